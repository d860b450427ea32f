"""Terms are looked for in the files of the passages, and their last day stands in the answer."""

from __future__ import annotations

from datetime import date

from app.core.chat.base import Answer, Citation, Sentence
from app.core.chat.evidence import Gatherer
from app.core.chat.term_search import TermSearch
from app.core.library.base import Status
from tests.unit.chat.library import DOCS, MadeUpLibrary

CARD = "Warranty card. The warranty is valid for 24 months from the date of sale.\nSold: 14 June 2024"
PATH = DOCS / "Warranty pump.txt"


class Library(MadeUpLibrary):
    def status(self) -> Status:
        return Status(len(self.texts), len(self.texts), 0, 0, 0, 0, 0)


def search() -> tuple[TermSearch, Library]:
    library = Library({PATH.name: CARD, "Menu.txt": "Soup and bread."})
    return TermSearch(Gatherer(library)), library


def holds(question: str) -> str:
    found, library = search()
    answer = found.holds(question, library.chunks(PATH), "en", date(2026, 1, 1))
    return answer.text if answer is not None else ""


def test_whether_it_holds_is_said_with_its_days_and_cited() -> None:
    found, library = search()
    question = "is the warranty of the pump still valid on 1 July 2026?"
    answer = found.holds(question, library.chunks(PATH), "en", date(2026, 1, 1))
    assert answer is not None
    assert answer.text == "No. 24 months from 14 June 2024, that is until 14 June 2026."
    assert [citation.quote for citation in answer.citations][-1] == "Sold: 14 June 2024"
    assert answer.sentences[0].is_supported


def test_without_a_day_in_the_question_it_is_today() -> None:
    assert holds("is the pump still under warranty?").startswith("Yes. 24 months")
    assert holds("has the warranty expired?").startswith("No. 24 months")


def test_another_question_is_left_to_others() -> None:
    assert holds("who sold the pump?") == ""


def answered(text: str) -> Answer:
    rule = "The warranty is valid for 24 months from the date of sale."
    start = CARD.index(rule)
    citation = Citation(1, PATH, None, rule, start, start + len(rule))
    return Answer(text, True, (Sentence(text, 0, len(text), True, (1,)),), (citation,))


def test_a_length_that_answers_until_when_gets_its_day() -> None:
    found, _ = search()
    full = found.with_end("until when does the warranty run", answered("24 months"), "en")
    assert full.text == "24 months from 14 June 2024, that is until 14 June 2026."
    long = found.with_end("until when does the warranty run", answered("It is valid for 24 months after sale."), "en")
    assert long.text.startswith("It is valid for 24 months after sale. 24 months from 14 June 2024")
    assert [long.text[one.start : one.end] for one in long.sentences] == [one.text for one in long.sentences]


def test_other_answers_stay_as_they_are() -> None:
    found, _ = search()
    assert found.with_end("how long is the warranty card", answered("one page"), "en").text == "one page"
    dated = answered("Until 14 June 2026.")
    assert found.with_end("until when does the warranty run", dated, "en") == dated
