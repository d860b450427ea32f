"""The documents tab: each document is translated into a file beside it and keeps its format. Emits requests; translates
nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.translate.controller import DocumentItem
from app.gui.translate.document_card import DocumentCard


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
        self._rows.addStretch(1)
        self._cards: list[DocumentCard] = []
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
        for number, item in enumerate(items):
            if number < len(self._cards):
                self._cards[number].show_item(item)
            else:
                self._add(item)
        for card in self._cards[len(items) :]:
            self._rows.removeWidget(card)
            card.deleteLater()
        del self._cards[len(items) :]
        self.stop.setVisible(any(item.state in ("waiting", "running") for item in items))
        self.tidy.setVisible(any(item.state not in ("waiting", "running") for item in items))

    def _add(self, item: DocumentItem) -> None:
        card = DocumentCard(item)
        card.open_requested.connect(self.open_requested)
        card.retry_requested.connect(lambda: self.retry_requested.emit(self._cards.index(card)))
        self._cards.append(card)
        self._rows.insertWidget(self._rows.count() - 1, card)
