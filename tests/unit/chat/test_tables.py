"""The table of an answer over all files: order, marks, counts and what is said below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.base import Citation, Doubt, Row, Survey, SurveyKind, SurveyWords
from app.core.chat.table import escaped, file_names, make_answer

A, B, C = (Path(f"/docs/{name}.txt") for name in "abc")


def cited(path: Path) -> Citation:
    return Citation(0, path, 1, "quote", 5, 10)


def lines(*rows: Row, kind: SurveyKind = "list", words: SurveyWords | None = None, **more: int) -> list[str]:
    survey = Survey(kind, "", rows=rows, **{"done": len(rows), "total": len(rows), **more})
    return make_answer(survey, words or SurveyWords()).text.splitlines()


def test_each_state_of_a_row_is_told() -> None:
    reasons = SurveyWords(reasons={"encrypted": "locked", "number": "no such *number*"})
    assert lines(
        Row(A, "supported", "7", citations=(cited(A),)), Row(B, "unsupported", "8", "number"), Row(C, "absent"),
        Row(C, "absent", reason="part"), Row(C, "crashed"), Row(C, "unreadable", reason="encrypted"),
        Row(C, "supported", "9", "again"), words=reasons,
    ) == [
        "| File | Answer |", "|---|---|", "| a.txt | 7 |", "| b.txt | 8 *(no such \\*number\\*)* |",
        "| docs/c.txt | *not in this file* |", "| docs/c.txt | *not in the passages read of this file* |",
        "| docs/c.txt | *the model stopped twice over this file* |", "| docs/c.txt | *locked* |",
        "| docs/c.txt | 9 *(again)* |",
    ]  # fmt: skip


def test_values_are_sentences_with_their_citations_and_doubts() -> None:
    rows = (Row(A, "supported", "7|8", citations=(cited(A), cited(B))), Row(B, "unsupported", "8", "number"),
            Row(C, "unsupported", "9"))  # fmt: skip
    answer = make_answer(Survey("list", "", rows=rows), SurveyWords(), is_quotes=True)
    first, second, third = answer.sentences
    assert answer.text[first.start : first.end] == "7\\|8" and first.text == "7|8" and first.citations == (1, 2)
    assert first.is_supported and first.doubt is None and [c.n for c in answer.citations] == [1, 2]
    assert not second.is_supported and second.doubt == Doubt("number", "8") and second.citations == ()
    assert third.doubt == Doubt("wording", "9")
    assert answer.found and answer.is_quotes and answer.survey is not None
    empty = make_answer(Survey("list", ""), SurveyWords())
    assert empty.text == "" and not empty.found and not empty.is_quotes


def test_who_counts_gets_the_number_first_and_the_others_last() -> None:
    rows = (Row(A, "absent"), Row(B, "supported", "7"), Row(C, "unreadable", reason="x"), Row(C, "unsupported", "8"))
    found = lines(*rows, kind="count")
    assert found[0] == "**2 of 3 files**" and found[1] == ""
    assert [line[2:8].strip(" |") for line in found[4:]] == ["b.txt", "docs/c", "a.txt", "docs/c"]
    assert lines(*rows, kind="list")[2].startswith("| a.txt") and lines(kind="count") == []


def test_what_was_left_out_is_said_at_the_end() -> None:
    row = Row(A, "absent")
    assert lines(row, left_out=3)[-1] == "3 files of kinds that are not read were left out." and lines(row)[-1] != ""
    assert not lines(row, left_out=3, done=0, total=1)[-1].startswith("3 files")  # not while it goes on


@pytest.mark.parametrize(
    ("values", "closing"),
    [
        (("7 euros", "9 euros",
        "8 euros"), "3 different answers in 3 files. Lowest: 7 euros (a.txt). Highest: 9 euros (b.txt)."),
        (("1,340 euros",
        "980 euros"), "2 different answers in 2 files. Lowest: 980 euros (b.txt). Highest: 1,340 euros (a.txt)."),
        (("1.5 km", "1,25 km"), "2 different answers in 2 files. Lowest: 1,25 km (b.txt). Highest: 1.5 km (a.txt)."),
        (("7 euros", "9 pounds"), "2 different answers in 2 files."),
        (("7 euros", "many"), "2 different answers in 2 files."),
        (("7-8 euros", "9 euros"), "2 different answers in 2 files."),
        (("1/2", "3/4"), "2 different answers in 2 files."),
        (("Graz", "GRAZ", "graz"), "All 3 files with an answer say the same."), (("7",), None), ((), None),
    ],
)  # fmt: skip
def test_a_comparison_concludes_only_what_can_be_counted(values: tuple[str, ...], closing: str | None) -> None:
    rows = [Row(path, "supported", value) for path, value in zip((A, B, C), values, strict=False)]
    found = lines(*rows, Row(Path("/docs/z.txt"), "unsupported", "1 euros", "wording"), kind="compare")
    assert found[-1] == (closing or "| z.txt | 1 euros *(wording)* |")


def test_names_have_their_folder_only_where_two_are_the_same() -> None:
    same = Path("/other/a.txt")
    assert file_names([A, B, same]) == {A: "docs/a.txt", B: "b.txt", same: "other/a.txt"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a\\|b"), ("a\nb\tc", "a b c"),
        ("*x* `y` ~z~ [l] <b> a@b", "\\*x\\* \\`y\\` \\~z\\~ \\[l\\] \\<b\\> a\\@b"),
        ("snake_case _x_", "snake_case \\_x\\_"), ("http://a.org", "http\\://a.org"), ("www.a.org", "www\\.a.org"),
        ("A & B &amp; &#160;", "A & B \\&amp; \\&#160;"), ("!a ![b", "!a \\!\\[b"), ("1.5-2", "1.5-2"), ("a:b", "a:b"),
        ("\u202ea\u2066b\ue000c\x00d", "abcd"),
    ],
)  # fmt: skip
def test_text_of_files_means_nothing_to_markdown(text: str, shown: str) -> None:
    assert escaped(text) == shown
