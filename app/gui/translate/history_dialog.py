"""The list of earlier translations: search, open again, delete one or all. Emits requests; reads nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.translate.history import HistoryEntry
from app.gui.base.language_names import language_name

SHOWN_CHARS = 90


class HistoryDialog(QDialog):
    searched = Signal(str)
    chosen = Signal(object)  # HistoryEntry
    deleted = Signal(object, str)  # id of one, or None for all; the present query
    switched = Signal(bool)

    def __init__(self, *, is_on: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Translated before"))
        self.setMinimumSize(480, 420)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Search in these translations"))
        self.field.setAccessibleName(self.tr("Search in these translations"))
        self.field.textChanged.connect(self.searched)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Translated before"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._on_use)
        self.list.currentItemChanged.connect(self._show_buttons)
        self.empty = QLabel(self.tr("Nothing is here. What you translate is listed once you stop typing."))
        self.empty.setObjectName("quiet")
        self.empty.setWordWrap(True)
        self.on = QCheckBox(self.tr("Keep what I translate in this list"))
        self.on.setChecked(is_on)
        self.on.toggled.connect(self.switched)
        self.use, self.delete, self.clear = (
            QPushButton(text) for text in (self.tr("Use again"), self.tr("Delete"), self.tr("Delete all"))
        )
        self.use.setObjectName("primary")
        self.use.clicked.connect(self._on_use)
        self.delete.clicked.connect(self._on_delete)
        self.clear.clicked.connect(lambda: self.deleted.emit(None, ""))
        QShortcut(QKeySequence.StandardKey.Delete, self.list, self._on_delete)
        self.finished.connect(self.deleteLater)
        self._arrange()
        self.show_history([])

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        buttons.addWidget(self.delete)
        buttons.addWidget(self.use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.field)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.on)
        layout.addLayout(buttons)

    @Slot(list)
    def show_history(self, found: Sequence[HistoryEntry]) -> None:
        self.list.clear()
        for entry in found:
            item = QListWidgetItem(_shown(entry))
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setToolTip(entry.source[:1000])
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.empty.setVisible(not found and not self.field.text())
        self.clear.setEnabled(bool(found))
        self._show_buttons()

    @Slot()
    def _show_buttons(self) -> None:
        for button in (self.use, self.delete):
            button.setEnabled(self.list.currentItem() is not None)

    @Slot()
    def _on_use(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()

    @Slot()
    def _on_delete(self) -> None:
        if (item := self.list.currentItem()) is not None:
            self.deleted.emit(item.data(Qt.ItemDataRole.UserRole).id, self.field.text())


def _shown(entry: HistoryEntry) -> str:
    when = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(entry.made)), QLocale.FormatType.ShortFormat)
    pair = f"{language_name(entry.source_language)} → {language_name(entry.target_language)}"
    return "\n".join((_line(entry.source), _line(entry.target), f"{pair} · {when}"))


def _line(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN_CHARS else plain[: SHOWN_CHARS - 1] + "…"
