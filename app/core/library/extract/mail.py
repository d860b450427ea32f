"""Mails (EML) and mailboxes (MBOX) with their attachments, all read in memory. Opens no link and writes no file."""

from __future__ import annotations

import contextlib
import email
import email.policy
import mailbox
from collections.abc import Callable
from email.header import decode_header
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.base import read_attachment
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode
from app.core.library.extract.web import add_html

MAX_DEPTH = 3  # levels of mails attached to mails
MAX_PARTS = 200  # of one mail
MAX_MAILS = 100_000  # of one mailbox
MAX_HEADER = 20_000  # characters that are looked at; decoding takes the square of them
SHOWN = ("From", "To", "Cc", "Date")
ReadPart = Callable[[bytes, str], Document | None]  # data and file name; None for a kind that is not read


def read_eml(data: bytes, name: str, read_part: ReadPart = read_attachment) -> Document:
    message = _parse(data)
    builder = Builder()
    reader = _MailReader(builder, read_part)
    reader.read(message, depth=1)
    title = _header(message, "Subject") or name.rpartition(".")[0]
    return builder.build(title, ocr_pages=reader.ocr_pages)


def read_mbox(path: Path, read_part: ReadPart = read_attachment) -> Document:
    """Each mail is a heading with its text below. The mailbox is only read, never locked or changed."""
    builder = Builder()
    reader = _MailReader(builder, read_part)
    box = mailbox.mbox(path, factory=None, create=False)
    try:
        for number, key in enumerate(box.iterkeys()):
            if number >= MAX_MAILS:
                raise UserError("too_large", detail="mails")
            reader.read(_parse(box.get_bytes(key)), depth=1)
    finally:
        box.close()
    return builder.build(path.stem, ocr_pages=reader.ocr_pages)


def _parse(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


class _MailReader:
    def __init__(self, builder: Builder, read_part: ReadPart) -> None:
        self._builder = builder
        self._read_part = read_part
        self.ocr_pages = 0

    def read(self, message: EmailMessage, *, depth: int) -> None:
        self._builder.heading(_header(message, "Subject"), depth)
        lines = [f"{name}: {_header(message, name)}" for name in SHOWN if _header(message, name)]
        self._builder.paragraph("\n".join(lines))
        parts = _leaves(message)
        body = _body(parts)
        if body is not None:
            self._add_body(body)
        for part in parts:
            if part is not body and not _is_decoration(part):
                self._add_attachment(part, depth=depth + 1)

    def _add_body(self, part: EmailMessage) -> None:
        data, charset = _payload(part), str(part.get_param("charset") or "")
        if part.get_content_type() == "text/html":
            add_html(self._builder, _as_utf_8(data, charset))
        else:
            for paragraph in decode(data, charset).split("\n\n"):
                self._builder.paragraph(paragraph)

    def _add_attachment(self, part: EmailMessage, *, depth: int) -> None:
        """One that cannot be read is still found by its name."""
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if depth <= MAX_DEPTH and isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
                self.read(inner[0], depth=depth)
            return
        name = _file_name(part)
        if not name:
            return
        self._builder.heading(name, depth)
        try:
            document = self._read_part(_payload(part), name)
        except UserError:
            document = None
        if document is not None:
            self._builder.extend(document)
            self.ocr_pages += document.ocr_pages


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    """The parts that hold something, without looking into attached mails. Raises UserError too_large."""
    leaves: list[EmailMessage] = []
    stack: list[Any] = [message]
    while stack:
        part = stack.pop()
        children = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(children, list):
            stack.extend(reversed(children))
        else:
            leaves.append(part)
        if len(leaves) + len(stack) > MAX_PARTS:
            raise UserError("too_large", detail="parts of a mail")
    return leaves


def _body(parts: list[EmailMessage]) -> EmailMessage | None:
    texts = [part for part in parts if not part.get_filename() and part.get_content_disposition() != "attachment"]
    for kind in ("text/plain", "text/html"):
        for part in texts:
            if part.get_content_type() == kind and _payload(part).strip():
                return part
    return None


def _is_decoration(part: EmailMessage) -> bool:
    """Pictures of a signature, and alternative versions of the body."""
    if part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822":
        return False
    return part.get_content_maintype() == "image" or not part.get_filename()


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _as_utf_8(data: bytes, charset: str) -> bytes:
    return b"\xef\xbb\xbf" + decode(data, charset).encode("utf-8", "replace") if charset else data


def _file_name(part: EmailMessage) -> str:
    """Only the last path component: it is shown, and never used as a path."""
    return (part.get_filename() or "").replace("\\", "/").rpartition("/")[2].strip("\0 .")


def _header(message: EmailMessage, name: str) -> str:
    """Not parsed by the email policy, which takes minutes for hostile address lists."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")[:MAX_HEADER]
    try:
        pieces = decode_header(raw.replace("\n", "").replace("\r", ""))
        text = "".join(part if isinstance(part, str) else _piece(part, charset or "") for part, charset in pieces)
    except (ValueError, LookupError):
        text = raw
    if not text.isascii():  # raw bytes, against the rules, come as surrogates
        with contextlib.suppress(UnicodeEncodeError, UserError):
            text = decode(text.encode("ascii", "surrogateescape"))
    return " ".join(text.split())[:1000]


def _piece(data: bytes, charset: str) -> str:
    """Without a charset decode_header returns bytes in raw-unicode-escape."""
    if charset and charset != "unknown-8bit":
        return decode(data, charset)
    return data.decode("raw-unicode-escape", "replace") if data.isascii() else decode(data)
