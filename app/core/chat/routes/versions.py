"""Tells files that are versions or issues of one thing apart by their names ("statutes 2019", "statutes 2025"; "offer
draft", "offer signed"), and which of them holds now. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[-_.]?\d\d(?:[-_.]?\d\d)?(?!\d)")
_NUMBER = re.compile(r"\b(?:v|version|rev|fassung|stand)[\s._-]*(\d+(?:\.\d+)*)\b", re.IGNORECASE)
_FINAL = re.compile(
    r"\b(?:signed|final|current|new|executed|unterschrieben|unterzeichnet|endg[uü]ltig|aktuell|neu|sign[ée]|d[ée]finitif|firmado|definitivo)\b",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    r"\b(?:draft|old|former|superseded|obsolete|entwurf|alt|veraltet|brouillon|ancien|projet|borrador|antiguo|backup|copy|kopie|copie)\b",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"\b(?:old|former|previous|earlier|superseded|last year['’]?s|alte[nrsm]?|frühere\w*|vorige\w*|bisherige\w*|"
    r"ancien\w*|pr[ée]c[ée]dent\w*|antigu\w*|anterior\w*)\b",
    re.IGNORECASE,
)
_LATTER = re.compile(r"\b(?:new\w*|current|now|neue\w*|jetzt|nouve\w*|maintenant|nuev\w*|ahora)\b", re.IGNORECASE)
_MARKS = (_DATE, _YEAR, _NUMBER, _FINAL, _DRAFT)


def series_of(path: Path) -> str:
    """What is left of a name without its marks of version or time; the same for all versions of one thing."""
    name = re.sub(r"[_\-]+", " ", path.stem) if not _DATE.search(path.stem) else path.stem.replace("_", " ")
    for mark in _MARKS:
        name = mark.sub(" ", name)
    return " ".join(re.findall(r"\w+", name.casefold()))


def marks_of(path: Path) -> tuple[int, str, tuple[int, ...]]:
    """The greater, the later: whether it is final or a draft, its date or year, its number."""
    name = path.stem.replace("_", " ")
    state = 1 if _FINAL.search(name) else -1 if _DRAFT.search(name) else 0
    when = max((found.group() for found in [*_DATE.finditer(name), *_YEAR.finditer(name)]), default="")
    number = _NUMBER.search(name)
    return state, when, tuple(map(int, number[1].split("."))) if number else ()


def has_mark(text: str) -> bool:
    """Whether a text says itself which version or time it means."""
    return any(mark.search(text) for mark in _MARKS)


def asks_for_older(text: str) -> bool:
    """Whether a question says a time or a version, or means the former one. "The new one" is what holds anyway."""
    return any(mark.search(text) for mark in (_DATE, _YEAR, _NUMBER, _DRAFT))


def asks_for_former(text: str) -> bool:
    """Whether a question means the former version alone: "under the old rules"."""
    return _FORMER.search(text) is not None and not _LATTER.search(text)


def newer_of(paths: Sequence[Path]) -> dict[Path, Path]:
    """Each file of which another one is a later version, with the latest of them."""
    best: dict[str, Path] = {}
    for path in paths:
        series = series_of(path)
        if series and (series not in best or marks_of(path) > marks_of(best[series])):
            best[series] = path
    found = ((path, best.get(series_of(path), path)) for path in dict.fromkeys(paths))
    return {path: latest for path, latest in found if latest != path and has_mark(path.stem.replace("_", " "))}
