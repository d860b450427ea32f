"""Answers that need whole documents or several: lists, yes or no, comparisons, versions, calculations, summaries, and
texts with facts of the files. Knows the library and the model only by their Protocols."""

from __future__ import annotations

import datetime
import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.core.chat import calculation, yes_no
from app.core.chat.base import (
    Answer,
    AnswerChecking,
    AnswerDone,
    AnswerText,
    AskEvent,
    Citation,
    PassagesFound,
    Sentence,
)
from app.core.chat.contrast import MOST_CHANGES, Change, Piece, changes, pieces_of, relevant
from app.core.chat.courtesies import without_courtesies
from app.core.chat.coverage import covered
from app.core.chat.decide import is_answer, may_be_said
from app.core.chat.draft import Draft, Verdict, is_nothing
from app.core.chat.engine import Engine, Request, done, events_of
from app.core.chat.enumerations import completed_list
from app.core.chat.evidence import Gathered, Gatherer
from app.core.chat.facts_answer import NOTHING_FOUND, FactAnswers, of_cell
from app.core.chat.figure_search import FigureSearch
from app.core.chat.foreign_support import with_foreign
from app.core.chat.grounded import ITEMS_ONLY, MANNERS, Manner, sampling_of, turns_for
from app.core.chat.phrases import phrase
from app.core.chat.request_words import (
    asked_items,
    asks_for_checklist,
    asks_for_extreme,
    asks_what_changed,
    asks_what_rose,
    asks_which_holds,
    most_words,
    says_that_it_holds,
    subject_of,
)
from app.core.chat.retrieval import WHOLE_FILES_MIN_CHANCE, Retrieval
from app.core.chat.routes.base import RouteKind
from app.core.chat.routes.versions import marks_of, series_of
from app.core.chat.sampling import sampling_for
from app.core.chat.table import escaped
from app.core.chat.table_lookup import Cell, TableRow, item_of
from app.core.chat.table_search import TableSearch
from app.core.chat.term_search import TermSearch
from app.core.chat.verify import check_answer, strip_citations
from app.core.chat.writing import Writer, once
from app.core.llm.base import ChatModel, Sampling
from app.core.text.numbers import found_dates
from app.core.text.sentences import split_sentences

NOT_FOUND_ABOVE = 0.6  # probability with which the model begins to say that the sources hold no figures
CHANGING: frozenset[RouteKind] = frozenset({"versions", "compare", "list", "compute"})  # kinds that ask what rose
BARE_WORDS = 3  # "No, they are not"
_UNFOUND = re.compile(r"^(?=[^\n]*NOT FOUND)[-*•][^\n]*\n?", re.MULTILINE)  # an item that is none


