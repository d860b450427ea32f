"""Cuts off what a mail quotes of the ones before it, where those are read too: said twice, and last, the old plan
weighs more with a small model than the new one. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.core.library.base import Hit

MAILS = frozenset({".eml", ".msg", ".mbox", ".emlx"})
# The line before a quotation ("On 7 July Marek wrote:") and all of the quotation to the end.
_QUOTED = re.compile(r"\n+(?:[^\n>]{0,200}:[ \t]*\n)?[ \t]*\n?>[^\n]*(?:\n[ \t]*(?:>[^\n]*)?)*\Z")


def unquoted(hits: Sequence[Hit]) -> list[Hit]:
    """The passages, those of mails without what they quote at their end where several mails are read."""
    if len({hit.path for hit in hits if hit.path.suffix.lower() in MAILS}) < 2:
        return list(hits)
    return [_own(hit) if hit.path.suffix.lower() in MAILS else hit for hit in hits]


def _own(hit: Hit) -> Hit:
    found = _QUOTED.search(hit.text)
    if found is None or not hit.text[: found.start()].strip():
        return hit
    return replace(hit, text=hit.text[: found.start()], end=hit.start + found.start())
