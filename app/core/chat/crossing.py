"""Cross-language retrieval: where a question finds nothing in its own language, it is translated into those of the
files and asked again, and the answer is given in the question's language. Knows the library and the model only by
their Protocols."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace

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
from app.core.chat.decide import held_words, is_worth_a_model
from app.core.chat.engine import Engine, Request, say
from app.core.chat.evidence import Gatherer
from app.core.chat.judge import answerability
from app.core.chat.phrases import phrase, phrases
from app.core.chat.retrieval import PASSAGES
from app.core.chat.rewriting import SYSTEM, changes_facts, needs_words
from app.core.chat.routes.base import RouteKind
from app.core.chat.words import STOPWORDS, forms, words
from app.core.library.base import Hit, SearchRequest
from app.core.library.retrieve.language import language_of
from app.core.library.retrieve.query import passage_language
from app.core.library.retrieve.script import is_stopword
from app.core.llm.base import ChatModel, ChatTurn, Sampling
from app.core.task import Task
from app.core.text.language_names import NAMES
from app.core.text.sentences import split_sentences

MOST_LANGUAGES = 2  # a question is translated into: each costs a short call and a reading
STRANGE = 0.125  # of a question's words
# Of the translated question's words that a passage in its language has: without a multilingual embedder nothing else
# tells that it speaks of the same.
SHARED = 0.3
BEST = 4  # passages that are looked at for their language, and citations for whether they answer
STATED = 0.4  # the least probability with which they do; see `judge.answerability`
CROSSING: frozenset[RouteKind] = frozenset({"fact", "yes_no", "list", "compute", "compare", "versions"})
COPYING: frozenset[RouteKind] = frozenset({"fact", "yes_no"})  # their answers are words of the files
QUESTION = Sampling(max_tokens=80, repeat_penalty=1.0, grammar="root ::= [^\\n]+", fixed_turns=1)
ANSWER = Sampling(max_tokens=400, repeat_penalty=1.0, fixed_turns=1)
TRANSLATE = "You translate questions. Keep names and numbers as they are. Reply with the translated question only."

_GERMAN_DAY = re.compile(rf"\b(\d{{1,2}})\. ({'|'.join(phrases('en')['months'].split())})\b")  # kept in "18. June 2026"

Ask = Callable[[Request], Iterator[AskEvent]]


class CrossLanguage:
    def __init__(self, engine: Engine, gatherer: Gatherer) -> None:
        self._engine = engine
        self._gatherer = gatherer

    def answer(self, request: Request, ask: Ask) -> Iterator[AskEvent]:
        """What `ask` says; asked again in other languages where it finds nothing. AnswerDone last, once."""
        question = request.question
        if request.route.kind not in CROSSING or request.is_quoted or question.so_far:
            yield from ask(request)
            return
        last = yield from self._own(request, ask)
        other = None if last.answer.found or not self._is_strange(request) else (yield from self._crossed(request, ask))
        yield last if other is None else other

    def _own(self, request: Request, ask: Ask) -> Generator[AskEvent, None, AnswerDone]:
        """Asked as it is. What copies the words of a file in another language is shown when it is translated."""
        own, copies = request.route.language, request.route.kind in COPYING
        is_unseen = False
        for event in ask(request):
            if isinstance(event, PassagesFound):
                is_unseen = copies and _is_in_another(event.hits, own)
            if isinstance(event, AnswerDone):
                if not is_unseen or not event.answer.found:
                    return event
                model = yield from self._engine.load(request)
                answer = in_language(model, event.answer, own, request)
                yield AnswerText(answer.text)
                return replace(event, answer=answer)
            yield AnswerChecking() if is_unseen and isinstance(event, AnswerText) else event
        raise AssertionError("an answer ends with AnswerDone")

    def _crossed(self, request: Request, ask: Ask) -> Generator[AskEvent, None, AnswerDone | None]:
        """The answer found by another language, in the question's; None where none is."""
        own = request.route.language
        others = [one for one in self._gatherer.names.languages(request.question.within) if one != own]
        for language in others[:MOST_LANGUAGES] if own else ():
            model = yield from self._engine.load(request)
            yield AnswerChecking()
            text = _translated_question(model, request.question.text, language, request.task)
            request.task.check()
            if not self._is_promising(request, text, language, is_main=language == others[0]):
                continue
            asked = replace(request.question, text=text, history=())
            route = replace(request.route, language=language)
            last = yield from _unseen(ask(replace(request, question=asked, route=route)))
            if last.answer.found and self._is_stated(model, text, last.answer, request.task):
                answer = in_language(model, with_own_word(last.answer, language, own), own, request)
                yield AnswerText(answer.text)
                return replace(last, answer=answer)
        return None

    @staticmethod
    def _is_stated(model: ChatModel, question: str, answer: Answer, task: Task) -> bool:
        """Whether what is cited answers the translated question: in another language something is always found."""
        cited = "\n".join(f"{one.path.stem}\n{one.quote}" for one in answer.citations[:BEST])
        return answerability(model, question, passage=cited, task=task) >= STATED if cited else True

    def _is_strange(self, request: Request) -> bool:
        """Whether the files do not know some words of the question: what they do not say in words that they know, they
        will not say in another language."""
        asked = [word for word in dict.fromkeys(words(request.question.text)) if word not in STOPWORDS]
        return len(self._gatherer.names.unknown(asked, request.question.within)) >= STRANGE * max(1, len(asked))

    def _is_promising(self, request: Request, text: str, language: str, *, is_main: bool) -> bool:
        """Whether a search by the translated question finds passages in its language that may hold an answer: asking
        the model costs much more than looking. In the language of most files they need not share its words."""
        within = request.question.within
        result = self._engine.library.search(SearchRequest(text, limit=PASSAGES, within=within))
        near = result.hits[:BEST]
        own = [hit for hit in near if passage_language(hit.text) == language]
        if not own or not (is_main or any(_shared(text, hit, language) >= SHARED for hit in own)):
            return False
        return is_worth_a_model(self._engine.retriever.chance(text, result, within), result)


