"""Alphabets and languages are told apart, and each is searched in the way its words are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.library.retrieve.grams import gram_text, grams, graphemes, plain_forms, query_grams, without_marks
from app.core.library.retrieve.keywords import Keywords
from app.core.library.retrieve.language import language_of
from app.core.library.retrieve.query import passage_language
from app.core.library.retrieve.script import is_latin, is_stopword, language_of_script, script_of, words
from app.core.storage.db import open_database


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("квартира", "ru"), ("ενοίκιο", "el"), ("إيجار", "ar"), ("דירה", "he"), ("किराया", "hi"), ("ค่าเช่า", "th"),
        ("월세", "ko"), ("やちん", "ja"), ("カメラ", "ja"), ("合同", "zh"), ("家賃はいつ", "ja"), ("家賃データ", "ja"),
        ("վարձ", "hy"), ("ქირა", "ka"), ("ভাড়া", "bn"), ("வாடகை", "ta"), ("rent", None), ("Größe", None), ("1788", None),
        ("", None),
    ],
)  # fmt: skip
def test_an_alphabet_tells_the_language(text: str, language: str | None) -> None:
    assert language_of_script(text) == language
    if language is not None:
        assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When is the rent of this flat due and to whom", "en"),
        ("Wann wird die Miete der Wohnung fällig und an wen", "de"),
        ("Le loyer est à payer pour que vous ne perdiez pas les droits", "fr"),
        ("Los derechos del inquilino según el contrato son los que se firman", "es"),
        ("Gli inquilini che non pagano si trovano con la disdetta di dicembre", "it"),
        ("Os inquilinos não pagam mais do que o contrato diz em dezembro", "pt"),
        ("De huur van het huis is niet wat wij op papier zien", "nl"),
        ("Hyran för lägenheten är inte den som jag har fått", "sv"),
        ("Czy czynsz jest za drogi i dlaczego nie od stycznia na rok", "pl"),
    ],
)
def test_small_words_tell_the_language_of_a_passage(text: str, language: str) -> None:
    assert passage_language(text) == language


def test_two_words_tell_a_language_only_where_one_leads() -> None:
    assert language_of("und Miete") == "de" and language_of("die Miete") is None  # German and Dutch
    assert language_of("on me") == "en" and language_of("rent deposit") is None
    assert language_of("het huis") == "nl" and language_of("och hyra") == "sv"
    assert language_of("welche Miete gilt") == "de"  # three words: too few for the classifier
    assert language_of("rent is due") == "en"


def test_four_words_are_enough_for_the_classifier() -> None:
    assert language_of("quanto costa questo appartamento") == "it"
    assert language_of("quanto costa questo") is None


def test_only_small_words_of_the_language_are_left_out() -> None:
    assert is_stopword("the", "en") and is_stopword("die", "de") and not is_stopword("die", "en")
    assert is_stopword("the", None) and not is_stopword("die", None)  # not told: taken for English
    assert not is_stopword("the", "ru")


def test_letters_and_words_of_no_alphabet() -> None:
    assert [script_of(char) for char in "aZ1- "] == ["LATIN", "LATIN", "", "", ""]
    assert [script_of(char) for char in "é漢ーя"] == ["LATIN", "CJK", "KATAKANA", "CYRILLIC"]
    assert is_latin("2024") and is_latin("größe") and not is_latin("größя")
    assert words("Net_Rent, e\u0301tat CAFÉ x-y") == ["net", "rent", "état", "café", "x", "y"]


@pytest.mark.parametrize(
    ("passage", "word"),
    [("每月租金很高", "租金"), ("きれいなさくらのはな", "さく"), ("デジタルカメラ", "カメ"), ("보일러관리실", "관리")],
)
def test_two_signs_are_found_inside_of_unspaced_text(passage: str, word: str, tmp_path: Path) -> None:
    assert found_by(tmp_path, [passage, "nothing of it"], word) == [0]


@pytest.mark.parametrize(
    ("passage", "word"),
    [
        ("непра́вда", "равд"), ("неправдами", "правда"), ("υπερπαραγωγή", "παραγωγή"), ("անհնարավոր", "հնարավոր"),
        ("უმნიშვნელო", "მნიშვნელო"), ("unvergrößerbar", "größerbar"),
    ],
)  # fmt: skip
def test_where_words_have_endings_their_beginning_counts(passage: str, word: str, tmp_path: Path) -> None:
    """The middle of a word is another word: "правда" asks for truth, and "неправда" is the lie."""
    assert found_by(tmp_path, [passage], word) == []
    assert found_by(tmp_path / "2", [passage], passage + "ых") == [0]


def found_by(folder: Path, texts: list[str], query: str) -> list[int]:
    folder.mkdir(exist_ok=True)
    connection = open_database(folder / "library.db", "library")
    keywords = Keywords(connection)
    keywords.add(enumerate(texts))
    found = keywords.search(query, 10).scores
    connection.close()
    return list(found)


def test_grams_of_a_word() -> None:
    assert grams("deposit") == ["depos"] and grams("rent") == ["rent"] and grams("b2b1234") == ["b2b1234"]
    assert grams("café") == ["cafe"] == grams("cafe") and len(grams("настройка")) == 1
    assert len(grams("租金")) == 1 and len(grams("每月租金")) == 3
    assert grams("ค่าเช่า") != grams("ค่าเช่") and len(grams("ดี")) == 1
    assert grams("windows系统")[0] == "windo" and len(grams("windows系统")) == 2 and len(grams("pdf檔案格式")) == 4


def test_a_word_as_long_as_a_gram_is_asked_by_its_beginning() -> None:
    assert query_grams("miete") == ["miet*"] and query_grams("mieten") == ["miete"] and query_grams("miet") == ["miet"]
    assert query_grams("12345") == ["12345"]
    assert query_grams("масла")[0].endswith("*") and query_grams("größe")[0].endswith("*")
    assert query_grams("金")[0].endswith("*") and not query_grams("a")[0].endswith("*")


def test_letters_keep_their_marks_together() -> None:
    assert graphemes("सूचना") == ["सू", "च", "ना"] and graphemes("\u0301a") == ["\u0301", "a"]
    assert without_marks("éàü") == "eau"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ة", "ه"), ("ی", "ي"), ("ک", "ك"), ("हँ", "हं"),
        ("\u05d0\u0591", "\u05d0"), ("\u05d0\u05bd", "\u05d0"), ("\u05d0\u05bf", "\u05d0"), ("\u05d0\u05c1", "\u05d0"),
        ("\u05d0\u05c2", "\u05d0"), ("\u05d0\u05c4", "\u05d0"), ("\u05d0\u05c5", "\u05d0"), ("\u05d0\u05c7", "\u05d0"),
        ("\u05d0\u05be", "\u05d0\u05be"), ("\u05d0\u05c0", "\u05d0\u05c0"), ("\u05d0\u05c3", "\u05d0\u05c3"),
        ("\u05d0\u05c6", "\u05d0\u05c6"), ("\u05d0\u0590", "\u05d0\u0590"),
        ("\u0643\u0640", "\u0643"), ("\u0643\u064b", "\u0643"), ("\u0643\u065f", "\u0643"),
        ("\u0643\u0660", "\u0643\u0660"),
        ("\u0643\u0670", "\u0643"), ("\u0643\u063f", "\u0643\u063f"),
        ("\u0643\u0671", "\u0643\u0627"), ("क\u093c", "क"),
    ],
)  # fmt: skip
def test_what_may_be_left_out_or_written_in_two_ways_is_one(written: str, plain: str) -> None:
    assert plain_forms(written) == plain


def test_the_text_of_grams_has_one_for_each_word() -> None:
    assert gram_text("The deposit, 1788!") == "the depos 1788" and gram_text("…") == ""
