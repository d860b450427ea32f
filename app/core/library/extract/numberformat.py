"""Writes numbers, dates and times as a spreadsheet shows them, by its number formats (ECMA-376, part 1, 18.8.31). Pure;
knows no workbook. The one library for it in Python, ssf, has had no release since 2020 and brings Babel with all
calendars."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from app.core.library.extract.dateformat import date_text, is_date_format

MAX_PLACES = 30  # of a format's digits
_TOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|AM/PM|A/P|General|[eE][+-]|.', re.DOTALL | re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_TESTS = {
    "<": Decimal.__lt__, ">": Decimal.__gt__, "<=": Decimal.__le__, ">=": Decimal.__ge__, "=": Decimal.__eq__,
    "<>": Decimal.__ne__,
}  # fmt: skip


def shown(value: Any, code: str = "General") -> str:
    """A cell's value as a person sees it. Where the format depends on the system (a short date) or is none, the value
    as a person would write it: no time at midnight, no ".0", no float noise."""
    if value is None or isinstance(value, str | bool) or not code or code.casefold() in ("general", "@"):
        return plain(value)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        section = _section(code, Decimal(1)).code
        return date_text(value, section) if is_date_format(section) else plain(value)
    if isinstance(value, int | float | Decimal):
        return _number(value, code)
    return plain(value)


def plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, float):
        return f"{value:.12g}" if abs(value) < 1e15 else str(value)
    return str(value)


def _number(value: float | Decimal, code: str) -> str:
    try:
        number = Decimal(repr(value) if isinstance(value, float) else value)
    except (InvalidOperation, ValueError):
        return plain(value)
    if not number.is_finite() or abs(number) >= Decimal("1e300"):
        return plain(value)
    section = _section(code, number)
    if not section.code.strip() or section.code.casefold() == "general" or is_date_format(section.code):
        return plain(value) if section.code else ""
    text = _written(abs(number) if section.drops_sign else number, section.code)
    return " ".join(text.split()) if text is not None else plain(value)


@dataclass(frozen=True)
class _Section:
    """One of the parts of a format: for positive numbers, negative ones, zero, text."""

    code: str
    drops_sign: bool


def _section(code: str, number: Decimal) -> _Section:
    sections = _sections(code)
    for part in sections[:2]:
        found = _CONDITION.search(part)
        if found and _TESTS[found[1]](number, Decimal(found[2])):
            return _Section(part, drops_sign=number < 0 and len(sections) > 1)
    if any(_CONDITION.search(part) for part in sections[:2]):
        rest = [part for part in sections if not _CONDITION.search(part)]
        return _Section(rest[0] if rest else "General", drops_sign=False)
    if number < 0 and len(sections) > 1:
        return _Section(sections[1], drops_sign=True)
    if number == 0 and len(sections) > 2 and re.search(r"[0#]", _unquoted(sections[2])):
        return _Section(sections[2], drops_sign=False)
    return _Section(sections[0], drops_sign=False)  # a dash for zero is written as the zero that it means


@functools.lru_cache(maxsize=4096)
def _sections(code: str) -> tuple[str, ...]:
    parts = [""]
    for token in _TOKEN.findall(code[:1000]):
        if token == ";":
            parts.append("")
        else:
            parts[-1] += token
    return tuple(parts)


def _unquoted(code: str) -> str:
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", code)


def _written(number: Decimal, code: str) -> str | None:
    """None for a format without a place for digits that shows nothing but a number."""
    tokens = [_literal(token) for token in _TOKEN.findall(code)]
    places = [at for at, (text, is_literal) in enumerate(tokens) if not is_literal and text in "0#?"]
    if not places:
        text = "".join(text for text, is_literal in tokens if is_literal)
        return text.replace("@", "") or None
    signs = "".join(text for text, is_literal in tokens if not is_literal)
    if "/" in signs:
        return _as_fraction(number, tokens, places)
    before = "".join(text for text, _ in tokens[: places[0]] if text != ",")
    after = "".join(text for text, _ in tokens[places[-1] + 1 :] if text not in ",.")
    if "%" in signs:
        number, after, before = number * 100, after.replace("%", " %"), before.replace("%", "% ")
    trailing = re.match(r",*", "".join(text for text, is_literal in tokens[places[-1] + 1 :] if not is_literal))
    number = number.scaleb(-3 * len(trailing[0] if trailing else ""))
    return ("-" if number < 0 else "") + before + _digits(abs(number), tokens[places[0] : places[-1] + 1]) + after


def _literal(token: str) -> tuple[str, bool]:
    """A token's text, and whether it stands for itself."""
    if token[0] == '"':
        return token[1:-1], True
    if token[0] == "\\":
        return token[1:], True
    if token[0] == "[":
        currency = _CURRENCY.fullmatch(token)
        return (currency[1] if currency else ""), True
    if token[0] in "_*":
        return " " if token[0] == "_" else "", True
    return token, token not in "0#?,.%/" and token[:2].upper() not in ("E+", "E-")


