"""Puts answers and texts of a conversation on the clipboard. Knows no widget."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def copy_text(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def copy_answer(text: str, *, is_plain: bool = False) -> None:
    """As Markdown, or without markup."""
    from app.gui.chat.transcript.clipboard import as_markdown, as_plain  # with all that writes Markdown

    copy_text((as_plain if is_plain else as_markdown)(text))
