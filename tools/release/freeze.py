"""Freezes the program with PyInstaller in an environment of its own, thins the folder out, checks what came of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from dev import STARTERS
from tools.release import compiled, elf, icons, icu, licences
from tools.release.places import (
    BUILD,
    MODELS,
    NAME,
    PACKAGING,
    PYTHON,
    ROOT,
    VENV,
    folder_bytes,
    frozen,
    home_page,
    output,
    run,
    say,
)

PYINSTALLER = ("pyinstaller==6.22.3", "pyinstaller-hooks-contrib==2026.9")
INSIDE = "_internal"  # where PyInstaller puts everything but the program itself
RESOURCES = "Resources"


def freeze(edition: str) -> Path:
    """Returns the program's folder. The editions differ in their models alone, so `full` is made from `small`."""
    make_environment()
    small, target = frozen("small"), frozen(edition)
    shutil.rmtree(small.parent, ignore_errors=True)
    environment = {**os.environ, "ALCOVE_ICON": str(icons.for_program() or ""), "PYTHONPATH": str(ROOT),
                   "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": source_date()}  # fmt: skip
    run(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", small.parent,
        "--workpath", BUILD / "pyinstaller", PACKAGING / "alcove.spec", env=environment, cwd=ROOT)  # fmt: skip
    for inside in insides(small):
        thin_out(inside)
        write_release_note(inside)
    licences.write(small / "LICENSES.txt", has_models=False)
    if problems := list(check(small)):
        raise SystemExit("\n".join(problems))
    if edition == "full":
        add_models(small, target)
    say(f"{target}: {folder_bytes(target) / 1e6:.0f} MB")
    return target


def add_models(small: Path, target: Path) -> None:
    models = starter_models()
    shutil.rmtree(target.parent, ignore_errors=True)
    shutil.copytree(small.parent, target.parent, symlinks=True)
    for inside in insides(target):
        shutil.copytree(models, inside / "models")
        if inside.name == RESOURCES:  # of the .app, where the program looks beside its libraries
            (inside.parent / "Frameworks" / "models").symlink_to(f"../{RESOURCES}/models")
    licences.write(target / "LICENSES.txt", has_models=True)


def insides(folder: Path) -> list[Path]:
    """Where the files of the program are: in its folder and, on macOS, in the application made of it."""
    application = folder.with_name(f"{NAME}.app") / "Contents" / RESOURCES
    return [folder / INSIDE, *([application] if application.is_dir() else [])]


def make_environment() -> None:
    """Only what the program needs to run, and PyInstaller; made again when the project's needs change."""
    project = (ROOT / "pyproject.toml").read_bytes()
    made_of = (PYINSTALLER, [library.folder.name for library in compiled.ALL], sys.version_info[:2])
    wanted = hashlib.sha256(project + repr(made_of).encode()).hexdigest()
    stamp = VENV / ".made"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        run(sys.executable, "-m", "venv", VENV)
    needs = [need for need in tomllib.loads(project.decode())["project"]["dependencies"] if "llama-cpp" not in need]
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run(*pip, *needs, *PYINSTALLER, "tomli; python_version < '3.11'")
    wheels = [library.wheel() for library in compiled.ALL]
    run(*pip, *wheels)  # with what they need
    run(*pip, "--force-reinstall", "--no-deps", *wheels)  # in place of the same version from elsewhere
    stamp.write_text(wanted)


