"""Helpers that ask a question through `AnswerService` with a scripted model, and read its events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.core.chat.ask import AnswerService
from app.core.chat.base import Answer, AnswerDone, AnswerText, AskEvent, Question, Survey
from app.core.chat.survey import SurveyService
from app.core.library.base import FileRow, Hit, SearchRequest, SearchResult, Status
from app.core.llm.base import Begun, ChatTurn, Finished, ModelEvent, Sampling, TextDelta
from app.core.llm.fake import FakeModel
from app.core.models.fake import FakeModels
from app.core.task import Task
from tests.unit.chat.library import near_passages
from tests.unit.chat.test_ask import Loader


class Listening(FakeModel):
    """A model that says `pieces`, begins with NOT FOUND with probability `not_found`, says yes to checks with
    probability `stated`, and records every prompt, sampling and check that it was given."""

    def __init__(self, *pieces: str, not_found: float | None = None, stated: float = 1.0) -> None:
        super().__init__()
        self.pieces, self.not_found, self.stated = list(pieces), not_found, stated
        self.turns: list[list[ChatTurn]] = []
        self.samplings: list[Sampling] = []
        self.judged: list[str] = []

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        if sampling.watch == "YES":
            self.judged.append(turns[-1].text)
            yield Begun(self.stated)
            yield Finished("stop", 1, 0, 1, 1.0, 1.0)
            return
        self.turns.append(list(turns))
        self.samplings.append(sampling)
        if self.not_found is not None:
            yield Begun(self.not_found)
        for piece in self.pieces:
            yield TextDelta(piece)
        yield Finished("stop", 100, 40, 11, 500.0, 1500.0)


class Paged:
    """A library of one long text; every search finds the passages `found`, in that order."""

    def __init__(self, text: str, found: Sequence[str]) -> None:
        self.text, self.path = text, Path("/docs/long.txt")
        starts = [text.index(piece) for piece in found]
        self.hits = tuple(
            Hit(n, n, 1.0, self.path, None, "", piece, start, start + len(piece), 1.0 if n == 1 else 0.2, vector=0.7)
            for n, (piece, start) in enumerate(zip(found, starts, strict=True), start=1)
        )
        self.queries: list[str] = []
        self.limits: list[int] = []

    def search(self, request: SearchRequest) -> SearchResult:
        self.queries.append(request.query)
        self.limits.append(request.limit)
        return SearchResult(request.query, 1.0, self.hits[: request.limit], 1.0)

    def parent(self, chunk_id: int, max_chars: int) -> Hit:
        """The passage with `max_chars` of the text around it, as much before as after."""
        hit = self.hits[chunk_id - 1]
        start = max(0, hit.start - max(0, max_chars - len(hit.text)) // 2)
        text = self.text[start : start + max_chars]
        return Hit(chunk_id, 1, 0.0, self.path, None, "", text, start, start + len(text))

    def files(self, within: Path | None = None) -> tuple[FileRow, ...]:
        return ()  # too many to be read as a whole

    def status(self) -> Status:
        return Status(0, 0, 0, 0, 0, 0, 0)

    def page(self, path: Path, offset: int) -> int | None:
        return 1 + offset // 1000

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        return near_passages(others, 0.8)

    def rarities(self, words: Sequence[str], *, within: Sequence[Path] = ()) -> tuple[float, ...]:
        return (1.0,) * len(words)


def ask(library: object, model: object, question: str, **options: Any) -> list[AskEvent]:
    asker = AnswerService(library, FakeModels(), Loader(model))  # type: ignore[arg-type]
    return list(asker.ask(Question(question, **options), Task()))


def surveyed(service: SurveyService, survey: Survey, **options: Any) -> Iterator[AskEvent]:
    """The events of a question to every file, or of a summary."""
    return service.survey(survey, Task(), **options)


def answer_of(events: Sequence[AskEvent]) -> Answer:
    assert isinstance(events[-1], AnswerDone)
    return events[-1].answer


def shown(events: Sequence[AskEvent]) -> str:
    return "".join(event.delta for event in events if isinstance(event, AnswerText))
