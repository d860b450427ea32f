"""What packages take from the program's tables: the types of files that they offer to open, the languages of the
window, and their own few texts in these. Knows no kind of package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import unescape

from app.core.file_types import OFFERED, REGISTERED
from app.core.window_languages import WINDOW_LANGUAGES, WindowLanguage
from tools import i18n
from tools.release.places import PACKAGING, SUMMARY

CONTEXT = "packages"  # of these texts in the catalogues
# Where a text that people read stands in a template, in English.
_TEXTS = {
    "linux/alcove.desktop": r"^(?:GenericName|Comment|Keywords)=(.+)$",
    "linux/alcove.mime.xml": r"<comment>(.+)</comment>",
    "linux/org.alcove.Alcove.metainfo.xml": r"<summary>(.+)</summary>",
    "windows/alcove.nsi": r'^!define RUNNING "(.+)"$',
}


def template(name: str) -> str:
    """A file of packaging/, with the one sentence on the program that several of them hold."""
    return (PACKAGING / name).read_text("utf-8").replace("@SUMMARY@", SUMMARY)


def texts() -> Iterator[tuple[str, str]]:
    """The texts of the templates, each with its place, for the catalogues."""
    for name, pattern in _TEXTS.items():
        for number, line in enumerate(template(name).splitlines(), 1):
            for found in re.finditer(pattern, line):
                yield unescape(found[1]), f"packaging/{name}:{number}"


def translations(text: str) -> list[tuple[WindowLanguage, str]]:
    """In the languages whose catalogue has it; the text itself stays for the others."""
    found = [(language, _catalogue(language.code).get((CONTEXT, text), [""])[0]) for language in WINDOW_LANGUAGES]
    return [(language, translation) for language, translation in found if translation]


@lru_cache
def _catalogue(code: str) -> dict[i18n.Key, list[str]]:
    return i18n.read_catalogue(code)


def suffixes() -> list[str]:
    return [suffix for kind in OFFERED for suffix in kind.suffixes]


def media_types() -> list[str]:
    return [media_type for kind in OFFERED for media_type in kind.media_types]


def document_types() -> list[dict[str, object]]:
    """For macOS: documents and folders, of which there may be better viewers, and what only this program registers."""
    documents = [kind for kind in OFFERED if kind not in REGISTERED]
    named = [name for kind in documents for name in kind.uniform_types]
    unnamed = [suffix[1:] for kind in documents if not kind.uniform_types for suffix in kind.suffixes]
    registered = [name for kind in REGISTERED for name in kind.uniform_types]
    return [
        _document_type("Document", "Alternate", LSItemContentTypes=[*named, "public.folder"]),
        *([_document_type("Document", "Alternate", CFBundleTypeExtensions=unnamed)] if unnamed else []),
        _document_type("Language model", "Default", LSItemContentTypes=registered),
    ]


def _document_type(name: str, rank: str, **types: list[str]) -> dict[str, object]:
    return {"CFBundleTypeName": name, "CFBundleTypeRole": "Viewer", "LSHandlerRank": rank, **types}
