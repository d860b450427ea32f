"""Cuts a parsed file into chunks for search: paragraphs packed below one heading, never across headings. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.core.library.base import Block, Document

CHUNKER = "chunker-2"  # part of how an index was made: change it whenever the same file would be cut differently
MIN_TOKENS = 200  # a chunk is closed once it has this many
MAX_TOKENS = 350  # and never takes a paragraph that would make it longer
PAGE_BREAK_TOKENS = 120  # a chunk with this many ends with its page
MAX_CHARS = 2800  # for text without spaces, which a tokenizer may count as one unknown token
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+|(?<=[。！？])|\n+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Chunk:
    """`start`/`end` are offsets in `Document.text`; `text` is exactly that range. `page` is that of its start."""

    position: int
    start: int
    end: int
    page: int | None
    heading: str
    text: str

    @property
    def indexed_text(self) -> str:
        """What is embedded and searched: the passage with the headings above it, which say what it is about."""
        return f"{self.heading}\n{self.text}"


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    page: int | None
    tokens: int


CountTokens = Callable[[str], int]


def chunk_document(document: Document, count_tokens: CountTokens) -> list[Chunk]:
    """Passages in order; together they hold all body text."""
    return list(iter_chunks(document, count_tokens))


def iter_chunks(document: Document, count_tokens: CountTokens) -> Iterator[Chunk]:
    """`chunk_document` one by one: counting the tokens of a thick book takes seconds."""
    position = 0
    for heading, blocks in _sections(document):
        for start, end, page in _pack(_pieces(document.text, blocks, count_tokens)):
            yield Chunk(position, start, end, page, heading, document.text[start:end])
            position += 1


def _sections(document: Document) -> Iterator[tuple[str, list[Block]]]:
    """Body blocks with the path of headings above them. A heading without body counts as body itself."""
    path: list[tuple[int, str]] = []
    bare: Block | None = None  # the last heading, while it has no body
    body: list[Block] = []
    for block in document.blocks:
        if block.level == 0:
            body.append(block)
            bare = None
            continue
        if body:
            yield _path(document, path), body
            body = []
        elif bare is not None and block.level <= bare.level:
            yield _path(document, path), [bare]
        path = [entry for entry in path if entry[0] < block.level]
        path.append((block.level, _SPACE.sub(" ", document.text[block.start : block.end]).strip()))
        bare = block
    if body or bare is not None:
        yield _path(document, path), body or [b for b in (bare,) if b is not None]


def _path(document: Document, path: list[tuple[int, str]]) -> str:
    names = [document.title, *(name for _, name in path)]
    # A name without a letter ("0012", from a scanner) says nothing and would be found for its number.
    said = [name for name in names if any(char.isalpha() for char in name)]
    kept = [name for index, name in enumerate(said) if index == 0 or name != said[index - 1]]
    return " > ".join(kept)


def _pieces(text: str, blocks: list[Block], count_tokens: CountTokens) -> Iterator[_Piece]:
    """Paragraphs; long ones cut at sentence ends, else at spaces, else anywhere."""
    for block in blocks:
        for start, end, tokens in _fit(text, block.start, block.end, count_tokens, splits=(_SENTENCE_END, _SPACE)):
            yield _Piece(start, end, block.page, tokens)


def _fit(
    text: str, start: int, end: int, count_tokens: CountTokens, *, splits: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[int, int, int]]:
    """Start, end and tokens of each piece. Counting takes most of the time: no text is counted twice."""
    if end - start <= MAX_CHARS and (tokens := count_tokens(text[start:end])) <= MAX_TOKENS:
        yield start, end, tokens
        return
    if not splits:
        for begin in range(start, end, MAX_CHARS // 4):
            stop = min(end, begin + MAX_CHARS // 4)
            yield begin, stop, count_tokens(text[begin:stop])
        return
    group: tuple[int, int, int] | None = None  # start, end, tokens
    for left, right in _split(text, start, end, splits[0]):
        for a, b, tokens in _fit(text, left, right, count_tokens, splits=splits[1:]):
            if group and group[2] + tokens <= MIN_TOKENS and b - group[0] <= MAX_CHARS:
                group = (group[0], b, group[2] + tokens)
                continue
            if group:
                yield group
            group = (a, b, tokens)
    if group:
        yield group


def _split(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    begin = start
    for match in pattern.finditer(text, start, end):
        if text[begin : match.start()].strip():
            yield begin, match.start()
            begin = match.end()
    if text[begin:end].strip():
        yield begin, end


def _pack(pieces: Iterator[_Piece]) -> Iterator[tuple[int, int, int | None]]:
    first: _Piece | None = None
    end = tokens = 0
    page: int | None = None
    for piece in pieces:
        if first is not None and _is_full(first, piece, tokens=tokens, page=page):
            yield first.start, end, first.page
            first, tokens = None, 0
        first = first or piece
        end, page = piece.end, piece.page
        tokens += piece.tokens
    if first is not None:
        yield first.start, end, first.page


def _is_full(first: _Piece, piece: _Piece, *, tokens: int, page: int | None) -> bool:
    return (
        tokens >= MIN_TOKENS
        or tokens + piece.tokens > MAX_TOKENS
        or piece.end - first.start > MAX_CHARS
        or (piece.page != page and tokens > PAGE_BREAK_TOKENS)
    )
