"""Mails and mailboxes made by the standard library, with attachments that lie, nest and are broken."""

from __future__ import annotations

import io
import mailbox
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from app.core.errors import UserError
from app.core.library.base import Document, IndexLimits
from app.core.library.extract.base import READERS, extract
from tests.documents import write_pdf


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
