"""Whether a text is what someone wrote, or what an old OCR program made of a scan: "«POAH «3E*»CM". Pure."""

from __future__ import annotations

import re
import unicodedata

MIN_WORDS = 4
SAMPLE = 200  # words
MIN_LETTERS = 40
FEW_VOWELS = 0.25  # of the letters; languages have 0.35 to 0.5, letters that are shifted by a place in a font 0.15
# Of the words. Clean pages of manuals, with code and formulas in them, have up to 0.2 but are no scans; prose that was
# read well has 0.03.
SALAD = 0.25
BETTER = 0.6  # of the oddness: a new reading that is no better than that is not worth replacing the old one
_PUNCTUATION = ".,;:!?()[]\"'„“”‘’‚…–—-/%«»‹›*•"
_SIGNS = re.compile(r"[*^~|\\{}<>§¦¬¤°•■=_#$€£¥©®™«»!?;:()\[\]\"“”„]")
_LETTER = re.compile(r"[^\W\d_]")
_STRAY = re.compile(r"[«»^~\\{}<>¬¦§*]+")
_CASE = re.compile(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]|[A-ZÀ-ÖØ-Þ]{2}[a-zß-öø-ÿ]{1,2}[A-ZÀ-ÖØ-Þ]")
_DIGIT = re.compile(r"[^\W\d_]\d+[^\W\d_]")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāăąēĕėęěīĭįıōŏőūŭůűųw]")
_ADDRESS = re.compile(r"[\w.-]+@[\w.-]+|\w+://\S+|www\.\S+")
_LATIN = re.compile(r"[a-zà-öø-ÿ]+")


def is_salad(text: str) -> bool:
    return len(text.split(None, MIN_WORDS)) >= MIN_WORDS and oddness(text) >= SALAD


def is_cipher(text: str) -> bool:
    """Letters of Latin that are no language's: numbers of shapes, taken for characters."""
    letters = _LATIN.findall(text.casefold())
    count = sum(map(len, letters))
    return count >= MIN_LETTERS and sum(map(text.casefold().count, "aeiou")) < FEW_VOWELS * count


def is_better(new: str, old: str) -> bool:
    return bool(new.strip()) and oddness(new) <= BETTER * oddness(old)


def oddness(text: str) -> float:
    """The share of words that nobody writes: cases or signs mixed in a word, digits between letters, no vowel."""
    every = text.split()
    sample = every[:: max(1, len(every) // SAMPLE)]
    words = [word for word in sample if _LETTER.search(word) or _STRAY.fullmatch(word)]
    return sum(map(_is_odd, words)) / len(words) if words else 0.0


def _is_odd(word: str) -> bool:
    core = word.strip(_PUNCTUATION)
    if not core:
        return bool(_STRAY.fullmatch(word))
    if core.isascii() and core.isalpha() and (core.islower() or core.istitle()):
        return len(core) > 3 and not _VOWEL.search(core.lower())
    if _ADDRESS.fullmatch(core):
        return False
    if _CASE.search(core) or _DIGIT.search(core) or _SIGNS.search(core):
        return True
    lower = core.casefold()
    if len(core) > 3 and not core.isupper() and _LATIN.fullmatch(lower) and not _VOWEL.search(lower):
        return True
    return not core.isascii() and len({_script(char) for char in core if char.isalpha()}) > 1


def _script(char: str) -> str:
    return "LATIN" if char.isascii() else unicodedata.name(char, "").partition(" ")[0]
