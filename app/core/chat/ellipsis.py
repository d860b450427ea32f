"""Completes an elliptical question ("and a small dog?", "and in winter?", "und Brandt?") by putting what it says in the
place of its counterpart in the question before. Pure; None where no counterpart is certain."""

from __future__ import annotations

import re

from app.core.chat.words import STOPWORDS, content_words
from app.core.text.numbers import YEAR

_LEAD = re.compile(
    r"^\W*(?:(?:and|und|et|y|e)\s+(?:what\s+about\s+|how\s+about\s+|was\s+ist\s+mit\s+)?|what\s+about\s+|how\s+about\s+|"
    r"was\s+ist\s+mit\s+|wie\s+ist\s+es\s+mit\s+)(?P<said>[^?!.]+?)\W*$",
    re.IGNORECASE,
)
_DETERMINER = (
    r"(?:the|a|an|our|my|your|their|his|her|this|der|die|das|den|dem|ein|eine|einen|einem|einer|le|la|les|un|une|el|los|las|"
    r"una)"
)
_PREPOSITION = (
    r"(?:in|on|at|for|from|to|with|without|by|of|during|after|before|instead of|im|am|für|von|mit|ohne|bei|nach|vor|en|"
    r"pour|avec|sans|para|con|sin)"
)
_OPPOSITE = {"without": "with", "ohne": "mit", "sans": "avec", "sin": "con"}
_QUESTION = re.compile(
    r"\b(?:who|what|when|where|why|how|which|wer|was|wann|wo|warum|wie|qui|quand|où|pourquoi|qui[ée]n|cu[áa]ndo|d[óo]nde)\b",
    re.IGNORECASE,
)
_ONE = re.compile(rf"^(?P<determiner>{_DETERMINER})\s+(?P<kind>.+?)\s+ones?$", re.IGNORECASE)
# Places of a contest.
_PLACE_EN = re.compile(r"\b(?:first|second|third|fourth|fifth|last)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"^(?:(?:the|der|die|das|le|la|el)\s+)?(?:first|second|third|fourth|fifth|last|zweite\w*|dritte\w*|vierte\w*|letzte\w*|"
    r"deuxi[èe]me|troisi[èe]me|derni[èe]re?|segund[oa]|tercer[oa]|[úu]ltim[oa])(?:\s+(?:place|one|platz|place|puesto))?$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|erste[nrsm]?|zweite[nrsm]?|dritte[nrsm]?|letzte[nrsm]?|premi[èe]re?|"
    r"deuxi[èe]me|troisi[èe]me|derni[èe]re?|primer[oa]?|segund[oa]|tercer[oa]?|[úu]ltim[oa])\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"^(?:the|der|die|das|le|la|el)\s+|\s+(?:place|one|platz|place|puesto)$", re.IGNORECASE)
_WINNING = re.compile(r"\b(?:won|wins?|winner|gewann|gewonnen|sieger\w*|gagn[ée]\w*|ganó|ganador\w*)\b", re.IGNORECASE)
_WINNER = re.compile(r"\b(?:the\s+winner|der\s+sieger|die\s+siegerin|le\s+gagnant|el\s+ganador)\b", re.IGNORECASE)
MOST_WORDS = 6


def completed(question: str, before: str, names: frozenset[str] = frozenset()) -> str | None:
    """`before` is the question before, complete; `names` are words of file names, which stand for each other."""
    found = _LEAD.match(question)
    said = found["said"].strip() if found else ""
    if not said or len(said.split()) > MOST_WORDS or _QUESTION.search(said):
        return None
    for put in (_by_place, _by_opposite, _by_year, _by_preposition, _by_head, _by_kind):
        if (text := put(said, before)) is not None and text != before:
            return text
    return _by_name(said, before, names)


def _by_place(said: str, before: str) -> str | None:
    """ "the second" for the first, for the winner, or for the name of who won."""
    if not _PLACE.match(said):
        return None
    if (ordinal := _ORDINAL.search(before)) is not None:
        return before[: ordinal.start()] + _BARE.sub("", said) + before[ordinal.end() :]
    if not _WINNING.search(before):
        return None
    if (winner := _WINNER.search(before)) is not None:
        return before[: winner.start()] + said + before[winner.end() :]
    name = re.search(r"(?<=[\w,] )[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*", before)
    if name is not None:
        return before[: name.start()] + said + before[name.end() :]
    place = re.sub(r"^the\s+", "", said, flags=re.IGNORECASE)
    return _WINNING.sub(f"came {place} in", before, count=1) if _PLACE_EN.search(said) else None


def _by_opposite(said: str, before: str) -> str | None:
    other = _OPPOSITE.get(said.casefold())
    return re.sub(rf"\b{other}\b", said, before, count=1, flags=re.IGNORECASE) if other else None


def _by_year(said: str, before: str) -> str | None:
    return YEAR.sub(said, before, count=1) if YEAR.fullmatch(said) and YEAR.search(before) else None


def _by_preposition(said: str, before: str) -> str | None:
    """ "in winter" for "in summer"."""
    match = re.match(rf"(?P<preposition>{_PREPOSITION})\s+(?P<rest>.+)$", said, re.IGNORECASE)
    if match is None:
        return None
    phrase = rf"\b{match['preposition']}\s+(?:{_DETERMINER}\s+)?[\w'’-]+(?:\s+\d+)*"
    places = list(re.finditer(phrase, before, re.IGNORECASE))
    if not places:
        return f"{before.rstrip(' ?!.')} {said}?"
    return before[: places[-1].start()] + said + before[places[-1].end() :]


def _by_head(said: str, before: str) -> str | None:
    """ "a youth member" for "a full member": the same thing of another kind."""
    words = said.split()
    if len(words) < 2:
        return None
    head = re.escape(re.sub(r"e?s$", "", words[-1])) + r"(?:e?s)?"
    place = re.search(rf"(?:\b{_DETERMINER}\s+)?(?:[\w'’-]+\s+)?\b{head}\b", before, re.IGNORECASE)
    return before[: place.start()] + said + before[place.end() :] if place else None


def _by_kind(said: str, before: str) -> str | None:
    """ "the tetanus one" for "the flu vaccine"."""
    match = _ONE.match(said)
    if match is None:
        return None
    place = re.search(rf"\b(?P<determiner>{_DETERMINER})\s+(?P<kind>[\w-]+)\s+(?P<thing>[\w-]+)", before, re.IGNORECASE)
    if place is None:
        return None
    put = f"{match['determiner']} {match['kind']} {place['thing']}"
    return before[: place.start()] + put + before[place.end() :]


def _by_name(said: str, before: str, names: frozenset[str]) -> str | None:
    """A name for the name before: a word with a capital letter inside the sentence, or one of a file's name."""
    bare = re.sub(rf"^(?:{_PREPOSITION}\s+)?(?:{_DETERMINER}\s+)?", "", said, flags=re.IGNORECASE)
    if len(bare.split()) > 2 or not bare:
        return None
    capital = [
        match
        for match in re.finditer(r"(?<=[\w,] )[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*", before)
        if not re.search(rf"\b{_DETERMINER} $", before[: match.start()], re.IGNORECASE)  # of a noun, in German
    ]
    words = re.finditer(r"(?<=\w )[^\W_][\w-]+", before)
    named = [match for match in words if set(content_words(match.group())) & names]
    place = next(iter([*named, *capital]), None)
    if place is None or place.group().casefold() in STOPWORDS:
        return None
    return before[: place.start()] + bare + before[place.end() :]
