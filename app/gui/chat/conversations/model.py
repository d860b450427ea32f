"""The rows of the list of conversations: headings, conversations by day, and the messages that a search found.
Starts no work and opens no database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.chat.store import Conversation, MessageMatch

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole  # what the delegate paints: Heading, Conversation or MessageMatch
MOST_FOUND = 200  # a search lists at most this many conversations
TAG_MARK = "#"
ROW_HEIGHT = 37  # px of a row that is not a match; used for the list's height before anything is painted


@dataclass(frozen=True)
class Heading:
    text: str


Row = Heading | Conversation | MessageMatch


class ConversationModel(QAbstractListModel):
    rename_requested = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.conversations: list[Conversation] = []
        self._folded: list[str] = []  # case-folded titles, for comparing
        self._query = ""
        self._matches: Sequence[MessageMatch] = ()
        self._rows: list[Row] = []

    @property
    def is_searching(self) -> bool:
        return bool(self._query.strip())

    def show_conversations(self, conversations: Sequence[Conversation]) -> None:
        self.conversations = list(conversations)
        self._folded = [conversation.title.casefold() for conversation in conversations]
        self._rebuild()

    def show_query(self, query: str) -> None:
        """Titles and tags are searched at once; matches in messages follow with `show_matches`."""
        self._query, self._matches = query, ()
        self._rebuild()

    def show_matches(self, query: str, matches: Sequence[MessageMatch]) -> None:
        if query == self._query:
            self._matches = matches
            self._rebuild()

    def row_of(self, conversation_id: int | None) -> int:
        """The row of a conversation; -1 where it is not listed."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Conversation) and row.id == conversation_id:
                return number
        return -1

    def row(self, index: Index) -> Row | None:
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def tags(self) -> list[str]:
        """All tags in use, sorted."""
        found = {tag for conversation in self.conversations for tag in conversation.tags}
        return sorted(found, key=lambda tag: (tag.casefold(), tag))

    # QAbstractItemModel

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        if row is None or isinstance(row, Heading):
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if isinstance(row, Conversation) else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.text if isinstance(row, Heading) else row.title
        if role == Qt.ItemDataRole.ToolTipRole and not isinstance(row, Heading):
            return self._hint(row)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        title = " ".join(str(value).split())
        if not isinstance(row, Conversation) or not title or title == row.title:
            return False
        self.rename_requested.emit(row.id, title)
        return True

    def _spoken(self, row: Row) -> str:
        if isinstance(row, MessageMatch):
            return f"{row.title}: {row.snippet}"
        if isinstance(row, Conversation) and row.tags:
            return f"{row.title} ({', '.join(row.tags)})"
        return row.text if isinstance(row, Heading) else row.title

    def _hint(self, row: Conversation | MessageMatch) -> str:
        moment = row.when if isinstance(row, MessageMatch) else row.updated
        when = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment)), QLocale.FormatType.ShortFormat)
        return f"{row.title}\n{when}" if moment else row.title

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = list(self._found() if self.is_searching else self._grouped(self.conversations))
        self.endResetModel()

    def _found(self) -> Iterator[Row]:
        words = self._query.casefold().split()
        tags = [word[1:] for word in words if word.startswith(TAG_MARK) and len(word) > 1]
        words = [word for word in words if not word.startswith(TAG_MARK)]
        found = []
        for conversation, title in zip(self.conversations, self._folded, strict=True):
            if all(word in title for word in words) and _has_tags(conversation, tags):
                found.append(conversation)
                if len(found) == MOST_FOUND:
                    break
        yield from self._grouped(found)
        if self._matches:
            yield Heading(self.tr("In messages"))
            yield from self._matches

    def _grouped(self, conversations: Sequence[Conversation]) -> Iterator[Row]:
        pinned = [conversation for conversation in conversations if conversation.is_pinned]
        if pinned:
            yield Heading(self.tr("Pinned"))
            yield from pinned
        begins = float("inf")  # of the group, seconds since the epoch: computed once for each group, not for each row
        for conversation in conversations:
            if conversation.is_pinned:
                continue
            if conversation.updated < begins:
                begins, name = self._group(conversation.updated)
                yield Heading(name)
            yield conversation

    def _group(self, updated: float) -> tuple[float, str]:
        """When the group of this moment begins (seconds since the epoch), and its name."""
        today = date.today()
        names = (self.tr("Today"), self.tr("Yesterday"), self.tr("Last week"))
        for days, name in zip((0, 1, 7), names, strict=True):
            if updated >= (begins := _start(today - timedelta(days))):
                return begins, name
        month = date.fromtimestamp(updated).replace(day=1)
        return _start(month), QLocale().toString(QDate(month.year, month.month, 1), "MMMM yyyy")


def _start(day: date) -> float:
    return datetime(day.year, day.month, day.day).timestamp()


def _has_tags(conversation: Conversation, tags: Sequence[str]) -> bool:
    """`tags` are case-folded, and what has been typed of a tag counts."""
    own = [tag.casefold() for tag in conversation.tags]
    return all(any(tag.startswith(wanted) for tag in own) for wanted in tags)
