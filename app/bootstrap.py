"""The composition root: the only place that chooses real or fake parts, in this process or in a child. Loads nothing
heavy itself; engines load where and when they are first used."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.chat.ask import AnswerService, ModelLoader
from app.core.chat.base import Asker
from app.core.chat.store import ChatStore
from app.core.errors import UserError
from app.core.library.base import IndexLimits, Library
from app.core.llm.base import ChatModel
from app.core.llm.fake import FakeModel
from app.core.models.base import ModelEntry, Models
from app.core.models.fake import FakeModels
from app.core.models.store import ModelStore
from app.core.paths import Paths, standard_paths
from app.core.settings.store import SettingsStore
from app.core.task import Task
from app.workers.library import LibraryClient, LibraryOptions, open_library
from app.workers.model import ModelChild


@dataclass(frozen=True)
class StartOptions:
    """What the command line said before the command."""

    base_dir: Path | None = None
    models_dir: Path | None = None
    is_fake: bool = False
    json_log: Path | None = None
    is_debug: bool = False


@dataclass
class Services:
    """Every part that the window or a command may use. `close` ends the children and purges what was deleted."""

    paths: Paths
    settings: SettingsStore
    library: Library
    models: Models
    asker: Asker
    chats: ChatStore
    loader: ModelLoader

    def close(self) -> None:
        for part in (self.library, self.loader, self.chats):
            with contextlib.suppress(Exception):
                part.close()  # type: ignore[union-attr]


class FakeLoader:
    """Hands out the fake chat model; same Protocol as the model child."""

    def load(self, entry: ModelEntry, task: Task) -> ChatModel:
        return FakeModel(entry.id, parameters=entry.parameters)

    def close(self) -> None: ...


def open_paths(options: StartOptions) -> Paths:
    """The program's folders, made. Raises MachineError data_dir_unwritable."""
    return standard_paths(options.base_dir).create()


def open_settings(paths: Paths) -> SettingsStore:
    return SettingsStore(paths.settings_file)


def open_models(options: StartOptions, paths: Paths) -> Models:
    return FakeModels() if options.is_fake else ModelStore(options.models_dir or paths.models)


def open_command_library(options: StartOptions, paths: Paths, settings: SettingsStore, models: Models) -> Library:
    """The library in this process, for a command. Raises UserError no_embedder, library_in_use."""
    return open_library(_library_options(options, paths, settings, models, is_watching=False))


def open_services(options: StartOptions, paths: Paths, *, is_window: bool) -> Services:
    """All parts. For the window the library lives in a child and watches its folders."""
    settings = open_settings(paths)
    models = open_models(options, paths)
    library: Library
    if is_window:
        library = open_window_library(options, paths, settings, models)
    else:
        library = open_command_library(options, paths, settings, models)
    chosen = settings.get()
    loader = FakeLoader() if options.is_fake else ModelChild(context=chosen.context_tokens, threads=chosen.threads)
    asker = AnswerService(library, models, loader, evidence_tokens=chosen.evidence_tokens)
    return Services(paths, settings, library, models, asker, ChatStore(paths.app_db), loader)


def open_window_library(options: StartOptions, paths: Paths, settings: SettingsStore, models: Models) -> Library:
    """A library client whose child starts with the first call, once an embedder is installed."""
    return LibraryClient(lambda: _library_options(options, paths, settings, models, is_watching=True))


def _library_options(
    options: StartOptions, paths: Paths, settings: SettingsStore, models: Models, *, is_watching: bool
) -> LibraryOptions:
    embedder: Path | None = None
    if not options.is_fake:
        entry = models.default("embedder")
        if entry is None or entry.path is None:
            raise UserError("no_embedder", model=_starter_embedder(models.list()))
        embedder = entry.path
    chosen = settings.get().library
    limits = IndexLimits(
        max_file_bytes=chosen.max_file_mb * 1024**2, exclude=tuple(chosen.exclude) or IndexLimits().exclude
    )
    return LibraryOptions(paths.library, embedder, limits, is_watching)


def _starter_embedder(entries: Sequence[ModelEntry]) -> str:
    return next((entry.id for entry in entries if entry.kind == "embedder" and entry.is_starter), "")
