"""What in a sentence can be plainly wrong: numbers, dates, names, quoted words. Pure; knows no model and no library."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.core.chat.sentences import STOPWORDS, stem

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "short": "jan feb mar apr mai jun jul aug sep oct nov dec",
}
MONTHS = {name: number for names in _MONTHS.values() for number, name in enumerate(names.split(), 1)}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?({_MONTH})\b\.?,?(?:\s+(?:de\s+)?(\d{{4}}))?", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(\d{{4}}))?", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
NUMBER = re.compile(r"\d+(?:[.,:/\u00a0\u202f'’]\d+)*")
_GROUPED = re.compile(r"(?<=\d)[.,\u00a0\u202f'’](?=\d{3}(?!\d))")
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
_VALUES = {
    word: str(number)
    for names in (
        "two three four five six seven eight nine ten eleven twelve",
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    )
    for number, word in enumerate(names.split(), 2)
}
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


def numbers(text: str) -> set[str]:
    """Digits in order, normalised so that "3,200", "3 200" and "3200" are one; parts of dates are among them."""
    return {_plain_number(match.group()) for match in NUMBER.finditer(text)}


def dates(text: str) -> set[tuple[int, int, int]]:
    """(year or 0, month, day), however they are written."""
    return {date for date, _, _ in _dates(text)}


def missing_facts(sentence: str, evidence: str, *, known: str = "") -> list[Fact]:
    """The facts of `sentence` that do not stand in `evidence`. Names, not numbers, may also stand in `known`, what was
    asked: to repeat a name claims nothing."""
    rest, missing = _without_dates(sentence, evidence)
    held = numbers(evidence)
    missing += [Fact("number", m.group()) for m in NUMBER.finditer(rest) if _plain_number(m.group()) not in held]
    words = _folded_words(evidence)
    missing += [
        Fact("number", word)
        for word in _number_words(rest)
        if word not in words and _VALUES.get(word) not in held
    ]
    missing += [Fact("quote", q) for q in _QUOTED.findall(sentence) if _squeezed(q) not in _squeezed(evidence)]
    words |= _folded_words(known)
    missing += [Fact("name", name) for name in _names(sentence) if not _is_known(name, words)]
    return missing


def has_facts(text: str) -> bool:
    """Whether there is a number or a name in it."""
    return bool(NUMBER.search(text) or _names(text))


def _without_dates(sentence: str, evidence: str) -> tuple[str, list[Fact]]:
    """The sentence without the dates that the evidence has in any form, and those that it has not."""
    held = dates(evidence)
    missing = []
    for date, start, end in sorted(_dates(sentence), key=lambda item: -item[1]):
        year, month, day = date
        is_held = date in held or (year == 0 and any((m, d) == (month, day) for _, m, d in held))
        if is_held:
            sentence = sentence[:start] + " " * (end - start) + sentence[end:]
        elif not numbers(sentence[start:end]) <= numbers(evidence):
            missing.append(Fact("date", sentence[start:end].strip()))
            sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence, missing[::-1]


def _dates(text: str) -> list[tuple[tuple[int, int, int], int, int]]:
    found = []
    for match in _DAY_FIRST.finditer(text):
        found.append((_date(match[3], MONTHS[match[2].lower()], match[1]), *match.span()))
    taken = [(start, end) for _, start, end in found]
    for match in _MONTH_FIRST.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.append((_date(match[3], MONTHS[match[1].lower()], match[2]), *match.span()))
    for match in _ISO.finditer(text):
        found.append((_date(match[1], int(match[2]), match[3]), *match.span()))
    for match in _DOTTED.finditer(text):
        found.append((_date(match[3], int(match[2]), match[1]), *match.span()))
    return found


def _date(year: str | None, month: int, day: str) -> tuple[int, int, int]:
    return int(year or 0), month, int(day)


def _plain_number(text: str) -> str:
    return _GROUPED.sub("", text)


def _number_words(text: str) -> list[str]:
    return [word for word in _folded_words(text) if word in _NUMBER_WORDS]


def _names(sentence: str) -> list[str]:
    """Words with a capital letter. The first one too, unless it is a word that sentences begin with."""
    names = []
    for match in _WORD.finditer(sentence):
        word = match.group()
        is_name = word[0].isupper() and (len(word) > 2 or (len(word) == 2 and word.isupper()))
        if is_name and word.casefold() not in STOPWORDS and word.casefold() not in _OPENERS:
            names.append(word)
    return names


def _is_known(name: str, words: set[str]) -> bool:
    """By its beginning, since names have endings too: "Anna's", "des Vertrags"."""
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
