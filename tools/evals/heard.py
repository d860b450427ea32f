"""What a chat model says to XQuAD questions half of which nothing in the library answers, and what the program knows of
each before it would decide: nothing is held back here. Knows no threshold."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.core.chat import prompt
from app.core.chat.ask import PARENT_CHARS, PASSAGES, WATCHED
from app.core.chat.decide import Signals, aboutness, signals
from app.core.chat.verify import check_answer, strip_citations
from app.core.embed.base import Embedder
from app.core.library.base import Hit, SearchResult
from app.core.library.service import LibraryService
from app.core.llm.base import Begun, ChatModel, TextDelta
from app.core.models.fake import FakeModels
from app.core.task import Task
from app.workers.model import ModelChild
from tools.evals.answers import choose, open_library


@dataclass(frozen=True)
class Said:
    """`not_found` is the probability with which the model began to say so, `about` the share of what was asked that
    stands around what it cites; `has_spoken` is False where it said that nothing was found."""

    signals: Signals
    not_found: float
    about: float
    has_spoken: bool
    is_answerable: bool


def listen(folder: Path, embedder: Embedder, model: Path, count: int, seed: int) -> Iterator[Said]:
    """Answers `count` questions of `eval answers` with this seed."""
    texts, items = choose(folder, count, seed)
    models, loader = FakeModels(), ModelChild()
    with tempfile.TemporaryDirectory() as base:
        library = open_library(Path(base), texts, embedder)
        try:
            loaded = loader.load(models.add(model), Task())
            for number, item in enumerate(items, start=1):
                print(f"calibrate: {number} of {count}, seed {seed}", file=sys.stderr, flush=True)
                result = library.search(item.question, limit=PASSAGES)
                if result.hits:
                    yield _said(library, loaded, item.question, result, bool(item.answers))
        finally:
            loader.close()
            library.close()


def _said(library: LibraryService, model: ChatModel, question: str, result: SearchResult, is_answerable: bool) -> Said:
    parents = [_parent(library, hit) for hit in result.hits]
    evidence = prompt.choose_evidence(parents, model.count_tokens, prompt.MAX_EVIDENCE_TOKENS)
    text, not_found = "", 0.0
    for event in model.chat(prompt.source_turns(question, evidence, ()), WATCHED, Task()):
        if isinstance(event, Begun):
            not_found = event.watched
        elif isinstance(event, TextDelta):
            text += event.text
    text = strip_citations(text).strip()
    return as_said(question, text, not_found, result=result, evidence=evidence, is_answerable=is_answerable)


def as_said(
    question: str,
    text: str,
    not_found: float,
    *,
    result: SearchResult,
    evidence: list[Hit],
    is_answerable: bool,
) -> Said:
    has_spoken = bool(text) and not text.upper().rstrip(".!").endswith(prompt.NOT_FOUND)
    about = 0.0
    if has_spoken:
        _, citations = check_answer(text, evidence, question)
        about = aboutness(question, text, cited=citations, hits=evidence)
    return Said(signals(question, result.hits), not_found, about, has_spoken, is_answerable)


def _parent(library: LibraryService, hit: Hit) -> Hit:
    parent = library.parent(hit.chunk_id, PARENT_CHARS)
    return Hit(**{**vars(parent), "rank": hit.rank, "score": hit.score, "keyword": hit.keyword})
