"""The window's library on both sides of the pipe: what the Protocols promise, client and service keep to the letter."""

from __future__ import annotations

import inspect
import threading
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import Cancelled
from app.core.library.attachments import LibraryWithAttachments
from app.core.library.base import Attachments, Intake, Library, SearchRequest, Status, WindowLibrary
from app.core.library.service import LibraryService
from app.core.task import Task
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


def test_a_late_stop_does_not_pause_what_began_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy computer a stopped call may notice it only when the next one has begun, as after a change of rules."""
    paused: list[bool] = []
    is_asked, may_answer = threading.Event(), threading.Event()

    def call(self: LibraryClient, name: str, *args: Any) -> Any:
        if name == "pause":
            paused.append(args[0])
        if name == "status" and threading.current_thread() is late:
            is_asked.set()
            may_answer.wait(10)
        return Status(1, 0, 0, 0, 0, 0, 0, is_busy=name == "status" and threading.current_thread() is late)

    def stopped() -> None:
        with pytest.raises(Cancelled):
            client.sync(task)

    monkeypatch.setattr(LibraryClient, "_call", call)
    monkeypatch.setattr(LibraryClient, "files", lambda self: (), raising=False)
    client, task = LibraryClient(lambda: LibraryOptions(Path("/nowhere"), None)), Task()
    late = threading.Thread(target=stopped)
    late.start()
    assert is_asked.wait(10)
    task.cancel()
    client.sync(Task())
    may_answer.set()
    late.join(10)
    assert not late.is_alive() and paused == [False, False]


def test_a_stopped_call_pauses_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    paused: list[bool] = []
    task = Task()
    task.cancel()

    def call(self: LibraryClient, name: str, *args: Any) -> Any:
        if name == "pause":
            paused.append(args[0])
        return Status(1, 0, 0, 0, 0, 0, 0, is_busy=True)

    monkeypatch.setattr(LibraryClient, "_call", call)
    with pytest.raises(Cancelled):
        LibraryClient(lambda: LibraryOptions(Path("/nowhere"), None)).sync(task)
    assert paused == [False, True]
