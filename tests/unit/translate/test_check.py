"""What the checks find, and what they must not mistake for an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.translate.base import Warning
from app.core.translate.check import check, fixed_parts
from app.core.translate.figures import figures, readings, rewritten


def kinds(source: str, target: str, pair: str = "en-de") -> list[str]:
    one, other = pair.split("-")
    return [warning.kind for warning in check(source, target, source_language=one, target_language=other)]


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("The rent is 1,340.50 euros.", "Die Miete beträgt 1.340,50 Euro.", "en-de"),
        ("It has 3.2 million inhabitants.", "Es hat 3,2 Millionen Einwohner.", "en-de"),
        ("We got it on 14 March 2026.", "Wir haben es am 14. März 2026 erhalten.", "en-de"),
        ("It was signed on 2026-03-14.", "Es wurde am 14.03.2026 unterschrieben.", "en-de"),
        ("The meeting is at 5:30.", "Die Sitzung ist um 5.30 Uhr.", "en-de"),
        ("Two of the 12 rooms are free.", "2 der zwölf Zimmer sind frei.", "en-de"),
        ("In the 1960s it grew.", "In den 1960er Jahren wuchs es.", "en-de"),
        ("Store at 2 °C to 8 °C and below 60 %.", "Bei 2 °C bis 8 °C und unter 60 Prozent lagern.", "en-de"),
        ("It costs $5 and 10 km more.", "Это стоит 5 долларов и ещё 10 км.", "en-ru"),
        ("The price rose to 3,200.", "ราคาเพิ่มขึ้นเป็น ๓,๒๐๐", "en-th"),
        ("Hello {name}, you have %d new files.", "Hallo {name}, Sie haben %d neue Dateien.", "en-de"),
        ("See https://example.org/a?b=1.", "Siehe https://example.org/a?b=1.", "en-de"),
        ("Berlin", "Berlin", "en-de"),
        ("She saw <b>one</b> house.", "Sie sah <b>ein</b> Haus.", "en-de"),
    ],
)
def test_a_good_translation_is_left_alone(source: str, target: str, pair: str) -> None:
    assert kinds(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("It has 3.2 million inhabitants.", "Es hat viele Einwohner.", "number"),
        ("The sum is 563.00 euros.", "Die Summe ist 536,00 Euro.", "number"),
        ("Pay in time.", "Zahlen Sie in 14 Tagen.", "number"),
        ("On 14 March 2026.", "Am 15. März 2026.", "number"),
        ("On 14 March 2026.", "Am 14. April 2026.", "number"),
        ("Pay 5 % of it.", "Zahlen Sie 5 davon.", "unit"),
        ("Hello {name}.", "Hallo {Name}.", "placeholder"),
        ("Press <b>OK</b>.", "Drücken Sie OK.", "placeholder"),
        ("Use %s here.", "Verwenden Sie % s hier.", "placeholder"),
        ("Write to a@b.org today.", "Schreiben Sie heute an a@b.de.", "address"),
        ("The rent is due on the first day.", "The rent is due on the first day.", "untranslated"),
        ("The rent is due on the first day of it.", "The rent is to be paid on the first day of that.", "language"),
        ("Yes, of course we will be there.", "Ja.", "length"),
        ("The house is big.", "Das Haus ist groß. " * 8, "repetition"),
        ("The house is big.", "Das Haus ist groooooooooooooooooß.", "repetition"),
        ("The house is big.", "  ", "empty"),
    ],
)
def test_what_is_plainly_wrong_is_found(source: str, target: str, expected: str) -> None:
    assert expected in kinds(source, target)


def test_the_wrong_script_is_the_wrong_language() -> None:
    assert "language" in kinds("Договор заканчивается в августе.", "Договор закончится в августе.", "ru-en")
    assert kinds("Договор заканчивается в августе.", "The contract ends in August.", "ru-en") == []


def test_one_wrong_number_comes_with_its_remedy() -> None:
    found = check("Es sind 563,00 Euro.", "It is 536.00 euros.", source_language="de", target_language="en")
    assert found == (Warning("number", "563,00", "536.00", "563.00"),)


def test_numbers_of_the_two_languages() -> None:
    assert readings("1.234") == {"1234", "1.234"}
    assert readings("1.234.567,80") == {"1234567.8"} | readings("1.234.567,80")
    assert "1234567.8" in readings("1.234.567,80")
    assert readings("3'200") == {"3200"} and readings("007") == {"7"}
    assert rewritten("1.340,50", "de", "en") == "1,340.50" and rewritten("1,340.50", "en", "de") == "1.340,50"
    assert rewritten("14.03.2026", "de", "en") == "14.03.2026" and rewritten("5:30", "en", "de") == "5:30"
    assert [figure.text for figure in figures("from 3–4 to 1,000.")] == ["3", "4", "1,000"]


def test_fixed_parts_do_not_overlap() -> None:
    text = 'Go to <a href="https://example.org">{site}</a> or 5% off, 100% sure'
    parts = [text[start:end] for start, end in fixed_parts(text)]
    assert parts == ['<a href="https://example.org">', "{site}", "</a>"]


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_can_be_compared(source: str, target: str) -> None:
    found = check(source, target, source_language="en", target_language="de")
    if source.strip() and not target.strip():
        assert [warning.kind for warning in found] == ["empty"]
    same = check(source, source, source_language="en", target_language="en")
    assert not {warning.kind for warning in same} & {"placeholder", "address", "number", "length", "untranslated"}


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_a_number_is_itself_in_every_language(whole: int, part: int) -> None:
    english = f"{whole:,}.{part:02d}"
    german = rewritten(english, "en", "de")
    assert readings(english) & readings(german)
    assert kinds(f"It is {english} now.", f"Es ist jetzt {german}.") == []


def test_an_address_with_a_change_of_formatting_in_it_is_one_address() -> None:
    source = "Use http://<x1/>proxy.example<x2/>:3128 here"
    assert fixed_parts(source)[0] == (4, source.index(" here"))
    assert "address" in kinds(source, source.replace("proxy", "yxorp"))


@pytest.mark.parametrize(
    ("source", "target", "language", "wrong"),
    [
        ("Perhaps 40,000 people died.", "Умерли около 40 тысяч человек.", "ru", []),
        ("It had 40,000 users.", "Es hatte 40 Nutzer.", "de", ["40,000"]),
        ("It had 40,000 users.", "Es hatte 40.000 Nutzer.", "de", []),
        ("It has 3.2 billion users.", "Es hat 3,2 Milliarden Nutzer.", "de", []),
        ("It has 3.2 billion users.", "Es hat 3,2 Billionen Nutzer.", "de", ["3.2"]),
        ("It costs 2 million euros.", "Es kostet 2.000.000 Euro.", "de", []),
        ("There are one million people.", "Es gibt 1 Million Menschen.", "de", []),
        ("There are 3 million people.", "Es gibt drei Millionen Menschen.", "de", []),
        ("During the 16th and 17th centuries", "В 16-17 веках", "ru", []),
        ("It has 3.2 billion users.", "ผู้ใช้ 3.2 พันล้านคน", "th", []),
    ],
)
def test_the_word_behind_a_number_counts(source: str, target: str, language: str, wrong: list[str]) -> None:
    found = check(source, target, source_language="en", target_language=language)
    assert [warning.detail for warning in found if warning.kind == "number"] == wrong
    assert all(warning.remedy != warning.found for warning in found if warning.kind == "number")