def starter_models() -> Path:
    """The models of the full edition, each whole and checked by hash."""
    code = "import sys; from app.__main__ import main; sys.exit(main())"
    for model in STARTERS:
        if not (MODELS / model / ".complete").is_file():
            base = BUILD / "models-base"
            run(PYTHON, "-c", code, "--base-dir", base, "--models-dir", MODELS, "models", "get", model,
                env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    shutil.rmtree(MODELS / ".partial", ignore_errors=True)
    (MODELS / "registry.json").unlink(missing_ok=True)
    return MODELS


def source_date() -> str:
    """Of the last commit, so that the same sources make the same archive."""
    found = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return os.environ.get("SOURCE_DATE_EPOCH") or found.stdout.strip() or "0"


def thin_out(inside: Path) -> None:
    before = folder_bytes(inside)
    if sys.platform.startswith("linux"):
        for library in inside.glob("PySide6/Qt/lib/libicudata.so.*"):
            icu.thin_out(library, BUILD / "icu")
        link_copies(inside)
        strip(inside)
    say(f"thinned out from {before / 1e6:.0f} to {folder_bytes(inside) / 1e6:.0f} MB")


def link_copies(inside: Path) -> None:
    """libx.so, libx.so.1 and libx.so.1.2 of an archive that knows no links are three copies, and would be loaded as
    three libraries: one stays, under the name that others ask for."""
    for folder in {file.parent for file in inside.rglob("*.so")}:
        for file in sorted(folder.glob("*.so")):
            if file.is_symlink():
                continue
            copies = [copy for copy in folder.glob(f"{file.name}.*") if same(copy, file)]
            asked_for = min(copies, key=lambda copy: len(copy.name), default=None)
            for copy in [file, *copies]:
                if asked_for is not None and copy != asked_for:
                    copy.unlink()
                    copy.symlink_to(asked_for.name)


def same(copy: Path, file: Path) -> bool:
    if copy.is_symlink() or copy.stat().st_size != file.stat().st_size:
        return False
    return copy.read_bytes() == file.read_bytes()


def strip(inside: Path) -> None:
    """Symbols and debug data that nothing reads: 67 of the 68 MB of one library. What was patched after linking does
    not always survive it, so each result is looked at, and the selftest loads it."""
    for file in elf.elf_files(inside):
        stripped = file.with_name(f"{file.name}.stripped")
        done = subprocess.run(
            ["strip", "--strip-unneeded", "-o", str(stripped), str(file)], capture_output=True, check=False
        )
        if done.returncode == 0 and elf.is_loadable(output(["readelf", "-lW", stripped])):
            stripped.chmod(file.stat().st_mode)
            stripped.replace(file)
        else:
            say(f"left as it is: {file.relative_to(inside)}")
            stripped.unlink(missing_ok=True)


def write_release_note(inside: Path) -> None:
    """Where this build came from; the window's button for updates opens it."""
    note = {"page": f"{home_page()}/releases" if home_page() else ""}
    (inside / "resources" / "release.json").write_text(json.dumps(note) + "\n", "utf-8")


def check(target: Path) -> Iterator[str]:
    """What makes a build unfit for anyone else's computer."""
    files = [file for file in target.rglob("*") if file.is_file()]
    yield from forbidden(str(file.relative_to(target)) for file in files)
    if not any(file.name.startswith(("libggml-cpu-", "ggml-cpu-")) for file in files) and sys.platform != "darwin":
        yield "llama.cpp has code for this processor only: the model runtime was not built for release"
    if sys.platform.startswith("linux"):
        for file, need in elf.too_new(elf.elf_files(target)).items():
            yield f"{file.relative_to(target)} needs glibc {need[0]}.{need[1]}, newer than {elf.OLDEST_GLIBC}"


def forbidden(names: Iterator[str]) -> Iterator[str]:
    """The loader of Vulkan drivers has to be the system's own; modules that were excluded must not come back, nor the
    films of the published OpenCV where we compile one without."""
    for name in names:
        low = name.lower()
        if "libvulkan" in low or low.endswith("vulkan-1.dll"):
            yield f"{name}: a Vulkan loader must not be bundled"
        if any(part in low for part in ("/kubernetes/", "qt6webengine", "qt6qml", "_tkinter", "qt6quick")):
            yield f"{name} does not belong into the program"
        if "libavcodec" in low and ".so" in low:
            yield f"{name}: this is not the OpenCV that was made for release"
