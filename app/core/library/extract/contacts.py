"""Address cards (.vcf): a heading for each person, with what the card says. Knows no address book."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode

MAX_VALUE = 2_000  # characters: longer ones are pictures and keys
_LINE = re.compile(r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<about>(?:;[^:\"]*(?:\"[^\"]*\")?)*):(?P<value>.*)", re.DOTALL)
_LABELS = {
    "TEL": "Phone", "EMAIL": "Mail", "ADR": "Address", "ORG": "Organisation", "TITLE": "Title", "ROLE": "Role",
    "BDAY": "Born", "ANNIVERSARY": "Anniversary", "NICKNAME": "Called", "NOTE": "Note", "URL": "Link",
    "CATEGORIES": "Groups", "IMPP": "Chat", "RELATED": "Related",
}  # fmt: skip
_KINDS = re.compile(r"\b(home|work|cell|mobile|fax|pager)\b", re.IGNORECASE)


def read_vcf(data: bytes, name: str) -> Document:
    builder = Builder()
    for card in re.split(r"(?im)^BEGIN:VCARD\s*$", decode(data))[1:]:
        fields = list(_fields(card))
        builder.heading(_name(fields), 1)
        lines = [f"{_label(kind, about)}: {value}" for kind, about, value in fields if kind in _LABELS and value]
        builder.paragraph("\n".join(dict.fromkeys(lines)))
    return builder.build(name.rpartition(".")[0])


def _fields(card: str) -> Iterator[tuple[str, str, str]]:
    """Name, what is said about the value, and the value as a person would write it."""
    for line in _unfolded(card):
        found = _LINE.fullmatch(line.strip())
        if found and len(found["value"]) <= MAX_VALUE:
            yield found["name"].upper(), found["about"], _plain(found["name"].upper(), found["about"], found["value"])


def _unfolded(card: str) -> Iterator[str]:
    """Lines are folded by a space that begins the next, or in quoted-printable by a sign at the end."""
    whole = ""
    for line in re.sub(r"\n[ \t]", "", card).split("\n"):
        whole += line
        if whole.endswith("=") and "QUOTED-PRINTABLE" in whole.partition(":")[0].upper():
            whole = whole[:-1]
            continue
        yield whole
        whole = ""
    yield whole


def _plain(name: str, about: str, value: str) -> str:
    if "QUOTED-PRINTABLE" in about.upper():
        charset = re.search(r"(?i)CHARSET=([\w-]+)", about)
        plain = quopri.decodestring(value.encode("latin-1", "replace"))
        value = decode(plain, charset[1] if charset else "")
    if name in ("ADR", "N", "ORG"):
        parts = re.split(r"(?<!\\);", value)
        value = (", " if name != "N" else " ").join(part.strip() for part in parts if part.strip())
    value = re.sub(r"\\[nN]", "\n", value)
    return re.sub(r"\\(.)", r"\1", value).strip()


def _name(fields: list[tuple[str, str, str]]) -> str:
    named = {kind: value for kind, _, value in reversed(fields) if kind in ("FN", "N", "ORG", "NICKNAME")}
    return next((named[kind] for kind in ("FN", "N", "ORG", "NICKNAME") if named.get(kind)), "")


def _label(name: str, about: str) -> str:
    kinds = [kind.lower() for kind in _KINDS.findall(about)]
    return f"{_LABELS[name]} ({', '.join(dict.fromkeys(kinds))})" if kinds else _LABELS[name]
