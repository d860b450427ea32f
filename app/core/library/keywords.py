"""The keyword leg: two FTS5 tables, porter words for Latin script and grapheme n-grams for every other alphabet.
Knows chunks by id and text only."""

from __future__ import annotations

import itertools
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.library.script import BIGRAM_SCRIPTS, is_latin, is_stopword, language_of, script_of, words

MAX_TERMS = 64  # of a query; a pasted page is cut
TABLES = ("words", "grams")


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

    def add(self, rows: Iterable[tuple[int, str]]) -> None:
        """Rows of (chunk id, text)."""
        for chunk_id, text in rows:
            self._db.execute("INSERT INTO words(rowid, body) VALUES (?, ?)", (chunk_id, text))
            if grams := gram_text(text):
                self._db.execute("INSERT INTO grams(rowid, body) VALUES (?, ?)", (chunk_id, grams))

    def remove(self, rows: Iterable[tuple[int, str]]) -> None:
        """The same rows as were added."""
        for chunk_id, text in rows:
            self._db.execute("INSERT INTO words(words, rowid, body) VALUES ('delete', ?, ?)", (chunk_id, text))
            if grams := gram_text(text):
                self._db.execute("INSERT INTO grams(grams, rowid, body) VALUES ('delete', ?, ?)", (chunk_id, grams))

    def purge(self) -> None:
        """Merge the index, so that removed words are gone from the file and not only marked."""
        for table in TABLES:
            self._db.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")

    def search(self, query: str, limit: int, *, files: Sequence[int] | None = None) -> KeywordResult:
        """At most `limit` chunks a table. `files` narrows to those file ids. Any string is a valid query."""
        scores: dict[int, float] = {}
        known = total = 0
        for table, terms in _terms(query).items():
            present = [term for term in terms if self._has(table, term)]
            known, total = known + len(present), total + len(terms)
            if table == "words":
                present += [term for term in _compounds(query) if self._has(table, term)]
            for chunk_id, score in self._match(table, present, limit, files):
                scores[chunk_id] = max(score, scores.get(chunk_id, 0.0))
        return KeywordResult(scores, known / total if total else 0.0)

    def _has(self, table: str, term: str) -> bool:
        row = self._db.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (_quoted(term),)).fetchone()
        return row is not None

    def _match(self, table: str, terms: list[str], limit: int, files: Sequence[int] | None) -> list[tuple[int, float]]:
        """(chunk id, score): bm25 divided by the query's best, so that the best is 1."""
        if not terms:
            return []
        match = " OR ".join(_quoted(term) for term in terms)
        inside, values = "", [match]
        if files is not None:
            ids = ",".join(str(int(file)) for file in files)
            inside = f"AND rowid IN (SELECT id FROM chunks WHERE file_id IN ({ids}))"
        rows = self._db.execute(
            f"SELECT rowid, -bm25({table}) FROM {table} WHERE {table} MATCH ? {inside} "
            f"ORDER BY rank LIMIT {int(limit)}",
            values,
        ).fetchall()
        # bm25 is not positive for a term in more than half of the chunks: such a hit still counts a little
        best = max((score for _, score in rows), default=0.0)
        return [(chunk_id, max(score / best, 0.01) if best > 1e-9 else 0.5) for chunk_id, score in rows]


def gram_text(text: str) -> str:
    """The n-grams of every word in another alphabet than Latin, as hexadecimal tokens that no tokenizer can spoil.
    "" for a text without such words; one with them has its Latin words there too, as they are."""
    found = words(text)
    if all(is_latin(word) for word in found):
        return ""
    return " ".join(gram for word in found for gram in _grams(word))


def _terms(query: str) -> dict[str, list[str]]:
    """Table to distinct terms, stop words out unless there is nothing else."""
    language = language_of(query)
    found = list(dict.fromkeys(words(query)))
    kept = ([word for word in found if not is_stopword(word, language)] or found)[:MAX_TERMS]
    latin = [word for word in kept if is_latin(word)]
    grams = list(dict.fromkeys(gram for word in kept if not is_latin(word) for gram in _grams(word)))
    return {table: terms for table, terms in (("words", latin), ("grams", grams[: 4 * MAX_TERMS])) if terms}


def _compounds(query: str) -> list[str]:
    """Neighbouring words written as one: "graph paper" finds "graphpaper". They widen a query and cover nothing."""
    found = words(query)[:MAX_TERMS]
    pairs = [a + b for a, b in itertools.pairwise(found) if is_latin(a + b) and len(a) > 1 and len(b) > 1]
    return [pair for pair in dict.fromkeys(pairs) if pair not in found]


def _grams(word: str) -> list[str]:
    """Character trigrams by grapheme; bigrams in scripts that put no spaces between words."""
    if word.isascii():
        return [word]
    clusters = graphemes(word)
    size = 2 if script_of(clusters[0][0]) in BIGRAM_SCRIPTS else 3
    if len(clusters) <= size:
        return [_hex(word)]
    return [_hex("".join(clusters[i : i + size])) for i in range(len(clusters) - size + 1)]


def graphemes(word: str) -> list[str]:
    """A base letter with the marks that follow it: cutting between them halves what Hindi finds."""
    clusters: list[str] = []
    for char in word:
        if clusters and unicodedata.category(char).startswith("M"):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _hex(gram: str) -> str:
    return "x" + "x".join(f"{ord(char):x}" for char in gram)


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
