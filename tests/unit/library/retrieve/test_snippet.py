"""Which part of a passage is shown for a query, and which words in it are marked."""

from __future__ import annotations

import pytest

from app.core.library.retrieve.snippet import make_snippet, wanted_of

REST = " and so on" * 20


def shown(text: str, query: str, chars: int = 60) -> str:
    return make_snippet(text, wanted_of(query), chars).text


def marked(text: str, query: str, chars: int = 60) -> list[str]:
    snippet = make_snippet(text, wanted_of(query), chars)
    return [snippet.text[start : start + length] for start, length in snippet.marks]


@pytest.mark.parametrize(
    ("text", "chars", "snippet"),
    [
        ("The  rent\n is due.", 60, "The rent is due."),
        ("aaaa bbbb cccc", 14, "aaaa bbbb cccc"),  # it just has room
        ("aaaa bbbb cccc", 13, "aaaa bbbb …"),
        ("aa " + "x" * 30, 10, "aa xxxxxxx …"),  # two letters would be too little to show
        ("x" * 30, 10, "x" * 10 + " …"),
    ],
)
def test_a_passage_is_shown_from_its_beginning_as_far_as_there_is_room(text: str, chars: int, snippet: str) -> None:
    assert shown(text, "walrus", chars) == snippet


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        ("word word word wor ", "word word word wor rent"),  # near enough to the beginning
        ("word word word word ", "… word rent"),
        ("word word word, word, word, ", "… word, rent"),
        ("Something else. Now the ", "… Now the rent"),
        ("Something else! Now the ", "… Now the rent"),
        ("Something else? Now the ", "… Now the rent"),
        ("Something else: Now the ", "… Now the rent"),
        ("No. Here begins a long sentence with the ", "… the rent"),  # its beginning is too far away
        ("y" * 19 + " ", "… rent"),
        ("y" * 40 + "_", "… rent"),
    ],
)
def test_a_word_further_on_is_shown_with_the_beginning_of_its_sentence_or_a_word(before: str, lead: str) -> None:
    snippet = shown(f"{before}rent{REST}", "rent")
    assert snippet.startswith(lead) and snippet.endswith(" …")
    assert marked(f"{before}rent{REST}", "rent") == ["rent"]


def test_the_part_with_most_of_the_words_is_shown_and_of_equals_the_first() -> None:
    far = " walrus" * 15
    assert marked(f"The rent.{far} The rent and the deposit.{far}", "rent deposit") == ["rent", "deposit"]
    assert shown(f"One:{far} the rent of May.{far} the rent of June.{far}", "rent").count("May") == 1
    apart = " of this and of that and of many more"  # both words still have room
    assert marked(f"A deposit{'.' * 90} A rent{apart} deposit{far}", "rent deposit") == ["rent", "deposit"]
    too_far = f"A rent{apart} things and more deposit{far} The rent and the deposit{far}"
    assert marked(too_far, "rent deposit") == ["rent", "deposit"]


def test_what_is_cut_off_is_not_marked() -> None:
    text = f"The rent {'x' * 48} rental"
    assert marked(text, "rent", 100) == ["rent", "rental"]
    assert marked(text, "rent", 60) == ["rent"]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("DEPOSITS of the depot", "deposit", ["DEPOSITS"]),
        ("reading a red reader", "read", ["reading", "reader"]),
        ("I assume as he does", "as", ["as"]),  # too short to be the beginning of a word
        ("a depository in Kestrel Street", "depositing", ["depository"]),
        ("rend and rent", "rent", ["rent"]),
        ("20245 and 2024", "2024", ["2024"]),
        ("the rent of the flat", "the rent", ["rent"]),
        ("to be or not", "to be", ["to", "be"]),  # small words, where there are no others
        ("净租金是", "租金", ["租金"]),
        ("Der Mietvertrag", "vertrag", []),
        ("The Net Rent. A net. A rent.", '"net rent"', ["Net Rent", "net", "rent"]),
        ("A (net) rent", '"(net)"', ["(net)"]),
        ("rentxrent", 'rent "xrent"', ["xrent"]),  # marks do not overlap
    ],
)
def test_the_words_of_the_query_are_marked_in_their_forms(text: str, query: str, found: list[str]) -> None:
    assert marked(text, query) == found
