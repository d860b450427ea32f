"""Numbers as documents count: 1, 01, a, A, i, IV, first, ①, 一. Pure; knows no file format."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_CHINESE = "〇一二三四五六七八九"
LARGEST = 3999  # a list counts no further; Roman numbers end here
_NAMES = {
    "lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I", "decimalZero": "01",
    "ordinal": "1st", "russianLower": "ru", "russianUpper": "RU", "chineseCounting": "zh", "japaneseCounting": "zh",
    "chineseCountingThousand": "zh", "ideographDigital": "zh", "japaneseDigitalTenThousand": "zh",
    "decimalEnclosedCircle": "circle", "decimalEnclosedCircleChinese": "circle", "none": "",
}  # fmt: skip


def counted(number: int, style: str) -> str:
    """`style` is a name of OOXML ("lowerLetter") or a sign of OpenDocument ("a"); others count in figures."""
    sign = _NAMES.get(style, style)
    if style == "none" or not sign:
        return ""
    if not 0 < number <= LARGEST:
        return str(number)
    return _styled(number, sign)


def _styled(number: int, sign: str) -> str:
    if sign in ("a", "A"):
        return _cased(chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1), sign)
    if sign in ("i", "I"):
        return _cased(_roman(number), sign)
    if sign in ("ru", "RU"):
        return _cased(_RUSSIAN[(number - 1) % 28] * ((number - 1) // 28 + 1), sign)
    if sign == "zh" and number < 100:
        return _chinese(number)
    if sign == "circle" and number <= 20:
        return chr(0x2460 + number - 1)
    if sign == "1st":
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    return f"{number:02d}" if sign == "01" else str(number)


def _cased(text: str, sign: str) -> str:
    return text.upper() if sign.isupper() else text


def _roman(number: int) -> str:
    parts = []
    for value, letters in _ROMAN:
        parts.append(letters * (number // value))
        number %= value
    return "".join(parts)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return head + (_CHINESE[ones] if ones or not tens else "")
