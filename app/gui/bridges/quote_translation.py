"""Finds quotes in another language than the question and has them translated: by itself where a dedicated engine is
installed for the pair, else when it is asked for. Joins the chat to the translator; neither knows the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.gui.base.context import GuiContext, Shell
from app.gui.base.messages import error_text, still_answering, translation_doubts
from app.gui.base.tasks import Callbacks

if TYPE_CHECKING:
    from app.core.chat.base import Citation
    from app.core.errors import AppError
    from app.core.task import Task
    from app.core.translate.base import Translation
    from app.gui.chat.controller import ChatController
    from app.gui.chat.transcript.foreign_quotes import ForeignQuotes
    from app.gui.chat.transcript.items import MessageItem
    from app.gui.chat.view import ChatView

LOOK, TRANSLATE = "quotes-look", "quotes-translate"
LATER_MS = 800  # the conversation is shown first; the language detector takes a second to load
MOST = 16  # only so many messages, the last ones, are looked at

Found = tuple[int, "ForeignQuotes", bool]  # message id, its foreign quotes, whether to translate them at once


class QuoteTranslation(QObject):
    def __init__(
        self, context: GuiContext, shell: Shell, chat: ChatController, view: ChatView, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = context.services
        self._runner = context.runner
        self._shell = shell
        self._chat = chat
        self._view = view
        self._known: dict[int, ForeignQuotes | None] = {}
        self._waiting: list[MessageItem] = []
        self._reset: Sequence[MessageItem] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LATER_MS)
        self._timer.timeout.connect(self._look)
        chat.items_reset.connect(self._on_reset)
        chat.tail_changed.connect(self._on_tail)
        view.translation_requested.connect(self.translate)

    @Slot(int)
    def translate(self, message_id: int) -> None:
        """Translate the foreign quotes of one answer, one after the other."""
        foreign, item = self._known.get(message_id), self._item(message_id)
        if foreign is None or item is None or item.answer is None or foreign.is_running:
            return
        if self._chat.is_busy:
            self._shell.notify(still_answering())
            return
        self._show(message_id, replace(foreign, is_running=True, notice="", translated=()))
        quotes = {cited.n: cited.quote for cited in item.answer.citations}
        wanted = [(number, code, quotes[number]) for number, code in foreign.quotes if number in quotes]

        def work(task: Task) -> Iterator[tuple[int, Translation]]:
            from app.core.translate.base import TranslationDone
            from app.core.translate.service import TranslationRequest

            translator = self._services.translation.translator
            for number, code, quote in wanted:
                for event in translator.translate(quote, TranslationRequest(foreign.language, code), task):
                    if isinstance(event, TranslationDone):
                        yield number, event.translation

        callbacks = Callbacks(
            event=lambda found: self._on_translated(message_id, *found),
            done=lambda _: self._end(message_id, ""),
            error=lambda error: self._on_failed(message_id, error),
            cancelled=lambda: self._end(message_id, ""),
        )
        self._runner.run(TRANSLATE, work, policy="queue", callbacks=callbacks)

    @Slot(list)
    def _on_reset(self, items: Sequence[MessageItem]) -> None:
        """Another conversation is shown, or another branch of it."""
        self._reset, self._waiting = items, []
        self._timer.start()

    @Slot(object)
    def _on_tail(self, item: MessageItem) -> None:
        if item.state != "running" and item.id not in self._known and _has_quotes(item):
            self._waiting = [*(one for one in self._waiting if one.id != item.id), item]
            self._timer.start()

    @Slot()
    def _look(self) -> None:
        recent = self._reset[-MOST:]
        self._reset = ()
        for item in recent:
            if (foreign := self._known.get(item.id)) is not None:
                self._show(item.id, foreign)
        self._waiting += [item for item in recent if item.id not in self._known and _has_quotes(item)]
        asked = [
            (item.id, self._chat.text_of(item.parent_id), item.answer.citations)
            for item in self._waiting
            if item.parent_id is not None and item.answer is not None
        ]
        self._waiting = []
        if not asked:
            return
        translation = self._services.translation

        def work(task: Task) -> Iterator[Found]:
            for message_id, question, citations in asked:
                task.check()
                if (foreign := foreign_quotes(question, citations)) is not None:
                    dedicated = [engine.info for engine in translation.engines() if engine.info.kind == "dedicated"]
                    is_ready = all(
                        any(info.can(code, foreign.language) for info in dedicated) for _, code in foreign.quotes
                    )
                    yield message_id, foreign, is_ready

        self._known |= dict.fromkeys((message_id for message_id, _, _ in asked), None)
        callbacks = Callbacks(event=self._on_found)
        self._runner.run(LOOK, work, policy="queue", callbacks=callbacks)

    def _on_found(self, found: Found) -> None:
        message_id, foreign, is_ready = found
        self._show(message_id, foreign)
        if is_ready and not self._chat.is_busy:
            self.translate(message_id)

    def _on_translated(self, message_id: int, number: int, found: Translation) -> None:
        foreign = self._known.get(message_id)
        if foreign is not None:
            translated = (number, found.text, translation_doubts(found))
            self._show(message_id, replace(foreign, translated=(*foreign.translated, translated)))

    def _on_failed(self, message_id: int, error: AppError) -> None:
        from app.gui.base.language_names import named

        self._end(message_id, error_text(named(error)))

    def _end(self, message_id: int, notice: str) -> None:
        foreign = self._known.get(message_id)
        if foreign is not None:
            self._show(message_id, replace(foreign, is_running=False, notice=notice))

    def _show(self, message_id: int, foreign: ForeignQuotes) -> None:
        self._known[message_id] = foreign
        self._view.transcript.show_foreign(message_id, foreign)

    def _item(self, message_id: int) -> MessageItem | None:
        items = self._view.transcript.items()
        place = items.place_of(message_id)
        return items[place] if place is not None else None


def _has_quotes(item: MessageItem) -> bool:
    return item.role == "assistant" and item.answer is not None and bool(item.answer.citations)


def foreign_quotes(question: str, citations: Sequence[Citation]) -> ForeignQuotes | None:
    """The quotes that are in another language than the question; None where none surely is. The first call takes a
    second."""
    from app.core.translate.languages import detect
    from app.gui.chat.transcript.foreign_quotes import ForeignQuotes

    own = detect(question)
    told = [(cited.n, detect(cited.quote)) for cited in citations]
    quotes = tuple((number, code) for number, code in told if code is not None and code != own)
    return ForeignQuotes(own, quotes) if own is not None and quotes else None
