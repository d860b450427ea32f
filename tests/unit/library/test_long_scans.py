"""A long scan is read in turns: what was read is found at once, no page is read twice, and it ends."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from app.core.errors import UserError
from app.core.library.base import FileState, IndexLimits, SearchRequest
from app.core.library.extract import ocr, ocrgate
from app.core.library.extract.base import extract
from app.core.library.extract.layout import Line
from app.core.library.ingest import reading
from app.core.task import Task
from app.workers import parse
from tests.unit.library.conftest import Make

WORDS = ("harbour", "lantern", "meadow", "thistle", "orchard")


def scan(path: Path) -> Path:
    """A frame of a TIFF for each word; how wide its bar is says which."""
    frames = [Image.new("RGB", (400, 200), "white") for _ in WORDS]
    for number, frame in enumerate(frames, 1):
        ImageDraw.Draw(frame).rectangle((0, 0, number * 10 - 1, 50), fill="black")
    frames[0].save(path, save_all=True, append_images=frames[1:])
    return path


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pages that were read, by number. There is time for two in a turn."""
    pages: list[int] = []

    class Clock:
        def __init__(self) -> None:
            self._end = len(pages) + 2

        @property
        def is_over(self) -> bool:
            return len(pages) >= self._end

    def read_page(image: np.ndarray) -> ocr.PageReading:
        if not ocrgate.is_open():
            return ocr.PageReading()
        pages.append(int((image[0, :, 0] < 128).sum()) // 10)
        return ocr.PageReading([Line(f"The word is {WORDS[pages[-1] - 1]}.", 0.0, 10, 0, 300, 20)])

    monkeypatch.setattr(ocr, "Clock", Clock)
    monkeypatch.setattr(ocr, "read_page", read_page)
    monkeypatch.setattr(reading, "LATER_S", 0.0)
    return pages


def test_no_page_is_lost_and_none_read_twice(make: Make, docs: Path, seen: list[int]) -> None:
    scan(docs / "a.tif")
    library = make()
    library.add([docs], Task())
    assert seen == [1, 2, 3, 4, 5]
    (row,) = library.files()
    assert (row.state, row.pages, row.ocr, row.empty_pages) == (FileState.INDEXED, 5, 5, 0)
    for word in WORDS:
        assert library.search(SearchRequest(word, mode="keyword")).hits
    assert library._db.execute("SELECT count(*) FROM scanned").fetchone() == (0,)


def test_it_goes_on_after_the_program_was_closed(make: Make, docs: Path, seen: list[int]) -> None:
    scan(docs / "a.tif")
    library = make()
    library.register([docs])
    work = library.work()
    while not library.search(SearchRequest(WORDS[0], mode="keyword")).hits or len(seen) < 2:
        next(work)
    while library._db.execute("SELECT count(*) FROM scanned").fetchone() == (0,):
        next(work)
    work.close()
    library = make()
    library.sync(Task())
    assert sorted(set(seen)) == [1, 2, 3, 4, 5] and seen.count(1) == seen.count(2) == 1


def test_what_is_removed_halfway_leaves_nothing(make: Make, docs: Path, seen: list[int]) -> None:
    scan(docs / "a.tif")
    library = make()
    library.register([docs])
    work = library.work()
    while library._db.execute("SELECT count(*) FROM scanned").fetchone() == (0,):
        next(work)
    work.close()
    library.remove(docs)
    assert library._db.execute("SELECT count(*) FROM scanned").fetchone() == (0,)


def test_a_shut_gate_gives_the_file_away(tmp_path: Path, seen: list[int]) -> None:
    scan(tmp_path / "a.tif")
    (tmp_path / "a.txt").write_text("No picture is in it.")
    with pytest.raises(UserError) as raised, ocrgate.may_read(False):
        extract(tmp_path / "a.tif", IndexLimits())
    assert raised.value.code == "needs_ocr" and not seen
    with ocrgate.may_read(False):
        assert extract(tmp_path / "a.txt", IndexLimits()).text


def test_a_child_that_computes_has_had_its_time_and_one_that_waits_has_not() -> None:
    reader = parse._Reader(IndexLimits(parse_seconds=10))
    used = 0.0
    reader._host.processor_seconds = lambda: used  # type: ignore[method-assign]
    assert not reader._is_over(9, 0) and not reader._is_over(20, 0) and reader._is_over(31, 0)
    used = 6.0
    assert reader._is_over(11, 0)


@pytest.mark.parametrize("is_small", [True, False])
def test_one_child_alone_scans_on_a_small_computer(is_small: bool, tmp_path: Path) -> None:
    names = []
    parser = parse.ChildParser(IndexLimits(), is_small=is_small)

    class Reader:
        is_usable = True

        def __init__(self, limits: IndexLimits) -> None:
            self.files = 0
            names.append(self)

        def parse(self, path: Path, scanned: str, *, has_ocr: bool):
            self.files += 1
            yield None
            if not has_ocr:
                raise UserError("needs_ocr")
            yield path

        def close(self) -> None: ...

    parse_reader, parse._Reader = parse._Reader, Reader  # type: ignore[misc]
    try:
        running = [parser.parse(Path(str(number))) for number in range(3)]
        ended = 0
        while running:
            for one in list(running):
                try:
                    ended += next(one) is not None
                except StopIteration:
                    running.remove(one)
        assert ended == 3
        busy = [reader for reader in names if reader.files]
        assert len(busy) == (4 if is_small else 3)
    finally:
        parse._Reader = parse_reader  # type: ignore[misc]
