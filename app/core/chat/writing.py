"""Writes a text with facts of the files: first the model lists the facts that the text needs, then it writes with them.
Asked at once, a small model forgets half of them. Knows the library and the model only by their Protocols."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from app.core.chat import prompt
from app.core.chat.base import Answer, AnswerChecking, AskEvent
from app.core.chat.engine import Engine, Request, done, say
from app.core.chat.evidence import Gathered
from app.core.chat.grounded import MANNERS, sampling_of, turns_for
from app.core.chat.request_words import subject_of
from app.core.chat.retrieval import Retrieval
from app.core.chat.rows import place_of
from app.core.chat.sampling import sampling_for
from app.core.chat.words import STOPWORDS, content_words, forms, words
from app.core.chat.written import check_written
from app.core.library.base import Hit
from app.core.llm.base import ChatModel, ChatTurn, Sampling

# A text is written from the files where the best passage says so much of what it is about, weighted by rarity.
ABOUT_FILES = 0.45
MANNER = MANNERS["write_from_files"]
FACTS = replace(
    MANNER,
    instruction=(
        'Before you write it: list the facts of the sources that this text needs, one a line, as "- what: value", each '
        "value copied exactly (names, references, numbers, amounts, dates, times, places, steps). Leave none out."
    ),
)
FACT_SAMPLING = Sampling(
    max_tokens=220, repeat_penalty=1.0, fixed_turns=1,
    grammar=r"""
root ::= fact fact? fact? fact? fact? fact? fact? fact? fact? fact? fact? fact?
fact ::= "- " [^:\n]{2,50} ": " [^\n]{1,120} "\n"
""",
)  # fmt: skip
_FACT = re.compile(r"^- (?P<what>[^:\n]+): (?P<value>[^\n]+)$", re.MULTILINE)


class Writer:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def answer(self, request: Request, model: ChatModel, gathered: Gathered) -> Iterator[AskEvent]:
        """Yields events, AnswerDone last. What the files say nothing about is written without them."""
        question = request.question
        if not gathered.named and self._about(question.text, gathered.hits) < ABOUT_FILES:
            yield from self._without_files(request, model)
            return
        turns = yield from self._turns(request, model, gathered.hits)
        sampling = sampling_for(question.options, sampling_of(MANNER))
        draft = yield from self._engine.write(request, model, turns, sampling=sampling)
        text = draft.text.strip()
        sentences, citations = check_written(text, gathered.hits, question.text)
        answer = Answer(text, bool(text), tuple(sentences), self._engine.with_pages(citations))
        found = Retrieval(question.text, gathered.hits, gathered.result.ms, 1.0)
        yield done(request, answer, found, draft)

    def _without_files(self, request: Request, model: ChatModel) -> Iterator[AskEvent]:
        turns = prompt.plain_turns(request.question.text, request.question.history, prompt.SYSTEM_WRITE)
        draft = yield from self._engine.write(request, model, turns, sampling=sampling_of(MANNER))
        free = replace(request, route=replace(request.route, kind="write"))
        yield done(free, Answer(draft.text.strip(), True, used_library=False), None, draft)

    def _turns(
        self, request: Request, model: ChatModel, evidence: Sequence[Hit]
    ) -> Generator[AskEvent, None, list[ChatTurn]]:
        """The request behind the facts that it needs. What was begun goes on as it was."""
        text, language = request.question.text, request.route.language
        if request.question.so_far:
            return turns_for(text, evidence, MANNER, language=language)
        listing = turns_for(text, evidence, FACTS)
        yield AnswerChecking()
        facts = held_facts(say(model, listing, FACT_SAMPLING, request.task), evidence, text)
        if not facts:
            return turns_for(text, evidence, MANNER, language=language)
        asked = turns_for(text, (), replace(MANNER, instruction=f"{MANNER.instruction} Say each fact of your list."),
                          language=language)  # fmt: skip
        return [*listing, ChatTurn("assistant", facts), asked[-1]]

    def _about(self, text: str, hits: Sequence[Hit]) -> float:
        """The share of the request's words, weighted by rarity, that the best passage has."""
        asked = [word for word in dict.fromkeys(words(subject_of(text))) if word not in STOPWORDS]
        rarities = dict(zip(asked, self._engine.library.rarities(asked), strict=True))
        total = sum(rarities.values())
        best = 0.0
        for hit in hits:
            held = {form for word in words(f"{hit.path.stem} {hit.heading} {hit.text}") for form in forms(word)}
            best = max(best, sum(weight for word, weight in rarities.items() if set(forms(word)) & held))
        return best / total if total else 0.0


def held_facts(reply: str, evidence: Sequence[Hit], request: str) -> str:
    """The lines of which the value stands in the sources or the request: the others are made up."""
    texts = [hit.text for hit in evidence]
    known = {form for text in (*texts, request, *(hit.path.stem for hit in evidence)) for form in content_words(text)}
    kept = []
    for line in dict.fromkeys(match.group() for match in _FACT.finditer(reply)):
        value = line.split(": ", 1)[1].strip()
        said = set(content_words(value))
        is_copied = any(place_of(value, text) is not None for text in texts)
        if is_copied or (said and len(said & known) >= 0.75 * len(said)):
            kept.append(line)
    return "\n".join(kept)
