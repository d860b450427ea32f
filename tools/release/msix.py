"""The package for the Microsoft Store and for managed computers: manifest, pictures and program in one folder, packed
by makeappx where that is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from xml.sax.saxutils import escape

from app.core.window_languages import WINDOW_LANGUAGES
from tools.release import icons, sign, tables
from tools.release.places import BUILD, artifact, frozen, machine, run, say, version

PICTURES = {"Square44x44Logo": 48, "Square150x150Logo": 256, "StoreLogo": 64}
ARCHITECTURES = {"x86_64": "x64", "aarch64": "arm64"}


def build(edition: str) -> Path:
    folder = stage(frozen(edition), BUILD / f"msix-{edition}")
    tool = shutil.which("makeappx")
    if tool is None:
        say(f"makeappx is not installed; the folder is {folder}")
        return folder
    target = artifact(edition, ".msix")
    run(tool, "pack", "/o", "/d", folder, "/p", target)
    sign.windows(target)
    return target


def stage(program: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(program, folder / "alcove")
    for name, size in PICTURES.items():
        (folder / "assets").mkdir(exist_ok=True)
        shutil.copyfile(icons.pngs()[size], folder / "assets" / f"{name}.png")
    (folder / "AppxManifest.xml").write_text(manifest(), "utf-8")
    return folder


def manifest() -> str:
    """The publisher has to be the subject of the certificate, letter by letter."""
    publisher = os.environ.get("WINDOWS_PUBLISHER", "CN=Alcove maintainers")
    text = tables.template("windows/AppxManifest.xml").replace("@VERSION@", f"{version()}.0")
    names = [f"{language.code}-{language.country}".lower() for language in WINDOW_LANGUAGES]
    text = text.replace("@LANGUAGES@", "\n".join(f'    <Resource Language="{name}"/>' for name in names))
    types = [f"{' ' * 14}<uap:FileType>{suffix}</uap:FileType>" for suffix in tables.suffixes()]
    text = text.replace("@FILE_TYPES@", "\n".join(types))
    return text.replace("@PUBLISHER@", escape(publisher)).replace("@ARCHITECTURE@", ARCHITECTURES[machine()])
