"""The real render child with real files: pixels, marks, search, what hostile files and its death cost."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from app.core.errors import Cancelled, MachineError, UserError
from app.core.library.base import PagePiece
from app.core.library.passages.locate import letters
from app.core.library.passages.page_view import MAX_PIXELS
from app.core.task import Task
from app.workers.render import RenderClient, RenderLimits
from tests import bombs
from tests.documents import LEASE, encrypt, write_pdf

TASK = Task()
RENT = "The rent is 1,340 euros a month"


@pytest.fixture(scope="module")
def renderer() -> Iterator[RenderClient]:
    """One child for all tests that do not kill it."""
    made = RenderClient()
    made.warm()
    yield made
    made.close()


@pytest.fixture
def nothing_left() -> None:
    """The child of the module outlives each of its tests."""


@pytest.fixture
def lease(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "lease.pdf", LEASE)


def piece(text: str, quote: str, page: int = 2) -> PagePiece:
    start = text.index(quote)
    return PagePiece(page, text, start, start + len(quote))


def test_a_page_is_drawn_in_the_size_asked_for(renderer: RenderClient, lease: Path) -> None:
    pages = renderer.open(lease, TASK)
    assert len(pages.sizes) == 2 and [round(side) for side in pages.sizes[0]] == [595, 842]
    image = renderer.draw(lease, 2, 0.5, TASK)
    assert (image.width, image.height) == (298, 421) and len(image.pixels) == 4 * 298 * 421
    assert min(image.pixels) < 130 and image.pixels[:3] == b"\xff\xff\xff"  # ink on white paper
    large = renderer.draw(lease, 1, 40.0, TASK)
    assert large.width * large.height <= MAX_PIXELS * 1.01


def test_marks_lie_on_the_words_of_the_passage(renderer: RenderClient, lease: Path) -> None:
    marks = renderer.mark(lease, piece(LEASE[1], RENT), False, TASK)
    assert marks.share == 1.0 and marks.page == 2 and marks.boxes
    text = renderer.text(lease, 2, TASK)
    assert letters(text.within(marks.boxes)).text == letters(RENT).text
    assert renderer.mark(lease, piece(LEASE[1], RENT, page=9), False, TASK).share == 0.0


def test_a_turned_page_is_marked_where_it_is_seen(renderer: RenderClient, lease: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(lease))
    for page in writer.pages:
        page.rotate(90)
        page.cropbox.lower_left = (20, 30)
    writer.write(tmp_path / "turned.pdf")
    size = renderer.open(tmp_path / "turned.pdf", TASK).sizes[1]
    marks = renderer.mark(tmp_path / "turned.pdf", piece(LEASE[1], RENT), False, TASK)
    image = renderer.draw(tmp_path / "turned.pdf", 2, 1.0, TASK)
    assert size.width > size.height and image.width > image.height
    assert len(marks.boxes) == 1
    for box in marks.boxes:
        assert 0 <= box.left < box.right <= size.width and 0 <= box.top < box.bottom <= size.height
        rows = range(round(box.top) + 1, round(box.bottom))
        columns = range(round(box.left) + 1, round(box.right))
        ink = [image.pixels[4 * (y * image.width + x)] for y in rows for x in columns]
        assert min(ink) < 130, "no ink under the mark"


def test_search_finds_every_place_in_slices(renderer: RenderClient, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "long.pdf", [f"Page {n} with the WALRUS and another walrus." for n in range(1, 31)])
    found, first = [], 1
    while first is not None:
        part = renderer.find(path, "walrus", first, TASK)
        found += part.found
        first = part.next
    assert [mark.page for mark in found] == [n for n in range(1, 31) for _ in "ab"] and all(m.boxes for m in found)


def test_a_passage_is_sought_on_all_pages(renderer: RenderClient, tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "long.pdf", [*[f"Page {n} of something." for n in range(1, 28)], *LEASE])
    found, first = [], 0
    while first is not None:
        part = renderer.seek(path, piece(LEASE[1], RENT, page=3), first, TASK)
        found += part.found
        first = part.next
    assert [mark.page for mark in found] == [29] and found[0].boxes
    assert not renderer.seek(path, PagePiece(3, "Nobody wrote this down", 0, 22), 0, TASK).found


def test_a_changed_file_is_opened_again(renderer: RenderClient, lease: Path) -> None:
    before = renderer.open(lease, TASK)
    write_pdf(lease, [*LEASE, "A third page."])
    after = renderer.open(lease, TASK)
    assert len(after.sizes) == 3 and after.version != before.version
    assert "third" in renderer.text(lease, 3, TASK).text


def test_hostile_files_are_an_error_with_a_code(renderer: RenderClient, lease: Path, tmp_path: Path) -> None:
    data = lease.read_bytes()
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "text.pdf").write_text("This is no PDF. " * 99)
    (tmp_path / "half.pdf").write_bytes(data[: len(data) // 2])
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 500)
    (tmp_path / "word.docx").write_bytes(data)
    encrypt(lease, tmp_path / "locked.pdf")
    expected = {
        "empty.pdf": "empty", "text.pdf": "damaged", "half.pdf": "damaged", "bad.png": "damaged",
        "word.docx": "unsupported", "locked.pdf": "encrypted", "nowhere.pdf": "missing",
    }  # fmt: skip
    for name, code in expected.items():
        with pytest.raises(UserError) as caught:
            renderer.open(tmp_path / name, TASK)
            renderer.draw(tmp_path / name, 1, 1.0, TASK)
        assert caught.value.code == code, name
    with pytest.raises(UserError):
        renderer.draw(lease, 99, 1.0, TASK)
    assert renderer.draw(lease, 1, 1.0, TASK).pixels  # the child is still there


def test_a_page_that_claims_to_be_huge_costs_no_memory(renderer: RenderClient, tmp_path: Path) -> None:
    (tmp_path / "huge.pdf").write_bytes(bombs.page_pdf(bombs.stream(b"0 0 m")).replace(b"612", b"9e9"))
    pages = renderer.open(tmp_path / "huge.pdf", TASK)
    image = renderer.draw(tmp_path / "huge.pdf", 1, 5.0, TASK)
    assert max(pages.sizes[0]) <= 20_000 and image.width * image.height <= MAX_PIXELS * 1.01


def test_pictures_are_pages_too(renderer: RenderClient, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (400, 200), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "fax.tiff", save_all=True, append_images=frames[1:])
    exif = Image.Exif()
    exif[0x0112] = 6
    frames[0].save(tmp_path / "photo.jpg", exif=exif)
    assert [size.width for size in renderer.open(tmp_path / "fax.tiff", TASK).sizes] == [300.0, 300.0]
    assert renderer.draw(tmp_path / "fax.tiff", 2, 1.0, TASK).pixels[:3] == b"\xff\x00\x00"  # blue first
    size = renderer.open(tmp_path / "photo.jpg", TASK).sizes[0]
    image = renderer.draw(tmp_path / "photo.jpg", 1, 4 / 3, TASK)
    assert size.height > size.width and (image.width, image.height) == (200, 400)


@pytest.fixture
def short() -> Iterator[RenderClient]:
    made = RenderClient(RenderLimits(seconds=3.0))
    yield made
    made.close()


def test_a_killed_child_costs_one_call(short: RenderClient, lease: Path) -> None:
    short.open(lease, TASK)
    pid = short.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)  # so that it is in the middle of the call when it is killed
    threading.Timer(0.3, os.kill, (pid, signal.SIGKILL)).start()
    with pytest.raises(MachineError, match="render_crashed"):
        short.draw(lease, 1, 1.0, TASK)
    assert short.draw(lease, 1, 1.0, TASK).pixels and short.pid not in (None, pid)


def test_a_page_that_takes_too_long_is_ended(short: RenderClient, lease: Path) -> None:
    short.open(lease, TASK)
    assert short.pid is not None
    os.kill(short.pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(UserError, match="too_slow"):
        short.draw(lease, 1, 1.0, TASK)
    assert 2.5 < time.monotonic() - began < 5
    assert short.draw(lease, 1, 1.0, TASK).pixels


def test_a_call_that_nobody_waits_for_ends_at_once(short: RenderClient, lease: Path) -> None:
    short.open(lease, TASK)
    assert short.pid is not None
    os.kill(short.pid, signal.SIGSTOP)
    task = Task()
    threading.Timer(0.2, task.cancel).start()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        short.draw(lease, 1, 1.0, task)
    assert time.monotonic() - began < 1.5


def test_a_scan_is_marked_by_ocr(tmp_path: Path) -> None:
    """The child that reads pictures is another than the one that draws."""
    picture = Image.new("RGB", (1000, 400), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(size=36)
    draw.text((60, 60), "The heating was repaired in March.", "black", font)
    draw.text((60, 200), "The bill was 480 euros and is paid.", "black", font)
    picture.save(tmp_path / "scan.png")
    picture.save(tmp_path / "scan.pdf", resolution=100)
    renderer = RenderClient()
    try:
        for name in ("scan.png", "scan.pdf"):
            read = renderer.text_by_ocr(tmp_path / name, 1, TASK)
            marks = renderer.mark(tmp_path / name, piece(read.text, "The bill was 480 euros", page=1), True, TASK)
            size = renderer.open(tmp_path / name, TASK).sizes[0]
            assert marks.share == 1.0 and len(marks.boxes) == 1
            box = marks.boxes[0]
            assert 0.45 < box.top / size.height < box.bottom / size.height < 0.7
            assert box.left / size.width < 0.1 and 0.25 < box.right / size.width < 0.6
    finally:
        renderer.close()
