"""The first run: what the program does, a model, a folder; three screens that can each be skipped. Emits requests and
does no work."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.models.base import ModelEntry
from app.gui.base.icons import icon
from app.gui.base.messages import bytes_text
from app.gui.base.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, Theme

SMALL_MODEL = 450_000_000  # parameters; below it answers are quotes


class WelcomeDialog(QDialog):
    """`models` are offered in this order, the first one chosen; empty where none has to be downloaded. `folder` is
    suggested if there is one."""

    model_requested = Signal(str)
    own_model_requested = Signal()
    folder_requested = Signal(object)  # Path
    other_folder_requested = Signal()
    sample_requested = Signal()

    def __init__(
        self, theme: Theme, models: Sequence[ModelEntry], folder: Path | None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome to Alcove"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(560, 440)
        self._theme = theme
        self._folder = folder
        self.back = QPushButton(self.tr("Back"))
        self.back.clicked.connect(self._go_back)
        self.skip = QPushButton(self.tr("Skip"))
        self.skip.clicked.connect(self._next)
        self.go_on = QPushButton()
        self.go_on.setObjectName("primary")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._on_go_on)
        self.pages = QStackedWidget()
        self._promise = self._make_promise()
        self._model = self._make_model(models) if models else None
        self._start = self._make_start()
        for page in (self._promise, self._model, self._start):
            if page is not None:
                self.pages.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_S)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.skip)
        buttons.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_L)
        layout.setSpacing(SPACE_L)
        layout.addWidget(self.pages, 1)
        layout.addLayout(buttons)
        self._go(0)

    # -- the screens

    def _make_promise(self) -> QWidget:
        page, column = self._page(self.tr("Ask your own files"))
        for name, title, text in (
            ("lock", self.tr("Nothing leaves this computer"),
             self.tr("Files are read, searched and answered about here, without a connection. Only a model that you "
                     "get is downloaded, and every download is counted.")),
            ("search", self.tr("Every answer can be checked"),
             self.tr("It names the file and the page, one click opens it with the passage marked, and a sentence that "
                     "your files do not support says so.")),
            ("folder", self.tr("Your files stay as they are"),
             self.tr("They are only read. What the program notes of them is in a folder of its own and goes when you "
                     "remove them.")),
        ):  # fmt: skip
            column.addWidget(self._line(name, title, text))
        column.addStretch(1)
        return page

    def _make_model(self, models: Sequence[ModelEntry]) -> QWidget:
        page, column = self._page(self.tr("A model for this computer"))
        text = self.tr("It reads the passages that are found and writes the answer. A small model that finds passages "
                       "is got with it. You can change it later.")  # fmt: skip
        column.addWidget(self._text(text))
        self.models = QButtonGroup(page)
        for number, entry in enumerate(models):
            title = self.tr("{name} (suggested)").format(name=entry.name) if number == 0 else entry.name
            column.addWidget(self._choice(self.models, number, title, self._about(entry)))
        self._model_ids = [entry.id for entry in models]
        own = QPushButton(self.tr("Use a file I have…"))
        own.setObjectName("link")
        own.clicked.connect(self._on_own_model)
        column.addWidget(own, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return page

    def _make_start(self) -> QWidget:
        page, column = self._page(self.tr("Where to start"))
        text = self.tr("Choose what is read first. More can be added at any time, or dropped on the window.")
        column.addWidget(self._text(text))
        self.starts = QButtonGroup(page)
        choices = [
            ("other", self.tr("Another folder…"), self.tr("You choose it next.")),
            ("sample", self.tr("Sample files"), self.tr("A lease, a manual, a letter: to try it out.")),
        ]
        if self._folder is not None:
            choices.insert(0, ("folder", self._folder.name, str(self._folder)))
        self._start_names = [name for name, _, _ in choices]
        for number, (_, title, text) in enumerate(choices):
            column.addWidget(self._choice(self.starts, number, title, text))
        column.addStretch(1)
        return page

    def _about(self, entry: ModelEntry) -> str:
        does = self.tr("answers with quotes from your files") if entry.parameters < SMALL_MODEL else ""
        size = self.tr("{download} to download, {memory} of memory").format(
            download=bytes_text(entry.cost_bytes), memory=bytes_text(entry.memory_bytes)
        )
        fits = self.tr("tight on this computer") if entry.fits == "tight" else self.tr("fits this computer")
        return " · ".join(part for part in (does, size, fits) if part)

    # -- navigation

    def _go_back(self) -> None:
        self._go(self.pages.currentIndex() - 1)

    def _go(self, index: int) -> None:
        self.pages.setCurrentIndex(index)
        is_last = index == self.pages.count() - 1
        is_model = self._model is not None and self.pages.currentWidget() is self._model
        self.back.setVisible(index > 0)
        self.skip.setText(self.tr("Skip all") if index == 0 else self.tr("Skip"))
        texts = self.tr("Start"), self.tr("Get it and go on"), self.tr("Go on")
        self.go_on.setText(texts[0] if is_last else texts[1] if is_model else texts[2])
        page = self.pages.currentWidget()
        checked = page.findChild(QRadioButton) if page is not None else None
        (checked or self.go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        if self.sender() is self.skip and self.pages.currentIndex() == 0:
            self.reject()
        elif self.pages.currentIndex() + 1 < self.pages.count():
            self._go(self.pages.currentIndex() + 1)
        else:
            self.accept()

    def _on_go_on(self) -> None:
        page = self.pages.currentWidget()
        if page is self._model:
            self.model_requested.emit(self._model_ids[self.models.checkedId()])
        elif page is self._start:
            self._emit_start(self._start_names[self.starts.checkedId()])
        self._next()

    def _emit_start(self, name: str) -> None:
        if name == "folder":
            self.folder_requested.emit(self._folder)
        elif name == "other":
            self.other_folder_requested.emit()
        else:
            self.sample_requested.emit()

    def _on_own_model(self) -> None:
        self.own_model_requested.emit()
        self._next()

    # -- widgets

    def _page(self, heading: str) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        title = QLabel(heading)
        title.setObjectName("emptyTitle")
        column.addWidget(title)
        return page, column

    def _text(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("quiet")
        label.setWordWrap(True)
        return label

    def _line(self, icon_name: str, title: str, text: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, SPACE_S, 0, 0)
        layout.setSpacing(SPACE_L)
        picture = QLabel()
        picture.setPixmap(icon(icon_name, self._theme.colours.accent, 24).pixmap(24, 24))
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        heading = QLabel(title)
        heading.setObjectName("cardTitle")
        words.addWidget(heading)
        words.addWidget(self._text(text))
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        return row

    def _choice(self, group: QButtonGroup, number: int, title: str, text: str) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        button = QRadioButton(title)
        button.setAccessibleDescription(text)
        button.setChecked(number == 0)
        group.addButton(button, number)
        about = self._text(text)
        about.setIndent(24)
        column = QVBoxLayout(card)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        column.setSpacing(2)
        column.addWidget(button)
        column.addWidget(about)
        return card
