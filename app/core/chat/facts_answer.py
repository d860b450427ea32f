"""Answers a question for a fact: search, decide whether the passages hold it, generate or quote, check every sentence.
Knows the library and the model only by their Protocols."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from functools import partial

from app.core.chat import calculation, prompt, thinking
from app.core.chat.base import Answer, AnswerChecking, AnswerText, AskEvent, Citation, Question, Sentence
from app.core.chat.decide import checked_passage, is_answer, is_sure, is_worth_insisting, may_be_said
from app.core.chat.draft import Draft, Verdict, is_nothing
from app.core.chat.engine import Engine, Request, done
from app.core.chat.evidence import Gatherer
from app.core.chat.followup import needs_subject
from app.core.chat.in_full import in_full
from app.core.chat.judge import answerability
from app.core.chat.quotes import pick_quotes
from app.core.chat.rates import cost_over_time
from app.core.chat.retrieval import Retrieval
from app.core.chat.role_names import named
from app.core.chat.routes.answer_language import answer_language
from app.core.chat.sampling import sampling_for
from app.core.chat.table import escaped
from app.core.chat.table_lookup import Cell
from app.core.chat.term_search import TermSearch
from app.core.chat.verify import check_answer, strip_citations
from app.core.library.base import Hit
from app.core.llm.base import ChatModel, Sampling

WATCHED = Sampling(max_tokens=320, watch=prompt.NOT_FOUND)
# Anything but "NOT FOUND" or "Not found", where the search is sure and the model is not: 4 of 57 answers were lost to
# that. "Norway" may be said.
INSISTING = replace(WATCHED, grammar="root ::= ([^Nn\\n] | [Nn] [^Oo\\n] | [Nn] [Oo] [^Tt\\n]) [^\\n]*")
NOTHING_FOUND = Answer("", found=False)
_BARE = re.compile(r"(?:yes|no|ja|nein|oui|non|s[íi])\W*", re.IGNORECASE)  # it may as well be the other


class FactAnswers:
    def __init__(self, engine: Engine, gatherer: Gatherer) -> None:
        self._engine = engine
        self._gatherer = gatherer
        self._terms = TermSearch(gatherer)

    def answer(self, request: Request) -> Iterator[AskEvent]:
        """Yields events, AnswerDone last."""
        is_quoted = request.is_quoted
        found = yield from self._engine.retriever.retrieve(
            request.question, request.task, is_quoted=is_quoted, near=request.near
        )
        part = self._engine.retriever.part(found)
        cells = [] if is_quoted or part else self._engine.retriever.cells(found)
        if part is not None:
            answer = replace(of_part(part, self._engine), is_quotes=is_quoted)
            yield AnswerText(answer.text)
            yield done(request, answer, found)
        elif len(cells) == 1:
            answer = of_cell(cells[0], self._engine)
            yield AnswerText(answer.text)
            yield done(request, answer, found)
        elif not is_quoted and (rate := cost_over_time(found.searched, found.hits)) is not None:
            yield from self._computed(request, found, rate)
        elif not found.is_worth:
            yield done(request, replace(NOTHING_FOUND, is_quotes=is_quoted), found)
        elif is_quoted:
            yield from self._quote(request, found)
        else:
            yield from self._generate(request, found)

    def _computed(self, request: Request, found: Retrieval, figures: calculation.Calculation) -> Iterator[AskEvent]:
        answer = of_figures(figures, calculation.computed(figures, found.searched), self._engine)
        yield AnswerText(answer.text)
        yield done(request, answer, found)

    def _quote(self, request: Request, found: Retrieval) -> Iterator[AskEvent]:
        text, sentences, citations = pick_quotes(found.searched, found.hits)
        if text:
            yield AnswerText(text)
        answer = Answer(text, bool(text), tuple(sentences), self._engine.with_pages(citations), is_quotes=True)
        yield done(request, answer, found)

    def _generate(self, request: Request, found: Retrieval) -> Iterator[AskEvent]:
        model = yield from self._engine.load(request)
        evidence = self._engine.retriever.evidence(found, model.count_tokens, share=request.profile.evidence)
        draft = yield from self._draft(request, model, evidence, found=found)
        if draft.verdict is not Verdict.REFUSED:
            yield AnswerChecking()  # the model is asked once more, which takes seconds
        answer = self._checked(request, model, evidence, found=found, draft=draft)
        telling = self._gatherer.names.telling_words(request.question.within)
        answer = self._in_full(request, found, named(answer, found.searched, telling, evidence))
        answer = self._terms.with_end(request.question.text, answer, request.route.language)
        if answer.found and draft.verdict is Verdict.HELD:
            yield AnswerText(answer.text)
        elif answer.found and (more := _behind(strip_citations(draft.text).strip(), answer.text)):
            yield AnswerText(more)
        yield done(request, answer, found, draft)

    @staticmethod
    def _in_full(request: Request, found: Retrieval, answer: Answer) -> Answer:
        """Not what was begun, nor what is going to be translated back."""
        language = request.route.language
        is_crossed = answer_language(request.asked) not in ("", language)
        return answer if request.question.so_far or found.is_whole or is_crossed else in_full(answer, language)

    def _draft(
        self, request: Request, model: ChatModel, evidence: Sequence[Hit], *, found: Retrieval
    ) -> Generator[AskEvent, None, Draft]:
        """What the model writes from the evidence; asked again where it finds nothing and the search is sure."""
        question, options = request.question, request.question.options
        # What was said before only leads astray where a question stands alone: "the nurse is …", asked for a number.
        history = question.history if needs_subject(question.text) else ()
        own = options.system_prompt or ""
        turns = prompt.source_turns(question.text, evidence, history, own, profile=request.profile)
        judge = partial(_verdict, question, found)
        sampling = sampling_for(options, replace(WATCHED, fixed_turns=request.profile.fixed_turns))
        first = yield from self._engine.write(request, model, turns, sampling=sampling, judge=judge)
        is_insisting = _may_be_held_back(question, found) and is_worth_insisting(found.chance)
        if not is_insisting or first.verdict is Verdict.REFUSED or not is_nothing(first.text):
            return first
        sampling = replace(sampling, grammar=INSISTING.grammar)
        second = yield from self._engine.write(request, model, turns, sampling=sampling, judge=judge)
        return replace(second, finished=second.finished or first.finished)

    def _checked(
        self, request: Request, model: ChatModel, evidence: Sequence[Hit], *, found: Retrieval, draft: Draft
    ) -> Answer:
        """The answer with its sentences checked, or NOTHING_FOUND. What the model thought aloud is no answer: it is
        kept, and not checked."""
        said = strip_citations(draft.text).strip()
        start = thinking.parts(said).start
        text = said[start:]
        if draft.verdict is Verdict.REFUSED or is_nothing(text):
            return NOTHING_FOUND
        sentences, citations = check_answer(text, evidence, found.searched)
        rests_on_nothing = not citations and not request.question.so_far
        if rests_on_nothing and (any(map(str.isdigit, text)) or _BARE.fullmatch(text)):
            return NOTHING_FOUND
        if _may_be_held_back(request.question, found):
            passage = checked_passage(citations, evidence)
            request.task.check()
            stated = answerability(model, found.searched, passage=passage, task=request.task)
            if not may_be_said(found.chance, stated):
                return NOTHING_FOUND
        shifted = tuple(replace(each, start=each.start + start, end=each.end + start) for each in sentences)
        return Answer(said, True, shifted, self._engine.with_pages(citations))


def _behind(shown: str, text: str) -> str:
    """What an answer says behind what was shown while it was written; a capital letter at its beginning is none."""
    return text[len(shown) :] if text.casefold().startswith(shown.casefold()) else ""


def of_cell(cell: Cell, engine: Engine) -> Answer:
    """What stands in a cell, with the row that it is in."""
    text = f"{escaped(cell.name)}: {escaped(cell.value)}"
    sentence = Sentence(text, 0, len(text), True, (1,))
    return Answer(text, True, (sentence,), engine.with_pages((cell.row.citation,)))


def of_part(part: Citation, engine: Engine) -> Answer:
    """The words of a numbered part, as they stand in the file."""
    text = escaped(part.quote)
    return Answer(text, True, (Sentence(text, 0, len(text), True, (1,)),), engine.with_pages((part,)))


def of_figures(figures: calculation.Calculation, text: str, engine: Engine) -> Answer:
    """What was computed (`calculation.computed`), with the place of each figure."""
    sentences, citations = calculation.sentences_of(text, figures)
    return Answer(text, True, tuple(sentences), engine.with_pages(citations))


def _verdict(question: Question, found: Retrieval, not_found: float) -> Verdict:
    """`not_found` is the probability with which the model begins to say that nothing was found."""
    if not question.so_far and not is_answer(found.chance, not_found):
        return Verdict.REFUSED
    is_held = _may_be_held_back(question, found) and not is_sure(found.chance, not_found)
    return Verdict.HELD if is_held else Verdict.SHOWN


def _may_be_held_back(question: Question, found: Retrieval) -> bool:
    """What is read as a whole leaves nothing out, in another language no word of the question is found, and what was
    begun is on the screen: there an answer is never taken back."""
    return not (found.is_whole or found.is_foreign or question.so_far)
