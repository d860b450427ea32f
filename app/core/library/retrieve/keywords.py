"""The keyword index: two FTS5 tables, Porter words for Latin text and grams for all text. Knows chunks by id and text
only."""

from __future__ import annotations

import functools
import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.core.library.retrieve.grams import ANY_END, gram_text, grams, plain_forms, query_grams
from app.core.library.retrieve.language import language_of
from app.core.library.retrieve.script import is_latin, is_stopword, words
from app.core.library.retrieve.spelling import Spelling

MAX_TERMS = 64  # of a query; a pasted page is cut
TABLES = ("words", "grams")
NAMES = "names"  # of files; purged with them
MERGE_PAGES = 16  # about 25 ms
SCATTERED = 8  # segments; at 100,000 chunks 14 of them take 12.6 ms and one takes 10.7
MERGED = 2  # fewer changes than that tell that a merge had nothing to do (FTS5, "The merge command")
# Share of the words table in the keyword score. XQuAD, nDCG@10: en .971 at .5 (words alone .967, grams alone .965),
# de .957 and ro .963 at .3 (words .928 and .929, grams .945 and .963). Scripts without Porter rely on the grams.
WORDS_SHARE = {"en": 0.5, None: 0.5}
OTHER_WORDS_SHARE = 0.3
LARGE_CHUNKS = 20_000  # from here on one table has to do: each costs about 10 ms at 100,000 chunks
# Where one table has to do, a share from here on means the words. Vaswani with one table: nDCG@10 of the keyword leg
# .428 by words, .394 by grams; fused .496 and .489.
WORDS_ALONE = 0.5
# Only chunks with one of the rarest terms are scored, as many terms as have so many chunks together: 12 ms instead of
# 77 ms at 100,000 chunks. Smaller libraries never reach it and lose nothing.
RARE_POSTINGS = 5_000
MIN_RARE_TERMS = 2
MOST_COUNTS = 20_000  # that are remembered: 2 MB


@dataclass(frozen=True)
class KeywordResult:
    """`scores` maps chunk id to 0..1, the best being 1. `coverage` is the share of query terms in the index, 0..1."""

    scores: dict[int, float]
    coverage: float


class Keywords:
    """Writes and reads both tables. The caller groups writes into transactions.

    The tables keep no text of their own, so a removal needs the text that was added: half the disk space.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._spelling = Spelling(db)
        self._counts: dict[tuple[str, str], tuple[int, int]] = {}  # (table, term): count, rows written before it

    def add(self, rows: Iterable[tuple[int, str]]) -> None:
        """Rows of (chunk id, text)."""
        for chunk_id, text in rows:
            body, pieces = _forms(text)
            self._db.execute("INSERT INTO words(rowid, body) VALUES (?, ?)", (chunk_id, body))
            self._db.execute("INSERT INTO grams(rowid, body) VALUES (?, ?)", (chunk_id, pieces))

    def remove(self, rows: Iterable[tuple[int, str]]) -> None:
        """The same rows as were added."""
        for chunk_id, text in rows:
            body, pieces = _forms(text)
            self._db.execute("INSERT INTO words(words, rowid, body) VALUES ('delete', ?, ?)", (chunk_id, body))
            self._db.execute("INSERT INTO grams(grams, rowid, body) VALUES ('delete', ?, ?)", (chunk_id, pieces))

    def purge(self) -> Iterator[None]:
        """Merge the index in slices, so that removed words are gone from the file and not only marked."""
        for table in (*TABLES, NAMES):
            self._db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', ?)", (-MERGE_PAGES,))
            before = -MERGED
            while self._db.total_changes - before >= MERGED:
                yield
                before = self._db.total_changes
                self._db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', ?)", (MERGE_PAGES,))

    @property
    def is_scattered(self) -> bool:
        """Whether a merge would make searching notably faster: each word is looked up in every segment."""
        return any(
            self._db.execute(f"SELECT count(DISTINCT segid) FROM {table}_idx").fetchone()[0] >= SCATTERED
            for table in TABLES
        )

    def search(self, query: str, limit: int, *, files: Sequence[int] | None = None) -> KeywordResult:
        """At most `limit` chunks of each table. `files` restricts to those file ids. Any string is a valid query."""
        query = plain_forms(query)
        language = language_of(query)
        found = list(dict.fromkeys(words(query)))
        kept = ([word for word in found if not is_stopword(word, language)] or found)[:MAX_TERMS]
        latin = [word for word in kept if is_latin(word)]
        counts = {word: self._count("words", word) for word in latin}
        share = self._words_share(language, len(latin), len(kept))
        scores: dict[int, float] = {}
        if share > 0:
            variants = [word for unknown in latin if not counts[unknown] for word in self._spelling.variants(unknown)]
            joined = [*variants, *_compounds(query)]
            terms = counts | {word: self._count("words", word) for word in joined if word not in counts}
            _add(scores, self._match("words", terms, limit, files), share)
        pieces: dict[str, int] = {}
        has_other_scripts = len(latin) < len(kept)
        if share < 1 or has_other_scripts or not scores:  # a large English library is asked in words alone
            grams_of = grams if language in WORDS_SHARE else query_grams
            pieces = {gram: self._count("grams", gram) for word in kept for gram in grams_of(word)}
        if pieces and (share < 1 or not scores):
            _add(scores, self._match("grams", pieces, limit, files), 1 - share or 1.0)
        return KeywordResult(_to_top(scores), _coverage(counts, pieces if has_other_scripts else {}))

    def document_frequency(self, word: str) -> int:
        """The number of passages that contain a word or another form of it, counted up to RARE_POSTINGS."""
        if is_latin(word):
            return self._count("words", word)
        return min((self._count("grams", gram) for part in words(plain_forms(word)) for gram in grams(part)), default=0)

    def _words_share(self, language: str | None, latin: int, total: int) -> float:
        if not latin:
            return 0.0
        share = WORDS_SHARE.get(language, OTHER_WORDS_SHARE) * latin / total
        return float(share >= WORDS_ALONE) if self._is_large() else share

    def _is_large(self) -> bool:
        (newest,) = self._db.execute("SELECT max(id) FROM chunks").fetchone()
        return (newest or 0) > LARGE_CHUNKS

    def _count(self, table: str, term: str) -> int:
        """Chunks that hold a term, counted as far as it matters. A count is used again while fewer rows were written
        since than half of it: it then still says whether the term is known, and how rare it is."""
        now = self._db.total_changes
        count, at = self._counts.get((table, term), (-1, now))
        if count < 0 or now - at > count // 2:
            (count,) = self._db.execute(
                f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {RARE_POSTINGS + 1})",
                (_quoted(term),),
            ).fetchone()
            if len(self._counts) >= MOST_COUNTS:
                self._counts.clear()
            self._counts[table, term] = (count, now)
        return int(count)

    def _match(self, table: str, counts: dict[str, int], limit: int, files: Sequence[int] | None) -> dict[int, float]:
        """Chunk id to bm25 divided by the query's best, so that the best is 1."""
        terms = sorted((term for term, count in counts.items() if count), key=lambda term: counts[term])
        if not terms:
            return {}
        rare = _rarest(terms, counts)
        match = _any_of(terms) if len(rare) == len(terms) else f"{_any_of(rare)} AND {_any_of(terms)}"
        inside = ""
        if files is not None:
            ids = ",".join(str(int(file)) for file in files)
            inside = f"AND rowid IN (SELECT id FROM chunks WHERE file_id IN ({ids}))"
        # ordered by the expression: ORDER BY rank would count the postings of every term twice (12 ms instead of 8)
        rows = self._db.execute(
            f"SELECT rowid, -bm25({table}) AS score FROM {table} WHERE {table} MATCH ? {inside} "
            f"ORDER BY score DESC, rowid LIMIT {int(limit)}",
            (match,),
        ).fetchall()
        # bm25 is not positive for a term in more than half of the chunks: such a hit still counts a little
        best = max((score for _, score in rows), default=0.0)
        return {chunk_id: max(score / best, 0.01) if best > 1e-9 else 0.5 for chunk_id, score in rows}


