"""What `passage` says to the reader: unchanged, moved or gone, and the state of its file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.errors import UserError
from app.core.library.extract.base import DirectParser
from app.core.library.passages.passage import pieces
from app.core.library.service import LibraryService
from app.core.task import Task
from tests.documents import LEASE, write_pdf

QUOTE = "The rent is 1,340 euros a month and is due on the third working day."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryService]:
    made = LibraryService(tmp_path / "data", FakeEmbedder(), DirectParser())
    yield made
    made.close()


@pytest.fixture
def lease(library: LibraryService, tmp_path: Path) -> Path:
    path = write_pdf(tmp_path / "docs" / "lease.pdf", LEASE) if (tmp_path / "docs").mkdir() is None else tmp_path
    library.add([path.parent], Task())
    return path


def place(library: LibraryService, path: Path) -> tuple[int, int]:
    text = library.passage(path, 0, 0).text
    return text.index(QUOTE), text.index(QUOTE) + len(QUOTE)


def test_a_passage_that_is_where_it_was(library: LibraryService, lease: Path) -> None:
    start, end = place(library, lease)
    passage = library.passage(lease, start, end, QUOTE)
    assert (passage.found, passage.file, passage.page, passage.quote) == ("same", "same", 2, QUOTE)
    assert passage.text[passage.mark_start : passage.mark_end] == QUOTE
    (piece,) = passage.pieces
    assert piece.page == 2 and piece.text[piece.start : piece.end] == QUOTE
    assert library.passage(lease, start, end).quote == QUOTE


def test_a_passage_that_moved_when_the_file_was_read_anew(library: LibraryService, lease: Path) -> None:
    start, end = place(library, lease)
    write_pdf(lease, ["A cover page that was put before the others.", *LEASE])
    assert library.passage(lease, start, end, QUOTE).file == "changed"  # not read anew yet
    library.sync(Task())
    passage = library.passage(lease, start, end, QUOTE)
    assert (passage.found, passage.file, passage.page) == ("moved", "same", 3)
    assert passage.pieces[0].page == 3 and passage.text[passage.mark_start : passage.mark_end] == QUOTE


def test_a_passage_that_is_gone(library: LibraryService, lease: Path) -> None:
    start, end = place(library, lease)
    write_pdf(lease, ["Nothing of what once stood here is left over in this file."])
    library.sync(Task())
    passage = library.passage(lease, start, end, QUOTE)
    assert (passage.found, passage.quote, passage.pieces) == ("gone", QUOTE, ())
    assert passage.mark_start == passage.mark_end <= len(passage.text)


def test_a_file_that_is_gone_still_says_what_was_cited(library: LibraryService, lease: Path, tmp_path: Path) -> None:
    start, end = place(library, lease)
    shutil.move(lease, tmp_path / "elsewhere.pdf")
    passage = library.passage(lease, start, end, QUOTE)
    assert (passage.found, passage.file) == ("same", "missing")
    library.sync(Task())
    for path, file in ((lease, "missing"), (tmp_path / "elsewhere.pdf", "removed")):
        passage = library.passage(path, start, end, QUOTE)
        assert (passage.found, passage.file, passage.text) == ("gone", file, QUOTE)
        assert passage.text[passage.mark_start : passage.mark_end] == QUOTE
    with pytest.raises(UserError, match="not_in_library"):
        library.passage(lease, start, end)


def test_a_passage_over_the_end_of_a_page_has_a_piece_on_both() -> None:
    text = "First page, its end.\n\nSecond page begins."
    found = pieces(text, [(0, 4), (22, 5)], 12, 33)
    assert [(p.page, p.text[p.start : p.end].strip()) for p in found] == [(4, "its end."), (5, "Second page")]
    assert pieces(text, [], 0, 9) == () and pieces(text, [(0, 1), (22, 2)], 22, 30)[0].page == 2
