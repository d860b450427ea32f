"""Mails and mailboxes made by the standard library, with attachments that lie, nest and are broken."""

from __future__ import annotations

import io
import mailbox
import struct
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from app.core.errors import UserError
from app.core.library.base import Document, IndexLimits
from app.core.library.extract.base import READERS, extract
from tests.bombs import archive
from tests.documents import write_pdf
from tests.ole import compound, outlook


def texts(document: Document) -> list[tuple[int, str]]:
    return [(block.level, document.text[block.start : block.end]) for block in document.blocks]


def mail(subject: str, body: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Anna Möller <anna@example.org>", "bo@example.org"
    message.set_content(body)
    return message


def saved(path: Path, message: EmailMessage) -> Document:
    path.write_bytes(message.as_bytes())
    return extract(path, IndexLimits())


def word(text: str) -> bytes:
    source, stream = docx.Document(), io.BytesIO()
    source.add_paragraph(text)
    source.save(stream)
    return stream.getvalue()


def test_eml_with_attachments(tmp_path: Path) -> None:
    message = mail("Der Schlüssel", "The key is under the stone.\n\nSecond paragraph.")
    message.add_alternative("<p>The key is under the stone.</p>", subtype="html")
    message.add_attachment(word("Words in Word."), maintype="application", subtype="x", filename="../../evil.docx")
    pdf = write_pdf(tmp_path / "a.pdf", ["Words in a PDF."]).read_bytes()
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment(b"garbage", maintype="application", subtype="x", filename="broken.docx")
    document = saved(tmp_path / "a.eml", message)
    assert document.title == "Der Schlüssel"
    assert texts(document) == [
        (1, "Der Schlüssel"),
        (0, "From: Anna Möller <anna@example.org>\nTo: bo@example.org"),
        (0, "The key is under the stone."),
        (0, "Second paragraph."),
        (2, "evil.docx"),
        (0, "Words in Word."),
        (2, "a.pdf"),
        (0, "Words in a PDF."),
        (2, "broken.docx"),
    ]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.eml", "a.pdf"]


def test_html_only_in_another_encoding(tmp_path: Path) -> None:
    raw = (
        b"Subject: x\nContent-Type: text/html; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\n<p>"
        + "Ключ".encode("koi8-r")
    )
    (tmp_path / "a.eml").write_bytes(raw)
    assert "Ключ" in extract(tmp_path / "a.eml", IndexLimits()).text


def test_unknown_charset_and_raw_header(tmp_path: Path) -> None:
    raw = "Subject: Договор аренды\nContent-Type: text/plain; charset=nonsense\n\nПлата вносится заранее.".encode(
        "cp1251"
    )
    (tmp_path / "a.eml").write_bytes(raw)
    document = extract(tmp_path / "a.eml", IndexLimits())
    assert "Плата вносится заранее." in document.text and document.title == "Договор аренды"


def test_mails_in_mails_end(tmp_path: Path) -> None:
    message = mail("Level 0", "Text 0")
    for number in range(1, 30):
        outer = mail(f"Level {number}", f"Text {number}")
        outer.add_attachment(message)
        message = outer
    document = saved(tmp_path / "a.eml", message)
    assert "Text 29" in document.text and "Text 27" in document.text and "Text 20" not in document.text


def test_mbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    for number in range(3):
        box.add(mail(f"Subject {number}", f"Body {number}"))
    box.flush()
    box.close()
    before = (tmp_path / "a.mbox").stat().st_mtime_ns
    document = extract(tmp_path / "a.mbox", IndexLimits())
    assert [text for level, text in texts(document) if level] == ["Subject 0", "Subject 1", "Subject 2"]
    assert "Body 2" in document.text and (tmp_path / "a.mbox").stat().st_mtime_ns == before


PARTS = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: text/plain\n\nx\n" * 5000 + b"--b--"
NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000))