def _shared(text: str, hit: Hit, language: str) -> float:
    asked = [word for word in dict.fromkeys(words(text)) if not is_stopword(word, language)]
    held = held_words(hit)
    return sum(not held.isdisjoint(forms(word)) for word in asked) / max(1, len(asked))


def _is_in_another(hits: Sequence[Hit], own: str) -> bool:
    """Whether the best passage is in another language than the question, as far as its words tell."""
    found = passage_language(hits[0].text) if hits else None
    return bool(own and found and found != own)


def _unseen(events: Iterator[AskEvent]) -> Generator[AskEvent, None, AnswerDone]:
    """Passes the events on but the text, which is in another language than it will be; returns the last one."""
    for event in events:
        if isinstance(event, AnswerDone):
            return event
        if isinstance(event, AnswerText):
            yield AnswerChecking()
        elif not isinstance(event, PassagesFound) or event.hits:
            yield event
    raise AssertionError("an answer ends with AnswerDone")


def _translated_question(model: ChatModel, text: str, language: str, task: Task) -> str:
    turns = [ChatTurn("system", TRANSLATE), ChatTurn("user", f"Translate into {NAMES[language]}: {text}")]
    return say(model, turns, QUESTION, task) or text


def in_language(model: ChatModel, answer: Answer, language: str, request: Request) -> Answer:
    """The answer in another language with the same citations; as it is where it is in that language, says too little
    to be in any, or loses a number or date by it."""
    if not answer.text or language_of(answer.text) == language or not _has_words(answer.text):
        return answer
    name = NAMES[language]
    context = f" It answers the question: {request.asked}" if needs_words(answer.text) else ""
    wish = f"Translate this into {name}.{context} Write in {name} only."
    turns = [ChatTurn("system", SYSTEM), ChatTurn("user", f"{answer.text}\n\n{wish}")]
    text = say(model, turns, ANSWER, request.task)
    if language == "en":
        text = _GERMAN_DAY.sub(r"\1 \2", text)
    if not text or changes_facts(text, answer.text, answer.citations):
        return answer
    return replace(answer, text=text, sentences=_cited_alike(text, answer.sentences, answer.citations))


def with_own_word(answer: Answer, language: str, own: str) -> Answer:
    """ "Yes" or "no" at the beginning in the language of the question: the sentence behind it may be in it, too."""
    for name in ("yes", "no"):
        if answer.sentences and answer.text.startswith(word := f"{phrase(name, language)}."):
            text = f"{phrase(name, own)}.{answer.text.removeprefix(word)}"
            longer = len(text) - len(answer.text)
            first, *others = (replace(one, start=one.start + longer, end=one.end + longer) for one in answer.sentences)
            first = replace(first, text=text[: first.end], start=0)
            return replace(answer, text=text, sentences=(first, *others))
    return answer


def _has_words(text: str) -> bool:
    """Whether there is more than names and numbers, which are the same in every language."""
    return any(len(word) > 2 and word.isalpha() and word.islower() for word in text.split())


def _cited_alike(text: str, before: Sequence[Sentence], citations: Sequence[Citation]) -> tuple[Sentence, ...]:
    """Each sentence cites what the one in its place did; where their number differs, the first cites everything."""
    spans = split_sentences(text)
    if len(spans) == len(before):
        return tuple(
            replace(one, text=span.text, start=span.start, end=span.end)
            for one, span in zip(before, spans, strict=True)
        )
    is_supported = all(one.is_supported for one in before)
    everything = tuple(citation.n for citation in citations)
    return tuple(
        Sentence(span.text, span.start, span.end, is_supported, everything if number == 0 else ())
        for number, span in enumerate(spans)
    )
