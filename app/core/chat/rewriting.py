"""The answer before in another form or language, or whether it holds. Its citations go with it. Knows the model only by
its Protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.core.chat.base import Answer, AskEvent, Citation, Doubt, Sentence, Turn
from app.core.chat.engine import Engine, Request, done, events_of
from app.core.chat.facts import missing_facts
from app.core.chat.phrases import phrase
from app.core.chat.routes.followup_words import Change, change_of
from app.core.chat.routes.library_words import named_language
from app.core.chat.table import escaped
from app.core.llm.base import ChatTurn, Sampling
from app.core.text.language_names import NAMES
from app.core.text.sentences import split_sentences

SYSTEM = (
    "You change the form of a text. Keep its numbers, names and dates exactly, add nothing, and reply with the changed "
    "text only."
)
WISHES = {
    "shorter": "Make this much shorter: at most two short sentences with only what matters most.",
    "list": "Write this as a list, one item a line, each line beginning with \"- \".",
    "simpler": "Say this in simple, short sentences.",
    "politer": "Say this in a polite, friendly way.",
}  # fmt: skip
SAMPLING = Sampling(max_tokens=320, fixed_turns=1)
FACTS = ("number", "date")


class Rewriter:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def answer(self, request: Request) -> Iterator[AskEvent]:
        """Yields events, AnswerDone last."""
        text = request.question.text
        wish = change_of(text) or Change(request.route.topic or "shorter", named_language(text))
        before = _said_before(request)
        if wish.topic == "sure":
            answer = _confirmed(before, request.route.language)
            yield from events_of(answer)
            yield done(request, answer)
            return
        model = yield from self._engine.load(request)
        turns = [ChatTurn("system", SYSTEM), ChatTurn("user", f"{before.answer}\n\n{_instruction(wish, before)}")]
        draft = yield from self._engine.write(request, model, turns, sampling=SAMPLING)
        text = draft.text.strip()
        if wish.topic == "language" and changes_facts(text, before.answer, before.citations):
            text = before.answer  # a number that is lost is worse than a language that is not changed
        answer = Answer(text, bool(text), _checked(text, before), before.citations, used_library=bool(before.citations))
        yield done(request, answer, None, draft)


def _instruction(wish: Change, before: Turn) -> str:
    if wish.topic == "language":
        name = NAMES[wish.language]
        question = f" It answers the question: {before.complete}" if needs_words(before.answer) else ""
        return f"Translate this into {name}, as a whole sentence.{question} Write in {name} only."
    return WISHES[wish.topic]


def needs_words(answer: str) -> bool:
    """Whether an answer is so short that its language could not be told: a number with its unit."""
    return len(answer.split()) < 6


def _said_before(request: Request) -> Turn:
    """The last answer that says something."""
    return next((turn for turn in reversed(request.question.history) if turn.answer), request.question.history[-1])


def _confirmed(before: Turn, language: str) -> Answer:
    """What the answer before rests on, word for word; nothing is asked again, so nothing new can be made up."""
    if not before.citations:
        return Answer(phrase("unsure", language), True, used_library=False)
    quotes = [citation for citation in before.citations[:2]]
    said = "; ".join(f"“{escaped(' '.join(citation.quote.split()))}”" for citation in quotes)
    text = phrase("sure", language, answer=said)
    numbered = tuple(replace(citation, n=n) for n, citation in enumerate(quotes, 1))
    return Answer(text, True, (Sentence(text, 0, len(text), True, tuple(one.n for one in numbered)),), numbered)


def _checked(text: str, before: Turn) -> tuple[Sentence, ...]:
    """Each sentence rests on what the answer before rests on, unless it has a number that was not there."""
    cited = tuple(citation.n for citation in before.citations)
    sentences = []
    for number, span in enumerate(split_sentences(text)):
        doubt = missing_fact(span.text, before.answer, before.citations)
        numbers = cited if doubt is None and number == 0 else ()
        sentences.append(Sentence(span.text, span.start, span.end, doubt is None, numbers, doubt))
    return tuple(sentences)


def missing_fact(text: str, before: str, citations: Sequence[Citation]) -> Doubt | None:
    """The first number or date of a text that stands neither in what was said before nor in what that rests on."""
    held = "\n".join([before, *(citation.quote for citation in citations)])
    missing = (fact for fact in missing_facts(text, held) if fact.kind in FACTS)
    return next((Doubt(fact.kind, fact.text) for fact in missing), None)


def changes_facts(text: str, before: str, citations: Sequence[Citation]) -> bool:
    """Whether a number or date of what was said before is lost in another language, or a new one has come."""
    return missing_fact(text, before, citations) is not None or missing_fact(before, text, ()) is not None
