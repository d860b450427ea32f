"""The figures of a calculation are looked for in the files that a request means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.core.chat.calculation import computed
from app.core.chat.evidence import Gathered, Gatherer
from app.core.chat.figure_search import FigureSearch
from app.core.library.base import SearchResult, Status
from tests.unit.chat.library import DOCS, MadeUpLibrary

TEXTS = {
    "Invoice Vantis 12.txt": "Vantis Hire. Date: 12 August 2025. Please pay by 26 August 2025.\nTotal EUR 486.00",
    "Invoice Vantis 15.txt": "Vantis Hire. Date: 1 September 2025. Please pay by 15 September 2025.\nTotal EUR 599.40",
    "Scan Kestrel Heating.txt": "Kestrel Street Heating. Total EUR 709.20",
}


class Library(MadeUpLibrary):
    def status(self) -> Status:
        return Status(len(self.texts), len(self.texts), 0, 0, 0, 0, 0)

    def rarities(self, words: Sequence[str], *, within: Sequence[Path] = ()) -> tuple[float, ...]:
        return (1.0,) * len(words)


def answer(question: str, *named: str) -> str:
    paths = tuple(DOCS / name for name in named)
    gathered = Gathered((), paths, paths, SearchResult("", 1.0, ()))
    found = FigureSearch(Gatherer(Library(TEXTS))).figures(question, gathered)
    return computed(found, question) if found is not None else ""


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("both vantis invoices together?", "486.00 + 599.40 = 1,085.40 EUR"),
        ("add up the invoices of vantis and kestrel", "486.00 + 599.40 + 709.20 = 1,794.60 EUR"),
        ("what do the vantis invoices say about delivery", ""),
    ],
)
def test_invoices_are_computed_by_their_totals(question: str, expected: str) -> None:
    assert answer(question, "Invoice Vantis 12.txt", "Invoice Vantis 15.txt") == expected


def test_the_only_two_days_of_a_file_are_counted() -> None:
    question = "how many days from the date of the invoice till it has to be paid"
    assert answer(question, "Invoice Vantis 12.txt") == "12 August 2025 – 26 August 2025: 14"
    assert answer(question, "Scan Kestrel Heating.txt") == ""
