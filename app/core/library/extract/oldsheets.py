"""Excel workbooks in the binary formats (.xls, .xlsb): through LibreOffice where it is installed, which keeps how the
values are shown, else their values through calamine. Knows no other format."""

from __future__ import annotations

import datetime
import io
from typing import Any

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.archive import open_archive
from app.core.library.extract.build import Builder
from app.core.library.extract.libreoffice import converted
from app.core.library.extract.numberformat import shown
from app.core.library.extract.sniff import OLE

_XML_SHEET = b"urn:schemas-microsoft-com:office:spreadsheet"


def read_xls(data: bytes, name: str) -> Document:
    """Raises UserError encrypted, damaged."""
    if not data.startswith(OLE):
        return _read_text(data, name)
    return _read(data, name, suffix=".xls")


def read_binary_workbook(data: bytes, name: str) -> Document:
    open_archive(data, has_trees=False).close()
    return _read(data, name, suffix=".xlsb")


def _read(data: bytes, name: str, *, suffix: str) -> Document:
    values = _by_values(data, name)  # first: it is quick, and tells what is locked or broken
    modern = converted(data, suffix=suffix, to="xlsx")
    if modern is None:
        return values
    from app.core.library.extract.table import read_xlsx

    document = read_xlsx(modern, name)
    return document if document.text.strip() else values


def _by_values(data: bytes, name: str) -> Document:
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise UserError("encrypted", detail=str(error)) from error
    except python_calamine.CalamineError as error:
        raise UserError("damaged", detail=str(error)) from error
    builder = Builder()
    for number, title in enumerate(book.sheet_names, 1):
        builder.page = number
        builder.heading(title, 1)
        builder.table([_text(cell) for cell in row] for row in book.get_sheet_by_name(title).iter_rows())
    return builder.build(name.rpartition(".")[0], pages=len(book.sheet_names))


def _text(value: Any) -> str:
    if isinstance(value, datetime.time):
        return value.isoformat("minutes" if not value.second else "seconds")
    return shown(value) if value != "" else ""


def _read_text(data: bytes, name: str) -> Document:
    """What carries the name of a workbook and is none: "XML Spreadsheet 2003", or a table as text."""
    if _XML_SHEET in data[:4096]:
        return _read_xml(data, name)
    from app.core.library.extract.table import read_csv

    return read_csv(data, name)


def _read_xml(data: bytes, name: str) -> Document:
    from app.core.library.extract.xmltree import parse_xml

    builder = Builder()
    sheets = list(parse_xml(data).iter("{*}Worksheet"))
    for number, sheet in enumerate(sheets, 1):
        builder.page = number
        builder.heading(next((value for key, value in sheet.items() if key.endswith("Name")), ""), 1)
        rows = ([" ".join(cell.itertext()) for cell in row.iter("{*}Cell")] for row in sheet.iter("{*}Row"))
        builder.table(rows)
    return builder.build(name.rpartition(".")[0], pages=len(sheets))
