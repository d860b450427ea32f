"""What the tests of the Translate page do again and again."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.gui.translate.page import TranslatePage


def type_text(qtbot: QtBot, page: TranslatePage, text: str) -> None:
    page.text.source.setPlainText(text)
    qtbot.waitUntil(lambda: page.text.translation is not None and page.text.status.text() != "", timeout=5000)


def mark(page: TranslatePage, place: int) -> None:
    cursor = page.text.source.textCursor()
    cursor.setPosition(place)
    page.text.source.setTextCursor(cursor)
