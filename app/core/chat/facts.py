"""The checkable facts of a sentence: numbers, dates, names, quoted words. Pure; knows no model and no library."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.core.chat.words import STOPWORDS, stem
from app.core.text.numbers import DIGITS, NUMBER, dates, found_dates, numbers, plain_number

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,200})[\"”“»]")
# Words that are numbers. "One" is left out: it is a pronoun more often.
_COUNTING = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
trillion dozen half twice zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig
fünfzig sechzig siebzig achtzig neunzig hundert tausend million millionen milliarde milliarden dutzend hälfte
doppelt
"""
_NUMBER_WORDS = frozenset(_COUNTING.split())
# Words that begin sentences with a capital letter and name nothing.
_OPENING = """
yes no not however therefore thus also additionally furthermore moreover according based overall finally first
second here because since although while during besides instead otherwise meanwhile sources source passage
text file files document documents answer none nobody nothing ja nein jedoch daher deshalb außerdem laut zudem
nicht kein keine
"""
_OPENERS = frozenset(_OPENING.split())
MIN_NAME_PREFIX = 4  # letters by which a name is recognised in another case ("Vertrags", "Vertrag")


@dataclass(frozen=True)
class Fact:
    """`kind` is number, date, name or quote; `text` as it stands in the sentence."""

    kind: str
    text: str


def missing_facts(sentence: str, evidence: str, *, known: str = "") -> list[Fact]:
    """The facts of `sentence` that are missing in `evidence`. A name may also be in `known`, the question: repeating a
    name claims nothing. A number may not."""
    rest, missing = _without_dates(sentence, evidence)
    words = _folded_words(evidence)
    held = numbers(evidence) | {DIGITS[word] for word in words & DIGITS.keys()}
    missing += [Fact("number", m.group()) for m in NUMBER.finditer(rest) if plain_number(m.group()) not in held]
    missing += [
        Fact("number", word)
        for word in _number_words(rest)
        if word not in words and DIGITS.get(word) not in held
    ]
    missing += [Fact("quote", q) for q in _QUOTED.findall(sentence) if _squeezed(q) not in _squeezed(evidence)]
    words |= _folded_words(known)
    missing += [Fact("name", name) for name in _names(rest) if not _is_known(name, words)]
    return missing


def has_facts(text: str) -> bool:
    """Whether the sentence contains a number or a name."""
    return bool(NUMBER.search(text) or _names(text))


def _without_dates(sentence: str, evidence: str) -> tuple[str, list[Fact]]:
    """The sentence without its dates that the evidence contains in any form, and those that it lacks."""
    held = dates(evidence)
    missing = []
    for date, start, end in sorted(found_dates(sentence), key=lambda item: -item[1]):
        year, month, day = date
        is_held = date in held or (year == 0 and any((m, d) == (month, day) for _, m, d in held))
        if is_held:
            sentence = sentence[:start] + " " * (end - start) + sentence[end:]
        elif not numbers(sentence[start:end]) <= numbers(evidence):
            missing.append(Fact("date", sentence[start:end].strip()))
            sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence, missing[::-1]


def _number_words(text: str) -> list[str]:
    return [word for word in _folded_words(text) if word in _NUMBER_WORDS]


def _names(sentence: str) -> list[str]:
    """Words with a capital letter; the first word of the sentence unless it is a common sentence opener."""
    names = []
    for match in _WORD.finditer(sentence):
        word = match.group()
        is_name = word[0].isupper() and (len(word) > 2 or (len(word) == 2 and word.isupper()))
        if is_name and word.casefold() not in STOPWORDS and word.casefold() not in _OPENERS:
            names.append(word)
    return names


def _is_known(name: str, words: set[str]) -> bool:
    """Whether a name occurs, compared by its beginning since names are inflected: "Anna's", "des Vertrags"."""
    folded = _fold(name).removesuffix("'s").removesuffix("’s")
    if all(part in words or _fold(stem(part)) in words for part in re.split(r"[-'’]", folded) if part):
        return True
    prefix = folded[: max(MIN_NAME_PREFIX, len(folded) - 2)]
    return len(prefix) >= MIN_NAME_PREFIX and any(
        word.startswith(prefix)
        or (len(word) >= max(MIN_NAME_PREFIX, len(folded) - 3) and folded.startswith(word))
        for word in words
    )


def _folded_words(text: str) -> set[str]:
    folded = {_fold(match.group()) for match in _WORD.finditer(text)}
    return folded | {part for word in folded for part in re.split(r"[-'’]", word) if part}


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _squeezed(text: str) -> str:
    return " ".join(_fold(text).split()).rstrip(".,;:!?…")
