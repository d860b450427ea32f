"""The backgrounds that the transcript paints behind its text."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QTextCharFormat, QTextCursor, QTextDocument, QTextListFormat

from app.gui.base.theme import LIGHT
from app.gui.chat.transcript.formats import CHIP
from app.gui.chat.transcript.surfaces import _chips


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_chip_in_text_that_is_not_laid_out_is_passed_over(qtbot: object, is_shown: bool) -> None:
    """Qt ends the process where it is asked for the place of such text."""
    document = QTextDocument()
    style = QTextCharFormat()
    style.setProperty(CHIP, True)
    QTextCursor(document).insertText("\u202f\u00a01\u00a0\u202f", style)
    block = document.firstBlock()
    block.setVisible(is_shown)
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    _chips(painter, block, document, LIGHT, "")
    painter.end()
    is_painted = any(image.pixelColor(x, y) != QColor("white") for x in range(60) for y in range(40))
    assert is_painted is is_shown


def test_a_chip_in_a_list_is_painted_behind_its_number(qtbot: object) -> None:
    document = QTextDocument()
    document.setTextWidth(200)
    cursor = QTextCursor(document)
    form = QTextListFormat()
    form.setIndent(1)
    cursor.createList(form)
    cursor.insertText("item")
    style = QTextCharFormat()
    style.setProperty(CHIP, True)
    cursor.insertText("\u202f\u00a01\u00a0\u202f", style)
    block = document.firstBlock()
    rect = document.documentLayout().blockBoundingRect(block)
    (begin, _), (end, _) = (block.layout().lineAt(0).cursorToX(at) for at in (4, 9))  # type: ignore[misc]
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    _chips(painter, block, document, LIGHT, "")
    painter.end()
    painted = [x for x in range(200) if any(image.pixelColor(x, y) != QColor("white") for y in range(40))]
    assert abs(painted[0] - (rect.x() + begin)) <= 2
    assert abs(painted[-1] - (rect.x() + end)) <= 2
