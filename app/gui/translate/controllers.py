"""The controllers of the Translate page, made together: they share the project in use. Builds no widget."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.bootstrap import TranslationParts
from app.gui.base.tasks import TaskRunner
from app.gui.translate.controller import TranslateController
from app.gui.translate.history import HistoryController
from app.gui.translate.interpreter import InterpreterController
from app.gui.translate.projects import ProjectController


@dataclass(frozen=True)
class TranslateControllers:
    texts: TranslateController
    project: ProjectController
    history: HistoryController
    interpreter: InterpreterController


def make_controllers(
    parts: TranslationParts, runner: TaskRunner, project_name: str, parent: QObject
) -> TranslateControllers:
    """`project_name` is the one that was in use last."""
    project = ProjectController(parts, runner, project_name, parent)
    return TranslateControllers(
        TranslateController(parts, runner, project, parent),
        project,
        HistoryController(parts, runner, parent),
        InterpreterController(parts, runner, project, parent),
    )
