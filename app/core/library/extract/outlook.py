"""Mails that Outlook saved (.msg), through python-oxmsg. Knows no mail of the internet."""

from __future__ import annotations

import contextlib
import io
from typing import Any

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.letters import MAX_DEPTH, Body, Enclosure, Letter, letter_document

# Properties of [MS-OXPROPS] by their numbers.
SUBJECT, BODY, RTF, HTML, HEADERS = 0x0037, 0x1000, 0x1009, 0x1013, 0x007D
TO, CC, SENT, DELIVERED, BEGINS, ENDS = 0x0E04, 0x0E03, 0x0039, 0x0E06, 0x0060, 0x0061
SENDER, SENDER_ADDRESS, SENDER_SMTP, ON_BEHALF = 0x0C1A, 0x0C1F, 0x5D01, 0x0042
LONG_NAME, SHORT_NAME, SHOWN_NAME, DATA = 0x3707, 0x3704, 0x3001, 0x3701
INNER = "__substg1.0_3701000D"  # the storage of a mail that is attached to one
OUTER_HEAD, INNER_HEAD, ATTACHMENT_HEAD = 32, 24, 8  # bytes before the properties
MAX_ENCLOSURES = 200


def read_msg(data: bytes, name: str) -> Document:
    """Raises UserError damaged."""
    import olefile
    from oxmsg.storage import Storage

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        if not container.exists("__properties_version1.0"):
            raise UserError("damaged", detail="no mail of Outlook")
        storage = Storage.from_ole(container)
    return letter_document(_letter(storage, OUTER_HEAD, 1), name)


def _letter(storage: Any, head: int, depth: int) -> Letter:
    from oxmsg.properties import Properties

    properties = Properties(storage, properties_header_offset=head)
    attached = list(storage.iter_attachment_storages())[:MAX_ENCLOSURES] if depth <= MAX_DEPTH else []
    return Letter(
        _text(properties, SUBJECT),
        _lines(properties),
        _bodies(properties),
        [_enclosure(one, depth) for one in attached],
    )


def _lines(properties: Any) -> list[str]:
    address = _text(properties, SENDER_SMTP) or _text(properties, SENDER_ADDRESS)
    sender = _text(properties, SENDER) or _text(properties, ON_BEHALF)
    if "@" in address and address != sender:
        sender = f"{sender} <{address}>" if sender else address
    values = {
        "From": sender,
        "To": _text(properties, TO),
        "Cc": _text(properties, CC),
        "Date": _moment(properties, SENT) or _moment(properties, DELIVERED),
        "Begins": _moment(properties, BEGINS),
        "Ends": _moment(properties, ENDS),
    }
    return [f"{label}: {value}" for label, value in values.items() if value]


def _bodies(properties: Any) -> list[Body]:
    """Outlook writes the plain text itself, whole; the others are for mails without it."""
    plain = _text(properties, BODY)
    if plain.strip():
        return [Body("plain", plain.encode("utf-8", "replace"), "utf-8")]
    if html := _binary(properties, HTML):
        with contextlib.suppress(Exception):  # a code page that is none
            return [Body("html", html.decode(properties.body_encoding).encode(), "utf-8")]
        return [Body("html", html)]
    if packed := _binary(properties, RTF):
        from compressed_rtf import decompress

        with contextlib.suppress(Exception):  # the library raises whatever it meets
            return [Body("rtf", decompress(packed))]
    return []


def _enclosure(storage: Any, depth: int) -> Enclosure:
    from oxmsg.properties import Properties

    inner = next((one for one in storage.storages if one.name == INNER), None)
    if inner is not None:
        return Enclosure(letter=_letter(inner, INNER_HEAD, depth + 1))
    properties = Properties(storage, properties_header_offset=ATTACHMENT_HEAD)
    names = (_text(properties, number) for number in (LONG_NAME, SHORT_NAME, SHOWN_NAME))
    name = next(filter(None, names), "").replace("\\", "/").rpartition("/")[2].strip("\0 .")
    return Enclosure(name, _binary(properties, DATA))


def _text(properties: Any, number: int) -> str:
    with contextlib.suppress(Exception):  # a property that is listed and not there
        return (properties.str_prop_value(number) or "").strip("\0")
    return ""


def _binary(properties: Any, number: int) -> bytes:
    with contextlib.suppress(Exception):
        return properties.binary_prop_value(number) or b""
    return b""


def _moment(properties: Any, number: int) -> str:
    with contextlib.suppress(Exception):
        moment = properties.date_prop_value(number)
        return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else ""
    return ""
