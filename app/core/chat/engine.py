"""What every way of answering shares: the model that is asked, what it writes as events, and the answer's end with its
timings. Knows the library, the models and the model process only by their Protocols."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.chat.base import Answer, AnswerDone, AskEvent, Citation, ModelLoading, Question, Timings
from app.core.chat.draft import Draft, Verdict, write
from app.core.chat.profiles import Profile, profile_of
from app.core.chat.retrieval import Retrieval, Retriever
from app.core.chat.routes.base import ROUTE_KINDS, Route
from app.core.errors import UserError
from app.core.library.base import Library
from app.core.llm.base import ChatModel, ChatTurn, Finished, ModelLoader, Sampling, TextDelta
from app.core.models.base import ModelEntry, Models
from app.core.task import Task

# Below 0.5B answers are quotes: SmolLM2-135M reached a token F1 of .05. Qwen's 0.5B has 0.494e9 weights and counts as
# 0.5B.
QUOTE_BELOW_PARAMETERS = 450_000_000
MOST_CONTINUED = 2  # times that a cut answer goes on by itself
STUCK_CHARS = 40  # of an answer's end: said before, it goes round in circles
FACT = Route("fact", "default")
# What quotes alone do not answer.
BEYOND_QUOTES = frozenset(ROUTE_KINDS) - {"smalltalk", "library", "fact"}


@dataclass(frozen=True)
class Request:
    """A question on its way: of which model, since when (`time.perf_counter`), and what it asks for. `near` are the
    files that the answer before cited, where the question leans on it."""

    question: Question
    entry: ModelEntry
    task: Task
    started: float
    route: Route = FACT
    asked: str = ""  # as it was typed, where `question` was completed
    near: tuple[Path, ...] = ()

    @property
    def profile(self) -> Profile:
        return profile_of(self.entry)

    @property
    def is_quoted(self) -> bool:
        """Whether the answer is sentences of the files, which no model is asked about."""
        return self.question.quotes_only or is_quoting(self.entry)


class Engine:
    """`retriever` searches the library; `loader` hands out the model."""

    def __init__(self, library: Library, loader: ModelLoader, retriever: Retriever) -> None:
        self.library = library
        self.retriever = retriever
        self._loader = loader

    def load(self, request: Request) -> Generator[AskEvent, None, ChatModel]:
        """Yields ModelLoading. Raises as `ModelLoader.load`."""
        yield ModelLoading(request.entry.name)
        model = self._loader.load(request.entry, request.task, context=request.question.options.context_tokens)
        request.task.check()
        return model

    def write(
        self,
        request: Request,
        model: ChatModel,
        turns: Sequence[ChatTurn],
        *,
        sampling: Sampling,
        judge: Callable[[float], Verdict] = lambda _: Verdict.SHOWN,
    ) -> Generator[AskEvent, None, Draft]:
        """What the model writes behind what was begun, as events; `judge` as in `draft.write`. Where it was cut at its
        most tokens, which nobody chose, it goes on."""
        draft = yield from self._write(request, model, turns, sampling, so_far=request.question.so_far, judge=judge)
        for _ in range(MOST_CONTINUED):
            if request.question.options.max_tokens or not may_go_on(draft, sampling):
                break
            first, sampling = draft.finished, replace(sampling, grammar="", watch="")
            draft = yield from self._write(request, model, turns, sampling, so_far=draft.text)
            draft = replace(draft, finished=_joined(first, draft.finished))
        return draft

    def _write(
        self,
        request: Request,
        model: ChatModel,
        turns: Sequence[ChatTurn],
        sampling: Sampling,
        *,
        so_far: str,
        judge: Callable[[float], Verdict] = lambda _: Verdict.SHOWN,
    ) -> Generator[AskEvent, None, Draft]:
        begun = [ChatTurn("assistant", so_far)] if so_far else []  # the turn that the model goes on with
        draft = yield from write(model.chat([*turns, *begun], sampling, request.task), so_far=so_far, judge=judge)
        return replace(draft, context_tokens=model.context)

    def with_pages(self, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        """A passage may run over a page's end; a citation names the page on which its quote begins."""
        return tuple(replace(item, page=self._page(item)) for item in citations)

    def _page(self, citation: Citation) -> int | None:
        try:
            return self.library.page(citation.path, citation.start)
        except UserError:  # of an earlier answer, and taken out of the library since
            return citation.page


