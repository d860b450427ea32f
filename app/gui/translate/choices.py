"""The row of choices above a translation: from, swap, to, glossary, engine. Emits what was chosen; knows no engine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QWidget

from app.gui.icons import icon
from app.gui.theme import Theme
from app.gui.language_names import language_name, languages
from app.gui.widgets.elided import ElidedButton


class Choices(QWidget):
    changed = Signal()
    swap_requested = Signal()
    glossary_requested = Signal()
    glossary_cleared = Signal()

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
        self.glossary = QPushButton(self.tr("Glossary…"))
        self.glossary.setObjectName("chip")
        self.glossary.clicked.connect(self.glossary_requested)
        self.engine = ElidedButton()
        self.engine.setObjectName("chip")
        self._engine, self._engines = engine, list[tuple[str, str]]()
        self.engine.setMenu(QMenu(self.engine))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.source, self.swap, self.target):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.glossary)
        row.addWidget(self.engine)
        for box in (self.source, self.target):
            box.currentIndexChanged.connect(self.changed)
        theme.changed.connect(self._draw)
        self._draw()

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

    def set_languages(self, source: str, target: str) -> None:
        for box, code in ((self.source, source), (self.target, target)):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(code)))
            box.blockSignals(False)
        self.changed.emit()

    def _choose(self, engine: str) -> None:
        self._engine = engine
        self.show_engines(self._engines)
        self.changed.emit()

    def _languages(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setMaxVisibleItems(20)
        for code, text in languages():
            box.addItem(text, code)
        return box

    def _draw(self) -> None:
        self.swap.setIcon(icon("swap", self._theme.colours.quiet))
