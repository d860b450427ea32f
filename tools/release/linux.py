"""What every way to install on Linux shares: menu entry, icons, metadata, kinds of files, manual page."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, unescape

from tools.release import icons, tables
from tools.release.freeze import source_date
from tools.release.places import APP_ID, PACKAGING, home_page, run, version

FILES = PACKAGING / "linux"


def share(folder: Path) -> Path:
    """Fill `folder` with what belongs below a share/ folder."""
    _write(folder / "applications" / "alcove.desktop", filled("alcove.desktop"))
    _write(folder / "mime" / "packages" / "alcove.xml", filled("alcove.mime.xml"))
    _write(folder / "metainfo" / f"{APP_ID}.metainfo.xml", filled(f"{APP_ID}.metainfo.xml"))
    hicolor = folder / "icons" / "hicolor"
    for size, file in icons.pngs().items():
        _copy(file, hicolor / f"{size}x{size}" / "apps" / "alcove.png")
    _copy(icons.DRAWING, hicolor / "scalable" / "apps" / "alcove.svg")
    return folder


def filled(name: str) -> str:
    """A file of packaging/linux with what differs between builds, its texts in the languages of the window, and the
    types of files."""
    page = home_page()
    home = f'  <url type="homepage">{escape(page)}</url>' if page else ""
    date = time.strftime("%Y-%m-%d", time.gmtime(int(source_date())))
    text = translated(tables.template(f"linux/{name}"))
    text = text.replace("@HOME_PAGE@\n", f"{home}\n" if home else "").replace("@MEDIA_TYPES@", _media_types(name))
    return text.replace("@VERSION@", version()).replace("@DATE@", date)


def translated(text: str) -> str:
    """After each line of a menu entry or an XML file that people read, the same in other languages."""
    return "".join(line + "".join(_in_other_languages(line)) for line in text.splitlines(keepends=True))


def _in_other_languages(line: str) -> Iterator[str]:
    entry = re.fullmatch(r"(GenericName|Comment|Keywords)=(.+)\n", line)
    element = re.fullmatch(r"( *)<(comment|summary)>(.+)</\2>\n", line)
    if entry:
        for language, said in tables.translations(entry[2]):
            yield f"{entry[1]}[{language.code}]={said}\n"
    elif element:
        for language, said in tables.translations(unescape(element[3])):
            yield f'{element[1]}<{element[2]} xml:lang="{language.code}">{escape(said)}</{element[2]}>\n'


def _media_types(name: str) -> str:
    if name.endswith(".desktop"):
        return "".join(f"{media_type};" for media_type in (*tables.media_types(), "inode/directory"))
    return "\n".join(f"    <mediatype>{media_type}</mediatype>" for media_type in tables.media_types())


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
