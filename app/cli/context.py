"""What a command is given: its options, and parts that are opened on first use and closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from app.bootstrap import (
    Services,
    StartOptions,
    TranslationParts,
    open_chats,
    open_command_library,
    open_models,
    open_services,
    open_settings,
)
from app.core.chat.store import ChatStore
from app.core.library.base import Library
from app.core.models.base import Models
from app.core.paths import Paths
from app.core.settings.store import SettingsStore

# Of the selftest, for a fresh data folder: name and what to do, which returns a detail or raises.
WindowSteps = Callable[[StartOptions], Sequence[tuple[str, Callable[[], str]]]]


def no_steps(_: StartOptions) -> Sequence[tuple[str, Callable[[], str]]]:
    return ()


class Context:
    def __init__(self, options: StartOptions, paths: Paths, window_steps: WindowSteps = no_steps) -> None:
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
        return open_command_library(self.options, self.paths, self.settings, self.models)

    @cached_property
    def chats(self) -> ChatStore:
        return open_chats(self.paths)

    @cached_property
    def services(self) -> Services:
        return open_services(self.options, self.paths, is_window=False)

    @cached_property
    def translation(self) -> TranslationParts:
        """Opens no library, which a window may hold, and needs no search model."""
        return TranslationParts(self.options, self.paths, self.settings, self.models)

    def close(self) -> None:
        opened = self.__dict__
        for name in ("services", "translation", "library", "chats"):
            if name in opened:
                opened[name].close()
