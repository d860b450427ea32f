"""Chooses the numbers of resources/calibration.json on XQuAD, where every question is asked twice: of all texts, and of
all but the one that answers it. First what the search alone tells; then, with a chat model (see `heard.py`), what its
first word and what it cites add. Usage: python3 dev.py eval calibrate EMBEDDER [MODEL.gguf [QUESTIONS [SEED ...]]]
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np

from app.core.chat.closeness import closeness
from app.core.chat.decide import FOREIGN, Signals, doubts, is_foreign, last_look, signals
from app.core.chat.retrieval import PASSAGES
from app.core.embed.base import Embedder
from app.core.embed.choose import open_embedder
from app.core.library.base import Hit, SearchRequest, SearchResult
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.resources import resource
from app.core.task import Task
from tools.evals.collections import Collection, xquad
from tools.evals.heard import INSIST_ABOVE, AnswerSignals, collect_signals

LANGUAGES = ("en", "de", "ru")
FOREIGN_PAIRS = (("en", "de"), ("de", "en"), ("en", "ru"))  # language of the texts, of the questions
SEARCH = ("vector", "words", "gap", "close")
SPARE = 4  # hits more, since one file is left out
REFUSED_EARLY = 0.01  # of what can be answered, may be refused without a model
REFUSED_QUOTES = 0.06  # where quotes are all that will be shown
REFUSED_READ = 0.01  # once the model has read
REFUSED_CHECKED = 0.025  # once its answer is checked
SHOW_FROM = 0.5  # the same before it is checked: below, it is shown only then
SHARES = (0.005, 0.01, 0.02, 0.05, 0.08, 0.12)
DOCS = Path(__file__).parents[2] / "docs" / "calibration"


@dataclass(frozen=True)
class Case:
    question: str
    result: SearchResult
    signals: Signals
    without_vectors: Signals
    is_answerable: bool


class Remembering:
    """An embedder that embeds no text twice: the same sentences are found again and again."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, np.ndarray] = {}
        self._asked: dict[str, np.ndarray] = {}  # the last one

    def __getattr__(self, name: str) -> Any:
        return getattr(self._embedder, name)

    def embed_query(self, text: str) -> np.ndarray:
        if text not in self._asked:
            self._asked = {text: self._embedder.embed_query(text)}
        return self._asked[text]

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._embedder.embed(new), strict=True))
        return np.array([self._known[text] for text in texts])


def main(folder: Path, arguments: list[str]) -> None:
    if not arguments:
        sys.exit("Usage: python3 dev.py eval calibrate EMBEDDER_FOLDER [MODEL.gguf [QUESTIONS]]")
    stored = json.loads(resource("calibration.json").read_text("utf-8"))
    embedder = cast(Embedder, Remembering(open_embedder(Path(arguments[0]).expanduser())))
    lines = []
    with tempfile.TemporaryDirectory() as base:
        cases: dict[str, list[Case]] = {}
        for language in LANGUAGES:
            collection = xquad(folder, language, language)
            library = _library(Path(base) / language, collection, embedder)
            cases[language] = list(_cases(collection, library))
            library._db.close()
        stored["search"][embedder.id] = _fit_search(cases, SEARCH)
        lines += _curve(f"search with {embedder.id}", cases, stored["search"][embedder.id])
        if embedder.languages:  # one that knows English alone
            alone = {
                name: [replace(case, signals=case.without_vectors) for case in some] for name, some in cases.items()
            }
            stored["search"][""] = _fit_search(alone, ("words", "gap", "close"))
        else:
            lines += _calibrate_foreign(folder, Path(base), embedder, stored)
        resource("calibration.json").write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
    if len(arguments) > 1:
        count = int(arguments[2]) if len(arguments) > 2 else 120
        seeds = [int(seed) for seed in arguments[3:]] or [1, 2, 3]
        model = Path(arguments[1])
        answers = [item for seed in seeds for item in collect_signals(folder, embedder, model, count, seed)]
        lines += fit_answers(answers, stored)
        resource("calibration.json").write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
    _write(embedder.id, lines)


def _calibrate_foreign(folder: Path, base: Path, embedder: Embedder, stored: dict[str, Any]) -> list[str]:
    """For questions in another language than the texts; words still count where names are shared."""
    cases: dict[str, list[Case]] = {}
    for texts, questions in FOREIGN_PAIRS:
        collection = xquad(folder, texts, questions)
        library = _library(base / collection.name, collection, embedder)
        cases[collection.name] = [case for case in _cases(collection, library) if is_foreign(case.result)]
        library._db.close()
    numbers = stored["search"][embedder.id + FOREIGN] = _fit_search(cases, SEARCH)
    return ["", *_curve(f"questions in another language with {embedder.id}", cases, numbers)]


def _library(base: Path, collection: Collection, embedder: Any) -> LibraryService:
    files = base / "files"
    files.mkdir(parents=True)
    for number, text in enumerate(collection.texts):
        (files / f"{number}.txt").write_text(text, "utf-8")
    library = LibraryService(base / "library", embedder, DirectParser())
    library.add([files], Task())
    return library


