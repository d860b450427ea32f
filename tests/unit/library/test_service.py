"""The library as a whole: what is added is found, what is removed is gone, and failures are rows of the ledger."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pypdf
import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.errors import Cancelled, MachineError, UserError
from app.core.library.base import FileState, SearchRequest
from app.core.library.extract.base import DirectParser
from app.core.library.index.identity import get_meta, set_meta
from app.core.library.ingest.chunk import CHUNKER
from app.core.library.service import LibraryService
from app.core.task import Task
from tests.unit.library.conftest import Make, write_pdf


def test_finds_the_page_of_a_pdf(make: Make, docs: Path) -> None:
    write_pdf(
        docs / "a.pdf",
        [[("Plants", 24), ("Moss grows on stones.", 11)], [("Animals", 24), ("The walrus eats clams.", 11)]],
    )
    library = make()
    report = library.add([docs], Task())
    assert report.status.indexed == 1 and report.items[0].pages == 2
    hit = library.search(SearchRequest("what does the walrus eat")).hits[0]
    assert hit.page == 2 and "walrus" in hit.text and hit.heading.endswith("Animals")
    passage = library.passage(hit.path, hit.start, hit.end)
    assert passage.text[passage.mark_start : passage.mark_end] == hit.text
    assert library.parent(hit.chunk_id, 1000).text


def test_every_failure_is_a_row(make: Make, docs: Path) -> None:
    write_pdf(docs / "good.pdf", [[("Moss grows on stones.", 11)]])
    whole = (docs / "good.pdf").read_bytes()
    (docs / "half.pdf").write_bytes(whole[: len(whole) // 3])
    write_pdf(docs / "scan.pdf", [[]])
    writer = pypdf.PdfWriter(clone_from=docs / "good.pdf")
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(docs / "locked.pdf")
    (docs / "empty.txt").touch()
    (docs / "blob.txt").write_bytes(b"\0\1\2")
    (docs / "film.mp4").write_bytes(b"x")
    (docs / ".hidden.txt").write_text("secret")
    (docs / "loop").symlink_to(docs, target_is_directory=True)
    rows = {row.path.name: (row.state, row.reason) for row in make().add([docs], Task()).items}
    assert rows == {
        "good.pdf": (FileState.INDEXED, None),
        "half.pdf": (FileState.FAILED, "damaged"),
        "scan.pdf": (FileState.FAILED, "no_text"),
        "locked.pdf": (FileState.FAILED, "encrypted"),
        "empty.txt": (FileState.SKIPPED, "empty"),
        "blob.txt": (FileState.FAILED, "damaged"),
        "film.mp4": (FileState.SKIPPED, "unsupported"),
        "loop": (FileState.SKIPPED, "linked"),
    }


def test_pages_without_text_are_told(make: Make, docs: Path) -> None:
    write_pdf(docs / "a.pdf", [[("Moss grows on stones.", 11)], [], []])
    row = make().add([docs], Task()).items[0]
    assert (row.state, row.pages, row.empty_pages) == (FileState.INDEXED, 3, 2)


def test_rename_embeds_nothing_anew(make: Make, docs: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    embedder = FakeEmbedder()
    library = make(embedder)
    library.add([docs], Task())
    before = embedder.texts_embedded
    (docs / "a.txt").rename(docs / "b.txt")
    library.sync(Task())
    assert embedder.texts_embedded == before
    assert [row.path.name for row in library.files()] == ["b.txt"]
    assert library.search(SearchRequest("walrus", mode="vector")).hits[0].path == docs / "b.txt"


def test_file_replaced_by_a_renamed_one(make: Make, docs: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    (docs / "b.txt").write_text("Moss grows on stones.")
    library = make()
    library.add([docs], Task())
    (docs / "a.txt").replace(docs / "b.txt")
    library.sync(Task())
    assert [row.path.name for row in library.files()] == ["b.txt"]
    assert not library.search(SearchRequest("moss", mode="keyword")).hits
    assert [hit.path.name for hit in library.search(SearchRequest("walrus", mode="vector")).hits] == ["b.txt"]


def test_cancel_keeps_what_was_done(make: Make, docs: Path) -> None:
    for number in range(5):
        (docs / f"{number}.txt").write_text(f"The walrus number{number} eats clams.")
    library, task = make(), Task()
    task.cancel()
    with pytest.raises(Cancelled):
        library.add([docs], task)
    library.sync(Task())
    assert library.status().indexed == 5


def test_sync_follows_edits_and_deletions(make: Make, docs: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    (docs / "b.txt").write_text("Moss grows on stones.")
    library = make()
    library.add([docs], Task())
    (docs / "a.txt").write_text("The pelican eats herring today.")
    (docs / "b.txt").unlink()
    library.sync(Task())
    assert library.search(SearchRequest("pelican")).hits[0].path == docs / "a.txt"
    assert not library.search(SearchRequest("walrus moss", mode="keyword")).hits
    assert library.status().total == 1 and library.status().chunks == 1


def test_removed_is_gone_from_the_disk(make: Make, docs: Path, tmp_path: Path) -> None:
    (docs / "a.txt").write_text("The zanzibarine eats clams.")
    (docs / "b.txt").write_text("Moss grows on stones.")
    library = make()
    library.add([docs], Task())
    assert library.remove(docs / "a.txt") == 1
    library.sync(Task())
    assert [row.path.name for row in library.files()] == ["b.txt"]
    assert library.search(SearchRequest("moss", mode="vector")).hits
    library.close()
    blob = b"".join(file.read_bytes() for file in (tmp_path / "lib").rglob("*") if file.is_file())
    assert b"zanzibarin" not in blob


def test_paths_and_scopes(make: Make, docs: Path) -> None:
    library = make()
    with pytest.raises(UserError, match="library_empty"):
        library.search(SearchRequest("x"))
    with pytest.raises(UserError, match="path_missing"):
        library.add([docs / "nowhere"], Task())
    (docs / "sub").mkdir()
    (docs / "sub" / "a.txt").write_text("Walrus one.")
    (docs / "b.txt").write_text("Walrus two.")
    library.add([docs], Task())
    assert {hit.path.name for hit in library.search(SearchRequest("walrus", within=(docs / "sub",))).hits} == {"a.txt"}
    with pytest.raises(UserError, match="not_in_library"):
        library.search(SearchRequest("walrus", within=(Path("/nowhere"),)))


def test_the_former_search_model_answers_until_the_next_is_ready(make: Make, docs: Path) -> None:
    for number in range(40):
        (docs / f"{number}.txt").write_text(f"The walrus number{number} eats clams.")
    make().add([docs], Task())
    former, other = FakeEmbedder(), FakeEmbedder(32, id="fake-2")
    library = make(other, open_origin=lambda origin: former)
    set_meta(library._db, "embedder_origin", "somewhere")
    library.sweep()
    work = library.work()
    while library.status().pending in (0, 40):
        next(work)
    assert library.status().embedder == "fake-1" and library.status().indexed == 40
    assert library.search(SearchRequest("number17", mode="vector")).hits[0].path.name == "17.txt"
    (docs / "new.txt").write_text("Moss grows on stones.")
    library.sweep()
    list(work)
    status = library.status()
    assert (status.embedder, status.pending, status.indexed) == ("fake-2", 0, 41)
    assert former.texts_embedded == 0 and other.texts_embedded == 41
    assert library.search(SearchRequest("number17", mode="vector")).hits[0].path.name == "17.txt"
    assert library.search(SearchRequest("moss stones", mode="vector")).hits[0].path.name == "new.txt"
    assert library._vectors._index is not None and library._vectors._index.count == 41


def test_words_answer_where_the_former_search_model_is_gone(make: Make, docs: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    make().add([docs], Task())
    library = make(FakeEmbedder(32, id="fake-2"))
    assert library.search(SearchRequest("walrus")).hits
    with pytest.raises(UserError, match="index_mismatch"):
        library.search(SearchRequest("walrus", mode="vector"))
    library.sync(Task())
    assert library.search(SearchRequest("walrus", mode="vector")).hits


def test_a_change_of_the_search_model_may_be_taken_back(make: Make, docs: Path) -> None:
    for number in range(40):
        (docs / f"{number}.txt").write_text(f"The walrus number{number} eats clams.")
    make().add([docs], Task())
    library = make(FakeEmbedder(32, id="fake-2"))
    library.sweep()
    work = library.work()
    while library.status().pending in (0, 40):
        next(work)
    work.close()
    (docs / "new.txt").write_text("Moss grows on stones.")
    again = FakeEmbedder()
    library = make(again)
    assert library.sync(Task()).status.pending == 0
    assert again.texts_embedded == 1 and library.status().embedder == "fake-1"
    assert library.search(SearchRequest("moss", mode="vector")).hits[0].path.name == "new.txt"


def test_the_model_of_the_tests_never_replaces_a_real_one(make: Make, docs: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    make(FakeEmbedder(id="real-model")).add([docs], Task())
    library = make()
    with pytest.raises(UserError, match="index_mismatch"):
        library.sync(Task())
    library.remove(docs)
    assert library.add([docs], Task()).status.indexed == 1


def test_another_chunker_reads_every_file_again(make: Make, docs: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    library = make()
    library.add([docs], Task())
    set_meta(library._db, "chunker", "an older one")
    assert library.sync(Task()).status.indexed == 1
    assert get_meta(library._db, "chunker") == CHUNKER
    assert library.search(SearchRequest("walrus", mode="vector")).hits


def test_damaged_vectors_are_made_again(make: Make, docs: Path, tmp_path: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    library = make()
    library.add([docs], Task())
    library.close()
    for file in (tmp_path / "lib").glob("vectors-*/chroma.sqlite3"):
        file.write_bytes(b"garbage" * 500)
    library = make()
    assert library.search(SearchRequest("walrus", mode="vector")).hits
    list(library.work())
    assert library._vectors.is_ready and library.search(SearchRequest("walrus", mode="vector")).hits


def test_full_disk_loses_nothing(make: Make, docs: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    library = make()
    library.add([docs], Task())
    pages = library._db.execute("PRAGMA page_count").fetchone()[0]
    library._db.execute(f"PRAGMA max_page_count = {pages + 2}")
    (docs / "b.txt").write_text("\n\n".join(f"Line {i} about moss {i * i}." for i in range(20000)))
    with pytest.raises(MachineError, match="disk_full"):
        library.sync(Task())
    assert library.status().problem == "disk_full" and library.search(SearchRequest("walrus")).hits
    library._db.execute("PRAGMA max_page_count = 1000000")
    (docs / "b.txt").write_text("Moss grows on stones.")
    library.sync(Task())
    assert library.search(SearchRequest("moss")).hits[0].path == docs / "b.txt"


KILLED = """
import sys
from pathlib import Path
from app.core.embed.fake import FakeEmbedder
from app.core.library.extract.base import DirectParser
from app.core.library.index.identity import get_meta, set_meta
from app.core.library.service import LibraryService
library = LibraryService(Path(sys.argv[1]), FakeEmbedder(), DirectParser())
library.register([Path(sys.argv[2])])
for _ in library.work():
    print("slice", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("slices", [3, 25, 60])
def test_kill_at_any_moment(make: Make, docs: Path, tmp_path: Path, slices: int) -> None:
    for number in range(30):
        (docs / f"{number}.txt").write_text(f"The walrus number{number} eats clams.")
    command = [sys.executable, "-c", KILLED, str(tmp_path / "lib"), str(docs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[3]) as process:
        assert process.stdout is not None
        for _ in range(slices):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    library = make()
    list(library.work())
    assert library.status().indexed == 30
    assert library.search(SearchRequest("number17", mode="keyword")).hits[0].path.name == "17.txt"
    assert len(library.search(SearchRequest("walrus", limit=50, mode="vector")).hits) == 30
    assert library._vectors._index is not None and library._vectors._index.count == 30
    check = sqlite3.connect(tmp_path / "lib" / "library.db")
    assert check.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    check.close()


def test_watcher_takes_up_changes(make: Make, docs: Path) -> None:
    library = make()
    library.add([docs], Task())
    library.begin_watch()
    (docs / "new.txt").write_text("The walrus eats clams.")
    _work_until(library, lambda: library.status().indexed == 1)
    (docs / "new.txt").unlink()
    _work_until(library, lambda: library.status().total == 0)


def _work_until(library: LibraryService, is_done: object) -> None:
    deadline = time.monotonic() + 20
    while not is_done():  # type: ignore[operator]
        assert time.monotonic() < deadline
        list(library.work())
        time.sleep(0.05)


def test_one_writer(make: Make, tmp_path: Path) -> None:
    make()
    with pytest.raises(UserError, match="library_in_use"):
        LibraryService(tmp_path / "lib", FakeEmbedder(), DirectParser())


def test_copies_of_a_file_are_found_once(make: Make, docs: Path) -> None:
    for number in range(4):
        (docs / f"copy{number}.txt").write_text("The walrus eats clams on the cold stones of the north.")
    (docs / "other.txt").write_text("A walrus sleeps on the ice for most of the winter.")
    library = make()
    library.add([docs], Task())
    names = [hit.path.name for hit in library.search(SearchRequest("walrus", limit=3)).hits]
    assert len(names) == 2 and "other.txt" in names


def test_a_folder_may_be_read_first(make: Make, docs: Path) -> None:
    for folder in ("a", "b", "c"):
        (docs / folder).mkdir()
        for number in range(3):
            (docs / folder / f"{number}.txt").write_text(f"Moss {folder} {number}.")
    library = make()
    library.register([docs])
    work = library.work()
    next(work)  # the scan
    library.prioritise(docs / "b")
    done: list[str] = []
    for _ in work:
        done = [row.path.parent.name for row in library.files() if row.state == FileState.INDEXED]
        if len(done) == 3:
            break
    assert done == ["b", "b", "b"]
    with pytest.raises(UserError, match="not_in_library"):
        library.prioritise(docs.parent / "elsewhere")


def test_what_is_left_out_later_leaves_the_library(make: Make, docs: Path) -> None:
    (docs / "notes").mkdir()
    (docs / "notes" / "a.txt").write_text("The walrus eats clams.")
    (docs / "b.txt").write_text("The walrus sleeps.")
    library = make()
    library.add([docs], Task())
    library._limits.exclude = ("notes",)
    library.sync(Task())
    assert [row.path.name for row in library.files()] == ["b.txt"]
    assert [hit.path.name for hit in library.search(SearchRequest("walrus")).hits] == ["b.txt"]
    library._limits.exclude = ()
    assert library.sync(Task()).status.indexed == 2


def test_vectors_of_deleted_text_leave_the_disk(
    make: Make, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.core.library.index.vector_store.STALE_DELAY_S", 0.05)
    for number in range(5):
        (docs / f"{number}.txt").write_text(f"The walrus {number} eats clams.")
    library = make()
    library.add([docs], Task())
    assert library.search(SearchRequest("walrus", mode="vector")).hits
    before = {folder.name for folder in (tmp_path / "lib").glob("vectors-*")}
    (docs / "0.txt").unlink()
    library.sync(Task())
    time.sleep(0.1)
    list(library.work())
    assert before.isdisjoint(folder.name for folder in (tmp_path / "lib").glob("vectors-*"))
    assert len(library.search(SearchRequest("walrus", mode="vector")).hits) == 4


def test_a_watching_library_is_ready_before_the_first_question(make: Make, docs: Path) -> None:
    (docs / "a.txt").write_text("The walrus eats clams.")
    library = make()
    library.add([docs], Task())
    library.close()
    library = make()
    library.begin_watch()
    try:
        list(library.work())
        assert library._vectors.is_ready
    finally:
        library.stop_watch()
