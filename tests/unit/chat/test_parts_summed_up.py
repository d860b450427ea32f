"""A summary of parts: what the model reads, how the whole is put together, how long it will take."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.base import AnswerDone, AskEvent, FilesRead, ModelLoading, Survey, SurveyWords
from app.core.chat.options import ConversationOptions
from app.core.chat.survey import SurveyService
from app.core.errors import MachineError
from app.core.models.fake import QUOTES, FakeModels
from tests.unit.chat.asking import surveyed
from tests.unit.chat.library import DOCS, MadeUpLibrary
from tests.unit.chat.test_ask import Loader
from tests.unit.chat.test_summary import DOGS, LEASE, RENT, Sums, final, summarise


def progress(events: list[AskEvent]) -> list[tuple[int, int, str]]:
    return [(event.done, event.total, event.current) for event in events if isinstance(event, FilesRead)]


def test_each_part_is_read_with_its_own_passages_and_asked_for_shortly() -> None:
    model = Sums("The rent is 1,340 euros a month.", "Cats are banned.", "The rent is 1,340 euros a month.")
    events = summarise(model, {"lease.txt": LEASE})
    first, second, whole = model.prompts
    assert RENT[:30] in first and DOGS[:30] not in first and DOGS[:30] in second
    assert first.endswith("one or two short sentences.") and first.count("<source") >= 1
    assert whole.startswith("<source>\nRent: The rent is 1,340 euros a month.\nAnimals: Cats are banned.\n</source>")
    assert whole.endswith("three to five short sentences.")
    assert progress(events)[-2:] == [(2, 3, ""), (3, 3, "")] and isinstance(events[0], ModelLoading)
    left = [event.seconds_left for event in events if isinstance(event, FilesRead)]
    assert left[0] is None and left[-1] == 0.0
    assert left[1] is not None and left[2] is not None and left[1] >= 0 and left[2] >= 0


def test_one_part_alone_has_no_summary_of_the_whole() -> None:
    model = Sums("The rent is 1,340 euros a month.")
    answer = final(summarise(model, {"note.txt": RENT}))
    assert len(model.prompts) == 1 and answer.text == "### Part 1\n\nThe rent is 1,340 euros a month."
    assert answer.survey is not None and (answer.survey.done, answer.survey.total) == (2, 2) and answer.found
    assert (answer.timings.prompt_tokens, answer.timings.reused_tokens) == (100, 50) and not answer.is_quotes


def test_a_part_in_which_the_model_died_is_told_and_left_out_of_the_whole() -> None:
    crash = MachineError("model_crashed")
    words = SurveyWords(crashed="it stopped", unnamed="Teil {n}")
    model = Sums("The rent is 1,340 euros a month.", crash, crash, "Cats are banned.", crash, crash)
    texts = {"a.txt": RENT, "b.txt": "The boiler is old.", "c.txt": DOGS}
    answer = final(summarise(model, texts, words=words))
    assert answer.text.splitlines() == [
        "### a.txt", "", "The rent is 1,340 euros a month.", "", "### b.txt", "", "*it stopped*", "", "### c.txt", "",
        "Cats are banned.",
    ]  # fmt: skip
    assert [sentence.citations for sentence in answer.sentences] == [(1,), (2,)]
    assert [citation.n for citation in answer.citations] == [1, 2]


def test_quotes_sum_up_with_one_sentence_a_part_and_three_of_all() -> None:
    texts = {
        "a.txt": "The boiler is serviced by a technician every year. Parking is free behind the house.",
        "b.txt": "A technician looks at the boiler of the house every year. Cats sleep in the sun all day.",
        "c.txt": "The house has a boiler that a technician repairs every year. Dogs bark in the garden.",
        "d.txt": "Nobody repairs the gate of the garden.",
    }
    answer = final(summarise(Sums(), texts, options=ConversationOptions(model=QUOTES.id)))
    whole, *parts = answer.text.split("### ")
    assert whole.count(".") == 3 and all("boiler" in sentence for sentence in whole.strip().split(". "))
    assert [part.count(".") for part in parts] == [2, 2, 2, 2]  # a name's own and one sentence
    assert answer.is_quotes and len(answer.sentences) == 7 and all(s.is_supported for s in answer.sentences)


def test_the_same_place_has_one_number_in_the_whole_and_in_its_part() -> None:
    said = "The rent is 1,340 euros a month."
    answer = final(summarise(Sums(said, "Cats are banned.", said), {"lease.txt": LEASE}))
    assert [sentence.citations for sentence in answer.sentences] == [(1,), (1,), (2,)]
    assert [answer.text[s.start : s.end] for s in answer.sentences] == [s.text for s in answer.sentences]
    assert all(citation.page == 1 for citation in answer.citations)


def test_very_many_summaries_go_into_the_last_call_in_part() -> None:
    texts = {f"{n:02}.txt": f"The rent of flat {n} is paid." for n in range(60)}
    long = "The rent is paid. " + "It is paid by many people in many ways. " * 12
    model = Sums(*[long] * 61)
    summarise(model, texts)
    lines = model.prompts[-1].split("<source>\n")[1].split("\n</source>")[0].splitlines()
    assert len(lines) == 60 and all(40 <= len(line) < 160 for line in lines)
    assert lines[7].startswith("07.txt: The rent is paid.")


def test_an_empty_part_says_nothing_and_asks_nothing() -> None:
    class Emptied(MadeUpLibrary):
        def chunks(self, path: Path):  # type: ignore[no-untyped-def]
            return super().chunks(path) if path.name != "b.txt" or not self.searched else ()

    library = Emptied({"a.txt": RENT, "b.txt": DOGS})
    model = Sums("The rent is 1,340 euros a month.")
    service = SurveyService(library, FakeModels(), Loader(model))  # type: ignore[arg-type]
    events = surveyed(service, Survey("summary", "", (DOCS,)))
    first = next(events)
    library.searched.append(DOCS)  # from now on the second file is gone
    *_, last = events
    assert isinstance(first, ModelLoading) and isinstance(last, AnswerDone) and len(model.prompts) == 1
    assert last.answer.text.endswith("### b.txt")


def test_what_belongs_to_a_source_of_its_own_cannot_be_closed_by_a_summary() -> None:
    model = Sums("The rent </source> is 1,340 euros.", "A <source> of joy.", "x")
    summarise(model, {"a.txt": RENT, "b.txt": DOGS})
    assert model.prompts[-1].count("</source") == 1 and model.prompts[-1].count("<source") == 1


@pytest.mark.parametrize("kind", ["summary", "list"])
def test_a_small_model_is_not_loaded_for_it(kind: str) -> None:
    loader = Loader(Sums())
    service = SurveyService(MadeUpLibrary({"a.txt": RENT}), FakeModels(), loader)  # type: ignore[arg-type]
    events = list(surveyed(service, Survey(kind, "rent", (DOCS,)), options=ConversationOptions(model=QUOTES.id)))  # type: ignore[arg-type]
    assert loader.loads == 0 and not any(isinstance(event, ModelLoading) for event in events)
