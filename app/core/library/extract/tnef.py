"""What Outlook wraps its mails in for others (winmail.dat), through tnefparse. Knows no other mail."""

from __future__ import annotations

import contextlib
import logging
from typing import Any

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.letters import Body, Enclosure, Letter, letter_document

MAX_BYTES = 100 * 1024**2


def read_tnef(data: bytes, name: str) -> Document:
    """Raises UserError damaged, too_large."""
    from tnefparse import TNEF

    logging.getLogger("tnefparse").setLevel(logging.CRITICAL)
    if len(data) > MAX_BYTES:
        raise UserError("too_large", size=len(data), limit=MAX_BYTES)
    package = TNEF(data, do_checksum=False)
    files = [Enclosure(_name(one), one.data) for one in package.attachments if isinstance(one.data, bytes)]
    return letter_document(Letter(_subject(package), (), _bodies(package), files), name)


def _subject(package: Any) -> str:
    found = next((one.data for one in package.msgprops if one.name == package.ATTSUBJECT), "")
    return _plain(found)


def _bodies(package: Any) -> list[Body]:
    if said := _plain(package.body):
        return [Body("plain", said.encode("utf-8", "replace"), "utf-8")]
    if page := package.htmlbody:
        return [Body("html", page if isinstance(page, bytes) else page.encode("utf-8", "replace"))]
    with contextlib.suppress(Exception):  # the library raises whatever it meets in a broken one
        return [Body("rtf", package.rtfbody)] if package.rtfbody else []
    return []


def _name(attachment: Any) -> str:
    with contextlib.suppress(Exception):
        return _plain(attachment.long_filename()).replace("\\", "/").rpartition("/")[2].strip(" .")
    return ""


def _plain(value: Any) -> str:
    text = value.decode("cp1252", "replace") if isinstance(value, bytes) else str(value or "")
    return text.strip("\0").strip()
