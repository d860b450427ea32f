"""What every way to install on Linux shares: menu entry, icons, metadata, kinds of files, manual page."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from xml.sax.saxutils import escape

from tools.release import icons
from tools.release.freeze import source_date
from tools.release.places import APP_ID, PACKAGING, home_page, run, version

FILES = PACKAGING / "linux"


def share(folder: Path) -> Path:
    """Fill `folder` with what belongs below a share/ folder."""
    _copy("alcove.desktop", folder / "applications" / "alcove.desktop")
    _copy("alcove.mime.xml", folder / "mime" / "packages" / "alcove.xml")
    _write(folder / "metainfo" / f"{APP_ID}.metainfo.xml", filled(f"{APP_ID}.metainfo.xml"))
    hicolor = folder / "icons" / "hicolor"
    for size, file in icons.pngs().items():
        _copy(file, hicolor / f"{size}x{size}" / "apps" / "alcove.png")
    _copy(icons.DRAWING, hicolor / "scalable" / "apps" / "alcove.svg")
    return folder


def filled(name: str) -> str:
    """A file of packaging/linux with what differs between builds."""
    page = home_page()
    home = f'  <url type="homepage">{escape(page)}</url>' if page else ""
    date = time.strftime("%Y-%m-%d", time.gmtime(int(source_date())))
    text = (FILES / name).read_text("utf-8")
    text = text.replace("@HOME_PAGE@\n", f"{home}\n" if home else "")
    return text.replace("@VERSION@", version()).replace("@DATE@", date)


def validate(folder: Path) -> None:
    """By the desktop's own tools, where they are installed."""
    if shutil.which("desktop-file-validate"):
        run("desktop-file-validate", folder / "applications" / "alcove.desktop")
    if shutil.which("appstreamcli"):
        run("appstreamcli", "validate", "--no-net", folder / "metainfo" / f"{APP_ID}.metainfo.xml")


def _copy(source: str | Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FILES / source, target)
    target.chmod(0o644)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    target.chmod(0o644)
