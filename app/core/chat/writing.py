"""Writes a text with facts of the files. Facts that the request lists ("with number and amount") are looked up first
and stand in the text in any case: a small model that is asked for both at once forgets half of them. Knows the library
and the model only by their Protocols."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace

from app.core.chat import prompt
from app.core.chat.base import Answer, AnswerChecking, AskEvent
from app.core.chat.courtesies import CLOSING
from app.core.chat.day_times import with_times
from app.core.chat.draft import is_said_once
from app.core.chat.engine import Engine, Request, done, say
from app.core.chat.evidence import Gathered
from app.core.chat.facts import missing_facts
from app.core.chat.grounded import ITEMS_ONLY, MANNERS, Manner, sampling_of, turns_for
from app.core.chat.listed_facts import held_facts
from app.core.chat.named_files import UNKNOWN_WORD
from app.core.chat.request_words import asked_items, asks_for_checklist, asks_for_facts, subject_of
from app.core.chat.retrieval import Retrieval
from app.core.chat.sampling import sampling_for
from app.core.chat.words import STOPWORDS, content_words, forms, words
from app.core.chat.written import check_written
from app.core.library.base import Hit
from app.core.llm.base import ChatModel, ChatTurn, Sampling

# A text is written from the files where the best passage says so much of what it is about, weighted by rarity.
ABOUT_FILES = 0.45
ABOUT_FILES_ASKED = 0.25  # the same where the request itself asks "when and where", which it does not say
MANNER = MANNERS["write_from_files"]
CHECKLIST = replace(
    MANNER,
    grammar=ITEMS_ONLY,
    instruction=(
        "Write this checklist as a Markdown list, one step or thing a line, in the words and the order of the sources, "
        "with their numbers and names. Leave no step out, and take only what belongs to it."
    ),
)
FACTS = "Find these facts in the sources, each copied exactly as short as possible; write - where they do not say it:"
MOST_FACT_TOKENS = 30
MOST_LISTED = 12  # lines of a table that a text names one by one
# What a small model says around a text: a line before it that ends in a colon, lines of dashes, a remark behind them.
_FENCED = re.compile(r"\A[^\n]{0,120}:\s*\n+---+\s*\n(?P<text>.+?)\n---+\s*(?:\n.*)?\Z", re.DOTALL)
_MARKS = re.compile(r"^(?:[-*•][ ]+){2,}", re.MULTILINE)


class Writer:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def answer(
        self, request: Request, model: ChatModel, gathered: Gathered, listed: Mapping[str, str]
    ) -> Iterator[AskEvent]:
        """Yields events, AnswerDone last. What the files say nothing about is written without them. `listed` are facts
        that a table has shown to be meant, by their names."""
        question = request.question
        least = ABOUT_FILES_ASKED if asks_for_facts(question.text) else ABOUT_FILES
        if not gathered.named and not listed and self._about(question.text, gathered.hits) < least:
            yield from self._without_files(request, model)
            return
        facts = dict(listed) if 0 < len(listed) <= MOST_LISTED else {}
        facts = facts or (yield from self._facts(request, model, gathered.hits))
        manner = CHECKLIST if asks_for_checklist(question.text) else MANNER
        turns = _turns(request, gathered.hits, manner, facts)
        sampling = sampling_for(question.options, sampling_of(manner))
        draft = yield from self._engine.write(request, model, turns, sampling=sampling)
        text = with_facts(with_times(once(bare(draft.text)), gathered.hits), facts)
        sentences, citations = check_written(text, gathered.hits, question.text)
        answer = Answer(text, bool(text), tuple(sentences), self._engine.with_pages(citations))
        found = Retrieval(question.text, gathered.hits, gathered.result.ms, 1.0)
        yield done(request, answer, found, draft)

    def _without_files(self, request: Request, model: ChatModel) -> Iterator[AskEvent]:
        turns = prompt.plain_turns(request.question.text, request.question.history, prompt.SYSTEM_WRITE)
        draft = yield from self._engine.write(request, model, turns, sampling=sampling_of(MANNER))
        free = replace(request, route=replace(request.route, kind="write"))
        yield done(free, Answer(draft.text.strip(), True, used_library=False), None, draft)

    def _facts(
        self, request: Request, model: ChatModel, evidence: Sequence[Hit]
    ) -> Generator[AskEvent, None, dict[str, str]]:
        """The facts that the request lists, by their names; those that the sources do not say are left out."""
        text = request.question.text
        items = asked_items(text)
        if not items or request.question.so_far:
            return {}
        yield AnswerChecking()
        reply = say(model, _fact_turns(text, items, evidence), _fact_sampling(items), request.task)
        request.task.check()
        return held_facts(reply, evidence)

    def _about(self, text: str, hits: Sequence[Hit]) -> float:
        """The share of what the request is about that the best passage has."""
        asked = [word for word in dict.fromkeys(words(subject_of(text))) if word not in STOPWORDS]
        unheard, *rarities = self._engine.library.rarities((UNKNOWN_WORD, *asked))
        return share_of(dict(zip(asked, rarities, strict=True)), unheard, hits)


def share_of(rarities: Mapping[str, float], unheard: float, hits: Sequence[Hit]) -> float:
    """The share, 0..1, of the words, weighted by rarity, that the best of the passages has. A word that stands in no
    file has the rarity `unheard`, which says nothing of how much it matters: it weighs as much as the others do."""
    known = [weight for weight in rarities.values() if weight < unheard]
    if not known:
        return 0.0
    mean = sum(known) / len(known)
    weights = {word: weight if weight < unheard else mean for word, weight in rarities.items()}
    best = 0.0
    for hit in hits:
        held = {form for word in words(f"{hit.path.stem} {hit.heading} {hit.text}") for form in forms(word)}
        best = max(best, sum(weight for word, weight in weights.items() if set(forms(word)) & held))
    return best / sum(weights.values())


def _fact_turns(text: str, items: Sequence[str], evidence: Sequence[Hit]) -> list[ChatTurn]:
    wanted = "\n".join(f"- {item}" for item in items)
    return turns_for(text, evidence, replace(MANNER, instruction=f"{FACTS}\n{wanted}"))


def _fact_sampling(items: Sequence[str]) -> Sampling:
    """A line for each fact, its name given: the model only fills in the value."""
    names = (item.replace("\\", "").replace('"', "") for item in items)
    lines = " ".join(f'"- {name}: " value' for name in names)
    grammar = f'root ::= {lines}\nvalue ::= [^\\n]+ "\\n"'
    return Sampling(MOST_FACT_TOKENS * len(items), repeat_penalty=1.0, fixed_turns=1, grammar=grammar)


def _turns(request: Request, evidence: Sequence[Hit], manner: Manner, facts: Mapping[str, str]) -> list[ChatTurn]:
    """The request behind what was read for it; behind the facts, where they were listed."""
    text, language = request.question.text, request.route.language
    if not facts:
        return turns_for(text, evidence, manner, language=language)
    listing = _fact_turns(text, tuple(facts), evidence)
    said = "\n".join(f"- {what}: {value}" for what, value in facts.items())
    more = "Say each of these facts in it."
    return [*listing, ChatTurn("assistant", said), turns_for(text, (), manner, language=language, more=more)[-1]]


def with_facts(text: str, facts: Mapping[str, str]) -> str:
    """The text, and the facts that it does not say as lines before its closing."""
    said = set(content_words(text))
    missing = [
        f"- {what[:1].upper()}{what[1:]}: {value}"
        for what, value in facts.items()
        if missing_facts(value, text) or not set(content_words(value)) <= said
    ]
    if not missing or not text:
        return text
    lines = "\n".join(missing)
    closing = list(CLOSING.finditer(text))
    if not closing:
        return f"{text}\n\n{lines}"
    at = closing[-1].start()
    return f"{text[:at].rstrip()}\n\n{lines}\n\n{text[at:]}"


def once(text: str) -> str:
    """Without the items and long lines that a small model says again and again, and without marks that have no words;
    what it was saying again when it was cut is left out, too."""
    seen: set[str] = set()
    kept = []
    for line in _MARKS.sub("- ", text).split("\n"):
        key = re.sub(r"\W+", " ", line).casefold().strip()
        if not key and line.strip():
            continue
        if key and key in seen and is_said_once(line.strip()):
            continue
        seen.add(key)
        kept.append(line)
    cut = kept[-1] if kept else ""
    if cut.strip() and any(line != cut and line.startswith(cut) for line in kept[:-1]):
        kept.pop()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def bare(text: str) -> str:
    """The text without what a small model says around it."""
    found = _FENCED.match(text.strip())
    return (found["text"] if found else text).strip()
