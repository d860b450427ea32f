"""Answers a query from both legs. Knows no files on disk and writes nothing."""

from __future__ import annotations

import functools
import itertools
import json
import math
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.core.embed.base import Embedder, Vectors
from app.core.embed.remembered import RememberedTexts
from app.core.errors import UserError
from app.core.library.base import Hit, SearchFilters, SearchMode, SearchOrder, SearchRequest, SearchResult
from app.core.library.index.identity import identity_of, read_identity
from app.core.library.index.ledger import SHOWN, Ledger
from app.core.library.index.vector_store import VectorStore
from app.core.library.passages.pages import PageStarts, best_page
from app.core.library.retrieve.copies import Copies
from app.core.library.retrieve.fusion import EXACT_NAME, fuse, keyword_weight, lift, matching
from app.core.library.retrieve.keywords import KeywordResult, Keywords
from app.core.library.retrieve.language import language_of
from app.core.library.retrieve.names import NameHits, Names, Rarity
from app.core.library.retrieve.query import file_test, parse, passage_test
from app.core.library.retrieve.script import words

CANDIDATES = 100  # a leg
SPARE = 2  # passages read for each that is wanted, since copies are left out
MOST_CANDIDATES = 6_400  # a leg, where filters throw passages away or the newest are wanted
NOTHING = KeywordResult({}, 0.0)
Ranking = list[tuple[int, float]]  # (chunk id, score)
PassageTest = Callable[[str], bool]


@dataclass(frozen=True)
class _Legs:
    """What the two legs found, and the names; `weight` is the keyword leg's share."""

    keyword: KeywordResult = NOTHING
    vector: Mapping[int, float] = field(default_factory=dict)
    weight: float = 0.0
    is_fused: bool = True
    names: Mapping[int, float] = field(default_factory=dict)  # passages of files whose names say what is asked

    def ranked(self) -> Ranking:
        """Best first; a vector leg alone keeps its cosines as scores."""
        if self.is_fused:
            return lift(fuse(self.keyword.scores, self.vector, self.weight), self.names)
        return sorted(self.vector.items(), key=lambda item: (-item[1], item[0]))

    def matching(self) -> set[int]:
        return matching(self.keyword.scores, self.vector, self.weight) | set(self.names)


