"""When a term ends that a file states as a length ("24 months from the date of sale"): the day on which it begins is
looked up in the same file, and the last day is computed by code. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.chat.contrast import Piece
from app.core.chat.phrases import date_text, phrase
from app.core.chat.words import STOPWORDS, content_words
from app.core.text.numbers import DIGITS, MONTH_NAMES, MONTHS, NUMBER_WORDS, found_dates

_UNITS = {
    "day": "days? tage?n? jours? días?",
    "week": "weeks? wochen? semaines? semanas?",
    "month": "months? monate?n? mois meses mes",
    "year": "years? jahre?n? ans? années? años?",
}
_UNIT = "|".join(f"(?P<{name}>{'|'.join(words.split())})" for name, words in _UNITS.items())
_ONES = frozenset(NUMBER_WORDS[language].split()[0] for language in NUMBER_WORDS)
_COUNT = rf"\d{{1,3}}|{'|'.join(sorted({*DIGITS, *_ONES, 'a', 'an', 'eine', 'einem', 'einer', 'eines', 'une', 'una'}))}"
_FROM = (
    r"from|after|since|starting|beginning|commencing|following|ab|nach|seit|beginnend|à compter d[ue]|à partir d[ue]|"
    r"après|depuis|desde|a partir de|después de"
)
# "12 months", and on what: "36 months on the motor and 12 months on the battery, from the day of sale".
_LENGTH = (
    rf"\b(?P<count>{_COUNT})[\s-]+(?:full\s+|calendar\s+)?(?:{_UNIT})\b"
    r"(?:\s+(?:on|for|auf|für|sur|pour|en|para)\s+(?P<part>[^,.;\n\d]{2,40}?))?"
)
_TERM = re.compile(rf"{_LENGTH},?\s+(?:{_FROM})\b(?P<what>[^.;\n]{{0,60}})", re.IGNORECASE)
_OTHER = re.compile(rf"{_LENGTH}(?=,|\s+(?:and|und|et|y)\b)", re.IGNORECASE)
_VALID = re.compile(
    r"\b(?:(?:in|under|out of) (?:warranty|guarantee)|still|valid|expired?|runs? out|run out|over|ended|"
    r"noch|gültig|abgelaufen|gilt|encore|valables?|expirée?|échue?|todavía|válid[oa]|vigente|caducad[oa])\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:expired?|runs? out|run out|over|ended|out of|abgelaufen|échue?|caducad[oa])\b", re.IGNORECASE)
_ENDS = re.compile(
    r"\b(?:until when|when|how long|bis wann|wann|wie lange|jusqu'à quand|quand|hasta cuándo|cuándo)\b.*"
    r"\b(?:ends?|expires?|over|runs? out|run out|valid|last|covered|warranty|guarantee|endet|läuft|gültig|gilt|"
    r"expire|finit|valable|termina|vence|caduca|válid[oa])\b",
    re.IGNORECASE,
)
# Words of which one in the rule and another beside the date speak of the same day.
_SAME_DAY = (
    "sale sold purchase purchased bought buy seller verkauf verkauft kauf gekauft kaufdatum vente vendu achat acheté "
    "venta vendido compra",
    "delivery delivered handover lieferung geliefert übergabe livraison livré entrega entregado",
    "start begin beginning commencement commence starts begins beginn anfang début inicio",
    "signature signed signing sign unterzeichnung unterschrieben signé firma firmado",
    "issue issued date ausgestellt datum émis emitido",
    "installation installed fitted einbau eingebaut installé instalado",
)
_MONTH = re.compile(
    rf"\b(?P<month>{MONTH_NAMES})\.?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)\b", re.I
)
_DAYS = tuple(frozenset(content_words(words)) for words in _SAME_DAY)


@dataclass(frozen=True)
class Term:
    """`rule` is the piece that states the length, `start` the piece with the day on which it begins, `part` what the
    term is for, where the rule has several."""

    rule: Piece
    length: str
    start: Piece
    begins: date
    ends: date
    part: str = ""

    def said(self, language: str) -> str:
        days = {"start": date_text(self.begins, language), "end": date_text(self.ends, language)}
        return phrase("term", language, length=self.length, **days)


def terms_of(pieces: Sequence[Piece]) -> list[Term]:
    """The terms among the pieces of one file of which the first day stands there."""
    found = []
    for piece in pieces:
        for match in _TERM.finditer(piece.text):
            others = [one for one in _OTHER.finditer(piece.text[: match.start()]) if one["part"]]
            found += [_term(piece, one, match["what"], pieces) for one in (*others, match)]
    return [term for term in found if term is not None]


def asks_whether_valid(question: str) -> bool:
    """ "Is the warranty still valid?", "has it expired?"."""
    return _VALID.search(question) is not None


def asks_when_over(question: str) -> bool:
    return _ENDS.search(question) is not None


def is_so(question: str, term: Term, today: date) -> bool:
    """The answer to a question whether a term holds on the day that it names, or today."""
    asked = [_day(found) for found, _, _ in found_dates(question)]
    months = [_day((int(found["year"]), MONTHS[found["month"].lower()], 1)) for found in _MONTH.finditer(question)]
    day = next((one for one in (*asked, *months) if one is not None), today)
    return (day <= term.ends) != (_OVER.search(question) is not None)


def meant(question: str, terms: Sequence[Term]) -> Term | None:
    """The one term that the question speaks of; None where none or several could be."""
    asked = set(content_words(question)) - STOPWORDS
    near = [term for term in terms if asked & _about(term)]
    near = [term for term in near if asked & set(content_words(term.part))] or near
    return near[0] if len({(term.begins, term.ends) for term in near}) == 1 else None


def _about(term: Term) -> set[str]:
    hit = term.rule.hit
    return set(content_words(f"{hit.path.stem} {hit.heading} {term.rule.text}"))


def _term(piece: Piece, match: re.Match[str], what: str, pieces: Sequence[Piece]) -> Term | None:
    """`match` is the length, `what` the day from which the rule counts it."""
    start = _start(what, piece, pieces)
    count = _count(match["count"])
    unit = next(name for name in _UNITS if match[name])
    if start is None or not count:
        return None
    where, begins = start
    length = match.group()[: match.end(unit) - match.start()]
    ends = _after(begins, count, unit)
    return Term(piece, length, where, begins, ends, match["part"] or "") if ends else None


def _start(what: str, rule: Piece, pieces: Sequence[Piece]) -> tuple[Piece, date] | None:
    """The day that a rule counts from: the one that it says, else the one beside words for the same day, else the only
    one of the file."""
    if own := _days_of(what):
        return rule, own[0]
    dated = [(piece, day) for piece in pieces if piece is not rule for day in _days_of(piece.text)]
    said = set(content_words(what))
    same = set().union(*(words for words in _DAYS if words & said)) | said
    weights = [len(same & set(content_words(piece.text))) for piece, _ in dated]
    best = max(weights, default=0)
    near = [one for one, weight in zip(dated, weights, strict=True) if weight == best]
    return near[0] if len({day for _, day in near}) == 1 else None


def _days_of(text: str) -> list[date]:
    return [day for found, _, _ in found_dates(text) if (day := _day(found)) is not None]


def _day(found: tuple[int, int, int]) -> date | None:
    try:
        return date(*found)
    except ValueError:  # without its year, or no day at all
        return None


def _count(word: str) -> int:
    low = word.casefold()
    return int(low) if low.isdigit() else int(DIGITS.get(low, "1"))


def _after(begins: date, count: int, unit: str) -> date | None:
    """The day so long after another; the last of the month where the month has no such day."""
    try:
        if unit in ("day", "week"):
            return begins + timedelta(days=count * (7 if unit == "week" else 1))
        months = begins.month - 1 + count * (12 if unit == "year" else 1)
        year, month = begins.year + months // 12, months % 12 + 1
        return date(year, month, min(begins.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None
