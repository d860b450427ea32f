"""The words of messages in full ("whats", "u", "pls"): patterns know few of them, and an embedder neither. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SLANG: Mapping[str, str] = {
    "u": "you", "r": "are", "ur": "your", "ya": "you", "ta": "thanks", "thx": "thanks", "pls": "please",
    "gotta": "have to", "whats": "what is", "thats": "that is", "im": "I am", "2day": "today",
    "cya": "see you", "mate": "", "btw": "",
}  # fmt: skip


def in_full_words(text: str) -> str:
    """Without the abbreviations of messages: an embedder knows few of them."""
    return re.sub(r"[\w']+", lambda word: _SLANG.get(word.group().casefold(), word.group()), text).strip()
