"""Which sentences of an answer the passages support, by which quote, and why others are doubted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.chat.base import Doubt, Sentence
from app.core.chat.facts import Fact, has_facts, missing_facts
from app.core.chat.verify import check_answer, strip_citations
from app.core.library.base import Hit

FILLER = "The stairs are washed every week by the caretaker of the house. "


def hit(text: str, *, name: str = "lease.pdf", start: int = 100, heading: str = "") -> Hit:
    return Hit(1, 1, 0.9, Path("/docs") / name, 3, heading, text, start, start + len(text))


def support(answer: str, *texts: str, question: str = "") -> list[bool]:
    hits = [hit(text, start=10_000 * n) for n, text in enumerate(texts)]
    return [sentence.is_supported for sentence in check_answer(answer, hits, question)[0]]


def test_what_a_passage_says_is_supported_and_the_opposite_of_everything_is_not() -> None:
    said = "The landlord pays for the boiler repair. Keys are kept by the porter."
    assert support(said, said) == [True, True] and support(said, FILLER) == [False, False]


@pytest.mark.parametrize(
    ("answer", "is_supported"),
    [
        ("tenant garden barbecue summer", True), ("tenant garden barbecue lantern", True),
        ("tenant garden lantern carpet", True), ("tenant lantern carpet window", False),
    ],
)  # fmt: skip
def test_half_of_the_words_have_to_stand_there(answer: str, is_supported: bool) -> None:
    assert support(answer + ".", "the tenant may use the garden for a barbecue in summer.") == [is_supported]


def test_words_that_the_question_brought_count_half() -> None:
    """Two of four words are the question's own: what stands in the file of the answer itself is a third."""
    text, answer = "the tenant may use the garden.", "tenant garden lantern carpet."
    assert support(answer, text) == [True]
    assert support(answer, text, question="What of the tenant and garden?") == [False]


def test_a_sentence_may_be_joined_from_two_that_stand_together_and_not_from_far_apart() -> None:
    one, other = "the tenant feeds parrots. ", "he waters orchids daily. "
    answer = "parrots tenant feeds orchids waters daily violins."
    assert support(answer, one + other) == [True]
    assert support("parrots feeds lantern orchids waters candle.", one + FILLER * 3 + other) == [False]


def test_a_sentence_without_words_or_facts_claims_nothing() -> None:
    (sentence,), citations = check_answer("And so on.", [hit(FILLER)])
    assert sentence.is_supported == support("And so on.", FILLER)[0]
    (short,), citations = check_answer("It is.", [hit(FILLER)])
    assert short == Sentence("It is.", 0, 6, True) and citations == []
    assert support("It is 7.", FILLER) == [False] and support("It is 7.", "It is 7.") == [True]


def test_the_nearest_of_several_places_is_cited() -> None:
    texts = ["The rent of the garage is 80 euros.", "The rent of the flat is 80 euros and due on Friday."]
    _, citations = check_answer("80 euros rent", [hit(text, start=n * 1000) for n, text in enumerate(texts)],
                                "What is the rent of the flat that is due on Friday?")  # fmt: skip
    assert [citation.quote for citation in citations] == [texts[1]]
    _, citations = check_answer("The rent of the garage is 80 euros.", [hit(t, start=n) for n, t in enumerate(texts)])
    assert [citation.quote for citation in citations] == [texts[0]]


def test_a_heading_says_what_a_short_answer_is_about() -> None:
    flat = hit("It is 80 euros a month.", heading="Rent of the flat", start=5000)
    _, citations = check_answer("80 euros", [hit("It is 80 euros a month."), flat], "What is the rent of the flat?")
    assert [citation.start for citation in citations] == [5000]


def test_a_quote_is_the_sentence_and_grows_only_for_a_missing_fact() -> None:
    text = "The rent is 1,340 euros a month. It is due on Friday. The deposit is 2,680 euros. Pets are fine."
    _, (quote,) = check_answer("The rent is 1,340 euros a month.", [hit(text)])
    assert quote.quote == "The rent is 1,340 euros a month." and (quote.start, quote.end) == (100, 132)
    assert quote.n == 1 and quote.page == 3 and quote.path == Path("/docs/lease.pdf")
    _, (grown,) = check_answer("The deposit is 2,680 euros, the rent 1,340 euros a month.", [hit(text)])
    assert grown.quote == text.removesuffix(" Pets are fine.")


