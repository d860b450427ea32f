"""The total that an invoice, receipt or offer states, read by code: a small model takes the net amount as gladly.
Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.calculation import Figure, amount_of
from app.core.chat.contrast import Piece, pieces_of
from app.core.library.base import Hit

KINDS = frozenset({"invoice", "receipt", "offer"})
_TOTAL = re.compile(
    r"\b(?:grand total|total(?: amount)?(?: due| ttc| payable| incl\w*(?: \w+)?)?|amount due|balance due|to pay|"
    r"gesamt(?:betrag|summe|preis)?|rechnungsbetrag|endbetrag|zahlbetrag|zu zahlen|summe|net à payer|"
    r"montant total(?: ttc)?|importe total|total a pagar|totale|in all|altogether|all told|"
    r"insgesamt|en tout)\b\W{0,3}(?:\w+:\s*)?"
    r"(?P<amount>(?:[^\W\d]{1,3}|[€$£¥])?\s?\d[\d.,'’\u00a0\u202f ]*\d(?:\s?(?:[€$£¥]|[A-Z]{3}\b))?)",
    re.IGNORECASE,
)
_NET = re.compile(r"\b(?:net|netto|ht|before (?:tax|vat)|excl\w*|ohne|zwischensumme|sub-?total)\b", re.IGNORECASE)


def total_of(hits: Sequence[Hit]) -> Figure | None:
    """The last total of a document's passages, which is the one to be paid; None where it states none."""
    found = [figure for piece in pieces_of(hits) if (figure := _total(piece)) is not None]
    return found[-1] if found else None


def _total(piece: Piece) -> Figure | None:
    matches = [match for match in _TOTAL.finditer(piece.text) if not _NET.search(match.group())]
    if not matches:
        return None
    value = " ".join(matches[-1]["amount"].split())
    amount = amount_of(value)
    return Figure(piece.hit.path.stem, value, amount, False, piece.citation(0)) if amount is not None else None
