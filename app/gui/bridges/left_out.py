"""Leaves files out of the library by a rule for their names, and takes the rule back. Joins the library to the
settings."""

from __future__ import annotations

from collections.abc import Sequence
from glob import escape
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.gui.base.context import GuiContext, Shell
from app.gui.library.controller import LibraryController


class LeftOut(QObject):
    def __init__(self, context: GuiContext, shell: Shell, library: LibraryController, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = context.services.settings
        self._shell = shell
        self._library = library

    @Slot(list)
    def leave_out(self, paths: Sequence[Path]) -> None:
        """A file that was added by itself is taken out: no rule holds for it."""
        alone = [path for path in paths if self._library.is_added(path)]
        ruled = [path for path in paths if path not in alone]
        former = self._excluded()
        added = [name for name in dict.fromkeys(escape(path.name) for path in ruled) if name not in former]
        for path in alone:
            self._library.remove(path)
        if added:
            self._set([*former, *added])

        def undo() -> None:
            if added:
                self._set([name for name in self._excluded() if name not in added])
            if alone:
                self._library.add(alone)

        self._shell.notify(self._said(paths), self.tr("Undo"), undo)

    def _said(self, paths: Sequence[Path]) -> str:
        if len(paths) == 1:
            return self.tr("Files called “{name}” are left out. What was read leaves the library.").format(
                name=paths[0].name
            )
        return self.tr("%n file(s) are left out. What was read leaves the library.", "", len(paths))

    def _excluded(self) -> list[str]:
        from app.core.library.base import IndexLimits

        return self._settings.get().library.exclude or list(IndexLimits().exclude)

    def _set(self, exclude: list[str]) -> None:
        """The usual names are stored as none, so that they follow the program's own."""
        from app.core.library.base import IndexLimits

        stored = self._settings.get().library
        wanted = [] if tuple(exclude) == IndexLimits().exclude else exclude
        self._settings.update(library={"exclude": wanted, "max_file_mb": stored.max_file_mb})
        self._library.read_by_new_rules(is_quiet=True)
