"""A question put to every file: which passages of a file the model reads, what its row holds, and the progress
events."""

from __future__ import annotations

import pytest

from app.core.chat.base import AnswerSoFar, FilesRead, ModelLoading, Question, Row, Survey
from app.core.chat.options import ConversationOptions
from app.core.chat.survey import SurveyService
from app.core.errors import UserError
from app.core.library.base import SearchRequest, SearchResult
from app.core.models.fake import CHAT, QUOTES, FakeModels
from tests.unit.chat.asking import surveyed
from tests.unit.chat.library import DOCS, MadeUpLibrary
from tests.unit.chat.test_allfiles import QUESTION, Replies, final, rows, survey
from tests.unit.chat.test_ask import Loader

SHIPS = "It tells of ships and harbours. " * 30
LONG = "\n\n".join(f"Paragraph {n} has the address 10.0.0.{n}. {SHIPS}" for n in range(9))


def read(name: str, texts: dict[str, str], value: object = None) -> tuple[str, Row]:
    """What the model was given of a file, and the row that came of it."""
    model = Replies({name: value})
    answer = final(survey(model, texts)[0])
    return model.prompts[0][-1].text, rows(answer)[name]


def test_a_short_file_is_read_whole_and_of_a_long_one_the_best_passages() -> None:
    text, row = read("a.txt", {"a.txt": "Printer in Graz.\n\nThe gateway is 10.0.0.1.\n\nThe address is 10.0.0.7."})
    assert "Printer in Graz.\n\nThe gateway is 10.0.0.1.\n\nThe address" in text
    assert (row.state, row.reason) == ("absent", "")
    text, row = read("a.txt", {"a.txt": LONG})
    assert text.count("Paragraph ") == 2 and (row.state, row.reason) == ("absent", "part")
    assert text.index("Paragraph 0") < text.index("Paragraph 1")
    four = "\n\n".join(f"Line {n} of it." for n in range(4))
    assert read("a.txt", {"a.txt": four})[1].reason == "part" and read("a.txt", {"a.txt": four[:40]})[1].reason == ""


def test_passages_of_another_file_are_never_taken_for_this_ones() -> None:
    class Mixed(MadeUpLibrary):
        def search(self, request: SearchRequest) -> SearchResult:
            every = [hit for path in self.texts for hit in self.chunks(path)]
            return SearchResult(request.query, 1.0, tuple(every[: request.limit]), 1.0)

    library = Mixed({"a.txt": LONG, "b.txt": LONG.replace("Paragraph", "Chapter")})
    model = Replies({"a.txt": None, "b.txt": None})
    service = SurveyService(library, FakeModels(), Loader(model))  # type: ignore[arg-type]
    answer = final(list(surveyed(service, Survey("list", QUESTION))))
    assert len(model.prompts) == 1 and rows(answer)["b.txt"].state == "absent"


def test_progress_names_each_file_and_an_answer_follows_each() -> None:
    events, loader = survey(Replies({"a.txt": "10.0.0.7", "b.txt": None, "c.txt": None}))
    assert isinstance(events[0], ModelLoading) and events[0].model == CHAT.name and loader.loads == 1
    told = [(event.done, event.total, event.current) for event in events if isinstance(event, FilesRead)]
    assert told == [(0, 3, "a.txt"), (1, 3, "b.txt"), (2, 3, "c.txt"), (3, 3, "c.txt")]
    last = [event for event in events if isinstance(event, FilesRead)][-1]
    assert last.seconds_left == 0.0
    so_far = [event.answer.survey for event in events if isinstance(event, AnswerSoFar)]
    assert [(one.done, one.total) for one in so_far if one] == [(1, 3), (2, 3), (3, 3)]
    answer = final(events)
    assert answer.model == CHAT.id and not answer.is_quotes and answer.timings.prompt_tokens == 300
    assert answer.timings.search_ms == 0.0 and answer.timings.tokens_per_s == pytest.approx(10.0)


def test_the_time_left_is_that_of_the_files_that_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter(range(0, 1000, 5))
    monkeypatch.setattr("app.core.chat.tabulator.time.perf_counter", lambda: float(next(moments)))
    events, _ = survey(Replies({"a.txt": None, "b.txt": None, "c.txt": None}))
    left = [event.seconds_left for event in events if isinstance(event, FilesRead)]
    assert left[0] is None and left[1] is not None and left[1] > 0 and left[2] == pytest.approx(left[1] / 2, rel=0.5)


def test_rows_that_were_there_are_kept_but_those_that_could_not_be_read() -> None:
    kept = (Row(DOCS / "a.txt", "supported", "kept"), Row(DOCS / "b.txt", "unreadable", reason="waiting"))
    model = Replies({"b.txt": "10.0.0.77", "c.txt": None})
    events, _ = survey(model, rows=kept)
    found = rows(final(events))
    assert found["a.txt"].value == "kept" and found["b.txt"].value == "10.0.0.77" and len(model.prompts) == 2


def test_a_prompt_too_long_for_the_model_is_a_row_and_other_errors_are_not() -> None:
    events, _ = survey(Replies({"a.txt": UserError("prompt_too_long"), "b.txt": None, "c.txt": None}))
    row = rows(final(events))["a.txt"]
    assert (row.state, row.reason) == ("unreadable", "prompt_too_long")
    with pytest.raises(UserError, match="not_a_model"):
        survey(Replies({"a.txt": UserError("not_a_model"), "b.txt": None, "c.txt": None}))


def test_quotes_of_files_cost_no_model_and_have_pages() -> None:
    text = "Cats sleep.\n\n\f\n\nThe address of the printer is 10.0.0.7 today."
    events, loader = survey(Replies({}), {"a.txt": text}, options=ConversationOptions(model=QUOTES.id))
    answer = final(events)
    assert loader.loads == 0 and answer.is_quotes and answer.model == QUOTES.id and answer.timings.search_ms > 0
    assert rows(answer)["a.txt"].citations[0].page == 2 and answer.timings.prompt_tokens == 0


def test_no_offer_where_no_model_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    service = SurveyService(MadeUpLibrary({"a.txt": "x", "b.txt": "y"}), FakeModels(), Loader(None))  # type: ignore[arg-type]
    assert service.offer(Question(QUESTION)) is not None
    assert service.offer(Question(QUESTION, model_id="nobody")) is None
    monkeypatch.setattr(FakeModels, "default", lambda self, role: None)
    assert service.offer(Question(QUESTION)) is None
    with pytest.raises(UserError) as none:
        list(surveyed(service, Survey("list", QUESTION)))
    assert none.value.code == "no_model"


def test_a_summary_needs_no_question() -> None:
    service = SurveyService(MadeUpLibrary({}), FakeModels(), Loader(None))  # type: ignore[arg-type]
    with pytest.raises(UserError, match="nothing_to_read"):
        list(surveyed(service, Survey("summary", "  ")))
    with pytest.raises(UserError, match="empty_question"):
        list(surveyed(service, Survey("count", "  ")))
