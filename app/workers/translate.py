"""The translate child: dedicated translation models, no state that matters, killable at any moment; and its client, the
engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from app.core.errors import MachineError, UserError
from app.core.task import Task
from app.core.translate.base import Context, EngineInfo
from app.core.translate.packages import Package, chain, pairs
from app.workers.host import ChildHost

if TYPE_CHECKING:
    from app.core.translate.engine_ct2 import PackageRunner

ID = "dedicated"
CRASHED = "translator_crashed"


class TranslateService:
    """The child's side."""

    is_killable = True
    task_methods = ("translate",)

    def __init__(self, runner: PackageRunner) -> None:
        self._runner = runner

    def translate(self, packages: Sequence[Package], texts: Sequence[str], task: Task) -> Iterator[str]:
        return self._runner.translate(packages, texts, task)

    def close(self) -> None: ...


def build(threads: int) -> TranslateService:
    from app.core.translate.engine_ct2 import PackageRunner

    return TranslateService(PackageRunner(threads=threads))


class DedicatedEngine:
    """`packages` returns what is installed now. The child starts with the first translation."""

    def __init__(self, packages: Callable[[], Sequence[Package]], *, threads: int = 0) -> None:
        self._packages = packages
        self._host = ChildHost("translate", "app.workers.translate:build", {"threads": threads}, crash_code=CRASHED)

    @property
    def pid(self) -> int | None:
        return self._host.pid

    @property
    def info(self) -> EngineInfo:
        """A pair that nobody can ask for where no package is installed: an empty set would mean every pair."""
        return EngineInfo(ID, "Dedicated", "dedicated", pairs(self._packages()) or frozenset({("", "")}))

    def translate(
        self, texts: Sequence[str], source: str, target: str, task: Task, *, context: Context | None = None
    ) -> Iterator[str]:
        """See `Engine.translate`. `context` is of no use to these models."""
        way = chain(self._packages(), source, target)
        if not way:
            raise UserError("no_translator", engine=ID, source=source, target=target)
        return self._patiently(list(way), list(texts), task)

    def _patiently(self, way: list[Package], texts: list[str], task: Task) -> Iterator[str]:
        """A child that died is started anew and goes on where it was; a second death without a word between is told."""
        done, died_at = 0, -1
        while done < len(texts):
            try:
                for target in self._host.stream("translate", way, texts[done:], task=task):
                    done += 1
                    yield target
            except MachineError as error:
                if error.code != CRASHED or died_at == done:
                    raise
                died_at = done

    def close(self) -> None:
        self._host.close()
