"""What a person filled in or wrote onto a page of a PDF, beyond its printed text: fields of forms, typed texts, notes
with their replies, stamps, files pinned to it. Reads pdfium's annotations; knows neither lines nor paragraphs."""

from __future__ import annotations

import ctypes
import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pypdfium2.raw as raw

from app.core.library.extract.formtext import Filled, spaced

MAX_ANNOTATIONS = 10_000  # of a page
MAX_TEXT = 200_000  # bytes of one value
MAX_QUADS = 1_000  # lines that one mark covers
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13
_SILENT = frozenset((raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT))
_MARKS = frozenset(
    (raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE, raw.FPDF_ANNOT_SQUIGGLY, raw.FPDF_ANNOT_STRIKEOUT)
)
_TICKS = frozenset((raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON))
_LISTS = frozenset((raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX))
_STAMP = re.compile(r"^#?(?:SB|SH|DS)?(?=[A-Z][a-z])")  # what Acrobat puts before the names of its own
_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"</p>|<br\s*/?>", re.IGNORECASE)


@dataclass
class Extras:
    """Of one page. `notes` are whole lines, "Author: text"; `files` are names and contents; `signed` the names of
    fields for signatures."""

    filled: list[Filled] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.filled or self.notes or self.files or self.signed)


@dataclass
class _Note:
    """`index` and `parent` are annotations of the page; the parent of what is no reply is -1."""

    index: int
    parent: int
    text: str


def read_extras(page: Any, text_page: Any, form: Any) -> Extras | None:
    """None where a page has nothing but links. `form` is pdfium's form environment, None in files without fields."""
    count = min(raw.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS)
    if count <= 0:
        return None
    extras = Extras()
    notes: list[_Note] = []
    for index in range(count):
        with _annotation(page, index) as annotation:
            kind = raw.FPDFAnnot_GetSubtype(annotation) if annotation else raw.FPDF_ANNOT_LINK
            if kind == raw.FPDF_ANNOT_LINK or raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
                continue
            if kind == raw.FPDF_ANNOT_WIDGET:
                _add_field(extras, annotation, text_page, form)
            elif kind == raw.FPDF_ANNOT_FREETEXT:
                _add_typed(extras, annotation, text_page)
            elif kind == raw.FPDF_ANNOT_FILEATTACHMENT:
                extras.files += _file(raw.FPDFAnnot_GetFileAttachment(annotation))
            if kind not in _SILENT and (text := _note(annotation, text_page, kind)):
                notes.append(_Note(index, _parent(page, annotation), text))
    extras.notes = _in_threads(notes)
    return extras if extras else None


def attached_files(pdf: Any) -> list[tuple[str, bytes]]:
    """Those of the whole document, as e-invoices and portfolios have them."""
    files: list[tuple[str, bytes]] = []
    for index in range(max(0, raw.FPDFDoc_GetAttachmentCount(pdf))):
        files += _file(raw.FPDFDoc_GetAttachment(pdf, index))
    return files


@contextmanager
def _annotation(page: Any, index: int) -> Iterator[Any]:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield annotation
    finally:
        if annotation:
            raw.FPDFPage_CloseAnnot(annotation)


def _add_field(extras: Extras, annotation: Any, text_page: Any, form: Any) -> None:
    if form is None:
        return
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind == raw.FPDF_FORMFIELD_SIGNATURE:
        extras.signed.append(_field_text(raw.FPDFAnnot_GetFormFieldName, form, annotation))
        return
    if kind in (raw.FPDF_FORMFIELD_UNKNOWN, raw.FPDF_FORMFIELD_PUSHBUTTON):
        return
    if raw.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD and kind == raw.FPDF_FORMFIELD_TEXTFIELD:
        return
    name = _field_text(raw.FPDFAnnot_GetFormFieldAlternateName, form, annotation).strip()
    name = name or _field_text(raw.FPDFAnnot_GetFormFieldName, form, annotation)
    if kind in _TICKS:
        text = "☒" if raw.FPDFAnnot_IsChecked(form, annotation) else "☐"
    else:
        chosen = _chosen(form, annotation) if kind in _LISTS else ""
        text = chosen or _field_text(raw.FPDFAnnot_GetFormFieldValue, form, annotation)
    _fill(extras, annotation, text_page, Filled(text.strip(), name, is_tick=kind in _TICKS))


def _chosen(form: Any, annotation: Any) -> str:
    """What a person sees of a choice, which may be stored as a number."""
    count = max(0, raw.FPDFAnnot_GetOptionCount(form, annotation))
    chosen = [n for n in range(count) if raw.FPDFAnnot_IsOptionSelected(form, annotation, n)]
    return ", ".join(_text(partial(raw.FPDFAnnot_GetOptionLabel, form, annotation, n)) for n in chosen)


