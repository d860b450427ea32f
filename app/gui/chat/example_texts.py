"""The questions that an empty chat offers, in the language of the window. Knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.core.chat.examples import Example


def _tr(text: str) -> str:
    return QCoreApplication.translate("examples", text)


def example_text(example: Example) -> str:
    """As it is asked: each text is one that the program understands in that language."""
    texts = {
        "amount": _tr("How much is “{name}”?"),
        "end": _tr("When does “{name}” end?"),
        "decided": _tr("What was decided in “{name}”?"),
        "cost": _tr("What does “{name}” cost?"),
        "warns": _tr("What does “{name}” warn of?"),
        "about": _tr("What is “{name}” about?"),
        "says": _tr("What does “{name}” say?"),
        "sums": _tr("Which amounts are in “{name}”?"),
        "does": _tr("What does “{name}” do?"),
        "summary": _tr("Summarise “{name}”"),
        "changed": _tr("What changed between “{name}” and “{other}”?"),
        "newest": _tr("Which file is the newest?"),
        "contents": _tr("What is in my files?"),
    }
    return texts[example.kind].format(name=example.name, other=example.other)
