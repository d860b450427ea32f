"""Numbers and dates of a translation: which are missing, which are new, and what the right one would have been."""

from __future__ import annotations

import pytest

from app.core.translate.base import Warning
from app.core.translate.check import check


def numbers(source: str, target: str, pair: str = "en-de") -> list[Warning]:
    one, other = pair.split("-")
    return [w for w in check(source, target, source_language=one, target_language=other) if w.kind == "number"]


def test_a_number_inside_of_a_placeholder_or_an_address_is_looked_at_with_it() -> None:
    assert numbers("Use %1$s and {2} here.", "Hier %1$s und {2}.") == []
    assert numbers("See www.example.org/2024/5 now.", "Siehe jetzt www.example.org/2024/5.") == []
    assert numbers("It is 7{a}8.", "Es ist 7{a}8.") == [] and numbers("It is 7{a}8.", "Es ist 78{a}.") != []


def test_the_numbers_beside_a_placeholder_stay_numbers() -> None:
    assert [w.detail for w in numbers("It is 7 {a} 8.", "Es ist 7 {a}.")] == ["8"]
    assert [w.detail for w in numbers("It is 12{a}345.", "Es ist 12 {a}.")] == ["345"]
    assert [w.detail for w in numbers("It is 12{a} 9.", "Es ist {a} 9.")] == ["12"]


def test_each_missing_number_is_told_beside_the_one_that_stands_there() -> None:
    def told(source: str, target: str) -> list[tuple[str, str]]:
        return [(warning.detail, warning.found) for warning in numbers(source, target)]

    assert told("It costs 5 or 7 euros.", "Es kostet 6 oder 8 Euro.") == [("5", "6"), ("7", "8")]
    assert told("It costs 5 or 7 euros.", "Es kostet 6 Euro.") == [("5", "6"), ("7", "")]
    assert told("It costs 5 euros.", "Es kostet 6, 8 Euro.") == [("5", "6"), ("", "8")]
    assert told("It costs euros.", "Es kostet 16 Euro, 18 Euro.") == [("", "16"), ("", "18")]


def test_one_number_for_another_comes_with_its_remedy() -> None:
    (wrong,) = numbers("It is 1,340.50 euros.", "Es sind 1.430,50 Euro.")
    assert wrong == Warning("number", "1,340.50", "1.430,50", "1.340,50")
    assert numbers("It is 3.2 million euros.", "Es sind 3,2 Milliarden Euro.") == [Warning("number", "3.2", "3,2")]
    assert numbers("It is 15 euros.", "Es sind Euro.") == [Warning("number", "15")]


def test_a_number_twice_is_needed_twice() -> None:
    assert numbers("From 15 to 15.", "Von 15 bis 15.") == []
    assert [w.detail for w in numbers("From 15 to 15.", "Ab 15.")] == ["15"]


def test_small_numbers_may_be_words_on_either_side() -> None:
    assert numbers("It has 7 rooms.", "Es hat sieben Zimmer.") == []
    assert numbers("It has seven rooms.", "Es hat 7 Zimmer.") == []
    assert numbers("It has 7 rooms.", "Es hat acht Zimmer.") == [Warning("number", "7")]
    assert numbers("It has seven rooms.", "Es hat 8 Zimmer.") == [Warning("number", "", "8")]
    assert numbers("It has 7 million rooms.", "Es hat sieben Millionen Zimmer.") == []


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("On 14 March 2026 we met.", "Am 14. März 2026 trafen wir uns.", []),
        ("On 14 March 2026 we met.", "Am 14. April 2026 trafen wir uns.", ["14 March 2026"]),
        ("On 14 March we met.", "Am 14. Mai trafen wir uns.", ["14 March"]),
        ("On 14 March and 14 May we met.", "Am 14. März und 14. Mai trafen wir uns.", []),
        ("On 14 March 2026 we met.", "Im Jahr 2026 am 14. trafen wir uns.", []),
    ],
)  # fmt: skip
def test_a_wrong_month_is_named(source: str, target: str, missing: list[str]) -> None:
    assert [warning.detail for warning in numbers(source, target)] == missing


def test_words_for_thousand_count_only_where_both_languages_are_known() -> None:
    assert numbers("It has 40 thousand users.", "Es hat 40.000 Nutzer.") == []
    assert [w.detail for w in numbers("It has 40 thousand users.", "Es hat 40 Nutzer.")] == ["40"]
    assert numbers("It has 40 thousand users.", "มี 40 พันคน", "en-th") == []


def test_how_a_language_writes_thousands_tells_what_a_number_is() -> None:
    assert numbers("It has 1,234 users.", "Es hat 1.234 Nutzer.") == []
    assert [w.detail for w in numbers("It has 1,234 users.", "Es hat 1,23 Nutzer.")] == ["1,234"]
    assert [w.detail for w in numbers("Es sind 1,234 kg.", "It is 1234 kg.", "de-en")] == ["1,234"]
