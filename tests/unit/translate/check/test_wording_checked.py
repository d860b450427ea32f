"""Length, repetition, language and what was left as it is: what is warned of, and what is ordinary."""

from __future__ import annotations

import pytest

from app.core.translate.base import Warning
from app.core.translate.check import check, fixed_parts


def found(source: str, target: str, pair: str = "en-de") -> list[Warning]:
    one, other = pair.split("-")
    return list(check(source, target, source_language=one, target_language=other))


def kinds(source: str, target: str, pair: str = "en-de") -> list[str]:
    return [warning.kind for warning in found(source, target, pair)]


def text(letters: int, letter: str = "ab ") -> str:
    return (letter * letters)[: letters - 1] + "x"


@pytest.mark.parametrize(
    ("said", "wanted", "is_odd"),
    [
        (40, 100, False), (100, 40, False), (300, 100, False), (350, 100, False), (25, 100, False),
        (351, 100, True), (24, 100, True), (20, 100, True), (500, 100, True),
        (4, 23, False), (5, 24, True), (23, 4, False), (24, 4, True), (1, 10, False), (30, 5, True),
    ],
)  # fmt: skip
def test_a_translation_far_too_long_or_too_short_is_named(said: int, wanted: int, is_odd: bool) -> None:
    """Between a quarter and three and a half times of the source; a few words may become anything."""
    assert ("length" in kinds(text(wanted, "word "), text(said, "Wort "))) is is_odd


def test_the_length_is_told_as_a_ratio() -> None:
    assert Warning("length", "5.0") in found(text(20, "word "), text(100, "Wort "))
    assert Warning("length", "0.1") in found(text(100, "word "), text(10, "Wort "))


def test_a_sign_of_thai_or_chinese_says_as_much_as_two_or_three_letters() -> None:
    english = text(60, "word ")
    assert "length" not in kinds(english, "租" * 8, "en-zh") and "length" in kinds(english, "租" * 5, "en-zh")
    assert "length" not in kinds("租" * 10, text(80, "word "), "zh-en")
    assert "length" in kinds("租" * 10, text(100, "word "), "zh-en")
    assert "length" in kinds(english, "\u0dff" * 14, "en-si") and "length" not in kinds(english, "\u0e01" * 14, "en-th")


def test_a_model_that_turns_in_circles_is_named_by_what_it_says() -> None:
    said = "and then he " * 3
    assert "repetition" not in kinds("He went on and on for long.", said)
    assert Warning("repetition", "und dann er") in found("He went on and on for long.", "und dann er " * 4 + "ging")
    assert Warning("repetition", "o" * 20) in found("The house is big.", "Das Haus ist gr" + "o" * 30 + "ß.")
    assert Warning("repetition", "o" * 10) in found("The house is big.", "Das Haus ist gr" + "o" * 10 + "ß.")
    assert "repetition" not in kinds("The house is big.", "Das Haus ist gr" + "o" * 9 + "ß.")


def test_what_repeats_in_the_source_may_repeat() -> None:
    assert "repetition" not in kinds("no no no no no no", "nein nein nein nein nein nein")
    assert "repetition" not in kinds("the old man " * 3, "der alte Mann " * 5)
    assert "repetition" in kinds("the old man " * 2, "der alte Mann " * 6)
    assert "repetition" in kinds("the old man " * 3, "der alte Mann " * 6)


def test_a_text_that_was_left_as_it_is_is_named() -> None:
    assert Warning("untranslated", "Please pay the rent") in found("Please pay the rent", "Please pay the rent")
    assert "untranslated" not in kinds("Pay the rent", "Pay the rent")  # a title or a name of three words
    assert "untranslated" not in kinds("Pay the rent 2024", "Pay the rent 2024")
    assert "untranslated" in kinds("Please, pay the RENT!", "please pay the rent")
    assert "untranslated" not in kinds("Please pay the rent", "Please pay the rent", "en-en")
    long = "Please pay the rent of this flat in Kestrel Street on the first day of every month, and keep the slip."
    assert [one.detail for one in found(long, long) if one.kind == "untranslated"] == [long[:80]]


def test_six_words_in_the_language_of_the_source_were_not_translated() -> None:
    source = "The tenant has to pay the rent on the first day of every month."
    assert Warning("language", "en") in found(source, "The tenant pays it each month.")
    assert "language" not in kinds(source, "The tenant pays it monthly.")  # five words: may be a title
    assert "language" not in kinds(source, "Der Mieter zahlt jeden Monat am Ersten die Miete.")
    assert "language" not in kinds(source, "The tenant pays it each month.", "en-en")
    assert "language" not in kinds("Der Mieter zahlt jeden Monat am Ersten.", "The tenant pays it each month.", "en-de")


def test_the_script_of_the_source_in_the_target_is_the_wrong_language() -> None:
    russian = "Договор заканчивается в августе."
    assert Warning("language", "ru") in found(russian, "Договор закончится.", "ru-en")
    assert "language" not in kinds("The contract ends in August.", "Договор заканчивается в августе.", "en-ru")
    assert "language" not in kinds(russian, "Договір закінчується в серпні.", "ru-ru")
    assert "language" not in kinds("The letter is π today.", "Der Buchstabe ist heute π.", "en-el")


def test_an_empty_translation_is_only_empty() -> None:
    assert found("The rent is 1,340.50 euros.", " \n") == [Warning("empty", "The rent is 1,340.50 euros.")]
    assert found("x" * 200, "") == [Warning("empty", "x" * 80)]
    assert found(" ", "") == []


def test_placeholders_and_addresses_are_counted() -> None:
    assert found("Use {a} here {a}.", "{a} hier.") == [Warning("placeholder", "{a}")]
    assert found("Use it here.", "Hier {b}.") == [Warning("placeholder", "", "{b}")]
    assert found("See www.example.org now.", "Siehe jetzt.") == [Warning("address", "www.example.org")]
    assert found("See it now.", "Siehe a@example.org.") == [Warning("address", "", "a@example.org")]


@pytest.mark.parametrize(
    "part",
    [
        "{name}", "{{name}}", "${name}", "%(name)s", "%(n)05d", "%1$s", "%2$@", "%s", "%d", "%5.2f", "%lld",
        "<b>", "</b>", "<br/>", "&amp;", "&#160;", "&#xA0;", "`code`",
        "https://example.org/a?b=1", "www.example.org",
        "a.b+c@example-site.co.uk", "http://example.org",
    ],
)  # fmt: skip
def test_what_no_engine_may_touch_is_found_whole(part: str) -> None:
    line = f"Before {part} after."
    assert fixed_parts(line) == [(7, 7 + len(part))]
    assert fixed_parts(part) == [(0, len(part))]


def test_parts_that_touch_are_both_kept_and_what_is_inside_another_is_not() -> None:
    assert fixed_parts("{a}{b}") == [(0, 3), (3, 6)]
    assert fixed_parts("`see {a} there` {b}") == [(0, 15), (16, 19)]
    assert fixed_parts("nothing") == []
