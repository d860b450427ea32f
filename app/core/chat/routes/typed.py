"""The words of messages in full ("whats", "u", "pls"), and as they are spelled: patterns know few of them, and an
embedder neither. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SLANG: Mapping[str, str] = {
    "u": "you", "r": "are", "ur": "your", "ya": "you", "ta": "thanks", "thx": "thanks", "pls": "please",
    "gotta": "have to", "whats": "what is", "thats": "that is", "im": "I am", "2day": "today",
    "cya": "see you", "mate": "", "btw": "",
}  # fmt: skip

# Words that decide what is done with a question, as they are often mistyped.
_MISTYPED: Mapping[str, str] = {
    "totall": "total", "toatl": "total", "alltogether": "altogether", "altogehter": "altogether",
    "togehter": "together", "togther": "together", "toghether": "together", "averege": "average", "avarage": "average",
    "diffrence": "difference", "diference": "difference", "differnce": "difference", "cheepest": "cheapest",
    "cheapset": "cheapest", "higest": "highest", "hightest": "highest", "lowst": "lowest", "bigest": "biggest",
    "betwen": "between", "bettween": "between", "wich": "which", "whcih": "which", "wat": "what", "waht": "what",
    "whne": "when", "wehn": "when", "hwo": "how", "howmuch": "how much", "teh": "the", "mutch": "much", "meny": "many",
    "insgesammt": "insgesamt", "zusamen": "zusammen", "wieviel": "wie viel", "wiviel": "wie viel",
}  # fmt: skip


def in_full_words(text: str) -> str:
    """Without the abbreviations of messages: an embedder knows few of them."""
    return re.sub(r"[\w']+", lambda word: _SLANG.get(word.group().casefold(), word.group()), text).strip()


def corrected(text: str) -> str:
    """With the words that decide what is done with a question as they are spelled."""
    return re.sub(r"[^\W\d_]+", lambda word: _MISTYPED.get(word.group().casefold(), word.group()), text)