class Searcher:
    def __init__(self, db: sqlite3.Connection, ledger: Ledger, vectors: VectorStore, embedder: Embedder) -> None:
        self._db = db
        self._ledger = ledger
        self._vectors = vectors
        self._embedder = embedder
        self._texts = RememberedTexts(embedder)
        self._keywords = Keywords(db)
        self._names = Names(db)

    def search(self, request: SearchRequest) -> SearchResult:
        """See `Library.search`; the operators are those of `query.py`."""
        began = time.perf_counter()
        wanted = parse(request.query)
        asked = (wanted.filters, request.filters)
        files = self._narrowed(self._scope(request.within), asked)
        passes, limit = passage_test(wanted, asked), max(0, request.limit)
        if wanted.is_operators_alone:
            legs = _Legs()
            hits = self._hits("", self._beginnings(files, passes, limit), legs, limit=limit, keeps_copies=True)
        else:
            ranked, legs = self._found(
                wanted.text, limit, files=files, mode=request.mode, order=request.order, passes=passes
            )
            hits = self._hits(wanted.text, ranked, legs, limit=limit)
        ms = (time.perf_counter() - began) * 1000
        embedder = self._embedder.id if legs.vector else ""
        return SearchResult(request.query, ms, hits, coverage=legs.keyword.coverage, embedder=embedder)

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """See `Library.similarities`."""
        asked = self._embedded(text, "hybrid")
        if asked is None or not others:
            return ()
        return tuple(map(float, self._texts.embed(others) @ asked))

    def rarities(self, words: Sequence[str]) -> tuple[float, ...]:
        """See `Library.rarities`."""
        total = self._ledger.chunk_count()
        return tuple(math.log(1 + total / (0.5 + self._keywords.document_frequency(word))) for word in words)

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
        rows = self._db.execute(f"SELECT id, path, mtime_ns FROM files WHERE {SHOWN} ORDER BY id")
        return [row[0] for row in rows if (among is None or row[0] in among) and passes(row[1], row[2] / 1e9)]

    def _scope(self, within: Sequence[Path]) -> list[int] | None:
        if not self._ledger.folder_paths():
            raise UserError("library_empty")
        for path in within:
            if not self._ledger.holds(path):
                raise UserError("not_in_library", path=str(path))
        return self._ledger.file_ids(within) if within else None

    def _found(
        self,
        text: str,
        limit: int,
        *,
        files: list[int] | None,
        mode: SearchMode,
        order: SearchOrder,
        passes: PassageTest | None,
    ) -> tuple[Ranking, _Legs]:
        """What is to be shown and some to spare, best first. Looks further where filters threw too much away."""
        embedded = self._embedded(text, mode)
        count, seen = max(CANDIDATES, limit) if order == "relevance" else MOST_CANDIDATES, 0
        while True:
            legs = self._legs(text, count, files=files, mode=mode, embedded=embedded)
            ranked = legs.ranked() if order == "relevance" else self._newest(legs)
            before, seen = seen, len(ranked)
            ranked = self._passing(ranked, passes, SPARE * limit) if passes else ranked[: SPARE * limit]
            if passes is None or len(ranked) >= limit or seen <= before or count >= MOST_CANDIDATES:
                return ranked, legs
            count *= 4

    def _legs(
        self, text: str, count: int, *, files: list[int] | None, mode: SearchMode, embedded: Vectors | None
    ) -> _Legs:
        keyword = NOTHING if mode == "vector" else self._keywords.search(text, count, files=files)
        vector: Mapping[int, float] = {} if embedded is None else self._vectors.query(embedded, count, files=files)
        if mode == "vector":
            return _Legs(keyword, vector, is_fused=False)
        # Only beside vectors: what tells languages apart takes a second to load, for which a first search by words
        # alone waited.
        is_known = not vector or self._is_language_known(text)
        weight = keyword_weight(keyword.coverage, is_language_known=is_known)
        named = self._names.search(text, self._rarity(), files=files)
        keyword = replace(keyword, coverage=self._coverage(text, keyword.coverage, named))
        return _Legs(keyword, vector, weight, names=self._passages_of(named, keyword, vector))

    def _is_language_known(self, text: str) -> bool:
        known = self._embedder.languages
        if not known:
            return True
        language = language_of(text)
        return language is None or language in known

    def _rarity(self) -> Rarity:
        """Tells the rarity of a word in the texts, and whether any has it."""
        total = functools.cache(self._ledger.chunk_count)

        def rarity(word: str) -> tuple[float, bool]:
            count = self._keywords.document_frequency(word)
            return math.log(1 + total() / (0.5 + count)), count > 0

        return rarity

    def _coverage(self, text: str, coverage: float, named: NameHits) -> float:
        """With the words that only names say."""
        asked = list(dict.fromkeys(words(text)))
        only = sum(not self._keywords.document_frequency(word) for word in named.known)
        return min(1.0, coverage + only / len(asked)) if asked else coverage

    def _passages_of(
        self, named: NameHits, keyword: KeywordResult, vector: Mapping[int, float]
    ) -> dict[int, float]:
        """The passages of the named files that a leg found, else each file's first, with what their names say."""
        if not named.shares:
            return {}
        ids = ",".join(map(str, named.shares))
        candidates = ",".join(map(str, {*keyword.scores, *vector}))
        rows = self._db.execute(
            f"SELECT id, file_id FROM chunks WHERE file_id IN ({ids}) AND (position = 0 OR id IN ({candidates}))"
        ).fetchall()
        found = {file for chunk, file in rows if chunk in keyword.scores or chunk in vector}
        return {
            chunk: EXACT_NAME if file in named.exact else named.shares[file]
            for chunk, file in rows
            if file not in found or chunk in keyword.scores or chunk in vector
        }

    def _embedded(self, text: str, mode: SearchMode) -> Vectors | None:
        """None where there is no vector leg."""
        made_by, now = read_identity(self._db), identity_of(self._embedder)
        if mode == "keyword" or made_by is None or not text.strip():
            return None
        if made_by != now:  # vectors of two models cannot be compared; words still can
            if mode == "vector":
                raise UserError("index_mismatch", made_by=str(made_by), now=str(now))
            return None
        return self._embedder.embed_query(text)

    def _newest(self, legs: _Legs) -> Ranking:
        """Of what matches, the passages of the file that was changed last; in a file, the best first."""
        matching = legs.matching()
        ids = ",".join(map(str, matching))
        rows = self._db.execute(
            f"SELECT c.id, f.mtime_ns FROM chunks c JOIN files f ON f.id = c.file_id WHERE c.id IN ({ids})"
        )
        moments: dict[int, int] = dict(rows.fetchall())
        ranked = [item for item in legs.ranked() if item[0] in moments]
        return sorted(ranked, key=lambda item: -moments[item[0]])

    def _beginnings(self, files: list[int] | None, passes: PassageTest | None, limit: int) -> Ranking:
        """The passages that begin the newest files, one a file."""
        among = SHOWN if files is None else f"files.id IN ({','.join(map(str, files))})"
        rows = self._db.execute(
            "SELECT c.id, c.text FROM files CROSS JOIN chunks c ON c.file_id = files.id AND c.position = 0 "
            f"WHERE {among} ORDER BY files.mtime_ns DESC, files.path"
        )
        found = (chunk_id for chunk_id, text in rows if passes is None or passes(text))
        return [(chunk_id, 1.0) for chunk_id in itertools.islice(found, limit)]

    def _passing(self, ranked: Ranking, passes: PassageTest, limit: int) -> Ranking:
        """The first `limit` whose text passes."""
        kept: Ranking = []
        for at in range(0, len(ranked), CANDIDATES):
            batch = ranked[at : at + CANDIDATES]
            ids = ",".join(str(chunk_id) for chunk_id, _ in batch)
            texts = dict(self._db.execute(f"SELECT id, text FROM chunks WHERE id IN ({ids})"))
            kept += [item for item in batch if item[0] in texts and passes(texts[item[0]])]
            if len(kept) >= limit:
                break
        return kept[:limit]

    def _hits(
        self, text: str, ranked: Ranking, legs: _Legs, *, limit: int, keeps_copies: bool = False
    ) -> tuple[Hit, ...]:
        """At most `limit`, each text once unless `keeps_copies`: a copy of a file says nothing new."""
        ids = ",".join(str(chunk_id) for chunk_id, _ in ranked)
        rows = {
            row[0]: row
            for row in self._db.execute(
                "SELECT c.id, files.id, files.path, c.heading, c.text, c.start_char, c.end_char FROM chunks c "
                f"JOIN files ON files.id = c.file_id WHERE c.id IN ({ids}) AND {SHOWN}"
            )
        }
        hits: list[Hit] = []
        copies = Copies()
        starts_of = functools.cache(self._page_starts)
        for chunk_id, score in ranked:
            if len(hits) == limit:
                break
            if chunk_id not in rows:  # the vector index may be a moment behind
                continue
            _, file, path, heading, found, start, end = rows[chunk_id]
            if keeps_copies or not copies.holds(found):
                page = best_page(starts_of(file), found, start, text)
                own = {"keyword": legs.keyword.scores.get(chunk_id), "vector": legs.vector.get(chunk_id)}
                hits.append(Hit(chunk_id, len(hits) + 1, score, Path(path), page, heading, found, start, end, **own))
        return tuple(hits)

    def _page_starts(self, file: int) -> PageStarts:
        row = self._db.execute("SELECT page_starts FROM texts WHERE file_id = ?", (file,)).fetchone()
        return json.loads(row[0]) if row else []
