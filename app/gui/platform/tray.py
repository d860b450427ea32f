"""The tray icon and desktop notifications. The icon is shown only where the person wants the program kept running; it
is never the only way back, because a second start raises the window as well."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from app.core.resources import resource

if TYPE_CHECKING:
    from app.core.settings.store import SettingsStore

LONG_S = 10.0  # shorter work gets no notification
NOTICE_MS = 10_000
PORTAL = (
    "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Notification",
)  # fmt: skip


def program_icon() -> QIcon:
    return QIcon(str(resource("icons", "program.svg")))


class Tray(QObject):
    """`keeps_window` says whether closing the window may leave the program running. `window` is the one that the icon
    stands for: while it has the keyboard nothing is notified."""

    open_requested = Signal()
    new_requested = Signal()  # a new conversation
    quit_requested = Signal()

    def __init__(self, settings: SettingsStore, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._icon: QSystemTrayIcon | None = None
        self._began: dict[str, float] = {}
        self.choose(is_kept=settings.get().keeps_in_tray)

    @property
    def keeps_window(self) -> bool:
        is_wanted = self._settings.get().keeps_in_tray
        return is_wanted and self._icon is not None and self._icon.isVisible()

    def choose(self, *, is_kept: bool) -> None:
        if is_kept and QSystemTrayIcon.isSystemTrayAvailable():
            self._made().show()
        elif self._icon is not None:
            self._icon.hide()

    def begin(self, name: str) -> None:
        """Note that work of this name has begun; further calls while it runs change nothing."""
        self._began.setdefault(name, time.monotonic())

    def end(self, name: str, text: str) -> bool:
        """Note that it has ended. Notifies, and returns True, if it took long and the window has no focus."""
        took = time.monotonic() - self._began.pop(name, time.monotonic())
        is_wanted = self._settings.get().notifies
        if took < LONG_S or not is_wanted or self._window.isActiveWindow():
            return False
        QApplication.alert(self._window)
        self.notify(text)
        return True

    @Slot(bool)
    def on_indexing(self, is_on: bool) -> None:
        if is_on:
            self.begin("index")

    @Slot(bool)
    def on_downloading(self, is_on: bool) -> None:
        if is_on:
            self.begin("download")
        else:
            self.end("download", self.tr("The download has ended."))

    def on_answering(self, is_busy: bool, title: str) -> None:
        """`title` is that of the conversation."""
        if is_busy:
            self.begin("answer")
        else:
            text = self.tr("The answer is there: {title}")
            self.end("answer", text.format(title=title))

    def notify(self, text: str) -> None:
        if self.keeps_window or not sys.platform.startswith("linux"):
            icon = self._made()
            icon.show()  # Windows and macOS show a notification only from a visible icon
            icon.showMessage("Alcove", text, program_icon(), NOTICE_MS)
            if not self.keeps_window:
                QTimer.singleShot(NOTICE_MS, self, self._hide)
        else:
            _notify_by_bus(text)

    def _hide(self) -> None:
        if self._icon is not None and not self.keeps_window:
            self._icon.hide()

    def _made(self) -> QSystemTrayIcon:
        if self._icon is None:
            icon = QSystemTrayIcon(program_icon(), self)
            icon.setToolTip("Alcove")
            menu = QMenu(self._window)
            menu.addAction(self.tr("Open the window"), self.open_requested.emit)
            menu.addAction(self.tr("New conversation"), self.new_requested.emit)
            menu.addSeparator()
            menu.addAction(self.tr("Quit"), self.quit_requested.emit)
            icon.setContextMenu(menu)
            icon.activated.connect(self._on_activated)
            icon.messageClicked.connect(self.open_requested)
            self._icon = icon
        return self._icon

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.open_requested.emit()


def _notify_by_bus(text: str) -> None:
    """Notify through the desktop portal (org.freedesktop.portal.Notification), which needs no tray icon. Not waited
    for; without a portal nothing happens."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if bus.isConnected():
        call = QDBusMessage.createMethodCall(*PORTAL, "AddNotification")
        call.setArguments(["alcove", {"title": "Alcove", "body": text}])
        bus.send(call)
