"""The selftest: a check that fails is reported and does not stop the others; the shipped model file is what its tool
makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core import selftest
from app.core.doctor import Check
from app.core.errors import MachineError
from app.core.llm import backends
from app.core.llm.fake import FakeModel
from app.core.paths import standard_paths
from app.core.resources import resource
from tools import make_tiny_gguf


def fail(error: Exception) -> str:
    raise error


def test_what_fails_is_a_result_and_the_rest_goes_on() -> None:
    checks = selftest.run(
        (
            ("disk", lambda: fail(MachineError("disk_full", path="/x"))),
            ("load", lambda: fail(ImportError("libx.so: not there"))),
            ("look", lambda: fail(LookupError("nothing was found"))),
            ("good", lambda: "3 files"),
        )
    )
    assert [(check.name, check.is_ok, check.code) for check in checks] == [
        ("disk", False, "disk_full"),
        ("load", False, "unexpected"),
        ("look", False, "unexpected"),
        ("good", True, ""),
    ]
    assert checks[1].detail == "ImportError: libx.so: not there" and checks[2].detail == "nothing was found"
    assert checks[3].detail.startswith("3 files (")


def test_a_profile_comes_back_and_one_that_cannot_be_written_is_seen(tmp_path: Path) -> None:
    """The engines are loaded in a process of their own (tests/e2e), not in this one."""

    def result(base: Path) -> Check:
        steps = dict(selftest.program_steps(standard_paths(base), FakeModel("tiny", parameters=1)))
        return selftest.run([("profile", steps["profile"])])[0]

    standard_paths(tmp_path / "fresh").create()
    assert result(tmp_path / "fresh").is_ok
    blocked = result(tmp_path / "fresh" / "config" / "settings.json")  # a file stands in the way
    assert not blocked.is_ok and blocked.code


def test_the_tiny_model_is_what_its_tool_makes() -> None:
    assert resource("selftest", "tiny.gguf").read_bytes() == make_tiny_gguf.build()


class Library:
    """Stands for the ctypes handle of libggml."""

    def __init__(self) -> None:
        self.folders: list[bytes] = []

        def load(folder: bytes) -> None:
            self.folders.append(folder)

        self.ggml_backend_load_all_from_path = load


@pytest.mark.parametrize("ending", ["so", "dll"])
def test_processor_code_is_loaded_once_and_from_its_own_folder(tmp_path: Path, ending: str) -> None:
    for name in ("haswell", "sse42", "x64"):
        (tmp_path / f"libggml-cpu-{name}.{ending}").touch()
    library = Library()
    for _ in range(2):
        backends.load_backends(library, tmp_path)
    assert library.folders == [str(tmp_path).encode()]
    assert backends.variants(tmp_path) == ["haswell", "sse42", "x64"]


def test_a_runtime_with_the_code_linked_in_loads_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "libggml-cpu.so").touch()
    library = Library()
    backends.load_backends(library, tmp_path)
    assert library.folders == [] and backends.loaded_variant() == ""
