"""Index words that a misspelt query word may stand for. The only importer of rapidfuzz; knows the keyword table and
nothing of chunks."""

from __future__ import annotations

import sqlite3

MIN_LETTERS = 4  # shorter words have too many neighbours
FAR_LETTERS = 8  # from here on two slips are forgiven
MOST = 3  # variants of a word


class Spelling:
    """Reads the vocabulary of the `words` table, whose terms are Porter stems."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._is_ready = False

    def variants(self, word: str) -> list[str]:
        """Up to MOST stems of the index within one slip of `word`, two in a long word, the most frequent first. A slip
        is a letter too many, missing, wrong or swapped with its neighbour; the first two are taken to be right, since
        the vocabulary is read by its beginning."""
        if len(word) < MIN_LETTERS or not word.isalpha():
            return []
        from rapidfuzz.distance import OSA

        self._prepare()
        stem = self._stem(word)
        if len(stem) < MIN_LETTERS - 1:
            return []
        slips = 2 if len(word) >= FAR_LETTERS else 1
        rows = self._db.execute(
            "SELECT term, doc FROM temp.words_terms WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
            (stem[:2], stem[0] + chr(ord(stem[1]) + 1), len(stem) - slips, len(stem) + slips),
        )
        near = [(OSA.distance(stem, term, score_cutoff=slips), -count, term) for term, count in rows]
        return [term for distance, _, term in sorted(near) if distance <= slips][:MOST]

    def _prepare(self) -> None:
        if not self._is_ready:
            self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_terms USING fts5vocab(main, words, row)")
            self._db.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.one_word USING "
                "fts5(body, tokenize='porter unicode61 remove_diacritics 2')"
            )
            self._db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.one_term USING fts5vocab(temp, one_word, row)")
            self._is_ready = True

    def _stem(self, word: str) -> str:
        """The word as the table's own tokenizer stems it."""
        self._db.execute("DELETE FROM temp.one_word")
        self._db.execute("INSERT INTO temp.one_word(body) VALUES (?)", (word,))
        row = self._db.execute("SELECT term FROM temp.one_term LIMIT 1").fetchone()
        return str(row[0]) if row else word
