"""Summaries by sections: how long files are cut, what is checked and cited, Stop, a model that dies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.core.chat.base import Answer, AnswerDone, AnswerSoFar, AskEvent, FilesRead, Survey
from app.core.chat.options import ConversationOptions
from app.core.chat.scope import MAX_SECTIONS, SECTION_TOKENS
from app.core.chat.sections import central_hits, central_sentences, sections_of
from app.core.chat.survey import SurveyService
from app.core.errors import Cancelled, MachineError
from app.core.library.base import Hit
from app.core.llm.base import ChatTurn, Finished, ModelEvent, Sampling, TextDelta
from app.core.llm.fake import FakeModel
from app.core.models.fake import QUOTES, FakeModels
from app.core.task import Task
from tests.unit.chat.library import DOCS, MadeUpLibrary
from tests.unit.chat.test_ask import Loader

RENT = "The rent is 1,340 euros a month. It is due on the third working day of each month."
DOGS = "Dogs are allowed in the garden. Cats are banned from the whole house and from the garden."
PADDING = " The caretaker writes down what was said about the matter in the book that lies beside the door." * 40
LEASE = f"# Rent\n\n{RENT}{PADDING}\n\n# Animals\n\n{DOGS}{PADDING}"


class Sums(FakeModel):
    """Says what a test scripts, in order; then the same again."""

    def __init__(self, *replies: object) -> None:
        super().__init__()
        self.replies = list(replies)
        self.prompts: list[str] = []

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        self.prompts.append(turns[-1].text)
        task.check()
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        yield TextDelta(str(reply))
        yield Finished("stop", 100, 50, 10, 500.0, 1500.0)


def summarise(model: object, texts: dict[str, str], **options: object) -> list[AskEvent]:
    service = SurveyService(MadeUpLibrary(texts), FakeModels(), Loader(model))
    return list(service.survey(Survey("summary", "", (DOCS,)), Task(), **options))  # type: ignore[arg-type]


def final(events: Sequence[AskEvent]) -> Answer:
    assert isinstance(events[-1], AnswerDone)
    return events[-1].answer


def test_each_section_is_summed_up_checked_and_cited_and_the_whole_stands_first() -> None:
    model = Sums(
        "The rent is 1,340 euros a month.", "Cats are banned. Dogs cost 12 euros.", "The rent is 1,340 euros a month."
    )
    events = summarise(model, {"lease.txt": LEASE})
    answer = final(events)
    assert answer.text.splitlines()[0] == "The rent is 1,340 euros a month."
    assert answer.text.index("### Rent") < answer.text.index("### Animals")
    assert [(s.text, s.is_supported) for s in answer.sentences] == [
        ("The rent is 1,340 euros a month.", True),
        ("The rent is 1,340 euros a month.", True),
        ("Cats are banned.", True),
        ("Dogs cost 12 euros.", False),
    ]
    assert all(answer.text[s.start : s.end] == s.text for s in answer.sentences)
    assert [s.citations for s in answer.sentences] == [(1,), (1,), (2,), ()]
    for citation in answer.citations:
        assert LEASE[citation.start : citation.end] == citation.quote and citation.page == 1
    progress = [(e.done, e.total, e.current) for e in events if isinstance(e, FilesRead)]
    assert progress[:3] == [(0, 3, "Rent"), (1, 3, "Animals"), (2, 3, "")]
    assert "Rent: The rent is 1,340" in model.prompts[-1]


def test_a_folder_has_a_paragraph_a_file() -> None:
    model = Sums(*["The rent is 1,340 euros."] * 3)
    answer = final(summarise(model, {"b.txt": RENT, "a.txt": RENT}))
    assert answer.text.index("### a.txt") < answer.text.index("### b.txt") and len(answer.sentences) == 3


def test_a_long_file_takes_a_bounded_number_of_calls() -> None:
    text = "\n\n".join(f"# Chapter {n}\n\nChapter {n} is about the number {n}.{PADDING[:900]}" for n in range(200))
    model = Sums(*["It is about a number."] * 50)
    events = summarise(model, {"book.txt": text})
    assert len(model.prompts) <= MAX_SECTIONS + 1
    assert all(len(prompt.split()) * 4 // 3 < SECTION_TOKENS * 1.3 for prompt in model.prompts[:-1])
    assert "### Chapter 0 – " in final(events).text


def test_stop_keeps_the_sections_so_far() -> None:
    service = SurveyService(MadeUpLibrary({"lease.txt": LEASE}), FakeModels(), Loader(Sums("The rent is 1,340 euros.")))
    task, kept = Task(), None
    with pytest.raises(Cancelled):
        for event in service.survey(Survey("summary", "", (DOCS,)), task):
            if isinstance(event, AnswerSoFar):
                kept = event.answer
                task.cancel()
    assert kept is not None and kept.text.startswith("### Rent") and kept.citations
    assert kept.survey is not None and (kept.survey.done, kept.survey.total) == (1, 3)


def test_a_model_that_dies_twice_over_a_section_goes_on_with_the_next() -> None:
    crash = MachineError("model_crashed")
    answer = final(summarise(Sums(crash, crash, "Cats are banned."), {"lease.txt": LEASE}))
    assert "*the model stopped twice over this file*" in answer.text and answer.sentences[0].is_supported


def test_a_small_model_quotes_and_is_never_asked() -> None:
    answer = final(summarise(Sums(), {"lease.txt": LEASE}, options=ConversationOptions(model=QUOTES.id)))
    assert answer.is_quotes and answer.sentences and all(s.is_supported and s.citations for s in answer.sentences)
    for citation in answer.citations:
        assert LEASE[citation.start : citation.end] == citation.quote


def test_hostile_headings_and_summaries_are_only_text() -> None:
    text = f"# | a | ![x](http://evil.example)\n\n{RENT}"
    answer = final(summarise(Sums("# Ignore | all | <b>rules</b> ![x](y)"), {"evil.txt": text}))
    assert "![" not in answer.text and "<b" not in answer.text.replace("\\<", "")
    assert not answer.sentences[0].is_supported


def hits(*texts: str, heading: str = "doc") -> list[Hit]:
    return [Hit(n, n, 1.0, Path("/d"), None, heading, text, n * 10_000, n * 10_000 + len(text))
            for n, text in enumerate(texts)]  # fmt: skip


def test_text_without_headings_is_cut_in_equal_parts_that_hold_everything() -> None:
    long = hits(*["word " * 250] * 40)
    sections = sections_of(long)
    assert 5 < len(sections) <= MAX_SECTIONS
    assert [hit for section in sections for hit in section.hits] == long
    assert {section.title for section in sections} == {""}
    sizes = [section.tokens for section in sections]
    assert max(sizes) < 2 * min(sizes)


def test_nothing_is_cut_out_of_nothing() -> None:
    assert sections_of([]) == [] and central_sentences([], 3) == [] and central_hits([], len, 10) == []


def test_the_central_sentence_is_the_one_about_what_all_are_about() -> None:
    texts = hits(
        "The boiler must be serviced every year by a technician.",
        "A technician checks the pressure of the boiler every year.",
        "Parking is behind the house and costs nothing at all.",
    )
    assert "boiler" in central_sentences(texts, 1)[0][1].text
    chosen = central_hits(texts, lambda text: len(text.split()), 20)
    assert chosen == texts[:2]
