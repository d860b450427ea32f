"""The Translate page: connects the row of choices and the tabs for texts, documents and interpreter to their
controllers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.translate.base import Segment, Translation
from app.core.translate.documents.service import SUFFIXES
from app.core.translate.glossary import Glossary
from app.core.translate.history import HistoryEntry
from app.gui.base.theme import Theme
from app.gui.translate.choices import Choices
from app.gui.translate.controllers import TranslateControllers
from app.gui.translate.documents_tab import DocumentsTab
from app.gui.translate.file_dialogs import FileDialogs
from app.gui.translate.history_dialog import HistoryDialog
from app.gui.translate.interpreter_tab import InterpreterTab
from app.gui.translate.text_tab import TextTab
from app.gui.widgets.page_parts import page_header

TEXT, DOCUMENTS, TALK = range(3)


class TranslatePage(QWidget):
    open_requested = Signal(object)  # Path
    choice_changed = Signal(dict)  # settings by name, to be saved

    def __init__(
        self,
        controllers: TranslateControllers,
        theme: Theme,
        *,
        target: str,
        engine: str,
        own: str,
        parent: QWidget | None = None,
    ) -> None:
        """`own` is the language of the window: the interpreter's first person speaks it at first."""
        super().__init__(parent)
        self.setObjectName("page")
        self.controllers = controllers
        self.choices = Choices(theme, target, engine)
        self.text = TextTab(controllers.texts, theme)
        self.documents = DocumentsTab()
        other = target if target != own else "en" if own != "en" else "de"
        self.interpreter = InterpreterTab((own, other))
        self._dialogs = FileDialogs(self)
        self._stack = QStackedWidget()
        for tab in (self.text, self.documents, self.interpreter):
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
        controllers.project.choose(controllers.project.name, source=self.choices.source_code, target=target)

    def show_engines(self) -> None:
        """Show which engines can translate now: models come and go."""
        self.choices.show_engines(self.controllers.texts.engines())

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Translate dropped documents."""
        self.open_tab(DOCUMENTS)
        choices = self.choices
        self.controllers.texts.add_documents(
            list(paths),
            source=choices.source_code,
            target=choices.target_code,
            engine=choices.engine_id,
            bilingual=self.documents.bilingual.isChecked(),
        )

    def add_package(self, file: Path) -> None:
        """Install a dropped `.argosmodel` file."""
        self.controllers.texts.add_package(file)

    def focus_field(self) -> None:
        fields = (self.text.source, self.documents.choose, self.interpreter.people[0].field)
        fields[self._stack.currentIndex()].setFocus()

    def open_tab(self, number: int) -> None:
        self.tabs[number].setChecked(True)
        self._stack.setCurrentIndex(number)
        self.choices.show_pair(is_shown=number != TALK)
        self.focus_field()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.controllers.history.keep()

    def _tab(self, label: str, number: int) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName("chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.open_tab(number))
        return button

    def _connect(self) -> None:
        texts, choices, documents = self.controllers.texts, self.choices, self.documents
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
        self._connect_history()
        self._connect_interpreter()

    def _connect_project(self) -> None:
        project, choices, dialogs = self.controllers.project, self.choices, self._dialogs
        choices.glossary_requested.connect(lambda: dialogs.glossary(self._use_glossary))
        choices.glossary_cleared.connect(lambda: self._use_glossary(None))
        choices.project_chosen.connect(self._on_project)
        choices.project_requested.connect(
            lambda: dialogs.project(lambda name: project.create(name, **self._languages()))
        )
        choices.project_removed.connect(lambda: dialogs.removal(project.name, project.remove))
        choices.import_requested.connect(lambda: dialogs.tmx_to_read(project.import_tmx))
        choices.export_requested.connect(lambda: dialogs.tmx_to_write(project.name, project.export_tmx))
        project.changed.connect(choices.show_projects)
        project.changed.connect(lambda _, chosen: self.choice_changed.emit({"translate_project": chosen.name}))
        project.glossary_changed.connect(self._on_glossary)
        project.matches_found.connect(self.text.correction.show_matches)
        self.text.matches_requested.connect(self._look)

    def _connect_history(self) -> None:
        history = self.controllers.history
        self.controllers.texts.finished.connect(lambda translation: history.note(self.text.text, translation))
        self.text.source.textChanged.connect(history.changed)
        self.text.copied.connect(history.keep)
        self.text.history_requested.connect(self.open_history)

    def _connect_interpreter(self) -> None:
        controller, tab = self.controllers.interpreter, self.interpreter
        tab.said.connect(self._on_said)
        tab.retry_requested.connect(lambda number: controller.retry(number, self.choices.engine_id))
        tab.clear_requested.connect(controller.clear)
        controller.added.connect(tab.add)
        controller.changed.connect(tab.change)
        controller.cleared.connect(tab.clear)

    def open_history(self) -> HistoryDialog:
        history = self.controllers.history
        history.keep()
        dialog = HistoryDialog(is_on=history.is_on, parent=self)
        history.listed.connect(dialog.show_history)
        dialog.searched.connect(history.list)
        dialog.deleted.connect(history.forget)
        dialog.chosen.connect(self._on_history)
        dialog.switched.connect(lambda is_on: self.choice_changed.emit({"keeps_translations": is_on}))
        history.list()
        dialog.open()
        return dialog

    def _languages(self) -> dict[str, str]:
        return {"source": self.choices.source_code, "target": self.choices.target_code}

    @Slot()
    def _on_typed(self) -> None:
        self._ask()

    def _ask(self) -> None:
        choices = self.choices
        self.controllers.texts.ask(
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
        """The translation becomes the text; the detected language becomes the target."""
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
        self.controllers.project.choose(name, **self._languages())

    def _use_glossary(self, path: Path | None) -> None:
        self.controllers.project.use_glossary(path, **self._languages())

    @Slot(object)
    def _on_glossary(self, glossary: Glossary) -> None:
        self.choices.show_glossary(glossary.name, len(glossary.terms))
        if self.text.text.strip():
            self._ask()

    @Slot(object)
    def _look(self, segment: Segment) -> None:
        found = self.text.translation
        if found is not None:
            self.controllers.project.look(segment.source, source=found.source_language, target=found.target_language)

    @Slot(int, str)
    def _on_said(self, speaker: int, text: str) -> None:
        people = self.interpreter.people
        source, target = people[speaker].code, people[1 - speaker].code
        self.controllers.interpreter.say(speaker, text, source=source, target=target, engine=self.choices.engine_id)

    @Slot(object)
    def _on_history(self, entry: HistoryEntry) -> None:
        """Show an earlier translation as it was; it is translated again only when the text changes."""
        self.open_tab(TEXT)
        self._set_text(entry.source)
        self.choices.blockSignals(True)
        self.choices.set_languages(entry.source_language, entry.target_language)
        self.choices.blockSignals(False)
        segment = Segment(entry.source, entry.target, 0, len(entry.source), (), entry.engine)
        self.text.show_history(
            Translation(entry.target, entry.source_language, entry.target_language, entry.engine, (segment,))
        )

    @Slot()
    def _choose_documents(self) -> None:
        self._dialogs.documents(SUFFIXES, self.add_paths)
