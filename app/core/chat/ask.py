"""The life of a question: search, decide, show the passages, generate or quote, check every sentence. Knows the
library, the models and the model process only by their Protocols."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from app.core.chat import prompt, thinking
from app.core.chat.base import (
    Answer,
    AnswerDone,
    AnswerText,
    AskEvent,
    Citation,
    ModelLoading,
    Question,
    Timings,
)
from app.core.chat.decide import checked_passage, is_answer, is_sure, is_worth_insisting, may_be_said
from app.core.chat.draft import Draft, Verdict, is_nothing, write
from app.core.chat.judge import answerability
from app.core.chat.quotes import pick_quotes
from app.core.chat.retrieval import Retrieval, Retriever
from app.core.chat.sampling import history_for, sampling_for
from app.core.chat.verify import check_answer, strip_citations
from app.core.errors import UserError
from app.core.library.base import Hit, Library
from app.core.llm.base import ChatModel, ChatTurn, Finished, ModelLoader, Sampling
from app.core.models.base import ModelEntry, Models
from app.core.settings.base import MAX_EVIDENCE_TOKENS
from app.core.task import Task

# Smaller models do not answer from sources: SmolLM2-135M reached a token F1 of .05, a 1.5B .5. So they pick quotes.
# The bound lies below Qwen's 0.5B, which has 0.494e9 weights.
QUOTE_BELOW_PARAMETERS = 450_000_000
SAMPLING = Sampling(max_tokens=320)
WATCHED = replace(SAMPLING, watch=prompt.NOT_FOUND, fixed_turns=prompt.FIXED_TURNS)
# Anything but "NOT FOUND" or "Not found", where the search is sure and the model is not: 4 of 57 answers were lost to
# that. "Norway" may be said.
INSISTING = replace(WATCHED, grammar="root ::= ([^Nn\\n] | [Nn] [^Oo\\n] | [Nn] [Oo] [^Tt\\n]) [^\\n]*")
NOTHING_FOUND = Answer("", found=False)


@dataclass(frozen=True)
class _Request:
    """A question on its way: of which model, and since when (`time.perf_counter`)."""

    question: Question
    entry: ModelEntry
    task: Task
    started: float


class AnswerService:
    """The `Asker`: answers one question at a time."""

    def __init__(
        self, library: Library, models: Models, loader: ModelLoader, *, evidence_tokens: int = MAX_EVIDENCE_TOKENS
    ) -> None:
        """`evidence_tokens` is how many tokens of passages a model may read; see `evidence_budget`."""
        self._library = library
        self._models = models
        self._loader = loader
        self._retriever = Retriever(library, evidence_tokens)

    def ask(self, question: Question, task: Task) -> Iterator[AskEvent]:
        """See `Asker.ask`."""
        started = time.perf_counter()
        question = replace(question, text=question.text.strip())
        if not question.text:
            raise UserError("empty_question")
        request = _Request(question, installed_model(self._models, question.chosen_model), task, started)
        if not question.use_library:
            yield from self._chat(request)
            return
        is_quoted = question.quotes_only or is_quoting(request.entry)
        found = yield from self._retriever.retrieve(question, task, is_quoted=is_quoted)
        if not found.is_worth:
            yield _done(request, replace(NOTHING_FOUND, is_quotes=is_quoted), found)
        elif is_quoted:
            yield from self._quote(request, found)
        else:
            yield from self._generate(request, found)

    def _chat(self, request: _Request) -> Iterator[AskEvent]:
        """The model alone."""
        question, options = request.question, request.question.options
        model = yield from self._load(request)
        system, sampling = options.system_prompt or prompt.SYSTEM_PLAIN, sampling_for(options, SAMPLING)
        taken = system + question.text + question.so_far
        recent = history_for(
            options, question.history, context=model.context, taken=taken, answer_tokens=sampling.max_tokens
        )
        turns = prompt.plain_turns(question.text, recent, system)
        draft = yield from _write(request, model, turns, sampling=sampling, found=None)
        yield _done(request, Answer(draft.text.strip(), found=True, used_library=False), None, draft)

    def _quote(self, request: _Request, found: Retrieval) -> Iterator[AskEvent]:
        text, sentences, citations = pick_quotes(found.searched, found.hits)
        if text:
            yield AnswerText(text)
        answer = Answer(text, bool(text), tuple(sentences), self._with_pages(citations), is_quotes=True)
        yield _done(request, answer, found)

    def _generate(self, request: _Request, found: Retrieval) -> Iterator[AskEvent]:
        model = yield from self._load(request)
        evidence = self._retriever.evidence(found, model.count_tokens)
        draft = yield from _draft(request, model, evidence, found=found)
        answer = self._checked(request, model, evidence, found=found, draft=draft)
        if answer.found and draft.verdict is Verdict.HELD:
            yield AnswerText(answer.text)
        yield _done(request, answer, found, draft)

    def _checked(
        self, request: _Request, model: ChatModel, evidence: Sequence[Hit], *, found: Retrieval, draft: Draft
    ) -> Answer:
        """The answer with its sentences checked, or NOTHING_FOUND. What the model thought aloud is no answer: it is
        kept, and not checked."""
        said = strip_citations(draft.text).strip()
        start = thinking.parts(said).start
        text = said[start:]
        if draft.verdict is Verdict.REFUSED or is_nothing(text):
            return NOTHING_FOUND
        sentences, citations = check_answer(text, evidence, found.searched)
        if _may_be_held_back(request.question, found):
            passage = checked_passage(citations, evidence)
            stated = answerability(model, found.searched, passage=passage, task=request.task)
            if not may_be_said(found.chance, stated):
                return NOTHING_FOUND
        shifted = tuple(replace(each, start=each.start + start, end=each.end + start) for each in sentences)
        return Answer(said, True, shifted, self._with_pages(citations))

    def _with_pages(self, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        """A passage may run over a page's end; a citation names the page on which its quote begins."""
        return tuple(replace(item, page=self._library.page(item.path, item.start)) for item in citations)

    def _load(self, request: _Request) -> Generator[AskEvent, None, ChatModel]:
        yield ModelLoading(request.entry.name)
        model = self._loader.load(request.entry, request.task, context=request.question.options.context_tokens)
        request.task.check()
        return model


