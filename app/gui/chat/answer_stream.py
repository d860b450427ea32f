"""One answer while it is generated: turns events into a growing `MessageItem`, saves it about once a second, and stops
it in two stages. Knows no conversation and builds no widget."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import AppError
from app.core.task import Task
from app.gui.base.messages import code_text, error_text
from app.gui.base.tasks import Callbacks, TaskRunner
from app.gui.chat.offer_texts import status_text, stopped_text
from app.gui.chat.transcript.items import MessageItem

if TYPE_CHECKING:
    from app.bootstrap import Services
    from app.core.chat.base import (
        Answer,
        AnswerSoFar,
        AskEvent,
        FilesRead,
        ModelReading,
        OfferMade,
    )

SAVE_S = 1.0
ASK = "ask"


class AnswerStream(QObject):
    """One answer at a time. After Stop its text is kept at once, while the model may need another second to stop;
    `kill` ends the model's process instead of waiting."""

    changed = Signal(object)  # the MessageItem
    ended = Signal(object)
    stopping_changed = Signal(bool)  # the model of a stopped answer is still running
    failed = Signal(str)

    def __init__(self, services: Services, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self.item: MessageItem | None = None
        self.is_stopping = False
        self._run = 0  # a message has several runs where it was stopped and continued
        self._saved_at = 0.0
        self._thinks_since = 0.0
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.setInterval(0)
        self._shown.timeout.connect(self._change)

    def begin(self, item: MessageItem, work: Callable[[Task], Iterator[AskEvent]]) -> None:
        self.item = item
        self._run += 1
        self._saved_at = time.monotonic()
        self._thinks_since = 0.0
        callbacks = Callbacks(
            event=partial(self._on_event, self._run),
            done=partial(self._on_over, self._run),
            error=partial(self._on_error, self._run),
            cancelled=partial(self._on_over, self._run),
        )
        # Waits for a stopped answer whose model has not stopped yet: never two calls at once.
        self._runner.run(ASK, work, policy="queue", callbacks=callbacks)

    def stop(self) -> None:
        """Keep and mark the partial answer at once, whatever the model is doing."""
        if self.item is not None:
            self._finish("stopped", notice=stopped_notice(self.item.answer))
            self._runner.stop(ASK)
            self._set_stopping(self._runner.is_running(ASK))

    def kill(self) -> None:
        """End the model's process. Called only after Stop, so that nothing is lost."""
        if self.is_stopping:
            loader = self._services.loader
            self._runner.run("kill-model", lambda task: loader.kill(), policy="refuse", callbacks=Callbacks())

    def _on_event(self, run: int, event: AskEvent) -> None:
        if self.item is None or self._run != run:
            return
        from app.core.chat.base import (
            AnswerChecking,
            AnswerDone,
            AnswerText,
            ModelLoading,
            ModelReading,
            PassagesFound,
            QuestionCompleting,
            RouteChosen,
        )
        from app.core.chat.previews import previews
        from app.gui.chat.transcript.route_texts import waiting_text

        if isinstance(event, RouteChosen):
            self._change(status=waiting_text(event.route.kind) or self.item.status)
        elif isinstance(event, PassagesFound):
            status = self.tr("Found %n passage(s).", "", len(event.hits))
            shown = previews(event.searched, event.hits)
            self._change(passages=event.hits, passages_ms=event.ms, previews=shown, status=status)
        elif isinstance(event, ModelLoading):
            self._change(status=self.tr("Starting {model}…").format(model=event.model))
        elif isinstance(event, ModelReading):
            self._change(status=self._reading(event))
        elif isinstance(event, QuestionCompleting):
            self._change(status=self.tr("Completing your question…"))
        elif isinstance(event, AnswerChecking):
            is_read = bool(self.item.text)
            status = self.tr("Checking the answer…") if is_read else self.tr("Comparing the answer with the passages…")
            self._change(status=status)
        elif isinstance(event, AnswerText):
            self._on_text(self.item.text + event.delta)
        elif isinstance(event, AnswerDone):
            self._on_done(event.answer)
        else:
            self._on_survey_event(event)

    def _on_done(self, answer: Answer) -> None:
        from app.core.chat.scope import seconds_for

        if self.item is not None and (offer := self.item.offer) is not None:
            self._change(offer=replace(offer, seconds=seconds_for(offer, answer.timings)))
        self._finish("complete", answer=self._measured(answer))

    def _on_survey_event(self, event: OfferMade | FilesRead | AnswerSoFar) -> None:
        from app.core.chat.base import FilesRead, OfferMade

        if isinstance(event, OfferMade):
            self._change(offer=event.offer)
        elif isinstance(event, FilesRead):
            self._change(status=status_text(event))
        else:
            self._change(text=event.answer.text, answer=event.answer)
            self._save_now_and_then()

    def _on_text(self, text: str) -> None:
        from app.core.chat import thinking

        assert self.item is not None
        parts = thinking.parts(text)
        seconds = self.item.thought_s
        if parts.is_open or (parts.thought and self._thinks_since and not self.item.thought_s):
            self._thinks_since = self._thinks_since or time.monotonic()
            seconds = time.monotonic() - self._thinks_since
        self.item = replace(self.item, text=text, status="", thought_s=seconds)
        self._shown.start()  # once for all events that arrived together
        self._save_now_and_then()

    def _reading(self, event: ModelReading) -> str:
        assert self.item is not None
        share = 100 * event.done // event.total if event.total else 0
        count = len(self.item.passages)
        if count:
            return self.tr("Reading %n passage(s)… {share} %", "", count).format(share=share)
        return self.tr("Reading… {share} %").format(share=share)

    def _measured(self, answer: Answer) -> Answer:
        """Add what only the window knows: how long the model thought, and the memory of its process."""
        assert self.item is not None
        process = self._services.loader.pid
        size = _memory(process) if process and not answer.is_quotes else 0
        thought = round(self.item.thought_s * 1000)
        return replace(answer, timings=replace(answer.timings, thinking_ms=thought, model_bytes=size))

    def _on_error(self, run: int, error: AppError) -> None:
        self._set_stopping(False)
        if self.item is not None and self._run == run:
            self._finish("failed", notice=error_text(error), error_code=error.code)

    def _on_over(self, run: int, *_: object) -> None:
        """The thread has ended, at the end of the answer or after Stop."""
        self._set_stopping(False)
        if self.item is not None and self._run == run:
            self._finish("stopped", notice=stopped_notice(self.item.answer))

    def _set_stopping(self, is_stopping: bool) -> None:
        if is_stopping != self.is_stopping:
            self.is_stopping = is_stopping
            self.stopping_changed.emit(is_stopping)

    def _save_now_and_then(self) -> None:
        if self.item is not None and time.monotonic() - self._saved_at >= SAVE_S:
            self._saved_at = time.monotonic()
            with self._saving():
                self._services.chats.save_partial(self.item.id, self.item.text, self.item.answer)

    def _finish(self, state: Any, *, answer: Answer | None = None, notice: str = "", error_code: str = "") -> None:
        item = self.item
        assert item is not None
        answer = answer or item.answer
        text = answer.text if answer is not None else item.text
        with self._saving():
            self._services.chats.finish(
                item.id,
                text=text,
                state=state,
                answer=answer,
                passages=item.passages,
                error_code=error_code,
                offer=item.offer,
            )
        self._change(text=text, state=state, answer=answer, status="", notice=notice)
        done, self.item = self.item, None
        self.ended.emit(done)

    @contextlib.contextmanager
    def _saving(self) -> Iterator[None]:
        """An answer that cannot be saved is still shown, and the person is told."""
        try:
            yield
        except AppError as error:
            self.failed.emit(error_text(error))

    def _change(self, **changes: Any) -> None:
        self._shown.stop()
        if self.item is not None:
            self.item = replace(self.item, **changes)
            self.changed.emit(self.item)


def stopped_notice(answer: Answer | None) -> str:
    return stopped_text(answer.survey) if answer is not None and answer.survey is not None else code_text("stopped")


def _memory(process: int) -> int:
    """Bytes; 0 where the process is gone."""
    import psutil

    try:
        return int(psutil.Process(process).memory_info().rss)
    except psutil.Error:
        return 0
