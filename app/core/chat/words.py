"""The content words of a text in comparable form. Knows no language model."""

from __future__ import annotations

import re

from app.core.library.retrieve.grams import grams, without_marks
from app.core.library.retrieve.script import is_latin
from app.core.library.retrieve.script import words as library_words
from app.core.text.numbers import DIGITS

_WORD = re.compile(r"\w+(?:[.,:/'’-]\w+)*")

_ENGLISH = """
a an and are as at be been but by can did do does for from had has have he her his how i if in into is it its may me
more most my no not of on one or our out she so some such than that the their them then there these they this those to
up was we were what when where which while who whom whose why will with would you your also about according after all
any before both during each many much must only other over same should under until very
"""
_GERMAN = """
der die das ein eine und ist sind von zu mit im in den dem des auf für wie was wer wann wo
"""
STOPWORDS = frozenset(_ENGLISH.split() + _GERMAN.split())


def words(text: str) -> list[str]:
    return [match.group().lower() for match in _WORD.finditer(text)]


def stem(word: str) -> str:
    """A crude stem, enough to match "ends" and "ending" when sentences are compared."""
    for suffix in ("ing", "ies", "ed", "es", "s", "en", "er"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


def content_words(text: str) -> list[str]:
    """Content words, stemmed; numbers unchanged. Unspaced scripts and inflected non-Latin words as the grams by which
    they are searched."""
    return [form for word in words(text) if word not in STOPWORDS for form in forms(word)]


def forms(word: str) -> list[str]:
    """The forms by which a word is compared: "four" is "4"."""
    if word in DIGITS:
        return [DIGITS[word]]
    if word.isascii():
        return [word if word[0].isdigit() else stem(word)]
    if is_latin(word):
        return [stem(without_marks(word))]
    return [gram for part in library_words(word) for gram in grams(part)]
