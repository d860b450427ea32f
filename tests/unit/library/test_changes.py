"""What changes on disk: whatever is done to the files, the library ends as a new one over the same files would."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import FileState, SearchRequest
from app.core.library.extract.base import DirectParser
from app.core.library.ingest import intake, watch
from app.core.library.service import LibraryService
from app.core.task import Task
from tests.unit.library.conftest import Make

WORDS = ["walrus", "clams", "stone", "moss", "north", "pelican", "herring", "winter", "ice", "lamp"]


def contents(library: LibraryService) -> dict[str, object]:
    """All that may be asked of a file, and that every passage has its one vector."""
    rows = {str(row.path): (row.state, row.reason, row.chunks, row.size) for row in library.files()}
    texts = library._db.execute(
        "SELECT f.path, c.heading, c.text, c.start_char, v.vector FROM chunks c JOIN files f ON f.id = c.file_id "
        "LEFT JOIN vectors v ON v.chunk_id = c.id ORDER BY f.path, c.position"
    ).fetchall()
    count = library._db.execute("SELECT count(*) FROM chunks").fetchone()[0]
    assert library._rows.count() == count == len(texts)
    for word in WORDS:
        found = {str(hit.path) for hit in library.search(SearchRequest(word, mode="keyword", limit=1000)).hits}
        assert found <= rows.keys()
    return {"rows": rows, "texts": texts}


def fresh(tmp_path: Path, docs: Path) -> dict[str, object]:
    folder = tmp_path / "fresh"
    shutil.rmtree(folder, ignore_errors=True)
    library = LibraryService(folder, FakeEmbedder(), DirectParser())
    library.add([docs], Task())
    found = contents(library)
    library.close()
    return found


class Disk:
    """Does to a folder what people and programs do."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.choose = random.Random(seed)
        self.count = 0

    def step(self) -> None:
        acts = [self.create, self.create, self.edit, self.save_by_rename, self.rename, self.rename_folder, self.delete]
        self.choose.choice([*acts, self.copy, self.back_in_time, self.replace_alike, self.delete_folder])()

    def text(self) -> str:
        self.count += 1
        return f"The {' '.join(self.choose.sample(WORDS, 4))} number{self.count}."

    def files(self) -> list[Path]:
        return sorted(path for path in self.root.rglob("*") if path.is_file())

    def any(self) -> Path | None:
        files = self.files()
        return self.choose.choice(files) if files else None

    def place(self) -> Path:
        self.count += 1
        folder = self.root / self.choose.choice(["", "a", "b", "a/c", "new"])
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{self.count}{self.choose.choice(['.txt', '.txt', '.md', '.bin'])}"

    def create(self) -> None:
        self.place().write_text(self.text())

    def edit(self) -> None:
        if path := self.any():
            path.write_text(self.text())

    def save_by_rename(self) -> None:
        if path := self.any():
            swap = path.with_name(f".{path.name}.swp")
            swap.write_text(self.text())
            swap.replace(path)

    def rename(self) -> None:
        if path := self.any():
            path.replace(self.place())

    def rename_folder(self) -> None:
        folders = sorted(path for path in self.root.rglob("*") if path.is_dir())
        if folders:
            self.count += 1
            self.choose.choice(folders).rename(self.root / f"folder{self.count}")

    def delete(self) -> None:
        if path := self.any():
            path.unlink()

    def delete_folder(self) -> None:
        folders = sorted(path for path in self.root.iterdir() if path.is_dir())
        if folders and self.choose.random() < 0.3:
            shutil.rmtree(self.choose.choice(folders))

    def copy(self) -> None:
        if path := self.any():
            shutil.copy2(path, self.place())

    def back_in_time(self) -> None:
        if path := self.any():
            path.write_text(self.text())
            os.utime(path, (1_000_000_000, 1_000_000_000))

    def replace_alike(self) -> None:
        """Other content of the same size and time, as an archive or a clock that stands still leaves it."""
        if path := self.any():
            before = path.stat()
            path.write_text(path.read_text()[::-1])
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("seed", range(6))
def test_the_sweep_ends_where_a_new_index_would(make: Make, docs: Path, tmp_path: Path, seed: int) -> None:
    disk, library = Disk(docs, seed), make()
    library.add([docs], Task())
    for _ in range(8):
        for _ in range(disk.choose.randint(1, 8)):
            disk.step()
        library.sync(Task())
    assert contents(library) == fresh(tmp_path, docs)


