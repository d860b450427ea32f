"""Projects and the history: apart from each other, kept over a restart, gone without a byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.errors import UserError
from app.core.translate.base import Translation
from app.core.translate.history import MOST, History
from app.core.translate.memory import write_tmx
from app.core.translate.projects import GENERAL, Projects


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "translate.db"


@pytest.fixture
def projects(file: Path) -> Iterator[Projects]:
    opened = Projects(file)
    yield opened
    opened.close()


@pytest.fixture
def history(file: Path) -> Iterator[History]:
    opened = History(file)
    yield opened
    opened.close()


def translated(text: str) -> Translation:
    return Translation(text, "en", "de", "fake")


def test_a_project_has_its_own_memory_and_glossary(projects: Projects, tmp_path: Path) -> None:
    assert [project.name for project in projects.list()] == [GENERAL]
    projects.create("  Lease   2027 ")
    projects.memory("Lease 2027").put([("deposit", "Kaution")], "en", "de")
    projects.set_glossary("Lease 2027", tmp_path / "terms.csv")
    found = projects.find("Lease 2027")
    assert (found.pairs, found.glossary) == (1, tmp_path / "terms.csv")
    assert projects.memory(GENERAL).exact("deposit", "en", "de") is None
    projects.set_glossary("Lease 2027", None)
    assert projects.find("Lease 2027").glossary is None and projects.find("gone").name == GENERAL


def test_names_are_told_apart(projects: Projects) -> None:
    projects.create("Lease")
    for name, code in (("lease", "project_exists"), ("  ", "project_unnamed")):
        with pytest.raises(UserError, match=code):
            projects.create(name)


def test_a_removed_project_leaves_no_byte(projects: Projects, file: Path) -> None:
    projects.create("quartzproject")
    projects.memory("quartzproject").put([("quartzfalcon is here", "secretword")], "en", "de")
    projects.remove("quartzproject")
    projects.close()
    stored = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert not [word for word in (b"quartzproject", b"quartzfalcon", b"secretword") if word in stored]


def test_a_tmx_of_several_languages_is_taken_in(projects: Projects, tmp_path: Path) -> None:
    tmx = tmp_path / "in.tmx"
    write_tmx(tmx, [("en", "de", "rent", "Miete"), ("de", "fr", "Miete", "loyer")])
    memory = projects.memory(GENERAL)
    assert memory.take(tmx) == 2
    assert memory.exact("rent", "en", "de") == "Miete" and memory.exact("Miete", "de", "fr") == "loyer"
    (tmp_path / "half.tmx").write_text(tmx.read_text("utf-8").replace("rent", "lease").split("</body>")[0])
    with pytest.raises(UserError, match="tmx_unreadable"):
        memory.take(tmp_path / "half.tmx")
    assert memory.exact("lease", "en", "de") is None


def test_matches_come_best_first(projects: Projects) -> None:
    memory = projects.memory(GENERAL)
    memory.put([("The rent is due on Monday.", "A"), ("The rent is due on Mondays.", "B"), ("Cats.", "C")], "en", "de")
    found = memory.matches("The rent is due on Monday.", "en", "de")
    assert [match.target for match in found] == ["A", "B"]
    assert found[0].score == 100 and 75 <= found[1].score < 100


def test_the_history_is_newest_first_and_each_text_once(history: History) -> None:
    first = history.add("One.", translated("Eins."))
    history.add("Two.", translated("Zwei."))
    history.add("One.", translated("Eins!"))
    assert [(past.source, past.target) for past in history.list()] == [("One.", "Eins!"), ("Two.", "Zwei.")]
    assert first not in {past.id for past in history.list()}
    assert [past.source for past in history.list("EINS")] == ["One."]
    typed = history.add("Thr", translated("Dr"))
    history.add("Three.", translated("Drei."), instead_of=typed)
    assert [past.source for past in history.list()] == ["Three.", "One.", "Two."]


def test_the_history_has_an_end_and_forgets_without_a_byte(history: History, file: Path) -> None:
    for number in range(MOST + 3):
        history.add(f"quartz {number}.", translated(f"secret {number}."))
    assert len(history.list()) == MOST and history.list()[-1].source == "quartz 3."
    history.forget(history.list()[0].id)
    assert history.list()[0].source == f"quartz {MOST + 1}."
    history.forget()
    assert history.list() == ()
    history.close()
    stored = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert b"quartz" not in stored and b"secret" not in stored
