"""The disk image for macOS: the application, signed from the inside out, beside a link to Applications."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tools.release import sign
from tools.release.places import BUILD, NAME, artifact, frozen, run


def build(edition: str) -> Path:
    if sys.platform != "darwin":
        raise SystemExit("a disk image of macOS is made on macOS")
    stage = BUILD / f"dmg-{edition}"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    app = stage / f"{NAME}.app"
    shutil.copytree(application(edition), app, symlinks=True)
    is_signed = sign.mac(app)
    (stage / "Applications").symlink_to("/Applications")
    target = artifact(edition, ".dmg")
    run("hdiutil", "create", "-volname", NAME, "-srcfolder", stage, "-ov", "-format", "ULMO", target)
    if is_signed:
        sign.notarise(target)
    return target


def application(edition: str) -> Path:
    """Beside the folder that PyInstaller makes it from."""
    return frozen(edition).with_name(f"{NAME}.app")
