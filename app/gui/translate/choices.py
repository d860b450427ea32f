"""The row of choices above a translation: languages, project, glossary, engine. Emits what was chosen; knows no engine.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from app.core.translate.projects import GENERAL, Project
from app.gui.base.icons import icon
from app.gui.base.language_names import language_name, languages
from app.gui.base.theme import Theme
from app.gui.widgets.elided import ElidedButton

NARROW = 840  # px: below it the languages have a row of their own
LANGUAGE_WIDTH = 190


class Choices(QWidget):
    changed = Signal()
    swap_requested = Signal()
    glossary_requested = Signal()
    glossary_cleared = Signal()
    project_chosen = Signal(str)
    project_requested = Signal()  # a new one
    project_removed = Signal()
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, theme: Theme, target: str, engine: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.source = self._languages(self.tr("From"))
        self.source.insertItem(0, self.tr("Find the language"), "")
        self.source.setCurrentIndex(0)
        self.target = self._languages(self.tr("To"))
        self.target.setCurrentIndex(max(0, self.target.findData(target)))
        self.swap = QPushButton()
        self.swap.setObjectName("chip")
        self.swap.setAccessibleName(self.tr("Swap the languages"))
        self.swap.setFixedWidth(36)
        self.swap.setToolTip(self.tr("Swap the languages"))
        self.swap.clicked.connect(self.swap_requested)
        self.project, self.glossary, self.engine = ElidedButton(), ElidedButton(self.tr("Glossary…")), ElidedButton()
        for chip in (self.project, self.glossary, self.engine):
            chip.setObjectName("chip")
        self.glossary.clicked.connect(self._on_glossary)
        self._engine, self._engines = engine, list[tuple[str, str]]()
        self.engine.setMenu(QMenu(self.engine))
        self.project.setMenu(QMenu(self.project))
        self.show_projects([], Project(GENERAL))
        self._arrange()
        for box in (self.source, self.target):
            box.currentIndexChanged.connect(self.changed)
        theme.changed.connect(self._draw)
        self._draw()

    def _arrange(self) -> None:
        self._pair = QWidget()
        pair, tools = QHBoxLayout(self._pair), QHBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for row in (pair, tools, self._row):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
        for widget in (self.source, self.swap, self.target):
            pair.addWidget(widget)
        pair.addStretch(1)
        tools.addStretch(1)
        for chip in (self.project, self.glossary, self.engine):
            tools.addWidget(chip)
        self._row.addWidget(self._pair, 1)
        self._row.addLayout(tools)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if self.width() < NARROW else directions.LeftToRight)

    def show_pair(self, *, is_shown: bool) -> None:
        """Hidden for the interpreter, which has languages of its own."""
        self._pair.setVisible(is_shown)
        self.glossary.setVisible(is_shown)

    @property
    def source_code(self) -> str:
        return str(self.source.currentData() or "")

    @property
    def target_code(self) -> str:
        return str(self.target.currentData())

    @property
    def engine_id(self) -> str:
        return self._engine if self._engine in {known for known, _ in self._engines} else ""

    def show_engines(self, engines: Sequence[tuple[str, str]]) -> None:
        self._engines = list(engines)
        menu = self.engine.menu()
        menu.clear()
        for known, name in [("", self.tr("The best for these languages")), *engines]:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(known == self.engine_id)
            action.triggered.connect(lambda _=False, chosen=known: self._choose(chosen))
        name = dict(engines).get(self.engine_id, self.tr("automatic") if engines else self.tr("none"))
        self.engine.setText(self.tr("Engine: {name}").format(name=name))
        self.engine.setEnabled(bool(engines))

    def show_detected(self, code: str) -> None:
        text = self.tr("{language} · found").format(language=language_name(code)) if code else ""
        self.source.setItemText(0, text or self.tr("Find the language"))

    def show_glossary(self, name: str, terms: int) -> None:
        if not terms:
            self.glossary.setText(self.tr("Glossary…"))
            self.glossary.setMenu(None)  # type: ignore[arg-type]
            return
        self.glossary.setText(self.tr("Glossary: {name} · %n term(s)", "", terms).format(name=name))
        menu = QMenu(self.glossary)
        menu.addAction(self.tr("Choose another…"), self.glossary_requested.emit)
        menu.addAction(self.tr("Use none"), self.glossary_cleared.emit)
        self.glossary.setMenu(menu)

    def show_projects(self, projects: Sequence[Project], current: Project) -> None:
        """`current` is the project in use; counts are pairs in its memory."""
        menu = self.project.menu()
        menu.clear()
        for project in projects:
            text = self.tr("{name} · %n remembered", "", project.pairs).format(name=self._project_name(project))
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(project.name == current.name)
            action.triggered.connect(lambda _=False, name=project.name: self.project_chosen.emit(name))
        menu.addSeparator()
        menu.addAction(self.tr("New project…"), self.project_requested.emit)
        menu.addAction(self.tr("Add pairs from a TMX file…"), self.import_requested.emit)
        export = menu.addAction(self.tr("Write the memory to a TMX file…"), self.export_requested.emit)
        remove = menu.addAction(self._remove_text(current), self.project_removed.emit)
        _enable((export, remove), bool(current.pairs) or current.name != GENERAL)
        self.project.setText(self.tr("Project: {name}").format(name=self._project_name(current)))

    def _remove_text(self, project: Project) -> str:
        if project.name == GENERAL:
            return self.tr("Forget the memory…")
        return self.tr("Remove the project…")

    def _project_name(self, project: Project) -> str:
        return project.name or self.tr("General")

    def set_languages(self, source: str, target: str) -> None:
        for box, code in ((self.source, source), (self.target, target)):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(code)))
            box.blockSignals(False)
        self.changed.emit()

    def _on_glossary(self) -> None:
        if self.glossary.menu() is None:
            self.glossary_requested.emit()

    def _choose(self, engine: str) -> None:
        self._engine = engine
        self.show_engines(self._engines)
        self.changed.emit()

    def _languages(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMaxVisibleItems(20)
        box.setMinimumWidth(LANGUAGE_WIDTH)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for code, text in languages():
            box.addItem(text, code)
        return box

    def _draw(self) -> None:
        self.swap.setIcon(icon("swap", self._theme.colours.quiet))


def _enable(actions: Sequence[QAction], is_on: bool) -> None:
    for action in actions:
        action.setEnabled(is_on)
