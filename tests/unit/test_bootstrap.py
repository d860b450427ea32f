"""Parts of the program are closed in the reverse order of their making, whatever one of them raises."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Services, StartOptions, closed_with, open_models, open_paths, open_settings
from app.cli.context import Context
from app.core.chat.attachments import AttachmentStore
from app.core.chat.personas import PersonaStore
from app.core.chat.store import ChatStore
from app.core.llm.fake import FakeLoader
from app.core.translate.documents.service import DocumentTranslator
from app.core.translate.history import History
from app.core.translate.projects import Projects
from app.workers.library import LibraryClient, LibraryOptions
from app.workers.model import ModelChild
from app.workers.translate import DedicatedEngine

PARTS = (
    ChatStore, PersonaStore, AttachmentStore, Projects, History, DocumentTranslator, DedicatedEngine, ModelChild,
    FakeLoader, LibraryClient,
)  # fmt: skip


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that were closed, in order; each is really closed, too."""
    names: list[str] = []
    for part in PARTS:

        def close(self: Any, *, name: str = part.__name__, really: Any = part.close) -> None:
            names.append(name)
            really(self)

        monkeypatch.setattr(part, "close", close)
    return names


def open_parts(base: Path, *, is_fake: bool) -> Services:
    options = StartOptions(base_dir=base, is_fake=is_fake)
    paths = open_paths(options)
    return Services(options, paths, open_settings(paths), LibraryClient.opened(never), open_models(options, paths))


def never() -> LibraryOptions:
    raise AssertionError("the child was started")


def test_the_last_made_is_closed_first_and_the_conversations_last(tmp_path: Path, closed: list[str]) -> None:
    services = open_parts(tmp_path, is_fake=True)
    for part in (services.personas, services.translation.projects, services.attachments, services.asker):
        assert part
    services.close()
    assert closed == ["FakeLoader", "AttachmentStore", "Projects", "PersonaStore", "LibraryClient", "ChatStore"]
    services.close()
    assert len(closed) == 6  # once each


def test_what_translates_documents_is_closed_before_the_engines_that_it_uses(
    tmp_path: Path, closed: list[str]
) -> None:
    services = open_parts(tmp_path, is_fake=False)
    assert services.translation.documents and services.translation.engines()
    services.close()
    assert closed == ["DocumentTranslator", "DedicatedEngine", "ModelChild", "LibraryClient", "ChatStore"]


def test_what_was_never_asked_for_is_never_made(tmp_path: Path, closed: list[str]) -> None:
    open_parts(tmp_path, is_fake=False).close()
    assert closed == ["LibraryClient", "ChatStore"]


def test_one_that_fails_to_close_keeps_no_other_open(
    tmp_path: Path, closed: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: object) -> None:
        raise OSError("the pipe is gone")

    monkeypatch.setattr(LibraryClient, "close", fail)
    monkeypatch.setattr(FakeLoader, "close", fail)
    services = open_parts(tmp_path, is_fake=True)
    assert services.personas and services.loader
    services.close()
    assert closed == ["PersonaStore", "ChatStore"]
    (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert record.exc_info is not None and isinstance(record.exc_info[1], OSError)
    caplog.clear()


def test_a_command_hears_of_what_could_not_be_closed(
    tmp_path: Path, closed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(FakeLoader, "close", fail)
    options = StartOptions(base_dir=tmp_path, is_fake=True)
    context = Context(options, open_paths(options))
    assert context.chats and context.translation.projects and context.loader
    with pytest.raises(OSError, match="full"):
        context.close()
    assert closed == ["Projects", "ChatStore"]


def test_a_part_is_handed_back_as_it_was_made() -> None:
    with ExitStack() as closing:
        loader = FakeLoader()
        assert closed_with(closing, loader) is loader
