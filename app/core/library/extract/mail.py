"""Mails and mailboxes in the format of the internet (EML, MBOX, EMLX, MHT), all read in memory. Opens no link and
writes no file."""

from __future__ import annotations

import contextlib
import email
import email.policy
import mailbox
import mimetypes
import re
from dataclasses import dataclass, field
from email.header import decode_header
from email.message import EmailMessage
from pathlib import Path

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.base import read_attachment
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode
from app.core.library.extract.letters import Body, Enclosure, Letter, LetterWriter, ReadPart, better, letter_document

MAX_PARTS = 200  # of one mail
MAX_MAILS = 100_000  # of one mailbox
MAX_HEADER = 20_000  # characters that are looked at; decoding takes the square of them
MAX_NESTED = 60  # parts in parts
SHOWN = ("From", "To", "Cc", "Date")
_TEXTS = {"text/plain": "plain", "text/html": "html", "text/calendar": "calendar", "text/enriched": "plain"}
_SIGNATURES = frozenset(("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"))
_BOUNDARY = re.compile(r"^--([^\s-]\S{0,69})[ \t]*\r?$", re.MULTILINE)


def read_eml(data: bytes, name: str, read_part: ReadPart = read_attachment) -> Document:
    return letter_document(letter_of(_parse(data)), name, read_part)


def read_emlx(data: bytes, name: str) -> Document:
    """Apple Mail writes the length of the mail on the first line and its own notes behind the mail."""
    first, _, rest = data.partition(b"\n")
    length = int(first) if first.strip().isdigit() and len(first) < 20 else len(rest)
    return read_eml(rest[:length], name)


def read_mht(data: bytes, name: str) -> Document:
    """A page as a browser saved it: a mail whose body is the page."""
    letter = letter_of(_parse(data))
    pages = [body for body in letter.bodies if body.kind == "html"][:1] or letter.bodies
    return letter_document(Letter(letter.subject, (), pages, pictures=letter.pictures), name)


def read_mbox(path: Path, read_part: ReadPart = read_attachment) -> Document:
    """Each mail is a heading with its text below. The mailbox is only read, never locked or changed."""
    builder = Builder()
    writer = LetterWriter(builder, read_part)
    box = mailbox.mbox(path, factory=None, create=False)
    try:
        for number, key in enumerate(box.iterkeys()):
            if number >= MAX_MAILS:
                raise UserError("too_large", detail="mails")
            writer.write(letter_of(_parse(box.get_bytes(key))))
    finally:
        box.close()
    return builder.build(path.stem, ocr_pages=writer.ocr_pages)


def letter_of(message: EmailMessage) -> Letter:
    """Raises UserError too_large."""
    return _letter(message, _Found(), 0)


def _letter(message: EmailMessage, found: _Found, depth: int) -> Letter:
    _collect(message, found, depth)
    lines = [f"{name}: {_header(message, name)}" for name in SHOWN if _header(message, name)]
    return Letter(_header(message, "Subject"), lines, found.bodies, found.enclosures, found.pictures)


def _parse(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


@dataclass
class _Found:
    """What was met so far; `parts` counts all, `pictures` are those of the text by their addresses."""

    bodies: list[Body] = field(default_factory=list)
    enclosures: list[Enclosure] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    parts: list[None] = field(default_factory=list)  # one list for the whole mail

    def part_of(self) -> _Found:
        return _Found(parts=self.parts)


def _collect(part: EmailMessage, found: _Found, depth: int) -> None:
    """Everything in order, without looking into attached mails."""
    found.parts.append(None)
    if len(found.parts) > MAX_PARTS or depth > MAX_NESTED:
        raise UserError("too_large", detail="parts of a mail")
    if part.get_content_maintype() == "multipart":
        children = _children(part)
        if part.get_content_type() == "multipart/alternative":
            _choose(children, found, depth + 1)
        else:
            for child in children:
                _collect(child, found, depth + 1)
    elif part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            found.enclosures.append(Enclosure(letter=_letter(inner[0], found.part_of(), depth + 1)))
    elif _is_body(part):
        data = _payload(part)
        if data.strip():
            kind = _TEXTS[part.get_content_type()]
            found.bodies.append(Body(kind, data, str(part.get_param("charset") or "")))  # type: ignore[arg-type]
    else:
        _put(part, found)


def _put(part: EmailMessage, found: _Found) -> None:
    """What is no text: a file, or a picture of the text."""
    if not _is_decoration(part):
        found.enclosures.append(Enclosure(_file_name(part), _payload(part)))
    elif part.get_content_maintype() == "image":
        found.pictures[_address(part) or f"picture {len(found.parts)}"] = _payload(part)


def _choose(children: list[EmailMessage], found: _Found, depth: int) -> None:
    """Versions of one text: the better of plain text and HTML, and any invitation."""
    versions = []
    for child in children:
        version = found.part_of()
        _collect(child, version, depth)
        found.enclosures += version.enclosures
        found.pictures |= version.pictures
        found.bodies += [body for body in version.bodies if body.kind == "calendar"]
        versions.append([body for body in version.bodies if body.kind != "calendar"])
    plain = next((one for one in versions if one and all(body.kind == "plain" for body in one)), [])
    html = next((one for one in reversed(versions) if any(body.kind == "html" for body in one)), [])
    if len(plain) == 1 and len(html) == 1 and better(plain[0], html[0]) is html[0]:
        plain = []
    found.bodies += plain or html or next(filter(None, versions), [])


def _children(part: EmailMessage) -> list[EmailMessage]:
    """The parts of a part; where its boundary is missing or wrong, by the first line that looks like one."""
    children = part.get_payload()
    if isinstance(children, list):
        return [child for child in children if isinstance(child, EmailMessage)]
    text = str(children)
    line = _BOUNDARY.search(text)
    raw = text.encode("ascii", "surrogateescape")
    head = f'Content-Type: {part.get_content_type()}; boundary="{line[1]}"' if line else "Content-Type: text/plain"
    mended = _parse(head.encode("ascii", "replace") + b"\n\n" + raw)
    inner = mended.get_payload()
    return [child for child in inner if isinstance(child, EmailMessage)] if isinstance(inner, list) else [mended]


def _is_body(part: EmailMessage) -> bool:
    is_named = bool(part.get_filename()) and part.get_content_type() != "text/calendar"
    return part.get_content_type() in _TEXTS and not is_named and part.get_content_disposition() != "attachment"


def _is_decoration(part: EmailMessage) -> bool:
    """Pictures and styles of a text, and signatures."""
    if part.get_content_type() in _SIGNATURES:
        return True
    if part.get_content_disposition() == "attachment":
        return False
    return part.get_content_maintype() == "image" or not _file_name(part)


def _address(part: EmailMessage) -> str:
    """What a text calls a picture by: "cid:" and its number, in a saved page the address that it came from."""
    number = str(part.get("Content-ID", "")).strip().strip("<>")
    return f"cid:{number}" if number else str(part.get("Content-Location", "")).strip()


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _file_name(part: EmailMessage) -> str:
    """Only the last path component: it is shown, and never used as a path. A nameless file is called by its type."""
    name = (part.get_filename() or "").replace("\\", "/").rpartition("/")[2].strip("\0 .")
    if name or part.get_content_maintype() in ("text", "message"):
        return name
    suffix = mimetypes.guess_extension(part.get_content_type()) or ""
    return f"attachment{suffix}" if suffix and part.get_content_disposition() == "attachment" else ""


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
