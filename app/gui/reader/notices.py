"""The reader's sentences about a passage whose file has changed since it was read. Know no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.errors import AppError
from app.core.library.base import Passage
from app.gui.base.messages import error_text, reason_text

QUOTE_CHARS = 300
_READING = frozenset({"encrypted", "damaged", "empty", "permission", "missing", "too_large", "too_slow", "unsupported"})


def _tr(text: str) -> str:
    return QCoreApplication.translate("reader", text)


def passage_notice(passage: Passage) -> str:
    """The sentence for the reader; "" where the file is as it was read."""
    if passage.file == "missing":
        return _tr("The file is not where it was. This is the text that was read of it.") + _said(passage)
    if passage.file == "removed":
        return _tr("The file is not in the library any more. This is what was cited from it.")
    if passage.found == "gone":
        return _tr("The file has changed, and this passage is not in it any more.") + _said(passage)
    if passage.found == "moved":
        return _tr("The file has changed since; the passage now stands here.")
    if passage.file == "changed":
        return _tr("The file has changed since it was read; the passage is still here.")
    return ""


def moved_to_page_notice(page: int) -> str:
    return _tr("The file has changed since; the passage now stands on page {n}.").format(n=page)


def unmarked_notice(passage: Passage) -> str:
    if passage.file == "changed":
        return _tr("The file has changed, and this passage is not in it any more.") + _said(passage, is_known=True)
    return _tr("The passage is on this page, but its exact place could not be found.") + _said(passage, is_known=True)


def unread_notice(error: AppError) -> str:
    """Why the text is shown and not the page."""
    reason = reason_text(error.code) if error.code in _READING else error_text(error)
    return _tr("The page cannot be shown ({reason}). This is the text that was read of it.").format(reason=reason)


def _said(passage: Passage, *, is_known: bool = False) -> str:
    """The quote itself, since it is nowhere else on the screen."""
    if not passage.quote or (passage.found != "gone" and not is_known) or passage.text == passage.quote:
        return ""
    quote = " ".join(passage.quote.split())
    shown = quote if len(quote) <= QUOTE_CHARS else quote[: QUOTE_CHARS - 1].rsplit(" ", 1)[0] + "…"
    return " " + _tr("It said: “{quote}”").format(quote=shown)
