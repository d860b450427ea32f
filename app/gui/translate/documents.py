"""Documents: drop or choose files, each is translated beside itself and keeps its format. Emits wishes; translates
nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.translate.controller import DocumentItem
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.page import clear


class DocumentsTab(QWidget):
    choose_requested = Signal()
    stop_requested = Signal()
    retry_requested = Signal(int)
    clear_requested = Signal()
    open_requested = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = QPushButton(self.tr("Choose files…"))
        self.choose.setObjectName("primary")
        self.choose.clicked.connect(self.choose_requested)
        self.bilingual = QCheckBox(self.tr("In both languages"))
        self.bilingual.setToolTip(self.tr("Both languages, one under the other"))
        self.stop = QPushButton(self.tr("Stop"))
        self.tidy = QPushButton(self.tr("Clear the list"))
        for button, signal in ((self.stop, self.stop_requested), (self.tidy, self.clear_requested)):
            button.setObjectName("chip")
            button.clicked.connect(signal)
            button.hide()
        self.hint = QLabel(
            self.tr(
                "Drop files here, or choose them. The result has the same format and stands beside the file: Word, "
                "PowerPoint, Excel, OpenDocument, EPUB, HTML, Markdown, text, subtitles and texts of programs. "
                "A PDF becomes a Word file, or a page with both languages."
            )
        )
        self.hint.setObjectName("quiet")
        self.hint.setWordWrap(True)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._inside)
        area.setAccessibleName(self.tr("Documents"))
        top = QHBoxLayout()
        top.setSpacing(12)
        for widget in (self.choose, self.bilingual):
            top.addWidget(widget)
        top.addStretch(1)
        for widget in (self.tidy, self.stop):
            top.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.hint)
        layout.addWidget(area, 1)
        self.show_items([])

    @Slot(list)
    def show_items(self, items: Sequence[DocumentItem]) -> None:
        clear(self._rows)
        for number, item in enumerate(items):
            self._rows.addWidget(self._card(number, item))
        self._rows.addStretch(1)
        self.stop.setVisible(any(item.state in ("waiting", "running") for item in items))
        self.tidy.setVisible(any(item.state not in ("waiting", "running") for item in items))

    def _card(self, number: int, item: DocumentItem) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        name = ElidedLabel()
        name.setObjectName("cardTitle")
        name.setText(f"{item.path.name} → {item.out.name}")
        name.setToolTip(str(item.out))
        state = QLabel(self._state(item))
        state.setObjectName("quiet")
        state.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(name)
        if item.state == "running" and item.progress is not None:
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setMaximum(item.progress.total)
            bar.setValue(item.progress.done)
            column.addWidget(bar)
        column.addWidget(state)
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 12, 12)
        row.addLayout(column, 1)
        for button in self._buttons(number, item):
            row.addWidget(button)
        return card

    def _buttons(self, number: int, item: DocumentItem) -> list[QPushButton]:
        if item.state == "done":
            show = QPushButton(self.tr("Open"))
            show.clicked.connect(lambda: self.open_requested.emit(item.out))
            folder = QPushButton(self.tr("Open folder"))
            folder.clicked.connect(lambda: self.open_requested.emit(item.out.parent))
            found = [show, folder]
        elif item.state in ("stopped", "failed"):
            again = QPushButton(self.tr("Go on") if item.state == "stopped" else self.tr("Try again"))
            again.clicked.connect(lambda: self.retry_requested.emit(number))
            found = [again]
        else:
            found = []
        for button in found:
            button.setObjectName("chip")
        return found

    def _state(self, item: DocumentItem) -> str:
        if item.notice:
            return item.notice
        if item.done is not None:
            text = self.tr("Ready · %n sentence(s)", "", item.done.segments)
            marked = len(item.done.marked)
            return text + (" · " + self.tr("%n to check", "", marked) if marked else "")
        if item.progress is None:
            return self.tr("Waiting")
        text = self.tr("{done} of {total} sentences").format(done=item.progress.done, total=item.progress.total)
        if item.progress.seconds_left is not None:
            minutes = max(1, round(item.progress.seconds_left / 60))
            text += " · " + self.tr("about %n minute(s) left", "", minutes)
        return text
