"""Which files a question names: by the words of their names, also where it says only some of them or says them in
another way ("the January minutes" for "minutes 2025-01"). Pure; knows no library."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.chat.routes.kinds import kind_of
from app.core.chat.words import STOPWORDS, forms, words
from app.core.text.numbers import MONTHS

_PARTS = re.compile(r"\d+|[^\W\d_]+")
_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(0[1-9]|1[0-2])(?!\d)")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
# A month is meant where one can be; "may" is a verb more often.
_MAY = re.compile(r"\b(?:in|of|since|until|by|from|last|this|the)\s+may\b|\bmay\s+\d|\d\.?\s+may\b", re.IGNORECASE)


@dataclass(frozen=True)
class NamedFile:
    """`said` is the share, 0..1, of the name's weight that the question says; `weight` how much that tells, since words
    that stand in many names tell little; `says` the words (in comparable form) that both have."""

    path: Path
    said: float
    weight: float
    says: frozenset[str]


class FileNames:
    """The words of many names, with how rare each is among them."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._names = {path: _name_words(path) for path in paths}
        count = Counter(word for name in self._names.values() for word in name)
        self._count = count
        self._rarity = {word: math.log(1 + len(self._names) / number) for word, number in count.items()}

    @property
    def telling(self) -> frozenset[str]:
        """The words that one or two names have."""
        return frozenset(word for word, number in self._count.items() if number <= 2 and not word[0].isdigit())

    def named(self, question: str) -> list[NamedFile]:
        """Every file of whose name the question says a word, those that it says most about first."""
        asked = question_words(question)
        found = []
        for path, name in self._names.items():
            if says := name & asked:
                weight = sum(self._rarity[word] for word in says)
                total = sum(self._rarity[word] for word in name)
                found.append(NamedFile(path, weight / total, weight, frozenset(says)))
        return sorted(found, key=lambda one: (-one.weight, -one.said, one.path))

    def rarity(self, word: str) -> float:
        """Of a word in comparable form, among the names; 0 where no name has it."""
        return self._rarity.get(word, 0.0)

    def count(self, word: str) -> int:
        """How many names have this word, in comparable form."""
        return self._count[word]


def question_words(text: str) -> frozenset[str]:
    """The words of a question in the form in which names are compared."""
    found = {form for word in words(text) if word not in STOPWORDS for form in comparable(word)}
    if _MAY.search(text):  # a stop word, that is a month here
        found.add("month 5")
    for year, month in _YEAR_MONTH.findall(text):
        found |= {year, f"month {int(month)}"}
    return frozenset(found)


@functools.lru_cache(maxsize=4096)
def comparable(word: str) -> frozenset[str]:
    """The forms of one word: its stems, the month that it is, the kind of document that it means."""
    low = word.casefold()
    is_code = re.fullmatch(r"[a-z]{1,2}\d{1,2}", low) is not None  # "Q2" is not "2"
    found = {form for part in ([low] if is_code else _PARTS.findall(low)) for form in forms(part)}
    if low in MONTHS:
        found.add(f"month {MONTHS[low]}")
    kind = kind_of(low)
    if kind:
        found.add(f"kind {kind}")
    return frozenset(found)


def _name_words(path: Path) -> frozenset[str]:
    name = _CAMEL.sub(" ", path.stem)
    found: set[str] = set()
    for year, month in _YEAR_MONTH.findall(name):
        found |= {year, f"month {int(month)}"}
    for part in _PARTS.findall(_YEAR_MONTH.sub(" ", name)):
        low = part.casefold()
        if low in STOPWORDS or (len(low) == 1 and not low.isdigit()):
            continue
        forms_ = comparable(low)
        kind = next((form for form in forms_ if form.startswith("kind ")), None)
        found |= {kind} if kind else forms_  # "Rechnung" is said as "invoice"
    return frozenset(found)
