"""What a question about the files is about is read from it where no pattern fits."""

from __future__ import annotations

import pytest

from app.core.chat.routes.library_slots import asked_about
from app.core.chat.routes.library_words import LibraryQuestion


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("roughly, what kind of papers have I got here", "contents", LibraryQuestion("contents")),
        ("Of everything in here, what was saved last?", "newest", LibraryQuestion("newest")),
        ("which of the invoices came first", "oldest", LibraryQuestion("oldest", "invoices")),
        ("How many leases have we got and whose are they?", "count", LibraryQuestion("count", "leases")),
        ("how many care plans have we got", "count", LibraryQuestion("count", "care plans")),
        ("how many members", "count", LibraryQuestion("count", "members")),
        ("count them", "count", None),
        ("is anything written in Spanish in here?", "language", LibraryQuestion("language", "es")),
        ("what is not in English", "language", LibraryQuestion("language", "en", is_negated=True)),
        ("anything in that language?", "language", None),
        ("number of pdfs I've got here?", "type", LibraryQuestion("type", "pdfs", ("pdf",))),
        ("have I anything at all about asbestos in here", "mention", LibraryQuestion("mention", "asbestos")),
        ("Do any of my papers talk about the Rowan Trust?", "mention", LibraryQuestion("mention", "Rowan Trust")),
        ("Can't find the thing from the car insurers", "where", LibraryQuestion("where", "car insurers")),
        ("where is it?", "where", None),
    ],
)
def test_what_is_asked_about(text: str, topic: str, expected: LibraryQuestion | None) -> None:
    assert asked_about(text, topic) == expected
