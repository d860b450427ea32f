"""Turns old Office files into new ones with LibreOffice, where this computer has it as a program. Each conversion has a
profile of its own that runs no macro and opens no connection. Knows no document's contents."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from app.core.library.extract.programs import run

SECONDS = 100.0  # a file takes 3 to 10, on a busy computer 40; well under IndexLimits.parse_seconds
MAX_RESULT = 200 * 1024**2  # bytes
# Where the installers put it; on Linux it is in the path.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    # A proxy at a port where nobody listens: what a document links to is not asked for.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


@cache
def program() -> str:
    """The path of LibreOffice, "" where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def converted(data: bytes, *, suffix: str, to: str) -> bytes | None:
    """The file with the suffix `suffix` as one of the kind `to` ("docx", "xlsx", "pptx"); None where LibreOffice is not
    there or does not manage."""
    if not program():
        return None
    with tempfile.TemporaryDirectory(prefix="alcove-", ignore_cleanup_errors=True) as folder:
        source, profile = Path(folder, f"source{suffix}"), Path(folder, "profile")
        source.write_bytes(data)
        _write_settings(profile)
        run([program(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo",
              "--convert-to", to, "--outdir", folder, str(source)], seconds=SECONDS)  # fmt: skip
        result = Path(folder, f"source.{to}")
        is_good = result.is_file() and 0 < result.stat().st_size <= MAX_RESULT
        return result.read_bytes() if is_good else None


def _write_settings(profile: Path) -> None:
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    user = profile / "user"
    user.mkdir(parents=True)
    text = f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    (user / "registrymodifications.xcu").write_text(f'<?xml version="1.0" encoding="UTF-8"?>{text}', "utf-8")
