"""dev.py: what it installs and when, and what it says where something is missing. Installs nothing itself."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

DEV = Path(__file__).parents[2] / "dev.py"
PROJECT = '[project]\ndependencies = ["platformdirs>=4", "llama-cpp-python>=0.3"]\n'


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """A fresh copy of the module, on an empty checkout, whose commands are written down and not started."""
    spec = importlib.util.spec_from_file_location("dev_under_test", DEV)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    module.ROOT, module.VENV = tmp_path, tmp_path / ".venv"
    module.PYTHON = module.VENV / "bin" / "python"
    module.started = []
    module.system_info = "CPU : SSE3 = 1 | AVX = 1 | AVX2 = 1 | REPACK = 1 | "

    def start(command: list[object], **_: object) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        module.started.append(words)
        if "venv" in words:
            module.PYTHON.parent.mkdir(parents=True)
            module.PYTHON.touch()
        if "llama_print_system_info" in words[-1]:
            return subprocess.CompletedProcess(words, 0, module.system_info, "")
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(module.subprocess, "run", start)
    monkeypatch.setattr(module, "require_system", lambda: None)
    monkeypatch.setattr(module, "processor_features", lambda: ["x86_64", "avx", "avx2"])
    monkeypatch.delenv("ALCOVE_TEST_MODELS", raising=False)
    return module


def installs(dev: ModuleType) -> list[str]:
    return [words[-1] for words in dev.started if "-e" in words]


def test_it_installs_once_a_change_of_the_project_file(dev: ModuleType) -> None:
    dev.set_up(extras="")
    dev.set_up(extras="")
    assert installs(dev) == ["."]
    dev.set_up(extras="dev")
    dev.set_up(extras="")
    assert installs(dev) == [".", ".[dev]"]
    (dev.ROOT / "pyproject.toml").write_text(PROJECT + "# changed\n")
    dev.set_up(extras="")
    assert installs(dev) == [".", ".[dev]", "."]


def test_the_model_runtime_is_compiled_without_the_matrix_unit(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setenv("CMAKE_ARGS", "-DGGML_NATIVE=OFF")
    flags = dev.compiler_environment()["CMAKE_ARGS"].split()
    assert flags == ["-DCMAKE_C_FLAGS=-mno-amx-int8", "-DCMAKE_CXX_FLAGS=-mno-amx-int8", "-DGGML_NATIVE=OFF"]
    monkeypatch.setattr(dev.platform, "machine", lambda: "aarch64")
    assert dev.compiler_environment()["CMAKE_ARGS"] == "-DGGML_NATIVE=OFF"


def compiled(dev: ModuleType) -> list[list[str]]:
    return [words for words in dev.started if "--no-cache-dir" in words]


def test_a_runtime_that_fits_the_processor_is_kept(dev: ModuleType) -> None:
    dev.set_up(extras="")
    assert dev.fits_processor() and not compiled(dev)


@pytest.mark.parametrize("more", ["AVX512 = 1 | ", "AMX_INT8 = 1 | "])
def test_a_runtime_of_another_processor_is_compiled_anew_and_not_taken_from_a_cache(dev: ModuleType, more: str) -> None:
    """pip's cache may come from another computer, whose instructions this one lacks."""
    dev.system_info += more
    dev.set_up(extras="")
    [words] = compiled(dev)
    assert {"--force-reinstall", "--no-deps", "llama-cpp-python>=0.3"} <= set(words)


