"""An asker that says what a test scripts, at the pace it scripts, and a surveyor of three files."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.core.chat.base import (
    USUAL_WORDS,
    Answer,
    AnswerDone,
    AnswerSoFar,
    AnswerText,
    AskEvent,
    Citation,
    FilesRead,
    Offer,
    PassagesFound,
    Question,
    Row,
    Sentence,
    Survey,
    SurveyWords,
)
from app.core.chat.intent import recognise
from app.core.chat.options import PROGRAM_DEFAULTS, ConversationOptions
from app.core.chat.table import make_answer
from app.core.library.base import Hit
from app.core.task import Task

HIT = Hit(1, 1, 0.9, Path("/docs/lease.pdf"), 2, "Rent", "The rent is 1,340 euros. Dogs are allowed.", 10, 52)
TEXT = "The rent is 1,340 euros. Cats are banned."
ANSWER = Answer(
    TEXT,
    True,
    (Sentence(TEXT[:24], 0, 24, True, (1,)), Sentence(TEXT[25:], 25, 41, False)),
    (Citation(1, HIT.path, 2, "The rent is 1,340 euros.", 10, 34),),
    model="scripted",
)
FILES = [Path(f"/docs/{name}.pdf") for name in ("a", "b", "c")]


class ScriptedAsker:
    """Each script is a list of events and exceptions; "wait" blocks until Stop or `go`."""

    def __init__(self) -> None:
        self.scripts: list[list[Any]] = []
        self.asked: list[Question] = []
        self.go = threading.Event()

    @property
    def questions(self) -> list[str]:
        """The texts of what was asked."""
        return [question.text for question in self.asked]

    def ask(self, question: Question, task: Task) -> Iterator[AskEvent]:
        self.asked.append(question)
        script: Sequence[Any] = self.scripts.pop(0) if self.scripts else good_script()
        for step in script:
            if step == "wait":
                while not self.go.wait(0.01):
                    task.check()
            elif step == "deaf":
                self.go.wait(5)
            elif isinstance(step, Exception):
                raise step
            else:
                yield step


def good_script() -> list[Any]:
    words = [AnswerText(word) for word in ("The rent is ", "1,340 euros. ", "Cats are banned.")]
    return [PassagesFound((HIT,), 5.0), *words, AnswerDone(ANSWER)]


class ScriptedSurveyor:
    """Three files; waits after `pause_at` rows until Stop or `go`, or raises there."""

    def __init__(self) -> None:
        self.pause_at: int | None = None
        self.error: Exception | None = None
        self.go = threading.Event()
        self.surveys: list[Survey] = []
        self.models: list[str | None] = []
        self.contexts: list[int | None] = []

    def offer(self, question: Question) -> Offer | None:
        kind = recognise(question.text)
        return None if kind is None else Offer(kind, question.text, question.within, 3, 7000, 3, 122.0)

    def survey(
        self,
        survey: Survey,
        task: Task,
        *,
        words: SurveyWords = USUAL_WORDS,
        options: ConversationOptions = PROGRAM_DEFAULTS,
    ) -> Iterator[AskEvent]:
        self.surveys.append(survey)
        self.contexts.append(options.context_tokens)
        self.models.append(options.model)
        rows = list(survey.rows)
        for path in FILES[len(rows) :]:
            yield FilesRead(len(rows), 3, path.name, 100.0)
            if len(rows) == self.pause_at:
                if self.error is not None:
                    raise self.error
                while not self.go.wait(0.01):
                    task.check()
            cited = Citation(0, path, 1, f"The address is 10.0.0.{len(rows)}", 5, 30)
            is_sure = len(rows) != 1
            rows.append(
                Row(path, "supported" if is_sure else "unsupported", f"10.0.0.{len(rows)}", "" if is_sure else "number",
                    (cited,) if is_sure else ())
            )  # fmt: skip
            done = replace(survey, rows=tuple(rows), done=len(rows), total=3)
            yield AnswerSoFar(make_answer(done, words))
        yield AnswerDone(make_answer(replace(survey, rows=tuple(rows), done=3, total=3), words))
