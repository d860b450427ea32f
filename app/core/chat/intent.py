"""Recognises questions about every file and requests for a summary, by patterns of words, never by a model. Pure.
What is recognised is mostly only offered: a miss costs a click, a false alarm a line of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from app.core.chat.base import SurveyKind
from app.core.chat.columns import asked_of

_FILES = (
    r"(?:files?|documents?|docs?|pdfs?|papers|contracts?|leases?|agreements?|invoices?|bills|letters?|e?-?mails?|offers|"
    r"quotes|reports?|notes|sheets?|forms|records|articles|manuals|minutes|certificates|statements|policies|receipts)"
)
_DATEIEN = (
    r"(?:datei(?:en)?|dokument(?:e|en|s)?|unterlagen|pdfs?|vertr[aä]g(?:e|en|s)?|rechnung(?:en)?|brief(?:e|en|s)?|"
    r"e?-?mails?|angebot(?:e|en|s)?|bericht(?:e|en|s)?|notiz(?:en)?|protokoll(?:e|en|s)?|akten?|quittung(?:en)?|"
    r"bescheid(?:e|en)?)"
)
_THE = r"(?:(?:all|the|these|those|my|our)\s+)+"
_THESE = r"(?:of\s+)?(?:(?:all|the|these|those|my|our)\s+)*"
_DIESER = r"(?:(?:von|aller?|allen|der|den|dieser|diesen|meiner?|meinen|unserer?|unseren)\s+)*"
_EVERY = rf"\b(?:(?:each|every)\s+(?:one\s+)?{_THESE}|all\s+{_THESE})(?:\w+\s+)?{_FILES}\b"
_JEDE = rf"\b(?:jede[rsnm]?\s+(?:einzelnen?\s+)?|alle[rn]?\s+(?:der\s+|meiner?\s+|meinen\s+)?){_DATEIEN}\b"
# "Which documents do I need" asks for advice, "which documents mention the deposit" for a look into each.
_LOOKED_INTO = (
    r"(?:mention|name|contain|say|state|include|list|refer|talk|speak|discuss|cover|use|have|has|describe|show|give|"
    r"require|deal|come|date|were|was|are|is)"
)
_ENTHALTEN = (
    r"(?:erwähn|nenn|enth[aä]lt|steh|sag|beinhalt|hab|hat|besprech|handel|sprech|beschreib|zeig|verlang|stamm|sind|ist|"
    r"kommt|komm|geht)"
)
_NO_ADVICE = r"(?!\s+(?:do|should|must|can)\s+(?:i|we)\b)"
_COUNT = (
    re.compile(rf"\bhow\s+many\s+{_THESE}(?:\w+\s+)?{_FILES}\s+{_LOOKED_INTO}", re.I),
    re.compile(rf"\bin\s+how\s+many\s+{_THESE}(?:\w+\s+)?{_FILES}\b", re.I),
    re.compile(rf"\bcount\s+{_THESE}(?:\w+\s+)?{_FILES}\b", re.I),
    re.compile(rf"\bwie\s*viele[rn]?\s+{_DIESER}{_DATEIEN}\s+{_ENTHALTEN}", re.I),
    re.compile(rf"\bin\s+wie\s*vielen\s+{_DIESER}{_DATEIEN}\b", re.I),
    re.compile(rf"\bzähle?\s+{_DIESER}{_DATEIEN}\b", re.I),
)
_COMPARE = (
    re.compile(rf"^\W*(?:please\s+)?compare\b.*\b{_FILES}\b", re.I),
    re.compile(rf"\bcompare\b.*\b(?:across|between|in)\s+{_THESE}{_FILES}\b", re.I),
    re.compile(rf"^\W*(?:bitte\s+)?vergleich(?:e|en)?\b.*\b{_DATEIEN}\b", re.I),
)
_LIST = (
    re.compile(_EVERY, re.I),
    re.compile(_JEDE, re.I),
    re.compile(rf"\b(?:in|from)\s+which\s+{_THESE}(?:\w+\s+)?{_FILES}\b{_NO_ADVICE}", re.I),
    re.compile(rf"\bwhich\s+{_THESE}(?:\w+\s+)?{_FILES}\s+(?:\w+ly\s+)?{_LOOKED_INTO}(?:s|ed)?\b", re.I),
    re.compile(rf"\b(?:in|aus)\s+welche[nmr]\s+{_DIESER}{_DATEIEN}\b", re.I),
    re.compile(rf"\bwelche[rs]?\s+{_DIESER}{_DATEIEN}\s+{_ENTHALTEN}", re.I),
    re.compile(r"^\W*(?:please\s+)?(?:list|name|(?:give me|make) a list of)\s+(?:me\s+)?(?:all|every|each)\b", re.I),
    re.compile(r"^\W*(?:bitte\s+)?(?:nenne?|liste?)\s+(?:mir\s+)?(?:alle|jede)\b", re.I),
)
# A request, not a question that has the word in it ("what does the summary say?").
_SUMMARY = (
    re.compile(r"^\W*(?:please\s+|can you\s+|could you\s+)?(?:summari[sz]e|sum\s+up)\b", re.I),
    re.compile(
        r"^\W*(?:please\s+|can you\s+|could you\s+)?(?:give|write|make|show)?\s*(?:me\s+)?(?:a|an|the)?\s*(?:short\s+|"
        r"brief\s+)?(?:summary|overview)\s+(?:of|about)\b",
        re.I,
    ),
    re.compile(r"^\W*(?:bitte\s+)?fass(?:e|en)?\b.*\bzusammen\b", re.I),
    re.compile(r"^\W*لخّ?ص\b"),
    re.compile(r"^\W*(?:kannst du|können sie|könntest du)\b.*\bzusammenfassen\b", re.I),
    re.compile(
        r"^\W*(?:bitte\s+)?(?:(?:gib|schreib|mach)e?\s+(?:mir\s+)?)?(?:eine?n?\s+)?(?:kurzen?\s+)?"
        r"(?:zusammenfassung|überblick)\s+(?:von|über|des|der)\b",
        re.I,
    ),
)
_RESUMES = (  # French, Spanish
    re.compile(
        r"^\W*(?:s[’']il (?:te|vous) pla[îi]t,?\s+)?(?:(?:peux-tu|pouvez-vous)\s+(?:me\s+)?)?r[ée]sum(?:er|ez|e)\s+"
        r"(?:-?moi\s+)?(?:le|la|les|l[’']|ce|cet|cette|mon|ma|mes|tout)\b",
        re.I,
    ),
    re.compile(
        r"^\W*(?:fais|fa[iî]tes|donne[zr]?)?(?:-moi)?\s*un\s+(?:court\s+|bref\s+)?r[ée]sum[ée]\s+d(?:e|u|es)\b", re.I
    ),
    re.compile(
        r"^\W*(?:por favor,?\s+)?(?:puedes?\s+)?resum(?:e|ir|a)(?:me)?\s+(?:el|la|los|las|este|esta|mi|todo)\b", re.I
    ),
    re.compile(r"^\W*(?:haz(?:me)?|dame)?\s*un\s+(?:breve\s+)?resumen\s+del?\b", re.I),
)
# How a question over all files is put to one of them: "of each document" would make a small model look for others.
_FOR_ONE = (
    (re.compile(_EVERY, re.I), "this file"),
    (re.compile(_JEDE, re.I), "dieser Datei"),
    (re.compile(rf"\b(?:which|how\s+many)\s+{_THESE}(?:\w+\s+)?{_FILES}\b", re.I), "this file"),
    (re.compile(rf"\b(?:welche[rsnm]?|wie\s*viele[rn]?)\s+{_DIESER}{_DATEIEN}\b", re.I), "dieser Datei"),
    (re.compile(rf"\b(?:across|between|in|of)\s+{_THE}{_FILES}\b", re.I), "in this file"),
    (re.compile(r"^(\W*(?:please\s+)?)compare\b", re.I), r"\1State"),
    (re.compile(r"^(\W*(?:bitte\s+)?)vergleich(?:e|en)?\b", re.I), r"\1Nenne"),
)
_KINDS: tuple[tuple[SurveyKind, tuple[re.Pattern[str], ...]], ...] = (
    ("summary", (*_SUMMARY, *_RESUMES)),
    ("count", _COUNT),
    ("compare", _COMPARE),
    ("list", _LIST),
)
_COMPARED = re.compile(r"^\W*(?:compar|vergleich)", re.I)
MAX_CHARS = 600  # a longer text was pasted; it is no request to go through the files
MIN_NAME = 4  # a file called "a.pdf" is not meant by every "a"


def recognise(question: str) -> SurveyKind | None:
    """The kind of survey that a question asks for; None for most questions."""
    text = " ".join(question.split())
    if len(text) > MAX_CHARS:
        return None
    found = next((kind for kind, patterns in _KINDS if any(pattern.search(text) for pattern in patterns)), None)
    if found is None and asked_of(text).columns:
        return "compare" if _COMPARED.match(text) else "list"
    return found


def of_one_file(question: str) -> str:
    """The question as it is put to a single file."""
    for pattern, instead in _FOR_ONE:
        question = pattern.sub(instead, question)
    return question


def named(question: str, paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files or folders among `paths` that a question calls by name, with or without suffix: only those with the
    longest name, since "lease 2024" is not about "lease"."""
    asked = _plain(question)
    found: dict[int, list[Path]] = {}
    for path in paths:
        if lengths := [len(name) for name in {path.name, path.stem} if _is_in(_plain(name), asked)]:
            found.setdefault(max(lengths), []).append(path)
    return tuple(found[max(found)]) if found else ()


def names_in(question: str, paths: Sequence[Path]) -> tuple[Path, ...]:
    """All files or folders that a question calls by name; none whose name is only part of a longer one that is said."""
    asked = _plain(question)
    found = {}
    for path in paths:
        said = [plain for name in (path.name, path.stem) if _is_in(plain := _plain(name), asked)]
        if said:
            found[path] = max(said, key=len)
    return tuple(
        path for path, name in found.items() if not any(name != other and name in other for other in found.values())
    )


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\s_]+", " ", text).casefold().split())


def _is_in(name: str, asked: str) -> bool:
    return len(name) >= MIN_NAME and name in asked and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", asked) is not None