class DocumentAnswers:
    """`facts` answers what turns out to be a question for one fact."""

    def __init__(self, engine: Engine, gatherer: Gatherer, facts: FactAnswers) -> None:
        self._engine = engine
        self._gatherer = gatherer
        self._facts = facts
        self._tables = TableSearch(gatherer)
        self._figures = FigureSearch(gatherer)
        self._terms = TermSearch(gatherer)
        self._writer = Writer(engine)

    def answer(self, request: Request) -> Iterator[AskEvent]:
        """Yields events, AnswerDone last."""
        kind = request.route.kind
        if (answer := self._of_versions(request)) is not None:
            yield from events_of(answer)
            yield done(request, answer)
            return
        model = yield from self._engine.load(request)
        manner = MANNERS.get(kind, MANNERS["list"])
        gathered = self._gathered(request, model, manner)
        yield PassagesFound(gathered.hits, gathered.result.ms, searched=request.question.text)
        if not gathered.hits:
            yield done(request, NOTHING_FOUND, self._found(request, gathered))
        elif kind in CHANGING and (pairs := self._tables.changed(request.question.text, gathered.every)):
            yield from self._moved(request, gathered, pairs)
        elif kind == "list" and (rows := self._tables.rows(request.question.text, gathered.every)):
            yield from self._rows(request, gathered, rows)
        elif kind == "yes_no":
            yield from self._yes_no(request, model, gathered)
        elif kind in ("compute", "compare") and (kind == "compute" or asks_for_extreme(request.question.text)):
            yield from self._compute(request, model, gathered)
        elif kind == "write_from_files":
            listed = self._tables.in_state(request.question.text, gathered.every)
            yield from self._writer.answer(request, model, gathered, listed)
        else:
            yield from self._grounded(request, model, gathered, manner)

    def _gathered(self, request: Request, model: ChatModel, manner: Manner) -> Gathered:
        question, kind = request.question, request.route.kind
        within = question.within
        if kind == "versions" and (pair := self._pair(request)) is not None:
            within = pair[1:]  # what is in force stands in the last one
        is_checklist = kind == "write_from_files" and asks_for_checklist(question.text)
        most = 1 if is_checklist else {"summary": 3, "compare": 6, "write_from_files": 3}.get(kind, 2)
        gathered = self._gatherer.gather(
            subject_of(question.text),
            within=within,
            near=request.near,
            count_tokens=model.count_tokens,
            limit=min(manner.evidence_tokens, self._engine.retriever.evidence_tokens),
            most_files=most,
            keeps_versions=kind in ("compare", "versions"),
            is_shared=kind in ("compare", "summary", "compute"),
            is_overview=kind == "summary",
            is_complete=kind == "list" or (kind == "write_from_files" and not is_checklist),
            reads_others=kind != "compute",
        )
        # A text needs what it is asked to name; a calculation every one of its words.
        named = question.text if kind == "compute" else " ".join(asked_items(question.text))
        if kind not in ("compute", "write_from_files") or is_checklist or not named:
            return gathered
        return covered(gathered, named, self._gatherer, within=within, count_tokens=model.count_tokens)

    def _found(self, request: Request, gathered: Gathered) -> Retrieval:
        hits = gathered.hits or gathered.result.hits
        return Retrieval(request.question.text, tuple(hits), gathered.result.ms, 1.0)

    def _rows(self, request: Request, gathered: Gathered, rows: Sequence[TableRow]) -> Iterator[AskEvent]:
        citations = [replace(row.citation, n=number) for number, row in enumerate(rows, 1)]
        lines = [escaped(item_of(row, request.question.text)) for row in rows]
        yield from self._items(request, gathered, lines, citations)

    def _items(
        self, request: Request, gathered: Gathered, lines: Sequence[str], citations: Sequence[Citation]
    ) -> Iterator[AskEvent]:
        """A list of which each item is a row of a table."""
        text = ""
        sentences: list[Sentence] = []
        for number, line in enumerate(lines, 1):
            sentences.append(Sentence(line, len(text) + 2, len(text) + 2 + len(line), True, (number,)))
            text += f"- {line}\n"
        yield from self._end(request, gathered, Draft(text), text.rstrip(), sentences, citations)

    def _moved(self, request: Request, gathered: Gathered, pairs: Sequence[tuple[Cell, Cell]]) -> Iterator[AskEvent]:
        """Each row with both of its values."""
        lines = [
            f"{escaped(before.row.label)}: {escaped(before.value)} ({escaped(before.column)}) → "
            f"{escaped(after.value)} ({escaped(after.column)})"
            for before, after in pairs
        ]
        citations = [replace(before.row.citation, n=number) for number, (before, _) in enumerate(pairs, 1)]
        yield from self._items(request, gathered, lines, citations)

    def _yes_no(self, request: Request, model: ChatModel, gathered: Gathered) -> Iterator[AskEvent]:
        question, task = request.question.text, request.task
        term = self._terms.holds(question, gathered.every, _language(request), datetime.date.today())
        if term is not None:
            yield from self._end(request, gathered, Draft(term.text), term.text, term.sentences, term.citations)
            return
        read = {(hit.path, hit.start): hit for hit in gathered.every}
        pieces = yes_no.sentences_of(list(read.values()), question, self._engine.library.similarities)
        if found_dates(question):  # a rule without a date decides no question about one
            pieces = [piece for piece in pieces if found_dates(piece.text)]
        if not pieces:
            yield from self._decided_by_fact(request)
            return
        yield AnswerChecking()
        piece, stated = yes_no.decide(model, question, pieces, task)
        if not may_be_said(self._chance(request, gathered), stated):
            yield from self._decided_by_fact(request)
            return
        text = yes_no.said(yes_no.is_so(model, question, piece, task), piece, _language(request))
        sentences = (Sentence(text, 0, len(text), True, (1,)),)
        yield from self._end(request, gathered, Draft(text), text, sentences, (piece.citation(1),))

    def _decided_by_fact(self, request: Request) -> Iterator[AskEvent]:
        """As a question for a fact; a yes or no that rests on nothing is none."""
        for event in self._facts.answer(request):
            if isinstance(event, AnswerDone) and _is_bare(event.answer):
                event = replace(event, answer=replace(event.answer, text="", found=False, sentences=()))
            yield event

    def _chance(self, request: Request, gathered: Gathered) -> float:
        question = request.question
        chance = self._engine.retriever.chance(question.text, gathered.result, question.within)
        is_meant = gathered.named or question.within
        return max(WHOLE_FILES_MIN_CHANCE, chance) if is_meant else chance

    def _compute(self, request: Request, model: ChatModel, gathered: Gathered) -> Iterator[AskEvent]:
        question = request.question.text
        found = self._figures.figures(question, gathered)
        if found is not None and (text := calculation.computed(found, question)):
            yield from self._computed(request, gathered, Draft(text), found, text)
            return
        if (best := self._tables.extreme(question, gathered.every)) is not None:
            yield from events_of(answer := of_cell(best, self._engine))
            yield done(request, answer, self._found(request, gathered))
            return
        by_file = self._tables.cells_by_file(question, gathered.named)
        cells = calculation.of_cells(by_file or self._tables.cells(question, gathered.every))
        if len(cells.figures) > 1 and (text := calculation.computed(cells, question)):
            yield from self._computed(request, gathered, Draft(text), cells, text)
            return
        if len(cells.figures) == 1 and not calculation.operation_of(question):  # it stands there as it is
            yield from self._computed(request, gathered, Draft(""), cells, calculation.computed(cells, question))
            return
        manner = Manner(calculation.INSTRUCTION, calculation.SAMPLING.max_tokens)
        draft = yield from self._asked(request, model, gathered, manner, calculation.SAMPLING)
        asked = calculation.read(draft.text, gathered.hits)
        text = calculation.computed(asked, question) if asked is not None else ""
        if asked is None or not text or draft.verdict is Verdict.REFUSED:
            yield from self._facts.answer(request)
            return
        yield from self._computed(request, gathered, draft, asked, text)

    def _computed(
        self, request: Request, gathered: Gathered, draft: Draft, figures: calculation.Calculation, text: str
    ) -> Iterator[AskEvent]:
        sentences, citations = calculation.sentences_of(text, figures)
        yield from self._end(request, gathered, draft, text, sentences, citations)

    def _grounded(self, request: Request, model: ChatModel, gathered: Gathered, manner: Manner) -> Iterator[AskEvent]:
        question = request.question
        limit = most_words(question.text)
        if gathered.named or (question.within and gathered.hits):  # the file is meant: what it says is the answer
            manner = replace(manner, may_refuse=False)
        more = f"Use at most {limit * 4 // 5} words." if limit else ""
        turns = turns_for(question.text, gathered.hits, manner, language=_language(request), more=more)
        judge = partial(_verdict, manner, self._chance(request, gathered) if manner.may_refuse else 1.0)
        sampling = sampling_for(question.options, sampling_of(manner))
        draft = yield from self._engine.write(request, model, turns, sampling=sampling, judge=judge)
        if manner.grammar and draft.verdict is not Verdict.REFUSED and is_nothing(draft.text):
            # The gate sees a list and the model, which is not sure, does not: it is asked for one.
            manner = replace(manner, may_refuse=False, grammar=ITEMS_ONLY)
            turns = turns_for(question.text, gathered.hits, manner, language=_language(request), more=more)
            draft = yield from self._engine.write(request, model, turns, sampling=sampling_of(manner))
        text = once(_UNFOUND.sub("", strip_citations(draft.text)).strip())
        if draft.verdict is Verdict.REFUSED or is_nothing(text):
            yield done(request, NOTHING_FOUND, self._found(request, gathered), draft)
            return
        if request.route.kind == "list":
            text = completed_list(text, gathered.hits, question.text)
        if request.route.kind == "summary":
            text = without_courtesies(text)
        text = at_most(text, limit) if limit else text
        sentences, citations = check_answer(text, gathered.hits, question.text)
        sentences, citations = with_foreign(sentences, citations, gathered.hits, _language(request))
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

    def _of_versions(self, request: Request) -> Answer | None:
        """What two versions of a file show by themselves, without a model; None for every other question."""
        kind = request.route.kind
        answer = None
        if kind in ("versions", "compare") and asks_what_changed(request.question.text):
            answer = self._changes(request)
        return self._current(request) if answer is None and kind == "versions" else answer

    def _changes(self, request: Request) -> Answer | None:
        """What changed between the two versions that are meant, by comparing them; None where there are not two."""
        pair = self._pair(request)
        if pair is None:
            return None
        before, after = (self._gatherer.whole(path) for path in pair)
        found = changes(before, after)
        kept = relevant(found, request.question.text, names=" ".join(path.stem for path in pair))
        if asks_what_rose(request.question.text):
            kept = [change for change in kept if change.before is not None and change.after is not None]
        if not kept:
            return None
        return self._listed(kept[:MOST_CHANGES], pair)

    def _current(self, request: Request) -> Answer | None:
        """Which of several versions holds now, where that is all that is asked, with the sentence that says so."""
        pair = self._pair(request) if asks_which_holds(request.question.text) else None
        if pair is None:
            return None
        head = phrase("current", _language(request), name=escaped(pair[1].stem))
        pieces = [piece for piece in pieces_of(self._gatherer.whole(pair[1])) if says_that_it_holds(piece.text)]
        text = f"{head} {pieces[-1].text}" if pieces else head
        citations = (pieces[-1].citation(1),) if pieces else ()
        sentence = Sentence(text, 0, len(text), True, tuple(one.n for one in citations))
        return Answer(text, True, (sentence,), self._engine.with_pages(citations))

    def _pair(self, request: Request) -> tuple[Path, Path] | None:
        """The older and the newer of two versions that the question names or the search finds."""
        question = request.question
        named = self._gatherer.names.named(question.text, question.within)
        shares = self._gatherer.names.shares(question.text, question.within)
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
            citations.append(piece.citation(len(citations) + 1))
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


def _verdict(manner: Manner, chance: float, not_found: float) -> Verdict:
    """`chance` is that of an answer before the model has read, `not_found` how likely the model begins to say no."""
    return Verdict.REFUSED if manner.may_refuse and not is_answer(chance, not_found) else Verdict.SHOWN


def _held(manner: Manner, not_found: float) -> Verdict:
    return Verdict.REFUSED if manner.may_refuse and not_found > NOT_FOUND_ABOVE else Verdict.HELD


def _is_bare(answer: Answer) -> bool:
    return not answer.citations and len(answer.text.split()) <= BARE_WORDS


def at_most(text: str, limit: int) -> str:
    """The sentences and lines that have no more than so many words together; the first one in any case."""
    kept = 0
    for span in split_sentences(text):
        if kept and len(text[: span.end].split()) > limit:
            break
        kept = span.end
    return text[:kept]


def _language(request: Request) -> str:
    return request.route.language
