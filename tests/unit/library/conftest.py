"""Files and libraries for the tests: real PDFs written on the spot, the fake embedder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import IndexLimits
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService

Make = Callable[..., LibraryService]


def write_pdf(path: Path, pages: list[list[tuple[str, int]]]) -> Path:
    """Each page is a list of (text, font size in points)."""
    pdf = FPDF()
    for lines in pages:
        pdf.add_page()
        for text, size in lines:
            pdf.set_font("Helvetica", size=size)
            pdf.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(6)
    pdf.output(str(path))
    return path


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    opened: list[LibraryService] = []

    def build(
        embedder: FakeEmbedder | None = None, limits: IndexLimits | None = None, **options: Any
    ) -> LibraryService:
        while opened:
            opened.pop().close()
        parser = DirectParser(limits)
        service = LibraryService(tmp_path / "lib", embedder or FakeEmbedder(), parser, limits=limits, **options)
        opened.append(service)
        return service

    yield build
    for service in opened:
        service.close()
