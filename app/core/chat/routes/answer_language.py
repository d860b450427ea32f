"""The language that an answer should be in: that of the question, told by its words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.chat.base import Turn
from app.core.library.retrieve.language import language_of
from app.core.library.retrieve.script import STOPWORDS, words

MIN_WORDS = 4  # of a question that the identifier may judge; see `retrieve/language.py`


def answer_language(text: str, history: Sequence[Turn] = ()) -> str:
    """ISO 639-1 code, "" where it cannot be told: a name alone is in no language. A short follow-up is in the language
    of the question before."""
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
