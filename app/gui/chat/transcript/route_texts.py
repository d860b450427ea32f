"""How a question was understood, in words, and the other way that one click takes. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.chat.base import Answer


def _tr(text: str) -> str:
    return QCoreApplication.translate("transcript", text)


def waiting_text(kind: str) -> str:
    """The status while a question of that kind is answered; "" where the usual one says it."""
    return {
        "library": _tr("Looking through the list of your files…"),
        "write": _tr("Writing…"),
        "write_from_files": _tr("Looking for the facts in your files…"),
        "list": _tr("Looking for everything that belongs to it…"),
        "compute": _tr("Looking for the figures…"),
        "compare": _tr("Reading what is compared…"),
        "versions": _tr("Comparing the versions…"),
        "summary": _tr("Reading…"),
        "rewrite": _tr("Changing the answer…"),
    }.get(kind, "")


def route_text(answer: Answer) -> str:
    """From what an answer is made, where that is not the usual search."""
    files = len({citation.path for citation in answer.citations})
    if answer.route == "library":
        return _tr("from the list of your files")
    if answer.route in ("smalltalk", "write") or not answer.used_library:
        return _tr("without your files")
    if answer.route == "rewrite":
        return _tr("the answer before, changed")
    if answer.route in ("compare", "versions", "summary", "list", "write_from_files") and files:
        return QCoreApplication.translate("transcript", "from %n file(s)", "", files)
    return _tr("calculated from your files") if answer.route == "compute" and files else ""


def other_route(answer: Answer) -> tuple[str, str] | None:
    """The kind that a click takes instead, and what the click says; None where there is no sensible other one."""
    if answer.route in ("smalltalk", "write"):
        return "fact", _tr("Look in my files")
    if answer.route in ("fact", "write_from_files", "library") or not answer.found:
        return "write", _tr("Answer without my files")
    return None
