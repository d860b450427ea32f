"""Runs a conversation: asks, saves while it streams, stops, tries again. Builds no widget; speaks in signals."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.bootstrap import Services
from app.core.chat.base import (
    Answer,
    AnswerDone,
    AnswerSoFar,
    AnswerText,
    AskEvent,
    FilesRead,
    ModelLoading,
    ModelReading,
    OfferMade,
    PassagesFound,
    Survey,
    Turn,
)
from app.core.chat.scope import seconds_for
from app.core.chat.store import StoredMessage
from app.core.errors import AppError
from app.core.library.base import PassageRef
from app.core.task import Task
from app.gui.chat.items import MessageItem
from app.gui.chat.offers import status_text, stopped_text, survey_words
from app.gui.messages import code_text, error_text
from app.gui.tasks import Callbacks, TaskRunner

SAVE_S = 1.0
TITLE_CHARS = 60
ASK = "ask"


class ChatController(QObject):
    """One conversation at a time; `conversation` is None for a new, unsaved one."""

    conversations_changed = Signal()
    items_reset = Signal(list)
    item_added = Signal(object)
    tail_changed = Signal(object)
    busy_changed = Signal(bool)
    title_changed = Signal(str)
    passages_requested = Signal(list, int)  # PassageRefs of one answer, which one to open
    failed = Signal(str)

    def __init__(self, services: Services, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.runner = runner
        self.conversation: int | None = None
        self._items: list[MessageItem] = []
        self._saved_at = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether an answer is being written; after Stop the thread may need another second that nobody waits for."""
        return bool(self._items) and self._items[-1].state == "running"

    def start_new(self) -> None:
        self.stop()
        self.conversation = None
        self._reset([])
        self.title_changed.emit("")

    def open(self, conversation_id: int) -> None:
        if conversation_id == self.conversation:
            return
        self.stop()
        self.conversation = conversation_id
        stored = self._services.chats.messages(conversation_id)
        self._reset([MessageItem.stored(message, self._notice(message)) for message in stored])
        self.title_changed.emit(self._title(conversation_id))

    def ask(
        self, question: str, *, use_library: bool = True, within: Sequence[Path] = (), quotes_only: bool = False
    ) -> bool:
        """Of all files, or only of those `within`. False while an answer is still being written."""
        question = question.strip()
        if not question or self.is_busy:
            return False
        history = self._history()
        try:
            if self.conversation is None:
                self.conversation = self._services.chats.create(_title(question)).id
                self.title_changed.emit(_title(question))
            stored = self._services.chats.add_user(self.conversation, question)
            self._add(MessageItem(stored.id, "user", question))
            self._start(question, history, use_library=use_library, within=within, quotes_only=quotes_only)
        except AppError as error:  # a full disk: the question stays in the composer
            self.failed.emit(error_text(error))
            return False
        return True

    def retry(
        self,
        message_id: int,
        *,
        use_library: bool = True,
        within: Sequence[Path] = (),
        quotes_only: bool = False,
    ) -> None:
        """Ask the question of an answer again; the former answer stays above. An answer over many files that was
        stopped goes on."""
        found = self._find(message_id)
        if found is not None and found.answer is not None and (survey := found.answer.survey) is not None:
            self._run_survey(found, survey if found.state != "complete" else replace(survey, rows=()))
            return
        question = ""
        for item in self._items:
            if item.id == message_id:
                break
            if item.role == "user":
                question = item.text
        if question and not self.is_busy and self.conversation is not None:
            if self._items and self._items[-1].id != message_id:
                self.ask(question, use_library=use_library, within=within, quotes_only=quotes_only)
            else:
                history = self._history()
                self._start(question, history, use_library=use_library, within=within, quotes_only=quotes_only)

    def run_offer(self, message_id: int) -> None:
        """Do what was offered under an answer, as a message of its own."""
        item = self._find(message_id)
        if item is not None and (offer := item.offer) is not None:
            self._run_survey(item, Survey(offer.kind, offer.question, offer.within))

    def _run_survey(self, item: MessageItem, survey: Survey) -> None:
        """Below its question, which is repeated where other messages came since."""
        if self.is_busy or self.conversation is None:
            return
        try:
            if self._items[-1] is not item:
                stored = self._services.chats.add_user(self.conversation, survey.question)
                self._add(MessageItem(stored.id, "user", survey.question))
            words = survey_words()
            self._run(
                lambda task: self._services.surveyor.survey(survey, task, words=words), self.tr("Reading your files…")
            )
        except AppError as error:
            self.failed.emit(error_text(error))

    def stop(self) -> None:
        """The half answer is kept and marked at once, whatever the model does."""
        if self.is_busy:
            self._on_cancelled(self._items[-1].id)
            self.runner.stop(ASK)

    def delete(self, conversation_id: int) -> None:
        self._services.chats.delete(conversation_id)
        if conversation_id == self.conversation:
            self.start_new()
        self.conversations_changed.emit()

    def restore(self, conversation_id: int) -> None:
        self._services.chats.restore(conversation_id)
        self.conversations_changed.emit()

    def rename(self, conversation_id: int, title: str) -> None:
        if title.strip():
            self._services.chats.rename(conversation_id, title.strip())
            self.conversations_changed.emit()
            if conversation_id == self.conversation:
                self.title_changed.emit(title.strip())

    def open_citation(self, message_id: int, number: int) -> None:
        item = self._find(message_id)
        cited = item.answer.citations if item is not None and item.answer is not None else ()
        refs = [PassageRef(citation.path, citation.start, citation.end, citation.quote) for citation in cited]
        self._open(refs, [citation.n for citation in cited], number)

    def open_passage(self, message_id: int, rank: int) -> None:
        item = self._find(message_id)
        hits = item.passages if item is not None else ()
        refs = [PassageRef(hit.path, hit.start, hit.end, hit.text) for hit in hits]
        self._open(refs, [hit.rank for hit in hits], rank)

    def text_of(self, message_id: int) -> str:
        item = self._find(message_id)
        return item.text if item is not None else ""

    def _open(self, refs: list[PassageRef], numbers: list[int], number: int) -> None:
        """The one with this number; the reader goes on to the others of the answer."""
        if number in numbers:
            self.passages_requested.emit(refs, numbers.index(number))

    def _start(
        self, question: str, history: list[Turn], *, use_library: bool, within: Sequence[Path], quotes_only: bool
    ) -> None:
        def work(task: Task) -> Iterator[AskEvent]:
            if use_library and (offer := self._services.surveyor.offer(question, within=within)) is not None:
                yield OfferMade(offer)
            yield from self._services.asker.ask(
                question, task, within=within, use_library=use_library, history=history, quotes_only=quotes_only
            )

        self._run(work, self.tr("Searching your files…") if use_library else self.tr("Thinking…"))

    def _run(self, work: Callable[[Task], Iterator[AskEvent]], status: str) -> None:
        """Begin an answer and let `work` fill it."""
        assert self.conversation is not None
        chosen = self._services.models.default("chat")
        message_id = self._services.chats.begin_answer(self.conversation, chosen.id if chosen else "")
        self._saved_at = time.monotonic()
        self._add(MessageItem(message_id, "assistant", "", "running", status=status))
        callbacks = Callbacks(
            event=partial(self._on_event, message_id),
            error=partial(self._on_error, message_id),
            cancelled=partial(self._on_cancelled, message_id),
        )
        # Queued behind a stopped answer whose model is still letting go: never two calls at once.
        self.runner.run(ASK, work, policy="queue", callbacks=callbacks)
        self.busy_changed.emit(True)
        self.conversations_changed.emit()

    def _is_running(self, message_id: int) -> bool:
        return self.is_busy and self._items[-1].id == message_id

    def _on_event(self, message_id: int, event: AskEvent) -> None:
        if not self._is_running(message_id):
            return
        if isinstance(event, PassagesFound):
            status = self.tr("Found {n} passages.").format(n=len(event.hits))
            self._change(passages=event.hits, passages_ms=event.ms, status=status)
        elif isinstance(event, ModelLoading):
            self._change(status=self.tr("Starting {model}…").format(model=event.model))
        elif isinstance(event, ModelReading):
            self._change(status=self._reading(event))
        elif isinstance(event, AnswerText):
            self._change(text=self._items[-1].text + event.delta, status="")
            self._save_now_and_then()
        elif isinstance(event, AnswerDone):
            if (offer := self._items[-1].offer) is not None:
                self._change(offer=replace(offer, seconds=seconds_for(offer, event.answer.timings)))
            self._finish("complete", answer=event.answer)
        else:
            self._on_survey_event(event)

    def _on_survey_event(self, event: OfferMade | FilesRead | AnswerSoFar) -> None:
        if isinstance(event, OfferMade):
            self._change(offer=event.offer)
        elif isinstance(event, FilesRead):
            self._change(status=status_text(event))
        else:
            self._change(text=event.answer.text, answer=event.answer)
            self._save_now_and_then()

    def _reading(self, event: ModelReading) -> str:
        share = 100 * event.done // event.total if event.total else 0
        count = len(self._items[-1].passages)
        if count:
            return self.tr("Reading {n} passages… {share} %").format(n=count, share=share)
        return self.tr("Reading… {share} %").format(share=share)

    def _on_error(self, message_id: int, error: AppError) -> None:
        if self._is_running(message_id):
            self._finish("failed", notice=error_text(error), error_code=error.code)

    def _on_cancelled(self, message_id: int) -> None:
        if self._is_running(message_id):
            self._finish("stopped", notice=self._stopped(self._items[-1].answer))

    def _stopped(self, answer: Answer | None) -> str:
        return stopped_text(answer.survey) if answer is not None and answer.survey is not None else code_text("stopped")

    def _save_now_and_then(self) -> None:
        if time.monotonic() - self._saved_at >= SAVE_S:
            self._saved_at = time.monotonic()
            with self._saving():
                tail = self._items[-1]
                self._services.chats.save_partial(tail.id, tail.text, tail.answer)

    def _finish(self, state: Any, *, answer: Answer | None = None, notice: str = "", error_code: str = "") -> None:
        tail = self._items[-1]
        answer = answer or tail.answer
        text = answer.text if answer is not None else tail.text
        with self._saving():
            self._services.chats.finish(
                tail.id,
                text=text,
                state=state,
                answer=answer,
                passages=tail.passages,
                error_code=error_code,
                offer=tail.offer,
            )
        self._change(text=text, state=state, answer=answer, status="", notice=notice)
        self.busy_changed.emit(False)

    @contextlib.contextmanager
    def _saving(self) -> Iterator[None]:
        """An answer that cannot be saved is still shown, and the person is told."""
        try:
            yield
        except AppError as error:
            self.failed.emit(error_text(error))

    def _history(self) -> list[Turn]:
        turns, question = [], ""
        for item in self._items:
            if item.role == "user":
                question = item.text
            elif item.state == "complete" and question:
                turns.append(Turn(question, item.text))
        return turns

    def _notice(self, message: StoredMessage) -> str:
        if message.role == "user" or message.state == "complete":
            return ""
        if message.state == "failed":
            return code_text(message.error_code)
        if message.state == "partial":
            return self.tr("The program ended before this answer did.")
        return self._stopped(message.answer)

    def _title(self, conversation_id: int) -> str:
        return next((c.title for c in self._services.chats.conversations() if c.id == conversation_id), "")

    def _find(self, message_id: int) -> MessageItem | None:
        return next((item for item in self._items if item.id == message_id), None)

    def _reset(self, items: list[MessageItem]) -> None:
        self._items = items
        self.items_reset.emit(list(items))

    def _add(self, item: MessageItem) -> None:
        self._items.append(item)
        self.item_added.emit(item)

    def _change(self, **changes: Any) -> None:
        self._items[-1] = replace(self._items[-1], **changes)
        self.tail_changed.emit(self._items[-1])


def _title(question: str) -> str:
    line = " ".join(question.split())
    return line if len(line) <= TITLE_CHARS else line[: TITLE_CHARS - 1].rsplit(" ", 1)[0] + "…"
