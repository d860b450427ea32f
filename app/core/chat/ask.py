"""The life of a question: search, decide, show the passages, generate or quote, check every sentence. Knows the
library, the models and the model process only by their Protocols."""

from __future__ import annotations

import re
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from app.core.chat import prompt, thinking
from app.core.chat.base import (
    Answer,
    AnswerChecking,
    AnswerDone,
    AnswerText,
    AskEvent,
    Citation,
    ModelLoading,
    ModelReading,
    PassagesFound,
    Timings,
    Turn,
)
from app.core.chat.closeness import closeness
from app.core.chat.decide import (
    chance_before,
    chance_of,
    checked_passage,
    is_answer,
    is_foreign,
    is_sure,
    is_worth_a_model,
    is_worth_insisting,
    is_worth_quoting,
    may_be_said,
    signals,
)
from app.core.chat.followup import standalone
from app.core.chat.judge import answerability
from app.core.chat.options import ConversationOptions
from app.core.chat.quotes import pick_quotes
from app.core.chat.sampling import history_for, sampling_for
from app.core.chat.verify import check_answer, strip_citations
from app.core.chat.whole_files import whole_passages
from app.core.errors import UserError
from app.core.library.base import Hit, Library, SearchResult
from app.core.library.retrieve.query import without_operators
from app.core.llm.base import Begun, ChatModel, ChatTurn, Finished, ModelEvent, PromptRead, Sampling, TextDelta
from app.core.models.base import ModelEntry, Models
from app.core.task import Task

# "Under 0.5B answers with quotes" (design, section 6). Qwen's 0.5B has 0.494e9 weights and counts as 0.5B.
QUOTE_BELOW_PARAMETERS = 450_000_000
PASSAGES = 8
PARENT_CHARS = 1600
# Nothing was left out that could answer, and "Translate this" has no word of the text: the search has no say against a
# text that is read as a whole, only the model's doubt.
EVEN = 0.5
SAMPLING = Sampling(max_tokens=320)
DEFAULTS = ConversationOptions()
WATCHED = replace(SAMPLING, watch=prompt.NOT_FOUND, fixed_turns=prompt.FIXED_TURNS)
# Anything but "NOT FOUND" or "Not found", where the search is sure and the model is not: 4 of 57 answers were lost to
# that. "Norway" may be said.
INSISTING = replace(WATCHED, grammar="root ::= ([^Nn\\n] | [Nn] [^Oo\\n] | [Nn] [Oo] [^Tt\\n]) [^\\n]*")
_STARTS = "|".join(re.escape(prompt.NOT_FOUND[:length]) for length in range(len(prompt.NOT_FOUND), 0, -1))
_MARKER_END = re.compile(rf"\s*(?:{re.escape(prompt.NOT_FOUND)}[.!]*|\b(?:{_STARTS}))$", re.IGNORECASE)


class ModelLoader(Protocol):
    def load(self, entry: ModelEntry, task: Task, *, context: int | None = None) -> ChatModel:
        """The model, ready, with a context of so many tokens, None for the usual. Raises what a bad
        file or too little memory deserves."""
        ...


@dataclass
class _Run:
    """What one question gathers on its way."""

    question: str
    task: Task
    started: float
    within: tuple[Path, ...] = ()
    searched: str = ""
    search_ms: float = 0.0
    chance: float | None = None  # that the passages hold an answer; None where none is asked of them
    is_refused: bool = False
    is_held: bool = False  # shown when it is checked, not while it is written
    is_whole: bool = False  # the files that were asked go in as they are
    is_foreign: bool = False  # asked in another language than they are in: its words stand in none of them
    so_far: str = ""
    options: ConversationOptions = DEFAULTS
    text: str = ""
    finished: Finished | None = None
    context: int = 0


