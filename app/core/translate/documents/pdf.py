"""PDF has no text that could be replaced in place: the text that the library's reader finds becomes a Word file or a
page with both languages side by side. Knows no engine."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from app.core.errors import UserError
from app.core.library.base import Document, Parser
from app.core.translate.documents.base import OpenDocument, Unit, has_text
from app.core.translate.languages import RIGHT_TO_LEFT

_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 16px/1.5 sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em }}
td {{ vertical-align: top; width: 50%; padding: .4em 1em .4em 0; border-top: 1px solid #ddd; unicode-bidi: plaintext }}
td.source {{ color: #555 }} .heading {{ font-weight: bold }}
</style></head><body><h1>{title}</h1><table>
{rows}
</table></body></html>
"""


class PdfFormat:
    """`parser` reads the file, in a child that may be killed: a hostile PDF never runs in this process."""

    suffixes = frozenset({".pdf"})

    def __init__(self, parser: Parser) -> None:
        self._parser = parser

    def open(self, path: Path, *, source: str, target: str) -> OpenDocument:
        """See `DocumentFormat.open`; also UserError no_text, too_slow, out_of_memory, parser_crashed."""
        document: Document | None = None
        for found in self._parser.parse(path):
            document = found or document
        if document is None:
            raise UserError("no_text", path=str(path))
        return _Pdf(document, path.stem)


class _Pdf:
    def __init__(self, document: Document, name: str) -> None:
        self._title = document.title or name
        texts = [(" ".join(document.text[block.start : block.end].split()), block.level) for block in document.blocks]
        self._blocks = [(text, level) for text, level in texts if has_text((text,))]

    @property
    def units(self) -> list[Unit]:
        return [Unit((text,)) for text, _ in self._blocks]

    def write(self, out: Path, targets: Sequence[tuple[str, ...]], *, target_language: str, bilingual: bool) -> None:
        """A page where the name says so or both languages are wanted, else a Word file."""
        found = [target[0] for target in targets]
        if bilingual or ".html" in out.name:
            out.write_text(self._page(found, target_language), "utf-8")
        else:
            self._word(out, found, target_language)

    def _page(self, targets: Sequence[str], language: str) -> str:
        rows = [
            f'<tr><td class="source{" heading" if level else ""}">{html.escape(text)}</td>'
            f"<td{' class=heading' if level else ''}>{html.escape(target)}</td></tr>"
            for (text, level), target in zip(self._blocks, targets, strict=True)
        ]
        return _PAGE.format(
            language=language,
            direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
            title=html.escape(self._title),
            rows="\n".join(rows),
        )

    def _word(self, out: Path, targets: Sequence[str], language: str) -> None:
        import docx
        from docx.oxml import OxmlElement

        document = docx.Document()
        for (_, level), target in zip(self._blocks, targets, strict=True):
            clean = "".join(char for char in target if char >= " " or char in "\t\n")
            paragraph = document.add_heading(clean, min(level, 9)) if level else document.add_paragraph(clean)
            if language in RIGHT_TO_LEFT:
                paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001 - python-docx has no other way
        with out.open("wb") as file:
            document.save(file)
