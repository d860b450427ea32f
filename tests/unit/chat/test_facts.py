from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.facts import Fact, missing_facts
from app.core.text.numbers import dates, numbers

LEASE = (
    "The tenancy ends on 31 August 2027. Anna Kowalska pays 1,340 euros, twelve times a year. "
    "\u201cPets are fine.\u201d"
)


def test_numbers_are_compared_without_thousands_separators() -> None:
    assert numbers("3,200 or 3200, 3\u202f200 and 3.5") == {"3200", "3.5"}


def test_dates_are_compared_however_they_are_written() -> None:
    written = ("31 August 2027", "August 31, 2027", "2027-08-31", "31.8.2027", "31. August 2027", "31st of August 2027")
    for text in written:
        assert dates(text) == {(2027, 8, 31)}, text
        assert missing_facts(f"It ends on {text}.", LEASE) == []


def test_a_date_without_its_year_is_held_by_one_with_it() -> None:
    assert missing_facts("It ends on August 31.", LEASE) == []


def test_another_date_is_missing() -> None:
    assert missing_facts("It ends on 30 August 2027.", LEASE) == [Fact("date", "30 August 2027")]


def test_another_number_is_missing_in_digits_and_in_words() -> None:
    assert missing_facts("She pays 1,430 euros.", LEASE, known="What does she pay?") == [Fact("number", "1,430")]
    assert missing_facts("She pays eleven times.", LEASE, known="she") == [Fact("number", "eleven")]
    assert missing_facts("She pays 1,340 million euros.", LEASE) == [Fact("number", "million")]


def test_a_number_in_words_is_held_by_its_digits() -> None:
    assert missing_facts("There are three keys.", "Keys: 3") == []


def test_a_name_is_missing_also_at_the_beginning() -> None:
    assert missing_facts("Marta pays.", LEASE) == [Fact("name", "Marta")]
    assert missing_facts("Anna's rent is due.", LEASE) == []


def test_a_name_of_the_question_claims_nothing() -> None:
    assert missing_facts("Kestrel pays 1,340 euros.", LEASE, known="What does Kestrel pay?") == []


def test_a_number_of_the_question_must_still_stand_in_the_files() -> None:
    assert missing_facts("They pay 99 euros.", LEASE, known="Is it 99 euros?") == [Fact("number", "99")]


def test_names_with_endings_are_found() -> None:
    assert missing_facts("Das Ende des Vertrags.", "Der Vertrag hat ein Ende.") == []


def test_quoted_words_must_stand_there() -> None:
    assert missing_facts('It says "pets are fine".', LEASE, known="it") == []
    assert missing_facts('It says "dogs are welcome".', LEASE, known="it") == [Fact("quote", "dogs are welcome")]


@given(st.text(max_size=200))
def test_a_text_misses_nothing_in_itself(text: str) -> None:
    assert missing_facts(text, text) == []
