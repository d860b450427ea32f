"""Answers of quotes, without a model: which sentences are quoted, how many, in which order, and where they are cut."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.chat.quotes import pick_quotes
from app.core.library.base import Hit

FILLER = "The stairs are washed every week by the caretaker. "


def hit(text: str, *, name: str = "a.txt", rank: int = 1, score: float = 1.0, heading: str = "", start: int = 0) -> Hit:
    return Hit(rank, rank, score, Path("/docs") / name, 4, heading, text, start, start + len(text))


def quotes(question: str, *hits: Hit) -> list[str]:
    text, sentences, citations = pick_quotes(question, hits)
    assert [text[s.start : s.end] for s in sentences] == (text.split("\n\n") if text else [])
    assert [s.text for s in sentences] == [text[s.start : s.end] for s in sentences]
    assert [c.n for c in citations] == [s.citations[0] for s in sentences] == list(range(1, len(citations) + 1))
    assert all(sentence.is_supported for sentence in sentences)
    return [citation.quote for citation in citations]


def test_the_sentence_with_the_rarer_word_of_the_question_is_quoted() -> None:
    cellar = "The boiler of the house is in the dark cellar under the stairs."
    green = "The boiler was painted green by Mira and her friends last summer."
    assert quotes("Who painted the boiler?", hit(f"{FILLER}{cellar} {green}")) == [green]
    assert quotes("Where in the cellar is it?", hit(f"{FILLER}{cellar} {green}")) == [cellar]


def test_three_parts_of_a_question_get_three_quotes_and_a_fourth_none() -> None:
    said = [f"The {word} of the house is looked after by the neighbour from across."
            for word in ("boiler", "garden", "cellar", "attic")]  # fmt: skip
    found = quotes("Who looks after boiler, garden, cellar, attic?", hit(" ".join(said)))
    assert found == said[:3]


def test_a_second_quote_has_to_say_more_or_nearly_as_well() -> None:
    good = "The boiler in the cellar of the house is repaired by the landlord."
    weak = "Somebody in the house has a bicycle and a very long wooden ladder."
    assert quotes("Who repairs the boiler in the cellar of the house?", hit(f"{good} {weak}")) == [good]


def test_files_stand_in_the_order_of_their_best_quote_and_sentences_as_in_the_file() -> None:
    gate, door = "The garden gate is locked by the porter", "The cellar door is locked by the porter"
    first = hit(f"{gate} at ten in the evening, every day. {FILLER}{door} at nine in the evening, every day.")
    second = hit("The attic window is locked by nobody at all, neither at night nor at any other time.", name="b.txt",
                 rank=2, score=0.9)  # fmt: skip
    found = quotes("When are cellar door, garden gate, attic window locked?", second, first)
    assert [quote[:39] for quote in found] == [gate[:39], door[:39], second.text[:39]]


def test_a_better_passage_wins_where_the_words_are_the_same() -> None:
    one = hit("The rent of the flat is paid to the landlord.", score=0.5)
    other = hit("The rent of the house is paid to the landlord.", name="b.txt", rank=2, score=1.0)
    assert quotes("Who is paid the rent?", one, other)[0] == other.text


def test_a_word_of_the_heading_helps_the_sentence_below_it() -> None:
    flat = hit("It is 1,340 euros and paid on Friday.", heading="Rent of the flat", start=500)
    garage = hit("It is 80 euros and paid on Monday.", heading="Garage")
    known = hit("Rent, flat.", name="c.txt", rank=3)  # too short to be quoted: it makes both words known
    assert quotes("What is paid as rent of the flat?", garage, flat, known)[0] == flat.text
    said = hit("The rent of the flat is 1,340 euros and paid on Friday.", name="d.txt", rank=4)
    assert quotes("What is paid as rent of the flat?", flat, said)[0] == said.text  # said outright is better


def test_a_sentence_that_only_repeats_the_question_is_no_answer() -> None:
    text = "Who pays the boiler repair? The landlord pays the boiler repair."
    assert quotes("Who pays the boiler repair?", hit(text)) == ["The landlord pays the boiler repair."]


def test_a_short_sentence_is_followed_by_what_it_announces_as_long_as_it_is_short() -> None:
    text = "E17: the gas valve. Close the gas tap. Then call a technician who knows gas. Pay him. Go home."
    assert quotes("E17?", hit(text)) == [text.removesuffix(" Pay him. Go home.")]
    assert quotes("E17?", hit(FILLER * 12 + text)) == [text.removesuffix(" Pay him. Go home.")]
    long = "E17 means that the gas valve is stuck and has to be opened by hand. Close the tap."
    assert quotes("E17?", hit(long)) == [long.removesuffix(" Close the tap.")]
    assert quotes("E17?", hit("E17: the gas valve. " + "word " * 90 + "end.")) == ["E17: the gas valve."]


def test_what_is_too_short_too_long_or_without_letters_is_no_quote() -> None:
    assert quotes("gas valve", hit("Gas valve now. The gas valve is in the cellar."))[0].startswith("The gas")
    assert quotes("gas valve 1717", hit("1717 1717 1717 1718. The gas valve has number 1717."))[0].startswith("The gas")


def test_a_quote_of_more_than_400_characters_is_shown_in_part_and_cited_whole() -> None:
    exactly = hit("The boiler " + "word " * 76 + "is wet...")
    assert pick_quotes("boiler", [exactly])[0] == exactly.text and len(exactly.text) == 400
    longer = hit("Boiler: a b.\n" + "word\n" * 76 + "is   wet today.")
    text, _, (citation,) = pick_quotes("boiler word today", [longer])
    assert len(text) <= 400 and text == " ".join(citation.quote.split())


def test_the_same_sentence_in_two_files_is_quoted_once() -> None:
    text = "The boiler of the house is repaired by the landlord."
    assert quotes("Who repairs the boiler?", hit(text), hit(text, name="copy.txt", rank=2)) == [text]


def test_where_no_word_is_shared_the_first_sentence_of_the_best_passage_stands() -> None:
    best = hit("Short. The stairs are clean today. More is here.")
    assert quotes("Haustiere?", best, hit("Other text.", rank=2)) == ["The stairs are clean today. More is here."]
    assert quotes("Haustiere?") == [] and quotes("Haustiere?", hit("")) == []


def test_a_quote_knows_its_page_and_place() -> None:
    text = FILLER + "The boiler is old and loud, and nobody in the house likes it."
    _, _, (citation,) = pick_quotes("boiler", [hit(text, start=1000)])
    assert (citation.page, citation.start, citation.end) == (4, 1000 + len(FILLER), 1000 + len(FILLER) + 61)


@pytest.mark.parametrize("score", [0.0, 0.3])
def test_passages_without_a_score_are_quoted_too(score: float) -> None:
    text = "The boiler of the house is repaired by the landlord."
    assert quotes("Who repairs the boiler?", replace(hit(text), score=score)) == [text]
