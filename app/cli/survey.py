"""`ask --all-files` and `ask --summary`: an answer made of every file in scope, with progress on stderr. Ctrl+C prints
the partial answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.cli.context import Context
from app.cli.messages import ROW_REASONS
from app.cli.output import ProgressPrinter
from app.cli.terminal import line
from app.core.chat.base import (
    Answer,
    AnswerDone,
    AnswerSoFar,
    AskEvent,
    FilesRead,
    ModelLoading,
    Survey,
    SurveyKind,
    SurveyWords,
)
from app.core.chat.intent import named, recognise
from app.core.chat.options import ConversationOptions
from app.core.errors import BugError, Cancelled, UserError
from app.core.task import Progress, Task

WORDS = SurveyWords(reasons=ROW_REASONS)


def ask_all(context: Context, question: str, within: Sequence[Path], *, is_summary: bool, model: str | None) -> Answer:
    """The answer, or the partial one when Ctrl+C was pressed. Raises UserError nothing_named, nothing_to_read, and as
    `Surveyor.survey`."""
    if is_summary and not within:
        within = _named(context, question)
    survey = Survey(_kind(question, is_summary=is_summary), question, tuple(within))
    task = Task()
    options = ConversationOptions(model=model)
    return _last(context.surveyor.survey(survey, task, words=WORDS, options=options), task)


def _kind(question: str, *, is_summary: bool) -> SurveyKind:
    """For --all-files a question that is not recognised asks for a list."""
    if is_summary:
        return "summary"
    kind = recognise(question)
    return "list" if kind is None or kind == "summary" else kind


def _named(context: Context, question: str) -> tuple[Path, ...]:
    library = context.library
    found = named(question, [row.path for row in library.files()])
    found = found or named(question, [row.path for row in library.status().folders])
    if not found:
        raise UserError("nothing_named")
    return found


def _last(events: Iterator[AskEvent], task: Task) -> Answer:
    printer, answer = ProgressPrinter(), None
    try:
        for event in events:
            if isinstance(event, ModelLoading):
                sys.stderr.write(f"Loading {line(event.model)}…\n")
            elif isinstance(event, FilesRead):
                printer(Progress("files", event.done, event.total, _detail(event)))
            elif isinstance(event, AnswerSoFar | AnswerDone):
                answer = event.answer
    except (KeyboardInterrupt, Cancelled):
        task.cancel()
        if answer is None or answer.survey is None:
            raise
        sys.stderr.write(f"\nStopped after {answer.survey.done} of {answer.survey.total}.\n")
    if answer is None:
        raise BugError("unexpected", detail="no answer")
    return answer


def _detail(event: FilesRead) -> str:
    if event.seconds_left is None or event.done == event.total:
        return event.current
    minutes, seconds = divmod(round(event.seconds_left), 60)
    left = f"{minutes} min {seconds:02} s left" if minutes else f"{seconds} s left"
    return f"{event.current} ({left})"
