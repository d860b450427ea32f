"""Collects what stands on every page of a document, its headers and footers, so that each is read once. Pure."""

from __future__ import annotations

import re

_WORDS = (
    "page p pg of seite von s página pagina pag de di sur strona str z strana sida av side af slide folie "
    "стр страница из 页 第 共 ページ"
)
_PAGE_WORDS = frozenset(_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+")
_PAGE_FIELDS = re.compile(r"[#<>*?]+")


class RunningTexts:
    def __init__(self) -> None:
        self._seen: set[str] = set()

    def fresh(self, text: str) -> str:
        """The lines that were not given before and are more than a page's number."""
        kept = []
        for line in text.split("\n"):
            key = " ".join(line.casefold().split())
            if key and key not in self._seen and not is_page_number(line):
                self._seen.add(key)
                kept.append(line)
        return "\n".join(kept)


def is_page_number(text: str) -> bool:
    """Whether a line says which page it is and nothing else: "Page 3 of 12", "- 4 -", "Seite"."""
    words = _WORD.findall(_PAGE_FIELDS.sub("", text).casefold())
    digits = re.findall(r"\d+", text)
    return all(word in _PAGE_WORDS for word in words) and all(len(number) < 5 for number in digits) and len(digits) < 3
