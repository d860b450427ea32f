"""An asker that says what a test scripts, at the pace it scripts."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.core.chat.base import Answer, AnswerDone, AnswerText, AskEvent, Citation, PassagesFound, Question, Sentence
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
