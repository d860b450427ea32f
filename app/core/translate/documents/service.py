"""Translates a file: opens it, translates unit after unit, stores every finished segment so that a stopped or killed
translation continues where it was, and writes the result beside the source."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import threading
import time
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from app.core.errors import MachineError, UserError
from app.core.library.base import Parser
from app.core.storage.db import as_app_error, open_database, sqlite_errors
from app.core.task import Task
from app.core.translate.base import COPIED, Segment, Warning
from app.core.translate.documents.base import DocumentFormat, OpenDocument, Unit
from app.core.translate.documents.odf import OdfFormat
from app.core.translate.documents.ooxml import OoxmlFormat
from app.core.translate.documents.pdf import PdfFormat
from app.core.translate.documents.plain import PlainFormat
from app.core.translate.documents.strings import StringsFormat
from app.core.translate.documents.web import EpubFormat, HtmlFormat
from app.core.translate.segmenter import Checked, Job
from app.core.translate.segments import Piece, join, split
from app.core.translate.service import TranslationRequest, TranslationService

FORMATS: tuple[DocumentFormat, ...] = (
    PlainFormat(), HtmlFormat(), OoxmlFormat(), OdfFormat(), EpubFormat(), StringsFormat(),
)  # fmt: skip
SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.suffixes) | PdfFormat.suffixes
SAMPLE_CHARS = 4000


def suggested_output(path: Path, language: str, *, bilingual: bool = False, taken: Container[Path] = ()) -> Path:
    """Beside the source, with the language in its name, and a name that nothing has yet and nothing in `taken` will
    have; PDF becomes Word or a page."""
    suffix = path.suffix if path.suffix.lower() != ".pdf" else ".html" if bilingual else ".docx"
    wanted = path.with_name(f"{path.stem}.{language}{suffix}")
    number = 2
    while wanted in taken or wanted.exists():
        wanted = path.with_name(f"{path.stem}.{language}-{number}{suffix}")
        number += 1
    return wanted


@dataclass(frozen=True)
class DocumentProgress:
    """`done` of `total` segments, of which `remembered` were finished before. `seconds_left` is None while unknown."""

    done: int
    total: int
    remembered: int
    marked: int
    seconds_left: float | None = None


@dataclass(frozen=True)
class DocumentDone:
    """`marked` are the segments that have a warning; `out` is the file that was written."""

    out: Path
    source_language: str
    target_language: str
    engine: str
    segments: int
    marked: tuple[Segment, ...]


DocumentEvent = DocumentProgress | DocumentDone


class DocumentTranslator:
    """`file` is the database that remembers finished segments; `parser` reads PDF and is closed with this. Safe to use
    from several threads."""

    def __init__(self, service: TranslationService, file: Path, parser: Parser | None = None) -> None:
        self._service = service
        self._parser = parser
        self._formats = (*FORMATS, PdfFormat(parser)) if parser is not None else FORMATS
        self._progress = _Progress(file)

    def translate(
        self, path: Path, out: Path, request: TranslationRequest, task: Task, *, bilingual: bool = False
    ) -> Iterator[DocumentEvent]:
        """DocumentProgress after each segment, DocumentDone last. A second call for the same file and languages takes
        over every segment that the first one finished. Nothing is written before all is translated, and `out` is never
        half a file.
        Raises UserError path_missing, permission, unsupported, damaged, encrypted, too_large, empty, same_file; what
        `TranslationService.translate` raises; MachineError disk_full, not_writable; Cancelled."""
        if path.resolve() == out.resolve():
            raise UserError("same_file", path=str(path))
        if not os.access(out.parent, os.W_OK):  # before the work, not after it
            raise MachineError("not_writable", path=str(out))
        opened, job = self._open(path, request)
        units = opened.units
        pieces = [split(unit.text) for unit in units]
        texts = [piece.text for found in pieces for piece in found]
        key = self._progress.begin(path, out, job)
        found: list[Checked] = []
        for event, checked in self._segments(texts, job, task, key):
            found.append(checked)
            yield event
        filled = list(self._filled(units, pieces, found, job, task))
        _write(opened, out, filled, job.target, bilingual=bilingual)
        self._progress.end(key)
        marked = tuple(
            Segment(text, checked.target, 0, len(text), checked.warnings, checked.origin)
            for text, checked in zip(texts, found, strict=True)
            if checked.warnings
        )
        engine = job.engines[0].info.id if job.engines else ""
        yield DocumentDone(out, job.source, job.target, engine, len(texts), marked)

    def close(self) -> None:
        self._progress.close()
        if self._parser is not None:
            self._parser.close()

    def _open(self, path: Path, request: TranslationRequest) -> tuple[OpenDocument, Job]:
        known = next((format for format in self._formats if path.suffix.lower() in format.suffixes), None)
        if not path.exists():
            raise UserError("path_missing", path=str(path))
        if known is None:
            raise UserError("unsupported", path=str(path))
        try:
            opened = known.open(path, source=request.source, target=request.target)
        except UserError as error:
            raise UserError(error.code, **{"path": str(path), **error.data}) from error
        sample = ""
        for unit in opened.units:
            sample += unit.text + "\n"
            if len(sample) > SAMPLE_CHARS:
                break
        if not sample.strip():
            raise UserError("empty", path=str(path))
        return opened, self._service.job(request, sample)

    def _segments(
        self, texts: Sequence[str], job: Job, task: Task, key: int
    ) -> Iterator[tuple[DocumentProgress, Checked]]:
        """Stored segments at once; each new one is durable before it is reported."""
        known = self._progress.finished(key)
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        new = iter(zip(fresh, self._service.segments(fresh, job, task), strict=True))
        total, remembered, marked = len(texts), sum(text in known for text in texts), 0
        began, worked = time.monotonic(), 0
        for done, text in enumerate(texts, start=1):
            task.check()
            while text not in known:
                source, checked = next(new)
                worked += 1
                known[source] = checked
                self._progress.put(key, source, checked)
            marked += bool(known[text].warnings)
            elapsed = time.monotonic() - began
            left = elapsed / worked * (len(fresh) - worked) if worked and elapsed > 1.0 else None
            task.report("translate", done, total)
            yield DocumentProgress(done, total, remembered, marked, left), known[text]

    def _filled(
        self,
        units: Sequence[Unit],
        pieces: Sequence[Sequence[Piece]],
        found: Sequence[Checked],
        job: Job,
        task: Task,
    ) -> Iterator[tuple[str, ...]]:
        """The slots of each unit; where the borders were lost, each slot is translated alone."""
        at = 0
        for unit, parts in zip(units, pieces, strict=True):
            mine = found[at : at + len(parts)]
            at += len(parts)
            target = join(unit.text, [(part, checked.target) for part, checked in zip(parts, mine, strict=True)])
            slots = unit.filled(target)
            if slots is None:
                alone = [slot.strip() for slot in unit.slots]
                targets = [checked.target for checked in self._service.segments(alone, job, task)]
                slots = tuple(
                    slot.replace(bare, target, 1) if bare else slot
                    for slot, bare, target in zip(unit.slots, alone, targets, strict=True)
                )
            yield slots


class _Progress:
    """The stored segments of each document."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._db: sqlite3.Connection = open_database(file, "translate", check_same_thread=False)
        self._lock = threading.RLock()

    def begin(self, path: Path, out: Path, job: Job) -> int:
        """The id of the document in these languages. Segments of another content of it are deleted."""
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        digest += hashlib.sha256(repr(job.glossary.terms).encode()).hexdigest()[:8]
        engine = job.engines[0].info.id if job.engines else ""
        where = (str(path), str(out), job.source, job.target)
        with self._lock, sqlite_errors(self._file), self._db:
            row = self._db.execute(
                "SELECT id, hash, engine FROM documents WHERE path = ? AND output = ? AND source_language = ? "
                "AND target_language = ?",
                where,
            ).fetchone()
            if row is not None and (row[1], row[2]) == (digest, engine):
                return int(row[0])
            if row is not None:
                self._db.execute("DELETE FROM documents WHERE id = ?", (row[0],))
            cursor = self._db.execute(
                "INSERT INTO documents(path, output, source_language, target_language, hash, engine, made) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*where, digest, engine, time.time()),
            )
            return int(cursor.lastrowid or 0)

    def finished(self, key: int) -> dict[str, Checked]:
        with self._lock, sqlite_errors(self._file):
            rows = self._db.execute(
                "SELECT source, target, origin, warnings FROM document_segments WHERE document_id = ?", (key,)
            ).fetchall()
        return {row[0]: Checked(row[1], _warnings(row[3]), row[2]) for row in rows}

    def put(self, key: int, source: str, checked: Checked) -> None:
        if checked.origin == COPIED:
            return
        warnings = json.dumps([asdict(warning) for warning in checked.warnings])
        with self._lock, sqlite_errors(self._file), self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO document_segments(document_id, source, target, origin, warnings) "
                "VALUES (?, ?, ?, ?, ?)",
                (key, source, checked.target, checked.origin, warnings),
            )

    def end(self, key: int) -> None:
        """The document is written: its texts are deleted from the database."""
        with self._lock, sqlite_errors(self._file):
            with self._db:
                self._db.execute("DELETE FROM documents WHERE id = ?", (key,))
            self._db.execute("PRAGMA incremental_vacuum").fetchall()
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        with self._lock:
            self._db.close()


def _warnings(text: str) -> tuple[Warning, ...]:
    return tuple(Warning(**item) for item in json.loads(text))


def _write(
    opened: OpenDocument, out: Path, targets: Sequence[tuple[str, ...]], language: str, *, bilingual: bool
) -> None:
    """Write to a temporary file beside it, which then replaces it."""
    partial = out.with_name(f".{out.name}.part")
    try:
        opened.write(partial, targets, target_language=language, bilingual=bilingual)
        partial.replace(out)
    except OSError as error:
        raise as_app_error(error, out) or MachineError("not_writable", path=str(out)) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