def may_go_on(draft: Draft, sampling: Sampling) -> bool:
    """Whether a shown answer was cut before its end, and there is room and reason to go on: a small model that has lost
    its way says the same again."""
    finished = draft.finished
    if finished is None or finished.reason != "length" or draft.verdict is not Verdict.SHOWN:
        return False
    has_room = finished.prompt_tokens + finished.tokens + sampling.max_tokens < draft.context_tokens
    return has_room and draft.text[-STUCK_CHARS:] not in draft.text[:-STUCK_CHARS]


def _joined(first: Finished | None, last: Finished | None) -> Finished | None:
    """Both as one: the second reads what the first has read and said."""
    if first is None or last is None:
        return last
    return replace(
        last,
        prompt_tokens=first.prompt_tokens,
        reused_tokens=first.reused_tokens,
        tokens=first.tokens + last.tokens,
        first_token_ms=first.first_token_ms,
        total_ms=first.total_ms + last.total_ms,
    )


def say(model: ChatModel, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> str:
    """What the model writes, all at once."""
    return "".join(event.text for event in model.chat(turns, sampling, task) if isinstance(event, TextDelta)).strip()


def installed_model(models: Models, model_id: str | None) -> ModelEntry:
    """The chat model with this id, the program's where it is None. Raises UserError no_model, unknown_model."""
    entry = models.find(model_id) if model_id else models.default("chat")
    if entry is None or not entry.is_installed:
        raise UserError("no_model", model=model_id or "")
    return entry


def is_quoting(entry: ModelEntry) -> bool:
    """Whether a model is so small that answers are quotes and it is not asked at all."""
    return entry.parameters < QUOTE_BELOW_PARAMETERS


def done(request: Request, answer: Answer, found: Retrieval | None = None, draft: Draft | None = None) -> AnswerDone:
    """With what the window tells of an answer: from where, by which model, how long it took."""
    total_ms = (time.perf_counter() - request.started) * 1000
    search_ms = found.search_ms if found is not None else 0.0
    timings = Timings(search_ms, total_ms, total_ms)
    if draft is not None and draft.finished is not None:
        timings = _timings(draft.finished, search_ms=search_ms, total_ms=total_ms, context_tokens=draft.context_tokens)
        answer = replace(answer, is_cut=draft.finished.reason == "length")
    if found is not None:
        searched = found.searched if found.searched != (request.asked or request.question.text) else ""
        answer = replace(answer, searched=searched, is_whole=found.is_whole)
    answer = replace(answer, within=request.question.within, timings=timings, model=request.entry.id)
    is_beyond = is_quoting(request.entry) and not request.question.quotes_only and request.route.kind in BEYOND_QUOTES
    return AnswerDone(replace(answer, route=request.route.kind, needs_larger_model=is_beyond))


def _timings(finished: Finished, *, search_ms: float, total_ms: float, context_tokens: int) -> Timings:
    spoken_s = max(finished.total_ms - finished.first_token_ms, 1.0) / 1000
    return Timings(
        search_ms=search_ms,
        first_token_ms=total_ms - finished.total_ms + finished.first_token_ms,
        total_ms=total_ms,
        prompt_tokens=finished.prompt_tokens,
        reused_tokens=finished.reused_tokens,
        tokens_per_s=max(finished.tokens - 1, 0) / spoken_s,
        answer_tokens=finished.tokens,
        context_tokens=context_tokens,
    )


def events_of(answer: Answer) -> Iterator[AskEvent]:
    """Shows an answer that no model wrote."""
    from app.core.chat.base import AnswerText

    if answer.text:
        yield AnswerText(answer.text)
