"""Which files a request names, which of several versions holds, and what changed between two."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.contrast import changes, relevant
from app.core.chat.routes.named import FileNames, question_words
from app.core.chat.routes.versions import newer_of, series_of
from app.core.library.base import Hit

NAMES = FileNames(
    [
        Path("/d") / name
        for name in (
            "Lease - Brandt.pdf",
            "Lease - Hollis.pdf",
            "board minutes 2024-03.docx",
            "board minutes 2024-11.docx",
            "Rechnung Vantis.pdf",
            "PriceList2025.xlsx",
        )
    ]
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("what rent does hollis pay?", "Lease - Hollis.pdf"),
        ("what was decided in the March board meeting", "board minutes 2024-03.docx"),
        ("the minutes of November 2024", "board minutes 2024-11.docx"),
        ("total of the Vantis invoice", "Rechnung Vantis.pdf"),
        ("price list of 2025", "PriceList2025.xlsx"),
    ],
)
def test_a_file_is_named_by_some_words_of_its_name_said_in_another_way(question: str, name: str) -> None:
    assert NAMES.named(question)[0].path.name == name


def test_may_is_a_month_only_where_one_can_be() -> None:
    assert "month 5" in question_words("the minutes of May 2024")
    assert "month 5" not in question_words("may I keep a dog")


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Statutes 2018.docx", "Statutes 2024.docx"),
        ("offer draft.docx", "offer signed.docx"),
        ("plan v2.md", "plan v10.md"),
        ("Vertrag Entwurf.pdf", "Vertrag endgültig.pdf"),
    ],
)
def test_the_later_of_two_versions_holds(older: str, newer: str) -> None:
    paths = [Path("/d") / older, Path("/d") / newer]
    assert series_of(paths[0]) == series_of(paths[1])
    assert newer_of(paths) == {paths[0]: paths[1]}


def test_files_of_different_things_are_no_versions() -> None:
    paths = [Path("/d/Lease - Brandt.pdf"), Path("/d/Lease - Hollis.pdf"), Path("/d/Statutes 2024.docx")]
    assert newer_of(paths) == {}


def hits(name: str, text: str) -> list[Hit]:
    return [Hit(1, 1, 1.0, Path(name), None, "", text, 0, len(text))]


BEFORE = hits("/d/rules 2023.md", "Dogs are forbidden.\nThe fee is 40 euros a year.\nKeys stay in the office.")
AFTER = hits("/d/rules 2024.md", "Dogs are forbidden.\nThe fee is 55 euros a year.\nBicycles stand behind the hall.")


def test_what_changed_is_found_sentence_by_sentence_with_its_place() -> None:
    found = changes(BEFORE, AFTER)
    pairs = [(one.before.text if one.before else "", one.after.text if one.after else "") for one in found]
    assert ("The fee is 40 euros a year.", "The fee is 55 euros a year.") in pairs
    assert ("Keys stay in the office.", "") in pairs
    assert ("", "Bicycles stand behind the hall.") in pairs
    assert len(pairs) == 3
    for one in found:
        for piece in (one.before, one.after):
            assert piece is None or piece.hit.text[piece.span.start : piece.span.end] == piece.span.text


def test_only_what_the_request_is_about_is_listed_where_something_is() -> None:
    found = changes(BEFORE, AFTER)
    (fee,) = relevant(found, "what changed about the fee a year")
    assert fee.after is not None
    assert "55" in fee.after.text
    assert relevant(found, "what changed") == found


def test_equal_texts_have_not_changed() -> None:
    assert changes(BEFORE, BEFORE) == []


def test_a_clause_keeps_its_number_when_all_its_words_change() -> None:
    before = hits("/d/rules 2023.md", "4.4 Guests are welcome at any time.\n4.5 Keys stay in the office.")
    after = hits("/d/rules 2024.md", "4.4 Nobody sleeps here without a permit.\n4.5 Keys stay in the office.")
    pairs = [(one.before is not None, one.after is not None) for one in changes(before, after)]
    assert pairs == [(True, True)]
