"""A file's name counts in every search: its words, its digits, and the name as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.library.base import SearchRequest
from app.core.library.retrieve.names import NameHits, Names, name_grams, name_words
from app.core.storage.db import open_database
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
    assert {"2024", "brandt", "2024brandt"} <= set(name_words("C:\\Docs\\2024Brandt.txt"))
    assert "docs" not in name_words("C:\\Docs\\Brandt.txt")


def test_the_name_of_a_file_that_was_removed_is_not_indexed() -> None:
    assert name_grams("/a/lease.txt") == "lease txt" and name_grams("removed:/a/lease.txt") == ""


WEIGHTS = {"rent": 1.0, "street": 2.0, "hollis": 3.0, "flat": 3.0}


@pytest.fixture
def names(tmp_path: Path) -> Iterator[Names]:
    db = open_database(tmp_path / "library.db", "library")
    found = Names(db)
    for name in ("Hollis rent.txt", "Kestrel Street.txt", "leasehold.txt", "v2 leases.txt", "契約書類.txt"):
        db.execute("INSERT INTO files(path, state) VALUES (?, 'indexed')", (f"/docs/{name}",))
    yield found
    db.close()


def said(names: Names, query: str, *, known: bool = True) -> NameHits:
    """What names say of a query whose words weigh as `WEIGHTS` has it, where texts hold each of them or none."""
    return names.search(query, lambda word: (WEIGHTS.get(word, 1.0), known))


def test_a_name_counts_by_the_share_of_the_query_that_it_says(names: Names) -> None:
    assert sorted(said(names, "hollis rent").shares.values()) == [1.0]
    assert sorted(said(names, "hollis rent flat street").shares.values()) == []  # 4 of 9 and 2 of 9: too little of it
    assert sorted(said(names, "hollis rent street").shares.values()) == [4 / 6]
    assert sorted(said(names, "rent rent flat hollis rent").shares.values()) == [4 / 7]  # a word counts once
    assert sorted(said(names, "hollis flat").shares.values()) == [0.5]
    assert sorted(said(names, "hollis rents").shares.values()) == [1.0]


def test_a_word_that_stands_in_no_text_is_enough(names: Names) -> None:
    found = said(names, "the street of the flat", known=False)
    assert list(found.shares.values()) == [2 / 5] and found.known == {"street"}
    assert said(names, "the street of the flat").known == frozenset()


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("lease", 1),  # "leases", and not "leasehold"
        ("leasehold", 1),
        ("leaser", 0),
        ("v2", 1),
        ("v22", 0),
        ("契約", 1),
        ("契約書類", 1),
        ("契書", 0),
        ("the", 0),
        ("...", 0),
    ],
)
def test_a_word_of_a_name_is_known_by_its_form(names: Names, query: str, count: int) -> None:
    assert len(said(names, query).shares) == count


@pytest.mark.parametrize(
    ("query", "is_name"),
    [
        ("Hollis rent", True),
        ("hollis  RENT.txt", True),
        (' "Hollis rent.txt" ', True),
        ("„Hollis rent“", True),
        ("Hollis", False),
        ("rent Hollis", False),
        ("", False),
    ],
)
def test_a_query_that_is_the_name_of_a_file_is_told(names: Names, query: str, is_name: bool) -> None:
    assert bool(said(names, query).exact) is is_name


def test_names_are_looked_for_in_the_files_that_are_asked(names: Names) -> None:
    (file,) = said(names, "hollis").shares
    assert set(names.search("hollis", lambda _: (1.0, True), files=[file]).shares) == {file}
    assert names.search("hollis", lambda _: (1.0, True), files=[file + 1]) == NameHits({})
