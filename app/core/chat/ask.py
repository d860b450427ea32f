"""The life of a question: understand it, then answer it in the way it asks for. Knows the library, the models and the
model process only by their Protocols."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path

from app.core.chat import calculation, prompt
from app.core.chat.base import Answer, AskEvent, Question, QuestionCompleting, RouteChosen
from app.core.chat.condense import condensed
from app.core.chat.crossing import CrossLanguage
from app.core.chat.documents import DocumentAnswers
from app.core.chat.ellipsis import completed
from app.core.chat.engine import Engine, Request, done, events_of, installed_model, is_quoting
from app.core.chat.evidence import Gatherer
from app.core.chat.facts_answer import INSISTING, WATCHED, FactAnswers, of_figures
from app.core.chat.followup import needs_subject
from app.core.chat.history_sum import sum_of_answers
from app.core.chat.history_weekday import weekday_of_answer
from app.core.chat.phrases import phrase
from app.core.chat.plain_question import plain_question
from app.core.chat.quarters import with_quarters
from app.core.chat.request_words import most_sentences
from app.core.chat.retrieval import Retriever
from app.core.chat.rewriting import Rewriter
from app.core.chat.routes.answer_language import answer_language
from app.core.chat.routes.base import FROM_FILES, WITHOUT_FILES, Route
from app.core.chat.routes.classify import classify
from app.core.chat.routes.inventory import Inventory, joined
from app.core.chat.routes.library_slots import asked_about
from app.core.chat.routes.library_words import LibraryQuestion, library_questions
from app.core.chat.routes.router import route_of
from app.core.chat.routes.talk_by_meaning import talk_by_meaning
from app.core.chat.sampling import history_for, sampling_for
from app.core.errors import UserError
from app.core.library.base import Library
from app.core.llm.base import ChatModel, ModelLoader, Sampling
from app.core.models.base import Models
from app.core.settings.base import MAX_EVIDENCE_TOKENS
from app.core.task import Task
from app.core.text.sentences import first_sentences

__all__ = ("INSISTING", "SAMPLING", "WATCHED", "AnswerService", "installed_model", "is_quoting")

SAMPLING = Sampling(max_tokens=320)
MOST_NEAR = 2  # files of the answer before that a question leans on


class AnswerService:
    """The `Asker`: answers one question at a time."""

    def __init__(
        self, library: Library, models: Models, loader: ModelLoader, *, evidence_tokens: int = MAX_EVIDENCE_TOKENS
    ) -> None:
        """`evidence_tokens` is how many tokens of passages a model may read; see `evidence_budget`."""
        self._models = models
        self._loader = loader
        self._gatherer = gatherer = Gatherer(library)
        self._engine = Engine(library, loader, Retriever(library, evidence_tokens, gatherer))
        self._inventory = Inventory(library)
        self._facts = FactAnswers(self._engine, gatherer)
        self._documents = DocumentAnswers(self._engine, gatherer, self._facts)
        self._rewriter = Rewriter(self._engine)
        self._crossing = CrossLanguage(self._engine, gatherer)

    def ask(self, question: Question, task: Task) -> Iterator[AskEvent]:
        """See `Asker.ask`."""
        started = time.perf_counter()
        question = replace(question, text=question.text.strip())
        if not question.text:
            raise UserError("empty_question")
        complete = replace(question, text=with_quarters(question.text))
        entry = installed_model(self._models, question.chosen_model)
        request = Request(complete, entry, task, started, asked=question.text)
        if question.use_library and (figures := sum_of_answers(question.text, question.history)) is not None:
            yield from self._added_up(request, figures)
            return
        if question.use_library and (answer := self._weekday(question)) is not None:
            yield from self._computed(request, answer)
            return
        request = yield from self._understood(request)
        yield RouteChosen(request.route)
        yield from self._crossing.answer(request, self._answered)

    def _added_up(self, request: Request, figures: calculation.Calculation) -> Iterator[AskEvent]:
        text = calculation.computed(figures, request.question.text)
        yield from self._computed(request, of_figures(figures, text, self._engine))

    @staticmethod
    def _weekday(question: Question) -> Answer | None:
        if not question.history:
            return None
        language = answer_language(question.text, question.history)
        return weekday_of_answer(question.text, question.history, language)

    def _computed(self, request: Request, answer: Answer) -> Iterator[AskEvent]:
        """What follows from the answers before."""
        question = request.question
        route = Route("compute", "history", language=answer_language(question.text, question.history))
        yield RouteChosen(route)
        yield from self._told(replace(request, route=route), answer)

    def _answered(self, request: Request) -> Iterator[AskEvent]:
        """Answers by its route, in the language that it is asked in."""
        route = request.route
        if route.kind == "smalltalk" and route.topic:
            yield from self._told(request, Answer(phrase(route.topic, route.language), True, used_library=False))
        elif route.kind == "library":
            yield from self._about_files(request)
        elif route.kind == "rewrite" and (route.topic == "sure" or not request.is_quoted):
            yield from self._rewriter.answer(request)
        elif route.kind in WITHOUT_FILES:
            yield from self._chat(request)
        elif request.is_quoted or route.kind == "fact":
            yield from self._facts.answer(request)
        else:
            yield from self._documents.answer(request)

    def _understood(self, request: Request) -> Generator[AskEvent, None, Request]:
        """The request with its route; a question that leans on the one before it is completed first."""
        question = request.question
        ask_model = None if request.is_quoted else lambda text: classify(self._model(request), text, request.task)
        plain = replace(question, text=plain_question(question.text))
        route = route_of(
            plain,
            classify=ask_model,
            is_known=lambda text: self._gatherer.names.knows(text, question.within),
            topic_of=self._topic_of_talk,
        )
        if route.kind in FROM_FILES:
            question = plain
            request = replace(request, question=question)
        may_lean = question.history and not question.so_far and route.kind not in WITHOUT_FILES
        leans = may_lean and needs_subject(question.text)
        if leans:
            request = replace(request, near=_cited_files(question))
        if leans and not request.is_quoted:
            telling = self._gatherer.names.telling_words(question.within)
            text = completed(question.text, question.history[-1].complete, telling)
            if text is None:
                model = yield from self._engine.load(request)
                yield QuestionCompleting()
                text = condensed(model, question.text, question.history, request.task)
            if text != question.text:
                complete = replace(question, text=text, history=())
                route = replace(route_of(complete), reason="history", language=route.language)
                request = replace(request, question=complete)
        if route.kind == "library" and not self._is_about_files(request, route.topic):
            route = Route("fact", "default", language=route.language)
        return replace(request, route=route)

    def _topic_of_talk(self, text: str) -> str:
        names = self._gatherer.names
        return talk_by_meaning(text, self._engine.library.similarities, lambda word: not names.unknown([word]))

    def _is_about_files(self, request: Request, topic: str) -> bool:
        """Whether "where is the …" asks for a file and not for a thing, and "how many …" for files and not for members;
        every other question about the files is one."""
        within = request.question.within
        asked = _asked_about_files(request.question.text, topic)
        if not asked or topic not in ("where", "count"):
            return True
        if topic == "where":
            return self._inventory.where(asked[0].what, within=within, language="en") is not None
        return not asked[0].what or self._inventory.is_countable(asked[0].what, within)

    def _model(self, request: Request) -> ChatModel:
        return self._loader.load(request.entry, request.task, context=request.question.options.context_tokens)

    def _told(self, request: Request, answer: Answer) -> Iterator[AskEvent]:
        yield from events_of(answer)
        yield done(request, answer)

    def _about_files(self, request: Request) -> Iterator[AskEvent]:
        question, language = request.question, request.route.language
        asked = _asked_about_files(question.text, request.route.topic)
        if not asked:  # chosen by a click, for a question that is none
            yield from self._facts.answer(request)
            return
        answer = None
        if asked[0].topic == "where":
            answer = self._inventory.where(asked[0].what, within=question.within, language=language)
        if answer is None:
            parts = [
                self._inventory.answer(one, within=question.within, language=language, task=request.task)
                for one in asked
            ]
            answer = parts[0] if len(parts) == 1 else joined(parts)
        yield from self._told(request, replace(answer, citations=self._engine.with_pages(answer.citations)))

    def _chat(self, request: Request) -> Iterator[AskEvent]:
        """The model alone. Where files are meant to be used, it is told what it is part of."""
        question, options = request.question, request.question.options
        if request.is_quoted and question.use_library:
            yield from self._told(request, Answer("", False, used_library=False, is_quotes=True))
            return
        model = yield from self._engine.load(request)
        system = options.system_prompt or (prompt.SYSTEM_PLAIN if not question.use_library else prompt.SYSTEM_WRITE)
        sampling = sampling_for(options, SAMPLING)
        taken = system + question.text + question.so_far
        recent = history_for(
            options, question.history, context=model.context, taken=taken, answer_tokens=sampling.max_tokens
        )
        most = most_sentences(question.text)
        asked = f"{question.text}\n\nWrite {most} sentences at most." if most else question.text
        turns = prompt.plain_turns(asked, recent, system)
        draft = yield from self._engine.write(request, model, turns, sampling=sampling)
        text = first_sentences(draft.text.strip(), most) if most else draft.text.strip()
        yield done(request, Answer(text, found=True, used_library=False), None, draft)


def _asked_about_files(text: str, topic: str) -> tuple[LibraryQuestion, ...]:
    """What a question asks about the files; nothing where its words do not say it and it has no topic."""
    asked = library_questions(text)
    by_topic = asked_about(text, topic) if topic and not asked else None
    return asked if by_topic is None else (by_topic,)


def _cited_files(question: Question) -> tuple[Path, ...]:
    """What the answer before rests on, where that is not half the library."""
    files = tuple(dict.fromkeys(one.path for one in question.history[-1].citations))
    return files if len(files) <= MOST_NEAR else ()
