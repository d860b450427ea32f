"""Ligatures, and the forms that letters take within words, as the letters that people type. Pure."""

from __future__ import annotations

import re
import unicodedata

_FORMS = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")


def with_plain_letters(text: str) -> str:
    if text.isascii() or not _FORMS.search(text):
        return text
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
