"""The Translate page: joins the row of choices, the texts, the documents and the conversation to their controllers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.translate.base import Segment, Translation
from app.core.translate.documents.service import SUFFIXES
from app.core.translate.glossary import Glossary
from app.core.translate.history import Past
from app.gui.theme import Theme
from app.gui.translate.asking import Asking
from app.gui.translate.choices import Choices
from app.gui.translate.desks import Desks
from app.gui.translate.documents import DocumentsTab
from app.gui.translate.past_dialog import PastDialog
from app.gui.translate.talk import TalkTab
from app.gui.translate.text import TextTab
from app.gui.widgets.page import page_header

TEXT, DOCUMENTS, TALK = range(3)


class TranslatePage(QWidget):
    open_requested = Signal(object)  # Path
    choice_changed = Signal(dict)  # settings by name: to be remembered

    def __init__(
        self, desks: Desks, theme: Theme, *, target: str, engine: str, own: str, parent: QWidget | None = None
    ) -> None:
        """`own` is the language of the window, which the first person of a conversation speaks at first."""
        super().__init__(parent)
        self.setObjectName("page")
        self.desks = desks
        self.choices = Choices(theme, target, engine)
        self.text = TextTab(desks.texts, theme)
        self.documents = DocumentsTab()
        other = target if target != own else "en" if own != "en" else "de"
        self.talk = TalkTab((own, other))
        self._asking = Asking(self)
        self._stack = QStackedWidget()
        for tab in (self.text, self.documents, self.talk):
            self._stack.addWidget(tab)
        labels = (self.tr("Text"), self.tr("Documents"), self.tr("Conversation"))
        self.tabs = [self._tab(label, number) for number, label in enumerate(labels)]
        self._group = QButtonGroup(self)
        for button in self.tabs:
            self._group.addButton(button)
        self.tabs[TEXT].setChecked(True)
        body = QVBoxLayout()
        body.setContentsMargins(24, 16, 24, 12)
        body.setSpacing(16)
        body.addWidget(self.choices)
        body.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page_header(self.tr("Translate"), *self.tabs))
        layout.addLayout(body, 1)
        self._connect()
        self.show_engines()
        self.text.show_languages("", target)
        desks.project.choose(desks.project.name, source=self.choices.source_code, target=target)

    def show_engines(self) -> None:
        """What can translate now: models come and go."""
        self.choices.show_engines(self.desks.texts.engines())

    def add_paths(self, paths: Sequence[Path]) -> None:
        """What was dropped: documents are translated."""
        self.open_tab(DOCUMENTS)
        choices = self.choices
        self.desks.texts.add_documents(
            list(paths),
            source=choices.source_code,
            target=choices.target_code,
            engine=choices.engine_id,
            bilingual=self.documents.bilingual.isChecked(),
        )

    def add_package(self, file: Path) -> None:
        """An `.argosmodel` that was dropped."""
        self.desks.texts.add_package(file)

    def focus_field(self) -> None:
        (self.text.source, self.documents.choose, self.talk.people[0].field)[self._stack.currentIndex()].setFocus()

    def open_tab(self, number: int) -> None:
        self.tabs[number].setChecked(True)
        self._stack.setCurrentIndex(number)
        self.choices.show_pair(is_shown=number != TALK)
        self.focus_field()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.desks.past.keep()

    def _tab(self, label: str, number: int) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName("chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.open_tab(number))
        return button

    def _connect(self) -> None:
        texts, choices, documents = self.desks.texts, self.choices, self.documents
        self.text.source.textChanged.connect(self._on_typed)
        choices.changed.connect(self._on_choice)
        choices.swap_requested.connect(self._swap)
        texts.packages_changed.connect(self.show_engines)
        texts.detected.connect(self._on_detected)
        texts.documents_changed.connect(documents.show_items)
        documents.choose_requested.connect(self._choose_documents)
        documents.stop_requested.connect(texts.stop_documents)
        documents.clear_requested.connect(texts.clear_documents)
        documents.open_requested.connect(self.open_requested)
        documents.retry_requested.connect(
            lambda number: texts.retry_document(number, source=choices.source_code, engine=choices.engine_id)
        )
        self._connect_project()
        self._connect_past()
        self._connect_talk()

    def _connect_project(self) -> None:
        desk, choices, asking = self.desks.project, self.choices, self._asking
        choices.glossary_requested.connect(lambda: asking.glossary(self._use_glossary))
        choices.glossary_cleared.connect(lambda: self._use_glossary(None))
        choices.project_chosen.connect(self._on_project)
        choices.project_requested.connect(lambda: asking.project(lambda name: desk.create(name, **self._languages())))
        choices.project_removed.connect(lambda: asking.removal(desk.name, desk.remove))
        choices.import_requested.connect(lambda: asking.tmx_to_read(desk.import_tmx))
        choices.export_requested.connect(lambda: asking.tmx_to_write(desk.name, desk.export_tmx))
        desk.changed.connect(choices.show_projects)
        desk.changed.connect(lambda _, project: self.choice_changed.emit({"translate_project": project.name}))
        desk.glossary_changed.connect(self._on_glossary)
        desk.matches_found.connect(self.text.correction.show_matches)
        self.text.matches_requested.connect(self._look)

    def _connect_past(self) -> None:
        past = self.desks.past
        self.desks.texts.finished.connect(lambda translation: past.note(self.text.text, translation))
        self.text.source.textChanged.connect(past.changed)
        self.text.copied.connect(past.keep)
        self.text.past_requested.connect(self.open_past)

    def _connect_talk(self) -> None:
        desk, talk = self.desks.talk, self.talk
        talk.said.connect(self._on_said)
        talk.retry_requested.connect(lambda number: desk.retry(number, self.choices.engine_id))
        talk.clear_requested.connect(desk.clear)
        desk.added.connect(talk.add)
        desk.changed.connect(talk.change)
        desk.cleared.connect(talk.clear)

    def open_past(self) -> PastDialog:
        past = self.desks.past
        past.keep()
        dialog = PastDialog(is_on=past.is_on, parent=self)
        past.listed.connect(dialog.show_past)
        dialog.searched.connect(past.list)
        dialog.deleted.connect(past.forget)
        dialog.chosen.connect(self._on_past)
        dialog.switched.connect(lambda is_on: self.choice_changed.emit({"keeps_translations": is_on}))
        past.list()
        dialog.open()
        return dialog

    def _languages(self) -> dict[str, str]:
        return {"source": self.choices.source_code, "target": self.choices.target_code}

    @Slot()
    def _on_typed(self) -> None:
        self._ask()

    def _ask(self) -> None:
        choices = self.choices
        self.desks.texts.ask(
            self.text.text, source=choices.source_code, target=choices.target_code, engine=choices.engine_id
        )

    @Slot(str)
    def _on_detected(self, code: str) -> None:
        self.choices.show_detected(code)
        self.text.show_languages(self.choices.source_code or code, self.choices.target_code)

    @Slot()
    def _on_choice(self) -> None:
        self.text.show_languages(self.choices.source_code, self.choices.target_code)
        chosen = {"translate_target": self.choices.target_code, "translate_engine": self.choices.engine_id}
        self.choice_changed.emit(chosen)
        self._ask()

    @Slot()
    def _swap(self) -> None:
        """The translation becomes the text; the language that was found becomes the one to translate into."""
        found = self.text.translation
        source = self.choices.source_code or (found.source_language if found is not None else "")
        if not source:
            return
        target = self.choices.target_code
        if found is not None:
            self._set_text(found.text)
        self.choices.set_languages(target, source)

    def _set_text(self, text: str) -> None:
        self.text.source.blockSignals(True)
        self.text.source.setPlainText(text)
        self.text.source.blockSignals(False)

    @Slot(str)
    def _on_project(self, name: str) -> None:
        self.desks.project.choose(name, **self._languages())

    def _use_glossary(self, path: Path | None) -> None:
        self.desks.project.use_glossary(path, **self._languages())

    @Slot(object)
    def _on_glossary(self, glossary: Glossary) -> None:
        self.choices.show_glossary(glossary.name, len(glossary.terms))
        if self.text.text.strip():
            self._ask()

    @Slot(object)
    def _look(self, segment: Segment) -> None:
        found = self.text.translation
        if found is not None:
            self.desks.project.look(segment.source, source=found.source_language, target=found.target_language)

    @Slot(int, str)
    def _on_said(self, speaker: int, text: str) -> None:
        people = self.talk.people
        source, target = people[speaker].code, people[1 - speaker].code
        self.desks.talk.say(speaker, text, source=source, target=target, engine=self.choices.engine_id)

    @Slot(object)
    def _on_past(self, past: Past) -> None:
        """As it was; nothing is translated anew until the text changes."""
        self.open_tab(TEXT)
        self._set_text(past.source)
        self.choices.blockSignals(True)
        self.choices.set_languages(past.source_language, past.target_language)
        self.choices.blockSignals(False)
        segment = Segment(past.source, past.target, 0, len(past.source), (), past.engine)
        self.text.show_past(
            Translation(past.target, past.source_language, past.target_language, past.engine, (segment,))
        )

    @Slot()
    def _choose_documents(self) -> None:
        self._asking.documents(SUFFIXES, self.add_paths)
