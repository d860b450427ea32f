"""The quotes of an answer that are in another language than its question: the original with its translation below.
Knows no engine."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.core.chat.base import Answer
from app.gui.base.language_names import language_name
from app.gui.base.theme import READING_PX, SMALL_PX
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.formats import block

INDENT = 14
LINE_PERCENT = 130


@dataclass(frozen=True)
class ForeignQuotes:
    """`language` is that of the question, `quotes` number and language of each quote, `translated` the number and text
    of those that are there, with what has to be checked in it ("" for nothing). Languages are codes."""

    language: str
    quotes: tuple[tuple[int, str], ...]
    translated: tuple[tuple[int, str, str], ...] = ()
    is_running: bool = False
    notice: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("transcript", text)


def write_foreign(pen: DocumentCursor, message_id: int, answer: Answer, foreign: ForeignQuotes) -> None:
    quiet = pen.formats.characters("quiet", SMALL_PX)
    for number, text, doubt in foreign.translated:
        cited = next((cited for cited in answer.citations if cited.n == number), None)
        if cited is not None:
            _pair(pen, message_id, f"{number} · {' '.join(cited.quote.split())}", text, doubt)
    if len(foreign.translated) == len(foreign.quotes):
        return
    names = dict.fromkeys(language_name(code) for _, code in foreign.quotes)
    pen.block(block(bottom=8))
    pen.text(_tr("Quoted in: {languages}.").format(languages=", ".join(names)) + "  ", quiet)
    if foreign.is_running:
        pen.text(_tr("Translating…"), quiet)
    else:
        link = pen.formats.characters("accent", SMALL_PX, is_bold=True, link=f"translate:{message_id}")
        pen.text(_tr("Translate the quotes"), link)
    if foreign.notice:
        pen.block(block(bottom=8))
        pen.text(foreign.notice, pen.formats.characters("attention", SMALL_PX))


def _pair(pen: DocumentCursor, message_id: int, original: str, text: str, doubt: str) -> None:
    """Each line has the direction of its own script."""
    surface = f"thought:{message_id}"
    pen.block(block(bottom=0, left=INDENT, surface=surface, line_percent=LINE_PERCENT))
    pen.text(original, pen.formats.characters("quiet", SMALL_PX))
    pen.block(block(bottom=0 if doubt else 8, left=INDENT, surface=surface, line_percent=LINE_PERCENT))
    pen.text(text, pen.formats.characters("text", READING_PX - 1))
    if doubt:
        pen.block(block(bottom=8, left=INDENT, surface=surface, line_percent=LINE_PERCENT))
        pen.text(doubt, pen.formats.characters("attention", SMALL_PX))
