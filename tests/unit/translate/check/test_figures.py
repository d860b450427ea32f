"""Numbers as languages write them: what they may mean, what their words multiply, how another language writes them."""

from __future__ import annotations

import pytest

from app.core.translate.figures import POINT_DECIMAL, Figure, ascii_digits, figures, readings, rewritten, spelled

COUNTED = {
    "en": "one two three four five six seven eight nine ten eleven twelve",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "uno due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "um dois três quatro cinco seis sete oito nove dez onze doze",
    "ru": "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "ro": "unu doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece",
    "pl": "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
    "ar": "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "zh": "一 二 三 四 五 六 七 八 九 十",
    "th": "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ",
}
INFLECTED = {
    "eine einen einem einer eines une una uma одна одно first": "1", "две двух duas două second 两 اثنين": "2",
    "трёх трех third ثلاث": "3", "fourth أربع": "4", "fifth خمس": "5", "tenth عشر": "10",
}  # fmt: skip


@pytest.mark.parametrize("language", COUNTED)
def test_small_numbers_are_known_as_words(language: str) -> None:
    for number, word in enumerate(COUNTED[language].split(), start=1):
        assert str(number) in spelled(f"x {word.upper()} y"), word


@pytest.mark.parametrize("words", INFLECTED)
def test_and_in_their_other_forms(words: str) -> None:
    for word in words.split():
        assert INFLECTED[words] in spelled(f"x {word} y"), word


def test_words_are_whole_where_words_have_spaces() -> None:
    assert spelled("someone weighs tension") == set() and spelled("Two of one.") == {"1", "2"}
    assert spelled("他有三本书") == {"3"} and spelled("มีสองคน") == {"2"}


@pytest.mark.parametrize(
    ("number", "values"),
    [
        ("7", {"7"}), ("007", {"7"}), ("0", {"0"}), ("1.234", {"1234", "1.234"}), ("1,234", {"1234", "1.234"}),
        ("1.234.567", {"1234567", "1|234|567"}), ("12.5", {"12.5"}), ("12,50", {"12.5"}),
        ("3'200", {"3200"}),
        ("1\u00a0234,5", {"1234.5", "1|234|5"}), ("5:30", {"30|5"}), ("5.30", {"5.3", "30|5"}), ("25.30", {"25.3"}),
        ("5.60", {"5.6"}), ("24.59", {"24.59", "24|59"}), ("2026-03-14", {"14|2026|3"}), ("14/3", {"14|3"}),
        ("14.03.2026", {"14|2026|3"}), ("1,340.50", {"1340.5", "1|340|50"}), ("1.340,00", {"1340", "0|1|340"}),
        ("3٬200٫5", {"3200.5", "200|3|5"}),
    ],
)  # fmt: skip
def test_what_a_number_may_mean(number: str, values: set[str]) -> None:
    assert readings(number) == values


def test_the_language_decides_between_two_readings() -> None:
    def values(text: str, language: str) -> frozenset[str]:
        (figure,) = figures(text, written_in=language)
        return figure.readings

    assert values("1,234", "en") == {"1234"} and values("1,234", "de") == {"1.234"}
    assert values("1.234", "en") == {"1.234"} and values("1.234", "de") == {"1234"}
    assert values("1,234,567", "de") == readings("1,234,567") and values("12.5", "de") == {"12.5"}
    assert values("1,234", "") == {"1234", "1.234"}
    assert {"en", "zh", "th", "hi"} <= POINT_DECIMAL and POINT_DECIMAL.isdisjoint({"de", "fr", "ru", "es", "pl"})


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "3.2 thousand", "3200"), ("en", "3.2 million", "3200000"), ("en", "3 billions", "3000000000"),
        ("en", "1 trillion", "1" + "0" * 12),
        ("de", "3 Tausend", "3000"), ("de", "3,5 Millionen", "3500000"), ("de", "3 Mio.", "3000000"),
        ("de", "2 Milliarden", "2000000000"),
        ("de", "2 Mrd.", "2000000000"), ("de", "1 Billion", "1" + "0" * 12), ("fr", "3 mille", "3000"),
        ("fr", "3 millions", "3000000"),
        ("fr", "3 milliards", "3000000000"), ("fr", "1 billion", "1" + "0" * 12), ("nl", "3 duizend", "3000"),
        ("nl", "3 miljoen", "3000000"),
        ("nl", "3 miljard", "3000000000"), ("nl", "1 biljoen", "1" + "0" * 12), ("pl", "3 tysiące", "3000"),
        ("pl", "3 tys.", "3000"),
        ("pl", "3 miliony", "3000000"), ("pl", "3 mln", "3000000"), ("pl", "3 miliardy", "3000000000"),
        ("pl", "3 mld", "3000000000"),
        ("ru", "3 тысячи", "3000"), ("ru", "3 тыс.", "3000"), ("ru", "3 миллиона", "3000000"),
        ("ru", "3 млн", "3000000"),
        ("ru", "3 миллиарда", "3000000000"), ("ru", "3 млрд", "3000000000"), ("ru", "1 триллион", "1" + "0" * 12),
        ("xx", "3 million", "3"),
        ("en", "3-million", "3000000"), ("en", "3\u00a0million", "3000000"), ("en", "3, million", "3"),
        ("en", "3 houses", "3"),
    ],
)  # fmt: skip
def test_the_word_behind_multiplies(language: str, text: str, value: str) -> None:
    (figure,) = figures(text, scaled_in=language)
    assert figure.readings == {value}


def test_a_figure_says_where_it_stands_and_what_it_is_without_its_word() -> None:
    assert figures("In 5 million of 16-17.", scaled_in="en") == [
        Figure("5", 3, frozenset({"5000000"}), frozenset({"5"})),
        Figure("16", 16, frozenset({"16"}), frozenset({"16"})),
        Figure("17", 19, frozenset({"17"}), frozenset({"17"})),
    ]  # fmt: skip
    assert [figure.text for figure in figures("1-2-3 and 4.5-6 and ๓,๒๐๐")] == ["1-2-3", "4.5-6", "๓,๒๐๐"]
    assert figures("๓,๒๐๐", written_in="th")[0].readings == {"3200"} and figures("none") == []
    assert figures("5:30 million", scaled_in="en")[0].readings == {"30|5"}


@pytest.mark.parametrize(
    ("number", "source", "target", "expected"),
    [
        ("563,00", "de", "en", "563.00"), ("1.340,50", "de", "en", "1,340.50"), ("1,340.50", "en", "de", "1.340,50"),
        ("563.00", "en", "th", "563.00"), ("563,00", "de", "fr", "563,00"), ("14.03.2026", "de", "en", "14.03.2026"),
        ("5:30", "en", "de", "5:30"), ("1\u00a0340,50", "fr", "en", "1,340.50"),
        ("1\u202f340,50", "fr", "en", "1,340.50"),
        ("1\u00a0340.50", "en", "de", "1\u00a0340,50"), ("1.340.500,5", "de", "en", "1,340,500.5"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_the_other_language_does(number: str, source: str, target: str, expected: str) -> None:
    assert rewritten(number, source, target) == expected


def test_digits_of_other_scripts_become_ours_in_place() -> None:
    assert ascii_digits("٣ ๒ ५ é²") == "3 2 5 é²" and ascii_digits("plain 7") == "plain 7"
