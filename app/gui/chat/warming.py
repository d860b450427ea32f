"""Loads what reads Markdown and code on a thread, once the window is there and before the first answer needs it."""

from __future__ import annotations

from app.core.task import Task
from app.gui.tasks import Callbacks, TaskRunner


def warm(runner: TaskRunner) -> None:
    runner.run("warm", _load, policy="refuse", callbacks=Callbacks())


def _load(task: Task) -> None:
    from app.gui.chat.code import load_languages
    from app.gui.chat.markdown import load_reader

    load_reader()
    load_languages(task)
