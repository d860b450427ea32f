"""The ledger as a table model: one row for each file, its state in plain words. Starts no work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTime,
)
from PySide6.QtGui import QColor

from app.core.library.base import FileRow, FileState
from app.gui.base.messages import explained_text, state_text
from app.gui.base.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DASH = "–"
SORT_ROLE = Qt.ItemDataRole.UserRole
ACTION_COLUMN = 5


class FileTable(QAbstractTableModel):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[FileRow, ...] = ()

    def show_rows(self, rows: Sequence[FileRow]) -> None:
        """Rows at the same place are only updated, so that the view keeps its scroll position and selection."""
        rows = tuple(rows)
        if rows == self._rows:
            return
        if [row.path for row in rows] == [row.path for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row(self, number: int) -> FileRow:
        return self._rows[number]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        names = (
            self.tr("File"),
            self.tr("State"),
            self.tr("Pages"),
            self.tr("Passages"),
            self.tr("Read"),
            self.tr("Last indexed"),
        )
        return names[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == SORT_ROLE:
            return self._sort_key(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(self._colour(row, index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explained(row, index.column())
        return None

    def _text(self, row: FileRow, column: int) -> str:
        is_ready = row.state is FileState.INDEXED
        if column == 0:
            return row.path.name
        if column == 1:
            return state_text(row)
        if column == 2:
            return str(row.pages) if row.pages else _DASH
        if column == 3:
            return str(row.chunks) if is_ready else _DASH
        if column == 4:
            return self._how(row) if is_ready else _DASH
        if row.state is FileState.FAILED:
            return self.tr("Try again")
        return self._when(row.indexed_at) if is_ready else _DASH

    def _how(self, row: FileRow) -> str:
        if row.ocr > 1:
            how = self.tr("{n} pages by OCR").format(n=row.ocr)
        else:
            how = self.tr("1 page by OCR") if row.ocr else self.tr("text")
        notes = (
            (row.empty_pages, self.tr("{how}, {n} without text")),
            (row.untried_pages, self.tr("{how}, pages without time: {n}")),
            (row.pictures.read, self.tr("{how}, pictures read: {n}")),
            (row.pictures.blank, self.tr("{how}, pictures without text: {n}")),
            (row.pictures.passed, self.tr("{how}, pictures passed over: {n}")),
        )
        for count, text in notes:
            how = text.format(how=how, n=count) if count else how
        return how

    def _explained(self, row: FileRow, column: int) -> str:
        if column == 1:
            return explained_text(row)
        return self._how(row) if column == 4 and row.state is FileState.INDEXED else str(row.path)

    def _sort_key(self, row: FileRow, column: int) -> str | float:
        numbers = {2: row.pages, 3: row.chunks, 4: row.ocr, ACTION_COLUMN: row.indexed_at or 0.0}
        return float(numbers[column]) if column in numbers else self._text(row, column)

    def _when(self, moment: float | None) -> str:
        if moment is None:
            return _DASH
        when = datetime.fromtimestamp(moment)
        if when.date() == date.today():
            return self.tr("today {time}").format(
                time=QLocale().toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)
            )
        return QLocale().toString(QDate(when.year, when.month, when.day), QLocale.FormatType.ShortFormat)

    def _colour(self, row: FileRow, column: int) -> str:
        colours = self._theme.colours
        if column == 1:
            return {
                FileState.INDEXED: colours.good,
                FileState.FAILED: colours.error,
                FileState.SKIPPED: colours.attention,
            }.get(row.state, colours.quiet)
        if column == ACTION_COLUMN and row.state is FileState.FAILED:
            return colours.accent
        return colours.text if column == 0 else colours.quiet


class FileFilter(QSortFilterProxyModel):
    """Filters by name and by group of states: all, ready, working, needs you."""

    def __init__(self, table: FileTable) -> None:
        super().__init__()
        self._table = table
        self._wanted = ""
        self._states: frozenset[FileState] = frozenset(FileState)
        self.setSourceModel(table)
        self.setSortRole(SORT_ROLE)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def want(self, text: str | None = None, states: frozenset[FileState] | None = None) -> None:
        self._wanted = self._wanted if text is None else text.strip().lower()
        self._states = self._states if states is None else states
        self.invalidate()

    def filterAcceptsRow(self, number: int, parent: Index) -> bool:
        row = self._table.row(number)
        return row.state in self._states and self._wanted in str(row.path).lower()

    def file(self, index: Index) -> FileRow:
        return self._table.row(self.mapToSource(index).row())
