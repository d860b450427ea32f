"""The files in scope of a survey, and how long it takes. Reads only the ledger of the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.chat.base import Offer, Question, Row, SurveyKind, Timings
from app.core.library.base import FileRow, FileState, Library

ROW_TOKENS = 400  # of evidence for a row, at most
COLUMN_TOKENS = 100  # more for each column beyond the first: what it asks may stand elsewhere
SECTION_TOKENS = 900  # of text for a section's summary, at most
MAX_SECTIONS = 12  # of one file; each is a call of the model, so this bounds how long a summary takes
CHUNK_TOKENS = 260  # of an average passage (chunks have 200 to 350)
# What a 1.5B model does on 2 cores; the speed of the last answer takes its place where there is one.
TOKENS_PER_S = 60.0
DRAWING_S = {"list": 2.0, "count": 2.0, "compare": 2.0, "summary": 9.0}  # of a reply
AT_ONCE_S = 150.0  # what a person is told as "about 2 minutes"
QUOTE_S = 0.03  # a file, where no model is asked


@dataclass(frozen=True)
class SurveyScope:
    """`asked` have text. `rows` say why others have none; `left_out` counts files of kinds that are not read."""

    asked: tuple[FileRow, ...]
    rows: tuple[Row, ...]
    left_out: int


def row_tokens(columns: int) -> int:
    """How much of a file is read for a row, at most."""
    return ROW_TOKENS + COLUMN_TOKENS * max(0, columns - 1)


def scope_of(library: Library, within: Sequence[Path]) -> SurveyScope:
    """Files of the folders and files in `within`, or of the whole library if it is empty, sorted by path."""
    lists = [library.files(path) for path in within] if within else [library.files()]
    files = sorted({row.path: row for rows in lists for row in rows}.values(), key=lambda row: row.path)
    left_out = sum(row.reason == "unsupported" for row in files)
    asked = tuple(row for row in files if row.chunks and row.state in (FileState.INDEXED, FileState.WAITING))
    known = {row.path for row in asked}
    others = [row for row in files if row.path not in known and row.reason != "unsupported"]
    rows = tuple(Row(row.path, "unreadable", reason=row.reason or "waiting") for row in others)
    return SurveyScope(asked, rows, left_out)


def offer_for(library: Library, question: str, *, within: Sequence[Path], is_quotes: bool) -> Offer | None:
    """The survey or summary to offer for a question; None where an ordinary answer does, or only one file is in scope.
    """
    from app.core.chat.columns import asked_of
    from app.core.chat.intent import (
        recognise,  # its patterns take 10 ms to compile; the window's start waits for none
    )
    from app.core.chat.meant_files import meant_files
    from app.core.chat.summary_request import asks_for_all, fits_one_reading, named_for_summary

    kind = recognise(question)
    if kind is None:
        return None
    meant: tuple[Path, ...] = ()
    columns = 0
    if kind != "summary":
        asked = asked_of(question)
        meant, columns = meant_files(library, question, asked, within), len(asked.columns)
    elif not within and not (within := named_for_summary(library, question)):
        return None
    files = scope_of(library, meant or within).asked
    if not files or (kind != "summary" and len(files) < 2):
        return None
    if kind == "summary" and not is_quotes and fits_one_reading(library, files):
        return None
    is_wanted = kind == "summary" and len(files) == 1 and asks_for_all(question, files[0].path)
    tokens, calls = _cost(kind, files, columns)
    offer = Offer(
        kind, question, meant or tuple(within), len(files), tokens, 0 if is_quotes else calls,
        is_meant=bool(meant), is_wanted=is_wanted,
    )  # fmt: skip
    return replace(offer, seconds=seconds_for(offer))


def runs_at_once(offer: Offer, question: Question, timings: Timings | None = None) -> bool:
    """Whether the answer to a question is what would be offered: all of one long file, read in a time that anyone waits
    for. What else was chosen for the question comes before."""
    is_free = not question.quotes_only and not question.so_far and question.route in (None, "summary")
    return offer.is_wanted and is_free and seconds_for(offer, timings) <= AT_ONCE_S


def seconds_for(offer: Offer, timings: Timings | None = None) -> float:
    """The expected duration, by the speed of the last answer where `timings` are of one with a long prompt."""
    if not offer.calls:
        return offer.files * QUOTE_S
    speed = TOKENS_PER_S
    if timings is not None and timings.prompt_tokens - timings.reused_tokens > 200:
        reading_s = max(timings.first_token_ms - timings.search_ms, 1.0) / 1000
        speed = (timings.prompt_tokens - timings.reused_tokens) / reading_s
    return offer.tokens / speed + offer.calls * DRAWING_S[offer.kind] * TOKENS_PER_S / speed


def _cost(kind: SurveyKind, files: Sequence[FileRow], columns: int) -> tuple[int, int]:
    """Tokens to read, and model calls."""
    if kind != "summary":
        return sum(min(row_tokens(columns), row.chunks * CHUNK_TOKENS) for row in files), len(files)
    if len(files) > 1:
        return sum(min(SECTION_TOKENS, row.chunks * CHUNK_TOKENS) for row in files) + SECTION_TOKENS, len(files) + 1
    sections = min(MAX_SECTIONS, max(1, files[0].chunks * CHUNK_TOKENS // SECTION_TOKENS))
    return min(sections * SECTION_TOKENS, files[0].chunks * CHUNK_TOKENS) + SECTION_TOKENS, sections + 1
