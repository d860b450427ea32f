"""What changed between two versions of a text, sentence by sentence."""

from __future__ import annotations

import pytest

from app.core.chat.contrast import Change, changes, pieces_of, relevant
from tests.unit.chat.test_quotes import hit

Said = list[tuple[str | None, str | None]]


def changed(before: str, after: str) -> list[Change]:
    return changes([hit(before)], [hit(after)])


def said(found: list[Change]) -> Said:
    return [(one.before and one.before.text, one.after and one.after.text) for one in found]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The rent is 600 euros.", "The rent is 640 euros.", [("The rent is 600 euros.", "The rent is 640 euros.")]),
        ("The rent is 600 euros. Dogs stay out.", "The RENT  is 600 euros.\nDogs stay out.", []),
        ("Dogs stay out.", "Bins go out on Tuesday.", [(None, "Bins go out on Tuesday."), ("Dogs stay out.", None)]),
        (
            "Hens live in the barn. The rent is 600 euros.",
            "The rent is 640 euros.",
            [("Hens live in the barn.", None), ("The rent is 600 euros.", "The rent is 640 euros.")],
        ),
        (  # their order changed too
            "The rent is 600 euros. A key costs 50 euros to replace.",
            "A key costs 60 euros to replace. The rent is 640 euros.",
            [
                ("A key costs 50 euros to replace.", "A key costs 60 euros to replace."),
                ("The rent is 600 euros.", "The rent is 640 euros."),
            ],
        ),
    ],
)
def test_sentences_that_say_the_same_in_another_way_belong_together(before: str, after: str, expected: Said) -> None:
    assert said(changed(before, after)) == expected


def test_a_clause_with_the_same_number_is_the_same_clause() -> None:
    before = "3.1 Pets need our leave in writing."
    same, other = "3.1 Hens may be kept outside only.", "3.2 Hens may be kept outside only."
    assert said(changed(before, same)) == [(before, same)]
    assert said(changed(before, other)) == [(None, other), (before, None)]
    assert said(changed("§ 4 Pets need our leave.", "§ 4 Hens stay outside.")) == [
        ("§ 4 Pets need our leave.", "§ 4 Hens stay outside.")
    ]


def test_a_piece_is_a_sentence_or_line_with_its_place() -> None:
    text = "Notice\n---\nThe rent  is due. Dogs stay out."
    pieces = pieces_of([hit(text)])
    assert [piece.text for piece in pieces] == ["Notice", "The rent is due.", "Dogs stay out."]
    cited = pieces[1].citation(3)
    assert (cited.n, cited.quote) == (3, "The rent  is due.")
    assert text[cited.start - 100 : cited.end - 100] == cited.quote


FOUND = changed(
    "The tenant pays a monthly rent of 600 euros. The tenant pays a deposit of 900 euros. The tenant feeds hens.",
    "The tenant pays a monthly rent of 640 euros. The tenant pays a deposit of 990 euros. The tenant feeds ducks.",
)


@pytest.mark.parametrize(
    ("request_", "names", "count"),
    [
        ("what changed about the monthly rent", "", 1),
        ("what changed about the rent", "", 3),  # one word is too little
        ("what changed about the monthly rent", "Rent rules 2024", 3),  # a word of the files' names tells nothing
        ("what does the tenant pay for now", "", 3),  # which nearly all of them say
        ("", "", 3),
    ],
)
def test_changes_that_the_request_speaks_of_come_alone(request_: str, names: str, count: int) -> None:
    found = relevant(FOUND, request_, names=names)
    assert len(found) == count
    if count == 1:
        assert found[0].after is not None and "640" in found[0].after.text


def test_of_one_change_every_word_counts() -> None:
    assert relevant(FOUND[:1], "the rent of the tenant") == FOUND[:1]
    assert relevant([], "the rent") == []
