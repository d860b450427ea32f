"""Decides what is done with a question: rules over its words first, its wording where they show nothing or are
mistaken, and the model by a grammar where that shows nothing either and it could be small talk or a writing task. Knows
the library and the model only by their Protocols."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.core.chat.base import Question
from app.core.chat.routes.answer_language import answer_language
from app.core.chat.routes.base import WITHOUT_FILES, Route
from app.core.chat.routes.followup_words import change_of
from app.core.chat.routes.kind_by_wording import OVERRULES, Guess, kind_by_wording
from app.core.chat.routes.library_words import library_questions
from app.core.chat.routes.patterns import QUESTION_WORDS, first_match
from app.core.chat.routes.small_talk import small_talk

# What questions to the program may look like: "do you need the internet or is it all on my laptop?"
LIKE_TALK = frozenset({"yes_no", "list", "compare"})
# Asks the model what a text is: "files", "write" or "talk".
Classify = Callable[[str], str]


def route_of(
    question: Question,
    *,
    classify: Classify | None = None,
    is_known: Callable[[str], bool] = lambda _: False,
    topic_of: Callable[[str], str] = lambda _: "",
) -> Route:
    """How a question is understood. `classify` is asked once at most, and only where the words leave it open; None
    where there is no model to ask. `is_known` tells whether the files speak of a text's words, and `topic_of` which
    topic of small talk it means, "" for none."""
    text = question.text
    language = answer_language(text, question.history)
    if question.route is not None:
        return Route(question.route, "chosen", language=language)
    if not question.use_library:  # the model alone was chosen: it greets, too
        return Route("write", language=language)
    if (talk := small_talk(text)) is not None:
        return Route("smalltalk", topic=talk.topic, language=talk.language)
    route, guess = _by_words(question), _guess(question)
    if guess is not None and (route is None or (route.kind != "rewrite" and guess.overrules(route.kind))):
        route = guess.route
    elif (route is None or route.kind in LIKE_TALK) and (topic := topic_of(text)):
        route = Route("smalltalk", "meaning", topic)
    return replace(route or _open(text, classify, is_known), language=language)


def _guess(question: Question) -> Guess | None:
    """By the wording. "Shorten this" of a chosen file is about that file; a few words that follow an answer are seldom
    about something else than the files."""
    guess = kind_by_wording(question.text, follows=bool(question.history))
    if guess is None or guess.kind not in WITHOUT_FILES or guess.kind == "rewrite":
        return guess
    is_unlikely = question.within or (question.history and guess.probability < OVERRULES)
    return None if is_unlikely else guess


def _by_words(question: Question) -> Route | None:
    text = question.text
    if question.history and (change := change_of(text)) is not None:
        return Route("rewrite", "history", change.topic)
    kind = first_match(text)
    if kind in ("write", "write_from_files"):
        return Route(kind)
    if asked := library_questions(text):
        return Route("library", topic=asked[0].topic)
    return Route(kind) if kind is not None else None


def _open(text: str, classify: Classify | None, is_known: Callable[[str], bool]) -> Route:
    """A text of no known form: a noun phrase is looked for, a statement may be small talk or a task."""
    is_question = text.rstrip().endswith("?") or QUESTION_WORDS.search(text) is not None
    if is_question or classify is None or len(text.split()) < 2 or is_known(text):
        return Route("fact", "default")
    found = classify(text)
    if found == "talk":
        return Route("smalltalk", "model")
    return Route("write", "model") if found == "write" else Route("fact", "model")
