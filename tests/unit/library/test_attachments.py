"""Files that belong to a conversation: found where they are asked for, in nothing else, and gone when released."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.errors import UserError
from app.core.library.attachments import LibraryWithAttachments
from app.core.library.base import FileState, SearchRequest
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.task import Task

SECRET = "quartzfalcon"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "lease.txt").write_text("The rent of the flat is 900 euros a month, due on the third day.")
    return folder


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere" / "offer.txt"
    path.parent.mkdir()
    path.write_text(f"The offer of the painter is 450 euros. Its reference is {SECRET}.")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryWithAttachments]:
    opened = open_both(tmp_path)
    yield opened
    opened.close()


def open_both(tmp_path: Path) -> LibraryWithAttachments:
    def make(name: str) -> LibraryService:
        return LibraryService(tmp_path / name, FakeEmbedder(), DirectParser())

    exists = (tmp_path / "second" / "library.db").exists()
    return LibraryWithAttachments(make("first"), lambda: make("second"), exists=exists)


def work(library: LibraryWithAttachments) -> None:
    for _ in range(20):
        for _ in library.work():
            pass


def test_what_is_attached_is_found_only_where_it_is_named(
    library: LibraryWithAttachments, docs: Path, offer: Path
) -> None:
    library.add([docs], Task())
    library.attach([offer])
    work(library)
    assert library.attached() == (offer,)
    assert [hit.path for hit in library.search(SearchRequest("painter offer euros")).hits] == [docs / "lease.txt"]
    inside = library.search(SearchRequest("painter offer euros", within=(offer,)))
    assert [hit.path for hit in inside.hits] == [offer]
    both = library.search(SearchRequest("euros", within=(offer, docs)))
    assert {hit.path for hit in both.hits} == {offer, docs / "lease.txt"}
    assert [hit.rank for hit in both.hits] == [1, 2]
    assert library.status().total == 1 and [row.path for row in library.files()] == [docs / "lease.txt"]


def test_its_passages_can_be_read_and_marked(library: LibraryWithAttachments, docs: Path, offer: Path) -> None:
    library.add([docs], Task())
    library.attach([offer])
    work(library)
    hit = library.search(SearchRequest("painter", within=(offer,))).hits[0]
    assert library.parent(hit.chunk_id, 500).text.startswith("The offer of the painter")
    assert [chunk.chunk_id for chunk in library.chunks(offer)] == [hit.chunk_id]
    passage = library.passage(offer, hit.start, hit.end, hit.text)
    assert passage.text[passage.mark_start : passage.mark_end] == hit.text
    assert [row.state for row in library.files(offer)] == [FileState.INDEXED]
    assert library.page(offer, 0) is None


def test_an_empty_library_can_still_be_asked_about_attachments(library: LibraryWithAttachments, offer: Path) -> None:
    library.attach([offer])
    work(library)
    assert library.search(SearchRequest("painter", within=(offer,))).hits
    with pytest.raises(UserError, match="library_empty"):
        library.search(SearchRequest("painter"))


def test_what_is_released_leaves_no_byte(
    library: LibraryWithAttachments, tmp_path: Path, docs: Path, offer: Path
) -> None:
    library.add([docs], Task())
    library.attach([offer])
    work(library)
    library.release([offer, docs, tmp_path / "never attached"])
    work(library)
    assert library.attached() == ()
    assert library.search(SearchRequest("rent")).hits, "release must not touch the library"
    library.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path != offer)
    assert SECRET.encode() not in stored


def test_what_is_kept_moves_into_the_library(library: LibraryWithAttachments, offer: Path) -> None:
    library.attach([offer])
    work(library)
    library.add([offer], Task())
    library.release([offer])
    work(library)
    assert [hit.path for hit in library.search(SearchRequest("painter")).hits] == [offer]
    assert library.search(SearchRequest("painter", within=(offer,))).hits[0].chunk_id > 0


def test_attachments_are_there_after_a_restart(tmp_path: Path, offer: Path) -> None:
    first = open_both(tmp_path)
    first.attach([offer])
    first.close()
    again = open_both(tmp_path)
    try:
        work(again)
        assert again.attached() == (offer,) and again.search(SearchRequest("painter", within=(offer,))).hits
    finally:
        again.close()


def test_a_file_that_is_gone_is_said_at_once(library: LibraryWithAttachments, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="path_missing"):
        library.attach([tmp_path / "nothing.pdf"])


def test_attachments_come_before_what_waits_in_the_library(
    library: LibraryWithAttachments, tmp_path: Path, offer: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(60):
        (many / f"{number}.txt").write_text(f"Page {number} of a long story about ships and harbours. " * 20)
    library.register([many])
    work_going_on = library.work()
    next(work_going_on)
    library.attach([offer])
    for _ in work_going_on:
        pass
    assert library.status().is_busy, "the library must not be finished first"
    for _ in library.work():
        if library.files(offer) and library.files(offer)[0].state == FileState.INDEXED:
            break
    assert library.status().waiting > 0
