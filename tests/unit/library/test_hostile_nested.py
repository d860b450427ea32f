"""Files that hold files without end, and files of which half is missing: through the real parse child each ends in one
row within its limits, and the good file beside it is found."""

from __future__ import annotations

import contextlib
import io
import os
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import docx
import odfdo
import openpyxl
import pptx
import psutil
import py7zr
import pytest
from fpdf import FPDF
from PIL import Image

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import FileState, IndexLimits, SearchRequest
from app.core.library.service import LibraryService
from app.workers.parse import ChildParser
from tests import bombs
from tests.bombs import MEGABYTE, archive
from tests.pictures import label, saved

LIMITS = IndexLimits(parse_seconds=120)
MOST_MEMORY = 1_300_000_000  # bytes of all children together
INDEXED, TOO_LARGE, DAMAGED = (
    (FileState.INDEXED, None),
    (FileState.SKIPPED, "too_large"),
    (FileState.FAILED, "damaged"),
)
KEY = "The key hangs behind the door."

Rows = dict[str, tuple[FileState, str | None]]
Read = Callable[..., Rows]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryService]:
    service = LibraryService(tmp_path / "lib", FakeEmbedder(), ChildParser(LIMITS), limits=LIMITS)
    yield service
    service.close()


@pytest.fixture
def read(library: LibraryService, docs: Path) -> Read:
    """Says what became of each file but the good one, and checks time (of the processor) and memory."""

    def run(*, seconds: float) -> Rows:
        (docs / "zz good.txt").write_text("The narwhal eats clams.")
        library.register([docs])
        used, peak, at = _used(), 0, 0.0
        for _ in library.work():
            if time.monotonic() > at:
                peak, at = max(peak, _memory()), time.monotonic() + 0.05
        assert _used() - used < seconds and peak < MOST_MEMORY
        assert library.search(SearchRequest("narwhal", mode="keyword")).hits[0].path.name == "zz good.txt"
        rows = {row.path.name: (row.state, row.reason) for row in library.files()}
        assert rows.pop("zz good.txt") == INDEXED
        return rows

    return run


def _children() -> Iterator[psutil.Process]:
    yield from psutil.Process().children(recursive=True)


def _memory() -> int:
    found = 0
    for child in _children():
        with contextlib.suppress(psutil.NoSuchProcess):
            found += child.memory_info().rss
    return found


def _used() -> float:
    times = list(os.times()[:4])
    for child in _children():
        with contextlib.suppress(psutil.NoSuchProcess):
            times += child.cpu_times()[:2]
    return sum(times)


def mail(name: str, data: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Papers"
    message.set_content("A mail about a pelican.")
    message.add_attachment(data, maintype="application", subtype="zip", filename=name)
    return message.as_bytes()


def packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w") as target:
        for name, content in files.items():
            target.writestr(content, name)
    return stream.getvalue()


def test_bombs_in_mails_in_archives(read: Read, library: LibraryService, docs: Path) -> None:
    bomb = archive({"a.txt": bytes(100 * MEGABYTE)})
    (docs / "a.zip").write_bytes(archive({"a.eml": mail("bomb.zip", bomb), "key.txt": KEY}))
    below = archive({f"{number}.txt": bytes(8 * MEGABYTE - 1) for number in range(12)})  # each too small for its ratio
    (docs / "b.zip").write_bytes(archive({f"{number}.eml": mail("b.zip", below) for number in range(12)}))
    (docs / "c.7z").write_bytes(packed({"a.txt": bytes(100 * MEGABYTE)}))
    (docs / "d.eml").write_bytes(mail("bomb.7z", packed({"a.txt": bytes(20 * MEGABYTE)})))
    (docs / "e.docx").write_bytes(bombs.word("&e12;", bombs.laughs()))
    assert read(seconds=40) == {
        **dict.fromkeys(("a.zip", "b.zip", "d.eml"), INDEXED),
        "c.7z": TOO_LARGE,
        "e.docx": DAMAGED,
    }
    found = library.search(SearchRequest("key behind door", mode="keyword", within=(docs / "a.zip",))).hits
    assert found and "pelican" in library.search(SearchRequest("pelican", mode="keyword")).hits[0].text


def test_archives_without_end(read: Read, docs: Path) -> None:
    deep = KEY.encode()
    for number in range(20):
        deep = archive({f"{number}.zip" if number else "key.txt": deep})
    (docs / "deep.zip").write_bytes(deep)
    wide = archive({"key.txt": KEY})
    for _ in range(6):  # 16 in 16 in 16...: 16 million texts
        wide = archive({f"{number}.zip": wide for number in range(16)})
    (docs / "wide.zip").write_bytes(wide)
    (docs / "many.zip").write_bytes(archive({f"{number}.txt": b"a" for number in range(100_000)}))
    assert read(seconds=60) == {"deep.zip": INDEXED, "wide.zip": INDEXED, "many.zip": TOO_LARGE}


def test_pictures_and_pages_without_end(read: Read, docs: Path) -> None:
    stream = io.BytesIO()
    Image.new("1", (30_000, 30_000), 1).save(stream, "PNG")
    (docs / "huge.png").write_bytes(stream.getvalue())
    (docs / "beside.html").write_text(f'<p>{KEY}</p><img src="huge.png">')
    (docs / "in.zip").write_bytes(archive({"huge.png": stream.getvalue(), "key.txt": KEY}))
    (docs / "pages.pdf").write_bytes(page_tree("[3 0 R 2 0 R]", "3 0 R"))
    (docs / "looped.pdf").write_bytes(page_tree("[6 0 R]", "2 0 R 6 0 R"))
    (docs / "million.pdf").write_bytes(page_tree(f"[{'6 0 R ' * 1000}]", "3 0 R " * 1000))
    assert read(seconds=40) == {
        **dict.fromkeys(("huge.png", "pages.pdf", "looped.pdf", "million.pdf"), TOO_LARGE),
        **dict.fromkeys(("beside.html", "in.zip"), INDEXED),
    }


def page_tree(kids: str, inner: str) -> bytes:
    """A million pages, as it says."""
    return bombs.pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids {kids} /Count 1000000 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F 5 0 R >> >> >>",
        bombs.stream(b"BT /F 12 Tf 50 700 Td (boom) Tj ET"),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Pages /Parent 2 0 R /Kids [{inner}] /Count 1000 >>",
    )


