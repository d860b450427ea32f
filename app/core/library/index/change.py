"""Changes the search model of an existing library: the vectors of the next model are made from the stored text in the
background, and the former model answers until the last of them is made. Knows no queue order and no files."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from app.core.embed.base import Embedder, Vectors
from app.core.embed.fake import FAKE_PREFIX
from app.core.errors import AppError, UserError
from app.core.library.index.identity import (
    NEXT,
    Identity,
    drop_identity,
    get_meta,
    identity_of,
    read_identity,
    set_meta,
    write_identity,
)
from app.core.library.index.ledger import Ledger
from app.core.library.index.queue import Queue
from app.core.library.index.vector_rows import Table, VectorRows
from app.core.library.index.vector_store import VectorStore
from app.core.library.ingest.chunk import CHUNKER
from app.core.storage.db import transaction

log = logging.getLogger(__name__)
OpenEmbedder = Callable[[str], Embedder]


class ModelChange:
    """`origin` names the present embedder for `open_origin`, which opens the embedder of an earlier origin; both are
    stored as they are."""

    def __init__(
        self,
        ledger: Ledger,
        rows: VectorRows,
        vectors: VectorStore,
        jobs: Queue,
        embedder: Embedder,
        *,
        origin: str = "",
        open_origin: OpenEmbedder | None = None,
    ) -> None:
        self._db = ledger.db
        self._ledger = ledger
        self._rows = rows
        self._vectors = vectors
        self._jobs = jobs
        self._embedder = embedder
        self._origin = origin
        self.answering = AnsweringEmbedder(ledger.db, embedder, open_origin)

    def begin(self) -> None:
        """Call before anything is written: records the model of a new index, or begins the change to the present model.
        Raises UserError index_mismatch (`made_by`, `now`) where one of the two is the model of the tests."""
        made_by, now = read_identity(self._db), identity_of(self._embedder)
        if made_by == now and not self.is_on:
            return
        with transaction(self._db):
            if made_by is None or self._is_empty:
                self._adopt()
            elif made_by.chunker != now.chunker:
                self._reread(made_by)
            elif (made_by.embedder, made_by.dimension) == (now.embedder, now.dimension):
                self._take_back()
            elif read_identity(self._db, NEXT) != now:
                _check_kinds(made_by.embedder, now.embedder)
                self._rows.clear("next_vectors")
                self._rows.mark_all_pending()
                write_identity(self._db, now, NEXT)
                self._jobs.put("embed")
        if made_by is not None and made_by.chunker != now.chunker:
            self.begin()  # the model may have changed too

    @property
    def is_on(self) -> bool:
        return read_identity(self._db, NEXT) is not None

    @property
    def table(self) -> Table:
        """The table for new vectors."""
        return "next_vectors" if self.is_on else "vectors"

    def finish(self) -> Iterator[None]:
        """All vectors of the next model are made: fill its index, and let it answer."""
        yield from self._vectors.rebuild("next_vectors", self._take_over)
        self.answering.close_former()

    def _take_over(self) -> None:
        self._rows.take_over()
        self._adopt()

    def _adopt(self) -> None:
        write_identity(self._db, identity_of(self._embedder))
        drop_identity(self._db, NEXT)
        set_meta(self._db, "embedder_origin", self._origin)

    def _take_back(self) -> None:
        """The former model was chosen again before the change was complete."""
        drop_identity(self._db, NEXT)
        self._rows.clear("next_vectors")
        self._rows.mark_missing_pending()
        self._jobs.put("embed")

    def _reread(self, made_by: Identity) -> None:
        """The chunker has changed: every file is read again, and answers with its former passages until then."""
        write_identity(self._db, replace(made_by, chunker=CHUNKER))
        for row in self._ledger.rows():
            if row.reason is None and (known := self._ledger.known(row.path)) is not None:
                self._ledger.forget_hash(known.id)
                self._ledger.set_waiting(row.path, size=row.size)
                self._jobs.put("file", row.path)

    @property
    def _is_empty(self) -> bool:
        return self._db.execute("SELECT 1 FROM chunks LIMIT 1").fetchone() is None


class AnsweringEmbedder:
    """The embedder whose vectors answer now: the former one during a change, else the present one. Embeds questions
    only."""

    def __init__(self, db: sqlite3.Connection, embedder: Embedder, open_origin: OpenEmbedder | None) -> None:
        self._db = db
        self._embedder = embedder
        self._open_origin = open_origin
        self._former: Embedder | None = None
        self._has_tried = False

    @property
    def id(self) -> str:
        return self._now().id

    @property
    def dimension(self) -> int:
        return self._now().dimension

    @property
    def languages(self) -> frozenset[str]:
        return self._now().languages

    def count_tokens(self, text: str) -> int:
        return self._now().count_tokens(text)

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._now().embed(texts)

    def embed_query(self, text: str) -> Vectors:
        return self._now().embed_query(text)

    def close(self) -> None:
        self.close_former()

    def close_former(self) -> None:
        if self._former is not None:
            self._former.close()
        self._former, self._has_tried = None, False

    def _now(self) -> Embedder:
        made_by = read_identity(self._db)
        if made_by is None or (made_by.embedder, made_by.dimension) == (self._embedder.id, self._embedder.dimension):
            return self._embedder
        if not self._has_tried and self._open_origin is not None:
            self._has_tried = True
            self._former = self._opened(self._open_origin)
        return self._former or self._embedder

    def _opened(self, open_origin: OpenEmbedder) -> Embedder | None:
        """None where the former model is gone: words still answer, and its vectors are replaced soon."""
        origin = get_meta(self._db, "embedder_origin")
        if not origin:
            return None
        try:
            return open_origin(origin)
        except (AppError, OSError) as error:
            log.info("the former search model cannot be opened: %s", error)
            return None


def _check_kinds(made_by: str, now: str) -> None:
    """A trial run with the model of the tests must not discard hours of work, nor the other way round."""
    if made_by.startswith(FAKE_PREFIX) != now.startswith(FAKE_PREFIX):
        raise UserError("index_mismatch", made_by=made_by, now=now)