def _forms(text: str) -> tuple[str, str]:
    """What stands in the two tables. It may never change for a text that is in them: FTS5 calls a table malformed when
    more is taken out than was put in. Where it must, a migration empties both."""
    plain = plain_forms(text)
    return plain, gram_text(plain)


def _rarest(terms: list[str], counts: dict[str, int]) -> list[str]:
    """The first of `terms`, which are in order of `counts`, up to RARE_POSTINGS chunks together."""
    sums = itertools.accumulate(counts[term] for term in terms)
    return [term for number, (term, total) in enumerate(zip(terms, sums, strict=True))
            if number < MIN_RARE_TERMS or total <= RARE_POSTINGS]  # fmt: skip


def _add(scores: dict[int, float], leg: dict[int, float], share: float) -> None:
    for chunk_id, score in leg.items():
        scores[chunk_id] = scores.get(chunk_id, 0.0) + share * score


def _to_top(scores: dict[int, float]) -> dict[int, float]:
    best = max(scores.values(), default=0.0)
    return {chunk_id: score / best for chunk_id, score in scores.items()} if best > 0 else scores


def _coverage(counts: dict[str, int], pieces: dict[str, int]) -> float:
    """Words decide for Latin text, grams for the rest: a prefix of a foreign word is easily found by chance."""
    terms = [*counts.values(), *pieces.values()]
    return sum(count > 0 for count in terms) / len(terms) if terms else 0.0


def _compounds(query: str) -> list[str]:
    """Neighbouring words written as one: "graph paper" finds "graphpaper". They widen a query and cover nothing."""
    found = words(query)[:MAX_TERMS]
    pairs = [a + b for a, b in itertools.pairwise(found) if is_latin(a + b) and len(a) > 1 and len(b) > 1]
    return [pair for pair in dict.fromkeys(pairs) if pair not in found]


def _any_of(terms: Iterable[str]) -> str:
    return "(" + " OR ".join(_quoted(term) for term in terms) + ")"


@functools.lru_cache(maxsize=4096)
def _quoted(term: str) -> str:
    """As an FTS5 string; with ANY_END, which no word contains, all terms with this beginning."""
    begins = term.endswith(ANY_END)
    quoted = '"' + term.removesuffix(ANY_END).replace('"', '""') + '"'
    return f"{quoted} *" if begins else quoted
