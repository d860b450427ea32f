"""The chat page: header, transcript or empty state, composer. Arranges widgets and joins them to the controller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.gui.base.actions import Action
from app.gui.base.theme import READING_WIDTH, Theme
from app.gui.chat.composer.composer import Composer
from app.gui.chat.composer.scope import Scope
from app.gui.chat.controller import ChatController
from app.gui.chat.copying import copy_answer, copy_text
from app.gui.chat.empty import EmptyChat
from app.gui.chat.preload import warm
from app.gui.chat.transcript.items import MessageItem, MessageList
from app.gui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from app.gui.chat.composer.attachments import Attachment
    from app.gui.chat.transcript.transcript import Transcript

WARM_MS = 500  # after the window is shown: Markdown modules are loaded on a thread before the first answer


class ChatView(QWidget):
    link_requested = Signal(str)
    models_requested = Signal()
    translation_requested = Signal(int)  # id of an answer with quotes in another language
    files_attached = Signal(list)  # Paths that were dropped or pasted into the question

    def __init__(self, controller: ChatController, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._controller = controller
        self._theme = theme
        self.title = ElidedLabel()
        self.title.setObjectName("title")
        self.model = QPushButton()
        self.model.setObjectName("chip")
        self.options = QPushButton()
        self.options.setObjectName("chip")
        self.options.setToolTip(self.tr("Preset, instructions, model, temperature and context of this conversation"))
        self.show_preset("")
        self.empty = EmptyChat()
        self.composer = Composer(theme)
        self.footer = QLabel(self.tr("Everything stays on this computer"))
        self.footer.setObjectName("quiet")
        self.footer.setWordWrap(True)
        self.footer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._arrange()
        self._connect()
        QTimer.singleShot(WARM_MS, self, self._warm)

    @cached_property
    def transcript(self) -> Transcript:
        """Made with the first message, or shortly after the start: an empty conversation needs none."""
        from app.gui.chat.transcript.formulas import Formulas
        from app.gui.chat.transcript.transcript import Transcript

        made = Transcript(self._theme, formulas=Formulas(self._controller.runner, self))
        self._stack.addWidget(made)
        self._connect_transcript(made)
        return made

    @cached_property
    def to_end(self) -> QPushButton:
        made = QPushButton(self.tr("↓ To the end"), self.transcript)
        made.setObjectName("chip")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.hide()
        made.clicked.connect(self.transcript.scroll_to_end)
        return made

    @property
    def _has_transcript(self) -> bool:
        return "transcript" in vars(self)

    def _warm(self) -> None:
        assert self.transcript is not None  # made here, before the first message would wait for it
        warm(self._controller.runner, self._controller.services)

    def show_server(self, host: str) -> None:
        """Shown instead of the promise that everything stays on this computer."""
        self.footer.setText(self.tr("Vectors of your files are kept on {host}; texts stay here").format(host=host))

    def ask_within(self, paths: Sequence[Path], text: str) -> None:
        """Restrict the next question to these files."""
        self.composer.set_within(paths)
        self.composer.set_text(text)
        self.composer.edit.setFocus()

    def show_attachments(self, items: Sequence[Attachment]) -> None:
        """Questions are restricted to the attachments, unless the person chooses all files again."""
        self.composer.attached.show_items(items)
        self.composer.scope.show_attached([item.path for item in items])

    def show_preset(self, name: str) -> None:
        """Show the name of the preset in the header; "" for none."""
        self.options.setText(name or self.tr("This conversation…"))
        self.options.setAccessibleName(self.tr("Options of this conversation"))

    def show_message(self, message_id: int) -> None:
        self.transcript.show_message(message_id)

    def _arrange(self) -> None:
        header = QFrame()
        header.setObjectName("header")
        header.setFixedHeight(50)
        row = QHBoxLayout(header)
        row.setContentsMargins(20, 0, 16, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.model)
        row.addWidget(self.options)
        bottom = QWidget()
        bottom.setMaximumWidth(READING_WIDTH + 40)
        column = QVBoxLayout(bottom)
        column.setContentsMargins(20, 4, 20, 8)
        column.setSpacing(6)
        column.addWidget(self.composer)
        column.addWidget(self.footer)
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

    def commands(self) -> list[Action]:
        """Actions on the conversation, for the window's list."""
        group, control = self.tr("Conversation"), self._controller

        def has_answer() -> bool:
            return control.last("assistant") is not None and not control.is_busy

        return [
            Action("retry", self.tr("Try the last answer again"), "Ctrl+R", self._retry_last, has_answer, group),
            Action("copy", self.tr("Copy the last answer"), "Ctrl+Shift+C", self._copy_last, has_answer, group),
            Action("edit", self.tr("Edit the last question"), "", self._edit_last,
                   lambda: control.last("user") is not None, group),
            Action("end", self.tr("Scroll to the end"), "", lambda: self.transcript.scroll_to_end(), group=group),
            *self.composer.commands(),
        ]  # fmt: skip

    def keep_draft(self) -> None:
        """Save what is typed, before another conversation is shown or the window closes."""
        text = self.composer.take_draft()
        if text is not None:
            self._controller.save_draft(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._has_transcript and watched is self.transcript and event.type() == QEvent.Type.Resize:
            self._place_to_end()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        controller, composer = self._controller, self.composer
        controller.leaving.connect(self.keep_draft)
        controller.items_reset.connect(self._on_reset)
        controller.item_added.connect(self._on_added)
        controller.draft_changed.connect(self._on_opened)
        controller.busy_changed.connect(self._on_busy)
        controller.stopping_changed.connect(composer.set_stopping)
        controller.queue_changed.connect(self._on_queue)
        controller.queue_ready.connect(lambda text: self._on_asked(text, composer.uses_library))
        controller.title_changed.connect(self._on_title)
        composer.question_asked.connect(self._on_asked)
        composer.question_queued.connect(controller.enqueue)
        composer.question_edited.connect(self._on_edited)
        composer.stop_requested.connect(controller.stop)
        composer.draft_changed.connect(controller.save_draft)
        composer.edit_changed.connect(controller.save_edit)
        controller.edit_restored.connect(composer.begin_edit)
        composer.files_attached.connect(self.files_attached)
        composer.edit.last_requested.connect(self._edit_last)
        composer.edit.scroll_requested.connect(self._on_scroll)
        composer.queue.edit_requested.connect(self._on_queued_edited)
        composer.queue.remove_requested.connect(controller.take_queued)
        composer.queue.send_requested.connect(self._on_queued_sent)
        self.empty.question_chosen.connect(lambda text: self._on_asked(text, True))

    def _connect_transcript(self, transcript: Transcript) -> None:
        from app.gui.chat.table_export import TableExport

        controller = self._controller
        controller.tail_changed.connect(transcript.replace_tail)
        controller.message_shown.connect(transcript.show_message)
        transcript.citation_clicked.connect(self._on_citation)
        transcript.passage_clicked.connect(self._on_passage)
        transcript.retry_clicked.connect(self._on_retry)
        transcript.route_clicked.connect(self._on_route)
        transcript.continue_clicked.connect(lambda message: controller.go_on(message, self._scope()))
        transcript.version_clicked.connect(controller.choose_version)
        transcript.edit_clicked.connect(self._on_edit)
        transcript.quote_requested.connect(self._on_quote)
        transcript.copy_clicked.connect(self._on_copy)
        transcript.copy_plain_clicked.connect(self._on_copy_plain)
        transcript.code_copied.connect(copy_text)
        transcript.offer_clicked.connect(controller.run_offer)
        tables = TableExport(controller.runner, self)
        transcript.table_requested.connect(tables.take)
        tables.failed.connect(controller.failed)
        transcript.link_clicked.connect(self.link_requested)
        transcript.translate_clicked.connect(self.translation_requested)
        transcript.following_changed.connect(self._on_following)
        transcript.installEventFilter(self)

    @Slot(object)
    def _on_reset(self, items: MessageList) -> None:
        if items or self._has_transcript:
            self.transcript.set_items(items)
        self._stack.setCurrentWidget(self.transcript if items else self.empty)

    @Slot(str)
    def _on_opened(self, draft: str) -> None:
        """Another conversation is shown."""
        items = self.transcript.items() if self._has_transcript else ()
        self.composer.set_within(_last_scope(items) or self.composer.scope.attached)
        self.composer.set_draft(draft)
        self.composer.edit.setFocus()

    @Slot(bool)
    def _on_busy(self, is_busy: bool) -> None:
        self.composer.set_busy(is_busy)
        self._on_queue(self._controller.queued)

    @Slot(list)
    def _on_queue(self, questions: list[str]) -> None:
        self.composer.queue.show_questions(questions, is_busy=self._controller.is_busy)

    @Slot(int)
    def _on_queued_edited(self, place: int) -> None:
        self.composer.set_text(self._controller.take_queued(place))
        self.composer.edit.setFocus()

    @Slot(int)
    def _on_queued_sent(self, place: int) -> None:
        if not self._controller.is_busy:
            self._on_asked(self._controller.take_queued(place), self.composer.uses_library)

    @Slot(bool)
    def _on_following(self, is_following: bool) -> None:
        self.to_end.setVisible(not is_following)
        self._place_to_end()

    def _place_to_end(self) -> None:
        size = self.to_end.sizeHint()
        self.to_end.setGeometry(
            (self.transcript.width() - size.width()) // 2, self.transcript.height() - size.height() - 8,
            size.width(), size.height(),
        )  # fmt: skip

    @Slot(int)
    def _on_scroll(self, pages: int) -> None:
        from PySide6.QtWidgets import QAbstractSlider

        step = QAbstractSlider.SliderAction
        bar = self.transcript.verticalScrollBar()
        bar.triggerAction(step.SliderPageStepAdd if pages > 0 else step.SliderPageStepSub)

    @Slot(object)
    def _on_added(self, item: MessageItem) -> None:
        self._stack.setCurrentWidget(self.transcript)
        self.transcript.add_item(item)

    @Slot(str)
    def _on_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setToolTip(title)

    def _scope(self) -> Scope:
        composer = self.composer
        return Scope(composer.uses_library, composer.within, composer.is_quotes_only)

    @Slot(str, bool)
    def _on_asked(self, text: str, use_library: bool) -> None:
        if not self._controller.ask(text, replace(self._scope(), use_library=use_library)):
            self.composer.set_text(text)

    @Slot(int, str)
    def _on_edited(self, message_id: int, text: str) -> None:
        if not self._controller.edit(message_id, text, self._scope()):
            self.composer.begin_edit(message_id, text)

    @Slot(int)
    def _on_retry(self, message_id: int) -> None:
        self._controller.retry(message_id, self._scope())

    @Slot(int, str)
    def _on_route(self, message_id: int, kind: str) -> None:
        from app.core.chat.routes.base import ROUTE_KINDS

        if kind == "models":
            self.models_requested.emit()
        if (route := next((known for known in ROUTE_KINDS if known == kind), None)) is not None:
            self._controller.retry(message_id, replace(self._scope(), route=route))

    @Slot(int)
    def _on_edit(self, message_id: int) -> None:
        self.composer.begin_edit(message_id, self._controller.text_of(message_id))

    def _edit_last(self) -> None:
        if (item := self._controller.last("user")) is not None:
            self._on_edit(item.id)

    def _retry_last(self) -> None:
        if (item := self._controller.last("assistant")) is not None:
            self._on_retry(item.id)

    def _copy_last(self) -> None:
        if (item := self._controller.last("assistant")) is not None:
            self._on_copy(item.id)

    @Slot(int, str)
    def _on_quote(self, message_id: int, selected: str) -> None:
        from app.gui.chat.transcript.clipboard import as_markdown

        self.composer.quote(selected or as_markdown(self._controller.text_of(message_id)))

    @Slot(int)
    def mark_opened(self, index: int) -> None:
        """Mark the citation that the reader shows; a negative index means that the reader was closed."""
        if not self._has_transcript:
            return
        numbers, source = self._controller.opened_numbers, self.transcript.chosen_source
        if not 0 <= index < len(numbers):
            self.transcript.choose_source("")
        elif source:
            self.transcript.choose_source(f"{source.rpartition('/')[0]}/{numbers[index]}")

    @Slot(int, int)
    def _on_citation(self, message_id: int, number: int) -> None:
        self.transcript.choose_source(f"cite:{message_id}/{number}")
        self._controller.open_citation(message_id, number)

    @Slot(int, int)
    def _on_passage(self, message_id: int, rank: int) -> None:
        self.transcript.choose_source(f"passage:{message_id}/{rank}")
        self._controller.open_passage(message_id, rank)

    @Slot(int)
    def _on_copy(self, message_id: int) -> None:
        copy_answer(self._controller.text_of(message_id))

    @Slot(int)
    def _on_copy_plain(self, message_id: int) -> None:
        copy_answer(self._controller.text_of(message_id), is_plain=True)


def _last_scope(items: Sequence[MessageItem]) -> tuple[Path, ...]:
    """The files that the last answer was restricted to: the conversation goes on about them."""
    return next((item.answer.within for item in reversed(items) if item.answer is not None), ())
