"""Makes a PDF of an exported HTML page, in the thread that asks. Loads nothing that the page names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from app.core.errors import MachineError


class _Deaf(QTextDocument):
    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None


def print_pdf(html: str, file: Path, title: str) -> None:
    """Print HTML to a PDF file. Raises MachineError not_writable."""
    writer = QPdfWriter(str(file))
    writer.setTitle(title)
    writer.setCreator("Alcove")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)  # the document adds 2 cm
    document = _Deaf()
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.print_(writer)
    if not file.is_file() or not file.stat().st_size:
        raise MachineError("not_writable", path=str(file))
