"""The chips under the search field: folder, type, date, language and order. Shows choices; searches nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from app.core.library.base import FileRow, FileState, SearchFilters, SearchOrder
from app.core.library.retrieve.query import PASSAGE_LANGUAGES
from app.gui.base.language import own_name
from app.gui.search.hits import Order
from app.gui.widgets.elided import ElidedButton

LANGUAGES = {code: own_name(code) for code in PASSAGE_LANGUAGES}
MOST_TYPES = 14
SPACING, NARROW_PX = 8, 540
Choice = tuple[Hashable, str]


class ChoiceChip(ElidedButton):
    """A chip with a menu. Its first choice is the default, with which the chip is not highlighted."""

    chosen = Signal()

    def __init__(self, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("chip")
        self.setCheckable(True)
        self._choices = choices
        self.value: Hashable = choices()[0][0]
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._show(choices()[0])

    def choose(self, value: Hashable) -> None:
        known = {choice[0]: choice for choice in self._choices()}
        self.value = value if value in known else self._choices()[0][0]
        self._show(known.get(self.value, self._choices()[0]))
        self.chosen.emit()

    def _show(self, choice: Choice) -> None:
        self.setText(f"{choice[1]}  ▾")
        self.setChecked(choice[0] != self._choices()[0][0])

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        group = QActionGroup(menu)
        for value, text in self._choices():
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self.value)
            group.addAction(action)
            action.triggered.connect(lambda _=False, wanted=value: self.choose(wanted))


class FilterBar(QWidget):
    changed = Signal()
    order_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types: list[str] = []
        self._folders: list[Path] = []
        self.folder = ChoiceChip(self._folder_choices)
        self.type = ChoiceChip(self._type_choices)
        self.date = ChoiceChip(self._date_choices)
        self.language = ChoiceChip(self._language_choices)
        self.order_chip = ChoiceChip(self._order_choices)
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setObjectName("chip")
        self.clear.clicked.connect(self.reset)
        self._narrowing = (self.folder, self.type, self.date, self.language)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        self._row = row
        for chip in self._narrowing:
            chip.chosen.connect(self._on_chosen)
            row.addWidget(chip)
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.order_chip)
        self.order_chip.chosen.connect(self.order_changed)
        self.clear.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow bar the chips keep their words and give up their padding."""
        super().resizeEvent(event)
        self._row.setSpacing(SPACING if self.width() >= NARROW_PX else SPACING // 2)

    def know(self, rows: Sequence[FileRow], folders: Sequence[Path]) -> None:
        """Set the choices: file types and folders of the library."""
        counts = Counter(row.path.suffix.lower().lstrip(".") for row in rows if row.state is FileState.INDEXED)
        self._types = sorted(kind for kind, _ in counts.most_common(MOST_TYPES) if kind)
        self._folders = list(folders)

    @property
    def filters(self) -> SearchFilters:
        days, folder, kind, language = self.date.value, self.folder.value, self.type.value, self.language.value
        after = datetime.now() - timedelta(days=days) if isinstance(days, int) and days else None
        return SearchFilters(
            types=(str(kind),) if kind else (),
            folders=(str(folder),) if folder else (),
            # whole hours, so that the same choice gives the same query
            modified_after=after.replace(minute=0, second=0, microsecond=0).timestamp() if after else None,
            languages=(str(language),) if language else (),
        )

    @property
    def order(self) -> Order:
        return self.order_chip.value  # type: ignore[return-value]

    @property
    def asked_order(self) -> SearchOrder:
        """The order that the library is asked for. Sorting by name is done here; the newest of all files only the
        library knows."""
        return "newest" if self.order == "newest" else "relevance"

    @property
    def is_narrowing(self) -> bool:
        return any(chip.isChecked() for chip in self._narrowing)

    def reset(self) -> None:
        for chip in self._narrowing:
            chip.blockSignals(True)
            chip.choose("")
            chip.blockSignals(False)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.clear.setVisible(self.is_narrowing)
        self.changed.emit()

    def _folder_choices(self) -> list[Choice]:
        return [("", self.tr("All folders")), *((str(path), path.name or str(path)) for path in self._folders)]

    def _type_choices(self) -> list[Choice]:
        return [("", self.tr("All types")), *((kind, kind.upper()) for kind in self._types)]

    def _date_choices(self) -> list[Choice]:
        return [
            ("", self.tr("Any time")),
            (1, self.tr("Past day")),
            (7, self.tr("Past week")),
            (31, self.tr("Past month")),
            (366, self.tr("Past year")),
        ]

    def _language_choices(self) -> list[Choice]:
        return [("", self.tr("All languages")), *LANGUAGES.items()]

    def _order_choices(self) -> list[Choice]:
        return [("best", self.tr("Best first")), ("newest", self.tr("Newest first")), ("name", self.tr("By name"))]
