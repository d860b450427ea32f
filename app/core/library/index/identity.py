"""How the index was made, stored in it: vectors of two search models cannot be compared, and passages of two chunkers
differ. During a change of the model the next identity is stored beside the present one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from app.core.embed.base import Embedder
from app.core.library.ingest.chunk import CHUNKER

NEXT = "next_"


@dataclass(frozen=True)
class Identity:
    embedder: str
    dimension: int
    chunker: str

    def __str__(self) -> str:
        return f"{self.embedder} ({self.dimension}, {self.chunker})"


def identity_of(embedder: Embedder) -> Identity:
    return Identity(embedder.id, embedder.dimension, CHUNKER)


def read_identity(db: sqlite3.Connection, prefix: str = "") -> Identity | None:
    """None for an index that nothing was written to yet; with NEXT, None where no change of the model is in progress.
    """
    meta = dict(db.execute("SELECT key, value FROM meta"))
    if not meta.get(prefix + "embedder"):
        return None
    return Identity(meta[prefix + "embedder"], int(meta[prefix + "dimension"]), meta[prefix + "chunker"])


def write_identity(db: sqlite3.Connection, identity: Identity, prefix: str = "") -> None:
    for key in ("embedder", "dimension", "chunker"):
        set_meta(db, prefix + key, str(getattr(identity, key)))


def drop_identity(db: sqlite3.Connection, prefix: str) -> None:
    for key in ("embedder", "dimension", "chunker"):
        db.execute("DELETE FROM meta WHERE key = ?", (prefix + key,))


def get_meta(db: sqlite3.Connection, key: str) -> str:
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute(
        "INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", (key, value)
    )
