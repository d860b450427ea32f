"""Terms with a fixed translation, or with none: read from CSV and TBX, found in a text, and checked in its translation
in any of their forms. Knows no engine."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.errors import UserError
from app.core.library.extract.encoding import decode
from app.core.translate.base import Warning

MAX_BYTES = 20_000_000
MAX_TERM = 200
LEAST_STEM = 4  # letters by which a term is known in another form
ENDING = 3  # letters of a word that may change with its case or number
_WORD = re.compile(r"\w+")
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Term:
    """`target` is "" for a term that must not be translated."""

    source: str
    target: str = ""

    @property
    def wanted(self) -> str:
        return self.target or self.source


@dataclass(frozen=True)
class Clash:
    """Two translations of one term; the first one is used."""

    source: str
    kept: str
    ignored: str


@dataclass(frozen=True)
class Glossary:
    """`clashes` are reported when it is opened."""

    terms: tuple[Term, ...] = ()
    clashes: tuple[Clash, ...] = ()
    name: str = ""

    def found_in(self, text: str) -> tuple[Term, ...]:
        """The terms in the text, longest first; a term inside another counts only where it also occurs alone."""
        folded = text.casefold()
        found: list[Term] = []
        for term in sorted(self.terms, key=lambda term: -len(term.source)):
            pattern = _pattern(term.source)
            if pattern.search(folded):
                found.append(term)
                folded = pattern.sub(" ", folded)
        return tuple(found)

    def check(self, source: str, target: str) -> tuple[Warning, ...]:
        """A warning for each term of the source whose translation occurs in no form in the target."""
        return tuple(
            Warning("glossary", term.source, remedy=term.wanted)
            for term in self.found_in(source)
            if not _is_used(term.wanted, target)
        )


def read_glossary(path: Path, source: str = "", target: str = "") -> Glossary:
    """CSV (comma, semicolon or tab; two columns, an empty second one means "do not translate") or TBX. The languages
    choose the columns of a TBX, and of a CSV whose first line names languages.
    Raises UserError path_missing, glossary_unreadable (`detail`, `line`)."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError("glossary_unreadable", path=str(path), detail="too_large")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("path_missing", path=str(path)) from error
    except OSError as error:
        raise UserError("permission", path=str(path)) from error
    is_xml = path.suffix.lower() in (".tbx", ".xml") or data.lstrip()[:5] == b"<?xml"
    pairs = _tbx(path, data, source, target) if is_xml else _csv(path, data, source, target)
    return _without_clashes(pairs, path.stem)


def _without_clashes(pairs: Iterable[tuple[str, str]], name: str) -> Glossary:
    kept: dict[str, Term] = {}
    clashes: list[Clash] = []
    for source, target in pairs:
        known = kept.setdefault(source.casefold(), Term(source, "" if target == source else target))
        if known.wanted != (target or source):
            clashes.append(Clash(source, known.wanted, target or source))
    return Glossary(tuple(kept.values()), tuple(clashes), name)


def _csv(path: Path, data: bytes, source: str, target: str) -> list[tuple[str, str]]:
    try:
        text = decode(data)
    except UserError as error:
        raise UserError("glossary_unreadable", path=str(path), detail=str(error.data.get("detail", ""))) from error
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count) if any(char in first for char in ",;\t") else ","
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error as error:
        raise UserError("glossary_unreadable", path=str(path), detail=str(error)) from error
    columns = _columns(rows[0], source, target) if rows else None
    one, other = columns or (0, 1)
    body = rows[1:] if columns else rows
    return [
        (row[one], row[other] if len(row) > other else "")
        for row in body
        if len(row) > one and 0 < len(row[one]) <= MAX_TERM and not row[one].startswith("#")
    ]


def _columns(header: Sequence[str], source: str, target: str) -> tuple[int, int] | None:
    """Which columns to use, where the first line names languages or says "source" and "target"."""
    names = [re.split(r"[-_]", cell.casefold())[0] for cell in header]
    for one, other in ((source, target), ("source", "target"), ("term", "translation")):
        if one and one in names and other in names:
            return names.index(one), names.index(other)
    return None


def _tbx(path: Path, data: bytes, source: str, target: str) -> list[tuple[str, str]]:
    from lxml import etree

    try:  # opens no outside entity, expands none without bound
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UserError("glossary_unreadable", path=str(path), detail=str(error)) from error
    found = []
    for entry in root.iter():
        if _local(entry) in ("termEntry", "conceptEntry"):
            terms = _terms_by_language(entry)
            if source in terms and target in terms:
                found += [(one, terms[target][0]) for one in terms[source] if len(one) <= MAX_TERM]
    return found


def _terms_by_language(entry: Any) -> dict[str, list[str]]:
    terms: dict[str, list[str]] = {}
    for group in entry.iter():
        if _local(group) in ("langSet", "langSec"):
            language = (group.get(_XML_LANG) or group.get("lang") or "").split("-")[0].casefold()
            for item in group.iter():
                text = "".join(item.itertext()).strip() if _local(item) == "term" else ""
                if text:
                    terms.setdefault(language, []).append(text)
    return terms


def _local(element: Any) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _pattern(term: str) -> re.Pattern[str]:
    """The term as whole words in any of their forms; in unspaced scripts exactly as it is."""
    folded = term.casefold()
    if any(char >= "\u0e00" for char in folded):
        return re.compile(re.escape(folded))
    parts = [_any_form(word) if word[0].isalnum() else re.escape(word) for word in re.findall(r"\w+|[^\w\s]+", folded)]
    return re.compile(r"(?<!\w)" + r"[\s\-]*".join(parts) + r"(?!\w)")


def _any_form(word: str) -> str:
    """"Vertrag" does not find "Verträge": only words with the same beginning. Short words have no other form."""
    if len(word) <= LEAST_STEM:
        return re.escape(word) + r"(?:s|es|n|en)?"
    stem = word[: max(LEAST_STEM, len(word) - ENDING)]
    rest = len(word) - len(stem)
    return re.escape(stem) + rf"\w{{0,{rest + ENDING}}}"


def _is_used(wanted: str, target: str) -> bool:
    return _pattern(wanted).search(target.casefold()) is not None