@pytest.mark.parametrize(("content", "code"), [(PARTS, "too_large"), (NESTED, "damaged")])
def test_endless_mails(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a.eml").write_bytes(b"Subject: x\n" + content)
    with pytest.raises(UserError) as raised:
        extract(tmp_path / "a.eml", IndexLimits())
    assert raised.value.code == code


def test_hostile_list_of_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"To: " + b"a@b, " * 200_000 + b"\n\nhello")
    assert "hello" in extract(tmp_path / "a.eml", IndexLimits()).text


def test_a_subject_of_endless_pieces(tmp_path: Path) -> None:
    """Decoding one of three megabytes takes minutes."""
    (tmp_path / "a.eml").write_bytes(b"Subject: " + b"=?utf-8?q?a?= " * 200_000 + b"\n\nhello")
    document = extract(tmp_path / "a.eml", IndexLimits())
    assert "hello" in document.text and document.title.startswith("aaa") and len(document.title) <= 1000


@pytest.mark.parametrize("charset", [b"a\0b", b"undefined", b"\xff", b"zlib", b"n" * 5000])
def test_a_charset_that_is_none(tmp_path: Path, charset: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(b"Subject: x\nContent-Type: text/plain; charset=" + charset + b"\n\nThe key.\xe9")
    assert "The key." in extract(tmp_path / "a.eml", IndexLimits()).text


def test_what_a_library_says_of_a_file_fits_in_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")
    for error in (KeyError("\udcff"), ValueError("\udcff"), UserError("encrypted", detail="\udcff")):
        monkeypatch.setitem(READERS, ".txt", raiser(error))
        with pytest.raises(UserError) as raised:
            extract(tmp_path / "a.txt", IndexLimits())
        assert raised.value.data["detail"].encode()


def raiser(error: Exception) -> Callable[[Path], Document]:
    def read(path: Path) -> Document:
        raise error

    return read


def raw(path: Path, text: str | bytes) -> Document:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return extract(path, IndexLimits())


def multipart(kind: str, *parts: str, boundary: str = "; boundary=b1") -> str:
    body = "".join(f"--b1\n{part}\n" for part in parts)
    return f"Subject: Key\nMIME-Version: 1.0\nContent-Type: multipart/{kind}{boundary}\n\n{body}--b1--\n"


FIRST = "Content-Type: text/plain\n\nFirst text."
SECOND = "Content-Type: text/plain\n\nThe gate code is 4471."
PICTURE = "Content-Type: image/png\nContent-Disposition: inline\n\nx"
INVITATION = (
    "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20310504T090000Z\n"
    "SUMMARY:Roof inspection\nLOCATION:Boathouse 7\nEND:VEVENT\nEND:VCALENDAR"
)


@pytest.mark.parametrize("boundary", ["; boundary=b1", "", "; boundary=other"])
def test_all_texts_of_a_mail_in_their_order(tmp_path: Path, boundary: str) -> None:
    document = raw(tmp_path / "a.eml", multipart("mixed", FIRST, PICTURE, SECOND, boundary=boundary))
    assert texts(document) == [(1, "Key"), (0, "First text."), (0, "The gate code is 4471.")]


@pytest.mark.parametrize(
    ("plain", "page", "expected"),
    [
        ("Please use a program that shows HTML.", "<p>Booking KL-5512, cabin 204.</p>", "Booking KL-5512, cabin 204."),
        ("Booking KL-5512, cabin 204. Bring your ticket.", "<p>Booking KL-5512, <b>cabin 204</b>.</p>", "Booking KL-5512, cabin 204. Bring your ticket."),  # noqa: E501
        ("A letter with all that there is to say, in ten lines and more of text.", "<p>Shown here</p>", "A letter with all that there is to say, in ten lines and more of text."),  # noqa: E501
        ("", "<p>Booking KL-5512</p>", "Booking KL-5512"),
    ],
)  # fmt: skip
def test_the_better_of_two_versions(tmp_path: Path, plain: str, page: str, expected: str) -> None:
    parts = (f"Content-Type: text/plain\n\n{plain}", f"Content-Type: text/html\n\n{page}")
    assert texts(raw(tmp_path / "a.eml", multipart("alternative", *parts)))[1:] == [(0, expected)]


def test_an_invitation_says_when_and_where(tmp_path: Path) -> None:
    said = raw(tmp_path / "a.eml", multipart("alternative", FIRST, INVITATION)).text
    assert "Roof inspection" in said and "Place: Boathouse 7" in said and "2031-05-04 09:00 (UTC)" in said
    assert "First text." in said


def test_seven_bit_encodings(tmp_path: Path) -> None:
    body = "来週の会議は木曜日です。"
    head = b"Subject: x\nContent-Type: text/plain; charset=ISO-2022-JP\n\n"
    assert body in raw(tmp_path / "a.eml", head + body.encode("iso2022_jp")).text
    assert raw(tmp_path / "a.txt", body.encode("iso2022_jp")).text == body
    page = b'<html><head><meta charset="iso-2022-jp"></head><body>' + body.encode("iso2022_jp")
    assert raw(tmp_path / "a.html", page).text == body


def test_archives_in_mails(tmp_path: Path) -> None:
    message = mail("Papers", "See below.")
    inner = archive({"lease.txt": "The lease ends in October.", "fat.zip": archive({"a.txt": bytes(20 * 1024**2)})})
    message.add_attachment(inner, maintype="application", subtype="zip", filename="papers.zip")
    said = [text for _, text in texts(saved(tmp_path / "a.eml", message))]
    assert said[-4:] == ["papers.zip", "lease.txt", "The lease ends in October.", "fat.zip"]


def test_mails_of_other_programs(tmp_path: Path) -> None:
    whole = mail("Key", "The key is under the stone.").as_bytes()
    document = raw(tmp_path / "a.emlx", b"%d\n" % len(whole) + whole + b"<?xml version='1.0'?><plist/>")
    assert "under the stone" in document.text and "plist" not in document.text
    page = "Content-Type: text/html\n\n<p>The shop opens at nine.</p>"
    document = raw(tmp_path / "a.mht", multipart("related", page, PICTURE))
    assert texts(document) == [(1, "Key"), (0, "The shop opens at nine.")]


def test_mails_that_outlook_saved(tmp_path: Path) -> None:
    values = {0x37: "Mooring", 0x1000: "Berth 12.", 0x0C1A: "Bo Hollis", 0x0C1F: "bo@example.org", 0x0E04: "Anna"}
    document = raw(tmp_path / "a.msg", outlook(values, {"note.txt": b"The key is under the stone."}))
    assert document.title == "Mooring"
    assert texts(document) == [
        (1, "Mooring"),
        (0, "From: Bo Hollis <bo@example.org>\nTo: Anna"),
        (0, "Berth 12."),
        (2, "note.txt"),
        (0, "The key is under the stone."),
    ]
    assert "Page 7" in raw(tmp_path / "b.msg", outlook({0x37: "x", 0x1013: b"<p>Page 7</p>"})).text
    with pytest.raises(UserError):
        raw(tmp_path / "c.msg", compound({"other": b"x"}))


def tnef(*attributes: tuple[int, int, bytes]) -> bytes:
    """Of (level, tag, content)."""
    packed = struct.pack("<IH", 0x223E9F78, 1)
    for level, tag, content in attributes:
        packed += struct.pack("<BII", level, tag, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)
    return packed


def test_what_outlook_wraps(tmp_path: Path) -> None:
    wrapped = tnef(
        (1, 0x00069007, struct.pack("<II", 1252, 0)),
        (1, 0x00018004, b"Mooring\0"),
        (1, 0x0002800C, b"Berth 12.\0"),
        (2, 0x00069002, bytes(14)),
        (2, 0x00018010, b"note.txt\0"),
        (2, 0x0006800F, b"The key is under the stone."),
    )
    expected = ["Mooring", "Berth 12.", "note.txt", "The key is under the stone."]
    assert [text for _, text in texts(raw(tmp_path / "winmail.dat", wrapped))] == expected
    message = mail("Outer", "See below.")
    message.add_attachment(wrapped, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    assert [text for _, text in texts(saved(tmp_path / "a.eml", message))][-4:] == expected
