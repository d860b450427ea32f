"""The sample library: its questions are answered on the page they name, and its PDFs are what the script writes."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.core.resources import resource

ROOT = Path(__file__).parents[2]
QUESTIONS = json.loads(resource("sample_questions.json").read_text("utf-8"))


@pytest.mark.parametrize("known", QUESTIONS)
def test_the_answer_stands_on_the_page_named(known: dict[str, object]) -> None:
    file, page = resource("sample", str(known["file"])), known["page"]
    text = PdfReader(file).pages[page - 1].extract_text() if isinstance(page, int) else file.read_text("utf-8")
    assert str(known["answer"]) in " ".join(text.split())


def test_the_pdfs_are_what_the_script_writes(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "tools" / "make_sample.py"))
    script["write"].__globals__["SAMPLE"] = tmp_path
    for name, pages in (
        ("Lease Kestrel Street.pdf", script["LEASE"]),
        ("Boiler BX-20 manual.pdf", script["BOILER"]),
        ("Vaccine storage leaflet.pdf", script["VACCINES"]),
    ):
        script["write"](name, pages)
        made, shipped = PdfReader(tmp_path / name), PdfReader(resource("sample", name))
        texts = [[page.extract_text() for page in pdf.pages] for pdf in (made, shipped)]
        assert texts[0] == texts[1]
        assert len(shipped.pages) == len(pages)