def _cases(collection: Collection, library: LibraryService) -> Iterator[Case]:
    for question, relevant in zip(collection.queries, collection.relevant, strict=True):
        result = library.search(SearchRequest(question, limit=PASSAGES + SPARE))
        without = _rescaled([hit for hit in result.hits if int(hit.path.stem) not in relevant])
        yield _case(library, question, replace(result, hits=result.hits[:PASSAGES]), is_answerable=True)
        yield _case(library, question, replace(result, hits=without[:PASSAGES]), is_answerable=False)


def _case(library: LibraryService, question: str, result: SearchResult, *, is_answerable: bool) -> Case:
    close, share = (closeness(question, result.hits, library, by_meaning=by) for by in (True, False))
    found = signals(question, result.hits, close)
    return Case(question, result, found, replace(found, close=share), is_answerable)


def _rescaled(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """With the best keyword score 1 again, as the search would give it if the file that was left out were not there."""
    top = max((hit.keyword or 0.0 for hit in hits), default=0.0)
    return tuple(replace(hit, keyword=hit.keyword / top) if hit.keyword else hit for hit in hits)


def _fit_search(cases: dict[str, list[Case]], names: tuple[str, ...]) -> dict[str, float]:
    every = [case for some in cases.values() for case in some]
    table = [[getattr(case.signals, name) for name in names] for case in every]
    truth = [case.is_answerable for case in every]
    weights = _logistic(np.array(table), np.array(truth, dtype=float))
    numbers = {"bias": weights[-1], **dict(zip(names, weights, strict=False))}
    chances = [_chance(numbers, dict(zip(names, row, strict=True))) for row in table]
    yes = [chance for chance, is_yes in zip(chances, truth, strict=True) if is_yes]
    numbers["refuse_below"] = float(np.quantile(yes, REFUSED_EARLY))
    numbers["quote_below"] = float(np.quantile(yes, REFUSED_QUOTES))
    return {name: round(float(value), 4) for name, value in numbers.items()}


def fit_answers(answers: Sequence[AnswerSignals], stored: dict[str, Any]) -> list[str]:
    """Fit the weights of both decisions after the search (on NOT FOUND, on the check) into `stored`; returns their
    tables."""
    truth = np.array([item.is_answerable for item in answers], dtype=float)
    lines: list[str] = []
    for name, title, fields in (
        ("answer", "Once the model has read", ("search", "not_found")),
        ("said", "Once its answer is checked", ("search", "stated")),
    ):
        rows = [{**doubts(item.before, item.not_found), **last_look(item.before, item.stated)} for item in answers]
        table = np.array([[row[field] for field in fields] for row in rows])
        spoke = np.array([item.has_spoken or name == "answer" for item in answers])
        weights = _logistic(table[spoke], truth[spoke], ridge=1.0)
        numbers = {"bias": weights[-1], **dict(zip(fields, weights, strict=False))}
        chances = np.array([_chance(numbers, {field: row[field] for field in fields}) for row in rows]) * spoke
        if name == "answer":
            early = float(np.quantile(chances[truth == 1], REFUSED_READ))
            numbers |= {"refuse_below": early, "insist_above": INSIST_ABOVE, "show_from": SHOW_FROM}
        else:
            numbers["refuse_below"] = float(np.quantile(chances[(truth == 1) & spoke], REFUSED_CHECKED))
        stored[name] = {field: round(float(value), 4) for field, value in numbers.items()}
        lines += ["", f"## {title} ({len(answers)} English questions)", "", *HEADER]
        lines += _rows("en", chances[truth == 1], chances[truth == 0])
    return lines


def _logistic(table: np.ndarray, truth: np.ndarray, *, ridge: float = 1e-3) -> np.ndarray:
    """Weights and, last, the bias, by Newton's method; `ridge` keeps the weights of few cases small."""
    rows = np.c_[table, np.ones(len(table))]
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (truth - chances) - ridge * weights
        curve = (rows * (chances * (1 - chances))[:, None]).T @ rows + ridge * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def _chance(numbers: dict[str, float], found: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-(numbers["bias"] + sum(numbers.get(name, 0.0) * value for name, value in found.items()))))


HEADER = ("| questions | answerable that are refused | unanswerable that are refused |", "|---|---|---|")


def _curve(name: str, cases: dict[str, list[Case]], numbers: dict[str, float]) -> list[str]:
    lines = [f"## {name}", "", *HEADER]
    for language, some in cases.items():
        chances: dict[bool, list[float]] = {True: [], False: []}
        for case in some:
            chances[case.is_answerable].append(_chance(numbers, vars(case.signals)))
        lines += _rows(language, np.array(chances[True]), np.array(chances[False]))
    return lines


def _rows(name: str, yes: np.ndarray, no: np.ndarray) -> list[str]:
    bounds = [float(np.quantile(yes, share)) for share in SHARES]
    refused = [float((no < bound).mean()) for bound in bounds]
    return [f"| {name} | {share:.1%} | {some:.1%} |" for share, some in zip(SHARES, refused, strict=True)]


def _write(embedder: str, lines: Sequence[str]) -> None:
    title = [f"# How sure the program is that the files hold an answer: {embedder}", "",
             "Printed by `python3 dev.py eval calibrate`. Each row is one threshold.", ""]  # fmt: skip
    DOCS.mkdir(exist_ok=True)
    (DOCS / f"{embedder}.md").write_text("\n".join([*title, *lines]) + "\n", "utf-8")
    print("\n".join(lines))
