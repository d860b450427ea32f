"""Short files that are asked about by name are read as a whole; long ones are searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.ask import AnswerService
from app.core.chat.base import Answer, AnswerDone, PassagesFound, Question
from app.core.chat.whole_files import estimated_tokens, whole_passages
from app.core.library.base import FileRow, FileState, Hit
from app.core.models.fake import QUOTES, FakeModels
from app.core.task import Task
from tests.unit.chat.library import DOCS, MadeUpLibrary
from tests.unit.chat.test_ask import Loader, SaysModel, final

NOTE = DOCS / "note.txt"
LONG = DOCS / "long.txt"
TEXTS = {
    "note.txt": "The key is under the blue pot.\n\nThe cat is fed at seven.",
    "long.txt": "\n\n".join(f"Paragraph {n} tells of ships and harbours. " * 20 for n in range(30)),
}


class WithParents(MadeUpLibrary):
    def parent(self, chunk_id: int, max_chars: int) -> Hit:
        return self.chunks(LONG)[chunk_id - 1]


def ask(
    question: str, *pieces: str, within: tuple[Path, ...], model_id: str | None = None
) -> tuple[PassagesFound, Answer]:
    asker = AnswerService(WithParents(TEXTS), FakeModels(), Loader(SaysModel(*pieces)))
    events = list(asker.ask(Question(question, within=within, model_id=model_id), Task()))
    found = next(event for event in events if isinstance(event, PassagesFound))
    assert isinstance(events[-1], AnswerDone)
    return found, final(events)


def test_a_short_file_goes_in_whole_and_the_answer_says_so() -> None:
    found, answer = ask("Shorten this.", "The key is under the blue pot.", within=(NOTE,))
    assert found.is_whole and [hit.text for hit in found.hits] == TEXTS["note.txt"].split("\n\n")
    assert answer.is_whole and answer.found and answer.citations[0].quote == "The key is under the blue pot."


def test_a_long_file_is_searched() -> None:
    found, answer = ask("Which paragraph tells of ships?", "Paragraph 3", within=(LONG,))
    assert not found.is_whole and not answer.is_whole


def test_a_model_that_finds_nothing_in_a_whole_file_is_heard() -> None:
    _, answer = ask("How fast is light?", "NOT FOUND", within=(NOTE,))
    assert answer.is_whole and not answer.found


def test_quotes_come_from_what_was_found_and_not_from_everything() -> None:
    found, answer = ask("When is the cat fed?", within=(NOTE,), model_id=QUOTES.id)
    assert not found.is_whole and answer.text == "The cat is fed at seven."


@pytest.mark.parametrize("within", [(), (DOCS,), (NOTE,) * 9, (NOTE, LONG), (DOCS / "unknown.txt",)])
def test_all_files_and_long_folders_and_unknown_files_are_searched(within: tuple[Path, ...]) -> None:
    assert whole_passages(MadeUpLibrary(TEXTS), within, 1200) == ()


def test_a_file_that_is_not_read_yet_does_not_count_as_whole() -> None:
    class Waiting(MadeUpLibrary):
        def files(self, within: Path | None = None) -> tuple[FileRow, ...]:
            return (FileRow(NOTE, FileState.WAITING, chunks=1),)

    assert whole_passages(Waiting(TEXTS), (NOTE,), 1200) == ()


def test_a_folder_of_short_files_goes_in_whole_file_by_file() -> None:
    short = {"b.txt": "The cat is fed at seven.", "a.txt": "The key is under the blue pot.\n\nThe pot is heavy."}
    found = whole_passages(MadeUpLibrary(short), (DOCS, DOCS / "b.txt"), 1200)
    assert [(hit.path.name, hit.text) for hit in found] == [
        ("a.txt", "The key is under the blue pot."),
        ("a.txt", "The pot is heavy."),
        ("b.txt", "The cat is fed at seven."),
    ]


def test_a_folder_with_a_file_that_was_not_read_or_with_many_files_is_searched() -> None:
    library = MadeUpLibrary({"a.txt": "The key is under the blue pot."}, {"locked.pdf": "encrypted"})
    assert whole_passages(library, (DOCS,), 1200) == ()
    many = MadeUpLibrary({f"{n}.txt": "Short." for n in range(9)})
    assert whole_passages(many, (DOCS,), 1200) == ()


def test_scripts_without_spaces_count_a_token_a_character() -> None:
    assert estimated_tokens("合同于八月到期") == 7
    assert estimated_tokens("The lease ends") == pytest.approx(14 / 2.5)
