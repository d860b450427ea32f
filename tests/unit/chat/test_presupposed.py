"""A question about a name, year, model or document that a file does not speak of is not answered from that file; what
a later version says anew is not answered from the older one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.presupposed import Presupposed, is_held, presupposed
from app.core.chat.superseded import current
from app.core.library.base import Hit

NOTES = (
    "Notes of the board, 12.03.24\nHollis repairs the roof for 4,100 euros. The Arko 300 stays in the cellar.\n"
    "Offer of Vantis Ltd: 2,300. Fault E4 of the pump W-220: no water. Heater: A1 no gas, A2 no power. Job 2210: 88.50"
)


def held(question: str, *, name: str = "board notes.md", text: str = NOTES, language: str = "en") -> bool:
    return is_held(presupposed(question, language), name, text)


@pytest.mark.parametrize(
    "question",
    [
        "what does Hollis repair?",
        "What does Holis repair?",  # misspelled
        "who repaired the roof in 2024",
        "where does the Arko 300 stand",
        "what is the offer of Vantis",
        "does Mr Hollis repair it in March?",
        "the pump shows e4",
        "the heater shows A2, what is that",
        "how much was job no. 2210",
        "how much was job 2210",
        "what is the w220",
        "WHO REPAIRS THE ROOF",
        "roof",
    ],
)
def test_what_stands_in_the_file_is_taken_for_granted(question: str) -> None:
    assert held(question)


@pytest.mark.parametrize(
    "question",
    [
        "what does Brandt repair?",
        "who repaired the roof in 2019?",
        "where does the Arko 500 stand",
        "where does the arko 500 stand",
        "the pump shows E7",
        "how much does the w-330 weigh",
        "what is the serial number of the pump",
        "what is the total of the invoice from Vantis?",
        "the heater shows A9, what is that",
        "how much was bill no. 2401",
        "total of invoice number 3310?",
        "date of birth of Hollis?",
        "Do you have an e-mail address for Hollis?",
        "What's the IBAN of the club",
    ],
)
def test_another_name_year_model_or_document_is_not_in_the_file(question: str) -> None:
    assert not held(question)


def test_a_name_in_the_files_own_name_or_folder_counts() -> None:
    assert held("what rent does Brandt pay?", name="2024 leases Lease - Brandt.pdf", text="The rent is 640 euros.")
    assert held("what was the rent in 2024?", name="2024 leases Lease - Brandt.pdf", text="The rent is 640 euros.")


def test_an_invoice_says_that_it_is_one_and_from_whom() -> None:
    assert held("total of the invoice from Vantis", name="scan 3.pdf", text="Vantis Ltd\nRECHNUNG 117\nTotal 88.00")
    assert not held("total of the invoice from Vantis", name="scan 3.pdf", text="Arbor Ltd\nINVOICE 117\nTotal 88.00")
    assert held("total of the Vantis invoice please", name="scan 3.pdf", text="Vantis Ltd\nRECHNUNG 117\nTotal 88.00")
    assert not held("total of the Vantis invoice please", name="minutes.pdf", text="Vantis: 1,610.00 for the kitchen.")


def test_in_german_every_noun_has_a_capital_letter_and_is_no_name() -> None:
    assert not presupposed("Wie hoch ist die Miete der Wohnung?", "de")
    assert presupposed("Wie hoch war die Miete 2019?", "de").years == ("2019",)


def test_a_month_or_weekday_is_no_name() -> None:
    assert not presupposed("what happens on Monday in March", "en")
    assert not presupposed("the meeting on April 8", "en")


@given(st.text(max_size=80), st.sampled_from(["en", "de", "fr", ""]), st.text(max_size=120))
def test_a_file_that_says_the_whole_question_holds_it(question: str, language: str, text: str) -> None:
    asked = presupposed(question, language)
    plain = replace(asked, documents=(), models=(), shapes=())
    assert is_held(plain, "", f"{question}\n{text}")  # also what a number is called


def test_nothing_is_taken_for_granted_by_an_empty_question() -> None:
    assert presupposed("", "en") == Presupposed()


OLD, NEW = Path("/d/House rules 2021.md"), Path("/d/House rules 2024.md")


def hit(path: Path, text: str, number: int = 1) -> Hit:
    return Hit(number, number, 1.0, path, None, "", text, 0, len(text))


OLD_RULE = hit(OLD, "A new tenant pays two rents as a deposit and signs the list of keys.", 1)
NEW_RULE = hit(NEW, "A new tenant pays three rents as a deposit and signs the list of keys.", 2)
OLD_ONLY = hit(OLD, "Bicycles stand in the cellar beside the boiler.", 3)


def kept(hits: Sequence[Hit], question: str, named: dict[Path, float] | None = None) -> tuple[Hit, ...]:
    whole = {OLD: (OLD_RULE, OLD_ONLY), NEW: (NEW_RULE,)}
    return current(hits, question, chunks=lambda path: whole[path], named=named or {})


def test_what_the_later_version_says_anew_is_left_out() -> None:
    assert kept([OLD_RULE, NEW_RULE], "how many rents is the deposit of a tenant") == (NEW_RULE,)


def test_what_only_the_older_version_says_stays() -> None:
    assert OLD_ONLY in kept([OLD_ONLY, NEW_RULE], "where do bicycles stand")


def test_the_older_version_is_read_where_the_question_says_so() -> None:
    assert kept([OLD_RULE, NEW_RULE], "what deposit did a tenant pay in 2021") == (OLD_RULE, NEW_RULE)
    assert kept([OLD_RULE, NEW_RULE], "deposit of a tenant", {OLD: 0.6, NEW: 0.2}) == (OLD_RULE, NEW_RULE)


def test_a_question_for_the_former_rules_is_answered_from_them_alone() -> None:
    hits = [
        hit(Path("/d/House rules 2025.txt"), "A lost key costs 50."),
        hit(Path("/d/House rules 2024.txt"), "A lost key costs 35."),
    ]
    new, old = (one.path for one in hits)

    def chunks(path: Path) -> list[Hit]:
        return [one for one in hits if one.path == path]

    former = current(hits, "what did a lost key cost under the old rules?", chunks=chunks, named={})
    assert [one.path for one in former] == [old]
    both = current(hits, "the old and the new price of a lost key", chunks=chunks, named={})
    assert {one.path for one in both} >= {new}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("when is her date of birth", "Ada Lund, born on 3 May 1961"),
        ("date of birth of Brunel", "Brunel (1806-1859) built bridges."),
        ("what is the e-mail address of the office", "Write to office@example.org"),
        ("which IBAN do I pay to", "DE12 3456 7890 1234 5678 90"),
        ("what is the number of the house", "It has no number."),
    ],
)
def test_what_looks_alike_everywhere_needs_no_name(question: str, text: str) -> None:
    assert is_held(presupposed(question, "en"), "Brunel, office.txt", text)
