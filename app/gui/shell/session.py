"""Saves where the person was (page, conversation, window geometry) and restores it at the next start, also after the
program was killed."""

from __future__ import annotations

import base64

from PySide6.QtCore import QByteArray, QObject, QRect, QSize, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.gui.shell.parts import ShellParts
from app.gui.widgets.rail import Rail

USUAL_SIZE = (1280, 820)
FRAME = (16, 48)  # px that the system's frame adds to a window
SAVE_MS = 400
MIN_SEEN = 80  # px of the title bar that must be visible for the window to be movable


class Session(QObject):
    def __init__(self, window: QWidget, rail: Rail, parts: ShellParts) -> None:
        super().__init__(window)
        self._window = window
        self._rail = rail
        self._parts = parts
        self._settings = parts.context.services.settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_MS)
        self._timer.timeout.connect(self.save_place)

    def restore_shape(self) -> None:
        """Restore size and position. At the first start the system chooses the position: at 0, 0 the title bar would be
        off the screen."""
        window, stored = self._window, self._settings.get().window_geometry
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if stored and window.restoreGeometry(QByteArray(base64.b64decode(stored))):
            place = brought_back(window.geometry(), screens) if screens else window.geometry()
            if place != window.geometry():
                window.setGeometry(place)
        else:
            room = screens[0].size() - QSize(*FRAME) if screens else QSize(*USUAL_SIZE)
            window.resize(QSize(*USUAL_SIZE).boundedTo(room))

    def restore_place(self) -> None:
        """Restore page and conversation, unless the person went somewhere meanwhile. A deleted conversation is skipped.
        """
        chosen, chat, rail = self._settings.get(), self._parts.chat, self._rail
        if chosen.reopens_last and rail.current == "chat" and chat.controller.conversation is None:
            if self._parts.context.services.chats.conversation(chosen.last_conversation) is not None:
                chat.controller.open(chosen.last_conversation)
            if chosen.last_page in rail.names and chosen.last_page != "chat":
                self._parts.window.open_page(chosen.last_page)
        rail.chosen.connect(self.note)
        chat.controller.items_reset.connect(self.note)
        chat.controller.conversations_changed.connect(self.note)
        chat.moved.connect(self.note)

    @Slot()
    def note(self) -> None:
        """Save soon; many changes are saved once."""
        self._timer.start()

    def save_place(self) -> None:
        window = self._window
        self._settings.update(
            last_page=self._rail.current or "chat",
            last_conversation=self._parts.chat.controller.conversation or 0,
            window_geometry=base64.b64encode(window.saveGeometry().data()).decode(),
            **self._parts.chat.shape(),
        )

    def save_all(self) -> None:
        self._timer.stop()
        self.save_place()


def brought_back(place: QRect, screens: list[QRect]) -> QRect:
    """`place` if enough of its title bar is on a screen, else moved to the first screen and cut to fit."""
    title = QRect(place.x(), place.y(), place.width(), MIN_SEEN)
    seen = [title & screen for screen in screens]
    if any(part.width() >= MIN_SEEN and part.height() >= MIN_SEEN // 4 for part in seen):
        return place
    first = screens[0]
    size = place.size().boundedTo(first.size())
    moved = QRect(first.topLeft(), size)
    moved.moveCenter(first.center())
    return moved
