"""Files of the library as a tree of folders, and which of them are chosen: a folder stands for everything in it. Pure;
knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class Checked(Enum):
    NO = "no"
    PARTLY = "partly"
    YES = "yes"


@dataclass(eq=False)
class Node:
    """A folder or a file; `number` is its place among its siblings, `files` counts the files in it."""

    path: Path
    parent: Node | None = None
    number: int = 0
    children: list[Node] = field(default_factory=list)
    files: int = 0

    @property
    def name(self) -> str:
        return self.path.name or str(self.path)


    @property
    def leaves(self) -> Iterator[Node]:
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves


def build(roots: Sequence[Path], files: Iterable[Path]) -> list[Node]:
    """The `roots` that hold one of the `files`, or are one, folders first."""
    made: dict[Path, Node] = {}
    tops: list[Node] = []
    folders = set(roots)
    for file in files:
        root = next((folder for folder in (file, *file.parents) if folder in folders), None)
        if root is not None:
            _made(file, root, made, tops).files = 1
    _sort(tops)
    return tops


def narrowed(tops: Sequence[Node], wanted: str) -> list[Node]:
    """Copies of the nodes in whose name, or in that of a folder above, are these letters, with the folders that they
    are in."""
    return _narrowed(tops, wanted.strip().casefold(), None)


def _narrowed(nodes: Sequence[Node], low: str, parent: Node | None) -> list[Node]:
    kept: list[Node] = []
    for node in nodes:
        made = Node(node.path, parent, len(kept), files=node.files)
        is_meant = low in node.name.casefold()
        made.children = _narrowed(node.children, "" if is_meant else low, made)
        if node.children:
            made.files = sum(child.files for child in made.children)
        if made.children or (is_meant and not node.children):
            kept.append(made)
    return kept


def _made(path: Path, root: Path, made: dict[Path, Node], tops: list[Node]) -> Node:
    if path not in made:
        parent = None if path == root else _made(path.parent, root, made, tops)
        made[path] = node = Node(path, parent)
        (tops if parent is None else parent.children).append(node)
    return made[path]


def _sort(nodes: list[Node]) -> None:
    nodes.sort(key=lambda node: (not node.children, node.name.casefold()))
    for number, node in enumerate(nodes):
        node.number = number
        _sort(node.children)
        node.files += sum(child.files for child in node.children)


class Choice:
    """Chosen folders and files, none of them inside another."""

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self._paths = set(paths)
        self._above = {folder for path in self._paths for folder in path.parents}

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(sorted(self._paths))

    def state(self, path: Path) -> Checked:
        if path in self._paths or any(folder in self._paths for folder in path.parents):
            return Checked.YES
        return Checked.PARTLY if path in self._above else Checked.NO

    def toggle(self, node: Node) -> None:
        """Choose it with everything in it, or take it out. Of a folder that was chosen the rest stays chosen."""
        if self.state(node.path) is not Checked.YES:
            self._set({path for path in self._paths if node.path not in path.parents} | {node.path})
            return
        kept = self._paths - {node.path}
        for folder in _line(node):
            if folder.path in kept:
                kept.discard(folder.path)
                kept |= _beside(folder, node)
        self._set(kept)

    def toggle_all(self, nodes: Sequence[Node]) -> None:
        """Choose each of them, or take all out where each is chosen."""
        is_out = all(self.state(node.path) is Checked.YES for node in nodes)
        for node in nodes:
            if (self.state(node.path) is Checked.YES) is is_out:
                self.toggle(node)

    def count(self, nodes: Iterable[Node]) -> int:
        """How many files are chosen of these."""
        found = 0
        for node in nodes:
            state = self.state(node.path)
            if state is Checked.YES:
                found += node.files
            elif state is Checked.PARTLY:
                found += self.count(node.children)
        return found

    def _set(self, paths: set[Path]) -> None:
        self._paths = paths
        self._above = {folder for path in paths for folder in path.parents}


def _line(node: Node) -> Iterator[Node]:
    """The folders that it is in, the nearest first."""
    while (parent := node.parent) is not None:
        yield parent
        node = parent


def _beside(folder: Node, node: Node) -> set[Path]:
    """Everything in the folder but the node, as few paths as possible."""
    found: set[Path] = set()
    while node is not folder and node.parent is not None:
        found |= {other.path for other in node.parent.children if other is not node}
        node = node.parent
    return found
