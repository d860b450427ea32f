"""The menu of the chat's header that says which model answers, and chooses another. Joins the models to the chat."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton

from app.gui.base.context import Shell
from app.gui.models.controller import ModelsController


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


def show_model_menu(button: QPushButton, models: ModelsController, shell: Shell) -> None:
    """Made anew whenever the models or the choice among them have changed."""
    chosen = models.chosen()
    button.setText(chosen.name if chosen else _tr("No model"))
    former = button.menu()
    menu = QMenu(button)
    for entry in models.entries():
        if entry.kind == "chat" and entry.is_installed:
            action = menu.addAction(entry.name)
            action.setCheckable(True)
            action.setChecked(chosen is not None and chosen.id == entry.id)
            action.triggered.connect(lambda _=False, model=entry.id: models.choose(model))
    menu.addSeparator()
    menu.addAction(_tr("More models…"), lambda: shell.open_page("models"))
    button.setMenu(menu)
    if former is not None:
        former.deleteLater()
