"""The translation memory: exact and near pairs, projects apart, TMX in and out, nothing left after forgetting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.errors import UserError
from app.core.translate.memory import TmxMemory, TranslationMemory, read_tmx, write_tmx


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[TranslationMemory]:
    opened = TranslationMemory(tmp_path / "translate.db")
    yield opened
    opened.close()


def test_exact_pairs_by_language(memory: TranslationMemory) -> None:
    memory.put([("Good day!", "Guten Tag!")], "en", "de")
    assert memory.exact("Good day!", "en", "de") == "Guten Tag!"
    assert memory.exact("Good day!", "en", "fr") is None and memory.exact("good day!", "en", "de") is None
    memory.put([("Good day!", "Grüß Gott!")], "en", "de")
    assert memory.exact("Good day!", "en", "de") == "Grüß Gott!"


def test_the_most_similar_one(memory: TranslationMemory) -> None:
    memory.put([("The rent is due on Monday.", "A"), ("The cat sleeps all day long.", "B")], "en", "de")
    assert memory.near("The rent is due on Friday.", "en", "de") == ("The rent is due on Monday.", "A")
    assert memory.near("Something else entirely, my friend.", "en", "de") is None


def test_projects_are_apart_and_forgetting_leaves_no_byte(tmp_path: Path) -> None:
    file = tmp_path / "translate.db"
    one, other = TranslationMemory(file, "one"), TranslationMemory(file, "other")
    one.put([("quartzfalcon is here", "secretword")], "en", "de")
    assert other.exact("quartzfalcon is here", "en", "de") is None
    one.forget()
    one.close()
    other.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"quartzfalcon" not in stored and b"secretword" not in stored


def test_tmx_goes_out_and_comes_back(tmp_path: Path, memory: TranslationMemory) -> None:
    memory.put([("A < b & c", "Ä > ß"), ("two\nlines", "zwei\nZeilen")], "en", "de")
    path = tmp_path / "memory.tmx"
    assert write_tmx(path, memory.pairs()) == 2
    assert list(read_tmx(path, "en", "de")) == [("A < b & c", "Ä > ß"), ("two\nlines", "zwei\nZeilen")]
    assert list(read_tmx(path, "en", "fr")) == []


XML_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1).map(str.strip).filter(bool)


@settings(max_examples=40)
@given(st.lists(st.tuples(XML_TEXT, XML_TEXT), max_size=5))
def test_any_pairs_survive_tmx(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("tmx") / "memory.tmx"
    write_tmx(path, [("en", "de", one, other) for one, other in pairs])
    assert list(read_tmx(path, "en", "de")) == pairs


@pytest.mark.parametrize("text", ["", "no xml", "<tmx><body><tu><tuv>"])
def test_what_is_no_tmx_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(text)
    with pytest.raises(UserError, match="tmx_unreadable"):
        list(read_tmx(path, "en", "de"))


def test_a_tmx_file_is_a_memory_by_itself(tmp_path: Path) -> None:
    file = tmp_path / "pairs.tmx"
    write_tmx(
        file,
        [("en", "de", "The rent is due on Monday.", "Die Miete ist am Montag fällig."), ("en", "fr", "Yes", "Oui")],
    )
    memory = TmxMemory(file)
    assert memory.exact("The rent is due on Monday.", "en", "de") == "Die Miete ist am Montag fällig."
    assert memory.exact("The rent is due on Monday.", "en", "fr") is None and memory.exact("Yes", "en", "fr") == "Oui"
    near = memory.near("The rent is due on Friday.", "en", "de")
    assert near == ("The rent is due on Monday.", "Die Miete ist am Montag fällig.")
    assert memory.near("Something else entirely, my friend.", "en", "de") is None
    with pytest.raises(UserError) as error:
        TmxMemory(tmp_path / "gone.tmx").exact("Yes", "en", "fr")
    assert error.value.code == "path_missing"
