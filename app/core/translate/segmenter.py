"""Translates segment after segment and leaves none unchecked: engine, checks, smaller pieces, the next engine, at last
the marked source. Knows engines only by their Protocol, and no document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.core.task import Task
from app.core.translate.base import COPIED, FATAL, MEMORY, SOURCE, Context, Engine, Warning
from app.core.translate.check import check, fixed_parts
from app.core.translate.glossary import Glossary
from app.core.translate.memory import Memory, NoMemory
from app.core.translate.segments import Piece, halves, has_letters, join

BATCH = 16  # segments that a dedicated engine reads at once


@dataclass(frozen=True)
class Checked:
    """A target with its warnings."""

    target: str
    warnings: tuple[Warning, ...] = ()
    origin: str = ""

    @property
    def is_fatal(self) -> bool:
        return any(warning.kind in FATAL for warning in self.warnings)

    @property
    def badness(self) -> tuple[int, int]:
        return sum(warning.kind in FATAL for warning in self.warnings), len(self.warnings)


@dataclass(frozen=True)
class Job:
    """What is the same for all segments of a translation. Languages are ISO 639-1 codes; `engines` best first."""

    source: str
    target: str
    engines: tuple[Engine, ...]
    glossary: Glossary = field(default_factory=Glossary)
    memory: Memory = field(default_factory=NoMemory)


def translate_segments(texts: Sequence[str], job: Job, task: Task) -> Iterator[Checked]:
    """One for each text, in order. Raises what the engines raise; Cancelled."""
    before: tuple[str, str] | None = None
    for begin in range(0, len(texts), BATCH):
        batch = texts[begin : begin + BATCH]
        known = {text: found for text in batch if (found := _without_engine(text, job)) is not None}
        unknown = [text for text in dict.fromkeys(batch) if text not in known]
        first = _first_tries(unknown, job, task, before)
        for text in batch:
            task.check()
            if text not in known:
                known[text] = _mended(text, next(first), job, task)
            yield known[text]
            if known[text].origin not in (COPIED, SOURCE):
                before = (text, known[text].target)


def _without_engine(text: str, job: Job) -> Checked | None:
    if not has_letters(_loose_text(text)) or job.source == job.target:
        return Checked(text, origin=COPIED)
    target = job.memory.exact(text, job.source, job.target)
    return None if target is None else _checked(text, target, job, MEMORY)


def _first_tries(texts: Sequence[str], job: Job, task: Task, before: tuple[str, str] | None) -> Iterator[Checked]:
    if not texts or not job.engines:
        return
    engine = job.engines[0]
    for text, target in zip(texts, engine.translate(
        texts, job.source, job.target, task, context=_context(texts, job, before)), strict=True):  # fmt: skip
        yield _checked(text, target, job, engine.info.id)


def _context(texts: Sequence[str], job: Job, before: tuple[str, str] | None) -> Context:
    terms = {term for text in texts for term in job.glossary.found_in(text)}
    near = [pair for text in texts[:1] if (pair := job.memory.near(text, job.source, job.target)) is not None]
    return Context(
        before=tuple(near or ([before] if before is not None else [])),
        terms=tuple(sorted((term.source, term.wanted) for term in terms)),
    )


def _mended(text: str, first: Checked, job: Job, task: Task) -> Checked:
    """The first attempt without warnings, else the best of all; the source where that is unusable."""
    best = first
    if not best.warnings:
        return best  # before the next attempt is made, since that asks the engine
    for number, engine in enumerate(job.engines):
        tries = _tries(text, engine, job, task)
        for attempt in tries if number == 0 else _with_whole(text, engine, job, task, tries):
            if attempt.badness < best.badness:
                best = attempt
            if not best.warnings:
                return best
    return Checked(text, best.warnings, SOURCE) if best.is_fatal else best


def _with_whole(text: str, engine: Engine, job: Job, task: Task, tries: Iterator[Checked]) -> Iterator[Checked]:
    whole = _one(text, engine, job, task)
    yield _checked(text, whole, job, engine.info.id)
    yield from tries


def _tries(text: str, engine: Engine, job: Job, task: Task) -> Iterator[Checked]:
    """Attempts with smaller pieces, the safest last: around fixed parts, then around the terms too."""
    plans = [_around(text, fixed_parts(text)), halves(text)]
    if kept := [term.source for term in job.glossary.found_in(text) if term.wanted == term.source]:
        plans.append(_around(text, [*fixed_parts(text), *_ranges(text, kept)]))
    for pieces in plans:
        if len(pieces) > 1 or (pieces and pieces[0].text != text):
            targets = [(piece, _one(piece.text, engine, job, task)) for piece in pieces]
            yield _checked(text, join(text, targets), job, engine.info.id)


def _around(text: str, fixed: Sequence[tuple[int, int]]) -> list[Piece]:
    """The text between the fixed parts that has letters."""
    pieces, at = [], 0
    for start, end in [*sorted(fixed), (len(text), len(text))]:
        between = text[at:start]
        bare = between.strip()
        if has_letters(bare):
            pieces.append(Piece(bare, at + between.index(bare)))
        at = max(at, end)
    return pieces


def _ranges(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    found = [(text.find(term), term) for term in terms]
    return [(start, start + len(term)) for start, term in found if start >= 0]


def _one(text: str, engine: Engine, job: Job, task: Task) -> str:
    return next(iter(engine.translate([text], job.source, job.target, task)))


def _checked(text: str, target: str, job: Job, origin: str) -> Checked:
    target = target.strip()
    warnings = check(text, target, source_language=job.source, target_language=job.target)
    return Checked(target, (*warnings, *job.glossary.check(text, target)), origin)


def _loose_text(text: str) -> str:
    for start, end in reversed(fixed_parts(text)):
        text = text[:start] + " " + text[end:]
    return text