@pytest.mark.parametrize("seed", range(4))
def test_the_watcher_ends_where_a_new_index_would(
    watched: LibraryService, docs: Path, tmp_path: Path, seed: int
) -> None:
    disk = Disk(docs, 100 + seed)
    for _ in range(25):
        disk.step()
        for _ in range(disk.choose.randint(0, 3)):
            list(watched.work())
            time.sleep(disk.choose.choice([0.0, 0.02, 0.1]))
    wanted = fresh(tmp_path, docs)
    work_until(watched, lambda: contents(watched) == wanted)


@pytest.fixture
def watched(make: Make, docs: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LibraryService]:
    """One that hears of changes and sweeps seldom, so that the sweep does not hide what the watcher misses."""
    monkeypatch.setattr(intake, "DEBOUNCE_S", 0.1)
    library = make()
    library.add([docs], Task())
    library.begin_watch()
    list(library.work())
    yield library
    library.stop_watch()


def work_until(library: LibraryService, is_done: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while True:
        list(library.work())
        if not library.status().is_busy and is_done():
            return
        assert time.monotonic() < deadline
        time.sleep(0.05)


def names(library: LibraryService, query: str) -> set[str]:
    return {hit.path.name for hit in library.search(SearchRequest(query, mode="keyword", limit=100)).hits}


def test_a_file_that_is_still_being_copied_is_read_when_it_is_whole(watched: LibraryService, docs: Path) -> None:
    with (docs / "slow.txt").open("w") as stream:
        for number in range(12):
            stream.write(f"The walrus number{number} eats clams.\n\n")
            stream.flush()
            list(watched.work())
            time.sleep(0.1)
            assert not [row for row in watched.files() if row.state is FileState.FAILED]
    work_until(watched, lambda: names(watched, "number11") == {"slow.txt"})


def test_a_revision_stands_for_every_row(make: Make, docs: Path) -> None:
    """What watches the files asks for them only when it has changed."""
    (docs / "a.txt").write_text("The walrus eats clams.", "utf-8")
    library = make()
    library.add([docs], Task())
    rows, revision = library.files(), library.status().revision
    assert revision and rows and library.status().revision == revision and library.files() == rows
    library.sync(Task())
    assert library.files() == rows
    first, moved = docs / "a.txt", docs / "elsewhere.txt"
    for change in (lambda: first.rename(moved), lambda: moved.write_text("walrus " * 3, "utf-8"), moved.unlink):
        revision, rows = library.status().revision, library.files()
        change()
        library.sync(Task())
        assert library.files() != rows and library.status().revision != revision
    revision = library.status().revision
    library.close()
    again = make()
    seen = {again.status().revision}
    for text in ("walrus", "walrus clams"):  # the count of changes begins anew, and must not pass what it was
        first.write_text(text, "utf-8")
        again.sync(Task())
        seen.add(again.status().revision)
    assert len(seen) == 3 and min(seen) > revision


def test_a_renamed_folder_is_not_read_again(make: Make, docs: Path) -> None:
    (docs / "a").mkdir()
    for number in range(50):
        (docs / "a" / f"{number}.txt").write_text(f"The walrus number{number} eats clams.")
    embedder = FakeEmbedder()
    library = make(embedder)
    library.add([docs], Task())
    before, chunks = embedder.texts_embedded, library._rows.ids()
    (docs / "a").rename(docs / "b")
    library.sync(Task())
    assert embedder.texts_embedded == before and library._rows.ids() == chunks
    assert {row.path.parent.name for row in library.files()} == {"b"}


def test_three_thousand_changes_at_once(watched: LibraryService, docs: Path) -> None:
    """As a checkout of other sources and a build make them: a tenth can be read."""
    files = [docs / str(number % 50) / f"{number}.{'txt' if number % 20 < 2 else 'bin'}" for number in range(3000)]
    for number, file in enumerate(files):
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"The walrus number{number} eats clams.")
    work_until(watched, lambda: (watched.status().total, watched.status().indexed) == (3000, 300), 120)
    for file in files[::2]:
        file.unlink()
    work_until(watched, lambda: (watched.status().total, watched.status().indexed) == (1500, 150), 120)
    assert names(watched, "number1001") == {"1001.txt"} and not names(watched, "number1000")


