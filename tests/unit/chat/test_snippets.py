"""Finding messages by parts of their words, and the line that is shown of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.chat.message_search import query_words, snippet_of
from app.core.chat.store import ChatStore


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    opened = ChatStore(tmp_path / "app.db")
    yield opened
    opened.close()


def said(store: ChatStore, *texts: str, title: str = "A") -> list[int]:
    number = store.create(title).id
    return [store.add_user(number, text).id for text in texts]


def found(store: ChatStore, query: str, limit: int = 50) -> list[int]:
    return [match.message_id for match in store.search(query, limit)]


def test_every_word_or_a_part_of_it_has_to_be_there(store: ChatStore) -> None:
    rent, deposit = said(store, "The rent of the flat", "The deposit and the Rental car")
    assert found(store, "rent") == [deposit, rent] and found(store, "RENT flat") == [rent]
    assert found(store, "ental") == [deposit] and found(store, "rent walrus") == [] and found(store, "") == []
    assert found(store, 're"nt') == [] and found(store, "th") == [deposit, rent] and found(store, "f") == [rent]
    assert found(store, "zz") == [] and found(store, "rent", limit=1) == [deposit]


def test_three_of_a_conversation_are_shown_newest_first(store: ChatStore) -> None:
    first = said(store, *(f"rent {n}" for n in range(5)))
    other = said(store, "the rent", title="B")
    assert found(store, "rent") == [*other, *reversed(first[2:])]
    match = store.search("rent")[0]
    assert (match.title, match.role, match.snippet, match.ranges) == ("B", "user", "the rent", ((4, 8),))
    assert match.conversation_id != store.search("rent")[1].conversation_id and match.when > 1e9


def test_what_was_deleted_is_not_found(store: ChatStore) -> None:
    (message,) = said(store, "the rent")
    number = store.search("rent")[0].conversation_id
    store.delete(number)
    assert found(store, "rent") == []
    store.restore(number)
    assert found(store, "rent") == [message]


def test_words_of_a_query() -> None:
    assert query_words(" a  b a\0c ") == ["a", "b", "c"] and len(query_words(" ".join(map(str, range(30))))) == 12
    assert query_words("e\u0301") == ["é"]


WORDS = "one two three four five six seven eight nine ten eleven twelve"


def test_a_short_message_is_shown_whole() -> None:
    assert snippet_of("The rent\n is  due.", ["rent"]) == ("The rent is due.", ((4, 8),))
    assert snippet_of("The rent", ["walrus"]) == ("The rent", ())
    assert snippet_of("Rent and rental", ["rent", "rental"]) == ("Rent and rental", ((0, 4), (9, 15)))
    assert snippet_of("a.b axb", ["a.b"])[1] == ((0, 3),)


def test_of_a_long_one_what_is_around_the_first_word() -> None:
    line, ranges = snippet_of(f"{WORDS} RENT {WORDS} {WORDS} {WORDS}", ["rent"])
    assert line.startswith("… ") and line.endswith(" …") and [line[a:b] for a, b in ranges] == ["RENT"]
    before, _, after = line[2:-2].partition("RENT")
    assert before.strip() in WORDS and WORDS.endswith(before.strip()) and 25 < len(before) <= 36  # whole words
    assert 80 < len(after) <= 86
    assert snippet_of("x" * 100 + "rent", ["rent"])[0] == "… " + "x" * 36 + "rent"
    assert snippet_of("x" * 36 + "rent", ["rent"])[0] == "x" * 36 + "rent"


@pytest.mark.parametrize(("length", "is_cut"), [(86, False), (87, True)])
def test_the_mark_of_more_stands_only_where_there_is_more(length: int, is_cut: bool) -> None:
    assert snippet_of("rent" + "y" * length, ["rent"])[0].endswith(" …") is is_cut
