"""Looks up what a numbered part of a contract says: "What does clause 3.1 say?" is the paragraph that begins with 3.1.
No model is asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.core.chat.base import Citation
from app.core.library.base import Hit

_KINDS = (
    "clause|section|article|paragraph|point|item|no|number|klausel|abschnitt|artikel|absatz|ziffer|nummer|punkt|"
    "paragraf|alin[ée]a|paragraphe|cl[áa]usula|art[íi]culo|apartado|punto|البند|المادة"
)
_PART = rf"(?:the |de[rmn] |die |das |la |le |el |l['’])?(?:(?:{_KINDS})\b\.?|§)\s*(\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)"
_WHERE = r"(?:\s(?:of|in|des|der|vom|im|du|de|del)\s[^?!]{1,80})?"
_SAYS = "say|state|provide|regulate|mean|contain"
_ASKS = (
    "what(?:['’]s| is| stands| is written| is said)|was (?:steht|sagt|regelt|besagt)|que dit|qu['’]y a-t-il|"
    "qu[ée] dice|ماذا (?:يقول|تقول)|ما هو|(?:please )?(?:quote|cite|read|show|give)(?: me)?|zitiere?|zeige?(?: mir)?"
)
_ASKED = (
    re.compile(rf"\W*what (?:does|do|did) {_PART}{_WHERE} (?:{_SAYS})\W*", re.IGNORECASE),
    re.compile(rf"\W*(?:{_ASKS}) (?:(?:in|under|unter|im|à|dans|en|في) )?{_PART}{_WHERE}\W*", re.IGNORECASE),
)
# Another numbered line; "3 May" and "12 cows" are none.
_NUMBER = r"[ \t]*(?:§\s*\d|\d{1,3}[.)]\s|\d{1,3}(?:\.\d{1,3})+[.)]?\s)"
_NEXT = re.compile(rf"\n(?={_NUMBER})|\n[ \t]*\n")
_COUNTED = re.compile(rf"\s*\n{_NUMBER}")
_ENDS = re.compile(r"[.!?:;。]\s*$")
MOST_CHARS = 1_000
SHORT = 80  # characters of a line that may be the heading of what follows


def asked_part(question: str) -> str:
    """The number of the part whose text a question wants, and nothing more of it; "" for another question."""
    asked = " ".join(question.split())
    found = next(filter(None, (pattern.fullmatch(asked) for pattern in _ASKED)), None)
    return str(found[1]) if found else ""


def numbered_part(number: str, hits: Iterable[Hit]) -> Citation | None:
    """The paragraph, with what is counted below it (3.1 with 3.1.1); None where the passages have none."""
    begins = _beginning(number)
    for hit in hits:
        if (match := begins.search(hit.text)) is not None:
            return _cited(hit, match.start(), _end(hit.text, match.start(), number))
    return None


def headed_part(number: str, hits: Iterable[Hit]) -> Citation | None:
    """The first passage below a heading of that number, which is no part of its text."""
    begins = _beginning(number)
    found = (hit for hit in hits if any(begins.match(part.strip()) for part in hit.heading.split(" > ")))
    return next((_cited(hit, 0, MOST_CHARS) for hit in found), None)


def _beginning(number: str) -> re.Pattern[str]:
    name = r"(?:(?:§|Art\.?|Article|Artikel|Clause|Section)\s*)?"
    flags = re.MULTILINE | re.IGNORECASE
    return re.compile(rf"^[ \t]*{name}{re.escape(number)}(?!\.?\w)[.):]?\s+\S", flags)


def _cited(hit: Hit, start: int, end: int) -> Citation:
    quote = hit.text[start : min(end, start + MOST_CHARS)].rstrip()
    return Citation(1, hit.path, hit.page, quote, hit.start + start, hit.start + start + len(quote))


def _end(text: str, start: int, number: str) -> int:
    """Behind the paragraph and those below it; a heading has at least the next one."""
    below = re.compile(rf"\s*(?:{re.escape(number)}\.?\d|\(?[a-z]{{1,2}}[.)]\s|[-•]\s)")
    end = _line_end(text, start)
    is_heading = end - start < SHORT and not _ENDS.search(text[start:end])
    while end < len(text):
        is_counted = _COUNTED.match(text, end) is not None
        if not (below.match(text, end) or (is_heading and not is_counted)):
            break
        following = len(text) - len(text[end:].lstrip())
        end, is_heading = _line_end(text, following), False
    return end


def _line_end(text: str, start: int) -> int:
    found = _NEXT.search(text, start)
    return found.start() if found else len(text)
