"""Translates XQuAD's English paragraphs into German and Russian with a real chat model, through the program's own
pipeline and by one bare call a paragraph: chrF of both, and whether a number or a placeholder that went wrong is left
without a mark, by a reading of numbers that shares nothing with the program's. Usage:
python3 dev.py eval translate MODEL.gguf [PARAGRAPHS [KEPT.json [LANGUAGE]]]; bare calls are kept in KEPT for the next
run."""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sacrebleu.metrics import CHRF

from app.core.llm.base import Sampling, TextDelta
from app.core.models.base import ModelEntry
from app.core.models.fake import FakeModels
from app.core.task import Task
from app.core.translate.base import SOURCE, Context, Segment, Translation, TranslationDone
from app.core.translate.engine_llm import ModelEngine, prompt_turns
from app.core.translate.service import TranslationRequest, TranslationService
from app.workers.model import ModelChild
from tools.evals.collections import xquad_answers

LANGUAGES = ("de", "ru")
PARAGRAPHS = 16
WITH_PLACEHOLDERS = 8  # sentences a language that get placeholders put into them
RAW_TOKENS = 1024
SHORT = 200  # characters of a sentence with placeholders
PLACEHOLDERS = ("{name}", "%s", "{{count}}", "https://example.org/a?b=1", "<b>", "</b>", "%(total)d", "`run --all`")


@dataclass
class Figures:
    """What one language gave. The lists run side by side, a paragraph each."""

    ours: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)
    wanted: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    bare_errors: int = 0
    seconds: float = 0.0


def main(folder: Path, arguments: list[str]) -> None:
    if not arguments:
        sys.exit("Usage: python3 dev.py eval translate MODEL.gguf [PARAGRAPHS [KEPT.json [LANGUAGE]]]")
    count = int(arguments[1]) if len(arguments) > 1 else PARAGRAPHS
    kept = Kept(Path(arguments[2]) if len(arguments) > 2 else None)
    entry = FakeModels().add(Path(arguments[0]).expanduser())
    loader = ModelChild()
    try:
        languages = arguments[3:4] or LANGUAGES
        results = {language: _measure(folder, language, count, entry, loader, kept) for language in languages}
    finally:
        loader.close()
    failures = [line for language, figures in results.items() for line in report(language, figures)]
    print("\n".join(failures))
    if any(figures.unmarked or _chrf(figures.ours, figures) < _chrf(figures.bare, figures)
           for figures in results.values()):  # fmt: skip
        sys.exit(1)


class Kept:
    """Translations of the bare calls, stored by model and prompt."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._said: dict[str, str] = json.loads(file.read_text("utf-8")) if file and file.is_file() else {}

    def get(self, key: str) -> str | None:
        return self._said.get(key)

    def put(self, key: str, said: str) -> None:
        self._said[key] = said
        if self._file is not None:
            self._file.write_text(json.dumps(self._said, ensure_ascii=False, indent=1), "utf-8")


def _measure(folder: Path, language: str, count: int, entry: ModelEntry, loader: ModelChild, kept: Kept) -> Figures:
    pairs = list(zip(_texts(folder, "en"), _texts(folder, language), strict=True))
    chosen = random.Random(0).sample(pairs, count)
    service = TranslationService(lambda: [ModelEngine(loader, entry)])
    figures = Figures()
    for text, wanted in chosen:
        began = time.monotonic()
        ours = _translated(service, text, language)
        figures.seconds += time.monotonic() - began
        bare = _bare(loader, entry, text, language, kept)
        _note(figures, language, ours)
        figures.ours.append(ours.text)
        figures.bare.append(bare)
        figures.wanted.append(wanted)
        figures.bare_errors += len(number_errors(text, bare, language))
        one, other = (CHRF().sentence_score(said, [wanted]).score for said in (ours.text, bare))
        told = f"{language} {len(figures.ours)}/{count}: {one:.1f}, bare {other:.1f}"
        print(f"{told}, {time.monotonic() - began:.0f} s\n  {ours.text!r}\n  {bare!r}", file=sys.stderr, flush=True)
    for text in with_placeholders([text for text, _ in chosen]):
        found = _translated(service, text, language)
        _note(figures, language, found)
        print(f"  {text!r}\n  {found.text!r}", file=sys.stderr, flush=True)
    return figures


def _texts(folder: Path, language: str) -> list[str]:
    return [text for text, _ in xquad_answers(folder, language)]


def _translated(service: TranslationService, text: str, language: str) -> Translation:
    events = service.translate(text, TranslationRequest(language, "en"), Task())
    return next(event.translation for event in events if isinstance(event, TranslationDone))


def _bare(loader: ModelChild, entry: ModelEntry, text: str, language: str, kept: Kept) -> str:
    """One call with the program's prompt and the whole paragraph; nothing is looked at."""
    turns = prompt_turns(entry, text, "en", language, Context())
    key = " ".join((entry.id, *(turn.text for turn in turns)))
    said = kept.get(key)
    if said is None:
        model = loader.load(entry, Task())
        events = model.chat(turns, Sampling(max_tokens=RAW_TOKENS, repeat_penalty=1.0), Task())
        said = "".join(event.text for event in events if isinstance(event, TextDelta)).strip()
        kept.put(key, said)
    return said


