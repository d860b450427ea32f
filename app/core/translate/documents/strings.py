"""Texts of programs: gettext (po), Qt (ts), JSON and Apple strings. Keys, order and comments stay; what was translated
before stays too."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polib

from app.core.errors import UserError
from app.core.translate.documents.base import OpenDocument, Unit, has_text
from app.core.translate.documents.plain import read_text
from app.core.translate.documents.xmltext import parse_xml, serialise

_STRING = re.compile(r'("(?:[^"\\]|\\.)*"\s*=\s*")((?:[^"\\]|\\.)*)("\s*;)')
_COLON = re.compile(r"\s*:")
_JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class StringsFormat:
    suffixes = frozenset({".po", ".pot", ".ts", ".json", ".strings"})

    def open(self, path: Path, *, source: str, target: str) -> OpenDocument:
        """See `DocumentFormat.open`."""
        text = read_text(path)
        kind = path.suffix.lower()
        if kind in (".po", ".pot"):
            return _Gettext(path, text)
        if kind == ".ts":
            return _Qt(text)
        return _Spans(text, _json_spans(path, text) if kind == ".json" else _apple_spans(text), is_json=kind == ".json")


class _Gettext:
    """Entries without a translation; a plural form gets that of its singular or plural."""

    def __init__(self, path: Path, text: str) -> None:
        try:
            self._file = polib.pofile(text, wrapwidth=78)
        except (OSError, ValueError, IndexError) as error:
            raise UserError("damaged", path=str(path), detail=str(error)[:200]) from error
        self._wanted: list[tuple[Any, str]] = []
        for entry in self._file:
            if not entry.obsolete and not entry.translated() and has_text((entry.msgid,)):
                self._wanted.append((entry, "msgid"))
                if entry.msgid_plural:
                    self._wanted.append((entry, "msgid_plural"))

    @property
    def units(self) -> list[Unit]:
        return [Unit((getattr(entry, name),)) for entry, name in self._wanted]

    def write(self, out: Path, targets: Sequence[tuple[str, ...]], *, target_language: str, bilingual: bool) -> None:
        """See `OpenDocument.write`."""
        for (entry, name), (text,) in zip(self._wanted, targets, strict=True):
            if not entry.msgid_plural:
                entry.msgstr = text
            elif name == "msgid":
                entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural or {0: "", 1: ""}, text)
            else:
                entry.msgstr_plural = {form: old if form == 0 else text for form, old in entry.msgstr_plural.items()}
            if "fuzzy" not in entry.flags:
                entry.flags.append("fuzzy")  # gettext's own word for "a machine's proposal, to be looked at"
        self._file.metadata["Language"] = target_language
        self._file.save(str(out))


class _Qt:
    """Messages that are unfinished or have no translation."""

    def __init__(self, text: str) -> None:
        self._root = parse_xml(text.encode("utf-8") if "encoding" not in text[:100] else _as_utf_8(text))
        if self._root.tag != "TS":
            raise UserError("unsupported", detail="not a Qt translation file")
        self._wanted = [message for message in self._root.iter("message") if _is_open(message)]

    @property
    def units(self) -> list[Unit]:
        return [Unit((message.findtext("source") or "",)) for message in self._wanted]

    def write(self, out: Path, targets: Sequence[tuple[str, ...]], *, target_language: str, bilingual: bool) -> None:
        """See `OpenDocument.write`."""
        from lxml import etree

        for message, (text,) in zip(self._wanted, targets, strict=True):
            translation = message.find("translation")
            if translation is None:
                translation = etree.SubElement(message, "translation")
            translation.set("type", "unfinished")
            forms = translation.findall("numerusform")
            for element in forms or [translation]:
                element.text = text
        self._root.set("language", target_language)
        out.write_bytes(serialise(self._root))


class _Spans:
    """A text of which certain strings are replaced where they stand."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], *, is_json: bool) -> None:
        self._text = text
        self._spans = [span for span in spans if has_text((self._decoded(text[slice(*span)], is_json),))]
        self._is_json = is_json

    @property
    def units(self) -> list[Unit]:
        return [Unit((self._decoded(self._text[start:end], self._is_json),)) for start, end in self._spans]

    def write(self, out: Path, targets: Sequence[tuple[str, ...]], *, target_language: str, bilingual: bool) -> None:
        """See `OpenDocument.write`."""
        parts, at = [], 0
        for (start, end), (text,) in zip(self._spans, targets, strict=True):
            parts += [self._text[at:start], json.dumps(text, ensure_ascii=False)[1:-1]]
            at = end
        out.write_text("".join([*parts, self._text[at:]]), "utf-8", newline="")

    @staticmethod
    def _decoded(text: str, is_json: bool) -> str:
        try:
            return str(json.loads(f'"{text}"', strict=False))
        except ValueError:
            return text


def _json_spans(path: Path, text: str) -> list[tuple[int, int]]:
    """Insides of the strings that are values. Raises UserError damaged."""
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UserError("damaged", path=str(path), detail=str(error)[:200]) from error
    return [
        (match.start() + 1, match.end() - 1)
        for match in _JSON_STRING.finditer(text)
        if _COLON.match(text, match.end()) is None
    ]


def _apple_spans(text: str) -> list[tuple[int, int]]:
    return [match.span(2) for match in _STRING.finditer(text)]


def _is_open(message: Any) -> bool:
    translation = message.find("translation")
    is_open = translation is None or translation.get("type") == "unfinished" or not "".join(translation.itertext())
    return is_open and has_text((message.findtext("source") or "",))


def _as_utf_8(text: str) -> bytes:
    return re.sub(r"(encoding=[\"'])[^\"']+", r"\1utf-8", text, count=1).encode("utf-8")
