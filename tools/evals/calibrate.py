"""Chooses the numbers of resources/calibration.json on XQuAD, where every question is asked twice: of all texts, and of
all but the one that answers it. First what the search alone tells; then, with a chat model, what its first word adds.
Usage: python3 dev.py eval calibrate EMBEDDER_FOLDER [MODEL.gguf [QUESTIONS]]"""

from __future__ import annotations

import json
import math
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from app.core.chat import prompt
from app.core.chat.ask import PARENT_CHARS, PASSAGES, WATCHED
from app.core.chat.decide import FOREIGN, chance_before, is_foreign, signals
from app.core.embed.base import Embedder
from app.core.embed.choose import open_embedder
from app.core.library.base import Hit, SearchResult
from app.core.library.extract.base import DirectParser
from app.core.library.service import LibraryService
from app.core.llm.base import Begun
from app.core.resources import resource
from app.core.task import Task
from tools.evals.collections import Collection, xquad

LANGUAGES = ("en", "de", "ru")
FOREIGN_PAIRS = (("en", "de"), ("de", "en"), ("en", "ru"))  # language of the texts, of the questions
SPARE = 4  # hits more, since one file is left out
REFUSED_EARLY = 0.01  # of what can be answered, may be refused without a model
REFUSED_QUOTES = 0.06  # where quotes are all that will be shown
REFUSED = 0.05  # once the model has read
SHARES = (0.005, 0.01, 0.02, 0.05, 0.08, 0.12)
DOCS = Path(__file__).parents[2] / "docs" / "calibration"


@dataclass(frozen=True)
class Case:
    question: str
    result: SearchResult
    is_answerable: bool


def main(folder: Path, arguments: list[str]) -> None:
    if not arguments:
        sys.exit("Usage: python3 dev.py eval calibrate EMBEDDER_FOLDER [MODEL.gguf [QUESTIONS]]")
    stored = json.loads(resource("calibration.json").read_text("utf-8"))
    embedder = open_embedder(Path(arguments[0]).expanduser())
    lines = []
    with tempfile.TemporaryDirectory() as base:
        cases: dict[str, list[Case]] = {}
        for language in LANGUAGES:
            collection = xquad(folder, language, language)
            library = _library(Path(base) / language, collection, embedder)
            cases[language] = list(_cases(collection, library))
            if language == "en" and len(arguments) > 1:
                asked = int(arguments[2]) if len(arguments) > 2 else 100
                heard = _heard(_some(cases["en"], asked), library, Path(arguments[1]))
            library._db.close()
        stored["search"][embedder.id] = _fit_search(cases, ("vector", "words", "gap"))
        lines += _curve(f"search with {embedder.id}", cases, stored["search"][embedder.id])
        if embedder.languages:  # one that knows English alone
            stored["search"][""] = _fit_search(cases, ("words", "gap"))
        else:
            lines += _calibrate_foreign(folder, Path(base), embedder, stored)
        resource("calibration.json").write_text(json.dumps(stored, indent=1) + "\n", "utf-8")
        if len(arguments) > 1:
            stored["answer"], more = _fit_answer(heard, embedder.id)
            lines += more
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
    numbers = stored["search"][embedder.id + FOREIGN] = _fit_search(cases, ("vector", "words", "gap"))
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
        result = library.search(question, limit=PASSAGES + SPARE)
        without = tuple(hit for hit in result.hits if int(hit.path.stem) not in relevant)
        yield Case(question, replace(result, hits=result.hits[:PASSAGES]), True)
        yield Case(question, replace(result, hits=without[:PASSAGES]), False)


def _some(cases: Sequence[Case], count: int) -> list[Case]:
    """As many that can be answered as that cannot, of different questions."""
    choose = random.Random(1)
    yes = choose.sample([case for case in cases if case.is_answerable], count)
    asked = {case.question for case in yes}
    no = choose.sample([case for case in cases if not case.is_answerable and case.question not in asked], count)
    return [case for pair in zip(yes, no, strict=True) for case in pair]


