"""Jupyter notebooks (.ipynb): text, code and what it printed. Runs nothing."""

from __future__ import annotations

import json
from typing import Any

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode
from app.core.library.extract.text import markdown

MAX_OUTPUT = 4_000  # characters of what a cell printed: the rest is a log


def read_notebook(data: bytes, name: str) -> Document:
    """Raises UserError damaged."""
    try:
        notebook = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        raise UserError("damaged", detail=str(error)[:200]) from error
    builder = Builder()
    for cell in _cells(notebook):
        source = _joined(cell.get("source", cell.get("input")))
        if cell.get("cell_type") == "code":
            builder.paragraph(source, keep_spaces=True)
            for output in cell.get("outputs") or ():
                builder.paragraph(_printed(output)[:MAX_OUTPUT], keep_spaces=True)
        elif cell.get("cell_type") == "heading":  # in notebooks before 2015
            builder.heading(source, int(cell.get("level") or 1))
        else:
            _add_markdown(builder, source)
    return builder.build(builder.first_heading() or name.rpartition(".")[0])


def _cells(notebook: Any) -> list[dict[str, Any]]:
    if not isinstance(notebook, dict):
        raise UserError("damaged", detail="no notebook")
    sheets = [notebook, *(notebook.get("worksheets") or ())]
    return [cell for sheet in sheets for cell in sheet.get("cells") or () if isinstance(cell, dict)]


def _add_markdown(builder: Builder, source: str) -> None:
    document = markdown(source, "")
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.level:
            builder.heading(text, block.level)
        else:
            builder.paragraph(text)


def _printed(output: Any) -> str:
    if not isinstance(output, dict):
        return ""
    data = output.get("data")
    return _joined(output.get("text") or (data.get("text/plain") if isinstance(data, dict) else ""))


def _joined(value: Any) -> str:
    return "".join(map(str, value)) if isinstance(value, list) else str(value or "")
