"""What the pages and commands are made of: the window's controllers, dialogs and chat page, and what the window itself
can do. Knows no window class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.gui.base.context import GuiContext, Shell

if TYPE_CHECKING:
    from app.gui.base.actions import ActionList
    from app.gui.library.controller import LibraryController
    from app.gui.models.controller import ModelsController
    from app.gui.shell.backup import BackupCommands
    from app.gui.shell.chat_page import ChatPage
    from app.gui.shell.dialogs import Dialogs


class Window(Shell, Protocol):
    """What commands, pages and later starts of the program may have the window do."""

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Take files and folders as if they were dropped on the window."""
        ...

    def add_sample(self) -> None: ...

    def ask(self, question: str) -> None:
        """Ask at once, in a new conversation."""
        ...

    def new_conversation(self) -> None: ...

    def delete_conversation(self, conversation_id: int) -> None: ...

    def set_setting(self, name: str, value: object) -> None:
        """Save a setting and let it take effect."""
        ...

    def on_escape(self) -> None: ...

    def toggle_full_screen(self) -> None: ...

    def bring_up(self) -> None:
        """Show the window in front of all others, from wherever it is."""
        ...

    def quit(self) -> None:
        """End the program, also where closing the window keeps it in the tray."""
        ...


@dataclass(frozen=True)
class ShellParts:
    """Made once for each window."""

    context: GuiContext
    window: Window
    chat: ChatPage
    library: LibraryController
    models: ModelsController
    dialogs: Dialogs
    backup: BackupCommands
    actions: ActionList
