"""Reads lines with Tesseract, where this computer has it as a program (it is never linked), in the scripts that the
engine inside does not know. Nothing is written to the disk. Knows no page and no document."""

from __future__ import annotations

import io
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PIL import Image

from app.core.library.extract import programs

SECONDS = 60.0  # a page takes 2 to 5, on a busy computer 30; well under IndexLimits.parse_seconds
# Pixels that a line is high where Tesseract reads it. The others are tried where it is not quite sure of the first: of
# Arabic in DejaVu it parts the letters at some heights (74 at 32, 91 at 24; 84 and 92 elsewhere), never at all.
HEIGHTS = (32, 24, 40)
PLAUSIBLE = 50.0  # of 100; below, it is another language
GAP = 24  # pixels between two lines
# Of 100: what Tesseract is sure of on average. Measured with nine languages on pages of 18: the right one 84 to 96, a
# wrong one at most 57, but the Thai one is up to 77 sure of anything.
GOOD = {"tha": 85.0}
USUAL_GOOD = 75.0
BEST = 90.0  # no other script is tried
CERTAIN = 95.0  # no other language of its script is tried
SAMPLE = 4  # lines are tried with each script
# A line a script: what Unicode calls its letters, then Tesseract's languages, the most used first; the others are only
# tried where the first is.
SCRIPTS = (
    ("CYRILLIC", "rus", "ukr", "bul", "srp", "bel", "script/Cyrillic"),
    ("ARABIC", "ara", "fas", "urd", "script/Arabic"),
    ("HEBREW", "heb", "yid", "script/Hebrew"),
    ("GREEK", "ell", "grc", "script/Greek"),
    ("HANGUL", "kor", "script/Hangul"),
    ("DEVANAGARI", "hin", "mar", "nep", "san", "script/Devanagari"),
    ("THAI", "tha", "script/Thai"),
    ("BENGALI", "ben", "asm", "script/Bengali"),
    ("TAMIL", "tam", "script/Tamil"),
    ("TELUGU", "tel", "script/Telugu"),
    ("KANNADA", "kan", "script/Kannada"),
    ("MALAYALAM", "mal", "script/Malayalam"),
    ("GUJARATI", "guj", "script/Gujarati"),
    ("GURMUKHI", "pan", "script/Gurmukhi"),
    ("SINHALA", "sin", "script/Sinhala"),
    ("GEORGIAN", "kat", "script/Georgian"),
    ("ARMENIAN", "hye", "script/Armenian"),
    ("ETHIOPIC", "amh", "script/Ethiopic"),
    ("KHMER", "khm", "script/Khmer"),
    ("LAO", "lao", "script/Lao"),
    ("MYANMAR", "mya", "script/Myanmar"),
    ("LATIN", "eng", "deu", "fra", "script/Latin"),  # else a blurred page of Latin would be taken for another script
)
VIETNAMESE = ("LATIN", "vie", "script/Vietnamese")
# Tesseract parts their syllables, though these scripts have no space there. Of a line's height; gaps inside words are
# up to 0.19, between words from 0.25.
SYLLABIC, WORD_GAP = frozenset({"HANGUL", "THAI", "LAO", "KHMER", "MYANMAR"}), 0.22
OWN = 0.5  # of what a language reads is in its script: of shapes that are none, some models make zeros, and are sure
_TIDY = str.maketrans({"\u00b5": "\u03bc", "\u200e": None, "\u200f": None})  # the sign for micro in Greek, marks
_SCRIPT_OF = {language: script[0] for script in (*SCRIPTS, VIETNAMESE) for language in script[1:]}
# Where the installers put it; on Linux it is in the path.
_PLACES = (
    "/opt/homebrew/bin/tesseract",
    "/usr/local/bin/tesseract",
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
)


@dataclass(frozen=True)
class Trial:
    """The text of each line and how sure Tesseract is of it, on average and by characters, 0 to 100."""

    language: str
    texts: tuple[str, ...]
    sure: float

    @property
    def is_good(self) -> bool:
        return self.sure >= GOOD.get(self.language, USUAL_GOOD)


class _Word(NamedTuple):
    """`left` and `right` in pixels, `sure` 0 to 100."""

    text: str
    left: int
    right: int
    sure: float


@cache
def program() -> str:
    """The path of Tesseract, "" where it is not installed."""
    return shutil.which("tesseract") or next((place for place in _PLACES if Path(place).is_file()), "")


@cache
def languages() -> frozenset[str]:
    """Those that were installed with it."""
    if not program():
        return frozenset()
    listed = programs.run([program(), "--list-langs"], seconds=SECONDS).decode("utf-8", "replace")
    return frozenset(listed.split("\n")[1:]) & _SCRIPT_OF.keys()


