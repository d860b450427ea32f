"""Numbers as two languages write them: whether "3,200.5" and "3 200,5" are equal, and converting one notation to the
other. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from app.core.text.numbers import NUMBER_WORDS

_SEPARATORS = ".,:/\u00a0\u202f'’٫٬-"
NUMBER = re.compile(rf"\d+(?:[{re.escape(_SEPARATORS)}]\d+)*")
_GROUP = re.compile(r"\d{1,3}([.,\u00a0\u202f'’٬ ])\d{3}(?:\1\d{3})*")
# Languages that write 3,200.5; nearly all others write 3.200,5 or 3 200,5 (CLDR, symbols-numberSystem-latn).
_POINT = "en zh ja ko th he hi ms mt sw ga cy bn ta te ur fa ar km my si"
POINT_DECIMAL = frozenset(_POINT.split())
# Small numbers are written out in one language and not in the other.
_INFLECTED = {
    "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "une": 1, "una": 1, "uma": 1, "одна": 1, "одно": 1,
    "две": 2, "двух": 2, "duas": 2, "două": 2, "трёх": 3, "трех": 3, "first": 1, "second": 2, "third": 3, "fourth": 4,
    "fifth": 5, "tenth": 10, "两": 2, "اثنين": 2, "ثلاث": 3, "أربع": 4, "خمس": 5, "عشر": 10,
}  # fmt: skip
VALUES: dict[str, int] = {
    word: value for words in NUMBER_WORDS.values() for value, word in enumerate(words.split(), start=1)
} | _INFLECTED
_WORD = re.compile(r"[^\W\d_]+")
# What a number is multiplied with by the word behind it, as a power of ten; by the beginning of the word. A German
# "Billion" is an English trillion.
SCALES: dict[str, dict[str, int]] = {
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
    "de": {"tausend": 3, "million": 6, "mio": 6, "milliarde": 9, "mrd": 9, "billion": 12},
    "fr": {"mille": 3, "million": 6, "milliard": 9, "billion": 12},
    "nl": {"duizend": 3, "miljoen": 6, "miljard": 9, "biljoen": 12},
    "pl": {"tysi": 3, "tys": 3, "milion": 6, "mln": 6, "miliard": 9, "mld": 9},
    "ru": {"тысяч": 3, "тыс": 3, "миллион": 6, "млн": 6, "миллиард": 9, "млрд": 9, "триллион": 12},
}
_NEXT_WORD = re.compile(r"[\s\u00a0\u202f-]?([^\W\d_]+)")


@dataclass(frozen=True)
class Figure:
    """A number as it stands in a text. `readings` are the values it may mean, as canonical text: "1.234" is 1234 or
    1.234; dates and times are their parts in order of size, since languages put them in different orders. `unscaled`
    are those without the "million" behind it."""

    text: str
    start: int
    readings: frozenset[str]
    unscaled: frozenset[str] = frozenset()


def figures(text: str, *, written_in: str = "", scaled_in: str = "") -> list[Figure]:
    """In order. Digits of other scripts count as those of ours; both ends of a range count by themselves. `written_in`
    is the language that tells "1,234" from "1.234", where it can be relied on; `scaled_in` that of the words for
    thousand and million, which multiply."""
    plain = ascii_digits(text)
    found = []
    for match in NUMBER.finditer(plain):
        for start, end in _ends(match.group(), match.start()):
            number = plain[start:end]
            unscaled = _sure(number, written_in) or readings(number)
            values = _scaled(unscaled, plain, end, SCALES.get(scaled_in, {}))
            found.append(Figure(text[start:end], start, values, unscaled))
    return found


def _ends(number: str, start: int) -> list[tuple[int, int]]:
    """The numbers of "16-17"; any other mark makes one number of all."""
    if number.count("-") == 1 and re.fullmatch(r"\d+-\d+", number):
        middle = start + number.index("-")
        return [(start, middle), (middle + 1, start + len(number))]
    return [(start, start + len(number))]


def _sure(number: str, language: str) -> frozenset[str]:
    """The only reading of an ambiguous number, by the notation of its language."""
    if not language or _GROUP.fullmatch(number) is None or number.count(".") + number.count(",") != 1:
        return frozenset()
    is_decimal = ("." in number) == (language in POINT_DECIMAL)
    whole, part = re.split(r"[.,]", number)
    return frozenset({_decimal(whole, part) if is_decimal else _integer(whole + part)})


def _scaled(values: frozenset[str], text: str, end: int, scales: dict[str, int]) -> frozenset[str]:
    word = _NEXT_WORD.match(text, end)
    known = sorted(scales.items(), key=lambda item: -len(item[0]))
    power = next((p for stem, p in known if word is not None and word[1].casefold().startswith(stem)), 0)
    return frozenset(_times(value, power) for value in values) if power else values


def _times(value: str, power: int) -> str:
    return value if "|" in value else f"{(Decimal(value) * 10**power).normalize():f}"


def ascii_digits(text: str) -> str:
    """The same text, of the same length, with its digits as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if not char.isascii() and char.isdecimal() else char for char in text)


def readings(number: str) -> frozenset[str]:
    marks = [char for char in number if not char.isdigit()]
    if not marks:
        return frozenset({_integer(number)})
    parts = re.split(r"\D", number)
    found = set()
    if _GROUP.fullmatch(number):
        found.add(_integer("".join(parts)))
    if marks[-1] in ".,٫" and marks.count(marks[-1]) == 1 and set(marks[:-1]) <= set(".,'’٬\u00a0\u202f") - {marks[-1]}:
        found.add(_decimal("".join(parts[:-1]), parts[-1]))
    is_time = len(parts) == 2 and marks[0] in ".:" and len(parts[1]) == 2 and int(parts[0]) < 25 and int(parts[1]) < 60
    if len(marks) > 1 or marks[0] in ":/-" or is_time:
        found.add("|".join(sorted(_integer(part) for part in parts)))
    return frozenset(found or {"|".join(_integer(part) for part in parts)})


def spelled(text: str) -> set[str]:
    """The readings of small numbers written as words, in any of the languages known here. Unspaced scripts are searched
    for their characters."""
    found = {str(VALUES[word]) for word in map(str.casefold, _WORD.findall(text)) if word in VALUES}
    if any(char >= "\u0e00" for char in text):
        found |= {str(value) for word, value in VALUES.items() if word[0] >= "\u0e00" and word in text}
    return found


def rewritten(number: str, source: str, target: str) -> str:
    """A number of the language `source` in the notation of `target`: 563,00 becomes 563.00."""
    if (source in POINT_DECIMAL) == (target in POINT_DECIMAL) or re.search(r"[^\d.,\u00a0\u202f]", number):
        return number
    swap = {".": ",", ",": "."} | ({"\u00a0": ",", "\u202f": ","} if target in POINT_DECIMAL else {})
    if number.count(".") > 1 and "," not in number:  # a date
        return number
    return "".join(swap.get(char, char) for char in number)


def _integer(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _decimal(whole: str, part: str) -> str:
    part = part.rstrip("0")
    return _integer(whole) + (f".{part}" if part else "")