def test_on_another_processor_everything_is_looked_at_again(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    dev.set_up(extras="")
    monkeypatch.setattr(dev, "processor_features", lambda: ["x86_64", "avx"])
    dev.set_up(extras="")
    assert len(installs(dev)) == 2 and len(compiled(dev)) == 1


def test_a_runtime_that_does_not_start_does_not_fit(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = subprocess.CompletedProcess([], -4, "", "")
    monkeypatch.setattr(dev.subprocess, "run", lambda *_, **__: ended)
    assert not dev.fits_processor()


def test_the_processor_is_known_by_its_instructions(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("dev_under_test", DEV)
    assert spec is not None and spec.loader is not None
    dev = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(dev)
    monkeypatch.setattr(dev.platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(dev.Path, "read_text", lambda *_: "model name : Some\nflags\t\t: fpu avx2 fma ht avx\n")
    assert dev.processor_features() == ["x86_64", "avx", "avx2", "fma"]


def test_the_extras_of_development_cover_a_run(dev: ModuleType) -> None:
    dev.set_up(extras="dev")
    dev.set_up(extras="")
    assert installs(dev) == [".[dev]"]


def test_half_an_environment_is_made_anew(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    states = iter([False, True])
    monkeypatch.setattr(dev, "has_pip", lambda: next(states))
    dev.set_up(extras="")
    assert any("--clear" in words for words in dev.started)


def test_without_the_venv_module_it_names_the_install_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "_create_venv", lambda: False)
    monkeypatch.setattr(dev, "debian_install", lambda packages: False)
    with pytest.raises(SystemExit) as end:
        dev.set_up(extras="")
    assert end.value.code == 3
    assert "apt-get install python3-venv" in capsys.readouterr().err


def test_a_run_fetches_the_starters_to_where_the_command_looks(dev: ModuleType) -> None:
    dev.main(["run", "--base-dir", "/elsewhere", "--models-dir=/m", "ask", "Why?", "--base-dir", "no option of ours"])
    fetched = [words for words in dev.started if "get" in words]
    assert [words[-1] for words in fetched] == list(dev.STARTERS)
    for words in fetched:
        assert words[words.index("app") + 1 : words.index("models")] == ["--base-dir", "/elsewhere", "--models-dir=/m"]
    assert dev.started[-1][-5:] == ["--models-dir=/m", "ask", "Why?", "--base-dir", "no option of ours"]


def test_fake_models_need_no_download(dev: ModuleType) -> None:
    dev.main(["run", "--fake-models", "doctor"])
    assert not [words for words in dev.started if "get" in words]


def test_without_a_display_it_shows_the_main_job_in_a_library_of_its_own(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.main(["run"]) == 0
    steps = [words for words in dev.started if str(dev.DEMO) in words]
    assert [next(word for word in ("index", "search", "ask") if word in words) for words in steps] == [
        "index",
        "search",
        "ask",
    ]
    assert "no display" in capsys.readouterr().err


def test_missing_libraries_are_named_with_their_install_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = importlib.util.spec_from_file_location("dev_under_test", DEV)
    assert spec is not None and spec.loader is not None
    dev = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(dev)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.ctypes.util, "find_library", lambda name: None if name == "xcb-cursor" else "there")
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "cmake" else "/usr/bin/" + name)
    asked: list[list[str]] = []
    monkeypatch.setattr(dev, "debian_install", lambda packages: asked.append(packages))
    dev.require_system()
    assert {"libxcb-cursor0", "cmake"} <= set(asked[0])
    assert "sudo apt-get install libxcb-cursor0 cmake" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "code"), [([], 0), (["help"], 0), (["nonsense"], 2)])
def test_help_and_unknown_commands(dev: ModuleType, words: list[str], code: int) -> None:
    assert dev.main(words) == code
    assert dev.started == []


def test_a_tool_that_does_not_exist_is_said_in_a_sentence(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["build"]) == 2
    assert capsys.readouterr().err == "There is no `build` yet.\n"
    assert dev.started == []


def test_it_needs_nothing_but_the_standard_library() -> None:
    done = subprocess.run([sys.executable, "-S", "-E", str(DEV), "help"], capture_output=True, text=True, check=True)
    assert "python3 dev.py run" in done.stdout


@pytest.mark.parametrize(("codes", "expected", "runs"), [([0], 0, 1), ([1, 0], 0, 2), ([1, 1], 1, 2), ([3], 3, 1)])
def test_what_fails_beside_other_tests_is_run_once_more_alone(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, codes: list[int], expected: int, runs: int
) -> None:
    """And only that: a suite that could not run is no matter of busy cores."""
    started: list[tuple[str, ...]] = []
    left = iter(codes)
    monkeypatch.setattr(dev, "test_models", dict)
    monkeypatch.setattr(dev.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(dev, "python", lambda *words, **_: (started.append(words), next(left))[1])
    assert dev.test([]) == expected and len(started) == runs
    assert "-n" in started[0] and ("--last-failed" in started[-1]) is (runs == 2)
