"""`translate` and its packages by the real command line: results, and the messages for bad input."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.core.paths import standard_paths
from app.core.storage.lock import WriterLock
from tests.ct2_model import write_argosmodel
from tests.e2e.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "base")


def test_a_package_is_added_and_used_without_any_model(tmp_path: Path) -> None:
    """A data folder that has neither a search model nor a chat model."""
    file = write_argosmodel(tmp_path / "en_de.argosmodel", {"the": "das", "house": "Haus", "is": "ist", "big": "groß"})
    program = Program(tmp_path / "base", tmp_path / "no-models")
    missing = program("translate", "--from", "en", "--to", "de", "the house is big")
    assert missing.code == 1 and "Nothing installed translates from en to de" in missing.err
    assert "models add FILE.argosmodel" in missing.err
    added = program("models", "add", file)
    assert added.code == 0 and "from en to de" in added.out, added.err
    done = program("translate", "--from", "en", "--to", "de", "the house is big", "--json")
    assert done.code == 0, done.err
    assert done.json["text"] == "das Haus ist groß" and done.json["engine"] == "dedicated"
    other = program("translate", "--from", "de", "--to", "fr", "das Haus")
    assert other.code == 1 and "from de to fr" in other.err
    (tmp_path / "bad.argosmodel").write_text("no package")
    bad = program("models", "add", tmp_path / "bad.argosmodel")
    assert bad.code == 1 and "no translation package" in bad.err


def test_it_works_while_a_window_has_the_library_open(program: Program, tmp_path: Path) -> None:
    lock = WriterLock(standard_paths(tmp_path / "base").create().library)
    try:
        assert program("search", "anything").code == 1
        done = program("translate", "--from", "en", "--to", "de", "Some words here.", "--json")
    finally:
        lock.close()
    assert done.code == 0, done.err
    assert set(done.json) == {"text", "from", "to", "engine", "segments"}
    assert {tuple(segment) for segment in done.json["segments"]} == {("source", "target", "origin", "warnings")}
    assert not (tmp_path / "base" / "data" / "library" / "library.db").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "klingon", "Some words"), "no language called klingon"),
        (("--to", "de", "12 34"), "Name it with --from"),
        (("--to", "de", ""), "nothing to translate"),
        (("--to", "de", "--from", "en", "--engine", "nobody", "Some words"), "Leave out --engine"),
        (("--to", "de", "--file", "bad.docx"), "damaged, could not be read. Open it in another program"),
        (("--to", "de", "--file", "none.docx"), "no file or folder"),
        (("--to", "de", "--file", "film.mkv"), "Add a transcript or subtitles as text"),
        (("--to", "de", "--from", "en", "--file", "note.txt", "--out", "note.txt"), "Name another file with --out"),
        (("--to", "de", "--from", "en", "--glossary", "none.csv", "Some words"), "no file or folder"),
        (("--to", "de", "--from", "en", "--glossary", "empty.csv", "Some words"), "no terms"),
        (("--to", "de", "--from", "en", "--memory", "bad.tmx", "Some words"), "Export it again as TMX"),
    ],
)
def test_bad_input_is_told_in_one_sentence(
    program: Program, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "bad.docx").write_bytes(b"PK junk")
    for name, text in (("film.mkv", "x"), ("note.txt", "Some words."), ("empty.csv", ""), ("bad.tmx", "x")):
        (tmp_path / name).write_text(text)
    done = program("translate", *(str(tmp_path / word) if "." in word else word for word in arguments))
    assert done.code == 1 and said in done.err, done.err
    assert len(done.err.strip().splitlines()) == 1 and "Traceback" not in done.err
    assert (tmp_path / "note.txt").read_text() == "Some words."


def test_a_text_or_a_file_but_not_both(program: Program, tmp_path: Path) -> None:
    assert program("translate", "--to", "de").code == 2
    assert program("translate", "--to", "de", "--file", tmp_path / "a.txt", "words").code == 2


def test_a_folder_that_cannot_be_written_is_told_before_the_work(program: Program, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Some words.")
    pair = ("--to", "de", "--from", "en")
    done = program("translate", *pair, "--file", tmp_path / "note.txt", "--out", "/gone/note.txt")
    assert done.code == 3 and "could not be written" in done.err and "Translating" not in done.err


def test_clashes_of_a_glossary_are_told(program: Program, tmp_path: Path) -> None:
    terms = tmp_path / "terms.csv"
    terms.write_text("deposit,Kaution\ndeposit,Pfand\n")
    done = program("translate", "--to", "de", "--from", "en", "--glossary", terms, "The deposit is due.", "--json")
    assert done.code == 0 and "Kaution is used, not Pfand" in done.err
    assert [warning["remedy"] for warning in done.json["segments"][0]["warnings"]] == ["Kaution"]


def test_mixed_languages_and_a_line_without_a_space(program: Program, tmp_path: Path) -> None:
    mixed = program("translate", "--to", "en", "Der Vertrag endet am Monatsende. The end is near. Ende.", "--json")
    assert mixed.code == 0 and len(mixed.json["segments"]) == 3
    line = tmp_path / "line.txt"
    line.write_text("x1y" * 3_500_000)
    done = program("translate", "--to", "de", "--from", "en", "--file", line, "--json")
    assert done.code == 0, done.err
    assert Path(done.json["out"]).stat().st_size == line.stat().st_size
    with sqlite3.connect(tmp_path / "base" / "data" / "translate.db") as db:
        assert db.execute("SELECT count(*) FROM document_segments").fetchone() == (0,)
