"""Parses Markdown into tokens, with formulas in dollars or backslash brackets. HTML stays text. Also finds the part of
a growing text that cannot change any more. Knows no Qt."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MAX_FORMULA = 2000  # characters; longer formulas are shown as source
_WORDS = re.compile(r"[A-Za-z]{3,}|\s(?:and|or|to|of|for|is|in|at|und|oder|bis|et|ou)\s")
_COMMANDS = re.compile(r"\\(?:text|mathrm|textbf|textit|operatorname|mbox)\s*\{[^{}]*\}|\\[A-Za-z]+|\\begin\{\w+\*?\}")


def parse(text: str) -> list[Token]:
    """Block tokens of markdown-it; formulas are `math_inline` and `math_block`."""
    return _reader().parse(text)


def load_reader() -> None:
    _reader()


def stable_length(text: str, tokens: list[Token]) -> int:
    """The number of characters of `text` whose blocks later text cannot change: all but the last block, and of a list
    all but its last item."""
    starts = [token.map[0] for token in tokens if token.level == 0 and token.nesting >= 0 and token.map]
    if not starts:
        return 0
    line = starts[-1]
    if len(tokens) and tokens[-1].type in ("bullet_list_close", "ordered_list_close"):
        items = [token.map[0] for token in tokens if token.type == "list_item_open" and token.level == 1 and token.map]
        line = max([line, *items])
    return sum(len(part) + 1 for part in text.split("\n")[:line])


def looks_like_formula(source: str) -> bool:
    """Whether the text between two dollars is mathematics; "$5, and then 6$" has words."""
    return not _WORDS.search(_COMMANDS.sub("", source))


@functools.cache
def _reader() -> MarkdownIt:
    """Loaded with the first answer: it takes too long for the start."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    reader = MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": 20})
    reader.enable(["table", "strikethrough", "linkify"])
    reader.use(dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True)
    reader.inline.ruler.before("escape", "math_brackets", _brackets)
    options: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    reader.block.ruler.before("fence", "math_block_brackets", _bracket_block, options)
    assert reader.linkify is not None
    reader.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    # A link's address is shown in full and confirmed before it opens; inline.py decides which can be clicked.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return reader


def _brackets(state: StateInline, silent: bool) -> bool:
    r"""\(...\) and \[...\] inside a line."""
    pos = state.pos
    opening = state.src[pos : pos + 2]
    if opening not in ("\\(", "\\["):
        return False
    closing = "\\)" if opening == "\\(" else "\\]"
    end = state.src.find(closing, pos + 2, min(state.posMax, pos + 2 + MAX_FORMULA))
    if end < 0 or not state.src[pos + 2 : end].strip():
        return False
    if not silent:
        token = state.push("math_inline" if closing == "\\)" else "math_inline_double", "math", 0)
        token.content, token.markup = state.src[pos + 2 : end].strip(), opening
    state.pos = end + 2
    return True


def _bracket_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    r"""A line that begins with \[, to the next \], which must end its line."""
    begin = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("\\[", begin) or state.is_code_block(startLine):
        return False
    end = state.src.find("\\]", begin + 2, begin + 2 + MAX_FORMULA)
    if end < 0 or state.src[end + 2 : end + 200].partition("\n")[0].strip():
        return False
    line = startLine
    while line < endLine and state.eMarks[line] < end + 2:
        line += 1
    if line == endLine or any(state.isEmpty(number) for number in range(startLine, line)):
        return False
    if silent:
        return True
    body = "\n".join(
        state.src[state.bMarks[n] + state.tShift[n] : state.eMarks[n]] for n in range(startLine, line + 1)
    ).strip()
    token = state.push("math_block", "math", 0)
    token.content, token.markup, token.map, token.block = body[2:-2].strip(), "\\[", [startLine, line + 1], True
    state.line = line + 1
    return True
