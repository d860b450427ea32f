"""Writes dates, times and durations by the date formats of spreadsheets: "dd.mm.yyyy", "h:mm AM/PM", "[h]:mm". Pure;
knows no number format."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

_TOKEN = re.compile(
    r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|am/pm|a/p|y+|m+|d+|h+|s+(?:[.,]0+)?|e+|.', re.DOTALL | re.IGNORECASE
)
_PARTS = re.compile(r"[ymdhs]", re.IGNORECASE)
_SILENT = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.|general', re.IGNORECASE)
_SHORT = frozenset(("mm-dd-yy", "m/d/yy h:mm"))  # formats 14 and 22: as the reader's system writes dates
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Moment = datetime.date | datetime.time | datetime.timedelta


def is_date_format(code: str) -> bool:
    if not _PARTS.search(_SILENT.sub("", code)):
        return False
    return not re.search(r"[0#?](?![^\[]*\])", re.sub(r"[.,]0+", "", code))


def date_text(value: Moment, code: str) -> str:
    """A short date that each system writes in its own way is written as 2025-03-14, which can be read in one way."""
    if code.strip().casefold() in _SHORT:
        return _iso(value)
    tokens = _TOKEN.findall(code)
    has_noon = any(token.casefold() in ("am/pm", "a/p") for token in tokens)
    moment = _moment(value)
    parts = [_piece(tokens, at, moment, value, has_noon) for at in range(len(tokens))]
    return " ".join("".join(parts).split())


def _iso(value: Moment) -> str:
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    return str(value)


def _moment(value: Moment) -> datetime.datetime:
    if isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.time):
        return datetime.datetime.combine(datetime.date(1900, 1, 1), value)
    if isinstance(value, datetime.timedelta):
        return datetime.datetime(1900, 1, 1) + datetime.timedelta(seconds=value.total_seconds() % 86_400)
    return datetime.datetime.combine(value, datetime.time())


def _piece(tokens: list[str], at: int, moment: datetime.datetime, value: Moment, has_noon: bool) -> str:
    token = tokens[at]
    sign = token[0].casefold()
    if sign in '"\\[_*':
        return _literal(token, value)
    if token.casefold() in ("am/pm", "a/p"):
        noon = "AM" if moment.hour < 12 else "PM"
        return noon if len(token) > 3 else noon[0]
    if sign == "m" and not _are_minutes(tokens, at):
        return _numbered(moment.month, token, _MONTHS)
    if sign == "d":
        return _numbered(moment.day, token, _DAYS, moment.weekday())
    if sign in "ye":
        return f"{moment.year % 100:02d}" if sign == "y" and len(token) < 3 else str(moment.year)
    if sign == "h":
        return f"{(moment.hour % 12 or 12) if has_noon else moment.hour:0{min(len(token), 2)}d}"
    if sign == "m":
        return f"{moment.minute:0{min(len(token), 2)}d}"
    if sign == "s":
        return _seconds(token, moment)
    return "" if token == "@" else token


def _literal(token: str, value: Moment) -> str:
    if token[0] == '"':
        return token[1:-1]
    if token[0] == "[":
        return _elapsed(token, value)
    return token[1:] if token[0] == "\\" else " " if token[0] == "_" else ""


def _elapsed(token: str, value: Moment) -> str:
    """[h], [mm], [s]: hours and more are counted past a day."""
    unit = {"h": 3600, "m": 60, "s": 1}.get(token[1:2].casefold())
    if unit is None or token[1:-1].casefold().strip(token[1].casefold()):
        return ""
    if isinstance(value, datetime.timedelta):
        seconds = value.total_seconds()
    else:
        seconds = (_moment(value) - datetime.datetime(1899, 12, 30)).total_seconds()
        if isinstance(value, datetime.time):
            seconds %= 86_400
    return f"{int(seconds // unit):0{len(token) - 2}d}"


def _seconds(token: str, moment: datetime.datetime) -> str:
    whole, point, part = token.partition("." if "." in token else ",")
    second = f"{moment.second:0{min(len(whole), 2)}d}"
    return f"{second}{point}{moment.microsecond:06d}"[: len(second) + 1 + len(part)] if point else second


def _numbered(number: int, token: str, names: Sequence[str], index: int | None = None) -> str:
    """d, dd, ddd and dddd, and the same of months; mmmmm is a letter."""
    if len(token) < 3:
        return f"{number:0{len(token)}d}"
    name = names[number - 1 if index is None else index]
    return name[:3] if len(token) == 3 else name[0] if len(token) == 5 else name


def _are_minutes(tokens: list[str], at: int) -> bool:
    """An m behind hours or before seconds, with nothing else between."""
    signs = [(n, token[0].casefold() if token[0] != "[" else token[1:2].casefold()) for n, token in enumerate(tokens)]
    parts = [(n, sign) for n, sign in signs if sign in "ymdhs" and tokens[n][0] not in '"\\_*']
    place = next((n for n, part in enumerate(parts) if part[0] == at), None)
    if place is None or len(tokens[at]) > 2:
        return False
    return (place > 0 and parts[place - 1][1] == "h") or (place + 1 < len(parts) and parts[place + 1][1] == "s")
