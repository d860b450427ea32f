from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.base import Doubt
from app.core.chat.facts import missing_facts
from app.core.chat.verify import check_answer, strip_citations
from app.core.library.base import Hit

LEASE = (
    "The tenancy begins on 1 September 2024. The tenancy shall end on 31 August 2027 without notice being required. "
    "The rent is 1,340 euros a month, due on the third working day."
)


def hit(text: str, *, start: int = 100, chunk_id: int = 1) -> Hit:
    return Hit(chunk_id, 1, 0.9, Path("/docs/lease.pdf"), 3, "Term", text, start, start + len(text))


def test_a_supported_sentence_is_cited_by_the_sentence_that_says_it() -> None:
    sentences, citations = check_answer("The tenancy ends on 31 August 2027.", [hit(LEASE)])
    assert sentences[0].is_supported and sentences[0].citations == (1,)
    quote = citations[0].quote
    assert "shall end on 31 August 2027" in quote
    assert LEASE[citations[0].start - 100 : citations[0].end - 100] == quote
    assert citations[0].page == 3


def test_a_wrong_number_is_never_supported() -> None:
    sentences, citations = check_answer("The rent is 1,430 euros a month, due on the third working day.", [hit(LEASE)])
    assert not sentences[0].is_supported and citations == []


def test_a_wrong_name_is_never_supported() -> None:
    sentences, _ = check_answer("The rent is 1,340 euros a month, payable to Kestrel.", [hit(LEASE)])
    assert not sentences[0].is_supported


def test_an_invented_sentence_is_marked_and_the_true_one_is_not() -> None:
    text = "The rent is 1,340 euros a month. The deposit is returned within two weeks."
    sentences, _ = check_answer(text, [hit(LEASE)])
    assert [item.is_supported for item in sentences] == [True, False]
    assert [text[item.start : item.end] for item in sentences] == [item.text for item in sentences]


def test_the_same_quote_keeps_its_number() -> None:
    sentences, citations = check_answer("The rent is 1,340 euros. Rent: 1,340 euros a month.", [hit(LEASE)])
    assert len(citations) == 1 and [item.citations for item in sentences] == [(1,), (1,)]


def test_nothing_is_supported_without_evidence() -> None:
    sentences, citations = check_answer("The rent is 1,340 euros.", [])
    assert not sentences[0].is_supported and citations == []


def test_source_numbers_of_the_model_are_dropped() -> None:
    assert strip_citations("It ends in May [1]. Really [2, 3].") == "It ends in May. Really."


def test_a_quote_grows_until_it_holds_the_numbers_of_the_answer() -> None:
    text = "The rent is 1,340 euros a month. It is due early. The tenant pays a deposit of 2,680 euros. Pets are fine."
    hit = Hit(1, 1, 1.0, Path("lease.pdf"), 2, "", text, 100, 100 + len(text))
    _, citations = check_answer("The rent is 1,340 euros a month and the deposit is 2,680 euros.", [hit])
    assert citations[0].quote == text.removesuffix(" Pets are fine.")
    assert text[citations[0].start - 100 : citations[0].end - 100] == citations[0].quote


def test_the_reason_of_a_doubt_is_told() -> None:
    sentences, _ = check_answer("The rent is 1,430 euros a month. Dogs love parks.", [hit(LEASE)])
    assert sentences[0].doubt == Doubt("number", "1,430")
    assert sentences[1].doubt == Doubt("wording")


def test_a_sentence_from_two_passages_cites_both() -> None:
    other = replace(hit("The deposit is 2,680 euros.", start=9_000, chunk_id=2), path=Path("/docs/deposit.pdf"))
    sentences, citations = check_answer("The rent is 1,340 euros and the deposit is 2,680 euros.", [hit(LEASE), other])
    assert sentences[0].citations == (1, 2)
    assert [citation.path.name for citation in citations] == ["lease.pdf", "deposit.pdf"]


def test_a_short_answer_is_cited_where_the_question_is_answered() -> None:
    text = "In 2015 the club had 24 members. The roof was mended.\n\nThe number of wins of the club that year was 24."
    _, citations = check_answer("24", [hit(text)], "How many wins did the club have that year?")
    assert "wins" in citations[0].quote


facts_text = st.lists(st.sampled_from(["Rent", "1,340", "12", "Kestrel", "the", "euros", "31", "August", "May", ". "]))


@given(facts_text.map(" ".join), st.lists(facts_text.map(" ".join), max_size=3))
def test_no_number_or_name_is_left_unmarked(answer: str, passages: list[str]) -> None:
    hits = [hit(text, start=1000 * n, chunk_id=n) for n, text in enumerate(passages, 1)]
    sentences, citations = check_answer(answer, hits)
    for sentence in sentences:
        if sentence.is_supported:
            quotes = " ".join(c.quote for c in citations if c.n in sentence.citations)
            assert missing_facts(sentence.text, quotes) == []


no_months = st.lists(st.sampled_from(["Rent", "1,340", "12", "Kestrel", "the", "euros", "31", ". "])).map(" ".join)


@given(no_months, no_months)
def test_what_a_passage_says_itself_is_always_supported(text: str, other: str) -> None:
    """Else a check that supports nothing would keep every promise above."""
    hits = [hit(other, start=9_000, chunk_id=2), hit(text)]
    sentences, citations = check_answer(text, hits)
    assert all(sentence.is_supported for sentence in sentences)
    assert bool(citations) == any(sentence.citations for sentence in sentences)


def test_a_number_in_digits_is_cited_where_it_stands_as_a_word() -> None:
    text = "He intercepted four passes in that season. The team won twelve games."
    (sentence,), citations = check_answer("4", [hit(text)], "How many passes did he intercept?")
    assert sentence.is_supported and citations[0].quote.startswith("He intercepted four")
    (sentence,), _ = check_answer("5", [hit(text)], "How many passes did he intercept?")
    assert not sentence.is_supported
