"""Locates the files that come with the program: icons, catalogue, prompts, sample library."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Path of a shipped file, in a checkout and inside a frozen build."""
    return program_root().joinpath("resources", *parts)


def shipped_models() -> Path | None:
    """Folder of the models that came with the program, which may not be written to; None in a checkout and in a build
    without models."""
    folder = program_root() / "models"
    return folder if getattr(sys, "frozen", False) and folder.is_dir() else None


def program_root() -> Path:
    """The folder that holds `app` and `resources`: of the checkout, or of the frozen program."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2]))