def _note(figures: Figures, language: str, found: Translation) -> None:
    figures.segments += found.segments
    for segment in found.segments:
        if not segment.warnings:
            errors = number_errors(segment.source, segment.target, language)
            errors += placeholder_errors(segment.source, segment.target)
            figures.unmarked += [f"{error} in {segment.source!r} -> {segment.target!r}" for error in errors]


def with_placeholders(texts: Sequence[str]) -> Iterator[str]:
    """The first short sentence of each text with two placeholders between its words."""
    pick = random.Random(1)
    short = [found[0] for text in texts if (found := re.findall(rf"[A-Z][^.!?]{{40,{SHORT}}}\.(?=\s)", text))]
    for sentence in short[:WITH_PLACEHOLDERS]:
        words = sentence.split(" ")
        for mark in pick.sample(PLACEHOLDERS, 2):
            words.insert(pick.randrange(1, len(words)), mark)
        yield " ".join(words)


def report(language: str, figures: Figures) -> Iterator[str]:
    """Prints the table; yields what went wrong, a line each."""
    marked = [segment for segment in figures.segments if segment.warnings]
    sources = sum(segment.origin == SOURCE for segment in figures.segments)
    kinds = Counter(warning.kind for segment in marked for warning in segment.warnings)
    ours, bare = _chrf(figures.ours, figures), _chrf(figures.bare, figures)
    rows = (
        (f"{language}: chrF, {len(figures.ours)} paragraphs", f"{ours:.2f}, bare call {bare:.2f}", "not less"),
        ("numbers and placeholders wrong, unmarked", str(len(figures.unmarked)), "0"),
        ("numbers wrong in the bare calls", str(figures.bare_errors), ""),
        ("segments marked", f"{len(marked)} of {len(figures.segments)}, {dict(kinds)}", ""),
        ("of them left in the source language", str(sources), ""),
        ("seconds a paragraph", f"{figures.seconds / len(figures.ours):.1f}", ""),
    )
    print("\n".join(f"{name:44} {figure:>28}   {target}" for name, figure, target in rows))
    yield from figures.unmarked
    for segment in marked:
        told = ", ".join(f"{warning.kind} {warning.detail!r} {warning.found!r}" for warning in segment.warnings)
        yield f"marked ({told}): {segment.source!r} -> {segment.target!r}"


def _chrf(said: Sequence[str], figures: Figures) -> float:
    return float(CHRF().corpus_score(list(said), [figures.wanted]).score)


# A reading of numbers of its own: values by the signs and the scale words of a language, small ones also as words.
_DIGITS = re.compile(r"(\d[\d.,:\u00a0\u202f]*\d|\d)(?:[\u00a0\u202f -]([^\W\d_]+))?")
_SPACED = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)")
_SMALL = {
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "ru": "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "en": "one two three four five six seven eight nine ten eleven twelve",
}
_SCALES = {
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    "de": {"tausend": 3, "milliarde": 9, "million": 6, "billion": 12},
    "ru": {"тысяч": 3, "миллиард": 9, "миллион": 6, "млн": 6, "млрд": 9, "триллион": 12},
}


def number_errors(source: str, target: str, language: str) -> list[str]:
    """Values of the source that the target lacks, or the other way round. A number may be left as it was written."""
    one, other = _values(source, "en"), _values(target, language)
    for written in one.keys() & other.keys():  # the very same characters
        same = min(one[written][1], other[written][1])
        if one[written][2] == other[written][2]:
            one[written] = (one[written][0], one[written][1] - same, "")
            other[written] = (other[written][0], other[written][1] - same, "")
    ours, theirs = (Counter[float](), Counter[float]())
    for counter, values in ((ours, one), (theirs, other)):
        for value, count, _ in values.values():
            counter[value] += count
    lost = [f"{value:g} lost" for value in (ours - theirs).elements() if not _in_words(value, target, language)]
    added = [f"{value:g} added" for value in (theirs - ours).elements() if not _in_words(value, source, "en")]
    return [*lost, *added]


def _values(text: str, language: str) -> dict[str, tuple[float, int, str]]:
    """By how it is written: its value, how often it stands there, and its scale."""
    plain = re.sub("|".join(re.escape(mark) for mark in PLACEHOLDERS), " ", text)
    found: dict[str, tuple[float, int, str]] = {}
    for match in _DIGITS.finditer(_SPACED.sub("", plain)):
        group, point = (",", ".") if language == "en" else (".", ",")
        number = match[1].replace(":", "").replace(group, "").replace(point, ".").strip(".")
        word = (match[2] or "").casefold()
        power = next((power for stem, power in _SCALES[language].items() if word.startswith(stem)), 0)
        whole, _, part = number.partition(".")
        value = round(float(f"{whole}.{part.replace('.', '') or 0}") * 10**power, 6)
        written = match[1]
        known = found.get(written, (value, 0, str(power)))
        found[written] = (value, known[1] + 1, str(power))
    return found


def _in_words(value: float, text: str, language: str) -> bool:
    """Whether "12", or the 12 of "12 million", stands there as a word."""
    words = _SMALL[language].split()
    small = {value / 10**power for power in (0, 3, 6, 9, 12)}
    return any(words[int(one) - 1][:4] in text.casefold() for one in small if one in range(1, len(words) + 1))


def placeholder_errors(source: str, target: str) -> list[str]:
    return [f"{mark} {source.count(mark)} and {target.count(mark)} times" for mark in PLACEHOLDERS
            if source.count(mark) != target.count(mark)]  # fmt: skip
