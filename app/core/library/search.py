"""Answers a query from both legs. Knows no files on disk and writes nothing."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.core.embed.base import Embedder
from app.core.errors import UserError
from app.core.library.base import Hit, SearchFilters, SearchMode, SearchResult
from app.core.library.copies import Copies
from app.core.library.fuse import fuse, keyword_weight
from app.core.library.identity import identity_of, read_identity
from app.core.library.keywords import KeywordResult, Keywords
from app.core.library.language import language_of
from app.core.library.ledger import Ledger
from app.core.library.pages import best_page
from app.core.library.query import NO_FILTERS, file_test, parse, passage_test
from app.core.library.vectorstore import VectorStore

CANDIDATES = 100  # a leg
SPARE = 2  # passages read for each that is wanted, since copies are left out
MOST_CANDIDATES = 6_400  # a leg, where filters throw passages away


class Searcher:
    def __init__(self, db: sqlite3.Connection, ledger: Ledger, vectors: VectorStore, embedder: Embedder) -> None:
        self._db = db
        self._ledger = ledger
        self._vectors = vectors
        self._embedder = embedder
        self._keywords = Keywords(db)

    def search(
        self, query: str, *, limit: int, mode: SearchMode, within: Sequence[Path], filters: SearchFilters | None = None
    ) -> SearchResult:
        """`query` may hold the operators of `query.py`; `filters` hold as well.
        Raises UserError: library_empty, not_in_library, index_mismatch (only for mode vector)."""
        began = time.perf_counter()
        wanted = parse(query)
        asked = (wanted.filters, filters or NO_FILTERS)
        files = self._narrowed(self._scope(within), asked)
        count, limit = max(CANDIDATES, limit), max(0, limit)
        passes = passage_test(wanted, asked)
        found = 0
        while True:
            keyword = KeywordResult({}, 0.0)
            if mode != "vector":
                keyword = self._keywords.search(wanted.text, count, files=files)
            vector = self._vector_leg(wanted.text, count, files=files, mode=mode)
            ranked = self._rank(wanted.text, keyword, vector, mode=mode)
            before, found = found, len(ranked)
            ranked = self._passing(ranked, passes, SPARE * limit) if passes else ranked[: SPARE * limit]
            if passes is None or len(ranked) >= limit or found <= before or count >= MOST_CANDIDATES:
                break
            count *= 4
        hits = self._hits(wanted.text, ranked, keyword.scores, vector, limit=limit)
        return SearchResult(query, (time.perf_counter() - began) * 1000, hits, coverage=keyword.coverage)

    def warm_up(self) -> None:
        """Load what a first search would wait three seconds for: Chroma, and what tells languages apart."""
        language_of("Where is what I am looking for?")
        self._embedder.embed_query("warm")
        self._vectors.open()

    def _narrowed(self, files: list[int] | None, asked: Sequence[SearchFilters]) -> list[int] | None:
        """The ids of `files` (None: of all) that meet the filters."""
        passes = file_test(asked)
        if passes is None:
            return files
        among = None if files is None else set(files)
        rows = self._db.execute("SELECT id, path, mtime_ns FROM files ORDER BY id")
        return [row[0] for row in rows if (among is None or row[0] in among) and passes(row[1], row[2] / 1e9)]

    def _passing(
        self, ranked: list[tuple[int, float]], passes: Callable[[str], bool], limit: int
    ) -> list[tuple[int, float]]:
        """The first `limit` whose text passes."""
        kept: list[tuple[int, float]] = []
        for at in range(0, len(ranked), CANDIDATES):
            lot = ranked[at : at + CANDIDATES]
            ids = ",".join(str(chunk_id) for chunk_id, _ in lot)
            texts = dict(self._db.execute(f"SELECT id, text FROM chunks WHERE id IN ({ids})"))
            kept += [item for item in lot if item[0] in texts and passes(texts[item[0]])]
            if len(kept) >= limit:
                break
        return kept[:limit]

    def _scope(self, within: Sequence[Path]) -> list[int] | None:
        if not self._ledger.folder_paths():
            raise UserError("library_empty")
        for path in within:
            if not self._ledger.holds(path):
                raise UserError("not_in_library", path=str(path))
        return self._ledger.file_ids(within) if within else None

    def _vector_leg(self, query: str, count: int, *, files: list[int] | None, mode: SearchMode) -> dict[int, float]:
        made_by, now = read_identity(self._db), identity_of(self._embedder)
        if mode == "keyword" or made_by is None or not query.strip():
            return {}
        if made_by != now:  # vectors of two models cannot be compared; words still can
            if mode == "vector":
                raise UserError("index_mismatch", made_by=str(made_by), now=str(now))
            return {}
        return self._vectors.query(self._embedder.embed_query(query), count, files=files)

    def _rank(
        self, query: str, keyword: KeywordResult, vector: dict[int, float], *, mode: SearchMode
    ) -> list[tuple[int, float]]:
        if mode == "vector":
            return sorted(vector.items(), key=lambda item: (-item[1], item[0]))
        known, language = self._embedder.languages, language_of(query)
        weight = keyword_weight(keyword.coverage, is_language_known=not known or language is None or language in known)
        return fuse(keyword.scores, vector, weight)

    def _hits(
        self,
        query: str,
        ranked: list[tuple[int, float]],
        keyword: dict[int, float],
        vector: dict[int, float],
        *,
        limit: int,
    ) -> tuple[Hit, ...]:
        """At most `limit`, each text once: a copy of a file says nothing new."""
        ids = ",".join(str(chunk_id) for chunk_id, _ in ranked)
        rows = {
            row[0]: row
            for row in self._db.execute(
                "SELECT c.id, f.path, t.page_starts, c.heading, c.text, c.start_char, c.end_char FROM chunks c "
                f"JOIN files f ON f.id = c.file_id JOIN texts t ON t.file_id = f.id WHERE c.id IN ({ids})"
            )
        }
        hits: list[Hit] = []
        copies = Copies()
        for chunk_id, score in ranked:
            if len(hits) == limit:
                break
            if chunk_id in rows and not copies.holds(rows[chunk_id][4]):  # the vector index may be a moment behind
                _, path, starts, heading, text, start, end = rows[chunk_id]
                page = best_page(json.loads(starts), text, start, query)
                legs = {"keyword": keyword.get(chunk_id), "vector": vector.get(chunk_id)}
                hits.append(Hit(chunk_id, len(hits) + 1, score, Path(path), page, heading, text, start, end, **legs))
        return tuple(hits)
