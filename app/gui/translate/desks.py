"""The controllers of the Translate page, made together: they share the project in use. Builds no widget."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.bootstrap import TranslationParts
from app.gui.tasks import TaskRunner
from app.gui.translate.controller import TranslateController
from app.gui.translate.past import PastDesk
from app.gui.translate.projects import ProjectDesk
from app.gui.translate.talking import TalkController


@dataclass(frozen=True)
class Desks:
    texts: TranslateController
    project: ProjectDesk
    past: PastDesk
    talk: TalkController


def make_desks(parts: TranslationParts, runner: TaskRunner, project: str, parent: QObject) -> Desks:
    """`project` is the one that was in use last."""
    desk = ProjectDesk(parts, runner, project, parent)
    return Desks(
        TranslateController(parts, runner, desk, parent),
        desk,
        PastDesk(parts, runner, parent),
        TalkController(parts, runner, desk, parent),
    )
