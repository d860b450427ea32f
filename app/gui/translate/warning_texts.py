"""The sentences for what the checks of a translation found. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.translate.base import Segment, Warning


def _tr(text: str) -> str:
    return QCoreApplication.translate("translate", text)


def warning_text(warning: Warning) -> str:
    texts = {
        "number": _tr("Check this number: the source says {detail}."),
        "address": _tr("An address changed: {detail}."),
        "placeholder": _tr("A placeholder changed: {detail}."),
        "unit": _tr("A unit is missing: {detail}."),
        "language": _tr("This is not in the language that was asked for."),
        "length": _tr("Much longer or shorter than the source."),
        "repetition": _tr("It repeats itself."),
        "untranslated": _tr("This was not translated."),
        "empty": _tr("There is no translation of this."),
        "glossary": _tr("The glossary says “{remedy}” for “{detail}”."),
    }
    if warning.kind == "number" and not warning.detail:
        return _tr("Check this number: {found} is not in the source.").format(found=warning.found)
    return texts[warning.kind].format(detail=warning.detail or warning.found, remedy=warning.remedy)


def kept_text(segment: Segment) -> str:
    """The sentence for a segment that could not be translated."""
    return _tr("Not translated, the source stands here: {text}").format(text=segment.source)
