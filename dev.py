#!/usr/bin/env python3
"""The one command for people and CI; standard library only.

python3 dev.py run [COMMAND ...]   set up, fetch the starter models, open the window (or run the command)
python3 dev.py test [ARGS ...]     set up and run every test, on two workers; with ARGS (pytest's) what they say
python3 dev.py check               lint, types, import contracts, house rules
python3 dev.py bench [NAME]        measure; the figures in docs/benchmarks.md come from here
python3 dev.py shots [FOLDER]      screenshots of the window
python3 dev.py mutate [MODULE ...] whether the tests notice mistakes that are made on purpose
python3 dev.py eval|build|i18n     quality figures, an installable program, translations
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
TEST_MODELS = VENV / "alcove-models"
DEMO = ROOT / ".demo"
TOOLS = ("bench", "shots", "eval", "build", "i18n", "mutate")
STARTERS = ("smollm2-135m-instruct", "all-minilm-l6-v2")

# What the window's toolkit and the compiler of the model runtime need, by Debian package.
QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "glib-2.0": "libglib2.0-0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xinerama": "libxcb-xinerama0",
    "xcb-xkb": "libxcb-xkb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}
TESTS_FAILED = 1  # exit code of pytest
RUNTIME = "llama-cpp-python"
# GCC up to 13 takes the 64 bytes that set up an Intel processor's matrix unit for 8 and leaves out the rest: the first
# prompt ends the process. Without the unit a prompt is read by AVX-512.
RUNTIME_FLAGS = tuple(f"-DCMAKE_{language}_FLAGS=-mno-amx-int8" for language in ("C", "CXX"))
# What the runtime calls the instructions of x86 that it was compiled with, and what Linux calls them.
INSTRUCTIONS = {
    "SSSE3": "ssse3", "AVX": "avx", "AVX_VNNI": "avx_vnni", "AVX2": "avx2", "F16C": "f16c", "FMA": "fma",
    "BMI2": "bmi2", "AVX512": "avx512f", "AVX512_VBMI": "avx512vbmi", "AVX512_VNNI": "avx512_vnni",
    "AVX512_BF16": "avx512_bf16", "AMX_INT8": "amx_int8",
}  # fmt: skip
COMPILER = {"g++": "g++", "cmake": "cmake", "make": "make"}


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything checks the version
        say("Alcove needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
        return 3
    command, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    commands = {"run": run, "test": test, "check": check, **{name: tool(name) for name in TOOLS}}
    if command not in commands:
        print(__doc__)
        return 0 if command in ("help", "-h", "--help") else 2
    return commands[command](rest)


def run(arguments: list[str]) -> int:
    set_up(extras="")
    if "--fake-models" not in arguments and not {"-h", "--help"} & set(arguments):
        fetch_starters(folder_options(arguments))
    if not arguments and not has_display():
        return demo()
    return app(*arguments)


def folder_options(arguments: list[str]) -> list[str]:
    """What was said before the command about where files are kept: the models have to go there too."""
    found: list[str] = []
    words = iter(arguments)
    for word in words:
        if not word.startswith("-"):
            break
        if word in ("--base-dir", "--models-dir", "--json-log"):
            value = next(words, "")
            found += [word, value] if word != "--json-log" else []
        elif word.startswith(("--base-dir=", "--models-dir=")):
            found.append(word)
    return found


def test(arguments: list[str]) -> int:
    set_up(extras="dev")
    environment = {**test_models(), "QT_QPA_PLATFORM": "offscreen"}
    if arguments or (os.cpu_count() or 1) < 2:
        return python("-m", "pytest", "-q", *arguments, **environment)
    code = python("-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", **environment)
    if code != TESTS_FAILED:
        return code
    say("Once more, alone: what failed beside other tests. Time limits of the program do not hold on busy cores.")
    return python("-m", "pytest", "-q", "--last-failed", "--last-failed-no-failures", "none", **environment)


def check(arguments: list[str]) -> int:
    set_up(extras="dev")
    steps = (
        ("ruff", ("-m", "ruff", "check", ".")),
        ("mypy", ("-m", "mypy")),
        ("import contracts", ("-c", "from importlinter.cli import lint_imports_command as run; run()")),
        ("house rules", (str(ROOT / "tools" / "house_rules.py"),)),
    )
    failed = [name for name, step in steps if _step(name, step)]
    say("check: " + ("failed: " + ", ".join(failed) if failed else "all passed"))
    return 1 if failed else 0


def _step(name: str, step: tuple[str, ...]) -> int:
    say(f"check: {name}")
    return python(*step)


def test_models() -> dict[str, str]:
    """Fetch the starter models into the checkout, unless ALCOVE_TEST_MODELS already names a folder that has them.
    Tests and measurements never touch the user's folders."""
    if os.environ.get("ALCOVE_TEST_MODELS"):
        return {}
    fetch_starters(["--models-dir", str(TEST_MODELS), "--base-dir", str(VENV / "alcove-base")])
    return {"ALCOVE_TEST_MODELS": str(TEST_MODELS)}


def tool(name: str) -> Callable[[list[str]], int]:
    def start(arguments: list[str]) -> int:
        script = ROOT / "tools" / f"{name}.py"
        if not script.is_file():
            say(f"There is no `{name}` yet.")
            return 2
        set_up(extras="dev")
        environment = test_models() if name in ("bench", "eval") else {}
        if not has_display():
            environment["QT_QPA_PLATFORM"] = "offscreen"
        return python(str(script), *arguments, **environment)

    return start


