"""The day of the week of the date in the answer before is computed, not guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.base import Citation, Turn
from app.core.chat.history_weekday import weekday_of_answer

QUOTE = "The handover is on 24 April 2026 at ten."
CITED = Citation(3, Path("/d/lease.pdf"), 1, QUOTE, 5, 5 + len(QUOTE))
HISTORY = (Turn("when is the handover", "24 April 2026", (CITED,)),)


@pytest.mark.parametrize(
    ("question", "language", "said"),
    [
        ("is that a Monday?", "en", "No. 24 April 2026 is a Friday."),
        ("is that on a Fri", "en", "Yes. 24 April 2026 is a Friday."),
        ("and is it a weekend?", "en", "No. 24 April 2026 is a Friday."),
        ("which day of the week is that?", "en", "24 April 2026 is a Friday."),
        ("Was für ein Wochentag ist das?", "de", "Der 24. April 2026 ist ein Freitag."),
        ("Ist das ein Freitag?", "de", "Ja. Der 24. April 2026 ist ein Freitag."),
        ("C'est un vendredi ?", "fr", "Oui. Le 24 avril 2026 est un vendredi."),
        ("¿Qué día es?", "es", "El 24 de abril de 2026 cae en viernes."),
    ],
)
def test_the_weekday_is_said_and_cites_what_says_the_date(question: str, language: str, said: str) -> None:
    answer = weekday_of_answer(question, HISTORY, language)
    assert answer is not None
    assert answer.text == said
    assert [(one.n, one.quote) for one in answer.citations] == [(1, QUOTE)]
    assert answer.sentences[0].citations == (1,)


@pytest.mark.parametrize(
    "question", ["is that a problem?", "is it open on Monday", "when is that", "which day does it end"]
)
def test_another_question_is_none(question: str) -> None:
    assert weekday_of_answer(question, HISTORY, "en") is None


def test_the_year_may_stand_in_the_quote_and_without_one_nothing_is_said() -> None:
    short = (Turn("when", "On 24 April.", HISTORY[0].citations),)
    answer = weekday_of_answer("what day is that?", short, "en")
    assert answer is not None and answer.text == "24 April 2026 is a Friday."
    assert weekday_of_answer("what day is that?", (Turn("when", "On 24 April."),), "en") is None
    assert weekday_of_answer("what day is that?", (Turn("when", "1 May or 2 May 2026"),), "en") is None
    assert weekday_of_answer("what day is that?", (), "en") is None
