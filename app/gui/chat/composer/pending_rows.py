"""The rows above the field of the composer: queued questions, long pasted texts, attachments, and the message that is
being edited. Rows with buttons; knows no controller."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui.base.messages import state_text
from app.gui.chat.composer.attachments import Attachment
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.page_parts import clear


class Rows(QWidget):
    """Rows of a text and buttons; hidden while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def clear_rows(self) -> None:
        clear(self._column)
        self.hide()

    def add_row(self, text: str, buttons: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """Each button is its label, its accessible name and its function."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        label = ElidedLabel()
        label.setObjectName("quiet")
        label.setText(" ".join(text.split()))
        label.setToolTip(text[:1000])
        line.addWidget(label, 1)
        for shown, name, run in buttons:
            button = QPushButton(shown)
            button.setObjectName("chip")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, run=run: run())
            line.addWidget(button)
        self._column.addWidget(row)
        self.show()


class Queue(Rows):
    """Questions that will be asked in this order."""

    edit_requested = Signal(int)
    remove_requested = Signal(int)
    send_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: list[str] = []
        self._is_busy = False

    def show_questions(self, questions: Sequence[str], *, is_busy: bool) -> None:
        if (list(questions), is_busy) == (self._questions, self._is_busy):
            return
        self._questions, self._is_busy = list(questions), is_busy
        self.clear_rows()
        for place, question in enumerate(self._questions):
            text = self.tr("Next: {question}") if place == 0 else self.tr("Then: {question}")
            buttons = [
                (self.tr("Edit"), self.tr("Edit this waiting question"), lambda n=place: self.edit_requested.emit(n)),
                (self.tr("Remove"), self.tr("Remove this waiting question"),
                 lambda n=place: self.remove_requested.emit(n)),
            ]  # fmt: skip
            if not is_busy:
                name = self.tr("Ask this question now")
                buttons.insert(0, (self.tr("Ask now"), name, lambda n=place: self.send_requested.emit(n)))
            self.add_row(text.format(question=question), buttons)


class Attached(Rows):
    """The files of the conversation, each with how far it is read."""

    keep_requested = Signal(object)  # Path
    remove_requested = Signal(object)

    def show_items(self, items: Sequence[Attachment]) -> None:
        self.clear_rows()
        for item in items:
            buttons = [
                (self.tr("Keep in library"), self.tr("Read it into the library too: every conversation finds it then"),
                 lambda p=item.path: self.keep_requested.emit(p)),
                (self.tr("Remove"), self.tr("Take it out of this conversation"),
                 lambda p=item.path: self.remove_requested.emit(p)),
            ]  # fmt: skip
            self.add_row(f"{item.path.name} · {self._state(item)}", buttons)

    def _state(self, item: Attachment) -> str:
        if item.is_waiting:
            return self.tr("is being read…")
        if len(item.rows) == 1 and item.rows[0].reason:
            return state_text(item.rows[0])
        if item.is_whole:
            return self.tr("short: goes in whole")
        return self.tr("%n passage(s): searched", "", sum(row.chunks for row in item.rows))


class Pasted(Rows):
    """Long pasted texts, each saved in a file."""

    whole_requested = Signal(object)  # Path
    remove_requested = Signal(object)

    def show_files(self, files: Sequence[tuple[Path, int]]) -> None:
        """Each file with its number of characters."""
        self.clear_rows()
        for file, characters in files:
            text = self.tr("Pasted text, {n} characters: attached, and read where it matters")
            buttons = [
                (self.tr("Put in whole"), self.tr("Put the whole text into the question"),
                 lambda f=file: self.whole_requested.emit(f)),
                (self.tr("Remove"), self.tr("Remove the pasted text"), lambda f=file: self.remove_requested.emit(f)),
            ]  # fmt: skip
            self.add_row(text.format(n=f"{characters:,}"), buttons)