def installed_model(models: Models, model_id: str | None) -> ModelEntry:
    """The chat model with this id, the program's where it is None. Raises UserError no_model, unknown_model."""
    entry = models.find(model_id) if model_id else models.default("chat")
    if entry is None or not entry.is_installed:
        raise UserError("no_model", model=model_id or "")
    return entry


def is_quoting(entry: ModelEntry) -> bool:
    """Whether a model is so small that answers are quotes and it is not asked at all."""
    return entry.parameters < QUOTE_BELOW_PARAMETERS


def _draft(
    request: _Request, model: ChatModel, evidence: Sequence[Hit], *, found: Retrieval
) -> Generator[AskEvent, None, Draft]:
    """What the model writes from the evidence; asked again where it finds nothing and the search is sure."""
    question, options = request.question, request.question.options
    turns = prompt.source_turns(question.text, evidence, question.history, options.system_prompt or "")
    first = yield from _write(request, model, turns, sampling=sampling_for(options, WATCHED), found=found)
    is_insisting = _may_be_held_back(question, found) and is_worth_insisting(found.chance)
    if not is_insisting or first.verdict is Verdict.REFUSED or not is_nothing(first.text):
        return first
    second = yield from _write(request, model, turns, sampling=sampling_for(options, INSISTING), found=found)
    return replace(second, finished=second.finished or first.finished)


def _write(
    request: _Request,
    model: ChatModel,
    turns: Sequence[ChatTurn],
    *,
    sampling: Sampling,
    found: Retrieval | None,
) -> Generator[AskEvent, None, Draft]:
    so_far = request.question.so_far
    begun = [ChatTurn("assistant", so_far)] if so_far else []  # the turn that the model goes on with
    events = model.chat([*turns, *begun], sampling, request.task)
    draft = yield from write(events, so_far=so_far, judge=partial(_verdict, request.question, found))
    return replace(draft, context_tokens=model.context)


def _verdict(question: Question, found: Retrieval | None, not_found: float) -> Verdict:
    """`not_found` is the probability with which the model begins to say that nothing was found."""
    if found is None:
        return Verdict.SHOWN
    if not question.so_far and not is_answer(found.chance, not_found):
        return Verdict.REFUSED
    is_held = _may_be_held_back(question, found) and not is_sure(found.chance, not_found)
    return Verdict.HELD if is_held else Verdict.SHOWN


def _may_be_held_back(question: Question, found: Retrieval) -> bool:
    """What is read as a whole leaves nothing out, in another language no word of the question is found, and what was
    begun is on the screen: there an answer is never taken back."""
    return not (found.is_whole or found.is_foreign or question.so_far)


def _done(request: _Request, answer: Answer, found: Retrieval | None, draft: Draft | None = None) -> AnswerDone:
    """With what the window tells of an answer: from where, by which model, how long it took."""
    total_ms = (time.perf_counter() - request.started) * 1000
    search_ms = found.search_ms if found is not None else 0.0
    timings = Timings(search_ms, total_ms, total_ms)
    if draft is not None and draft.finished is not None:
        timings = _timings(draft.finished, search_ms=search_ms, total_ms=total_ms, context_tokens=draft.context_tokens)
        answer = replace(answer, is_cut=draft.finished.reason == "length")
    if found is not None:
        searched = found.searched if found.searched != request.question.text else ""
        answer = replace(answer, searched=searched, is_whole=found.is_whole)
    return AnswerDone(replace(answer, within=request.question.within, timings=timings, model=request.entry.id))


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
