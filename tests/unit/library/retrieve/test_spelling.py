"""Slips of the keyboard: which are forgiven, and which are other words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from app.core.library.retrieve.keywords import Keywords
from app.core.library.retrieve.spelling import Spelling
from app.core.storage.db import open_database

TEXTS = [
    "deposit kitchen boiler", "deposit", "tenancy rain", "composition landlord", "boil oven", "boss boils",
    "tense tent tend tens tender", "tend", "tend", "tens", "hall halo halt",
]  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    connection = open_database(tmp_path_factory.mktemp("slips") / "library.db", "library", check_same_thread=False)
    Keywords(connection).add(enumerate(TEXTS, start=1))
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("depposit", ["deposit"]), ("depost", ["deposit"]), ("deposut", ["deposit"]), ("depsoit", ["deposit"]),
        ("kitchn", ["kitchen"]), ("ktichen", []),  # the first two letters are taken to be right
        ("depsut", []),  # two slips in a short word
        ("landlrod", ["landlord"]), ("lanlrod", []), ("landlrdo", ["landlord"]), ("landlxyz", []),
        ("rainn", ["rain"]), ("raim", ["rain"]), ("rai", []), ("ra", []), ("r", []), ("", []),
        ("ovem", ["oven"]), ("ove", []), ("rain2", []), ("2024", []),
    ],
)  # fmt: skip
def test_a_slip_is_forgiven_two_in_a_long_word(db: sqlite3.Connection, typed: str, meant: list[str]) -> None:
    assert Spelling(db).variants(typed) == meant


def test_the_nearest_and_most_frequent_come_first_and_three_at_most(db: sqlite3.Connection) -> None:
    assert Spelling(db).variants("tenx") == ["tend", "ten", "tens"]  # "tent" is as near, and a fourth
    assert Spelling(db).variants("halx") == ["hall", "halo", "halt"]


def test_it_may_be_asked_again_and_by_another(db: sqlite3.Connection) -> None:
    first, second = Spelling(db), Spelling(db)
    assert first.variants("depost") == first.variants("depost") == second.variants("depost") == ["deposit"]
    assert first.variants("kitchn") == ["kitchen"]  # what was asked before is not in the way