def demo() -> int:
    """The main job in the terminal, on the sample library, in a data folder of its own."""
    say("There is no display here, so this shows the main job in the terminal, on the sample files.")
    base = ["--base-dir", str(DEMO), *usual_models()]
    question = "When does the tenancy end, and how early must notice be given?"
    for step in (
        ("index", "add", str(ROOT / "resources" / "sample")),
        ("search", "boiler pressure", "--limit", "3"),
        ("ask", question),
    ):
        print(f"\n$ alcove {' '.join(repr(word) if ' ' in word else word for word in step)}", flush=True)
        if code := app(*base, *step):
            return code
    print('\nYour own files: python3 dev.py run ask "your question" --in FOLDER')
    return 0


def usual_models() -> list[str]:
    code = "from app.core.paths import standard_paths; print(standard_paths().models)"
    found = subprocess.run([PYTHON, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return ["--models-dir", found.stdout.strip()]


def has_display() -> bool:
    return not sys.platform.startswith("linux") or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def app(*arguments: str) -> int:
    return python("-m", "app", *arguments, cwd=Path.cwd())


def python(*arguments: str, cwd: Path = ROOT, **environment: str) -> int:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    merged = {**os.environ, "PYTHONPATH": path, **environment}
    try:
        return subprocess.run([str(PYTHON), *arguments], cwd=cwd, env=merged, check=False).returncode
    except KeyboardInterrupt:
        return 1


def set_up(extras: str) -> None:
    """Make .venv and install, once a change of pyproject.toml."""
    stamp = VENV / f".installed-{extras or 'run'}"
    python_version = ".".join(map(str, sys.version_info[:2]))  # an update of the same Python keeps the environment
    made_for = " ".join([python_version, *processor_features()])
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + made_for.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    require_system()
    if not has_pip():
        make_venv()
    say("Installing. The model runtime may be compiled for this computer, which takes 5 to 10 minutes once…")
    started = time.monotonic()
    requirement = f".[{extras}]" if extras else "."
    pip_install("-e", requirement)
    if not fits_processor():
        say("The model runtime that pip had kept was compiled for another processor. Compiling it for this one…")
        pip_install("--no-cache-dir", "--no-deps", "--force-reinstall", runtime_requirement())
    say(f"Installed in {time.monotonic() - started:.0f} s.")
    for name in {stamp.name, ".installed-run"}:
        (VENV / name).write_text(wanted)


def pip_install(*arguments: str) -> None:
    """Into .venv. Ends the program with a sentence where it fails."""
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, *arguments], cwd=ROOT, check=False, env=compiler_environment())
    if done.returncode:
        say("The installation failed; the lines above say why. Mend that and run the command again.")
        sys.exit(3)


def runtime_requirement() -> str:
    import tomllib  # not in the Pythons that `main` sends away with a sentence

    requirements = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return next(requirement for requirement in requirements if requirement.startswith(RUNTIME))


def fits_processor() -> bool:
    """Whether the installed runtime uses only instructions that this processor has: another one ends the process at the
    first prompt. pip keeps what it compiled by name and version alone, and its cache may come from another computer."""
    code = "import llama_cpp; print(llama_cpp.llama_print_system_info().decode())"
    done = subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        return False
    used = {name for name, flag in INSTRUCTIONS.items() if f"{name} = 1 " in f"{done.stdout} "}
    features = processor_features()
    return "AMX_INT8" not in used and all(INSTRUCTIONS[name] in features for name in used)


def processor_features() -> list[str]:
    """Its kind and, on Linux, its instructions; elsewhere its name."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return [platform.machine(), platform.processor(), *INSTRUCTIONS.values()]
    words = next((line.split() for line in lines if line.lower().startswith(("flags", "features"))), [])
    return [platform.machine(), *sorted(word for word in words if word in INSTRUCTIONS.values())]


def compiler_environment() -> dict[str, str]:
    """What `CMAKE_ARGS` already says is kept, behind the flags that the runtime needs."""
    if platform.machine() not in ("x86_64", "AMD64") or not sys.platform.startswith("linux"):
        return dict(os.environ)
    return {**os.environ, "CMAKE_ARGS": " ".join(filter(None, (*RUNTIME_FLAGS, os.environ.get("CMAKE_ARGS"))))}


def has_pip() -> bool:
    """False also for half an environment, which a Debian without python3-venv leaves behind."""
    if not PYTHON.exists():
        return False
    return subprocess.run([str(PYTHON), "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0


def make_venv() -> None:
    if _create_venv() or (debian_install(["python3-venv"]) and _create_venv()):
        return
    say("Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv")
    sys.exit(3)


def _create_venv() -> bool:
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0 and has_pip()


def require_system() -> None:
    """Name every missing system library with its install line; install them where that is ours to do."""
    if not sys.platform.startswith("linux"):
        return
    missing = [package for library, package in QT_LIBRARIES.items() if ctypes.util.find_library(library) is None]
    missing += [package for program, package in COMPILER.items() if shutil.which(program) is None]
    if not any(Path("/usr/share/fonts").rglob("*.ttf")):
        missing.append("fonts-dejavu-core")
    if missing and not debian_install(missing):
        say("These system libraries are missing. On Debian or Ubuntu: sudo apt-get install " + " ".join(missing))


def debian_install(packages: list[str]) -> bool:
    """True where we are root on Debian and the packages are now installed."""
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return False
    say("Installing system libraries: " + " ".join(packages))
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(install, check=False, stderr=subprocess.DEVNULL, **quiet).returncode == 0:
        return True
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    return subprocess.run(install, check=False, **quiet).returncode == 0


def fetch_starters(options: list[str]) -> None:
    for model in STARTERS:
        if code := app(*options, "models", "get", model):
            sys.exit(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