def _digits(number: Decimal, tokens: list[tuple[str, bool]]) -> str:
    signs = [text for text, is_literal in tokens if not is_literal]
    exponent = next((at for at, sign in enumerate(signs) if sign[:2].upper() in ("E+", "E-")), None)
    if exponent is not None:
        return _scientific(number, signs[:exponent], signs[exponent:])
    point = next((at for at, (text, is_literal) in enumerate(tokens) if text == "." and not is_literal), len(tokens))
    decimals = [text for text, is_literal in tokens[point:] if not is_literal and text in "0#?"][:MAX_PLACES]
    try:
        rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    except InvalidOperation:
        return str(number)
    whole, _, part = f"{rounded:f}".partition(".")
    shown_part = _fraction_digits(part, decimals)
    return _whole(whole, tokens[:point]) + (f".{shown_part}" if shown_part else "")


def _fraction_digits(part: str, places: list[str]) -> str:
    """Zeros at the end are only written where the format has a 0."""
    while part and places and part.endswith("0") and places[len(part) - 1] != "0":
        part = part[:-1]
    return part


def _whole(digits: str, tokens: list[tuple[str, bool]]) -> str:
    """Fills the places from the right, with what stands between them, as in telephone numbers."""
    places = [text for text, is_literal in tokens if not is_literal and text in "0#?"]
    has_groups = any(text == "," and not is_literal for text, is_literal in tokens)
    least = len(places) - next((at for at, text in enumerate(places) if text == "0"), len(places))
    digits = digits.lstrip("0").rjust(least, "0")
    if has_groups:
        return f"{int(digits or 0):,}".rjust(least, "0") if digits else ""
    written = ""
    for text, is_literal in reversed(tokens):
        if is_literal:
            written = text + written
        elif text in "0#?" and digits:
            digits, written = digits[:-1], digits[-1] + written
    return digits + written


def _scientific(number: Decimal, mantissa: list[str], exponent: list[str]) -> str:
    decimals = len(mantissa) - mantissa.index(".") - 1 if "." in mantissa else 0
    written = f"{number:.{min(decimals, MAX_PLACES)}e}"
    head, _, power = written.partition("e")
    width = sum(sign in "0#?" for sign in exponent)
    sign = "-" if power.startswith("-") else "+" if exponent[0][1] == "+" else ""
    return f"{head}E{sign}{power.lstrip('+-').lstrip('0').rjust(width, '0')}"


def _as_fraction(number: Decimal, tokens: list[tuple[str, bool]], places: list[int]) -> str:
    """ "# ?/?" and "# ??/16"."""
    signs = "".join(text for text, is_literal in tokens if not is_literal or text.isdigit() or text == " ")
    below = signs.partition("/")[2].strip()
    fixed = int(below) if below.isdigit() and int(below) > 0 else 0
    most = 10 ** min(max(1, sum(sign in "0#?" for sign in below)), 4) - 1
    exact = Fraction(abs(number))
    part = Fraction(round(exact * fixed), fixed) if fixed else exact.limit_denominator(most)
    whole, rest = divmod(part, 1) if " " in signs.partition("/")[0].strip() else (0, part)
    top, bottom = (rest * fixed, fixed) if fixed else (rest.numerator, rest.denominator)
    pieces = [str(whole)] if whole or not top else []
    return ("-" if number < 0 else "") + " ".join(pieces + ([f"{top}/{bottom}"] if top else []))
