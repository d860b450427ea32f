"""PDF files: translated into Word files or pages, and read by a child that ends with the translator."""

from __future__ import annotations

from pathlib import Path

import docx
import psutil
import pytest

from app.core.library.base import IndexLimits
from app.core.library.extract.base import DirectParser
from app.core.task import Task
from app.core.translate.documents.service import DocumentTranslator, suggested_output
from app.core.translate.fake import FakeEngine, turned
from app.core.translate.service import TranslationRequest, TranslationService
from app.workers.parse import ChildParser
from tests.unit.library.conftest import write_pdf


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


def test_pdf_becomes_word_or_a_page_in_both_languages(tmp_path: Path, engine: FakeEngine) -> None:
    source = write_pdf(tmp_path / "lease.pdf", [[("Rental agreement", 20), ("The rent is 900 euros a month.", 11)]])
    service = TranslationService(lambda: [engine])
    translator = DocumentTranslator(service, tmp_path / "t.db", DirectParser())
    try:
        out = suggested_output(source, "de")
        assert out.name == "lease.de.docx"
        list(translator.translate(source, out, TranslationRequest("de", "en"), Task()))
        texts = [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]
        assert turned("Rental agreement") in texts and turned("The rent is 900 euros a month.") in texts
        page = suggested_output(source, "de", bilingual=True)
        list(translator.translate(source, page, TranslationRequest("de", "en"), Task(), bilingual=True))
        assert "The rent is 900 euros a month." in page.read_text() and turned("The rent is 900") in page.read_text()
    finally:
        translator.close()


def _parsing() -> list[psutil.Process]:
    found = psutil.Process().children()
    return [child for child in found if child.is_running() and "spawn_main" in " ".join(child.cmdline())]


def test_the_child_that_reads_pdf_ends_with_the_translator(tmp_path: Path, engine: FakeEngine) -> None:
    source = write_pdf(tmp_path / "lease.pdf", [[("The rent is 900 euros a month.", 11)]])
    service = TranslationService(lambda: [engine])
    translator = DocumentTranslator(service, tmp_path / "t.db", ChildParser(IndexLimits()))
    request = TranslationRequest("de", "en")
    list(translator.translate(source, suggested_output(source, "de"), request, Task()))
    children = _parsing()
    translator.close()
    assert children and not _parsing()
