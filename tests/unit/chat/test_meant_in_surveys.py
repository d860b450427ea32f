"""Which files a question over many files means, with a real library: by kind, by name, by their text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.chat.base import FilesRead, Question, Survey
from app.core.chat.columns import asked_of
from app.core.chat.meant_files import meant_files
from app.core.chat.survey import SurveyService
from app.core.embed.fake import FakeEmbedder
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.llm.fake import FakeModel
from app.core.models.fake import FakeModels
from app.core.task import Task
from tests.unit.chat.test_ask import Loader

FILES = {
    "Invoice 2025-041 Vantis.txt": "Invoice number: 2025-041\nVantis Ltd.\nTotal: 240 euros.",
    "Rechnung 2025-07.txt": "Rechnung Nr. 2025-07 der Firma Brandt. Betrag: 310 Euro.",
    "Scan 8.txt": "Quay Boats\nINVOICE 88\nTotal: 12 euros. The lease of the berth is not part of it.",
    "Copy.txt": "Hall repairs, done in May.\n\nThis copy belongs to bill 9 of Orm and Sons, total 70 euros.",
    "Lease - Hollis.md": "# Lease\n\nHollis rents the flat for 640 euros.",
    "Mooring agreement - Sandoval.txt": "Sandoval has berth 4.",
    "Mooring agreement - Moreau.txt": "Moreau has berth 9.",
    "Minutes 2025-01.txt": "Present: Hollis.",
    "Minutes 2025-04.txt": "Present: Sandoval.",
    "Minutes 2025-09.txt": "Present: Moreau.",
    "post.eml": "From: a@example.org\nTo: b@example.org\nSubject: Boiler\n\nThe boiler is loud.",
}
CONTRACTS = {name for name in FILES if "agreement" in name or "Lease" in name}
INVOICES = {"Invoice 2025-041 Vantis.txt", "Rechnung 2025-07.txt", "Scan 8.txt"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("files")
    for name, text in FILES.items():
        (made / name).write_text(text, "utf-8")
    return made


@pytest.fixture(scope="module")
def library(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibraryService]:
    service = LibraryService(tmp_path_factory.mktemp("library"), FakeEmbedder(), DirectParser())
    service.add([folder], Task())
    yield service
    service.close()


def meant(library: LibraryService, question: str, *within: Path) -> set[str]:
    return {path.name for path in meant_files(library, question, asked_of(question), within)}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Compare the three invoices: number, company, total", INVOICES),
        ("Nummer und Betrag jeder Rechnung", INVOICES),
        ("Numéro et total de chaque facture", INVOICES),
        ("Which of the unpaid bills name Vantis?", INVOICES),
        ("Compare the four invoices: number, total", {*INVOICES, "Copy.txt"}),
        ("For each mooring agreement the berth", {name for name in FILES if name.startswith("Mooring")}),
        ("The tenant and the rent of all contracts", CONTRACTS),
        ("Compare the minutes of 2025-01 and 2025-04: who was present", {"Minutes 2025-01.txt", "Minutes 2025-04.txt"}),
        ("Compare Scan 8 and Rechnung 2025-07: number, total", {"Scan 8.txt", "Rechnung 2025-07.txt"}),
    ],
)  # fmt: skip
def test_only_the_files_that_are_meant(library: LibraryService, question: str, names: set[str]) -> None:
    assert meant(library, question) == names


@pytest.mark.parametrize(
    "question",
    [
        "Which files mention Hollis?", "List the total of each document", "The date and title of every certificate",
        "list all deadlines", "For each mail the sender and the subject",  # of which there is one
    ],
)  # fmt: skip
def test_where_nothing_tells_all_are_asked(library: LibraryService, question: str) -> None:
    assert meant(library, question) == set()


def test_files_that_were_chosen_are_meant_and_a_folder_is_looked_through(library: LibraryService, folder: Path) -> None:
    question = "Compare the invoices: number, total"
    assert meant(library, question, folder) == INVOICES
    assert meant(library, question, folder / "Scan 8.txt", folder / "Minutes 2025-01.txt") == set()


def test_the_offer_says_which_and_only_they_are_asked(library: LibraryService) -> None:
    service = SurveyService(library, FakeModels(), Loader(FakeModel()))
    question = "List the total of each invoice"
    offer = service.offer(Question(question))
    assert offer is not None and offer.is_meant and {path.name for path in offer.within} == INVOICES
    assert (offer.files, offer.calls) == (3, 3)
    every = service.offer(Question("List the total of each document"))
    assert every is not None and not every.is_meant and every.files == len(FILES) and every.within == ()
    events = list(service.survey(Survey("list", question), Task()))  # as the command line asks, without an offer
    assert {event.total for event in events if isinstance(event, FilesRead)} == {3}
