"""The translation memory: translated and corrected pairs, reused where the same sentence comes again and shown to an
engine for a similar one. Reads and writes TMX. Knows no engine."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz, process

from app.core.errors import UserError
from app.core.storage.copies import drop_copies
from app.core.storage.db import open_database, sqlite_errors, transaction

NEAR = 75.0  # of 100: from here on a pair helps more than it misleads (the usual threshold of translators' tools)
NEAR_LENGTH = 0.3
CANDIDATES = 2000
TMX_BYTES = 200_000_000
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Match:
    """A stored pair; `score` is the similarity of its source, 100 for equal."""

    source: str
    target: str
    score: float


class Memory(Protocol):
    def exact(self, text: str, source: str, target: str) -> str | None:
        """The translation of exactly this text."""
        ...

    def near(self, text: str, source: str, target: str) -> tuple[str, str] | None:
        """The most similar stored text, with its translation."""
        ...


class NoMemory:
    def exact(self, text: str, source: str, target: str) -> str | None:
        return None

    def near(self, text: str, source: str, target: str) -> tuple[str, str] | None:
        return None


class TranslationMemory:
    """One project's pairs. Safe to use from several threads. All raise MachineError disk_full, database_damaged,
    database_unavailable."""

    def __init__(self, file: Path, project: str = "") -> None:
        self._file = file
        self._project = project
        self._db = open_database(file, "translate", check_same_thread=False)
        self._lock = threading.RLock()

    def exact(self, text: str, source: str, target: str) -> str | None:
        rows = self._rows(
            "SELECT target FROM memory WHERE project = ? AND source_language = ? AND target_language = ? "
            "AND source = ?",
            (self._project, source, target, text),
        )
        return str(rows[0][0]) if rows else None

    def near(self, text: str, source: str, target: str) -> tuple[str, str] | None:
        best = next(iter(self.matches(text, source, target, limit=1)), None)
        return (best.source, best.target) if best is not None else None

    def matches(self, text: str, source: str, target: str, *, limit: int = 3) -> list[Match]:
        """The most similar first, among the newest CANDIDATES of about the same length."""
        spread = max(4, int(len(text) * NEAR_LENGTH))
        rows = self._rows(
            "SELECT source, target FROM memory WHERE project = ? AND source_language = ? AND target_language = ? "
            "AND length(source) BETWEEN ? AND ? ORDER BY changed DESC LIMIT ?",
            (self._project, source, target, len(text) - spread, len(text) + spread, CANDIDATES),
        )
        known = [row[0] for row in rows]
        found = process.extract(text, known, scorer=fuzz.ratio, score_cutoff=NEAR, limit=limit)
        return [Match(str(rows[place][0]), str(rows[place][1]), float(score)) for _, score, place in found]

    def put(self, pairs: Iterable[tuple[str, str]], source: str, target: str) -> int:
        """Store pairs; a newer translation replaces an older one. Returns how many."""
        now = time.time()
        values = [(self._project, source, target, one, other, now) for one, other in pairs if one and other]
        with self._lock, transaction(self._db):
            self._db.executemany(
                "INSERT INTO memory(project, source_language, target_language, source, target, changed) "
                "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(project, source_language, target_language, source) "
                "DO UPDATE SET target = excluded.target, changed = excluded.changed",
                values,
            )
        return len(values)

    def take(self, path: Path) -> int:
        """Store every pair of a TMX file. Returns how many. Raises as `read_tmx`, and then stores none."""
        by_languages: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for source, target, one, other in read_every_pair(path):
            by_languages.setdefault((source, target), []).append((one, other))
        return sum(self.put(pairs, *languages) for languages, pairs in by_languages.items())

    def pairs(self) -> Iterator[tuple[str, str, str, str]]:
        """Source language, target language, source, target; oldest first."""
        rows = self._rows(
            "SELECT source_language, target_language, source, target FROM memory WHERE project = ? ORDER BY id",
            (self._project,),
        )
        yield from ((str(row[0]), str(row[1]), str(row[2]), str(row[3])) for row in rows)

    def forget(self) -> None:
        """Delete every pair of the project, from the disk too."""
        with self._lock, transaction(self._db):
            self._db.execute("DELETE FROM memory WHERE project = ?", (self._project,))
        with self._lock, sqlite_errors(self._file):
            self._db.execute("PRAGMA incremental_vacuum").fetchall()
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            drop_copies(self._file)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _rows(self, sql: str, values: tuple[object, ...]) -> list[sqlite3.Row]:
        with self._lock, sqlite_errors(self._file):
            return self._db.execute(sql, values).fetchall()


class TmxMemory:
    """The pairs of a TMX file, for one run; read when they are first asked for, since only then the languages are
    known. The methods raise as `read_tmx`. Not for several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pairs: dict[tuple[str, str], dict[str, str]] = {}

    def exact(self, text: str, source: str, target: str) -> str | None:
        return self._of(source, target).get(text)

    def near(self, text: str, source: str, target: str) -> tuple[str, str] | None:
        """Among those of about the same length, as a project's memory."""
        spread = max(4, int(len(text) * NEAR_LENGTH))
        pairs = self._of(source, target)
        close = [known for known in pairs if abs(len(known) - len(text)) <= spread][-CANDIDATES:]
        best = process.extractOne(text, close, scorer=fuzz.ratio, score_cutoff=NEAR)
        return (best[0], pairs[best[0]]) if best else None

    def _of(self, source: str, target: str) -> dict[str, str]:
        if (source, target) not in self._pairs:
            self._pairs[source, target] = dict(read_tmx(self._path, source, target))
        return self._pairs[source, target]


