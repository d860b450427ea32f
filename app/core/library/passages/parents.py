"""Passages extended by their neighbours, for the prompt, and the page of a passage."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from app.core.errors import UserError
from app.core.library.base import Hit
from app.core.library.passages.pages import page_of

_HIT = (
    "SELECT c.id, f.path, c.page, c.heading, c.text, c.start_char, c.end_char, c.file_id, c.position "
    "FROM chunks c JOIN files f ON f.id = c.file_id "
)


def read_parent(db: sqlite3.Connection, chunk_id: int, max_chars: int) -> Hit:
    """The chunk extended by its neighbours under the same heading, the following one first, up to `max_chars`. Raises
    UserError not_in_library."""
    row = db.execute(_HIT + "WHERE c.id = ?", (chunk_id,)).fetchone()
    if row is None:
        raise UserError("not_in_library", path=str(chunk_id))
    first = last = row
    has_grown = True
    while has_grown:
        has_grown = False
        after = _neighbour(db, last, 1)
        if after is not None and after[6] - first[5] <= max_chars:
            last, has_grown = after, True
        before = _neighbour(db, first, -1)
        if before is not None and last[6] - before[5] <= max_chars:
            first, has_grown = before, True
    start, end = first[5], min(last[6], first[5] + max_chars)
    text = db.execute(
        "SELECT substr(text, ?, ?) FROM texts WHERE file_id = ?", (start + 1, end - start, row[7])
    ).fetchone()[0]
    return Hit(chunk_id, 1, 1.0, Path(row[1]), first[2], row[3], text, start, end)


def read_chunks(db: sqlite3.Connection, path: Path) -> tuple[Hit, ...]:
    """All passages of a file. Raises UserError not_in_library."""
    if db.execute("SELECT 1 FROM files WHERE path = ?", (str(path),)).fetchone() is None:
        raise UserError("not_in_library", path=str(path))
    rows = db.execute(_HIT + "WHERE f.path = ? ORDER BY c.position", (str(path),))
    return tuple(
        Hit(row[0], rank, 1.0, path, row[2], row[3], row[4], row[5], row[6]) for rank, row in enumerate(rows, start=1)
    )


def read_page(db: sqlite3.Connection, path: Path, offset: int) -> int | None:
    """The page of a character. Raises UserError not_in_library."""
    row = db.execute(
        "SELECT t.page_starts FROM files f JOIN texts t ON t.file_id = f.id WHERE f.path = ?", (str(path),)
    ).fetchone()
    if row is None:
        raise UserError("not_in_library", path=str(path))
    return page_of(json.loads(row[0]), offset)


_Row = tuple[int, str, int | None, str, str, int, int, int, int]


def _neighbour(db: sqlite3.Connection, row: _Row, step: int) -> _Row | None:
    found: _Row | None = db.execute(
        _HIT + "WHERE c.file_id = ? AND c.position = ? AND c.heading = ?", (row[7], row[8] + step, row[3])
    ).fetchone()
    return found
