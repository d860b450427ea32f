"""`ask --batch` with a JSON object a line: a conversation of several questions, put to the files that it names. The
answer to the last is printed."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.cli.context import Context
from app.cli.output import answer_json, printing_task
from app.core.chat.base import Answer, AnswerDone, AnswerSoFar, AnswerText, Asker, Question, Turn
from app.core.errors import UserError
from app.core.task import Task


@dataclass(frozen=True)
class AskedRow:
    """`within` are paths, or names of files of the library."""

    turns: tuple[str, ...]
    within: tuple[str, ...] = ()
    id: str = ""


def asked_row(line: str) -> AskedRow | None:
    """The row of a line that is a JSON object with "turns" (and "in", "id"); None for a plain question. Raises
    UserError empty_question where it has no turns."""
    if not line.startswith("{"):
        return None
    try:
        row = json.loads(line)
    except ValueError:
        return None
    turns = row.get("turns")
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) and turn.strip() for turn in turns):
        raise UserError("empty_question")
    within = row.get("in") or []
    return AskedRow(tuple(turns), tuple(map(str, within)), str(row.get("id", "")))


def answer_row(context: Context, row: AskedRow, base: Question) -> dict[str, Any]:
    """The answer to the last turn as JSON, with the row's id, how it was understood and how long it took. Raises
    UserError path_missing for a file that is not in the library, and as `Asker.ask`."""
    within = tuple(_found(context, name) for name in row.within) or base.within
    history: tuple[Turn, ...] = ()
    answer, first_s, total_s = Answer("", found=False), 0.0, 0.0
    for text in row.turns:
        asked = replace(base, text=text, within=within, history=history)
        answer, first_s, total_s = timed_answer(context.asker, asked, printing_task())
        history = (*history, Turn.of(text, answer))
    seconds = {"first_s": round(first_s, 2), "total_s": round(total_s, 2)}
    return {"id": row.id, **answer_json(answer), "route": answer.route, **seconds}


def timed_answer(asker: Asker, question: Question, task: Task) -> tuple[Answer, float, float]:
    """The answer, the seconds until its first word, and those until its end. Raises as `Asker.ask`."""
    started, first_s, answer = time.perf_counter(), 0.0, Answer("", found=False)
    for event in asker.ask(question, task):
        if isinstance(event, AnswerText | AnswerSoFar | AnswerDone) and not first_s:
            first_s = time.perf_counter() - started
        if isinstance(event, AnswerDone):
            answer = event.answer
    return answer, first_s, time.perf_counter() - started


def _found(context: Context, name: str) -> Path:
    """The file or folder of that path, or the file of the library with that name."""
    if (path := Path(name).absolute()).exists():
        return path
    found = next((row.path for row in context.library.files() if row.path.name == name), None)
    if found is None:
        raise UserError("path_missing", path=name)
    return found
