"""A quarter said in words is looked for under the name that tables give it."""

from __future__ import annotations

import pytest

from app.core.chat.quarters import with_quarters


@pytest.mark.parametrize(
    ("question", "complete"),
    [
        ("total income in the first quarter of 2025", "total income in the first quarter (Q1) of 2025"),
        ("Ausgaben im dritten Quartal", "Ausgaben im dritten Quartal (Q3)"),
        ("dépenses du deuxième trimestre", "dépenses du deuxième trimestre (Q2)"),
        ("gastos del cuarto trimestre", "gastos del cuarto trimestre (Q4)"),
        ("the first quarter (Q1)", "the first quarter (Q1)"),
        ("a quarter past four", "a quarter past four"),
        ("income in Q1", "income in Q1"),
    ],
)
def test_a_quarter_in_words_gets_its_name(question: str, complete: str) -> None:
    assert with_quarters(question) == complete
