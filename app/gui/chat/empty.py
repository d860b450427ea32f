"""The chat before the first question: what to do next, and what could be asked. Knows no library; is told what is
there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.gui.base.theme import READING_WIDTH
from app.gui.chat.example_texts import example_text
from app.gui.widgets.elided import ElidedButton
from app.gui.widgets.page_parts import clear

if TYPE_CHECKING:
    from app.core.chat.examples import Example


class EmptyChat(QWidget):
    add_folder_requested = Signal()
    add_sample_requested = Signal()
    models_requested = Signal()
    question_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setObjectName("emptyTitle")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = QLabel()
        self.text.setObjectName("quiet")
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.folder = ElidedButton(self.tr("Add a folder…"))
        self.folder.setObjectName("primary")
        self.folder.clicked.connect(self.add_folder_requested)
        self.sample = ElidedButton(self.tr("Try it with sample files"))
        self.sample.clicked.connect(self.add_sample_requested)
        self.models = ElidedButton(self.tr("Choose a model…"))
        self.models.setObjectName("primary")
        self.models.clicked.connect(self.models_requested)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        for button in (self.models, self.folder, self.sample):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._shown: tuple[Example, ...] = ()
        self._has_models = self._asks_everything = True
        self.examples = QWidget()
        self._questions = QVBoxLayout(self.examples)
        self._questions.setContentsMargins(0, 0, 0, 0)
        self._questions.setSpacing(8)
        column = QWidget()
        column.setMaximumWidth(READING_WIDTH)
        inner = QVBoxLayout(column)
        inner.setSpacing(12)
        inner.addStretch(1)
        inner.addWidget(self.title)
        inner.addWidget(self.text)
        inner.addLayout(self._buttons)
        inner.addSpacing(12)
        inner.addWidget(self.examples)
        inner.addStretch(2)
        layout = QHBoxLayout(self)
        layout.addWidget(column)
        self.show_state(has_models=True, files=0)

    def show_state(self, *, has_models: bool, files: int, waiting: int = 0) -> None:
        """`files` is the number of searchable files, `waiting` of those still being read."""
        if not has_models:
            title = self.tr("First, a model")
            text = self.tr("A model answers on this computer. Choose one that fits; the search model is needed too.")
        elif files == 0 and waiting:
            title = self.tr("Your files are being read")
            text = self.tr("You can ask already: what is read so far is found.")
        elif files == 0:
            title = self.tr("Drop your files here")
            text = self.tr("Drop a folder or PDFs anywhere on this window. They are read on this computer, and nothing "
                           "leaves it. Then ask, and every answer shows the page it comes from.")  # fmt: skip
        else:
            title = self.tr("Ask about your files")
            text = self.tr("{n} files are searchable. Answers name the file and page they come from.").format(n=files)
        self.title.setText(title)
        self.text.setText(text)
        self.models.setVisible(not has_models)
        for button in (self.folder, self.sample):
            button.setVisible(has_models and files == 0 and not waiting)
        self._has_models = has_models
        self._show_or_hide()

    def show_examples(self, examples: Sequence[Example]) -> None:
        """Questions that the files can be asked; a click on one asks it."""
        if tuple(examples) == self._shown:
            return
        self._shown = tuple(examples)
        clear(self._questions)
        for text in map(example_text, self._shown):
            button = ElidedButton(text)
            button.setObjectName("question")
            button.clicked.connect(lambda _=False, text=text: self.question_chosen.emit(text))
            self._questions.addWidget(button)
        self._show_or_hide()

    def follow_scope(self, *, asks_everything: bool) -> None:
        """The questions are about all files: they make no sense where others, or none, are asked."""
        self._asks_everything = asks_everything
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.examples.setVisible(bool(self._shown) and self._has_models and self._asks_everything)
