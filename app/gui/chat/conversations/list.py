"""The list of conversations beside the chat: search, rename, pin, tag, duplicate, export, delete. Shows what it is
given and emits requests; opens no database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.chat.store import Conversation, MessageMatch
from app.core.settings.base import LIST_WIDTHS
from app.gui.base.icons import icon
from app.gui.base.theme import Theme
from app.gui.chat.conversations.model import ROW_HEIGHT, TAG_MARK, ConversationModel, Heading
from app.gui.widgets.clear_button import ClearButton
from app.gui.widgets.elided import ElidedButton

LEAST_WIDTH, MOST_WIDTH = LIST_WIDTHS
BATCH = 300  # rows laid out at a time: the first ones are seen at once
SEARCH_MS = 120  # after the last key; titles answer at once
EXPORT_FORMATS = ("markdown", "html", "pdf", "json")


class ConversationList(QFrame):
    opened = Signal(int)
    message_opened = Signal(int, int)  # conversation, message
    new_requested = Signal()
    rename_requested = Signal(int, str)
    delete_requested = Signal(int)
    pin_requested = Signal(int, bool)
    tags_requested = Signal(int, list)  # the complete new list of tags
    duplicate_requested = Signal(int)
    export_requested = Signal(int, str)  # one of EXPORT_FORMATS
    import_requested = Signal()
    query_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list")
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(MOST_WIDTH)
        self._theme = theme
        self._current: int | None = None
        self._is_painted = False
        self.model = ConversationModel(self)
        self.model.rename_requested.connect(self.rename_requested)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search conversations"))
        self.search.setAccessibleName(self.tr("Search conversations"))
        self.search.setToolTip(self.tr("Titles, messages and #tags"))
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._open_first)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SEARCH_MS)
        self._delay.timeout.connect(lambda: self.query_changed.emit(self.search.text()))
        self.new = ElidedButton(self.tr("+ New conversation"))
        self.new.setObjectName("link")
        self.new.clicked.connect(self.new_requested)
        self.more = QToolButton()
        self.more.setObjectName("tool")
        self.more.setAccessibleName(self.tr("More about conversations"))
        self.more.setToolTip(self.tr("Import, and what is filed under a tag"))
        self.more.clicked.connect(self._on_more)
        self.list = self._make_list()
        self.empty = QLabel()
        self.empty.setObjectName("quiet")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(8, 4, 8, 0)
        self._arrange()
        self._keys()
        theme.changed.connect(self._draw)
        self._draw()
        self._show_emptiness()

    def show_conversations(self, conversations: Sequence[Conversation], current: int | None) -> None:
        """The scroll position is kept unless another conversation is now the open one."""
        is_other, self._current = current != self._current, current
        place = self.list.verticalScrollBar().value()
        self.model.show_conversations(conversations)
        self._after_reset(place)
        if not is_other:
            self.list.verticalScrollBar().setValue(place)

    def show_matches(self, query: str, matches: Sequence[MessageMatch]) -> None:
        place = self.list.verticalScrollBar().value()
        self.model.show_matches(query, matches)
        self._after_reset(place)
        self.list.verticalScrollBar().setValue(place)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def chosen(self) -> Conversation | None:
        """The conversation that keys and menu apply to."""
        row = self.model.row(self.list.currentIndex())
        return row if isinstance(row, Conversation) else None

    def choose_current(self) -> None:
        """Make the row of the open conversation the one that keys apply to."""
        row = self.model.row_of(self._current)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _make_list(self) -> QListView:
        view = QListView()
        view.setAccessibleName(self.tr("Conversations"))
        view.setModel(self.model)
        view.setUniformItemSizes(True)
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(BATCH)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu)
        view.clicked.connect(self._on_chosen)
        view.activated.connect(self._on_chosen)
        return view

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.new, 1)
        line.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addLayout(line)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        self._spring = QWidget()
        layout.addWidget(self._spring, 1)

    def _keys(self) -> None:
        keys: tuple[tuple[str, QWidget, Callable[[], object]], ...] = (
            ("F2", self.list, self.rename),
            ("Del", self.list, self.delete),
            ("Ctrl+D", self.list, self.duplicate),
            ("Ctrl+P", self.list, self.pin),
            ("Ctrl+T", self.list, self.file_under),
            ("Down", self.search, self._enter_list),
        )
        for key, widget, function in keys:
            shortcut = QShortcut(QKeySequence(key), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(function)

    def _draw(self) -> None:
        self.more.setIcon(icon("more", self._theme.colours.quiet, 18))
        if self._is_painted:
            self.list.viewport().update()

    # Search and choice

    def _on_typed(self, text: str) -> None:
        if not self.search.isClearButtonEnabled():
            ClearButton(self.search, self._theme)
        self.model.show_query(text)
        self._after_reset()
        self._delay.start()

    def _after_reset(self, place: int = 0) -> None:
        """A model reset forgets the current row. The first batch of rows is laid out at once, the others when idle,
        unless the list has to scroll further down: laying out 10,000 takes 40 ms more."""
        self._want_painter()
        self.list.setUniformItemSizes(not self.model.is_searching)
        row = self.model.row_of(self._current)
        is_deep = max(row, place // ROW_HEIGHT) > BATCH // 2
        self.list.setLayoutMode(QListView.LayoutMode.SinglePass if is_deep else QListView.LayoutMode.Batched)
        self.list.doItemsLayout()
        self.choose_current()
        self._show_emptiness()

    def _want_painter(self) -> None:
        """Load the delegate with the first rows, not with the window."""
        if self._is_painted or self.model.rowCount() == 0:
            return
        from app.gui.chat.conversations.delegate import ConversationDelegate

        self._is_painted = True
        self.list.setItemDelegate(ConversationDelegate(self.list, self._theme))

    def _show_emptiness(self) -> None:
        is_empty = self.model.rowCount() == 0
        text = self.tr("Nothing found.") if self.model.is_searching else ""
        self.empty.setText(text or self.tr("Your conversations will be listed here."))
        self.empty.setVisible(is_empty)
        self._spring.setVisible(is_empty)
        self.list.setVisible(not is_empty)

    def _on_chosen(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if isinstance(row, Conversation):
            self.opened.emit(row.id)
        elif isinstance(row, MessageMatch):
            self.message_opened.emit(row.conversation_id, row.message_id)

    def _first(self) -> QModelIndex | None:
        for number in range(self.model.rowCount()):
            index = self.model.index(number, 0)
            if not isinstance(self.model.row(index), Heading):
                return index
        return None

    def _enter_list(self) -> None:
        first = self._first()
        if first is not None:
            self.list.setFocus()
            self.list.setCurrentIndex(first)

    def _open_first(self) -> None:
        first = self._first()
        if first is not None and self.model.is_searching:
            self._on_chosen(first)

    # Actions on a conversation

    def rename(self) -> None:
        if self.chosen() is not None:
            self.list.edit(self.list.currentIndex())

    def delete(self) -> None:
        if (chosen := self.chosen()) is not None:
            self.delete_requested.emit(chosen.id)

    def duplicate(self) -> None:
        if (chosen := self.chosen()) is not None:
            self.duplicate_requested.emit(chosen.id)

    def pin(self) -> None:
        if (chosen := self.chosen()) is not None:
            self.pin_requested.emit(chosen.id, not chosen.is_pinned)

    def file_under(self) -> None:
        """Ask for the tags as one line of text."""
        chosen = self.chosen()
        if chosen is None:
            return
        from PySide6.QtWidgets import QInputDialog

        dialog = QInputDialog(self)
        dialog.setWindowTitle(self.tr("Tags"))
        dialog.setLabelText(self.tr("Tags, with commas between them:"))
        dialog.setTextValue(", ".join(chosen.tags))
        dialog.textValueSelected.connect(
            lambda text: self.tags_requested.emit(chosen.id, [tag.strip(" #") for tag in text.split(",")])
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _set_tag(self, conversation: Conversation, tag: str, has_it: bool) -> None:
        tags = [own for own in conversation.tags if own != tag] + ([tag] if has_it else [])
        self.tags_requested.emit(conversation.id, tags)

    # Menus

    def _on_menu(self, place: QPoint) -> None:
        """The menu of the row that was clicked; the menu key has no position and means the chosen row."""
        index = self.list.indexAt(place)
        if isinstance(self.model.row(index), Conversation):
            self.list.setCurrentIndex(index)
        if (chosen := self.chosen()) is not None:
            self.make_menu(chosen).popup(self.list.viewport().mapToGlobal(place))

    def make_menu(self, conversation: Conversation) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _add(menu, self.tr("Rename"), "F2", self.rename)
        _add(menu, self.tr("Unpin") if conversation.is_pinned else self.tr("Pin"), "Ctrl+P", self.pin)
        tags = menu.addMenu(self.tr("Tags"))
        for tag in self.model.tags():
            action = tags.addAction(tag)
            action.setCheckable(True)
            action.setChecked(tag in conversation.tags)
            action.toggled.connect(lambda has_it, name=tag: self._set_tag(conversation, name, has_it))
        if not tags.isEmpty():
            tags.addSeparator()
        _add(tags, self.tr("Edit tags…"), "Ctrl+T", self.file_under)
        _add(menu, self.tr("Duplicate"), "Ctrl+D", self.duplicate)
        export = menu.addMenu(self.tr("Export"))
        names = (self.tr("Markdown…"), self.tr("Web page (HTML)…"), self.tr("PDF…"), self.tr("JSON, with everything…"))
        for kind, name in zip(EXPORT_FORMATS, names, strict=True):
            export.addAction(name, partial(self.export_requested.emit, conversation.id, kind))
        menu.addSeparator()
        _add(menu, self.tr("Delete"), "Del", self.delete)
        return menu

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Import conversations…"), self.import_requested.emit)
        menu.addSeparator()  # hidden by Qt while nothing follows
        for tag in self.model.tags():
            menu.addAction(TAG_MARK + tag, partial(self.search.setText, TAG_MARK + tag.split()[0]))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _add(menu: QMenu, text: str, keys: str, function: Callable[[], object]) -> QAction:
    """The shortcut is shown only: the list has shortcuts of its own."""
    action = menu.addAction(text, function)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setShortcutVisibleInContextMenu(True)
    return action
