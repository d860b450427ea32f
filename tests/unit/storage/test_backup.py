"""A backup comes back whole, or changes nothing."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.chat.store import ChatStore
from app.core.errors import UserError
from app.core.library.base import SearchRequest
from app.core.paths import Paths, standard_paths
from app.core.storage import backup as module
from app.core.storage.backup import back_up, finish_restore, restore
from app.core.storage.lock import WriterLock
from app.core.translate.projects import Projects


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = standard_paths(tmp_path / "base").create()
    made.settings_file.write_text('{"version": 1, "theme": "dark"}')
    made.pasted.mkdir()
    (made.pasted / "note.txt").write_text("pasted")
    say(made, "kept")
    return made


def say(paths: Paths, title: str) -> None:
    store = ChatStore(paths.app_db)
    store.add_user(store.create(title).id, f"about {title}")
    store.close()


def titles(paths: Paths) -> list[str]:
    store = ChatStore(paths.app_db)
    found = [one.title for one in store.conversations()]
    store.close()
    return found


def nothing_beside(paths: Paths) -> bool:
    return not [one.name for one in paths.data.iterdir() if one.name.startswith(".")]


def test_it_comes_back_in_another_place(tmp_path: Path, paths: Paths) -> None:
    open_window = ChatStore(paths.app_db)  # a copy is whole while the window writes
    open_window.create("just now")
    report = back_up(paths, tmp_path / "b.zip")
    open_window.close()
    assert set(report.parts) == {"app.db", "settings.json", "pasted/note.txt"}
    other = standard_paths(tmp_path / "other").create()
    restore(other, tmp_path / "b.zip")
    assert titles(other) == ["just now", "kept"] and (other.pasted / "note.txt").read_text() == "pasted"
    assert "dark" in other.settings_file.read_text() and nothing_beside(other) and nothing_beside(paths)
    store = ChatStore(other.app_db)
    assert len(store.search("about")) == 1
    store.close()


def test_what_came_after_the_backup_is_replaced(tmp_path: Path, paths: Paths) -> None:
    back_up(paths, tmp_path / "b.zip")
    say(paths, "later")
    restore(paths, tmp_path / "b.zip")
    assert titles(paths) == ["kept"]


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path, paths: Paths) -> None:
    (tmp_path / "b.zip").write_text("mine")
    with pytest.raises(UserError, match="file_exists"):
        back_up(paths, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_text() == "mine"


Change = Callable[[dict[str, bytes]], None]


def rewritten(file: Path, change: Change) -> None:
    with zipfile.ZipFile(file) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    change(content)
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)


def manifest(change: Callable[[dict], None]) -> Change:
    def apply(content: dict[str, bytes]) -> None:
        data = json.loads(content["manifest.json"])
        change(data)
        content["manifest.json"] = json.dumps(data).encode()

    return apply


def escape(data: dict) -> None:
    data["parts"]["pasted/../../../escape"] = data["parts"]["pasted/note.txt"]


def swapped(content: dict[str, bytes]) -> None:
    content["app.db"] = content["app.db"].replace(b"kept", b"gone")


def no_database(content: dict[str, bytes]) -> None:
    import hashlib

    content["app.db"] = b"not a database at all" * 99
    data = json.loads(content["manifest.json"])
    about = {"bytes": len(content["app.db"]), "sha256": hashlib.sha256(content["app.db"]).hexdigest(), "schema": 1}
    data["parts"]["app.db"] = about
    content["manifest.json"] = json.dumps(data).encode()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (swapped, "backup_damaged"),
        (no_database, "backup_damaged"),
        (lambda content: content.pop("app.db"), "backup_damaged"),
        (lambda content: content.pop("manifest.json"), "backup_damaged"),
        (lambda content: content.update({"manifest.json": b"{"}), "backup_damaged"),
        (lambda content: content.update({"manifest.json": b"[]"}), "backup_damaged"),
        (manifest(lambda data: data.update(format="other")), "backup_damaged"),
        (manifest(lambda data: data["parts"].pop("app.db")), "backup_damaged"),
        (manifest(lambda data: data["parts"]["app.db"].update(bytes=10)), "backup_damaged"),
        (manifest(lambda data: data["parts"]["app.db"].update(bytes="x")), "backup_damaged"),
        (manifest(lambda data: data["parts"]["app.db"].update(schema=99)), "backup_newer"),
        (manifest(lambda data: data.update(version=2)), "backup_newer"),
        (manifest(escape), "backup_newer"),
    ],
)
def test_what_is_not_whole_changes_nothing(tmp_path: Path, paths: Paths, change: Change, code: str) -> None:
    back_up(paths, tmp_path / "b.zip")
    say(paths, "later")
    rewritten(tmp_path / "b.zip", change)
    with pytest.raises(UserError, match=code):
        restore(paths, tmp_path / "b.zip")
    assert titles(paths) == ["later", "kept"] and nothing_beside(paths)
    assert not (tmp_path / "escape").exists() and not (tmp_path.parent / "escape").exists()


def test_half_a_file_and_none(tmp_path: Path, paths: Paths) -> None:
    back_up(paths, tmp_path / "b.zip")
    (tmp_path / "half.zip").write_bytes((tmp_path / "b.zip").read_bytes()[:500])
    for name, code in (("half.zip", "backup_damaged"), ("none.zip", "path_missing")):
        with pytest.raises(UserError, match=code):
            restore(paths, tmp_path / name)
    assert titles(paths) == ["kept"]


def test_not_while_a_window_is_open(tmp_path: Path, paths: Paths) -> None:
    back_up(paths, tmp_path / "b.zip")
    lock = WriterLock(paths.library)
    with pytest.raises(UserError, match="library_in_use"):
        restore(paths, tmp_path / "b.zip")
    lock.close()


def test_a_kill_in_the_middle_is_finished_or_forgotten(
    tmp_path: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(paths, tmp_path / "b.zip")
    say(paths, "later")

    class Killed(BaseException): ...

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:  # when it is decided, but nothing is moved
        patch.setattr(module, "_replace", die)
        with pytest.raises(Killed):
            restore(paths, tmp_path / "b.zip")
    assert finish_restore(paths) and titles(paths) == ["kept"] and nothing_beside(paths)
    (paths.data / ".restore").mkdir()  # before that
    (paths.data / ".restore" / "app.db").write_text("half")
    assert not finish_restore(paths) and titles(paths) == ["kept"] and nothing_beside(paths)


def test_the_library_is_there_again(tmp_path: Path, paths: Paths) -> None:
    from app.core.embed.fake import FakeEmbedder
    from app.core.library.extract.base import DirectParser
    from app.core.library.service import LibraryService
    from app.core.task import Task

    def opened(of: Paths) -> LibraryService:
        return LibraryService(of.library, FakeEmbedder(), DirectParser())

    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.txt").write_text("The walrus eats clams.")
    library = opened(paths)
    library.add([docs], Task())
    library.close()
    back_up(paths, tmp_path / "b.zip", with_library=True)
    other = standard_paths(tmp_path / "other").create()
    restore(other, tmp_path / "b.zip")
    library = opened(other)
    for mode in ("keyword", "vector"):
        assert [hit.path.name for hit in library.search(SearchRequest("walrus", mode=mode)).hits] == ["a.txt"]
    library.close()


def test_a_backup_is_its_owners(tmp_path: Path, paths: Paths) -> None:
    import os

    back_up(paths, tmp_path / "b.zip")
    if os.name != "nt":
        assert (tmp_path / "b.zip").stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        (tmp_path / "out.db").write_bytes(archive.read("app.db"))
    db = sqlite3.connect(tmp_path / "out.db")
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_a_window_leaves_the_change_to_the_next_start(tmp_path: Path, paths: Paths) -> None:
    back_up(paths, tmp_path / "b.zip")
    say(paths, "later")
    lock = WriterLock(paths.library)  # of the window
    module.stage_restore(paths, tmp_path / "b.zip")
    assert not finish_restore(paths) and titles(paths) == ["later", "kept"]  # a command beside it
    lock.close()
    assert finish_restore(paths) and titles(paths) == ["kept"] and nothing_beside(paths)


def test_what_the_translator_remembers_comes_back(tmp_path: Path, paths: Paths) -> None:
    projects = Projects(paths.translate_db)
    projects.create("Lease")
    projects.memory("Lease").put([("deposit", "Kaution")], "en", "de")
    projects.close()
    back_up(paths, tmp_path / "b.zip")
    other = standard_paths(tmp_path / "other").create()
    restore(other, tmp_path / "b.zip")
    restored = Projects(other.translate_db)
    assert restored.memory("Lease").exact("deposit", "en", "de") == "Kaution"
    restored.close()
