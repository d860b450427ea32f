"""A translation package from the command line: added, then used by the real program."""

from __future__ import annotations

from pathlib import Path

from tests.ct2_model import write_argosmodel
from tests.e2e.program import Program


def test_a_translation_package_is_added_and_used(real_models: Path, tmp_path: Path) -> None:
    file = write_argosmodel(tmp_path / "en_de.argosmodel", {"the": "das", "house": "Haus", "is": "ist", "big": "groß"})
    program = Program(tmp_path / "base", real_models)
    added = program("models", "add", file)
    assert added.code == 0 and "from en to de" in added.out, added.err
    done = program("translate", "--from", "en", "--to", "de", "the house is big", "--json")
    assert done.code == 0, done.err
    assert done.json["text"] == "das Haus ist groß" and done.json["engine"] == "dedicated"
    (tmp_path / "bad.argosmodel").write_text("no package")
    bad = program("models", "add", tmp_path / "bad.argosmodel")
    assert bad.code == 1 and "no translation package" in bad.err
