"""The composition root: the only place that chooses real or fake parts, in this process or in a child. Loads nothing
heavy itself; engines load where and when they are first used."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.chat.store import ChatStore
from app.core.errors import UserError
from app.core.models.connections import ConnectionLog
from app.core.models.store import ModelStore
from app.core.paths import Paths, standard_paths
from app.core.resources import shipped_models
from app.core.settings.store import SettingsStore
from app.workers.library import LibraryClient

if TYPE_CHECKING:
    from app.core.chat.attachments import AttachmentStore
    from app.core.chat.base import Asker, Surveyor
    from app.core.chat.options import ConversationOptions
    from app.core.chat.personas import PersonaStore
    from app.core.library.base import Library
    from app.core.library.passages.page_view import PageRenderer
    from app.core.llm.base import ModelLoader
    from app.core.models.base import ModelEntry, Models
    from app.core.translate.base import Engine
    from app.core.translate.documents.service import DocumentTranslator
    from app.core.translate.history import History
    from app.core.translate.packages import Package
    from app.core.translate.projects import Projects
    from app.core.translate.service import TranslationService
    from app.workers.library import LibraryOptions
    from app.workers.translate import DedicatedEngine


@dataclass(frozen=True)
class StartOptions:
    """What the command line said before the command."""

    base_dir: Path | None = None
    models_dir: Path | None = None
    is_fake: bool = False
    json_log: Path | None = None
    is_debug: bool = False


class TranslationParts:
    """What translates, and what it needs: no library and no search model. Made when first asked for; `close` ends the
    children."""

    closed_in_order: tuple[str, ...] = ("documents", "projects", "translations", "dedicated", "loader")

    def __init__(self, options: StartOptions, paths: Paths, settings: SettingsStore, models: Models) -> None:
        self._is_fake = options.is_fake
        self.paths = paths
        self.settings = settings
        self.models = models

    @cached_property
    def loader(self) -> ModelLoader:
        if self._is_fake:
            from app.core.llm.fake import FakeLoader

            return FakeLoader()
        from app.workers.model import ModelChild

        chosen = self.settings.get()
        return ModelChild(context=chosen.context_tokens, threads=chosen.threads)

    @cached_property
    def translator(self) -> TranslationService:
        from app.core.translate.service import TranslationService

        return TranslationService(lambda: self.engines())

    @cached_property
    def documents(self) -> DocumentTranslator:
        from app.core.library.base import IndexLimits
        from app.core.translate.documents.service import DocumentTranslator
        from app.workers.parse import ChildParser

        return DocumentTranslator(self.translator, self.paths.translate_db, ChildParser(IndexLimits()))

    @cached_property
    def projects(self) -> Projects:
        from app.core.translate.projects import Projects

        return Projects(self.paths.translate_db)

    @cached_property
    def translations(self) -> History:
        """Those of before."""
        from app.core.translate.history import History

        return History(self.paths.translate_db)

    def add_package(self, file: Path) -> Package:
        """Install a translation package. Raises as `install_package`."""
        from app.core.translate.packages import install_package

        return install_package(file, self.paths.packages)

    def engines(self) -> list[Engine]:
        """What can translate now: the dedicated engine for its pairs, then chat models, those made for it first."""
        if self._is_fake:
            from app.core.translate.fake import FakeEngine

            return [FakeEngine()]
        from app.core.translate.engine_llm import ModelEngine, ranked

        chosen = self.models.default("chat")
        able = ranked(self.models.list(), chosen.id if chosen else "")
        return [self.dedicated, *(ModelEngine(self.loader, entry) for entry in able)]

    @cached_property
    def dedicated(self) -> DedicatedEngine:
        from app.core.translate.packages import argos_folders, find_packages
        from app.workers.translate import DedicatedEngine

        folders = [self.paths.packages, *argos_folders()]
        return DedicatedEngine(lambda: find_packages(folders), threads=self.settings.get().threads)

    def close(self) -> None:
        for name in self.closed_in_order:
            if name in vars(self):
                with contextlib.suppress(Exception):
                    vars(self)[name].close()


class Services(TranslationParts):
    """Every part that the window or a command may use. What answers is made with the first question, so that a window
    need not wait for it. `close` ends the children and purges what was deleted."""

    closed_in_order = (
        "renderer", "documents", "projects", "translations", "dedicated", "library", "loader", "attachments",
        "personas", "chats",
    )  # fmt: skip

    def __init__(
        self, options: StartOptions, paths: Paths, settings: SettingsStore, library: Library, models: Models
    ) -> None:
        super().__init__(options, paths, settings, models)
        self.base_dir = options.base_dir
        self.library = library
        self.chats = open_chats(paths)
        self.connections = ConnectionLog(paths.connections_file)

    @cached_property
    def asker(self) -> Asker:
        from app.core.chat.ask import AnswerService

        evidence = self.settings.get().evidence_tokens
        return AnswerService(self.library, self.models, self.loader, evidence_tokens=evidence)

    @cached_property
    def renderer(self) -> PageRenderer:
        """Starts no process until it is asked."""
        from app.workers.render import RenderClient

        return RenderClient()

    @cached_property
    def personas(self) -> PersonaStore:
        from app.core.chat.personas import PersonaStore

        return PersonaStore(self.paths.app_db)

    def options(self, conversation_id: int | None) -> ConversationOptions:
        """What holds for a conversation: its own over those of its preset."""
        options = self.chats.options(conversation_id)
        return self.personas.effective(options) if options.persona else options

    @cached_property
    def surveyor(self) -> Surveyor:
        from app.core.chat.survey import SurveyService

        return SurveyService(self.library, self.models, self.loader)

    @cached_property
    def attachments(self) -> AttachmentStore:
        from app.core.chat.attachments import AttachmentStore

        return AttachmentStore(self.paths.app_db)


def open_paths(options: StartOptions) -> Paths:
    """The program's folders, made, and a restored backup in its place that a kill left beside them. Raises
    MachineError data_dir_unwritable."""
    paths = standard_paths(options.base_dir).create()
    if (paths.data / ".restore").is_dir():
        from app.core.storage.backup import finish_restore

        finish_restore(paths)
    return paths


def open_chats(paths: Paths) -> ChatStore:
    return ChatStore(paths.app_db)


def open_settings(paths: Paths) -> SettingsStore:
    return SettingsStore(paths.settings_file)


def open_models(options: StartOptions, paths: Paths) -> Models:
    if not options.is_fake:
        log, folder = ConnectionLog(paths.connections_file), options.models_dir or paths.models
        return ModelStore(folder, connections=log, shipped=shipped_models())
    from app.core.models.fake import FakeModels

    return FakeModels()


def open_command_library(options: StartOptions, paths: Paths, settings: SettingsStore, models: Models) -> Library:
    """The library in this process, for a command. Raises UserError no_embedder, library_in_use."""
    from app.workers.library import open_library

    return open_library(_library_options(options, paths, settings, models, is_watching=False))


def open_services(options: StartOptions, paths: Paths, *, is_window: bool) -> Services:
    """All parts. For the window the library lives in a child and watches its folders."""
    settings = open_settings(paths)
    models = open_models(options, paths)
    library: Library
    if is_window:
        library = open_window_library(options, paths, settings, models)
    else:
        library = open_command_library(options, paths, settings, models)
    return Services(options, paths, settings, library, models)


def open_window_library(options: StartOptions, paths: Paths, settings: SettingsStore, models: Models) -> Library:
    """A library client whose child starts with the first call, once an embedder is installed."""
    return LibraryClient(lambda: _library_options(options, paths, settings, models, is_watching=True))


def _library_options(
    options: StartOptions, paths: Paths, settings: SettingsStore, models: Models, *, is_watching: bool
) -> LibraryOptions:
    from app.core.library.base import IndexLimits
    from app.core.library.index.server import VectorServer
    from app.workers.library import LibraryOptions

    embedder: Path | None = None
    if not options.is_fake:
        entry = models.default("embedder")
        if entry is None or entry.path is None:
            raise UserError("no_embedder", model=_starter_embedder(models.list()))
        embedder = entry.path
    chosen = settings.get().library
    limits = IndexLimits(
        max_file_bytes=chosen.max_file_mb * 1024**2, exclude=tuple(chosen.exclude) or IndexLimits().exclude
    )
    chroma = settings.get().chroma
    server = VectorServer(chroma.host, chroma.port, chroma.is_ssl) if chroma.host else None
    attachments = paths.attachments if is_watching else None
    return LibraryOptions(paths.library, embedder, limits, is_watching, server, attachments)


def _starter_embedder(entries: Sequence[ModelEntry]) -> str:
    return next((entry.id for entry in entries if entry.kind == "embedder" and entry.is_starter), "")
