"""Writes PDFs whose pages have more than their printed text: fields, notes, attached files. Places are in points from
the left and from above."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

HEIGHT = 842.0


class FormWriter:
    """Print first, then add what lies above the print, then save."""

    def __init__(self, pages: int = 1) -> None:
        self._printed: list[list[tuple[float, float, str]]] = [[] for _ in range(pages)]
        self._writer: PdfWriter | None = None
        self._fields = ArrayObject()
        self._root = DictionaryObject({NameObject("/Fields"): self._fields})

    def print(self, x: float, y: float, text: str, *, page: int = 1) -> None:
        assert self._writer is None
        self._printed[page - 1].append((x, y, text))

    def field(self, x: float, y: float, name: str, value: str = "", *, width: float = 200, height: float = 16,
              page: int = 1, **more: Any) -> None:  # fmt: skip
        """A field of text; `more` are entries of its dictionary."""
        self._add_field(_rectangle(x, y, width, height), {"T": name, "FT": "/Tx", "V": value, **more}, page)

    def tick(self, x: float, y: float, name: str, *, on: bool, page: int = 1, flags: int = 0, **more: Any) -> None:
        state = "/Yes" if on else "/Off"
        looks = DictionaryObject({NameObject("/Yes"): self._look(), NameObject("/Off"): self._look()})
        entries = {"T": name, "FT": "/Btn", "V": state, "AS": state, "Ff": flags, **more}
        entries["AP"] = DictionaryObject({NameObject("/N"): looks})
        self._add_field(_rectangle(x, y, 10, 10), entries, page)

    def radio(self, places: Sequence[tuple[float, float, str]], name: str, chosen: str) -> None:
        """Buttons of one choice."""
        parent = DictionaryObject(_entries({"T": name, "FT": "/Btn", "Ff": 1 << 15, "V": f"/{chosen}"}))
        reference = self.writer._add_object(parent)
        kids = ArrayObject()
        for x, y, value in places:
            looks = DictionaryObject({NameObject(f"/{value}"): self._look(), NameObject("/Off"): self._look()})
            state = f"/{value}" if value == chosen else "/Off"
            entries: Any = {"Parent": reference, "AS": state, "AP": DictionaryObject({NameObject("/N"): looks})}
            kids.append(self.note(x, y, "Widget", Rect=_rectangle(x, y, 10, 10), **entries))
        parent[NameObject("/Kids")] = kids
        self._fields.append(reference)

    def note(self, x: float, y: float, kind: str, text: str = "", *, width: float = 20, height: float = 20,
             page: int = 1, **more: Any) -> Any:  # fmt: skip
        """An annotation; its reference, to answer it."""
        entries: dict[str, Any] = {"Type": "/Annot", "Subtype": f"/{kind}", "F": 4}
        entries |= {"Rect": _rectangle(x, y, width, height), **({"Contents": text} if text else {}), **more}
        reference = self.writer._add_object(DictionaryObject(_entries(entries)))
        sheet = self.writer.pages[page - 1]
        sheet[NameObject("/Annots")] = ArrayObject([*sheet.get("/Annots", ()), reference])
        return reference

    def pin(self, x: float, y: float, name: str, data: bytes) -> None:
        """A file pinned to the page."""
        stream = StreamObject()
        stream.set_data(data)
        held = DictionaryObject({NameObject("/F"): self.writer._add_object(stream)})
        spec = DictionaryObject(_entries({"Type": "/Filespec", "F": name, "UF": name, "EF": held}))
        self.note(x, y, "FileAttachment", FS=self.writer._add_object(spec))

    def attach(self, name: str, data: bytes) -> None:
        self.writer.add_attachment(name, data)

    def catalog(self, **entries: Any) -> None:
        self.writer._root_object.update(_entries(entries))

    def form(self, **entries: Any) -> None:
        self._root.update(_entries(entries))

    def save(self, path: Path) -> Path:
        if self._fields or len(self._root) > 1:
            self.catalog(AcroForm=self._root)
        self.writer.write(path)
        return path

    @property
    def writer(self) -> PdfWriter:
        if self._writer is None:
            pdf = FPDF(unit="pt", format="A4")
            pdf.set_font("helvetica", size=11)
            for texts in self._printed:
                pdf.add_page()
                for text in texts:
                    pdf.text(*text)
            self._writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(pdf.output()))))
        return self._writer

    def stream(self, data: bytes) -> Any:
        stream = StreamObject()
        stream.set_data(data)
        return self.writer._add_object(stream)

    def _look(self) -> Any:
        stream = StreamObject()
        stream.update(_entries({"Type": "/XObject", "Subtype": "/Form", "BBox": [0.0, 0.0, 10.0, 10.0]}))
        return self.writer._add_object(stream)

    def _add_field(self, rectangle: list[float], entries: Any, page: int) -> None:
        entries["Rect"] = rectangle
        self._fields.append(self.note(0, 0, "Widget", page=page, **entries))


def _rectangle(x: float, y: float, width: float, height: float) -> list[float]:
    """`y` is where the words beside it stand."""
    return [x, HEIGHT - y - 4, x + width, HEIGHT - y - 4 + height]


def _entries(entries: dict[str, Any]) -> dict[Any, Any]:
    return {NameObject(f"/{key}"): _object(value) for key, value in entries.items()}


def _object(value: Any) -> Any:
    if isinstance(value, bool):
        return BooleanObject(value)
    if isinstance(value, str):
        return NameObject(value) if value.startswith("/") else TextStringObject(value)
    if isinstance(value, int):
        return NumberObject(value)
    if isinstance(value, float):
        return FloatObject(value)
    if isinstance(value, list):
        return ArrayObject([_object(item) for item in value])
    return value
