"""The signals of how close passages are to a question, and what is decided from them: whether a model is asked at all,
and whether its answer is shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.chat.base import Citation, Turn
from app.core.chat.closeness import closeness
from app.core.chat.decide import (
    Signals,
    chance_after,
    chance_before,
    chance_of,
    checked_passage,
    doubts,
    is_answer,
    is_foreign,
    is_sure,
    is_worth_a_model,
    is_worth_insisting,
    is_worth_quoting,
    last_look,
    may_be_said,
    signals,
)
from app.core.chat.followup import needs_subject, standalone
from app.core.chat.words import content_words, forms, stem, words
from app.core.library.base import Hit, SearchResult

HIT = Hit(1, 1, 1.0, Path("/docs/a.txt"), None, "", "The boiler is loud.", 0, 19, keyword=0.8, vector=0.6)
MINILM, E5 = "all-minilm-l6-v2-int8", "multilingual-e5-small-q4"


class Weighed:
    """The part of a library that closeness calls: a weight for each word, a cosine similarity for each sentence."""

    def __init__(self, weights: dict[str, float] | None = None, cosines: Sequence[float] = ()) -> None:
        self.weights, self.cosines = weights or {}, cosines
        self.compared: list[str] = []

    def rarities(self, asked: Sequence[str], *, within: Sequence[Path] = ()) -> tuple[float, ...]:
        return tuple(self.weights.get(word, 1.0) for word in asked)

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        self.compared = list(others)
        return tuple(self.cosines[: len(others)])


def near(question: str, *texts: str, library: Weighed | None = None, by_meaning: bool = False) -> float:
    hits = [replace(HIT, text=text) for text in texts]
    return closeness(question, hits, library or Weighed(), by_meaning=by_meaning)  # type: ignore[arg-type]


def test_the_share_of_the_questions_words_in_a_sentence_and_beside_it() -> None:
    text = "The boiler hums. Nothing here. It is loud. Nothing there. The kitchen is dark."
    assert near("Is the boiler loud?", "The boiler is loud.") == 1.0
    assert near("boiler kitchen lamp oven", "The boiler is loud.") == 0.25
    assert near("boiler loud", text) == 1.0  # two sentences apart: both beside the one between them
    assert near("boiler kitchen", text) == 0.5 and near("boiler dark", "Boiler. One. Two. Three. Dark.") == 0.5
    assert near("walrus", text) == 0.0 and near("", text) == 0.0 and near("the of", text) == 0.0


def test_a_rare_word_weighs_more() -> None:
    library = Weighed({"walrus": 3.0})
    assert near("walrus boiler", "A walrus.", library=library) == 0.75
    assert near("walrus boiler", "A boiler.", library=library) == 0.25


def test_meaning_and_words_of_one_sentence_are_added() -> None:
    library = Weighed(cosines=(0.1, 0.7, 0.2))
    text = "Nothing. Loud things.\n\nOther. The boiler."
    pets = "Cats sleep. Dogs bark. The boiler hums."
    assert near("boiler", pets, library=library, by_meaning=True) == pytest.approx(1.7)
    assert near("walrus", text, library=library, by_meaning=True) == pytest.approx(0.7)
    assert library.compared == ["Nothing.", "Loud things.", "Other.", "The boiler."]
    assert near("boiler", text, library=Weighed(cosines=(9.0,))) == 1.0  # by words alone
    assert near("boiler", library=library, by_meaning=True) == 0.0


def test_of_many_sentences_the_first_120_are_compared_by_meaning() -> None:
    library = Weighed(cosines=[0.0] * 200)
    near("walrus", "One two. " * 100, "Three four. " * 100, library=library, by_meaning=True)
    assert len(library.compared) == 120 and library.compared[100] == "Three four."


def test_the_signals_of_a_search() -> None:
    others = [replace(HIT, text="Cats sleep.", keyword=keyword, vector=None) for keyword in (0.5, 0.3, None)]
    found = signals("Is the boiler loud or broken?", [others[0], HIT, *others[1:]], 1.25)
    assert found.vector == 0.6 and found.gap == pytest.approx(0.5) and found.close == 1.25
    assert 0.5 < found.words < 0.7  # two of three words, and "broken" stands in none of the passages
    assert signals("boiler", [HIT, others[0]], 0.0).gap == 0.45  # where there is no third, the mean of all collections
    assert signals("boiler", [replace(HIT, keyword=None)], 0.0).gap == 0.0 == signals("boiler", [], 0.0).gap
    assert signals("boiler", [], 0.0) == Signals(0.0, 0.0, 0.0, 0.0)


def test_a_word_of_the_heading_counts_and_a_rare_word_weighs_more() -> None:
    assert signals("kitchen", [replace(HIT, heading="Kitchen")], 0.0).words == 1.0
    hits = [HIT, replace(HIT, text="The boiler is old."), replace(HIT, text="The boiler hums.")]
    rare, common = signals("boiler old", hits[1:2] + hits[:1], 0.0).words, signals("boiler walrus", hits, 0.0).words
    assert rare == 1.0
    weight = [math.log(1 + 3 / 0.5), math.log(1 + 3 / 3.5)]
    assert common == pytest.approx(weight[1] / sum(weight))


def result(*hits: Hit, coverage: float = 1.0, embedder: str = "") -> SearchResult:
    return SearchResult("", 1.0, hits, coverage, embedder)


def test_a_model_is_asked_sooner_than_a_quote_is_shown() -> None:
    """A model may still say that it finds nothing; a quote is shown to the person at once."""
    for embedder in ("", MINILM, E5):
        found = result(HIT, embedder=embedder)
        assert is_worth_a_model(0.1, found) and not is_worth_quoting(0.1, found)
        assert is_worth_a_model(0.25, found) and is_worth_quoting(0.25, found)
        assert not is_worth_a_model(0.03, found)
    assert chance_of(result(), "boiler", 2.0) == 0.0 < chance_of(result(HIT), "boiler", 0.0)


def test_a_question_in_another_language_is_told_by_its_words() -> None:
    assert is_foreign(result(HIT, coverage=0.49)) and not is_foreign(result(HIT, coverage=0.5))
    signal = Signals(0.85, 0.0, 0.0, 0.0)
    assert chance_before(signal, E5, coverage=0.2) > chance_before(signal, E5, coverage=0.5)
    assert chance_before(signal, MINILM, coverage=0.2) == chance_before(signal, MINILM)  # no numbers for that
    assert chance_before(signal, "never calibrated") == chance_before(signal, "")


def test_chances_are_those_of_the_calibration() -> None:
    """By logistic regression over the signals, with the weights of resources/calibration.json."""
    assert chance_before(Signals(0.0, 1.0, 0.5, 1.0), "") == pytest.approx(0.9892, abs=0.002)
    assert chance_before(Signals(0.0, 0.0, 0.0, 0.0), "") == pytest.approx(0.00512, abs=0.0005)
    assert 0.999 < chance_before(Signals(0.0, 1e6, 0.0, 0.0), "") < 1  # never certain
    assert 0 < chance_before(Signals(0.0, -1e6, 0.0, 0.0), "") < 1e-12


def test_doubts_are_log_odds_that_never_become_infinite() -> None:
    assert doubts(0.5, 1.0) == {"search": 0.0, "not_found": pytest.approx(0.0, abs=1e-3)}
    assert doubts(0.0, 0.0)["search"] == pytest.approx(-9.21, abs=0.01) == -doubts(1.0, 0.0)["search"]
    assert doubts(0.9, 0.0) == {"search": pytest.approx(2.197, abs=1e-3), "not_found": pytest.approx(-9.21, abs=0.01)}
    assert last_look(0.5, 0.0) == {"search": 0.0, "stated": pytest.approx(-3.89, abs=0.01)}
    assert last_look(0.5, 1.0)["stated"] == pytest.approx(3.89, abs=0.01)


@pytest.mark.parametrize(
    ("before", "not_found", "speaks", "streams"),
    [
        (0.9, 0.01, True, True), (0.5, 0.9, True, False), (0.1, 0.9, False, False), (0.08, 0.01, True, False),
        (0.02, 0.5, False, False),
    ],
)  # fmt: skip
def test_when_a_model_may_speak_and_be_read_while_it_writes(
    before: float, not_found: float, speaks: bool, streams: bool
) -> None:
    assert is_answer(before, not_found) is speaks and is_sure(before, not_found) is streams
    assert chance_after(before, not_found) > chance_after(before, min(1.0, not_found + 0.1))


def test_what_is_said_needs_search_and_check_together() -> None:
    assert may_be_said(0.5, 0.5) and may_be_said(0.3, 0.6) and not may_be_said(0.2, 0.4) and not may_be_said(0.05, 0.7)
    assert is_worth_insisting(0.25) and is_worth_insisting(0.9) and not is_worth_insisting(0.24)


def test_what_is_checked_is_the_quote_with_a_sentence_on_each_side() -> None:
    text = "One is here. Two is here. Three is here. Four is here. Five is here."
    hit = replace(HIT, text=text, start=100, end=100 + len(text))

    def checked(quote: str, *others: Hit) -> str:
        at = 100 + text.index(quote)
        cited = Citation(1, HIT.path, None, quote, at, at + len(quote))
        return checked_passage([cited], [*others, hit]).partition("\n")[2]

    assert checked("Three is here.") == "Two is here. Three is here. Four is here."
    assert checked("One is here.") == "One is here. Two is here."
    assert checked("Five is here.") == "Four is here. Five is here."
    assert checked("Two is here. Three is here.") == "One is here. Two is here. Three is here. Four is here."
    elsewhere = replace(hit, path=Path("/docs/b.txt"), text=text.replace("is", "was"))
    before = replace(hit, text="Zero. " * 3, start=0, end=100)
    assert checked("Three is here.", elsewhere, before) == "Two is here. Three is here. Four is here."


def test_two_citations_of_one_place_are_checked_once() -> None:
    cited = Citation(1, HIT.path, None, HIT.text, 0, 19)
    assert checked_passage([cited, replace(cited, n=2)], [HIT]).partition("\n")[2] == HIT.text


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("Who repairs the boiler?", False), ("Boiler repair?", False), ("Boiler?", True),
        ("And the boiler in winter?", True),
        ("And the boiler, kitchen, cellar and attic?", False),
        ("Does it repair the boiler in winter?", True),
        ("Why was the boiler of the kitchen repaired in winter?", False), ("Why?", True),
        ("Why the kitchen boiler", True),
        ("Was ist mit dem Keller", True), ("Wann endet er im Winter draußen", True), ("Почему", True),
        ("", True),
        ("How about the kitchen cellar", True), ("warum Keller kalt", True), ("wieso Keller kalt", True),
        ("und Keller kalt", True), ("а подвал холодный", True), ("и подвал холодный", True),
        ("почему подвал холодный", True),
        ("what about kitchen cellar", True), ("kitchen cellar attic", False),
    ],
)  # fmt: skip
def test_which_questions_lean_on_the_one_before(question: str, leans: bool) -> None:
    assert needs_subject(question) is leans


def test_the_subject_comes_from_up_to_three_turns_back() -> None:
    later = (Turn(f"And when is it {word}?", "") for word in ("sold", "bought", "seen"))
    history = [Turn("Who owns the blue boat?", ""), *later]
    assert "boat" not in standalone("And why?", history) and "sold" in standalone("And why?", history)
    assert "boat" in standalone("And why?", history[:3])


def test_the_subject_is_at_most_twelve_words_and_none_twice() -> None:
    long = Turn(" ".join(f"word{n}" for n in range(20)), "")
    assert standalone("Why word19?", [long]) == "Why word19? " + " ".join(f"word{n}" for n in range(7, 19))
    assert standalone("Why?", [Turn("Boat boat harbour boat?", "")]) == "Why? boat harbour"
    assert standalone("And the boat?", [Turn("The boat?", "")]) == "And the boat?"
    assert standalone("Why?", []) == "Why?"
    assert standalone("Who sails the blue boat?", [long]) == "Who sails the blue boat?"


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("ending", "ending"), ("ends", "ends"), ("parties", "part"), ("rented", "rent"), ("boxes", "boxe"),
        ("houses", "hous"),
        ("rents", "rent"), ("mieten", "miet"), ("painter", "paint"), ("singing", "sing"), ("sing", "sing"),
        ("red", "red"),
        ("mieter", "miet"), ("ring", "ring"),
    ],
)  # fmt: skip
def test_endings_are_taken_off_where_four_letters_are_left(word: str, root: str) -> None:
    assert stem(word) == root


def test_words_that_carry_meaning() -> None:
    assert words("The net-rent, 1,340.50 EUR!") == ["the", "net-rent", "1,340.50", "eur"]
    assert content_words("The four rented flats of Größe 2nd") == ["4", "rent", "flat", "große", "2nd"]
    assert forms("four") == ["4"] and forms("2nds") == ["2nds"] and forms("größen") == ["große"[:4]]
    assert len(forms("租金很高")) == 3 and forms("租金很高")[:1] == forms("租金")
