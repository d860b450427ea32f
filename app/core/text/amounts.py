"""Amounts as people write them, "€ 1.340,50" or "1,340.50 euros": their value, their unit, and their sum in the same
form. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.core.text.numbers import NUMBER, found_dates

_SPACES = "\u00a0\u202f '’"
# A number with spaces between its thousands, too: "1 340,50".
_AMOUNT = re.compile(rf"(?P<sign>[-−+]\s?)?(?P<number>\d{{1,3}}(?:[ ]\d{{3}})+(?:[.,]\d+)?(?![\d])|{NUMBER.pattern})")
_GROUPED = re.compile(rf"\d{{1,3}}(?:[.,{_SPACES}]\d{{3}})+")
_UNITS = {
    "€": "eur", "euro": "eur", "euros": "eur", "$": "usd", "dollar": "usd", "dollars": "usd", "us$": "usd",
    "£": "gbp", "pound": "gbp", "pounds": "gbp", "franken": "chf", "francs": "chf", "percent": "%", "prozent": "%",
}  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """`unit` is what stands beside the number, in one form for "€" and "euros"; "" for a bare number."""

    value: Decimal
    unit: str


def amount_of(text: str) -> Amount | None:
    """The amount that a text is; None where it has no number or several, or a date, an address or a version."""
    read = _read(text)
    return read[0] if read is not None else None


def sum_of(texts: Sequence[str]) -> str:
    """The sum of at least two amounts of one unit, written like the first; "" where one of them is none."""
    read = [_read(text) for text in texts if text.strip()]
    amounts = [one[0] for one in read if one is not None]
    if len(amounts) < 2 or len(amounts) < len(read) or len({amount.unit for amount in amounts}) > 1:
        return ""
    places = max(max(0, -int(amount.value.as_tuple().exponent)) for amount in amounts)
    pieces = [match["number"] for _, match in filter(None, read)]
    point = next((piece[-places - 1] for piece in pieces if places and _places(piece) == places), ".")
    group = next((mark for piece in pieces if (mark := _group_mark(piece))), "," if point == "." else ".")
    total = sum((amount.value for amount in amounts), Decimal(0))
    first, match = texts[next(n for n, text in enumerate(texts) if text.strip())], read[0][1]  # type: ignore[index]
    shown = f"{total:,.{places}f}".replace(",", "\0").replace(".", point).replace("\0", group)
    return " ".join(f"{first[: match.start()]}{shown}{first[match.end() :]}".split())


def _read(text: str) -> tuple[Amount, re.Match[str]] | None:
    found = list(_AMOUNT.finditer(text))
    if len(found) != 1 or found_dates(text):
        return None
    (match,) = found
    value = _value(match["number"])
    before = text[: match.start()].strip(" .:,(")
    if value is None or not (_is_unit(before) or not any(map(str.isalpha, before))):  # a name: "A12", "Berth 9"
        return None
    if "-" in (match["sign"] or "") or "−" in (match["sign"] or ""):
        value = -value
    return Amount(value, _unit(text[: match.start()] + " " + text[match.end() :])), match


def _is_unit(text: str) -> bool:
    """Of what can stand before an amount: "EUR", "€"."""
    return text.casefold() in _UNITS or re.fullmatch(r"[A-Z]{3}", text) is not None


def _value(number: str) -> Decimal | None:
    if re.search(r"[:/]", number):
        return None
    places = _places(number)
    whole = number[: -places - 1] if places else number
    if not whole.isdigit() and not _GROUPED.fullmatch(whole):
        return None
    if len({mark for mark in whole if not mark.isdigit()}) > 1:
        return None
    digits = re.sub(r"\D", "", whole)
    return Decimal(f"{digits}.{number[-places:]}" if places else digits)


def _places(number: str) -> int:
    """The digits behind the decimal mark. Of one mark before three digits it is taken for a thousand: "1.340"."""
    marks = [(at, mark) for at, mark in enumerate(number) if mark in ".,"]
    if not marks:
        return 0
    at, mark = marks[-1]
    behind = len(number) - at - 1
    is_alone = sum(other == mark for _, other in marks) == 1
    is_thousand = behind == 3 and (len(marks) == 1 or not is_alone) and 1 <= at <= 3 + 4 * (len(marks) - 1)
    is_thousand = is_thousand and not (number.startswith("0") and len(marks) == 1)
    return 0 if is_thousand or not is_alone else behind


def _group_mark(number: str) -> str:
    places = _places(number)
    marks = [mark for mark in (number[: -places - 1] if places else number) if not mark.isdigit()]
    return marks[0] if marks else ""


def _unit(rest: str) -> str:
    said = re.findall(r"[^\W\d_]+\$?|[^\s\w.,;:()'’\"-]", rest.casefold())
    return " ".join(_UNITS.get(word, word) for word in said)