def find_language(crops: Sequence[Any], *, first: str = "") -> str:
    """The language in which Tesseract reads these lines best, "" where it is sure of none. `first` is tried before the
    others, since one page is mostly in the language of the one before."""
    sample = sorted(crops, key=lambda crop: -int(crop.shape[1]))[:SAMPLE]
    if first and read(sample, first).sure >= BEST:
        return first
    tried: list[Trial] = []
    for script in SCRIPTS:
        names = [name for name in script[1:] if name in languages()]
        tried += [read(sample, name) for name in names[:1]]
        if tried and tried[-1].sure >= BEST:
            break
    best = max(tried, key=lambda trial: trial.sure, default=Trial("", (), 0.0))
    return _within(best, sample).language if best.is_good else ""


def _within(best: Trial, sample: Sequence[Any]) -> Trial:
    """The best language of a script: Ukrainian read as Russian has 5 % of errors, and Tesseract is 84 % sure of it."""
    if best.sure >= CERTAIN:
        return best
    script = next(script for script in SCRIPTS if best.language in script)
    others = [name for name in script[1:] if name in languages() and name != best.language]
    return max([best, *(read(sample, name) for name in others)], key=lambda trial: trial.sure)


def read(crops: Sequence[Any], language: str) -> Trial:
    """Each crop is a line, (height, width, 3), blue first."""
    best = Trial(language, (), 0.0)
    for height in HEIGHTS if crops else ():
        best = max(best, _read(crops, language, height), key=lambda trial: trial.sure)
        if not PLAUSIBLE <= best.sure < BEST:
            break
    return best


def _read(crops: Sequence[Any], language: str, height: int) -> Trial:
    picture = _below_each_other(crops, height)
    command = [program(), "stdin", "stdout", "-l", language, "--psm", "6", "--dpi", "200", "tsv"]
    found = programs.run(command, seconds=SECONDS, data=picture, extra={"OMP_THREAD_LIMIT": "1"})
    return _trial(found.decode("utf-8", "replace"), len(crops), language, height)


def _below_each_other(crops: Sequence[Any], height: int) -> bytes:
    """All lines as one picture, so that the program is started once."""
    lines = [_scaled(crop, height) for crop in crops]
    width = max(line.width for line in lines) + 2 * GAP
    page = Image.new("L", (width, GAP + len(lines) * (height + GAP)), _paper(lines))
    for number, line in enumerate(lines):
        page.paste(line, (GAP, GAP + number * (height + GAP)))
    stream = io.BytesIO()
    page.save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def _scaled(crop: Any, height: int) -> Image.Image:
    line = Image.fromarray(np.ascontiguousarray(crop[:, :, ::-1])).convert("L")
    return line.resize((max(1, round(line.width * height / line.height)), height), Image.Resampling.LANCZOS)


def _paper(lines: Sequence[Image.Image]) -> int:
    return int(np.median(np.concatenate([np.asarray(line).ravel() for line in lines])))


def _trial(table: str, count: int, language: str, height: int) -> Trial:
    """`table` is Tesseract's: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    words: list[list[_Word]] = [[] for _ in range(count)]
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or not cells[11].strip() or float(cells[10]) < 0:
            continue
        middle = int(cells[7]) + int(cells[9]) / 2
        line = min(count - 1, max(0, int((middle - GAP / 2) // (height + GAP))))
        left, right = int(cells[6]), int(cells[6]) + int(cells[8])
        words[line].append(_Word(cells[11].translate(_TIDY), left, right, float(cells[10])))
    gap = WORD_GAP * height if _SCRIPT_OF[language] in SYLLABIC else 0.0
    texts = tuple(_joined(line, gap) for line in words)
    every = [word for line in words for word in line]
    length = sum(len(word.text) for word in every)
    sure = sum(len(word.text) * word.sure for word in every) / max(1, length)
    return Trial(language, texts, sure if _is_in_script("".join(texts), language) else 0.0)


def _joined(words: Sequence[_Word], gap: float) -> str:
    text = ""
    for before, word in zip([None, *words], words, strict=False):
        is_apart = before is not None and (not gap or word.left - before.right >= gap)
        text += f" {word.text}" if is_apart else word.text
    return text


def _is_in_script(text: str, language: str) -> bool:
    signs = [char for char in text if not char.isspace()]
    own = sum(unicodedata.name(char, "").startswith(_SCRIPT_OF[language]) for char in signs)
    return own >= OWN * len(signs)
