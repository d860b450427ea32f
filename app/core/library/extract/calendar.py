"""Calendars (.ics) and the invitations in mails: what, when and where as text. Knows no mail."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode

MAX_ENTRIES = 50_000
_ENTRIES = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY")
_TEXTS = (("LOCATION", "Place"), ("STATUS", "Status"), ("CATEGORIES", "Kind"), ("URL", "Link"))
_TIMES = (("DTSTART", "Begins"), ("DTEND", "Ends"), ("DUE", "Due"), ("COMPLETED", "Completed"))
_PEOPLE = (("ORGANIZER", "From"), ("ATTENDEE", "With"))
_HTML = re.compile(r"<[^<>]{1,200}>")


def read_ics(data: bytes, name: str) -> Document:
    builder = Builder()
    title = add_calendar(builder, decode(data))
    return builder.build(title or name.rpartition(".")[0])


def add_calendar(builder: Builder, text: str, *, level: int = 1) -> str:
    """A heading and a paragraph for each entry; the calendar's name, "" for none. Raises UserError damaged."""
    import icalendar

    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError) as error:
        raise UserError("damaged", detail=str(error)[:200]) from error
    entries = (part for one in calendars for part in one.walk() if part.name in _ENTRIES)
    for number, entry in enumerate(entries):
        if number >= MAX_ENTRIES:
            raise UserError("too_large", detail="entries")
        builder.heading(_text(entry, "SUMMARY") or "", level)
        builder.paragraph("\n".join(_lines(entry)))
    return next((str(one["X-WR-CALNAME"]) for one in calendars if "X-WR-CALNAME" in one), "")


def _lines(entry: Any) -> Iterator[str]:
    for name, label in _TIMES:
        if name in entry and (moment := _moment(entry[name])):
            yield f"{label}: {moment}"
    if "RRULE" in entry:
        yield f"Repeats: {_value(entry['RRULE'])}"
    for name, label in _TEXTS:
        if said := _text(entry, name):
            yield f"{label}: {said}"
    for name, label in _PEOPLE:
        found = entry.get(name, [])
        names = [_person(one) for one in (found if isinstance(found, list) else [found])]
        if names:
            yield f"{label}: {', '.join(names)}"
    if said := _text(entry, "DESCRIPTION"):
        yield _HTML.sub(" ", said)


def _text(entry: Any, name: str) -> str:
    found = entry.get(name)
    if name == "CATEGORIES" and found is not None and not isinstance(found, list):
        return _value(found)
    values = found if isinstance(found, list) else [found]
    return "; ".join(str(value).strip() for value in values if value is not None)


def _value(value: Any) -> str:
    raw = value.to_ical()
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)


def _person(value: Any) -> str:
    address = re.sub(r"(?i)^mailto:", "", str(value))
    name = str(getattr(value, "params", {}).get("CN", ""))
    return f"{name} <{address}>" if name and name != address else address


def _moment(value: Any) -> str:
    """As it stands in the calendar, with the name of its time zone: 2031-05-04 09:00 (Europe/Berlin)."""
    moment = getattr(value, "dt", None)
    if isinstance(moment, datetime.datetime):
        zone = str(getattr(value, "params", {}).get("TZID", "")) or (moment.tzname() or "")
        return f"{moment:%Y-%m-%d %H:%M}" + (f" ({zone})" if zone else "")
    return moment.isoformat() if isinstance(moment, datetime.date) else ""
