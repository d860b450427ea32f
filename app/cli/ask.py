"""`ask`: an answer from the library with its citations, streamed; or one for every line of a file; or one made of every
file in scope."""

from __future__ import annotations

import argparse
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.cli.ask_rows import AskedRow, answer_row, asked_row
from app.cli.context import Context
from app.cli.index import check_paths
from app.cli.output import answer_json, print_json, printing_task
from app.cli.search import queries
from app.cli.survey import ask_all, offer_of, offer_text, surveyed
from app.cli.terminal import line, prose
from app.core.chat.base import (
    Answer,
    AnswerChecking,
    AnswerDone,
    AnswerText,
    ModelLoading,
    ModelReading,
    PassagesFound,
    Question,
    QuestionCompleting,
    Survey,
)
from app.core.chat.scope import runs_at_once
from app.core.errors import BugError, UserError
from app.core.library.base import Hit


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("ask", help="ask a question about the library")
    parser.add_argument("question", nargs="?", metavar="QUESTION")
    parser.add_argument("--batch", type=Path, metavar="FILE", help="a question a line, or a JSON object a line")
    parser.add_argument("--in", dest="within", nargs="+", type=Path, default=[], metavar="PATH")
    parser.add_argument("--model", metavar="ID")
    parser.add_argument("--quotes", action="store_true", help="answer with sentences of the files, word for word")
    parser.add_argument("--no-library", action="store_true", help="ask the model alone")
    parser.add_argument("--all-files", action="store_true", help="put the question to every file, one by one")
    parser.add_argument("--summary", action="store_true", help="sum up the files of --in, or the file that is named")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=_run)


def _run(context: Context, arguments: argparse.Namespace) -> int:
    within = [path.absolute() for path in arguments.within]
    if arguments.no_library and (arguments.all_files or arguments.summary):
        raise UserError("files_needed")
    has_question = arguments.question or arguments.batch or not (arguments.summary and within)
    questions = queries(arguments.question, arguments.batch) if has_question else [""]
    rows = [asked_row(question) for question in questions] if arguments.batch is not None else []
    if arguments.model:
        context.library  # noqa: B018  (opened first: a window that has it open answers, by its own model)
        context.models.find(arguments.model)
    if not arguments.no_library:
        _add_new(context, within)
    if any(row is not None for row in rows):
        for row, question in zip(rows, questions, strict=True):
            print_json(answer_row(context, row or AskedRow((question,)), _base(arguments, within)))
        return 0
    for question in questions:
        is_json = arguments.json or arguments.batch is not None
        if arguments.all_files or arguments.summary:
            answer = ask_all(context, question, within, is_summary=arguments.summary, model=arguments.model)
            _print_made(answer, is_quiet=is_json)
        else:
            answer = _answered(context, replace(_base(arguments, within), text=question), is_quiet=is_json)
        if is_json:
            print_json(answer_json(answer))
    return 0


def _answered(context: Context, question: Question, *, is_quiet: bool) -> Answer:
    """The summary of a long file, where that is what is asked for; else the usual answer, with what is offered."""
    offer = offer_of(context, question)
    if offer is not None and runs_at_once(offer, question):
        answer = surveyed(context, Survey(offer.kind, offer.question, offer.within), question.model_id)
        _print_made(answer, is_quiet=is_quiet)
        return answer
    answer = _ask(context, question, is_quiet=is_quiet)
    if offer is not None and not is_quiet:
        sys.stderr.write(f"{offer_text(offer)}\n")
    return answer


def _print_made(answer: Answer, *, is_quiet: bool) -> None:
    if not is_quiet:
        print(prose(answer.text))
        _print_end(answer, ())


def _base(arguments: argparse.Namespace, within: list[Path]) -> Question:
    """What the arguments say of every question."""
    return Question(
        "",
        within=tuple(within),
        use_library=not arguments.no_library,
        quotes_only=arguments.quotes,
        model_id=arguments.model,
    )


def _add_new(context: Context, within: list[Path]) -> None:
    """A folder named with --in that is not in the library yet is indexed first: that is what was meant."""
    check_paths(within)
    library = context.library
    known = [row.path for row in library.status().folders]
    new = [path for path in within if not any(path == other or path.is_relative_to(other) for other in known)]
    if new:
        library.add(new, printing_task())


def _ask(context: Context, question: Question, *, is_quiet: bool) -> Answer:
    passages: tuple[Hit, ...] = ()
    has_begun = False
    for event in context.asker.ask(question, printing_task()):
        if isinstance(event, PassagesFound):
            passages = event.hits
        if isinstance(event, AnswerDone):
            if not is_quiet:
                _print_end(event.answer, passages)
            return event.answer
        if not is_quiet and isinstance(event, AnswerText):
            _say(event.delta, is_first=not has_begun)
            has_begun = True
        elif not is_quiet and not has_begun:  # a note would be written over the answer
            _show(event)
    raise BugError("unexpected", detail="no answer")


def _show(event: object) -> None:
    if isinstance(event, PassagesFound):
        _note(f"Found {len(event.hits)} passages in {event.ms:.0f} ms.")
    elif isinstance(event, ModelLoading):
        _note(f"Loading {line(event.model)}…")
    elif isinstance(event, ModelReading) and event.total:
        _note(f"Reading… {100 * event.done // event.total} %")
    elif isinstance(event, AnswerChecking):
        _note("Comparing the answer with the passages…")
    elif isinstance(event, QuestionCompleting):
        _note("Completing the question…")


def _say(delta: str, *, is_first: bool) -> None:
    if is_first:
        _note("")
    print(prose(delta), end="", flush=True)


def _note(text: str) -> None:
    """A line on a terminal's stderr that the next one replaces."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{text:<40}" if text else f"\r{'':<40}\r")
        sys.stderr.flush()


def _print_end(answer: Answer, passages: tuple[Hit, ...]) -> None:
    print()
    if not answer.found:
        print("Not in your files. The nearest passages:" if passages else "Not in your files.")
        for hit in passages[:3]:
            print(f"  {line(hit.path.name)}{_page(hit.page)}: {_short(hit.text)}")
        return
    for citation in answer.citations:
        print(f"  [{citation.n}] {line(citation.path.name)}{_page(citation.page)}: “{_short(citation.quote)}”")
    unsupported = [item for item in answer.sentences if not item.is_supported]
    for item in unsupported:
        print(f"  Not supported by your files: {prose(' '.join(item.text.split()))}")
    timings = answer.timings
    print(f"  {line(answer.model)} · search {timings.search_ms:.0f} ms · answer {timings.total_ms / 1000:.1f} s")


def _page(page: int | None) -> str:
    return f", page {page}" if page else ""


def _short(text: str) -> str:
    return textwrap.shorten(prose(" ".join(text.split())), 160, placeholder=" …")
