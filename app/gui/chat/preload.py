"""Loads on a thread, once the window is shown, what the first question and its answer would otherwise wait for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from app.core.task import Task
from app.gui.base.tasks import Callbacks, TaskRunner

if TYPE_CHECKING:
    from app.bootstrap import Services

MODULES = (
    "app.gui.chat.transcript.document",
    "app.gui.chat.history",
    "app.gui.chat.conversations.delegate",
    "app.core.chat.thinking",
)
PARTS: tuple[Callable[[Services], object], ...] = (  # they open a database or load engines' faces
    lambda services: services.attachments,
    lambda services: services.personas,
    lambda services: services.surveyor,
    lambda services: services.asker,
)


def warm(runner: TaskRunner, services: Services) -> None:
    runner.run("warm", partial(_load, services), policy="refuse", callbacks=Callbacks())


def _load(services: Services, task: Task) -> None:
    from app.gui.chat.transcript.code import load_languages
    from app.gui.chat.transcript.markdown import load_reader

    for name in MODULES:
        task.check()
        import_module(name)
    load_reader()
    for part in PARTS:
        task.check()
        part(services)
    load_languages(task)
