"""Asks what people ask an assistant over a folder of files, through the program's own service, and has the folder's own
judge score the answers. Usage: python3 dev.py eval assistant FOLDER [MODEL] [--kinds KIND ...] [--every N] [--out FILE]

FOLDER holds `files/`, `questions.jsonl` (an object a line: id, kind, turns, in, expect) and `score.py`. MODEL is a GGUF
file; without it the starter model is asked, which answers in quotes. The answers are written to FILE, an object a line.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.bootstrap import (
    StartOptions,
    open_asker,
    open_command_library,
    open_loader,
    open_models,
    open_paths,
    open_settings,
)
from app.cli.ask_rows import timed_answer
from app.core.chat.base import Answer, Asker, Question, Turn
from app.core.errors import AppError
from app.core.task import Task

RESULTS = "results.jsonl"


@dataclass(frozen=True)
class Asked:
    """The answer to the last turn of a row. `first_s` is until its first word, `total_s` until its end."""

    answer: Answer
    first_s: float
    total_s: float


def main(_: Path, arguments: list[str]) -> None:
    options = _parser().parse_args(arguments)
    folder = options.folder.resolve()
    rows = list(_rows(folder / "questions.jsonl", options.kinds, options.every))
    out = options.out.resolve()
    with tempfile.TemporaryDirectory() as base, out.open("w", encoding="utf-8") as file:
        for row, asked in _answers(Path(base), folder / "files", rows, options.model):
            file.write(json.dumps(result_json(row["id"], asked), ensure_ascii=False) + "\n")
            file.flush()
            said = " ".join(asked.answer.text.split())[:120]
            route = asked.answer.route or "-"
            print(f"{row['id']:20} {route:10} {asked.total_s:5.1f} s  {said}", file=sys.stderr, flush=True)
    asked_only = out.with_suffix(".questions.jsonl")
    asked_only.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    judge = [sys.executable, str(folder / "score.py"), str(asked_only), str(out)]
    subprocess.run([*judge, *(["--failures"] if options.failures else [])], check=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py eval assistant")
    parser.add_argument("folder", type=Path)
    parser.add_argument("model", type=Path, nargs="?")
    parser.add_argument("--kinds", nargs="+", default=[])
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask only every Nth row")
    parser.add_argument("--out", type=Path, default=Path(RESULTS))
    parser.add_argument("--failures", action="store_true", help="print what was wrong with each")
    return parser


def _rows(questions: Path, kinds: Sequence[str], every: int) -> Iterator[dict[str, Any]]:
    lines = questions.read_text("utf-8").splitlines()[::every]
    for row in map(json.loads, lines):
        if not kinds or row["kind"] in kinds or row["id"] in kinds:
            yield row


def _answers(
    base: Path, files: Path, rows: Sequence[dict[str, Any]], model: Path | None
) -> Iterator[tuple[dict[str, Any], Asked]]:
    with asker_over(base, files, model) as (asker, model_id):
        for row in rows:
            yield row, _ask(asker, row, files, model_id)


@contextlib.contextmanager
def asker_over(base: Path, files: Path, model: Path | None) -> Iterator[tuple[Asker, str | None]]:
    """The program's own service over the files, and the id of the model. Indexes them into a fresh data folder; an
    existing index of the same files is not used."""
    options = StartOptions(base_dir=base, models_dir=own_models(base / "models"))
    paths = open_paths(options)
    settings = open_settings(paths)
    models = open_models(options, paths)
    model_id = models.add(model.expanduser()).id if model else None
    library = open_command_library(options, paths, settings, models)
    loader = open_loader(options, settings)
    try:
        report = library.add([files], Task())
        print(f"{report.status.indexed} of {report.status.total} files, {report.seconds:.0f} s", file=sys.stderr)
        yield open_asker(settings, library, models, loader), model_id
    finally:
        loader.close()
        library.close()


def own_models(folder: Path) -> Path:
    """A models folder with the starter models in it, where another one can be registered."""
    shutil.copytree(os.environ["ALCOVE_TEST_MODELS"], folder, copy_function=os.symlink)
    return folder


def _ask(asker: Asker, row: dict[str, Any], files: Path, model: str | None) -> Asked:
    within = tuple(_found(files, name) for name in row.get("in") or [])
    history: tuple[Turn, ...] = ()
    for text in row["turns"]:
        asked = _one(asker, Question(text, within=within, model_id=model, history=history))
        history = (*history, Turn.of(text, asked.answer))
    return asked


def _one(asker: Asker, question: Question) -> Asked:
    try:
        return Asked(*timed_answer(asker, question, Task()))
    except AppError as error:
        return Asked(Answer(f"[{error.code}]", found=False), 0.0, 0.0)


def _found(files: Path, name: str) -> Path:
    return next(path for path in files.rglob("*") if path.name == name)


def result_json(row_id: str, asked: Asked) -> dict[str, Any]:
    """What the judge reads of an answer, and the route it took."""
    answer = asked.answer
    return {
        "id": row_id,
        "answer": answer.text,
        "found": answer.found,
        "citations": [{"path": str(item.path), "quote": item.quote} for item in answer.citations],
        "unsupported": [item.text for item in answer.sentences if not item.is_supported],
        "route": answer.route,
        "prompt_tokens": answer.timings.prompt_tokens,
        "reused_tokens": answer.timings.reused_tokens,
        "first_s": round(asked.first_s, 2),
        "total_s": round(asked.total_s, 2),
    }
