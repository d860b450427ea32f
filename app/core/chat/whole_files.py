"""Decides whether the files in scope are short enough to go into the prompt unsearched. Knows no model: tokens are
estimated, and the prompt cuts what does not fit after all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.core.errors import UserError
from app.core.library.base import FileRow, FileState, Hit, Library

MOST_FILES = 8
# Fewer than tokenizers give (4 in English, 3 in German with Qwen's), so that what is promised to be whole is.
CHARS_PER_TOKEN = 2.5
# From here on (Thai, Indic, CJK scripts) a character is taken for a token: no space divides words there.
FIRST_DENSE = "\u0900"
FRAME_TOKENS = 30  # the tag around a passage, with the file's name


def whole_passages(library: Library, within: Sequence[Path], limit: int) -> tuple[Hit, ...]:
    """All passages of these files and folders, in reading order, if they fit into `limit` tokens; else none. None also
    where one of them is not read: what is called whole must have no gap."""
    if not within or len(within) > MOST_FILES:
        return ()
    try:
        files = _files(library, within)
        if not files or sum(row.chunks for row in files) * FRAME_TOKENS > limit:
            return ()
        passages: list[Hit] = []
        left = float(limit)
        for row in files:
            found = library.chunks(row.path)
            left -= sum(estimated_tokens(hit.text) + FRAME_TOKENS for hit in found)
            if left < 0:
                return ()
            passages += found
    except UserError:  # removed since it was chosen
        return ()
    return tuple(passages)


def _files(library: Library, within: Sequence[Path]) -> Sequence[FileRow]:
    """Each file once, those of a folder by name; none where they are too many or one is not read."""
    files: dict[Path, FileRow] = {}
    for path in within:
        rows = library.files(path)
        if not rows or len(rows) > MOST_FILES or any(row.state is not FileState.INDEXED for row in rows):
            return ()
        files |= {row.path: row for row in sorted(rows, key=lambda row: row.path)}
    return tuple(files.values()) if len(files) <= MOST_FILES else ()


def estimated_tokens(text: str) -> float:
    dense = sum(char >= FIRST_DENSE for char in text)
    return dense + (len(text) - dense) / CHARS_PER_TOKEN
