"""The one control that says what a question is put to, and changes it: all files of the library, some of them, or none.
Knows no library; is told how many files there are and what is attached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.gui.base.actions import Action
from app.gui.widgets.elided import ElidedButton

NAMES_IN_TIP = 20
MAX_WIDTH = 260  # px; a long name of a single file leaves room for the other buttons


class ScopeButton(ElidedButton):
    """`uses_library` and `within` mean what they mean in a `Question`."""

    changed = Signal()
    chosen = Signal(bool)  # the person chose whether files are asked at all; what is set otherwise is not told
    files_requested = Signal()  # folders or files shall be chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("scope")
        self.setMaximumWidth(MAX_WIDTH)
        self.within: tuple[Path, ...] = ()
        self.attached: tuple[Path, ...] = ()
        self._is_on = True
        self._files: int | None = None  # None until the library has reported
        self.clicked.connect(self.open_menu)
        self._draw()

    @property
    def uses_library(self) -> bool:
        return self._is_on or bool(self.within)

    def show_files(self, count: int) -> None:
        """`count` files of the library are searchable."""
        if count != self._files:
            self._files = count
            self._draw()

    def show_attached(self, paths: Sequence[Path]) -> None:
        """What is attached to the conversation. Asked alone at first; the menu leads elsewhere and back."""
        if tuple(paths) != self.attached:
            self.attached = tuple(paths)
            self.set_within(paths)

    def set_within(self, paths: Sequence[Path]) -> None:
        """Restrict questions to these files and folders; none of them means all, or what `use_library` says."""
        self.within = tuple(paths)
        self._draw()
        self.changed.emit()

    def use_library(self, is_on: bool) -> None:
        self._is_on = is_on
        self._draw()
        self.changed.emit()

    def choose(self, paths: Sequence[Path] = (), *, is_on: bool = True) -> None:
        """What the person chose, here or in a list of files."""
        self._is_on = is_on
        self.set_within(paths)
        self.chosen.emit(is_on)

    def open_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, is_chosen, run in self._entries():
            action = menu.addAction(label, run)
            action.setCheckable(True)
            action.setChecked(is_chosen)
            if is_chosen:
                menu.setActiveAction(action)
        menu.popup(self._place_of(menu))
        return menu

    def commands(self) -> list[Action]:
        """The same choices for the window's list."""
        group = self.tr("Question")
        return [
            Action("my-files", self.tr("Ask all my files"), "", self.choose, group=group),
            Action("choose-files", self.tr("Choose folders or files to ask…"), "", self.files_requested.emit,
                   group=group),
            Action("without-files", self.tr("Ask without my files"), "", lambda: self.choose(is_on=False),
                   group=group),
        ]  # fmt: skip

    def _entries(self) -> list[tuple[str, bool, Callable[[], object]]]:
        """Label, whether it holds now, and what choosing it does."""
        is_attached = bool(self.attached) and self.within == self.attached
        everything = self.tr("All my files")
        if self._files:
            everything = self.tr("All my files · {n}").format(n=self._files)
        entries: list[tuple[str, bool, Callable[[], object]]] = [
            (everything, self._is_on and not self.within, self.choose)
        ]
        if self.attached:
            entries.append((self.tr("What is attached here"), is_attached, lambda: self.choose(self.attached)))
        return [
            *entries,
            (self.tr("Choose folders or files…"), bool(self.within) and not is_attached, self.files_requested.emit),
            (self.tr("Without my files"), not self.uses_library, lambda: self.choose(is_on=False)),
        ]

    def _place_of(self, menu: QMenu) -> QPoint:
        """Above the button: the field is at the foot of the window."""
        size = menu.sizeHint()
        x = self.width() - size.width() if self.isRightToLeft() else 0
        return self.mapToGlobal(QPoint(x, -size.height() - 4))

    def _draw(self) -> None:
        said = self._said()
        self.setText(f"{said} ▾")
        self.setAccessibleName(self.tr("What is asked: {scope}").format(scope=said))
        self.setToolTip(self._tip())
        self.updateGeometry()
        if self.property("isOn") != self.uses_library:
            self.setProperty("isOn", self.uses_library)
            self.style().unpolish(self)
            self.style().polish(self)

    def _said(self) -> str:
        if len(self.within) == 1:
            return self.within[0].name or str(self.within[0])
        if self.within:
            # A folder's name has no ending; to ask the disk could take long.
            has_folder = any(not path.suffix for path in self.within)
            if has_folder:
                return self.tr("{n} folders and files").format(n=len(self.within))
            return self.tr("%n file(s)", "", len(self.within))
        return self.tr("All my files") if self._is_on else self.tr("Without my files")

    def _tip(self) -> str:
        if self.within:
            names = [str(path) for path in self.within[:NAMES_IN_TIP]]
            more = ["…"] if len(self.within) > len(names) else []
            return "\n".join([self.tr("Only these are asked:"), *names, *more])
        if not self._is_on:
            return self.tr("The model answers from what it knows by itself, which nobody checks.")
        return self.tr("Answers come from your files.")
