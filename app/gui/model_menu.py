"""The menu of the chat's header that says which model answers, and chooses another. Knows no store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from app.gui.main_window import MainWindow


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)


def show_model_menu(window: MainWindow) -> None:
    """Made anew: the models changed, or which of them is chosen."""
    models, button = window.models, window.view.model
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
    menu.addAction(_tr("More models…"), lambda: window.open_page("models"))
    button.setMenu(menu)
    if former is not None:
        former.deleteLater()
