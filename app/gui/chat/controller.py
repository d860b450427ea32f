"""Runs a conversation: asks, retries, edits and branches, continues, and queues further questions. Builds no widget;
emits signals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core.chat.store import LAST, StoredMessage
from app.core.errors import AppError
from app.core.task import Task
from app.gui.base.messages import code_text, error_text
from app.gui.base.tasks import TaskRunner
from app.gui.chat.answer_stream import AnswerStream, stopped_notice
from app.gui.chat.composer.scope import MY_FILES, Scope
from app.gui.chat.offer_texts import can_continue, survey_words
from app.gui.chat.transcript.items import MessageItem, MessageList

if TYPE_CHECKING:
    from app.bootstrap import Services
    from app.core.chat.base import AskEvent, Survey
    from app.core.library.base import PassageRef

TITLE_CHARS = 60
Work = Callable[[Task], "Iterator[AskEvent]"]


class ChatController(QObject):
    """One conversation at a time; `conversation` is None for a new, unsaved one."""

    conversations_changed = Signal()
    leaving = Signal()  # another conversation will be shown: time to save what is typed in this one
    items_reset = Signal(object)  # MessageList
    item_added = Signal(object)
    tail_changed = Signal(object)
    message_shown = Signal(int)  # id of a message of which another version was chosen
    draft_changed = Signal(str)
    edit_restored = Signal(int, str)  # message id and the unfinished edit when the program ended
    queue_changed = Signal(list)
    queue_ready = Signal(str)  # the next queued question can be asked
    busy_changed = Signal(bool)
    stopping_changed = Signal(bool)
    title_changed = Signal(str)
    passages_requested = Signal(list, int)  # PassageRefs of one answer, which one to open
    failed = Signal(str)

    def __init__(self, services: Services, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.runner = runner
        self.conversation: int | None = None
        self._items = MessageList()
        self._queue: list[str] = []
        self.opened_numbers: list[int] = []  # citation numbers of the passages last opened
        self._answering = AnswerStream(services, runner, self)
        self._answering.changed.connect(self._on_changed)
        self._answering.ended.connect(self._on_ended)
        self._answering.stopping_changed.connect(self.stopping_changed)
        self._answering.failed.connect(self.failed)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is being generated. After Stop it is False at once, while the thread may need another
        second."""
        return self._answering.item is not None

    @property
    def queued(self) -> list[str]:
        """Questions that wait for the present answer."""
        return list(self._queue)

    def start_new(self) -> None:
        self.leaving.emit()
        self.stop()
        self.conversation = None
        self._show(MessageList())
        self.title_changed.emit("")

    def open(self, conversation_id: int) -> None:
        if conversation_id == self.conversation:
            return
        self.leaving.emit()
        self.stop()
        self.conversation = conversation_id
        self._show(self._stored())
        self.title_changed.emit(self._title(conversation_id))

    def ask(self, question: str, scope: Scope = MY_FILES) -> bool:
        """False while an answer is still being written."""
        return self._ask(question, scope)

    def edit(self, message_id: int, question: str, scope: Scope) -> bool:
        """Ask another question in place of this one. The old question and everything after it stay as a version."""
        index = self._index(message_id)
        if index is None or self.is_busy or self._items[index].role != "user" or not question.strip():
            return False
        return self._ask(question, scope, at=index)

    def retry(self, message_id: int, scope: Scope = MY_FILES) -> None:
        """Ask the question of an answer again, as another version of the answer. A survey of many files that was
        stopped is continued."""
        index = self._index(message_id)
        if index is None or self.is_busy or self.conversation is None:
            return
        item = self._items[index]
        if item.answer is not None and (survey := item.answer.survey) is not None:
            again = survey if item.state != "complete" else replace(survey, rows=())
            self._answer(index, self._survey(again), self.tr("Reading your files…"))
            return
        question = self._question_of(index)
        if question:
            self._answer(index, *self._work(question, index, scope))

    def go_on(self, message_id: int, scope: Scope) -> None:
        """Have the model continue an answer that was stopped or cut off."""
        index = self._index(message_id)
        if index is None or self.is_busy or index != len(self._items) - 1 or not can_continue(self._items[index]):
            return
        item = self._items[index]
        if item.answer is not None:
            scope = replace(scope, use_library=item.answer.used_library, within=item.answer.within)
        work, status = self._work(self._question_of(index), index, scope, so_far=item.text)
        running = replace(item, state="running", answer=None, notice="", status=status)
        self._items[index] = running
        self.tail_changed.emit(running)
        self._begin(running, work)

    def choose_version(self, message_id: int, number: int) -> None:
        """Show the branch of another version, counted from 1. The choice is saved."""
        index = self._index(message_id)
        siblings = self._items[index].siblings if index is not None else ()
        if self.is_busy or self.conversation is None or not 0 < number <= len(siblings):
            return
        chosen = siblings[number - 1]
        self.services.chats.choose_branch(chosen)
        self._items = self._stored()
        self.items_reset.emit(self._items.copy())
        self.message_shown.emit(chosen)

    def run_offer(self, message_id: int) -> None:
        """Run the survey or summary that was offered under an answer, as a new message. Its question is repeated if
        other messages came since."""
        index = self._index(message_id)
        if index is None or (offer := self._items[index].offer) is None or self.is_busy or self.conversation is None:
            return
        try:
            if index != len(self._items) - 1:
                self._add_question(offer.question)
            from app.core.chat.base import Survey

            work = self._survey(Survey(offer.kind, offer.question, offer.within))
            self._add_answer(work, self.tr("Reading your files…"), parent=LAST)
        except AppError as error:
            self.failed.emit(error_text(error))

    def stop(self) -> None:
        """Stop the answer, which is kept. A second call ends the model's process if it has not stopped."""
        if self._answering.is_stopping:
            self._answering.kill()
        else:
            self._answering.stop()

    # Questions typed meanwhile

    def enqueue(self, question: str) -> None:
        """Ask this when the present answer is complete."""
        if question.strip():
            self._set_queue([*self._queue, question.strip()])

    def take_queued(self, place: int) -> str:
        """Remove a question from the queue."""
        if not 0 <= place < len(self._queue):
            return ""
        taken = self._queue[place]
        self._set_queue(self._queue[:place] + self._queue[place + 1 :])
        return taken

    def save_draft(self, text: str) -> None:
        try:
            self.services.chats.save_draft(self.conversation, text)
        except AppError as error:
            self.failed.emit(error_text(error))

    def save_edit(self, message_id: int, text: str) -> None:
        """Save an unfinished edit; id 0 means that no message is edited any more."""
        if self.conversation is None:
            return
        try:
            self.services.chats.save_edit(self.conversation, message_id, text)
        except AppError as error:
            self.failed.emit(error_text(error))

    def last(self, role: str) -> MessageItem | None:
        """The last question ("user") or answer ("assistant")."""
        return next((item for item in reversed(self._items) if item.role == role), None)

    def delete(self, conversation_id: int) -> None:
        self.services.chats.delete(conversation_id)
        if conversation_id == self.conversation:
            self.start_new()
        self.conversations_changed.emit()

    def restore(self, conversation_id: int) -> None:
        self.services.chats.restore(conversation_id)
        self.conversations_changed.emit()

    def rename(self, conversation_id: int, title: str) -> None:
        if title.strip():
            self.services.chats.rename(conversation_id, title.strip())
            self.conversations_changed.emit()
            if conversation_id == self.conversation:
                self.title_changed.emit(title.strip())

    def open_citation(self, message_id: int, number: int) -> None:
        item = self._find(message_id)
        if item is not None:
            self._open(*item.cited(), number)

    def open_passage(self, message_id: int, rank: int) -> None:
        item = self._find(message_id)
        if item is not None:
            self._open(*item.found(), rank)

    def text_of(self, message_id: int) -> str:
        item = self._find(message_id)
        return item.text if item is not None else ""

    def _open(self, refs: list[PassageRef], numbers: list[int], number: int) -> None:
        """Open the citation with this number; the reader can step to the others of the answer."""
        if number in numbers:
            self.opened_numbers = numbers
            self.passages_requested.emit(refs, numbers.index(number))

    def _ask(self, question: str, scope: Scope, *, at: int | None = None) -> bool:
        """Below everything, or in place of the question `at`."""
        question = question.strip()
        if not question or self.is_busy:
            return False
        try:
            if self.conversation is None:
                self.conversation = self.services.chats.create(_title(question)).id
                self.services.chats.save_draft(None, "")
                self.title_changed.emit(_title(question))
            if at is not None:
                parent = self._items[at].parent_id
                self._cut(at)
                self._add_question(question, parent=parent)
            else:
                self._add_question(question)
            work, status = self._work(question, len(self._items) - 1, scope)
            self._add_answer(work, status, parent=LAST)
        except AppError as error:  # for example a full disk: the question stays in the composer
            self.failed.emit(error_text(error))
            return False
        return True

    def _work(self, question: str, index: int, scope: Scope, *, so_far: str = "") -> tuple[Work, str]:
        """The generator that answers the question with the messages before `index` as its history, and the status shown
        until it begins."""
        from app.core.chat import base  # not with the window

        before = self._items.before(index)
        asked = base.Question(
            question,
            within=scope.within,
            use_library=scope.use_library,
            quotes_only=scope.quotes_only,
            route=scope.route,
            so_far=so_far,
            options=self.services.options(self.conversation),
        )

        words, services = survey_words(), self.services

        def work(task: Task) -> Iterator[AskEvent]:
            from app.gui.chat.asking import answer_events  # with what reads history

            return answer_events(services, asked, before, words, task)

        return work, self.tr("Searching your files…") if scope.use_library else self.tr("Thinking…")

    def _survey(self, survey: Survey) -> Work:
        words, options, ask = survey_words(), self.services.options(self.conversation), self.services.surveyor.survey
        return lambda task: ask(survey, task, words=words, options=options)

    def _answer(self, index: int, work: Work, status: str) -> None:
        """Answer in place of the message at `index`, which stays as a version."""
        parent = self._items[index].parent_id
        try:
            self._cut(index)
            self._add_answer(work, status, parent=parent)
        except AppError as error:
            self.failed.emit(error_text(error))

    def _cut(self, index: int) -> None:
        """Show only the messages before `index`; the others stay as a branch."""
        if index < len(self._items):
            self._items = self._items.before(index)
            self.items_reset.emit(self._items.copy())

    def _add_question(self, text: str, *, parent: int | None = LAST) -> None:
        assert self.conversation is not None
        stored = self.services.chats.add_user(self.conversation, text, parent=parent)
        self._add(MessageItem.stored(stored, ""))

    def _add_answer(self, work: Work, status: str, *, parent: int | None) -> None:
        assert self.conversation is not None
        chosen = self.services.models.default("chat")
        chats = self.services.chats
        message_id = chats.begin_answer(self.conversation, chosen.id if chosen else "", parent=parent)
        above = self._items[-1].id if self._items else None
        siblings = chats.siblings(message_id)
        item = MessageItem(
            message_id, "assistant", "", "running", status=status, siblings=siblings,
            parent_id=above if parent == LAST else parent,
        )  # fmt: skip
        self._add(item)
        self._begin(item, work)

    def _begin(self, item: MessageItem, work: Work) -> None:
        self._answering.begin(item, work)
        self.busy_changed.emit(True)
        self.conversations_changed.emit()

    def _on_changed(self, item: MessageItem) -> None:
        if self._items and self._items[-1].id == item.id:
            self._items[-1] = item
            self.tail_changed.emit(item)

    def _on_ended(self, item: MessageItem) -> None:
        self.busy_changed.emit(False)
        if item.state == "complete" and self._queue and self._items and self._items[-1].id == item.id:
            self.queue_ready.emit(self.take_queued(0))

    def _set_queue(self, questions: list[str]) -> None:
        self._queue = questions
        try:
            self.services.chats.save_queued(self.conversation, questions)
        except AppError as error:
            self.failed.emit(error_text(error))
        self.queue_changed.emit(list(questions))

    def _question_of(self, index: int) -> str:
        return next((item.text for item in reversed(self._items.before(index)) if item.role == "user"), "")

    def _stored(self) -> MessageList:
        assert self.conversation is not None
        return MessageList(self.services.chats.messages(self.conversation, is_packed=True), self._notice)

    def _notice(self, message: StoredMessage) -> str:
        if message.role == "user" or message.state == "complete":
            return ""
        if message.state == "failed":
            return code_text(message.error_code)
        if message.state == "partial":
            return self.tr("The program ended before this answer did.")
        return stopped_notice(message.answer)

    def _title(self, conversation_id: int) -> str:
        return found.title if (found := self.services.chats.conversation(conversation_id)) is not None else ""

    def _index(self, message_id: int) -> int | None:
        return self._items.place_of(message_id)

    def _find(self, message_id: int) -> MessageItem | None:
        index = self._index(message_id)
        return self._items[index] if index is not None else None

    def _show(self, items: MessageList) -> None:
        self._items = items
        self._queue = self.services.chats.queued(self.conversation)
        self.items_reset.emit(items.copy())
        self.draft_changed.emit(self.services.chats.draft(self.conversation))
        self.queue_changed.emit(list(self._queue))
        edit = self.services.chats.edit(self.conversation) if self.conversation is not None else None
        if edit is not None and items.place_of(edit[0]) is not None:
            self.edit_restored.emit(*edit)

    def _add(self, item: MessageItem) -> None:
        self._items.append(item)
        self.item_added.emit(item)


def _title(question: str) -> str:
    line = " ".join(question.split())
    return line if len(line) <= TITLE_CHARS else line[: TITLE_CHARS - 1].rsplit(" ", 1)[0] + "…"
