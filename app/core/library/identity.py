"""How the index was made, kept in it: an index made with another embedder or chunker must not be written to."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from app.core.embed.base import Embedder
from app.core.errors import UserError
from app.core.library.chunk import CHUNKER


@dataclass(frozen=True)
class Identity:
    embedder: str
    dimension: int
    chunker: str

    def __str__(self) -> str:
        return f"{self.embedder} ({self.dimension}, {self.chunker})"


def identity_of(embedder: Embedder) -> Identity:
    return Identity(embedder.id, embedder.dimension, CHUNKER)


def read_identity(db: sqlite3.Connection) -> Identity | None:
    """None for an index that nothing was written to yet."""
    meta = dict(db.execute("SELECT key, value FROM meta"))
    if "embedder" not in meta:
        return None
    return Identity(meta["embedder"], int(meta["dimension"]), meta["chunker"])


def write_identity(db: sqlite3.Connection, identity: Identity) -> None:
    for key in ("embedder", "dimension", "chunker"):
        set_meta(db, key, str(getattr(identity, key)))


def check_identity(db: sqlite3.Connection, embedder: Embedder) -> None:
    """Raises UserError index_mismatch with `made_by` and `now`. An index that holds nothing may change hands: removing
    the folders is the remedy that the sentence names."""
    made_by, now = read_identity(db), identity_of(embedder)
    if made_by is not None and made_by != now:
        if db.execute("SELECT 1 FROM chunks LIMIT 1").fetchone() is None:
            write_identity(db, now)
            return
        raise UserError("index_mismatch", made_by=str(made_by), now=str(now))


def get_meta(db: sqlite3.Connection, key: str) -> str:
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute(
        "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", (key, value)
    )
