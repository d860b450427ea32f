"""The length of a text in tokens, as far as chunking needs it. Knows no index."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from app.core.embed.base import Embedder
from app.core.library.retrieve.script import BIGRAM_SCRIPTS, language_of_script, script_of, words

# An English embedder takes a Russian word for six letters. Its vectors mean nothing there, so passages are made as long
# as they would be for one that knows the language: XQuAD ru by keywords .955 with whole paragraphs, .946 with thirds.
CHARS_A_TOKEN = 4.0
UNSPACED_CHARS_A_TOKEN = 1.5
SAMPLE_CHARS = 200
CACHED_WORDS = 100_000
_PIECES = re.compile(r"\w+|[^\w\s]", re.ASCII)


def token_counter(embedder: Embedder) -> Callable[[str], int]:
    known = embedder.languages
    # Tokenizers begin anew at each space and, nearly all, at each mark, and most words come again: a tenth of the time
    # of counting every text.
    count_piece = functools.lru_cache(maxsize=CACHED_WORDS)(embedder.count_tokens)

    @functools.lru_cache(maxsize=CACHED_WORDS)
    def count_word(word: str) -> int:
        if word.isalnum() or not word.isascii():
            return count_piece(word)
        return sum(map(count_piece, _PIECES.findall(word)))

    def count(text: str) -> int:
        tokens = sum(map(count_word, text.split()))
        sample = text[:SAMPLE_CHARS]
        language = language_of_script(sample) if known and not sample.isascii() else None
        if language is None or language in known:
            return tokens
        first = next((char for word in words(sample) for char in word if script_of(char)), "")
        chars = UNSPACED_CHARS_A_TOKEN if script_of(first) in BIGRAM_SCRIPTS else CHARS_A_TOKEN
        return min(tokens, round(len(text) / chars))

    return count
