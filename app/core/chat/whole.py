"""Decides whether the files that were asked about are short enough to be read as a whole instead of searched. Knows no
model: tokens are estimated, and the prompt cuts what does not fit after all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.core.errors import UserError
from app.core.library.base import FileState, Hit, Library

MOST_FILES = 8
# Fewer than tokenizers give (4 in English, 3 in German with Qwen's), so that what is promised to be whole is.
CHARS_PER_TOKEN = 2.5
# From here on (Thai, Indic, CJK scripts) a character is taken for a token: no space divides words there.
FIRST_DENSE = "\u0900"
FRAME_TOKENS = 30  # the tag around a passage, with the file's name


def whole_passages(library: Library, within: Sequence[Path], limit: int) -> tuple[Hit, ...]:
    """All passages of these files in reading order where they fit `limit` tokens together; none where they do not, or
    where a folder was asked, or a file that is not read yet."""
    if not within or len(within) > MOST_FILES:
        return ()
    passages: list[Hit] = []
    left = float(limit)
    for path in within:
        try:
            rows = library.files(path)
            is_read = len(rows) == 1 and rows[0].path == path and rows[0].state is FileState.INDEXED
            if not is_read or rows[0].chunks * FRAME_TOKENS > left:
                return ()
            found = library.chunks(path)
        except UserError:  # removed since it was chosen
            return ()
        left -= sum(estimated_tokens(hit.text) + FRAME_TOKENS for hit in found)
        if left < 0:
            return ()
        passages += found
    return tuple(passages)


def estimated_tokens(text: str) -> float:
    dense = sum(char >= FIRST_DENSE for char in text)
    return dense + (len(text) - dense) / CHARS_PER_TOKEN
