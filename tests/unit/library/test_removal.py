"""A folder taken out of the library is hidden at once and dropped in slices, whatever happens meanwhile."""

from __future__ import annotations

import itertools
from pathlib import Path

from app.core.library.base import SearchRequest
from app.core.library.service import LibraryService
from app.core.task import Task
from tests.unit.library.conftest import Make

COUNT = 60


def fill(docs: Path) -> None:
    (docs / "letters").mkdir()
    for number in range(COUNT):
        (docs / "letters" / f"{number}.txt").write_text(f"Letter {number} tells of the walrus that eats clams.")
    (docs / "other.txt").write_text("Moss grows on stones.")


def watching(make: Make, docs: Path) -> LibraryService:
    library = make()
    library.add([docs], Task())
    library.begin_watch()
    list(library.work())
    return library


def traces(library: LibraryService) -> int:
    """Rows that hold something of a file that is not there any more."""
    query = "SELECT (SELECT count(*) FROM files WHERE state = 'removed') + (SELECT count(*) FROM chunks) - 1"
    return int(library._db.execute(query).fetchone()[0])


def test_a_removed_folder_is_hidden_before_it_is_dropped(make: Make, docs: Path) -> None:
    fill(docs)
    library = watching(make, docs)
    assert library.remove(docs / "letters") == COUNT
    assert traces(library) == 2 * COUNT
    assert [row.path.name for row in library.files()] == ["other.txt"]
    assert library.status().total == 1
    for query, order in itertools.product(("walrus", "in:letters type:txt", "type:txt"), ("relevance", "newest")):
        found = {hit.path.name for hit in library.search(SearchRequest(query, order=order, limit=80)).hits}  # type: ignore[arg-type]
        assert found <= {"other.txt"}
    list(library.work())
    assert traces(library) == 0
    library.sync(Task())
    assert library.status().total == 1


def test_a_kill_in_the_middle_of_a_removal(make: Make, docs: Path) -> None:
    fill(docs)
    library = watching(make, docs)
    library.remove(docs / "letters")
    list(itertools.islice(library.work(), 20))
    assert 0 < traces(library) < 2 * COUNT
    library = make()
    assert [row.path.name for row in library.files()] == ["other.txt"]
    library.sync(Task())
    assert traces(library) == 0


def test_a_folder_that_is_added_again_while_it_is_removed(make: Make, docs: Path) -> None:
    fill(docs)
    library = watching(make, docs)
    library.remove(docs / "letters")
    list(itertools.islice(library.work(), 20))
    library.add([docs / "letters"], Task())
    list(library.work())
    assert library.status().indexed == library.status().total == COUNT + 1
    assert traces(library) == COUNT
    assert library._rows.count() == COUNT + 1
