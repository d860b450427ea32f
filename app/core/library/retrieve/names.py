"""Finds files by their names: the words and digits of a name count in every search, whatever the file says. Keeps its
own index in step with the ledger. Knows files by id and path only."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from app.core.library.retrieve.grams import grams, plain_forms
from app.core.library.retrieve.language import language_of
from app.core.library.retrieve.script import BIGRAM_SCRIPTS, is_stopword, script_of, words

MOST_FILES = 200  # whose names are compared with a query
MOST_WORDS = 32  # of a query
LEAST_SHARE = 0.5  # of a query's words, by rarity, that a name has to say; a word that stands in no text is enough
MIN_STEM, MAX_ENDING = 4, 3  # letters: "lease" and "leases" are one word, "read" and "readiness" are not
# Where a word of one kind ends inside a run of letters and digits: HollisLease, IMG2034, 2024Brandt.
_JOINTS = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_SPACES = re.compile(r"\s+")

Rarity = Callable[[str], tuple[float, bool]]  # the weight of a word by the texts, and whether it stands in any


@dataclass(frozen=True)
class NameHits:
    """`shares` maps file id to how much of the query its name says, 0..1, weighted by rarity. `exact` are the files
    that are called just so. `known` are words of the query that names say."""

    shares: Mapping[int, float]
    exact: frozenset[int] = frozenset()
    known: frozenset[str] = frozenset()


class Names:
    """The names of all files of the ledger, hidden ones without theirs."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.create_function("name_grams", 1, name_grams, deterministic=True)
        # Temporary, as they need the function: whoever opens the file without it can still write to it.
        for trigger, event, body in (
            ("names_new", "INSERT", "INSERT INTO names(rowid, body) VALUES (new.id, name_grams(new.path))"),
            ("names_gone", "DELETE", "DELETE FROM names WHERE rowid = old.id"),
            ("names_changed", "UPDATE OF path", "UPDATE names SET body = name_grams(new.path) WHERE rowid = new.id"),
        ):
            db.execute(f"CREATE TEMP TRIGGER IF NOT EXISTS {trigger} AFTER {event} ON main.files BEGIN {body}; END")
        self._fill()

    def search(self, query: str, rarity: Rarity, *, files: Sequence[int] | None = None) -> NameHits:
        """The files whose names say enough of a query."""
        asked = _asked(query)
        found = self._candidates(asked, files)
        if not found:
            return NameHits({})
        weights = {word: rarity(word) for word in asked}
        total = sum(weight for weight, _ in weights.values()) or 1.0
        shares: dict[int, float] = {}
        known: set[str] = set()
        for file, path in found:
            said = {word for word in asked if _says(name_words(path), word)}
            share = sum(weights[word][0] for word in said) / total
            if share >= LEAST_SHARE or any(not weights[word][1] for word in said):
                shares[file] = share
                known |= said
        exact = frozenset(file for file, path in found if _is_called(path, query))
        return NameHits(shares | dict.fromkeys(exact, 1.0), exact, frozenset(known))

    def _candidates(self, asked: Sequence[str], files: Sequence[int] | None) -> list[tuple[int, str]]:
        pieces = dict.fromkeys(gram for word in asked for gram in grams(word))
        if not pieces:
            return []
        match = " OR ".join(f'"{gram}"' for gram in pieces)
        inside = "" if files is None else f"AND names.rowid IN ({','.join(str(int(file)) for file in files)})"
        rows = self._db.execute(
            "SELECT files.id, files.path FROM names JOIN files ON files.id = names.rowid "
            f"WHERE names MATCH ? {inside} ORDER BY bm25(names) LIMIT {MOST_FILES}",
            (match,),
        )
        return [(int(file), str(path)) for file, path in rows]

    def _fill(self) -> None:
        """Where the ledger was written without this: an older version, a restored backup."""
        (missing,) = self._db.execute("SELECT (SELECT count(*) FROM files) - (SELECT count(*) FROM names)").fetchone()
        if missing:
            self._db.execute("DELETE FROM names")
            self._db.execute("INSERT INTO names(rowid, body) SELECT id, name_grams(path) FROM files")
            if not self._db.in_transaction:
                return
            self._db.commit()


def name_grams(path: str) -> str:
    """What is indexed of a file's name; nothing of one that was removed."""
    if path.startswith("removed:"):
        return ""
    return " ".join(dict.fromkeys(gram for word in name_words(path) for gram in grams(word)))


def name_words(path: str) -> tuple[str, ...]:
    """Of "2024-03 HollisLease_v2.pdf": 2024, 03, hollislease, hollis, lease, v2, v, 2, pdf."""
    name = plain_forms(unicodedata.normalize("NFC", _base(path)))
    return tuple(dict.fromkeys((*words(name), *words(_JOINTS.sub(" ", name)))))


def _base(path: str) -> str:
    return PurePath(path.replace("\\", "/")).name


def _asked(query: str) -> list[str]:
    query = plain_forms(query)
    language = language_of(query)
    found = list(dict.fromkeys(words(query)))
    return ([word for word in found if not is_stopword(word, language)] or found)[:MOST_WORDS]


def _says(said: Sequence[str], word: str) -> bool:
    if word in said:
        return True
    if any(script_of(char) in BIGRAM_SCRIPTS for char in word):
        return any(word in one for one in said)
    return any(_is_form(one, word) for one in said)


def _is_form(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    is_near = len(short) >= MIN_STEM and len(long) - len(short) <= MAX_ENDING
    return is_near and short.isalpha() and long.startswith(short)


def _is_called(path: str, query: str) -> bool:
    """Whether the query is the name, with its suffix or without."""
    name, wanted = (_folded(text) for text in (_base(path), query.strip().strip("\"'“”„")))
    return bool(wanted) and wanted in (name, PurePath(name).stem)


def _folded(text: str) -> str:
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).casefold().strip()
