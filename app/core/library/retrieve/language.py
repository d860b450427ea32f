"""The language of a question: by its script where that decides it, else by py3langid, of which this is the only
importer. Knows no index."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.core.library.retrieve.script import STOPWORDS, language_of_script, words

SAMPLE_CHARS = 600
SAMPLES = 5  # of a language, before it is given up
MIN_WORDS = 4  # py3langid told 99 % of 3,570 XQuAD questions right, but takes "rent" for Norwegian
# The ones it may choose from: those written in Latin letters that people are likely to keep files in.
LATIN = """
    af ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv mt nl no pl pt ro sk sl sq sv sw tl tr vi
"""


@functools.lru_cache(maxsize=1024)
def language_of(text: str) -> str | None:
    """ISO 639-1 code; None when it cannot be determined."""
    by_script = language_of_script(text)
    if by_script is not None:
        return by_script
    found = words(text)
    if len(found) >= MIN_WORDS:
        return str(_identifier().classify(text)[0])
    return _by_stopwords(found)


def languages_of(texts: Sequence[str]) -> tuple[str, ...]:
    """The languages that texts are written in, the most frequent first. One of which no text is told by both the stop
    words and the identifier is left out: a table has too few words for either."""
    guessed = [(guess, text) for text in texts if (guess := _by_stopwords(words(text[:SAMPLE_CHARS])))]
    guessed += [(script, text) for text in texts if (script := language_of_script(text[:SAMPLE_CHARS]))]
    counts = Counter(guess for guess, _ in guessed)
    samples = {guess: [text for other, text in guessed if other == guess][:SAMPLES] for guess in counts}
    return tuple(
        guess
        for guess, _ in counts.most_common()
        if any(language_of(text[:SAMPLE_CHARS]) == guess for text in samples[guess])
    )


def _by_stopwords(found: list[str]) -> str | None:
    """For two or three words; None unless one language leads, or English is among the leaders."""
    counts = {language: sum(word in stops for word in found) for language, stops in STOPWORDS.items()}
    best = max(counts.values())
    leaders = [language for language, count in counts.items() if count == best]
    return leaders[0] if best > 0 and (len(leaders) == 1 or leaders[0] == "en") else None


@functools.cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(LATIN.split())
    return identifier
