"""The window's library on both sides of the pipe: what the Protocols promise, client and service keep to the letter."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest

from app.core.library.attachments import LibraryWithAttachments
from app.core.library.base import Attachments, Intake, Library, SearchRequest, WindowLibrary
from app.core.library.service import LibraryService
from app.workers.library import LibraryClient, LibraryOptions, forwarded_methods

WRITTEN_HERE = {"add", "sync", "close", "reopen"}  # what the client does itself


def methods(*protocols: type) -> dict[str, Any]:
    """By name; those that a Protocol inherits are its own, too."""
    return {
        name: value
        for protocol in protocols
        for ancestor in protocol.__mro__
        for name, value in vars(ancestor).items()
        if inspect.isfunction(value) and not name.startswith("_")
    }


def signature(function: Any) -> str:
    return str(inspect.signature(function))


@pytest.mark.parametrize("name", sorted(methods(Library, Intake)))
def test_the_library_has_every_method_as_promised(name: str) -> None:
    promised = signature(methods(Library, Intake)[name])
    assert signature(getattr(LibraryService, name)) == promised
    assert signature(getattr(LibraryWithAttachments, name)) == promised


@pytest.mark.parametrize("name", sorted(methods(Attachments)))
def test_so_has_the_one_with_attachments(name: str) -> None:
    assert signature(getattr(LibraryWithAttachments, name)) == signature(methods(Attachments)[name])


@pytest.mark.parametrize("name", sorted(methods(WindowLibrary)))
def test_the_client_has_every_method_as_promised(name: str) -> None:
    """What it does not hand on as it is, it takes as it is promised."""
    if name in WRITTEN_HERE:
        assert signature(getattr(LibraryClient, name)) == signature(methods(WindowLibrary)[name])
    else:
        assert name in forwarded_methods() and name not in vars(LibraryClient)


def test_what_is_not_its_own_is_asked_of_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[Any, ...]] = []

    def call(self: LibraryClient, *args: Any, **kwargs: Any) -> str:
        asked.append((*args, kwargs))
        return "said"

    monkeypatch.setattr(LibraryClient, "_call", call)
    client: Any = LibraryClient(never)
    request = SearchRequest("rent", within=(Path("/docs"),))
    assert client.search(request) == "said" and client.rarities(["rent"], within=[Path("/docs")]) == "said"
    assert asked == [("search", request, {}), ("rarities", ["rent"], {"within": [Path("/docs")]})]


@pytest.mark.parametrize("name", ["serach", "_folder", "__len__", "begin_watch"])
def test_what_nobody_promised_is_not_asked_and_starts_no_child(name: str) -> None:
    client = LibraryClient(never)
    with pytest.raises(AttributeError, match=name):
        getattr(client, name)
    assert client.pid is None


def never() -> LibraryOptions:
    raise AssertionError("the child was started")