def test_a_folder_that_is_not_there_keeps_its_files(make: Make, docs: Path, tmp_path: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    library = make()
    library.add([docs], Task())
    docs.rename(tmp_path / "away")
    library.sync(Task())
    assert names(library, "walrus") == {"a.txt"} and not library.status().folders[0].is_available
    (tmp_path / "away").rename(docs)
    (docs / "a.txt").write_text("The pelican eats herring.")
    library.sync(Task())
    assert names(library, "pelican") == {"a.txt"} and not names(library, "walrus")


@pytest.mark.parametrize("place", [".", "drive"])
def test_an_empty_mount_point_is_a_drive_that_is_not_plugged_in(
    make: Make, docs: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    drive = docs / place
    drive.mkdir(exist_ok=True)
    (drive / "a.txt").write_text("The walrus eats clams.")
    monkeypatch.setattr(Path, "is_mount", lambda path: path == drive and any(path.iterdir()))
    library = make()
    library.add([docs], Task())
    (drive / "a.txt").rename(docs.parent / "a.txt")
    library.sync(Task())
    assert names(library, "walrus") == {"a.txt"}
    (docs.parent / "a.txt").rename(drive / "a.txt")
    library.sync(Task())
    assert library.status().indexed == 1
    monkeypatch.setattr(Path, "is_mount", lambda path: path == drive)
    (drive / "a.txt").unlink()
    library.sync(Task())
    assert library.status().total == 0


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs root on Linux")
def test_a_real_drive_that_is_unmounted(make: Make, docs: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "none", str(docs)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system allows no mounting")
    try:
        (docs / "a.txt").write_text("The walrus eats clams.")
        library = make()
        library.add([docs], Task())
    finally:
        subprocess.run(["umount", str(docs)], check=True)
    library.sync(Task())
    assert names(library, "walrus") == {"a.txt"}


def test_folders_without_watches_are_polled(make: Make, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "is_remote", lambda folder: True)
    monkeypatch.setattr(intake, "POLL_EVERY_S", 0.2)
    library = make()
    library.add([docs], Task())
    library.begin_watch()
    assert not library._intake._watcher.is_watching(docs)
    (docs / "a.txt").write_text("The walrus eats clams.")
    work_until(library, lambda: names(library, "walrus") == {"a.txt"})


def test_more_folders_than_the_system_watches(make: Make, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watch.Observer, "schedule", refuse)
    library = make()
    library.add([docs], Task())
    library.begin_watch()
    assert not library._intake._watcher.is_watching(docs)


def test_a_pause_outlasts_a_restart(make: Make, docs: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    library = make()
    library.register([docs])
    library.pause(True)
    library = make()
    list(library.work())
    assert library.status().is_paused and library.status().indexed == 0
    library.pause(False)
    list(library.work())
    assert library.status().indexed == 1


def test_an_edit_during_the_reading_is_not_lost(make: Make, docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = docs / "a.txt"
    file.write_text("\n\n".join(f"The walrus number{number} eats clams." for number in range(500)))
    library = make()
    library.register([docs])
    work = library.work()
    while not library._db.execute("SELECT 1 FROM chunks").fetchone():
        next(work)
    file.write_text("The pelican eats herring.")
    library._jobs.put("file", file)  # what the watcher does
    list(work)
    assert names(library, "pelican") == {"a.txt"} and not names(library, "walrus")


def test_a_missing_file_waits_for_one_that_may_be_it(make: Make, docs: Path) -> None:
    """Read among many others, a renamed file would come after it is forgotten, and be embedded again."""
    (docs / "z.txt").write_text("The walrus eats clams on stones.")
    embedder = FakeEmbedder()
    library = make(embedder)
    library.add([docs], Task())
    for number in range(200):
        (docs / f"{number}.txt").write_text(f"Moss grows on stone number{number}, as it does in every winter.")
    (docs / "z.txt").rename(docs / "zz.txt")
    library.sync(Task())
    assert embedder.texts_embedded == 201 and library.status().indexed == 201


def test_a_file_is_read_again_whatever_became_of_it_and_of_a_folder_what_was_not_read(make: Make, docs: Path) -> None:
    (docs / "good.txt").write_text("Moss grows on stones.")
    (docs / "film.mp4").write_bytes(b"x")
    library = make()
    library.add([docs], Task())

    def waiting() -> set[str]:
        return {row.path.name for row in library.files() if row.state is FileState.WAITING}

    library.retry([docs])
    assert waiting() == {"film.mp4"}
    library.retry([docs / "good.txt"])
    assert waiting() == {"film.mp4", "good.txt"}
    assert library.sync(Task()).status.indexed == 1 and library.search(SearchRequest("moss")).hits
