"""Adds up the amounts of the answers before: "both together then", after two questions for an amount each. No model is
asked. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.base import Turn
from app.core.chat.calculation import Calculation, Figure, amount_of
from app.core.chat.contrast import Piece
from app.core.library.base import Hit
from app.core.text.sentences import Span

_BOTH = re.compile(r"\b(?:both|the two|beide\w*|les deux|los dos|ambos)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:together|in total|altogether|in all|added up|(?:the |their )?sum|zusammen|insgesamt|summe|ensemble|en tout|"
    r"au total|juntos|en total|suma)\b",
    re.IGNORECASE,
)
MOST_WORDS = 7  # of a question that says nothing else
_MONEY = re.compile(
    r"(?:(?:EUR|USD|GBP|CHF)\s?|[€$£]\s?)\d[\d.,'’\u00a0\u202f]*\d|"
    r"\d[\d.,'’\u00a0\u202f]*\s?(?:EUR|USD|GBP|CHF|[€$£]|euros?\b|pounds?\b|dollars?\b)",
    re.IGNORECASE,
)


def sum_of_answers(question: str, history: Sequence[Turn]) -> Calculation | None:
    """The first amount of each of the last answers; None where the question asks for something of its own, or one of
    the answers has no cited amount."""
    if len(question.split()) > MOST_WORDS or not _TOGETHER.search(question) or _MONEY.search(question):
        return None
    turns = history[-2:] if _BOTH.search(question) else history
    figures = [_amount(turn) for turn in turns]
    known = [figure for figure in figures if figure is not None]
    return Calculation(tuple(known), "sum", is_certain=True) if len(known) == len(turns) > 1 else None


def _amount(turn: Turn) -> Figure | None:
    found = _MONEY.search(turn.answer)
    if found is None or not turn.citations:
        return None
    value = " ".join(found.group().split())
    cited = next((one for one in turn.citations if value in " ".join(one.quote.split())), turn.citations[0])
    hit = Hit(0, 0, 0.0, cited.path, cited.page, "", cited.quote, cited.start, cited.end)
    piece = Piece(hit, Span(cited.quote, 0, len(cited.quote)))
    return Figure(turn.question, value, amount_of(value), False, piece.citation(0))
