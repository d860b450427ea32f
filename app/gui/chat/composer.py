"""Where a question is typed. Emits it; knows no model and no library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.gui.icons import icon
from app.gui.theme import Theme
from app.gui.widgets.elided import ElidedLabel

MAX_LINES = 6


class Composer(QFrame):
    """Enter asks, Shift+Enter makes a new line; the button stops while an answer is written."""

    question_asked = Signal(str, bool)  # text, whether the library is used
    stop_requested = Signal()
    attach_requested = Signal()
    within_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._theme = theme
        self._is_busy = False
        self.within: tuple[Path, ...] = ()
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("question")
        self.edit.setPlaceholderText(self.tr("Ask about your files, or drop files here"))
        self.edit.setAccessibleName(self.tr("Question"))
        self.edit.setTabChangesFocus(True)
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.edit.setFrameShape(QFrame.Shape.NoFrame)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_text_changed)
        self.attach = QPushButton(self.tr("+ Add files"))
        self.attach.setObjectName("chip")
        self.attach.clicked.connect(self.attach_requested)
        self.scope = QPushButton(self.tr("My files"))
        self.scope.setObjectName("chip")
        self.scope.setCheckable(True)
        self.scope.setChecked(True)
        self.scope.setToolTip(self.tr("On: answers come from your files. Off: the model speaks alone."))
        self.quotes = QPushButton(self.tr("Quotes only"))
        self.quotes.setObjectName("chip")
        self.quotes.setCheckable(True)
        self.quotes.setToolTip(self.tr("On: answers are sentences of your files, word for word. No model writes."))
        self.scope.toggled.connect(self._on_scope_changed)
        self.files = ElidedLabel()
        self.files.setObjectName("within")
        self.all_files = QPushButton(self.tr("Ask all files"))
        self.all_files.setObjectName("chip")
        self.all_files.clicked.connect(lambda: self.set_within(()))
        self.send = QPushButton()
        self.send.setObjectName("primary")
        self.send.setFixedSize(34, 34)
        self.send.setIconSize(QSize(20, 20))
        self.send.clicked.connect(self._on_send)
        self._arrange()
        self.set_within(())
        theme.changed.connect(self._draw)
        self._draw()
        self._on_text_changed()

    def set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._draw()

    @property
    def uses_library(self) -> bool:
        return self.scope.isChecked() or bool(self.within)

    @property
    def is_quotes_only(self) -> bool:
        return self.quotes.isChecked() and self.uses_library

    def _on_scope_changed(self) -> None:
        self.quotes.setVisible(self.uses_library)

    def set_within(self, paths: Sequence[Path]) -> None:
        """Ask only these files; all of them when there are none."""
        self.within = tuple(paths)
        names = ", ".join(path.name for path in self.within)
        self.files.setText(self.tr("Asks only {names}").format(names=names))
        self.files.setToolTip("\n".join(str(path) for path in self.within))
        for widget in (self.files, self.all_files):
            widget.setVisible(bool(self.within))
        self.scope.setVisible(not self.within)
        self._on_scope_changed()
        self.within_changed.emit()

    def set_text(self, text: str) -> None:
        self.edit.setPlainText(text)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._ask()
                return True
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.attach)
        row.addWidget(self.scope)
        row.addWidget(self.quotes)
        row.addStretch(1)
        row.addWidget(self.send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(4)
        top = QHBoxLayout()
        top.setContentsMargins(4, 0, 0, 0)
        top.addWidget(self.files, 1)
        top.addWidget(self.all_files)
        layout.addLayout(top)
        layout.addWidget(self.edit)
        layout.addLayout(row)

    def _draw(self) -> None:
        name = "stop" if self._is_busy else "send"
        label = self.tr("Stop (Esc)") if self._is_busy else self.tr("Ask (Enter)")
        self.send.setIcon(icon(name, self._theme.colours.on_accent))
        self.send.setAccessibleName(label)
        self.send.setToolTip(label)
        self._enable()

    def _enable(self) -> None:
        self.send.setEnabled(self._is_busy or bool(self.edit.toPlainText().strip()))

    def _on_text_changed(self) -> None:
        lines = min(MAX_LINES, max(1, int(self.edit.document().size().height())))
        self.edit.setFixedHeight(lines * self.edit.fontMetrics().lineSpacing() + 18)
        self._enable()

    def _on_send(self) -> None:
        if self._is_busy:
            self.stop_requested.emit()
        else:
            self._ask()

    def _ask(self) -> None:
        text = self.edit.toPlainText().strip()
        if text and not self._is_busy:
            self.edit.clear()
            self.question_asked.emit(text, self.uses_library)
