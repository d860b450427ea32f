"""The found passages as a list model. Starts no work and paints nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.core.library.base import Hit
from app.core.library.retrieve.snippet import Wanted

Index = QModelIndex | QPersistentModelIndex
Order = Literal["best", "newest", "name"]
HIT_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_NOTHING = Wanted(frozenset(), ())


@dataclass(frozen=True)
class FoundHit:
    """A hit and the modification time of its file, seconds since the epoch (0 where it is gone)."""

    hit: Hit
    modified: float = 0.0


class HitModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._hits: list[FoundHit] = []
        self.wanted = _NOTHING

    def show_hits(self, hits: Sequence[FoundHit], wanted: Wanted, order: Order) -> None:
        self.beginResetModel()
        self._hits = _sorted(hits, order)
        self.wanted = wanted
        self.endResetModel()

    def hit(self, index: Index) -> Hit:
        return self._hits[index.row()].hit

    def shown(self) -> list[Hit]:
        return [found.hit for found in self._hits]

    def paths(self) -> list[Path]:
        """The files of the hits, each once, in the order shown."""
        return list(dict.fromkeys(found.hit.path for found in self._hits))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = 0) -> Any:
        found = self._hits[index.row()]
        if role == HIT_ROLE:
            return found
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{source_line(found.hit, self.tr('page {n}'))}: {' '.join(found.hit.text.split())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(found.hit.path)
        return None


def source_line(hit: Hit, page: str) -> str:
    """File name, page and heading; `page` is the translated "page {n}"."""
    parts = [hit.path.name]
    if hit.page:
        parts.append(page.format(n=hit.page))
    if hit.heading:
        parts.append(hit.heading)
    return " · ".join(parts)


def _sorted(hits: Sequence[FoundHit], order: Order) -> list[FoundHit]:
    if order == "newest":
        return sorted(hits, key=lambda found: (-found.modified, found.hit.rank))
    if order == "name":
        return sorted(hits, key=lambda found: (found.hit.path.name.casefold(), str(found.hit.path), found.hit.start))
    return sorted(hits, key=lambda found: found.hit.rank)
