"""The chat page: header, transcript or empty state, composer. Arranges widgets and joins them to the controller."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.gui.chat.composer import Composer
from app.gui.chat.controller import ChatController
from app.gui.chat.copying import as_markdown, as_plain
from app.gui.chat.empty import EmptyChat
from app.gui.chat.formulas import Formulas
from app.gui.chat.items import MessageItem
from app.gui.chat.transcript import Transcript
from app.gui.theme import READING_WIDTH, Theme
from app.gui.widgets.elided import ElidedLabel


class ChatView(QWidget):
    link_requested = Signal(str)

    def __init__(self, controller: ChatController, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._controller = controller
        self._files = 0
        self.title = ElidedLabel()
        self.title.setObjectName("title")
        self.scope = QPushButton()
        self.scope.setObjectName("soft")
        self.model = QPushButton()
        self.model.setObjectName("chip")
        self.transcript = Transcript(theme, formulas=Formulas(controller.runner, self))
        self.empty = EmptyChat()
        self.composer = Composer(theme)
        self.footer = QLabel(self.tr("Everything stays on this computer"))
        self.footer.setObjectName("quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.transcript)
        self._arrange()
        self._connect()

    def show_server(self, host: str) -> None:
        """Instead of the promise that everything stays here."""
        self.footer.setText(self.tr("Vectors of your files are kept on {host}; texts stay here").format(host=host))

    def show_scope(self, files: int) -> None:
        self._files = files
        self._on_within_changed()

    def ask_within(self, paths: Sequence[Path], text: str) -> None:
        """Let the next question be about these files only."""
        self.composer.set_within(paths)
        self.composer.set_text(text)
        self.composer.edit.setFocus()

    def show_message(self, message_id: int) -> None:
        self.transcript.show_message(message_id)

    def _arrange(self) -> None:
        header = QFrame()
        header.setObjectName("header")
        header.setFixedHeight(50)
        row = QHBoxLayout(header)
        row.setContentsMargins(20, 0, 16, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.scope)
        row.addWidget(self.model)
        bottom = QWidget()
        bottom.setMaximumWidth(READING_WIDTH + 40)
        column = QVBoxLayout(bottom)
        column.setContentsMargins(20, 4, 20, 8)
        column.setSpacing(6)
        column.addWidget(self.composer)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.footer)
        line.addStretch(1)
        column.addLayout(line)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(bottom, 100)
        centred.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(header)
        layout.addWidget(self._stack, 1)
        layout.addLayout(centred)

    def _connect(self) -> None:
        controller, transcript = self._controller, self.transcript
        controller.items_reset.connect(self._on_reset)
        controller.item_added.connect(self._on_added)
        controller.tail_changed.connect(transcript.replace_tail)
        controller.busy_changed.connect(self.composer.set_busy)
        controller.title_changed.connect(self._on_title)
        transcript.citation_clicked.connect(controller.open_citation)
        transcript.passage_clicked.connect(controller.open_passage)
        transcript.retry_clicked.connect(self._on_retry)
        transcript.copy_clicked.connect(self._on_copy)
        transcript.copy_plain_clicked.connect(self._on_copy_plain)
        transcript.code_copied.connect(_copy)
        transcript.offer_clicked.connect(controller.run_offer)
        transcript.link_clicked.connect(self.link_requested)
        self.composer.within_changed.connect(self._on_within_changed)
        self.composer.question_asked.connect(self._on_asked)
        self.composer.stop_requested.connect(controller.stop)
        self.empty.question_chosen.connect(lambda text: self._on_asked(text, True))

    @Slot(list)
    def _on_reset(self, items: list[MessageItem]) -> None:
        self.transcript.set_items(items)
        self.composer.set_within(_last_scope(items))
        self._stack.setCurrentWidget(self.transcript if items else self.empty)
        self.composer.edit.setFocus()

    @Slot(object)
    def _on_added(self, item: MessageItem) -> None:
        self._stack.setCurrentWidget(self.transcript)
        self.transcript.add_item(item)

    @Slot(str)
    def _on_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setToolTip(title)

    @Slot()
    def _on_within_changed(self) -> None:
        count = len(self.composer.within)
        if count:
            self.scope.setText(self.tr("{n} files").format(n=count) if count > 1 else self.tr("1 file"))
        else:
            self.scope.setText(self.tr("My files · {n}").format(n=self._files))

    @Slot(str, bool)
    def _on_asked(self, text: str, use_library: bool) -> None:
        within, quotes_only = self.composer.within, self.composer.is_quotes_only
        if not self._controller.ask(text, use_library=use_library, within=within, quotes_only=quotes_only):
            self.composer.set_text(text)

    @Slot(int)
    def _on_retry(self, message_id: int) -> None:
        composer = self.composer
        self._controller.retry(
            message_id,
            use_library=composer.uses_library,
            within=composer.within,
            quotes_only=composer.is_quotes_only,
        )

    @Slot(int)
    def _on_copy(self, message_id: int) -> None:
        _copy(as_markdown(self._controller.text_of(message_id)))

    @Slot(int)
    def _on_copy_plain(self, message_id: int) -> None:
        _copy(as_plain(self._controller.text_of(message_id)))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _last_scope(items: Sequence[MessageItem]) -> tuple[Path, ...]:
    """A conversation goes on about the files that its last answer was asked of."""
    return next((item.answer.within for item in reversed(items) if item.answer is not None), ())
