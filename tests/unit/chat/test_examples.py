"""Which questions a library is offered, by the names and kinds of its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.examples import MOST, NAME_CHARS, Example, choose_examples
from app.core.library.base import FileRow, FileState


def rows(*names: str, state: FileState = FileState.INDEXED, chunks: int = 3) -> list[FileRow]:
    """The first is the newest."""
    return [
        FileRow(Path("/docs") / name, state, chunks=chunks, modified=1e9 - number) for number, name in enumerate(names)
    ]


def kinds(*names: str) -> list[str]:
    return [example.kind for example in choose_examples(rows(*names))]


def test_nothing_is_offered_where_nothing_can_be_found() -> None:
    assert choose_examples([]) == ()
    assert choose_examples(rows("lease.pdf", state=FileState.FAILED, chunks=0)) == ()
    assert choose_examples(rows("lease.pdf", state=FileState.WAITING, chunks=0)) == ()
    assert choose_examples(rows("lease.pdf", state=FileState.WAITING))  # found by its words already


def test_a_file_is_asked_what_its_name_says_it_is() -> None:
    assert choose_examples(rows("Lease_flat 3.pdf"))[0] == Example("end", "Lease flat 3")
    assert kinds("Rechnung 17.pdf", "Protokoll Mai.docx") == ["amount", "decided", "contents"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Budget.xlsx", "sums"), ("Hello.eml", "about"), ("Kitchen.jpg", "says"), ("parser.py", "does"),
     ("Thesis.docx", "summary")],
)  # fmt: skip
def test_other_files_are_asked_by_their_type(name: str, kind: str) -> None:
    assert kinds(name) == [kind, "contents"]


def test_they_are_varied_and_few() -> None:
    names = [f"Thesis {n}.pdf" for n in "abc"] + ["Budget.xlsx", "Invoice Vantis.pdf", "Offer Roof.pdf"]
    found = choose_examples(rows(*names))
    assert [one.kind for one in found] == ["amount", "cost", "summary", "contents"]
    assert len(found) == MOST and len({one.name for one in found}) == MOST


def test_two_versions_are_compared_from_the_older_to_the_newer() -> None:
    found = choose_examples(rows("Statutes 2025.pdf", "Statutes 2019.pdf"))
    assert found == (Example("changed", "Statutes 2019", "Statutes 2025"), Example("contents"))


def test_names_that_say_nothing_or_too_much_are_left_out() -> None:
    assert kinds("IMG_2034.jpg", "20240301.pdf", "a.pdf", "x" * NAME_CHARS + "y.pdf") == ["newest", "contents"]
    assert kinds("scan0001.pdf") == ["contents"]


def test_two_files_of_one_name_are_asked_once() -> None:
    assert kinds("Thesis.docx", "Thesis.xlsx") == ["summary", "contents"]