def _documents() -> dict[str, bytes]:
    """A file of each common kind, by suffix."""
    text, sheet = docx.Document(), openpyxl.Workbook()
    slides, writer, pdf = pptx.Presentation(), odfdo.Document("text"), FPDF()
    text.add_paragraph(KEY * 50)
    sheet.active.append([KEY])
    slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text = KEY
    writer.body.append(odfdo.Paragraph(KEY))
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.multi_cell(0, 6, KEY * 20)
    made = {"epub": bombs.book(f"<p>{KEY}</p>"), "zip": archive({f"{n}.txt": KEY for n in range(20)})}
    made |= {"7z": packed({"key.txt": KEY.encode() * 300}), "pdf": bytes(pdf.output())}
    for suffix, save in (("docx", text.save), ("xlsx", sheet.save), ("pptx", slides.save), ("odt", writer.save)):
        stream = io.BytesIO()
        save(stream)
        made[suffix] = stream.getvalue()
    for suffix, kind in (("png", "PNG"), ("jpg", "JPEG"), ("tif", "TIFF"), ("gif", "GIF"), ("webp", "WEBP")):
        made[suffix] = saved(label(KEY), kind)
    return made


def _texts() -> dict[str, bytes]:
    texts = {
        "rtf": r"{\rtf1\ansi " + KEY * 3 + r"\par}",
        "eml": mail("a.zip", archive({"key.txt": KEY})).decode(),
        "mbox": f"From a@b Mon Jan  1 00:00:00 2024\nSubject: One\n\n{KEY}\n\n" * 3,
        "html": f"<html><body><p>{KEY * 3}</p></body></html>",
        "json": f'[{{"note": "{KEY * 3}"}}]',
        "xml": f"<?xml version='1.0'?><a><b>{KEY * 3}</b></a>",
        "vcf": f"BEGIN:VCARD\nVERSION:3.0\nFN:Odile Renard\nNOTE:{KEY * 2}\nEND:VCARD\n",
        **{suffix: KEY * 3 for suffix in ("csv", "md", "txt", "org", "adoc")},
    }
    return {suffix: text.encode() for suffix, text in texts.items()}


def test_the_first_half_of_every_kind(read: Read, docs: Path) -> None:
    """Of a text the half is read; of what has its directory at the end nothing can be."""
    for suffix, content in (_documents() | _texts()).items():
        (docs / f"half.{suffix}").write_bytes(content[: len(content) // 2])
    rows = read(seconds=60)
    assert rows == {
        **{f"half.{suffix}": DAMAGED for suffix in _documents()},
        **{f"half.{suffix}": INDEXED for suffix in _texts()},
    }
