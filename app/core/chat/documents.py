"""Answers that need whole documents or several: lists, yes or no, comparisons, versions, calculations, summaries, and
texts with facts of the files. Knows the library and the model only by their Protocols."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.core.chat import calculation, yes_no
from app.core.chat.base import Answer, AnswerChecking, AnswerText, AskEvent, Citation, PassagesFound, Sentence
from app.core.chat.contrast import MOST_CHANGES, Change, Piece, changes, relevant
from app.core.chat.draft import Draft, Verdict, is_nothing
from app.core.chat.engine import Engine, Request, done, events_of
from app.core.chat.evidence import Gathered, Gatherer
from app.core.chat.facts_answer import NOTHING_FOUND, FactAnswers
from app.core.chat.grounded import MANNERS, Manner, sampling_of, turns_for
from app.core.chat.request_words import asks_for_extreme, asks_what_changed, asks_what_rose, most_words, subject_of
from app.core.chat.retrieval import Retrieval
from app.core.chat.routes.versions import marks_of, series_of
from app.core.chat.sampling import sampling_for
from app.core.chat.table import escaped
from app.core.chat.verify import check_answer, strip_citations
from app.core.chat.writing import Writer
from app.core.llm.base import ChatModel, Sampling
from app.core.text.numbers import found_dates

NOT_FOUND_ABOVE = 0.6  # probability with which the model begins to say that the sources do not hold it
_DASHES = re.compile(r"^(?:-[ ]+){2,}", re.MULTILINE)


class DocumentAnswers:
    """`facts` answers what turns out to be a question for one fact."""

    def __init__(self, engine: Engine, gatherer: Gatherer, facts: FactAnswers) -> None:
        self._engine = engine
        self._gatherer = gatherer
        self._facts = facts
        self._writer = Writer(engine)

    def answer(self, request: Request) -> Iterator[AskEvent]:
        """Yields events, AnswerDone last."""
        kind = request.route.kind
        if kind in ("versions", "compare") and asks_what_changed(request.question.text):
            answer = self._changes(request)
            if answer is not None:
                yield from events_of(answer)
                yield done(request, answer)
                return
        model = yield from self._engine.load(request)
        manner = MANNERS.get(kind, MANNERS["list"])
        gathered = self._gathered(request, model, manner)
        yield PassagesFound(gathered.hits, gathered.result.ms, searched=request.question.text)
        if not gathered.hits:
            yield done(request, NOTHING_FOUND, self._found(request, gathered))
        elif kind == "yes_no":
            yield from self._yes_no(request, model, gathered)
        elif kind in ("compute", "compare") and (kind == "compute" or asks_for_extreme(request.question.text)):
            yield from self._compute(request, model, gathered)
        elif kind == "write_from_files":
            yield from self._writer.answer(request, model, gathered)
        else:
            yield from self._grounded(request, model, gathered, manner)

    def _gathered(self, request: Request, model: ChatModel, manner: Manner) -> Gathered:
        question, kind = request.question, request.route.kind
        within = question.within
        if kind == "versions" and (pair := self._pair(request)) is not None:
            within = pair[1:]  # what is in force stands in the last one
        most = {"summary": 3, "compare": 6, "write_from_files": 3}.get(kind, 2)
        return self._gatherer.gather(
            subject_of(question.text),
            within=within,
            count_tokens=model.count_tokens,
            limit=min(manner.evidence_tokens, self._engine.retriever.evidence_tokens),
            most_files=most,
            keeps_versions=kind in ("compare", "versions"),
        )

    def _found(self, request: Request, gathered: Gathered) -> Retrieval:
        hits = gathered.hits or gathered.result.hits
        return Retrieval(request.question.text, tuple(hits), gathered.result.ms, 1.0)

    def _yes_no(self, request: Request, model: ChatModel, gathered: Gathered) -> Iterator[AskEvent]:
        manner = Manner(yes_no.INSTRUCTION, yes_no.SAMPLING.max_tokens, may_refuse=False)
        draft = yield from self._asked(request, model, gathered, manner, yes_no.SAMPLING)
        text = yes_no.read(draft.text, _language(request))
        is_beside = bool(found_dates(request.question.text)) and not found_dates(text)  # a rule without its date
        if draft.verdict is Verdict.REFUSED or not text or is_beside:
            yield from self._facts.answer(request)
            return
        lead = text.index(". ") + 2
        sentences, citations = check_answer(text[lead:], gathered.hits, request.question.text)
        shifted = [replace(one, start=one.start + lead, end=one.end + lead) for one in sentences]
        if shifted:
            shifted[0] = replace(shifted[0], text=text[: shifted[0].end], start=0)
        yield from self._end(request, gathered, draft, text, shifted, citations)

    def _compute(self, request: Request, model: ChatModel, gathered: Gathered) -> Iterator[AskEvent]:
        manner = Manner(calculation.INSTRUCTION, calculation.SAMPLING.max_tokens)
        draft = yield from self._asked(request, model, gathered, manner, calculation.SAMPLING)
        asked = calculation.read(draft.text, gathered.hits)
        text = calculation.computed(asked, request.question.text) if asked is not None else ""
        if asked is None or not text or draft.verdict is Verdict.REFUSED:
            yield from self._facts.answer(request)
            return
        sentences, citations = calculation.sentences_of(text, asked)
        yield from self._end(request, gathered, draft, text, sentences, citations)

    def _grounded(self, request: Request, model: ChatModel, gathered: Gathered, manner: Manner) -> Iterator[AskEvent]:
        question = request.question
        limit = most_words(question.text)
        if gathered.named or (question.within and gathered.hits):  # the file is meant: what it says is the answer
            manner = replace(manner, may_refuse=False)
        more = f"Use at most {limit * 4 // 5} words." if limit else ""
        turns = turns_for(question.text, gathered.hits, manner, language=_language(request), more=more)
        judge = partial(_verdict, manner)
        sampling = sampling_for(question.options, sampling_of(manner))
        draft = yield from self._engine.write(request, model, turns, sampling=sampling, judge=judge)
        text = _DASHES.sub("- ", strip_citations(draft.text).strip())
        if not any(map(str.isalpha, text)):  # a small model that has lost its way writes marks only
            text = ""
        if draft.verdict is Verdict.REFUSED or is_nothing(text):
            yield done(request, NOTHING_FOUND, self._found(request, gathered), draft)
            return
        sentences, citations = check_answer(text, gathered.hits, question.text)
        answer = Answer(text, True, tuple(sentences), self._engine.with_pages(citations))
        yield done(request, answer, self._found(request, gathered), draft)

    def _asked(
        self, request: Request, model: ChatModel, gathered: Gathered, manner: Manner, sampling: Sampling
    ) -> Generator[AskEvent, None, Draft]:
        """A reply that is for the program to read: nothing of it is shown while it is written."""
        turns = turns_for(request.question.text, gathered.hits, manner)
        yield AnswerChecking()
        judge = partial(_held, manner)
        return (yield from self._engine.write(request, model, turns, sampling=sampling, judge=judge))

    def _end(
        self,
        request: Request,
        gathered: Gathered,
        draft: Draft,
        text: str,
        sentences: Sequence[Sentence],
        citations: Sequence[Citation],
    ) -> Iterator[AskEvent]:
        yield AnswerText(text)
        answer = Answer(text, True, tuple(sentences), self._engine.with_pages(citations))
        yield done(request, answer, self._found(request, gathered), draft)

    def _changes(self, request: Request) -> Answer | None:
        """What changed between the two versions that are meant, by comparing them; None where there are not two."""
        pair = self._pair(request)
        if pair is None:
            return None
        before, after = (self._gatherer.whole(path) for path in pair)
        found = changes(before, after)
        kept = relevant(found, request.question.text)
        if asks_what_rose(request.question.text):
            kept = [change for change in kept if change.before is not None and change.after is not None]
        if not kept:
            return None
        return self._listed(kept[:MOST_CHANGES], pair)

    def _pair(self, request: Request) -> tuple[Path, Path] | None:
        """The older and the newer of two versions that the question names or the search finds."""
        question = request.question
        named = self._gatherer.named(question.text, question.within)
        shares = self._gatherer.shares(question.text, question.within)
        candidates = [*named, *(path for path in shares if path not in named)]
        for path in candidates[:6]:
            series = [other for other in candidates if series_of(other) == series_of(path)]
            if len(series) >= 2:
                ordered = sorted(series, key=lambda one: marks_of(one))
                return ordered[-2], ordered[-1]
        return None

    def _listed(self, kept: Sequence[Change], pair: tuple[Path, Path]) -> Answer:
        text = ""
        sentences: list[Sentence] = []
        citations: list[Citation] = []

        def cited(piece: Piece) -> int:
            start = piece.hit.start + piece.span.start
            citations.append(
                Citation(
                    len(citations) + 1,
                    piece.hit.path,
                    piece.hit.page,
                    piece.span.text,
                    start,
                    start + len(piece.span.text),
                )
            )
            return len(citations)

        for change in kept:
            sides = [piece for piece in (change.before, change.after) if piece is not None]
            said = " → ".join(escaped(piece.text) for piece in sides)
            line = f"{escaped(sides[0].hit.path.stem)}: {said}" if len(sides) == 1 else said
            start = len(text) + 2
            text += f"- {line}\n"
            sentences.append(Sentence(line, start, start + len(line), True, tuple(cited(piece) for piece in sides)))
        head = f"{escaped(pair[0].stem)} → {escaped(pair[1].stem)}\n\n"
        moved = [replace(one, start=one.start + len(head), end=one.end + len(head)) for one in sentences]
        return Answer(head + text.rstrip(), True, tuple(moved), self._engine.with_pages(citations))


def _verdict(manner: Manner, not_found: float) -> Verdict:
    return Verdict.REFUSED if manner.may_refuse and not_found > NOT_FOUND_ABOVE else Verdict.SHOWN


def _held(manner: Manner, not_found: float) -> Verdict:
    return Verdict.REFUSED if not_found > NOT_FOUND_ABOVE else Verdict.HELD


def _language(request: Request) -> str:
    return request.route.language
