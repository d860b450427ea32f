"""Translates what a reader shows, the selection or the passage, into the strip under it. Joins the reader to the
translator; neither knows the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.gui.base.context import GuiContext, Shell
from app.gui.base.language_names import language_name, named
from app.gui.base.messages import error_text, still_answering, translation_doubts
from app.gui.base.tasks import Callbacks
from app.gui.translate.target import default_target

if TYPE_CHECKING:
    from app.core.errors import AppError
    from app.core.task import Task
    from app.core.translate.base import TranslateEvent, Translation
    from app.gui.reader.pane import ReaderPane


class PassageTranslation(QObject):
    """`name` and `is_answering` as of `SideReader`."""

    def __init__(
        self, name: str, pane: ReaderPane, context: GuiContext, shell: Shell, *, is_answering: Callable[[], bool]
    ) -> None:
        super().__init__(pane)
        self._key = f"translate-{name}"
        self._services = context.services
        self._runner = context.runner
        self._shell = shell
        self._is_answering = is_answering
        self._strip = pane.translation
        self._text = ""
        pane.translate_requested.connect(self.translate)
        pane.translation_ended.connect(self.stop)
        self._strip.target_changed.connect(self._on_target)

    @Slot(str)
    def translate(self, text: str) -> None:
        """Translate a text of the reader. A newer request replaces an older one."""
        if self._is_answering():
            self._shell.notify(still_answering())
            return
        self._text = text
        target = default_target(self._services.settings.get())
        self._strip.begin(target)
        translator = self._services.translation.translator

        def work(task: Task) -> Iterator[TranslateEvent | str]:
            """Detects the source language on the thread too: loading the detector takes a second."""
            from app.core.translate.languages import detect
            from app.core.translate.service import TranslationRequest

            source = detect(text) or ""
            yield source
            if source != target:
                yield from translator.translate(text, TranslationRequest(target, source), task)

        said: list[str] = []
        callbacks = Callbacks(
            event=lambda event: self._on_event(event, target, said),
            error=self._on_error,
            cancelled=lambda: self._strip.say(self.tr("Stopped.")),
        )
        self._runner.run(self._key, work, policy="replace", callbacks=callbacks)

    @Slot()
    def stop(self) -> None:
        self._runner.stop(self._key)

    @Slot(str)
    def _on_target(self, code: str) -> None:
        self._services.settings.update(translate_target=code)
        if self._text:
            self.translate(self._text)

    def _on_event(self, event: TranslateEvent | str, target: str, said: list[str]) -> None:
        from app.core.translate.base import SegmentDone

        if isinstance(event, str):
            self._strip.show_source(event)
            if event == target:
                already = self.tr("This is in {language} already: choose another language.")
                self._strip.say(already.format(language=language_name(target)))
        elif isinstance(event, SegmentDone):
            said.append(event.segment.target)
            self._strip.show_text(" ".join(said))
        else:
            self._on_done(event.translation)

    def _on_done(self, found: Translation) -> None:
        self._strip.show_text(found.text)
        self._strip.say(translation_doubts(found))

    def _on_error(self, error: AppError) -> None:
        self._strip.say(error_text(named(error)))
