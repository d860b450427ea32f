"""A file's name counts in every search: its words, its digits, and the name as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.library.base import SearchRequest
from app.core.library.retrieve.names import name_words
from app.core.task import Task
from tests.unit.library.conftest import Make
from tests.unit.library.retrieve.test_search import found, read, search

HOUSE = {
    "Hollis Kestrel Street 2021.txt": "The rent is due on the third working day, and pets are welcome.",
    "Brandt.md": "The rent is due on the first day of the month.",
    "IMG20340512.txt": "A heron stood by the pond.",
    "VantisInvoice_0042.csv": "Item,Price\nRope,12\nSail,80\nMast,410\n",
    "notes.txt": "Ask somebody about the pond, the rent and the rope.",
}


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Hollis", "Hollis Kestrel Street 2021.txt"),
        ("rent Brandt", "Brandt.md"),
        ("When is the rent of Hollis due?", "Hollis Kestrel Street 2021.txt"),
        ("20340512", "IMG20340512.txt"),
        ("0042", "VantisInvoice_0042.csv"),
        ("vantis invoice", "VantisInvoice_0042.csv"),
        ("img20340512.txt", "IMG20340512.txt"),
        ("brandt.md", "Brandt.md"),
    ],
)
@pytest.mark.parametrize("mode", ["hybrid", "keyword"])
def test_words_and_digits_of_a_name_lead_to_the_file(
    make: Make, docs: Path, query: str, name: str, mode: str
) -> None:
    assert found(read(make, docs, HOUSE), query, mode=mode)[0] == name


def test_a_file_that_is_called_just_so_is_first(make: Make, docs: Path) -> None:
    files = {f"{number}.txt": "lease lease.txt lease, the lease of the lease" for number in range(5)}
    library = read(make, docs, {**files, "lease.txt": "Two dogs and a cat."})
    assert found(library, "lease.txt")[0] == found(library, "lease")[0] == "lease.txt"
    assert 0 < search(library, "lease").hits[-1].score <= search(library, "lease").hits[0].score <= 1


def test_a_word_of_names_alone_counts_as_known(make: Make, docs: Path) -> None:
    library = read(make, docs, HOUSE)
    assert search(library, "rent Brandt").coverage == 1 and search(library, "rent walrus").coverage == 0.5


def test_scope_and_filters_hold(make: Make, docs: Path) -> None:
    library = read(make, docs, HOUSE)
    assert found(library, "Hollis", within=(docs / "Brandt.md",)) in ([], ["Brandt.md"])
    assert "Hollis Kestrel Street 2021.txt" not in found(library, "Hollis type:md")


def test_names_follow_the_disk(make: Make, docs: Path) -> None:
    library = read(make, docs, HOUSE)
    (docs / "Brandt.md").rename(docs / "Moreau.md")
    library.sync(Task())
    assert found(library, "Moreau")[0] == "Moreau.md"
    (docs / "Moreau.md").unlink()
    library.sync(Task())
    assert search(library, "Moreau").coverage == 0
    library._db.execute("DELETE FROM names")  # as an older version leaves it
    library = make()
    assert library.search(SearchRequest("Hollis")).hits[0].path.name.startswith("Hollis")


def test_the_words_of_a_name() -> None:
    said = name_words("/a/b/2024-03 HollisLease_v2.pdf")
    assert {"2024", "03", "hollis", "lease", "v2", "pdf", "hollislease"} <= set(said)
    assert "müller" in name_words("/a/Mu\u0308ller.txt")
