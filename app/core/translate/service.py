"""A translation from start to end: detect the language, choose the engine, translate segment after segment with checks,
join the text. Knows engines only by their Protocol."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.core.errors import UserError
from app.core.task import Task
from app.core.translate.base import (
    MEMORY,
    Engine,
    Segment,
    SegmentDone,
    TranslateEvent,
    Translation,
    TranslationDone,
)
from app.core.translate.check import check
from app.core.translate.glossary import Glossary
from app.core.translate.languages import detect, known
from app.core.translate.memory import Memory, NoMemory
from app.core.translate.segmenter import Checked, Job, translate_segments
from app.core.translate.segments import join, split

MAX_CHARS = 20_000_000


@dataclass(frozen=True)
class TranslationRequest:
    """What the person asked for. `source` "" means: detect it; `engine` "" takes the best."""

    target: str
    source: str = ""
    engine: str = ""
    glossary: Glossary = field(default_factory=Glossary)
    memory: Memory = field(default_factory=NoMemory)


class TranslationService:
    """`engines` returns what is installed now: models come and go."""

    def __init__(self, engines: Callable[[], Sequence[Engine]]) -> None:
        self._engines = engines

    def translate(self, text: str, request: TranslationRequest, task: Task) -> Iterator[TranslateEvent]:
        """SegmentDone for each segment, TranslationDone last.
        Raises UserError: empty_text, text_too_long, unknown_language, language_not_found, no_translator,
        no_engine; what the engines raise; Cancelled."""
        if not text.strip():
            raise UserError("empty_text")
        if len(text) > MAX_CHARS:
            raise UserError("text_too_long", length=len(text), limit=MAX_CHARS)
        job = self.job(request, text)
        pieces = split(text)
        clock = _Clock(sum(len(piece.text) for piece in pieces))
        segments: list[Segment] = []
        for piece, found in zip(pieces, translate_segments([p.text for p in pieces], job, task), strict=True):
            segments.append(Segment(piece.text, found.target, piece.start, piece.end, found.warnings, found.origin))
            task.report("translate", len(segments), len(pieces))
            yield SegmentDone(segments[-1], len(segments), len(pieces), clock.left(len(piece.text)))
        whole = join(text, [(piece, segment.target) for piece, segment in zip(pieces, segments, strict=True)])
        yield TranslationDone(Translation(whole, job.source, job.target, _main(job), tuple(segments)))

    def segments(self, texts: Sequence[str], job: Job, task: Task) -> Iterator[Checked]:
        """For documents, which have segments of their own."""
        return translate_segments(texts, job, task)

    def job(self, request: TranslationRequest, sample: str) -> Job:
        """Languages and engines for this request. Raises as `translate`."""
        target = known(request.target)
        source = known(request.source) if request.source else detect(sample)
        if source is None:
            raise UserError("language_not_found")
        engines = () if source == target else self._chosen(source, target, request.engine)
        return Job(source, target, engines, request.glossary, request.memory)

    def _chosen(self, source: str, target: str, wanted: str) -> tuple[Engine, ...]:
        """The requested engine first, then dedicated ones, then language models in the order of their store."""
        able = [engine for engine in self._engines() if engine.info.can(source, target)]
        if wanted and not any(engine.info.id == wanted for engine in able):
            raise UserError("no_engine", engine=wanted, source=source, target=target)
        if not able:
            raise UserError("no_translator", engine="", source=source, target=target)
        return tuple(sorted(able, key=lambda engine: (engine.info.id != wanted, engine.info.kind != "dedicated")))


def corrected(translation: Translation, number: int, target: str, glossary: Glossary) -> Translation:
    """The translation with another target for one segment, as a person wrote it; it is checked like any other."""
    segment = translation.segments[number]
    languages = (translation.source_language, translation.target_language)
    found = check(segment.source, target, source_language=languages[0], target_language=languages[1])
    warnings = (*found, *glossary.check(segment.source, target))
    mended = replace(segment, target=target, warnings=warnings, origin=MEMORY)
    start, end = target_ranges(translation)[number]
    segments = (*translation.segments[:number], mended, *translation.segments[number + 1 :])
    return replace(translation, text=translation.text[:start] + target + translation.text[end:], segments=segments)


def target_ranges(translation: Translation) -> list[tuple[int, int]]:
    """The range of each segment's target in `translation.text`."""
    ranges, shift = [], 0
    for segment in translation.segments:
        start = segment.start + shift
        ranges.append((start, start + len(segment.target)))
        shift += len(segment.target) - len(segment.source)
    return ranges


class _Clock:
    """Seconds left, by the characters done; None at first."""

    def __init__(self, total: int) -> None:
        self._began = time.monotonic()
        self._total = total
        self._done = 0

    def left(self, chars: int) -> float | None:
        self._done += chars
        elapsed = time.monotonic() - self._began
        return elapsed / self._done * (self._total - self._done) if elapsed > 1.0 else None


def _main(job: Job) -> str:
    return job.engines[0].info.id if job.engines else ""