def _add_typed(extras: Extras, annotation: Any, text_page: Any) -> None:
    """A text that was typed onto the page, often into a form without fields."""
    _fill(extras, annotation, text_page, Filled(_contents(annotation), is_typed=True))


def _fill(extras: Extras, annotation: Any, text_page: Any, filled: Filled) -> None:
    box = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, box):
        return
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    printed = _key(_printed(text_page, (left, bottom, right, top)))
    if filled.is_tick or not filled.text or _key(filled.text) not in printed:  # drawn into the page when it was sent
        extras.filled.append(filled._replace(left=left, bottom=bottom, right=right, top=top))


def _key(text: str) -> str:
    return "".join(text.split()).casefold()


def _printed(text_page: Any, box: tuple[float, float, float, float]) -> str:
    left, bottom, right, top = box
    return str(text_page.get_text_bounded(left - 1, bottom - 1, right + 1, top + 1))


def _note(annotation: Any, text_page: Any, kind: int) -> str:
    """ "Author: text"; a mark with a comment begins with the words that it marks."""
    if raw.FPDFAnnot_HasKey(annotation, b"StateModel"):  # "accepted", "none": written for each click
        return ""
    text = _contents(annotation) or (_stamp(annotation) if kind == raw.FPDF_ANNOT_STAMP else "")
    if not text:
        return ""
    marked = " ".join(_marked(annotation, text_page).split()) if kind in _MARKS else ""
    if marked and _key(text) == _key(marked):  # some programs copy the marked words
        return ""
    author = _value(annotation, b"T")
    return ": ".join(part for part in (author, f"“{marked}”" if marked else "", text) if part)


def _marked(annotation: Any, text_page: Any) -> str:
    words = []
    for index in range(min(MAX_QUADS, raw.FPDFAnnot_CountAttachmentPoints(annotation))):
        quad = raw.FS_QUADPOINTSF()
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            inset = 0.25 * (max(ys) - min(ys))  # or the lines above and below would count
            words.append(str(text_page.get_text_bounded(min(xs), min(ys) + inset, max(xs), max(ys) - inset)))
    return " ".join(words)


def _stamp(annotation: Any) -> str:
    """ "Not Approved" of a stamp whose appearance says so and nothing else does."""
    name, found = _value(annotation, b"Name"), ""
    if name and (match := _STAMP.match(name)):
        found = spaced(name[match.end() :])
    return found if found.replace(" ", "").isalpha() else ""


def _contents(annotation: Any) -> str:
    text = _value(annotation, b"Contents")
    return text or html.unescape(_TAG.sub("", _BREAK.sub("\n", _value(annotation, b"RC")))).strip()


def _parent(page: Any, annotation: Any) -> int:
    if not raw.FPDFAnnot_HasKey(annotation, b"IRT"):
        return -1
    linked = raw.FPDFAnnot_GetLinkedAnnot(annotation, b"IRT")
    try:
        return raw.FPDFPage_GetAnnotIndex(page, linked) if linked else -1
    finally:
        if linked:
            raw.FPDFPage_CloseAnnot(linked)


def _in_threads(notes: list[_Note]) -> list[str]:
    """Replies below what they answer; a file may list them anywhere."""
    known = {note.index for note in notes}
    below: dict[int, list[_Note]] = {}
    for note in notes:
        below.setdefault(note.parent if note.parent in known else -1, []).append(note)
    lines: list[str] = []
    waiting = below.pop(-1, [])[::-1]
    while waiting:
        note = waiting.pop()
        lines.append(note.text)
        waiting += below.pop(note.index, [])[::-1]
    return lines + [note.text for rest in below.values() for note in rest]  # replies to each other


def _file(attachment: Any) -> list[tuple[str, bytes]]:
    size = ctypes.c_ulong()
    if not attachment or not raw.FPDFAttachment_GetFile(attachment, None, 0, size):
        return []
    buffer = ctypes.create_string_buffer(size.value)
    if not raw.FPDFAttachment_GetFile(attachment, buffer, size, size):
        return []
    return [(_text(partial(raw.FPDFAttachment_GetName, attachment)), buffer.raw[: size.value])]


def _value(annotation: Any, key: bytes) -> str:
    return _text(partial(raw.FPDFAnnot_GetStringValue, annotation, key)).strip()


def _field_text(getter: Callable[..., int], form: Any, annotation: Any) -> str:
    return _text(partial(getter, form, annotation))


def _text(getter: Callable[..., int]) -> str:
    """`getter` takes a buffer and its size in bytes, and returns how many it needs."""
    size = min(int(getter(None, 0)), MAX_TEXT)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    getter(buffer, size)
    text = bytes(buffer)[:size].decode("utf-16-le", "replace")
    return text.partition("\0")[0].replace("\r\n", "\n").replace("\r", "\n")