class AnswerService:
    """The `Asker`. One question at a time."""

    def __init__(self, library: Library, models: Models, loader: ModelLoader, *, evidence_tokens: int = 1200) -> None:
        self._library = library
        self._models = models
        self._loader = loader
        self._evidence_tokens = evidence_tokens

    def ask(
        self,
        question: str,
        task: Task,
        *,
        within: Sequence[Path] = (),
        use_library: bool = True,
        model_id: str | None = None,
        history: Sequence[Turn] = (),
        quotes_only: bool = False,
        so_far: str = "",
        options: ConversationOptions | None = None,
    ) -> Iterator[AskEvent]:
        """See `Asker.ask`."""
        run = _Run(question.strip(), task, time.perf_counter(), tuple(within), so_far=so_far, text=so_far)
        run.options = options or run.options
        if not run.question:
            raise UserError("empty_question")
        entry = self._entry(model_id or run.options.model)
        if not use_library:
            yield from self._chat(run, entry, history)
            return
        run.searched = standalone(without_operators(run.question), history)
        result = self._search(run)
        quotes_only = quotes_only or entry.parameters < QUOTE_BELOW_PARAMETERS
        whole = () if quotes_only else whole_passages(self._library, run.within, self._evidence_tokens)
        run.is_whole = bool(whole)
        yield PassagesFound(whole or result.hits, result.ms, is_whole=run.is_whole)
        if whole:
            run.chance = max(EVEN, chance_before(signals(run.searched, whole, self._closeness(run, whole, "")), ""))
            yield from self._generate(run, entry, whole, history)
            return
        run.chance = chance_of(result, run.searched, self._closeness(run, result.hits, result.embedder))
        is_worth = is_worth_quoting if quotes_only else is_worth_a_model
        if not is_worth(run.chance, result):
            yield AnswerDone(self._answer(run, entry, Answer("", found=False, is_quotes=quotes_only)))
        elif quotes_only:
            yield from self._quote(run, entry, result.hits)
        else:
            run.is_foreign = is_foreign(result)
            yield from self._generate(run, entry, result.hits, history)

    def _entry(self, model_id: str | None) -> ModelEntry:
        entry = self._models.find(model_id) if model_id else self._models.default("chat")
        if entry is None or not entry.is_installed:
            raise UserError("no_model", model=model_id or "")
        return entry

    def _search(self, run: _Run) -> SearchResult:
        result = self._library.search(run.searched, limit=PASSAGES, within=run.within)
        run.search_ms = result.ms
        run.task.check()
        return result

    def _closeness(self, run: _Run, hits: Sequence[Hit], embedder: str) -> float:
        found = closeness(run.searched, hits, self._library, within=run.within, by_meaning=bool(embedder))
        run.task.check()
        return found

    def _chat(self, run: _Run, entry: ModelEntry, history: Sequence[Turn]) -> Iterator[AskEvent]:
        model = yield from self._load(run, entry)
        system, sampling = run.options.system_prompt or prompt.SYSTEM_PLAIN, sampling_for(run.options, SAMPLING)
        taken = system + run.question + run.so_far
        recent = history_for(
            run.options, history, context=model.context, taken=taken, answer_tokens=sampling.max_tokens
        )
        turns = [*prompt.plain_turns(run.question, recent, system), *_begun(run)]
        yield from self._stream(run, model.chat(turns, sampling, run.task))
        yield AnswerDone(self._answer(run, entry, Answer(run.text.strip(), found=True, used_library=False)))

    def _quote(self, run: _Run, entry: ModelEntry, hits: Sequence[Hit]) -> Iterator[AskEvent]:
        text, sentences, citations = pick_quotes(run.searched, hits)
        if text:
            yield AnswerText(text)
        answer = Answer(text, bool(text), tuple(sentences), self._with_pages(citations), is_quotes=True)
        yield AnswerDone(self._answer(run, entry, answer))

    def _generate(
        self, run: _Run, entry: ModelEntry, hits: Sequence[Hit], history: Sequence[Turn]
    ) -> Iterator[AskEvent]:
        model = yield from self._load(run, entry)
        evidence = self._evidence(run, hits, model)
        turns = prompt.source_turns(run.question, evidence, history, run.options.system_prompt or "")
        sampling = sampling_for(run.options, WATCHED)
        yield from self._stream(run, model.chat([*turns, *_begun(run)], sampling, run.task))
        is_insisting = self._is_checked(run) and is_worth_insisting(run.chance or 0.0)
        if is_insisting and not run.is_refused and is_nothing(run.text):
            run.text = run.so_far
            insisting = sampling_for(run.options, INSISTING)
            yield from self._stream(run, model.chat([*turns, *_begun(run)], insisting, run.task))
        said = strip_citations(run.text).strip()
        start = thinking.parts(said).start  # what it thought aloud is no answer: kept, and not checked
        text = said[start:]
        if run.is_refused or is_nothing(text):
            yield AnswerDone(self._answer(run, entry, Answer("", found=False)))
            return
        sentences, citations = check_answer(text, evidence, run.searched)
        if not self._may_be_said(run, model, text, citations, evidence):
            yield AnswerDone(self._answer(run, entry, Answer("", found=False)))
            return
        if run.is_held:
            yield AnswerText(said)
        shifted = tuple(replace(each, start=each.start + start, end=each.end + start) for each in sentences)
        yield AnswerDone(self._answer(run, entry, Answer(said, True, shifted, self._with_pages(citations))))

    def _is_checked(self, run: _Run) -> bool:
        """Whether an answer may be held back. What is read as a whole leaves nothing out, in another language no word
        of the question is found, and what was begun is on the screen."""
        return run.chance is not None and not (run.is_whole or run.is_foreign or run.so_far)

    def _may_be_said(
        self, run: _Run, model: ChatModel, text: str, citations: Sequence[Citation], evidence: Sequence[Hit]
    ) -> bool:
        if run.chance is None or not self._is_checked(run):
            return True
        passage = checked_passage(citations, evidence)
        stated = answerability(model, run.searched, passage=passage, task=run.task)
        return may_be_said(run.chance, stated)

    def _with_pages(self, citations: Sequence[Citation]) -> tuple[Citation, ...]:
        """A passage may run over a page's end; a citation names the page on which its quote begins."""
        return tuple(replace(item, page=self._library.page(item.path, item.start)) for item in citations)

    def _load(self, run: _Run, entry: ModelEntry) -> Generator[AskEvent, None, ChatModel]:
        yield ModelLoading(entry.name)
        tokens = run.options.context_tokens
        model = self._loader.load(entry, run.task, context=tokens) if tokens else self._loader.load(entry, run.task)
        run.task.check()
        run.context = model.context
        return model

    def _evidence(self, run: _Run, hits: Sequence[Hit], model: ChatModel) -> list[Hit]:
        """Parents of the best hits, cut to the budget; what goes in as a whole stays as it is."""
        if run.is_whole:
            return prompt.choose_evidence(hits, model.count_tokens, self._evidence_tokens)
        parents = []
        for hit in hits:
            parent = self._library.parent(hit.chunk_id, PARENT_CHARS)
            parents.append(replace(parent, rank=hit.rank, score=hit.score, keyword=hit.keyword))
        return prompt.choose_evidence(parents, model.count_tokens, self._evidence_tokens)

    def _stream(self, run: _Run, events: Iterator[ModelEvent]) -> Iterator[AskEvent]:
        """What the model says, as events. Ends at once where the model doubts that there is an answer."""
        shown = run.so_far
        try:
            for event in events:
                if isinstance(event, PromptRead):
                    yield ModelReading(event.done, event.total)
                elif isinstance(event, Begun):
                    doubts = run.chance is not None and not is_answer(run.chance, event.watched)
                    run.is_refused = doubts and not run.so_far
                    run.is_held = self._is_checked(run) and not is_sure(run.chance or 0.0, event.watched)
                    if run.is_refused:
                        return
                elif isinstance(event, TextDelta):
                    run.text += event.text
                    if run.is_held:
                        yield AnswerChecking()
                        continue
                    visible = strip_citations(_without_marker(run.text))
                    if visible.startswith(shown) and visible != shown:
                        yield AnswerText(visible[len(shown) :])
                        shown = visible
                else:
                    run.finished = event
        finally:
            if isinstance(events, Generator):  # or the model would go on for nobody
                events.close()

    def _answer(self, run: _Run, entry: ModelEntry, answer: Answer) -> Answer:
        total_ms = (time.perf_counter() - run.started) * 1000
        timings = Timings(run.search_ms, total_ms, total_ms)
        if run.finished is not None:
            done = run.finished
            spoken_s = max(done.total_ms - done.first_token_ms, 1.0) / 1000
            timings = Timings(
                search_ms=run.search_ms,
                first_token_ms=total_ms - done.total_ms + done.first_token_ms,
                total_ms=total_ms,
                prompt_tokens=done.prompt_tokens,
                reused_tokens=done.reused_tokens,
                tokens_per_s=max(done.tokens - 1, 0) / spoken_s,
                answer_tokens=done.tokens,
                context_tokens=run.context,
            )
            answer = replace(answer, is_cut=done.reason == "length")
        searched = run.searched if run.searched != run.question else ""
        answer = replace(answer, searched=searched, within=run.within, is_whole=run.is_whole)
        return replace(answer, timings=timings, model=entry.id)


def _begun(run: _Run) -> list[ChatTurn]:
    """The turn that the model goes on with."""
    return [ChatTurn("assistant", run.so_far)] if run.so_far else []


def is_nothing(text: str) -> bool:
    """Whether the model says that the sources hold no answer, or says nothing."""
    said = strip_citations(text).strip()
    return not said or said.upper().rstrip(".!").endswith(prompt.NOT_FOUND)


def _without_marker(text: str) -> str:
    """Hide "NOT FOUND", and the beginning of it or of a source number, until it is known what it is."""
    cut = _MARKER_END.sub("", text)
    bracket = cut.rfind("[")
    if bracket >= 0 and "]" not in cut[bracket:] and len(cut) - bracket < 16:
        cut = cut[:bracket].rstrip(" ")
    return cut
