"""What a command is given: its options, and parts that are opened on first use and closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cached_property

from app.bootstrap import (
    StartOptions,
    TranslationParts,
    closed_with,
    open_asker,
    open_chats,
    open_command_library,
    open_loader,
    open_models,
    open_settings,
    open_surveyor,
)
from app.core.chat.base import Asker, Surveyor
from app.core.chat.store import ChatStore
from app.core.library.base import Library
from app.core.llm.base import ModelLoader
from app.core.models.base import Models
from app.core.paths import Paths
from app.core.settings.store import SettingsStore

# Of the selftest, for a fresh data folder: name and what to do, which returns a detail or raises.
WindowSteps = Callable[[StartOptions], Sequence[tuple[str, Callable[[], str]]]]


def no_steps(_: StartOptions) -> Sequence[tuple[str, Callable[[], str]]]:
    return ()


class Context:
    """Parts are closed in the reverse order of their making, whatever one of them raises; the last error is raised."""

    def __init__(self, options: StartOptions, paths: Paths, window_steps: WindowSteps = no_steps) -> None:
        self._closing = ExitStack()
        self.options = options
        self.window_steps = window_steps
        self.paths = paths

    @cached_property
    def settings(self) -> SettingsStore:
        return open_settings(self.paths)

    @cached_property
    def models(self) -> Models:
        return open_models(self.options, self.paths)

    @cached_property
    def library(self) -> Library:
        """Raises UserError no_embedder, library_in_use."""
        made = open_command_library(self.options, self.paths, self.settings, self.models)
        return closed_with(self._closing, made)

    @cached_property
    def chats(self) -> ChatStore:
        return closed_with(self._closing, open_chats(self.paths))

    @cached_property
    def loader(self) -> ModelLoader:
        return closed_with(self._closing, open_loader(self.options, self.settings))

    @cached_property
    def asker(self) -> Asker:
        """Raises as `library`."""
        return open_asker(self.settings, self.library, self.models, self.loader)

    @cached_property
    def surveyor(self) -> Surveyor:
        """Raises as `library`."""
        return open_surveyor(self.library, self.models, self.loader)

    @cached_property
    def translation(self) -> TranslationParts:
        """Opens no library, which a window may hold, and needs no search model."""
        return TranslationParts(
            self.options,
            self.paths,
            self.settings,
            self.models,
            loader=lambda: self.loader,
            closing=self._closing,
        )

    def close(self) -> None:
        self._closing.close()
