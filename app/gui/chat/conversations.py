"""The list of conversations beside the chat. Shows titles and emits what was chosen; opens no database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.chat.store import Conversation

LIST_WIDTH = 236
_ID = Qt.ItemDataRole.UserRole


class ConversationList(QFrame):
    opened = Signal(int)
    new_requested = Signal()
    rename_requested = Signal(int, str)
    delete_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list")
        self.setFixedWidth(LIST_WIDTH)
        self._conversations: list[Conversation] = []
        self._current: int | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search titles"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.new = QPushButton(self.tr("+ New conversation"))
        self.new.setObjectName("link")
        self.new.clicked.connect(self.new_requested)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Conversations"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self.empty = QLabel(self.tr("Your conversations will be listed here."))
        self.empty.setObjectName("quiet")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(8, 4, 8, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(6)
        for widget in (self.search, self.new, self.empty, self.list):
            layout.addWidget(widget)
        layout.addStretch(0)
        for key, function in ((QKeySequence("F2"), self._rename), (QKeySequence.StandardKey.Delete, self._delete)):
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(function)

    def show_conversations(self, conversations: Sequence[Conversation], current: int | None) -> None:
        self._conversations, self._current = list(conversations), current
        self._fill()

    def _fill(self) -> None:
        self.list.clear()
        wanted = self.search.text().strip().lower()
        group = ""
        for conversation in self._conversations:
            if wanted not in conversation.title.lower():
                continue
            name = self._group(conversation.updated)
            if name != group:
                group = name
                header = QListWidgetItem(name)
                header.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(header)
            item = QListWidgetItem(conversation.title)
            item.setData(_ID, conversation.id)
            item.setToolTip(conversation.title)
            self.list.addItem(item)
            if conversation.id == self._current:
                self.list.setCurrentItem(item)
        self.empty.setVisible(not self._conversations)
        self.list.setVisible(bool(self._conversations))

    def _group(self, updated: float) -> str:
        days = (date.today() - date.fromtimestamp(updated)).days
        if days <= 0:
            return self.tr("Today")
        if days == 1:
            return self.tr("Yesterday")
        return self.tr("Last week") if days <= 7 else self.tr("Earlier")

    def _on_chosen(self, item: QListWidgetItem) -> None:
        if item.data(_ID) is not None:
            self.opened.emit(item.data(_ID))

    def _chosen(self) -> QListWidgetItem | None:
        item = self.list.currentItem()
        return item if item is not None and item.data(_ID) is not None else None

    def _on_menu(self, place: QPoint) -> None:
        item = self.list.itemAt(place)
        if item is None or item.data(_ID) is None:
            return
        self.list.setCurrentItem(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename… (F2)"), self._rename)
        menu.addAction(self.tr("Delete"), self._delete)
        menu.popup(self.list.mapToGlobal(place))

    def _rename(self) -> None:
        item = self._chosen()
        if item is None:
            return
        title, is_ok = QInputDialog.getText(self, self.tr("Rename"), self.tr("Title:"), text=item.text())
        if is_ok:
            self.rename_requested.emit(item.data(_ID), title)

    def _delete(self) -> None:
        item = self._chosen()
        if item is not None:
            self.delete_requested.emit(item.data(_ID))
