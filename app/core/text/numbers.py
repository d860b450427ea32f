"""Numbers and dates of a text in comparable form. Knows no language model."""

from __future__ import annotations

import re

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
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))  # for a pattern
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?({MONTH_NAMES})\b\.?,?(?:\s+(?:de\s+)?(\d{{4}}))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b({MONTH_NAMES})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(\d{{4}}))?", re.IGNORECASE
)
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
# Small numbers in words, from one on.
NUMBER_WORDS = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze",
    "ru": "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "ro": "unu doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece",
    "pl": "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
    "ar": "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "zh": "一 二 三 四 五 六 七 八 九 十",
    "th": "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ",
}
# Words that say a small number and hardly anything else. "One" is left out: it is a pronoun more often.
DIGITS = {
    word: str(value)
    for language in ("en", "de")
    for value, word in enumerate(NUMBER_WORDS[language].split(), 1)
    if value > 1
}
NUMBER = re.compile(r"\d+(?:[.,:/\u00a0\u202f'’]\d+)*")
_GROUPED = re.compile(r"(?<=\d)[.,\u00a0\u202f'’](?=\d{3}(?!\d))")


def numbers(text: str) -> set[str]:
    """Digits in order, normalised so that "3,200", "3 200" and "3200" are equal; includes parts of dates."""
    return {plain_number(match.group()) for match in NUMBER.finditer(text)}


def dates(text: str) -> set[tuple[int, int, int]]:
    """(year or 0, month, day), in whatever notation."""
    return {date for date, _, _ in found_dates(text)}


def found_dates(text: str) -> list[tuple[tuple[int, int, int], int, int]]:
    """As `dates`, with the range of characters of each."""
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


def plain_number(text: str) -> str:
    """A number without digit grouping."""
    return _GROUPED.sub("", text)
