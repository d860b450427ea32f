"""The language that an answer should be in: that of the question, told by its words. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.base import Turn
from app.core.chat.routes.patterns import GERMAN_WAS
from app.core.library.retrieve.language import language_of
from app.core.library.retrieve.script import STOPWORDS, words

MIN_WORDS = 4  # of a question that the identifier may judge; see `retrieve/language.py`
# A short question has few words that tell, and "was" and "in" are English ones too.
_BEGINS_GERMAN = re.compile(
    rf"^\W*(?:{GERMAN_WAS}|(?:wann|wer|wen|wem|wie|wieso|warum|weshalb|welche[rsnm]?|wo|woher|wohin|wofür|womit|worum|"
    r"worüber|wovon|wovor|fasse?|nenne?)\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“„«][^“”„«»]+[”“»]|\"[^\"]+\"")


def answer_language(text: str, history: Sequence[Turn] = ()) -> str:
    """ISO 639-1 code, "" where it cannot be told: a name alone is in no language, and what is quoted may be in another.
    A short follow-up is in the language of the question before."""
    text = _QUOTED.sub(" ", text) if _QUOTED.sub("", text).strip() else text
    if _BEGINS_GERMAN.match(text):
        return "de"
    said = words(text)
    counts = {language: sum(word in stops for word in said) for language, stops in STOPWORDS.items()}
    best = max(counts.values(), default=0)
    leaders = [language for language, count in counts.items() if count == best and best]
    if len(leaders) == 1 and (best >= 2 or len(said) < MIN_WORDS):
        return leaders[0]
    if "en" in leaders:
        return "en"
    if history and len(said) < MIN_WORDS:
        return answer_language(history[-1].question, history[:-1])
    return language_of(text) or ""
