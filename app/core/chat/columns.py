"""Reads from the words of a question over many files which files it speaks of and what it asks of each: "number,
company and total of the three invoices". English, German, French and Spanish, by rule. Pure."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from app.core.chat.routes.kinds import KIND_WORDS, kind_in
from app.core.text.numbers import NUMBER_WORDS

MOST_COLUMNS = 8
MOST_WORDS = 5  # of a column's name; more is a question of its own
_GENERAL = (
    "file files document documents doc docs paper papers pdf pdfs record records page pages "
    "datei dateien dokument dokumente dokumenten unterlage unterlagen akte akten "
    "fichier fichiers archivo archivos fichero ficheros documento documentos"
)
GENERAL = frozenset(_GENERAL.split())
_NUMBERS = [word for code in ("en", "de", "fr", "es") for word in NUMBER_WORDS[code].split()[1:]]
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
# "Each" and "all": every file of a kind is meant. "The" means several only with a number or a plural.
_STRONG = (
    r"(?:(?:each|every)(?:\s+one)?(?:\s+of(?:\s+(?:the|these|those|my|our))?)?|"
    r"all(?:\s+of)?(?:\s+(?:the|these|those|my|our))?|"
    r"jede[rsnm]?(?:\s+(?:der|dieser|meiner|unserer))?|"
    r"alle[rnm]?(?:\s+(?:der|die|den|diese[rn]?|meine[rn]?|unsere[rn]?))?|"
    r"chaque|chacune?\s+d(?:es|e\s+(?:ces|mes|nos))|tou(?:s|tes)\s+(?:les|ces|mes|nos)|"
    r"cada(?:\s+un[oa]\s+de\s+(?:los|las|mis))?|tod[oa]s\s+(?:los|las|mis|nuestr[oa]s|est[oa]s))"
)
_WEAK = (
    r"(?:the|these|those|my|our|der|die|den|diese[rn]?|meine[rn]?|unsere[rn]?|"
    r"les|des|ces|mes|nos|los|las|mis|nuestr[oa]s|est[oa]s)"
)
_WHICH = (
    r"(?:which|what|how\s+many|welche[rsnm]?|wie\s*viele[rn]?|quel(?:le)?s?|combien\s+de|qu[ée]|cu[áa]nt[oa]s)"
    rf"(?:\s+of)?(?:\s+(?:{_WEAK}|von|aller|all))*"
)
_OF = r"(?:of|in|from|on|for|across|between|von|aus|für|zu|in|de|du|d[’']|dans|pour|en|para)"
_BY = (
    r"(?:by|with(?:\s+(?:their|its|the|regard\s+to|respect\s+to))?|regarding|according\s+to|nach|mit(?:\s+ihre[nr]?)?|"
    r"hinsichtlich|bezüglich|par|selon|avec(?:\s+leurs?)?|según|por|con(?:\s+sus?)?)"
)
_PLEASE = (
    r"(?:please|bitte|s[’']il (?:te|vous) pla[îi]t|por favor|can you|could you|kannst du|können sie|peux-tu|puedes)"
)
_TABLE = r"(?:(?:an?|eine|une?|una)\s+)?(?:table|tabelle|liste?|übersicht|overview|tableau|tabla|lista)"
_TO = r"(?:\s+(?:me|us|mir|uns|-?moi|-?nous))?"
_VERB = (
    r"(?:list|give|show|compare|name|extract|find|get|collect|tell|state|make|create|build|"
    r"nenne?|liste|zeige?|gib|vergleich(?:e|en)?|sammle|suche?|erstelle?|mach(?:e)?|"
    r"donne[zr]?|montre[zr]?|liste[zr]?|compare[zr]?|indique[zr]?|fais|cr[ée]e[zr]?|"
    r"da(?:me)?|muestra(?:me)?|lista|compara(?:r)?|indica(?:r)?|haz|crea(?:r)?)"
    rf"{_TO}(?:\s+{_TABLE}(?:\s+(?:of|with|from|von|mit|aus|de|avec|con))?)?"
)
_ASKS = (
    r"(?:(?:what|who|when|where|which|how\s+(?:high|much|long|many))\s+(?:is|are|was|were)|"
    r"(?:was|wer|wann|wo|welche[rs]?|wie\s+(?:hoch|lange|viel))\s+(?:ist|sind|war|waren)|"
    r"(?:qui|quand|où|quel(?:le)?s?)\s+(?:est|sont)|(?:qu[ée]|qui[ée]n|cu[áa]l(?:es)?|cu[áa]ndo|cu[áa]nto)\s+(?:es|son))"
)
_LEAD = re.compile(
    rf"^\W*(?:{_PLEASE}[\s,]+)*(?:{_VERB}\b|{_ASKS}\b|{_TABLE}\s+(?:of|with|von|mit|de|avec|con)\b)?\s*", re.I
)
_ARTICLE = re.compile(
    rf"^(?:{_VERB}\s+|{_ASKS}\s+)?(?:(?:the|an?|its|their|der|die|das|den|dem|deren|dessen|ihre?n?|eine?n?|le|la|les|un|une|"
    r"son|sa|ses|leurs?|el|los|las|una|sus?)\s+|l[’'])?",
    re.I,
)
_SPLIT = re.compile(
    r"\s*(?:[,;](?:\s*(?:and|und|et|y)\b)?|\bas\s+well\s+as\b|\bsowie\b|\bainsi\s+que\b|"
    r"\s(?:and|und|et|y|e|plus|&)\s)\s*",
    re.I,
)
_QUESTION = re.compile(
    r"^(?:who|whose|what|when|where|why|which|how|whether|if|wer|was|wann|wo|warum|welche\w*|wie|ob|qui|que|quand|où|"
    r"pourquoi|quel\w*|comment|si|qui[ée]n|qu[ée]|cu[áa]\w+|d[óo]nde|c[óo]mo)\b",
    re.I,
)
_NAME_OF_FILE = re.compile(r"(?:file(?: ?name)?|datei(?:name)?|(?:nom du )?fichier|(?:nombre del )?archivo)", re.I)


@dataclass(frozen=True)
class Asked:
    """`files` are the words that say which files are meant ("three invoices"), "" where none do. `columns` are the
    names of what is asked of each: none, or at least two."""

    files: str = ""
    columns: tuple[str, ...] = ()


def asked_of(question: str) -> Asked:
    """What a question over many files asks; no columns where it asks for one thing."""
    text = " ".join(question.split()).rstrip(" ?!.")
    for rule in (_listed_behind_a_colon, _of_each, _for_each, _by_columns):
        if (asked := rule(text)) is not None:
            return asked
    found = _patterns()["asked"].search(text) or _patterns()["bare"].search(text)
    return Asked(found["files"] if found else "")


def columns_of(text: str) -> tuple[str, ...]:
    """The names in a list like "the number, date and total"; none where it is no list of at least two."""
    found: dict[str, str] = {}
    for item in _SPLIT.split(text.strip(" .,;:?!")):
        name = _ARTICLE.sub("", item.strip(" .:?!\"'“”„«»"), count=1).strip()
        if not name:
            continue
        if not _is_name(name):
            return ()
        if not _NAME_OF_FILE.fullmatch(name):
            found.setdefault(name.casefold(), name)
    return tuple(found.values()) if 2 <= len(found) <= MOST_COLUMNS else ()


def is_file_word(word: str) -> bool:
    return word.casefold() in GENERAL or bool(kind_in(word))


def _is_name(text: str) -> bool:
    plain = re.fullmatch(r"[\w %€$£()/.&'’-]+", text) is not None and any(map(str.isalpha, text))
    return plain and len(text.split()) <= MOST_WORDS and _QUESTION.match(text) is None


def _listed_behind_a_colon(text: str) -> Asked | None:
    """ "Compare the three invoices: number, date, total"."""
    head, colon, tail = text.partition(": ")
    if not colon:
        return None
    if (behind := _patterns()["end"].search(tail)) is not None and (columns := columns_of(tail[: behind.start()])):
        return Asked(behind["files"], columns)
    found = _patterns()["several"].search(head) or _patterns()["bare"].search(head)
    columns = columns_of(tail) if found else ()
    return Asked(found["files"], columns) if found and columns else None


def _of_each(text: str) -> Asked | None:
    """ "The number, date and total of each invoice"."""
    found = _patterns()["end"].search(text)
    columns = columns_of(_LEAD.sub("", text[: found.start()], count=1)) if found else ()
    return Asked(found["files"], columns) if found and columns else None


def _for_each(text: str) -> Asked | None:
    """ "For each contract the tenant and the rent"."""
    for found in _patterns()["for"].finditer(text):
        if columns := columns_of(_LEAD.sub("", text[found.end() :].lstrip(" ,:"), count=1)):
            return Asked(found["files"], columns)
    return None


def _by_columns(text: str) -> Asked | None:
    """ "List all invoices with number, date and total"."""
    found = _patterns()["by"].search(text) or _patterns()["bare by"].search(text)
    columns = columns_of(text[found.end() :]) if found else ()
    return Asked(found["files"], columns) if found and columns else None


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Compiled when first needed: the window's start waits for none of them."""
    words = sorted({*GENERAL, *KIND_WORDS, *_inflected()}, key=len, reverse=True)
    file = rf"(?:\w*?(?:{'|'.join(map(re.escape, words))}))\b"
    name = r"(?-i:[A-ZÀ-Þ0-9])[\w'’.-]*(?:\s+(?-i:[A-ZÀ-Þ0-9])[\w'’.-]*)*"
    whose = r"(?:of|from|by|for|with|von|vom|bei|mit|de|du|des|à|con|para)"
    tail = rf"(?:\s+(?:{whose}\s+)?{name}(?:(?:\s*,\s*|\s+(?:and|und|et|y|&)\s+){name})*)?"
    phrase = rf"(?P<files>(?:{_NUMBER}\s+)?(?:(?!{_OF}\s|{_BY}\s)[^\W_][\w'’-]*\s+){{0,3}}?{file}{tail})"
    plural = r"(?:s|en|ern|träge|briefe|berichte|angebote|protokolle|belege|dokumente|anträge)"
    weak = rf"{_WEAK}\s+(?=(?:{_NUMBER}\s)|(?:[\w'’-]+\s+){{0,3}}?\w*{plural}\b)"
    several = rf"(?:{_STRONG}\s+|{weak})"
    made = {
        "several": rf"\b{several}{phrase}",
        "bare": rf"^\W*(?:{_PLEASE}[\s,]+)*{_VERB}\s+{phrase}",
        "end": rf"\s(?:{_OF}\s+)?{several}{phrase}$",
        "for": rf"\b{_OF}\s+{_STRONG}\s+{phrase}(?=[\s,:])",
        "by": rf"\b{several}{phrase}\s+{_BY}\s+",
        "bare by": rf"^\W*(?:{_PLEASE}[\s,]+)*{_VERB}\s+{phrase}\s+{_BY}\s+",
        "asked": rf"\b(?:{_STRONG}|{_WHICH}|{_WEAK})\s+{phrase}",
    }
    return {key: re.compile(pattern, re.I) for key, pattern in made.items()}


def _inflected() -> list[str]:
    """Words for kinds as they stand behind "in allen": "Verträgen"."""
    return [f"{word}n" for word in KIND_WORDS if word.endswith(("e", "el", "er")) and len(word) > 4]
