"""An amount that a file states as a share of another one ("a deposit of 40 % of the total"), where it is asked for in
money, and what is left of a total after such a thing. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.calculation import Calculation, Figure, amount_of
from app.core.chat.contrast import Piece, pieces_of
from app.core.chat.totals import total_of
from app.core.chat.words import STOPWORDS, content_words
from app.core.library.base import Hit

_IN_MONEY = re.compile(
    r"\b(?:in|en)\s+(?:euros?|eur|dollars?|usd|pounds?|gbp|francs?|franken|chf|money|cash|figures)\b", re.IGNORECASE
)
_AFTER = re.compile(
    r"\b(?:after|less|minus|without|nach|abzüglich|après|moins|después de|menos)\s+"
    r"(?:(?:the|our|der|den|la|le|el)\s+)?"
    r"(?P<what>deductible|excess|discount|rebate|deposit|down payment|advance|tax|vat|"
    r"selbst(?:beteiligung|behalt)|rabatt|skonto|anzahlung|steuer|franchise|remise|acompte|franquicia|descuento|anticipo)\b",
    re.IGNORECASE,
)
_DISCOUNT = re.compile(
    r"\b(?:discount\w*|rebate|reduction|save|saving|rabatt\w*|(?:preis)?nachlass|skonto|remise|r[ée]duction|rabais|"
    r"descuento|rebaja)\b|%\s+off\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?P<share>\d+(?:[.,]\d+)?)\s?(?:%|percent\b|per cent\b|prozent\b|pour ?cent\b|por ciento\b)\s+"
    r"(?:\w+\s+)?(?:of|on|off|von|vom|des|der|auf|du|de la|de|del|sur|sobre)\s+(?P<whole>[^.,;\n]{2,40})",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:(?:EUR|USD|GBP|CHF|[€$£])\s?\d[\d.,'’\u00a0\u202f ]*\d|"
    r"\d[\d.,'’\u00a0\u202f ]*\d\s?(?:EUR|USD|GBP|CHF|[€$£]|euros?))",
    re.IGNORECASE,
)
_TOTAL = frozenset(content_words("total price amount invoice gesamtbetrag rechnungsbetrag summe preis prix montant"))


def share_in_money(question: str, hits: Sequence[Hit]) -> Calculation | None:
    """The share and what it is taken of, from the passages of one file; None where it is not asked for in money, or not
    certain."""
    if not _IN_MONEY.search(question):
        return None
    pieces = pieces_of(hits)
    shares = [(piece, match) for piece in pieces for match in _SHARE.finditer(piece.text)]
    asked = set(content_words(_IN_MONEY.sub("", question))) - STOPWORDS
    if _DISCOUNT.search(question):
        shares = [one for one in shares if _DISCOUNT.search(one[0].text)] or shares
    meant = [one for one in shares if asked & set(content_words(one[0].text))] or shares
    if len(meant) != 1:
        return None
    piece, match = meant[0]
    whole = _beside(piece, match) or _whole(match["whole"], pieces, hits)
    if whole is None:
        return None
    share = Figure(match["share"], f"{match['share']} %", amount_of(match["share"]), False, piece.citation(0))
    return Calculation((share, whole), "product", is_certain=True)


def after_deduction(question: str, totals: Sequence[Figure], hits: Sequence[Hit]) -> Calculation | None:
    """ "The claim after the deductible": the one total that is meant, and what is taken off, an amount or a share."""
    asked = _AFTER.search(question)
    if asked is None or len(totals) != 1:
        return None
    word = set(content_words(asked["what"]))
    for piece in pieces_of(hits):
        if not word & set(content_words(piece.text)):
            continue
        share = re.search(r"(\d+(?:[.,]\d+)?)\s?(?:%|percent\b|prozent\b)", piece.text, re.IGNORECASE)
        money = _MONEY.search(piece.text)
        value = f"{share[1]} %" if share else " ".join(money.group().split()) if money else ""
        if value and amount_of(value) != totals[0].amount:
            taken = Figure(asked["what"], value, amount_of(value), False, piece.citation(0))
            return Calculation((totals[0], taken), "difference", is_certain=True)
    return None


def _beside(piece: Piece, share: re.Match[str]) -> Figure | None:
    """The amount that the sentence itself says: "8 % off the order value of 900 EUR"."""
    money = _MONEY.search(piece.text, share.start("whole"))
    if money is None:
        return None
    value = " ".join(money.group().split())
    return Figure(share["whole"], value, amount_of(value), False, piece.citation(0))


def _whole(phrase: str, pieces: Sequence[Piece], hits: Sequence[Hit]) -> Figure | None:
    """The total where the phrase speaks of it, else the amount of the line that begins with a word of the phrase."""
    said = set(content_words(phrase)) - STOPWORDS
    if said & _TOTAL and (total := total_of(hits)) is not None:
        return total
    for piece in pieces:
        if (money := _MONEY.search(piece.text)) is None or _SHARE.search(piece.text):
            continue
        if said & set(content_words(piece.text[: money.start()])):
            value = " ".join(money.group().split())
            return Figure(phrase, value, amount_of(value), False, piece.citation(0))
    return None
