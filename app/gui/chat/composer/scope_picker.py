"""A dialog in which folders and files of the library are chosen to be asked: a tree with boxes, and a field that
narrows it. Shows what it is given; asks no library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.gui.base.theme import Theme
from app.gui.chat.composer.file_tree import Checked, Choice, Node, build, narrowed
from app.gui.widgets.clear_button import ClearButton

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_STATES = {
    Checked.NO: Qt.CheckState.Unchecked,
    Checked.PARTLY: Qt.CheckState.PartiallyChecked,
    Checked.YES: Qt.CheckState.Checked,
}
MOST_OPENED = 200  # rows; more are not opened by a filter, one sees no more of them


class FileTreeModel(QAbstractItemModel):
    """All nodes, or those that are left of them, with a box before each. Qt keeps an index by the node's id, so the
    model keeps the nodes."""

    chosen_changed = Signal()

    def __init__(self, everything: list[Node], choice: Choice) -> None:
        super().__init__()
        self.everything = self.tops = everything
        self.choice = choice
        self._nodes: dict[int, Node] = {}  # that have an index

    def narrow(self, wanted: str) -> None:
        self.beginResetModel()
        self.tops = narrowed(self.everything, wanted) if wanted.strip() else self.everything
        self._nodes = {}
        self.endResetModel()

    def node(self, index: Index) -> Node:
        return self._nodes[index.internalId()]

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        siblings = self.node(parent).children if parent.isValid() else self.tops
        if not 0 <= row < len(siblings) or column:
            return QModelIndex()
        return self.index_of(siblings[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self.node(index).parent if index.isValid() else None
        return self.index_of(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return len(self.node(parent).children if parent.isValid() else self.tops)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = 0) -> Any:
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{node.name} · {node.files}" if node.children else node.name
        if role == Qt.ItemDataRole.CheckStateRole:
            return _STATES[self.choice.state(node.path)]
        return str(node.path) if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        node = self.node(index)
        whole = _whole(self.everything, node)
        if whole.files == node.files:
            self.choice.toggle(whole)
        else:  # of a folder that is shown in part what is shown is meant
            self.choice.toggle_all([_whole(self.everything, leaf) for leaf in node.leaves])
        self.dataChanged.emit(self.index_of(self.tops[0]), self.index_of(self.tops[-1]))
        self.chosen_changed.emit()
        return True

    def index_of(self, node: Node) -> QModelIndex:
        self._nodes[id(node)] = node
        return self.createIndex(node.number, 0, id(node))


def _whole(tops: Sequence[Node], node: Node) -> Node:
    """The node of all files that this one is a copy of."""
    siblings = tops if node.parent is None else _whole(tops, node.parent).children
    return next(other for other in siblings if other.path == node.path)


class ScopePicker(QDialog):
    """`roots` are what was added to the library, `files` what can be asked of it, `within` what is asked now."""

    picked = Signal(list)  # Paths; none means all

    def __init__(
        self, theme: Theme, roots: Sequence[Path], files: Sequence[Path], *, within: Sequence[Path],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle(self.tr("Which files are asked"))
        self.resize(560, 560)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter by name"))
        self.filter.setAccessibleName(self.tr("Filter by name"))
        ClearButton(self.filter, theme)
        self.model = FileTreeModel(build(roots, files), Choice(within))
        self.tree = QTreeView()
        self.tree.setObjectName("fileTree")
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setAccessibleName(self.tr("Folders and files"))
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self.pick = QPushButton(self.tr("Ask these"))
        self.pick.setObjectName("primary")
        self.pick.setDefault(True)
        self.nothing = QLabel(self.tr("No file of this name."))
        self.nothing.setObjectName("quiet")
        self.cancel = QPushButton(self.tr("Cancel"))
        self._arrange()
        self._connect()
        self._fill("")
        self._on_chosen()

    def _arrange(self) -> None:
        bar = QFrame()
        bar.setObjectName("strip")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        row.addWidget(self.count, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.pick)
        body = QVBoxLayout()
        body.setContentsMargins(20, 16, 20, 12)
        body.setSpacing(12)
        body.addWidget(self.filter)
        body.addWidget(self.nothing)
        body.addWidget(self.tree, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(bar)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._fill)
        self.model.chosen_changed.connect(self._on_chosen)
        self.pick.clicked.connect(self._on_pick)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    @Slot(str)
    def _fill(self, wanted: str) -> None:
        self.model.narrow(wanted)
        tops = self.model.tops
        shown = sum(node.files for node in tops)
        self.nothing.setVisible(not shown)
        if wanted and shown <= MOST_OPENED:
            self.tree.expandAll()
        elif len(tops) == 1:
            self.tree.expandToDepth(0)
        self._open_chosen(tops)

    def _open_chosen(self, nodes: Sequence[Node]) -> None:
        """Open the folders in which something is chosen."""
        for node in nodes:
            if self.model.choice.state(node.path) is Checked.PARTLY:
                self.tree.expand(self.model.index_of(node))
                self._open_chosen(node.children)

    @Slot()
    def _on_chosen(self) -> None:
        count = self.model.choice.count(self.model.everything)
        self.count.setText(self.tr("%n file(s) chosen", "", count) if count else self.tr("Nothing chosen"))
        self.pick.setEnabled(bool(count))

    @Slot()
    def _on_pick(self) -> None:
        """All of them is the same as no restriction: what is added later is asked too."""
        choice, everything = self.model.choice, self.model.everything
        is_all = all(choice.state(node.path) is Checked.YES for node in everything)
        self.picked.emit([] if is_all else list(choice.paths))
        self.accept()
