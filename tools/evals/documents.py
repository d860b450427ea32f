"""Reads the files of a folder, in a parse child for each format, and looks for phrases that a person sees in them: by
format how many were found on the right page, how long the reading took and how much memory it needed.
Usage: python3 dev.py eval documents FOLDER [--phrases FILE] [--only PART] [--fail-under PERCENT]

FILE (FOLDER/phrases.tsv unless named) has a line for each phrase: the file's path from FOLDER, the page counted from 1
or nothing where it does not matter, the phrase; parted by tabs. Lines that begin with # and a first line "file" are
left out. Case, kinds of spaces, quotes and hyphens, and the ligatures of fonts make no difference."""

from __future__ import annotations

import argparse
import itertools
import sys
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from app.core.errors import AppError
from app.core.library.base import Document, IndexLimits
from app.workers.parse import ChildParser

_SAME = str.maketrans("‘’‚‛“”„‟‐‑‒–—−", "''''\"\"\"\"------", "\xad\u200b\u200e\u200f\ufeff")


@dataclass(frozen=True)
class Phrase:
    """`page` is None where any will do."""

    file: str
    page: int | None
    text: str


@dataclass(frozen=True)
class Reading:
    """`document` is None where the file was not read, and `reason` the code. `peak` in bytes is the child's."""

    document: Document | None
    seconds: float
    peak: int
    reason: str = ""


@dataclass
class Figures:
    """Of one format."""

    files: int = 0
    found: int = 0
    tried: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    peak: int = 0
    misses: list[str] = field(default_factory=list)


def main(_: Path, arguments: list[str]) -> None:
    options = _parser().parse_args(arguments)
    phrases = list(read_phrases((options.phrases or options.folder / "phrases.tsv").read_text("utf-8-sig")))
    wanted = [phrase for phrase in phrases if options.only in phrase.file]
    figures = measure(options.folder, wanted)
    print("\n".join(report(figures)))
    found, tried = sum(f.found for f in figures.values()), sum(f.tried for f in figures.values())
    if not tried or 100 * found < options.fail_under * tried:
        sys.exit(1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py eval documents")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--phrases", type=Path)
    parser.add_argument("--only", default="", help="a part of the paths of the files that are read")
    parser.add_argument("--fail-under", type=float, default=0.0, metavar="PERCENT")
    return parser


def read_phrases(table: str) -> Iterator[Phrase]:
    """Raises ValueError for a line that is none."""
    for number, line in enumerate(table.splitlines(), start=1):
        cells = line.split("\t")
        if not line.strip() or line.startswith("#") or (number == 1 and cells[0] == "file"):
            continue
        if len(cells) != 3 or not plain(cells[2]):
            raise ValueError(f"line {number}: not a file, a page and a phrase: {line!r}")
        yield Phrase(cells[0], int(cells[1]) if cells[1].strip() else None, cells[2])


def measure(folder: Path, phrases: Sequence[Phrase]) -> dict[str, Figures]:
    """By format, which is the suffix."""
    by_file: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        by_file[phrase.file].append(phrase)
    figures: dict[str, Figures] = {}
    for kind, names in itertools.groupby(sorted(by_file, key=_format), key=_format):
        figures[kind] = Figures()
        with closing(Child()) as child:
            for name in names:
                reading = child.read(folder / name)
                add(figures[kind], name, by_file[name], reading)
                print(f"{reading.seconds:6.2f} s  {name}", file=sys.stderr, flush=True)
    return figures


def _format(name: str) -> str:
    return Path(name).suffix.lower().lstrip(".") or "none"


def add(figures: Figures, name: str, expected: Sequence[Phrase], reading: Reading) -> None:
    figures.files += 1
    figures.tried += len(expected)
    figures.seconds += reading.seconds
    figures.slowest = max(figures.slowest, reading.seconds)
    figures.peak = max(figures.peak, reading.peak)
    pages = pages_of(reading.document) if reading.document is not None else {}
    for phrase in expected:
        problem = reading.reason or missing(phrase, pages)
        figures.found += not problem
        if problem:
            figures.misses.append(f"{name}: page {phrase.page or '-'}: {phrase.text!r}: {problem}")


class Child:
    """A parse child for the files of one format. It has read a small text before: starting it is no file's time."""

    def __init__(self) -> None:
        self._parser = ChildParser(IndexLimits())
        with tempfile.TemporaryDirectory() as folder:
            small = Path(folder) / "small.txt"
            small.write_text("A text.")
            _last(self._parser, small)

    def read(self, path: Path) -> Reading:
        """`peak` is the child's until now."""
        children = psutil.Process().children(recursive=True)
        began = time.monotonic()
        try:
            document, reason = _last(self._parser, path), ""
        except AppError as error:
            document, reason = None, error.code
        return Reading(document, time.monotonic() - began, max(map(_peak, children), default=0), reason)

    def close(self) -> None:
        self._parser.close()


def _last(parser: ChildParser, path: Path) -> Document | None:
    document = None
    for item in parser.parse(path):
        document = item
        time.sleep(0.0 if item is not None else 0.002)
    return document


def _peak(process: psutil.Process) -> int:
    """The most memory that a process ever had, in bytes; where the system does not say, what it has now. 0 of a child
    that was ended at a limit."""
    try:
        for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    try:
        memory = process.memory_info()
        return int(getattr(memory, "peak_wset", memory.rss))
    except psutil.Error:
        return 0


def pages_of(document: Document) -> dict[int | None, str]:
    """The text of each page, of what has none under None; without what makes no difference."""
    parts: dict[int | None, list[str]] = defaultdict(list)
    for block in document.blocks:
        parts[block.page].append(document.text[block.start : block.end])
    return {page: plain("\n".join(texts)) for page, texts in parts.items()}


def missing(phrase: Phrase, pages: dict[int | None, str]) -> str:
    """What is wrong, "" where the phrase is on its page."""
    wanted = plain(phrase.text)
    found = [page for page, text in pages.items() if wanted in text]
    if phrase.page in found or (found and phrase.page is None):
        return ""
    return f"on page {', '.join(map(str, found))}" if found else "not in the text"


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SAME).casefold().split())


def report(figures: dict[str, Figures]) -> Iterator[str]:
    yield f"{'format':10}{'files':>7}{'found / tried':>16}{'share':>9}{'time':>10}{'slowest':>10}{'memory':>10}"
    for name, one in [*sorted(figures.items()), ("all", _total(figures))]:
        share = f"{one.found / max(1, one.tried):.1%}"
        yield (
            f"{name:10}{one.files:7}{f'{one.found} / {one.tried}':>16}{share:>9}"
            f"{one.seconds:8.1f} s{one.slowest:8.1f} s{one.peak / 1e6:7.0f} MB"
        )
    for one in figures.values():
        yield from (f"miss: {miss}" for miss in one.misses)


def _total(figures: dict[str, Figures]) -> Figures:
    every = figures.values()
    return Figures(
        sum(f.files for f in every),
        sum(f.found for f in every),
        sum(f.tried for f in every),
        sum(f.seconds for f in every),
        max((f.slowest for f in every), default=0.0),
        max((f.peak for f in every), default=0),
    )
