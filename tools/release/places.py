"""Names and folders of a build. Everything that is made lies below build/ and dist/."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
BUILD, DIST = ROOT / "build", ROOT / "dist"
VENV = ROOT / ".build-venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CACHE = Path(os.environ.get("ALCOVE_BUILD_CACHE") or Path.home() / ".cache" / "alcove-build")
MODELS = BUILD / "models"
EDITIONS = ("full", "small")  # with the starter models, and without any

APP_ID = "org.alcove.Alcove"
NAME = "Alcove"
SUMMARY = "Ask about your own files, offline, with citations"
MAINTAINER = "Alcove maintainers <alcove@users.noreply.github.com>"


def version() -> str:
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "app" / "__init__.py").read_text("utf-8"))
    if found is None:
        raise SystemExit("app/__init__.py says no version")
    return found[1]


def home_page() -> str:
    """Where this build is published, "" for one that is not: the address of the repository that CI builds."""
    server, repository = os.environ.get("GITHUB_SERVER_URL", ""), os.environ.get("GITHUB_REPOSITORY", "")
    return os.environ.get("ALCOVE_HOME_PAGE") or (f"{server}/{repository}" if server and repository else "")


def machine() -> str:
    return {"AMD64": "x86_64", "arm64": "aarch64"}.get(platform.machine(), platform.machine())


def frozen(edition: str) -> Path:
    """The folder of the frozen program."""
    return DIST / f"frozen-{edition}" / "alcove"


def program(folder: Path) -> Path:
    return folder / ("alcove-cli.exe" if os.name == "nt" else "alcove")


def artifact(edition: str, ending: str) -> Path:
    """dist/alcove-0.1.0-x86_64.tar.gz; the edition without models says so."""
    part = "" if edition == "full" else "-without-models"
    return DIST / f"alcove-{version()}{part}-{machine()}{ending}"


def run(*command: str | Path, **more: object) -> None:
    """Say it, do it, and end the build where it fails."""
    words = [str(word) for word in command]
    say("$ " + " ".join(words))
    done = subprocess.run(words, check=False, **more)  # type: ignore[call-overload]
    if done.returncode:
        raise SystemExit(f"{Path(words[0]).name} failed with {done.returncode}")


def output(command: Sequence[str | Path]) -> str:
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def folder_bytes(folder: Path) -> int:
    """What it takes on a disk: links count nothing, a file at least its bytes."""
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
