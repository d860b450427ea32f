"""`ask --all-files` and `ask --summary`: an answer made of every file in scope, with progress on stderr, and the offer
of one. Ctrl+C prints the partial answer."""

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
    Offer,
    Question,
    Survey,
    SurveyKind,
    SurveyWords,
)
from app.core.chat.intent import named, recognise
from app.core.chat.options import ConversationOptions
from app.core.chat.routes.base import WITHOUT_FILES
from app.core.chat.routes.router import route_of
from app.core.errors import BugError, Cancelled, UserError
from app.core.task import Progress, Task

WORDS = SurveyWords(reasons=ROW_REASONS)
NAMED = 4  # files whose names an offer says


def ask_all(context: Context, question: str, within: Sequence[Path], *, is_summary: bool, model: str | None) -> Answer:
    """The answer, or the partial one when Ctrl+C was pressed. Raises UserError nothing_named, nothing_to_read, and as
    `Surveyor.survey`."""
    if is_summary and not within:
        within = _named(context, question)
    return surveyed(context, Survey(_kind(question, is_summary=is_summary), question, tuple(within)), model)


def surveyed(context: Context, survey: Survey, model: str | None) -> Answer:
    """As `ask_all`."""
    task = Task()
    options = ConversationOptions(model=model)
    return _last(context.surveyor.survey(survey, task, words=WORDS, options=options), task)


def offer_of(context: Context, question: Question) -> Offer | None:
    """What could be done instead of the usual answer, or is done at once. None for what needs no files."""
    is_for_files = question.use_library and route_of(question).kind not in WITHOUT_FILES
    return context.surveyor.offer(question) if is_for_files else None


def offer_text(offer: Offer) -> str:
    """What is offered under an answer, and the option that does it."""
    option = "--summary" if offer.kind == "summary" else "--all-files"
    names = ", ".join(line(path.name) for path in offer.within[:NAMED])
    more = f" and {len(offer.within) - NAMED} more" if len(offer.within) > NAMED else ""
    what = f"{offer.files} of your files: {names}{more}" if offer.is_meant else "every file"
    if offer.kind == "summary":
        what = f"a summary of {names}" if names else "a summary"
    minutes = max(1, round(offer.seconds / 60))
    return f"This asks about {what}. To read all of it, one by one: {option} (about {minutes} min)"


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