def _heard(cases: Sequence[Case], library: LibraryService, file: Path) -> list[tuple[Case, float]]:
    """What the model would begin with, for each; it is not let speak."""
    from app.core.llm.llama import LlamaModel

    model = LlamaModel("calibrated", file)
    heard = []
    for number, case in enumerate(cases):
        parents = [_parent(library, hit) for hit in case.result.hits]
        evidence = prompt.choose_evidence(parents, model.count_tokens, prompt.MAX_EVIDENCE_TOKENS)
        turns = prompt.source_turns(case.question, evidence, ())
        watched = next(event.watched for event in model.chat(turns, WATCHED, Task()) if isinstance(event, Begun))
        heard.append((case, watched))
        print(f"calibrate: {number + 1} of {len(cases)}", file=sys.stderr, flush=True)
    model.close()
    return heard


def _parent(library: LibraryService, hit: Hit) -> Hit:
    return replace(library.parent(hit.chunk_id, PARENT_CHARS), rank=hit.rank, score=hit.score, keyword=hit.keyword)


def _fit_search(cases: dict[str, list[Case]], names: tuple[str, ...]) -> dict[str, float]:
    every = [case for some in cases.values() for case in some]
    table = [[getattr(signals(case.question, case.result.hits), name) for name in names] for case in every]
    truth = [case.is_answerable for case in every]
    weights = _logistic(np.array(table), np.array(truth, dtype=float))
    numbers = {"bias": weights[-1], **dict(zip(names, weights, strict=False))}
    chances = [_chance(numbers, dict(zip(names, row, strict=True))) for row in table]
    yes = [chance for chance, is_yes in zip(chances, truth, strict=True) if is_yes]
    numbers["refuse_below"] = float(np.quantile(yes, REFUSED_EARLY))
    numbers["quote_below"] = float(np.quantile(yes, REFUSED_QUOTES))
    return {name: round(float(value), 4) for name, value in numbers.items()}


def _fit_answer(heard: Sequence[tuple[Case, float]], embedder: str) -> tuple[dict[str, float], list[str]]:
    _forget()
    before = [chance_before(signals(case.question, case.result.hits), embedder) for case, _ in heard]
    table = [[math.log(chance / (1 - chance)), watched] for chance, (_, watched) in zip(before, heard, strict=True)]
    truth = np.array([case.is_answerable for case, _ in heard], dtype=float)
    weights = _logistic(np.array(table), truth)
    numbers = {"bias": weights[2], "search": weights[0], "not_found": weights[1]}
    chances = np.array([_chance(numbers, {"search": a, "not_found": b}) for a, b in table])
    numbers["refuse_below"] = float(np.quantile(chances[truth == 1], REFUSED))
    lines = ["", f"## Once the model has read ({len(heard)} English questions)", "", *HEADER]
    lines += _rows("en", chances[truth == 1], chances[truth == 0])
    return {name: round(float(value), 4) for name, value in numbers.items()}, lines


def _logistic(table: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Weights and, last, the bias, by Newton's method with a small ridge."""
    rows = np.c_[table, np.ones(len(table))]
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (truth - chances) - 1e-3 * weights
        curve = (rows * (chances * (1 - chances))[:, None]).T @ rows + 1e-3 * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def _chance(numbers: dict[str, float], found: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-(numbers["bias"] + sum(numbers[name] * value for name, value in found.items()))))


def _forget() -> None:
    """Read the numbers just written."""
    from app.core.chat import decide

    decide._calibration.cache_clear()


HEADER = ("| questions | answerable that are refused | unanswerable that are refused |", "|---|---|---|")


def _curve(name: str, cases: dict[str, list[Case]], numbers: dict[str, float]) -> list[str]:
    lines = [f"## {name}", "", *HEADER]
    for language, some in cases.items():
        chances: dict[bool, list[float]] = {True: [], False: []}
        for case in some:
            found = vars(signals(case.question, case.result.hits))
            chances[case.is_answerable].append(_chance(numbers, found))
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
