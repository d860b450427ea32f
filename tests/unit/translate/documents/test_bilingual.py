"""Both languages in one document: the source before its translation, and nothing twice that may be there only once."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from lxml import etree, html

from app.core.task import Task
from app.core.translate.documents.service import DocumentDone, DocumentTranslator
from app.core.translate.fake import FakeEngine, turned
from app.core.translate.service import TranslationRequest, TranslationService

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def translated(path: Path, tmp_path: Path) -> Path:
    translator = DocumentTranslator(TranslationService(lambda: [FakeEngine()]), tmp_path / "translate.db")
    out = path.with_name(f"both{path.suffix}")
    events = list(translator.translate(path, out, TranslationRequest("de", "en"), Task(), bilingual=True))
    translator.close()
    assert isinstance(events[-1], DocumentDone)
    return out


@pytest.mark.parametrize("block", ["p", "h2", "li", "dt", "dd"])
def test_a_page_has_each_block_twice_and_each_name_once(tmp_path: Path, block: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f'<html><body><{block} id="a">Some <b id="b">bold</b> words.<!-- x --></{block}></body></html>')
    root = html.parse(str(translated(page, tmp_path))).getroot()
    texts = [found.text_content() for found in root.iter(block)]
    assert texts == ["Some bold words.", turned("Some bold words.")]
    assert [found.text_content() for found in root.xpath("//*[@id='a']")] == [turned("Some bold words.")]
    assert len(root.xpath("//*[@id='b']")) == 1


def test_a_word_file_keeps_one_of_each_bookmark(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Some words here.")
    start, end = (etree.SubElement(paragraph._p, f"{W}{name}") for name in ("bookmarkStart", "bookmarkEnd"))
    for mark in (start, end):
        mark.set(f"{W}id", "0")
    start.set(f"{W}name", "place")
    document.save(str(tmp_path / "letter.docx"))
    result = docx.Document(str(translated(tmp_path / "letter.docx", tmp_path)))
    assert [found.text for found in result.paragraphs] == ["Some words here.", turned("Some words here.")]
    assert len(list(result.element.iter(f"{W}bookmarkStart"))) == 1
