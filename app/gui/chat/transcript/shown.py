"""What of each message the person has chosen to see: thinking, figures, translated quotes, the order of a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.gui.chat.transcript.table_view import TableView

if TYPE_CHECKING:
    from app.gui.chat.transcript.foreign_quotes import ForeignQuotes


@dataclass
class Shown:
    """By id of the message: whose thinking is `unfolded`, whose figures are `detailed`, which quotes are `foreign`, and
    how its table is seen."""

    unfolded: set[int] = field(default_factory=set)
    detailed: set[int] = field(default_factory=set)
    foreign: dict[int, ForeignQuotes] = field(default_factory=dict)
    tables: dict[int, TableView] = field(default_factory=dict)

    def table(self, message_id: int) -> TableView:
        return self.tables.get(message_id, TableView())

    def clear(self) -> None:
        for part in (self.unfolded, self.detailed, self.foreign, self.tables):
            part.clear()
