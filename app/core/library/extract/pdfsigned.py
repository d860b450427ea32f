"""Who signed a PDF, and forms of a kind that only Adobe's own program shows (XFA). Knows no page layout."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2.raw as raw

from app.core.errors import UserError
from app.core.library.extract.layout import Page

PLACEHOLDER_CHARS = 1_500  # of the page that stands for such a form, in a few languages
_NAME = re.compile(rb"\x06\x03\x55\x04\x03[\x0c\x13\x14\x1e]([\x01-\x7f])")  # the common name in a certificate
_PLACEHOLDER = re.compile(r"Please wait\.\.\.\s+If this message is not eventually replaced")
_PROGRAM = re.compile(r"\b(?:Acrobat|Adobe\s+Reader)\b")


def check_is_shown(pdf: Any, pages: Sequence[Page], *, has_values: bool) -> None:
    """Raises UserError xfa_form where all that the file holds for other programs is a page that says to wait."""
    text = "\n".join(page.text for page in pages[:2])
    if len(pages) > 2 or len(text) > PLACEHOLDER_CHARS or has_values:
        return
    is_xfa = raw.FPDF_GetFormType(pdf) in (raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND)
    if _PLACEHOLDER.search(" ".join(text.split())) or (is_xfa and (not text.strip() or _PROGRAM.search(text))):
        raise UserError("xfa_form")


def signatures(source: Path | bytes, names: Collection[str]) -> dict[str, str]:
    """ "Signed by NAME, 2026-03-05, REASON" for those fields of `names` that are signed. pdfium tells no names."""
    import pypdf

    try:
        reader = pypdf.PdfReader(source if isinstance(source, Path) else io.BytesIO(source))
        fields = reader.get_fields() or {}
        return {name: text for name in names if (text := _signature(fields.get(name)))}
    except Exception:  # noqa: BLE001 - pypdf raises many kinds on odd files; the pages are read all the same
        return {}


def _signature(field: Any) -> str:
    value = field.get("/V") if field is not None else None
    if value is None or not hasattr(value, "get"):
        return ""
    name = _said(value, "/Name") or next(_signers(value.get("/Contents")), "")
    parts = [f"Signed by {name}" if name else "", _day(_said(value, "/M")), *(_said(value, k) for k in _MORE)]
    return ", ".join(part for part in parts if part) if name else ""


_MORE = ("/Reason", "/Location")


def _said(value: Any, key: str) -> str:
    found = value.get(key)
    return " ".join(str(found).split()) if found is not None else ""


def _day(moment: str) -> str:
    digits = moment.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else ""


def _signers(contents: Any) -> Iterator[str]:
    """Names in the certificates of a signature: who signed is named by none as its issuer."""
    if not isinstance(contents, bytes):
        contents = getattr(contents, "original_bytes", b"")
    found = [_name(contents, match) for match in _NAME.finditer(contents)]
    pairs = list(zip(found[::2], found[1::2], strict=False))
    issuers = {issuer for issuer, subject in pairs if issuer != subject}
    yield from (subject for issuer, subject in pairs if subject and subject not in issuers)


def _name(contents: bytes, match: re.Match[bytes]) -> str:
    text = contents[match.end() : match.end() + match[1][0]]
    encoding = "utf-16-be" if contents[match.start() + 5] == 0x1E else "utf-8"
    return text.decode(encoding, "replace").strip()
