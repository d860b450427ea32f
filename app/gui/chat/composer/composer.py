"""The field in which a question is typed, with the rows above it and the controls below it. Emits the question; knows
no model and no library."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui.base.actions import Action
from app.gui.base.icons import icon
from app.gui.base.theme import Theme
from app.gui.chat.composer.pending_rows import Attached, Pasted, Queue, Rows
from app.gui.chat.composer.question_edit import QuestionEdit
from app.gui.chat.composer.scope_button import ScopeButton
from app.gui.widgets.elided import ElidedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QShowEvent

    from app.gui.chat.composer.slash import SlashList

DRAFT_MS = 500  # after the last key: a killed program loses at most this much typing
FOCUS_MS = 200  # after it is shown: by then the window has the focus, or has opened behind others


class Composer(QFrame):
    """Its button asks; while an answer is generated it stops it, and then ends a model that does not stop."""

    question_asked = Signal(str, bool)  # text, whether the library is used
    question_queued = Signal(str)
    question_edited = Signal(int, str)  # message id, text
    stop_requested = Signal()
    attach_requested = Signal()
    files_attached = Signal(list)  # Paths that were dropped or pasted into the question
    pasted_changed = Signal(list)  # Paths of long texts that lie beside the question
    draft_changed = Signal(str)
    edit_changed = Signal(int, str)  # message id and text; id 0 when no message is edited any more

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._theme = theme
        self._is_busy = False
        self._is_stopping = False
        self._editing = 0
        self._before_edit = ""
        self._pasted: dict[Path, int] = {}
        self.folder: Path | None = None  # where pasted pictures and long texts are saved; None: they are not
        self.edit = QuestionEdit()
        self.edit.setPlaceholderText(self.tr("Ask about your files, or drop files here"))
        self.edit.setAccessibleName(self.tr("Question"))
        self.slash_commands: Callable[[], Sequence[Action]] = lambda: ()
        self.setProperty("focused", True)
        self.queue, self.pasted, self.editing = Queue(), Pasted(), Rows()
        self.attached = Attached()
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.setInterval(DRAFT_MS)
        self._make_buttons()
        self._arrange()
        self._connect()
        self._draw()

    @cached_property
    def slash(self) -> SlashList:
        """The list of commands, made with the first slash that begins a question."""
        from app.gui.chat.composer.slash import SlashList

        made = SlashList(self)
        made.source = self.slash_commands
        made.chosen.connect(self._on_command)
        return made

    @property
    def _is_choosing(self) -> bool:
        return "slash" in vars(self) and self.slash.isVisible()

    def set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._draw()

    def set_stopping(self, is_stopping: bool) -> None:
        """The model of a stopped answer is still running."""
        self._is_stopping = is_stopping
        self._draw()

    @property
    def uses_library(self) -> bool:
        return self.scope.uses_library

    @property
    def within(self) -> tuple[Path, ...]:
        return self.scope.within

    @property
    def is_quotes_only(self) -> bool:
        return self.quotes.isChecked() and self.uses_library

    def set_within(self, paths: Sequence[Path]) -> None:
        """Restrict questions to these files; an empty list means all files."""
        self.scope.set_within(paths)

    def set_text(self, text: str) -> None:
        self.edit.setPlainText(text)
        if text:  # at the start there is no text, and loading QTextCursor takes 3 ms
            self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)

    def set_draft(self, text: str) -> None:
        """Show a stored draft, which needs no saving."""
        self.leave_edit()
        self.set_text(text)
        self._draft.stop()

    def take_draft(self) -> str | None:
        """The text that is not saved yet; None if everything is saved."""
        is_due = self._draft.isActive()
        self._draft.stop()
        if is_due and self._editing:
            self.edit_changed.emit(self._editing, self.edit.toPlainText())
        return self.edit.toPlainText() if is_due and not self._editing else None

    def quote(self, text: str) -> None:
        """Insert a text above what is typed, as a Markdown quote."""
        quoted = "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())
        self.set_text(f"{quoted}\n\n{self.edit.toPlainText()}")
        self.edit.setFocus()

    def begin_edit(self, message_id: int, text: str) -> None:
        """The next question replaces the message with this id."""
        if not self._editing:
            self._before_edit = self.edit.toPlainText()
            self.draft_changed.emit(self._before_edit)
        self._editing = message_id
        self.editing.clear_rows()
        cancel = (self.tr("Cancel"), self.tr("Do not edit the question"), self.end_edit)
        self.editing.add_row(self.tr("Editing a question. The former version stays."), [cancel])
        self.set_text(text)
        self.edit.setFocus()

    def end_edit(self) -> None:
        if self._editing:
            self.edit_changed.emit(0, "")
            self.leave_edit()

    def leave_edit(self) -> None:
        """Another conversation is shown. The edit stays saved until its conversation is shown again."""
        if self._editing:
            self._editing = 0
            self.editing.clear_rows()
            self.set_text(self._before_edit)
            self._before_edit = ""

    def commands(self) -> list[Action]:
        """Actions of the composer for the window's list."""
        group = self.tr("Question")
        return [
            Action("quotes", self.tr("Answer with quotes only: on or off"), "", self.quotes.click, group=group),
            *self.scope.commands(),
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._mark_focus(event.type() == QEvent.Type.FocusIn)
            if event.type() == QEvent.Type.FocusOut and self._is_choosing:
                self.slash.hide()
        if watched is self.edit and event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = self._is_choosing or self._editing
            if event.key() == Qt.Key.Key_Escape and is_ours:  # before the window's own Escape
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(FOCUS_MS, self, lambda: self._mark_focus(self.edit.hasFocus()))

    def _mark_focus(self, is_focused: bool) -> None:
        """The window opens with the focus here, and the frame is built that way: asking for the style the first time
        costs 10 ms."""
        if self.property("focused") != is_focused:
            self.setProperty("focused", is_focused)
            self.style().unpolish(self)
            self.style().polish(self)

    def _make_buttons(self) -> None:
        self.attach = ElidedButton(self.tr("+ Attach"))
        self.scope = ScopeButton()
        self.quotes = ElidedButton(self.tr("Quotes only"))
        self.quotes.setToolTip(self.tr("On: answers are sentences of your files, word for word. No model writes."))
        for button in (self.attach, self.quotes):
            button.setObjectName("chip")
        self.quotes.setCheckable(True)
        self.send = QPushButton()
        self.send.setObjectName("primary")
        self.send.setFixedSize(34, 34)
        self.send.setIconSize(QSize(20, 20))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.scope, self.attach, self.quotes):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(4)
        for rows in (self.queue, self.attached, self.pasted, self.editing):
            layout.addWidget(rows)
        layout.addWidget(self.edit)
        layout.addLayout(row)

    def _connect(self) -> None:
        self.edit.installEventFilter(self)
        self.edit.takes_key = self._takes_key
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.submitted.connect(self._submit)
        self.edit.text_pasted.connect(self._on_text_pasted)
        self.edit.image_pasted.connect(self._on_image_pasted)
        self.edit.files_dropped.connect(self.files_attached)
        self.attach.clicked.connect(self.attach_requested)
        self.scope.changed.connect(lambda: self.quotes.setVisible(self.uses_library))
        self.send.clicked.connect(self._on_send)
        self.pasted.whole_requested.connect(self._on_whole)
        self.pasted.remove_requested.connect(self._forget)
        self._draft.timeout.connect(self._save)
        self._theme.changed.connect(self._draw)

    def _takes_key(self, event: QKeyEvent) -> bool:
        if self._is_choosing and self.slash.takes_key(event):
            return True
        if event.key() == Qt.Key.Key_Escape and self._editing:
            self.end_edit()
            return True
        return False

    def _draw(self) -> None:
        name = "stop" if self._is_busy or self._is_ending else "send"
        label = self.tr("Ask (Enter)")
        if self._is_busy:
            label = self.tr("Stop (Esc)")
        elif self._is_ending:
            label = self.tr("The model is still stopping. End it at once (Esc)")
        can_send = self._is_busy or self._is_ending or bool(self.edit.toPlainText().strip())
        colours = self._theme.colours
        self.send.setIcon(icon(name, colours.on_accent if can_send else colours.faint))
        self.send.setAccessibleName(label)
        self.send.setToolTip(label)
        self.send.setEnabled(can_send)

    @property
    def _is_ending(self) -> bool:
        """Whether the button ends the model. With the next question typed it asks that one."""
        return self._is_stopping and not self._is_busy and not self.edit.toPlainText().strip()

    @Slot()
    def _on_text_changed(self) -> None:
        text = self.edit.toPlainText() if self.edit.hasFocus() else ""
        if text.startswith("/") or self._is_choosing:
            self.slash.show_for(text)
        self._draft.start()
        self._draw()

    @Slot()
    def _save(self) -> None:
        if self._editing:
            self.edit_changed.emit(self._editing, self.edit.toPlainText())
        else:
            self.draft_changed.emit(self.edit.toPlainText())

    @Slot()
    def _on_send(self) -> None:
        if self._is_busy or self._is_ending:
            self.stop_requested.emit()
        else:
            self._submit()

    @Slot()
    def _submit(self) -> None:
        text = self.edit.toPlainText().strip()
        if not text or (self._is_busy and self._editing):
            return
        if self._pasted:
            self.files_attached.emit(list(self._pasted))
            self._pasted.clear()
            self._show_pasted()
        editing, self._editing = self._editing, 0
        self.editing.clear_rows()
        self.set_text(self._before_edit if editing else "")
        self._before_edit = ""
        if editing:
            self.edit_changed.emit(0, "")
            self.question_edited.emit(editing, text)
        elif self._is_busy:
            self.question_queued.emit(text)
        else:
            self.question_asked.emit(text, self.uses_library)

    @Slot(object)
    def _on_command(self, action: Action) -> None:
        self.edit.clear()
        action.run()

    @Slot(str)
    def _on_text_pasted(self, text: str) -> None:
        file = self._new_file("txt")
        file.write_text(text, "utf-8")
        self._pasted[file] = len(text)
        self._show_pasted()

    @Slot(list)
    def show_pasted(self, files: Sequence[Path]) -> None:
        """Show pasted texts of a question that was not asked when the program ended."""
        self._pasted = {file: len(file.read_text("utf-8", "replace")) for file in files}
        self._show_pasted()

    def _show_pasted(self) -> None:
        self.pasted.show_files(list(self._pasted.items()))
        self.pasted_changed.emit(list(self._pasted))

    @Slot(object)
    def _on_image_pasted(self, image: QImage) -> None:
        if self.folder is not None and not image.isNull():
            file = self._new_file("png")
            if image.save(str(file)):
                self.files_attached.emit([file])

    @Slot(object)
    def _on_whole(self, file: Path) -> None:
        text = file.read_text("utf-8") if file.exists() else ""
        self._forget(file)
        self.edit.insertPlainText(text)
        self.edit.setFocus()

    @Slot(object)
    def _forget(self, file: Path) -> None:
        self._pasted.pop(file, None)
        file.unlink(missing_ok=True)
        self._show_pasted()

    def keep_pasted_in(self, folder: Path) -> None:
        self.folder = folder
        self.edit.keeps_long_text = True

    def _new_file(self, ending: str) -> Path:
        assert self.folder is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        name = self.tr("Pasted {when}").format(when=time.strftime("%Y-%m-%d %H.%M.%S"))
        file, number = self.folder / f"{name}.{ending}", 2
        while file.exists():
            file, number = self.folder / f"{name} {number}.{ending}", number + 1
        return file
