"""The Translate page: joins the row of choices, the texts and the documents to the controller."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.translate.documents.service import SUFFIXES
from app.core.translate.glossary import Glossary
from app.gui.theme import Theme
from app.gui.translate.choices import Choices
from app.gui.translate.controller import TranslateController
from app.gui.translate.documents import DocumentsTab
from app.gui.translate.text import TextTab
from app.gui.widgets.page import page_header


class TranslatePage(QWidget):
    open_requested = Signal(object)  # Path
    choice_changed = Signal(str, str)  # target language, engine: to be remembered

    def __init__(
        self, controller: TranslateController, theme: Theme, *, target: str, engine: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._controller = controller
        self.choices = Choices(theme, target, engine)
        self.text = TextTab(controller, theme)
        self.documents = DocumentsTab()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.documents)
        self.tabs = [self._tab(self.tr("Text"), 0), self._tab(self.tr("Documents"), 1)]
        self._group = QButtonGroup(self)
        for tab in self.tabs:
            self._group.addButton(tab)
        self.tabs[0].setChecked(True)
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

    def show_engines(self) -> None:
        """What can translate now: models come and go."""
        self.choices.show_engines(self._controller.engines())

    def add_paths(self, paths: Sequence[Path]) -> None:
        """What was dropped: documents are translated."""
        self.tabs[1].setChecked(True)
        self._stack.setCurrentIndex(1)
        choices = self.choices
        self._controller.add_documents(
            [path for path in paths if path.suffix.lower() in SUFFIXES],
            source=choices.source_code,
            target=choices.target_code,
            engine=choices.engine_id,
            bilingual=self.documents.bilingual.isChecked(),
        )

    def add_package(self, file: Path) -> None:
        """An `.argosmodel` that was dropped."""
        self._controller.add_package(file)

    def focus_field(self) -> None:
        self.text.source.setFocus()

    def _tab(self, label: str, number: int) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName("chip")
        button.setCheckable(True)
        button.clicked.connect(lambda: self._stack.setCurrentIndex(number))
        return button

    def _connect(self) -> None:
        controller, choices, documents = self._controller, self.choices, self.documents
        self.text.source.textChanged.connect(self._ask)
        choices.changed.connect(self._on_choice)
        choices.swap_requested.connect(self._swap)
        choices.glossary_requested.connect(self._choose_glossary)
        choices.glossary_cleared.connect(lambda: controller.use_glossary(None, source="", target=""))
        controller.packages_changed.connect(self.show_engines)
        controller.detected.connect(choices.show_detected)
        controller.glossary_changed.connect(self._on_glossary)
        controller.documents_changed.connect(documents.show_items)
        documents.choose_requested.connect(self._choose_documents)
        documents.stop_requested.connect(controller.stop_documents)
        documents.clear_requested.connect(controller.clear_documents)
        documents.open_requested.connect(self.open_requested)
        documents.retry_requested.connect(
            lambda number: controller.retry_document(number, source=choices.source_code, engine=choices.engine_id)
        )

    @Slot()
    def _ask(self) -> None:
        choices = self.choices
        self._controller.ask(
            self.text.text, source=choices.source_code, target=choices.target_code, engine=choices.engine_id
        )

    @Slot()
    def _on_choice(self) -> None:
        self.choice_changed.emit(self.choices.target_code, self.choices.engine_id)
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
            self.text.source.blockSignals(True)
            self.text.source.setPlainText(found.text)
            self.text.source.blockSignals(False)
        self.choices.set_languages(target, source)

    @Slot()
    def _choose_glossary(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose a glossary"), filter=self.tr("Glossaries (*.csv *.tsv *.tbx)")
        )
        if name:
            self._controller.use_glossary(Path(name), source=self.choices.source_code, target=self.choices.target_code)

    @Slot(object)
    def _on_glossary(self, glossary: Glossary) -> None:
        self.choices.show_glossary(glossary.name, len(glossary.terms))
        self._ask()

    @Slot()
    def _choose_documents(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Choose files to translate"),
            filter=self.tr("Documents ({patterns})").format(patterns=patterns),
        )
        if names:
            self.add_paths([Path(name) for name in names])