def read_tmx(path: Path, source: str, target: str) -> Iterator[tuple[str, str]]:
    """The pairs of these languages; inline markup is left out of them. Read as a stream.
    Raises UserError path_missing, tmx_unreadable."""
    for texts in _units(path):
        if texts.get(source) and texts.get(target):
            yield texts[source], texts[target]


def read_every_pair(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """(source language, target language, source, target): the first language of each unit with every other one of it.
    Raises as `read_tmx`."""
    for texts in _units(path):
        (source, one), *others = [*texts.items()] or [("", "")]
        yield from ((source, target, one, other) for target, other in others if one and other)


def _units(path: Path) -> Iterator[dict[str, str]]:
    """Texts by language, in the order of the file."""
    from lxml import etree

    if not path.is_file():
        raise UserError("path_missing", path=str(path))
    if path.stat().st_size > TMX_BYTES:
        raise UserError("tmx_unreadable", path=str(path), detail="too_large")
    try:
        units = etree.iterparse(str(path), events=("end",), tag="tu", resolve_entities=False, no_network=True)
        for _, unit in units:
            texts = {}
            for variant in unit.iter("tuv"):
                language = (variant.get(_XML_LANG) or variant.get("lang") or "").split("-")[0].casefold()
                seg = variant.find("seg")
                if seg is not None:
                    texts[language] = "".join(seg.xpath("text() | hi//text() | sub//text()")).strip()
            yield texts
            unit.clear()
    except etree.XMLSyntaxError as error:
        raise UserError("tmx_unreadable", path=str(path), detail=str(error)) from error


def write_tmx(path: Path, pairs: Iterable[tuple[str, str, str, str]]) -> int:
    """TMX 1.4b; (source language, target language, source, target) each. Returns how many. Raises what writing does."""
    from lxml import etree

    count = 0
    partial = path.with_name(path.name + ".part")
    with etree.xmlfile(str(partial), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("tmx", version="1.4"):
            head = etree.Element("header", creationtool="Alcove", creationtoolversion="1", segtype="sentence",
                                 adminlang="en", srclang="*all*", datatype="plaintext")  # fmt: skip
            head.set("o-tmf", "Alcove")
            file.write(head)
            with file.element("body"):
                for source, target, one, other in pairs:
                    file.write(_unit(etree, ((source, one), (target, other))))
                    count += 1
    partial.replace(path)
    return count


def _unit(etree: object, variants: Iterable[tuple[str, str]]) -> object:
    unit = etree.Element("tu")  # type: ignore[attr-defined]
    for language, text in variants:
        variant = etree.SubElement(unit, "tuv")  # type: ignore[attr-defined]
        variant.set(_XML_LANG, language)
        etree.SubElement(variant, "seg").text = _xml_text(text)  # type: ignore[attr-defined]
    return unit


def _xml_text(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")
