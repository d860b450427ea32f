"""What the ledger says of a file that was read: its pictures, and pages on which nothing was found or looked for."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.cli.messages import reading_notes
from app.cli.output import file_json
from app.core.library.base import Block, Document, FileRow, FileState, PictureCounts
from app.core.library.index.ledger import Ledger
from app.core.storage.db import open_database


@pytest.fixture
def db(tmp_path: Path) -> sqlite3.Connection:
    return open_database(tmp_path / "library.db", "library")


def test_the_counts_are_kept_and_go_with_the_text(db: sqlite3.Connection, tmp_path: Path) -> None:
    ledger, path = Ledger(db), tmp_path / "a.pdf"
    ledger.set_waiting(path)
    known = ledger.known(path)
    assert known is not None
    seen = PictureCounts(2, 1, 5)
    document = Document("a", "x", (Block(0, 1),), pages=9, empty_pages=(4,), untried_pages=(7, 8), pictures=seen)
    ledger.store_text(known, document)
    (row,) = ledger.rows()
    assert (row.pages, row.empty_pages, row.untried_pages, row.pictures) == (9, 1, 2, seen)
    ledger.set_failed(path, "damaged")
    (row,) = ledger.rows()
    assert (row.untried_pages, row.pictures) == (0, PictureCounts())
    db.close()


def test_the_words_of_the_command() -> None:
    row = FileRow(
        Path("a.pdf"), FileState.INDEXED, pages=9, empty_pages=1, untried_pages=2, pictures=PictureCounts(2, 0, 5)
    )
    assert reading_notes(row) == (
        "nothing to read on 1 of 9 pages, no time for 2 of 9 pages, which are pictures, pictures read: 2, "
        "pictures passed over: 5"
    )
    assert file_json(row)["pictures"] == {"read": 2, "blank": 0, "passed": 5} and file_json(row)["untried_pages"] == 2
    plain = FileRow(Path("a.txt"), FileState.INDEXED)
    assert reading_notes(plain) == "" and set(file_json(plain)) == {"path", "state", "reason", "pages", "chunks", "ocr"}