def test_a_quote_grows_to_600_characters_and_no_further() -> None:
    for between, quotes in ((6, 1), (9, 2)):
        text = "The rent is 1,340 euros a month. " + FILLER * between + "The deposit is 2,680 euros."
        sentences, citations = check_answer("The rent is 1,340 euros a month and 2,680 euros.", [hit(text)])
        assert len(citations) == quotes and sentences[0].is_supported
        assert len(citations[0].quote) == (len(text) if quotes == 1 else len("The rent is 1,340 euros a month."))


def test_what_is_missing_in_one_passage_may_stand_in_another() -> None:
    rent = hit("The rent of the flat is 1,340 euros a month.")
    deposit = hit("The deposit of the flat is 2,680 euros.", name="deposit.pdf", start=9000)
    answer = "The rent of the flat is 1,340 euros a month and the deposit is 2,680 euros."
    (sentence,), citations = check_answer(answer, [rent, deposit])
    assert sentence.citations == (1, 2) and [c.path.name for c in citations] == ["lease.pdf", "deposit.pdf"]
    (sentence,), citations = check_answer(answer.replace("2,680", "2,690"), [rent, deposit])
    assert sentence.doubt == Doubt("number", "2,690") and not sentence.is_supported and citations == []


def test_each_quote_has_one_number_in_the_order_of_the_answer() -> None:
    text = "The rent is 1,340 euros. " + FILLER + "Dogs are allowed in the garden."
    answer = "Dogs are allowed in the garden. The rent is 1,340 euros. Dogs are allowed."
    sentences, citations = check_answer(answer, [hit(text)])
    assert [s.citations for s in sentences] == [(1,), (2,), (1,)] and [c.n for c in citations] == [1, 2]
    assert [answer[s.start : s.end] for s in sentences] == [s.text for s in sentences]
    copy = replace(hit(text), path=Path("/docs/copy.pdf"))
    assert {c.path.name for c in check_answer(answer, [copy, hit(text)])[1]} <= {"copy.pdf", "lease.pdf"}


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("It is [1].", "It is."), ("It is [source 2].", "It is."), ("It is [1, 2 ,3].", "It is."), ("[Source 4]", ""),
        ("It is [a].", "It is [a]."), ("It is [].", "It is []."), ("It is 5.", "It is 5."),
    ],
)  # fmt: skip
def test_numbers_of_sources_are_taken_out(written: str, plain: str) -> None:
    assert strip_citations(written) == plain


LEASE = "Anna Kowalska-Berg of the Old Mill pays EU 12 euros on 31 August 2027, in two parts. He said “no  dogs here”."


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Anna pays.", []), ("Berg pays.", []), ("Kowalska's rent.", []), ("Kowal pays.", []),
        ("Kovacs pays.", [Fact("name", "Kovacs")]), ("Bergmann pays.", [Fact("name", "Bergmann")]), ("Bo pays.", []),
        ("BO pays.", [Fact("name", "BO")]), ("Ann pays.", [Fact("name", "Ann")]), ("However, Anna pays.", []),
        ("The Anna", []), ("It pays 13.", [Fact("number", "13")]), ("It pays twelve.", []), ("It pays 2.", []),
        ("It pays three.", [Fact("number", "three")]), ("It pays two.", []),
        ("It pays dozen.", [Fact("number", "dozen")]),
        ("On 31 August.", []), ("On 31 July.", [Fact("name", "July")]),
        ("On 30 August 2027.", [Fact("date", "30 August 2027")]),
        ("On 31 August 2028.", [Fact("date", "31 August 2028")]),
        ("He said “no dogs here.”", []), ("He said “no cats here”.", [Fact("quote", "no cats here")]),
        ("He said „no dogs here“", []), ("He said “no”.", []), ("EU law", []), ("ABC law", [Fact("name", "ABC")]),
    ],
)  # fmt: skip
def test_the_facts_that_a_passage_lacks(sentence: str, missing: list[Fact]) -> None:
    assert missing_facts(sentence, LEASE) == missing


def test_two_wrong_dates_are_told_in_their_order() -> None:
    wrong = missing_facts("From 3 May 2020 to 4 June 2021.", LEASE)
    assert wrong[:2] == [Fact("date", "3 May 2020"), Fact("date", "4 June 2021")]


def test_names_of_the_question_are_known_and_numbers_are_not() -> None:
    assert missing_facts("Marta pays 12 euros.", LEASE, known="Does Marta pay?") == []
    assert missing_facts("She pays 99 euros.", LEASE, known="Is it 99?") == [Fact("number", "99")]


@pytest.mark.parametrize(
    ("text", "has"), [("seven", False), ("7", True), ("Anna", True), ("The", False), ("a b", False)]
)
def test_what_has_facts(text: str, has: bool) -> None:
    assert has_facts(text) is has
