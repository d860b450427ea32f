"""The composition root: the only place that chooses real or fake parts, in this process or in a child. Loads nothing
heavy itself; engines load where and when they are first used."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

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
    from app.core.library.base import Library, WindowLibrary
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

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class StartOptions:
    """What the command line said before the command."""

    base_dir: Path | None = None
    models_dir: Path | None = None
    is_fake: bool = False
    json_log: Path | None = None
    is_debug: bool = False


class TranslationParts:
    """What translates, and what it needs: no library and no search model. Each part is made when it is first asked for,
    and closed with `closing`."""

    def __init__(
        self,
        options: StartOptions,
        paths: Paths,
        settings: SettingsStore,
        models: Models,
        *,
        loader: Callable[[], ModelLoader],
        closing: ExitStack,
    ) -> None:
        self._is_fake = options.is_fake
        self._loader = loader
        self._closing = closing
        self.paths = paths
        self.settings = settings
        self.models = models

    @cached_property
    def translator(self) -> TranslationService:
        from app.core.translate.service import TranslationService

        return TranslationService(lambda: self.engines())

    @cached_property
    def documents(self) -> DocumentTranslator:
        from app.core.library.base import IndexLimits
        from app.core.translate.documents.service import DocumentTranslator
        from app.workers.parse import ChildParser

        self._make_engines()
        made = DocumentTranslator(self.translator, self.paths.translate_db, ChildParser(IndexLimits()))
        return closed_with(self._closing, made)

    @cached_property
    def projects(self) -> Projects:
        from app.core.translate.projects import Projects

        return closed_with(self._closing, Projects(self.paths.translate_db))

    @cached_property
    def translations(self) -> History:
        """Those of before."""
        from app.core.translate.history import History

        return closed_with(self._closing, History(self.paths.translate_db))

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
        return [self.dedicated, *(ModelEngine(self._loader(), entry) for entry in able)]

    @cached_property
    def dedicated(self) -> DedicatedEngine:
        from app.core.translate.packages import argos_folders, find_packages
        from app.workers.translate import DedicatedEngine

        folders = [self.paths.packages, *argos_folders()]
        made = DedicatedEngine(lambda: find_packages(folders), threads=self.settings.get().threads)
        return closed_with(self._closing, made)

    def _make_engines(self) -> None:
        """Before what uses them, so that they are closed after it. Starts no process."""
        self._loader()
        if not self._is_fake:
            self.dedicated  # noqa: B018  (made by being asked for)


class Services:
    """Every part that the window may use. What answers is made with the first question, so that a window need not wait
    for it. Parts are closed in the reverse order of their making, whatever one of them raises: a part is made after
    those that it uses, the conversations first of all, since closing them purges what was deleted."""

    def __init__(
        self, options: StartOptions, paths: Paths, settings: SettingsStore, library: WindowLibrary, models: Models
    ) -> None:
        self._options = options
        self._closing = ExitStack()
        self.base_dir = options.base_dir
        self.paths = paths
        self.settings = settings
        self.models = models
        self.chats = closed_with(self._closing, open_chats(paths))
        self.library = closed_with(self._closing, library)
        self.connections = ConnectionLog(paths.connections_file)
        self.translation = TranslationParts(
            options, paths, settings, models, loader=lambda: self.loader, closing=self._closing
        )

    @cached_property
    def loader(self) -> ModelLoader:
        return closed_with(self._closing, open_loader(self._options, self.settings))

    @cached_property
    def asker(self) -> Asker:
        return open_asker(self.settings, self.library, self.models, self.loader)

    @cached_property
    def surveyor(self) -> Surveyor:
        return open_surveyor(self.library, self.models, self.loader)

    @cached_property
    def renderer(self) -> PageRenderer:
        """Starts no process until it is asked."""
        from app.workers.render import RenderClient

        return closed_with(self._closing, RenderClient())

    @cached_property
    def personas(self) -> PersonaStore:
        from app.core.chat.personas import PersonaStore

        return closed_with(self._closing, PersonaStore(self.paths.app_db))

    @cached_property
    def attachments(self) -> AttachmentStore:
        from app.core.chat.attachments import AttachmentStore

        return closed_with(self._closing, AttachmentStore(self.paths.app_db))

    def options(self, conversation_id: int | None) -> ConversationOptions:
        """What holds for a conversation: its own over those of its preset."""
        options = self.chats.options(conversation_id)
        return self.personas.effective(options) if options.persona else options

    def close(self) -> None:
        """Ends the children and purges what was deleted. What cannot be closed is logged: the program ends anyway."""
        try:
            self._closing.close()
        except Exception:
            log.exception("not every part could be closed")


class Closable(Protocol):
    def close(self) -> None: ...


Part = TypeVar("Part", bound=Closable)


def closed_with(closing: ExitStack, part: Part) -> Part:
    """`part`, which is closed with the stack: the last made first, each whatever another one raises."""
    closing.callback(part.close)
    return part


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


def open_loader(options: StartOptions, settings: SettingsStore) -> ModelLoader:
    """Starts no process until a model is asked for."""
    if options.is_fake:
        from app.core.llm.fake import FakeLoader

        return FakeLoader()
    from app.workers.model import ModelChild

    chosen = settings.get()
    return ModelChild(context=chosen.context_tokens, threads=chosen.threads)


def open_asker(settings: SettingsStore, library: Library, models: Models, loader: ModelLoader) -> Asker:
    from app.core.chat.ask import AnswerService

    return AnswerService(library, models, loader, evidence_tokens=settings.get().evidence_tokens)


def open_surveyor(library: Library, models: Models, loader: ModelLoader) -> Surveyor:
    from app.core.chat.survey import SurveyService

    return SurveyService(library, models, loader)


def open_services(options: StartOptions, paths: Paths) -> Services:
    """All parts of the window; the library lives in a child and watches its folders."""
    settings = open_settings(paths)
    models = open_models(options, paths)
    return Services(options, paths, settings, open_window_library(options, paths, settings, models), models)


def open_window_library(options: StartOptions, paths: Paths, settings: SettingsStore, models: Models) -> WindowLibrary:
    """A library client whose child starts with the first call, once an embedder is installed."""
    return LibraryClient.opened(lambda: _library_options(options, paths, settings, models, is_watching=True))


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
