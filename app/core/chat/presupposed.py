"""What a question takes for granted: the years, model numbers, names and documents that it says. A file in which they
do not stand does not answer it, however much else is alike. Pure."""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.chat.routes.kinds import kind_of, words_of
from app.core.chat.words import STOPWORDS, forms, words
from app.core.text.numbers import MONTHS

_YEAR = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d]|[.,]\d)")
_MODEL = re.compile(r"\b(?P<name>[^\W\d_][^\W\d_-]{2,})[ -](?P<number>\d{1,4})(?![\d%]|[.,:/-]\d)\b")
_CODE = re.compile(r"\b(?P<name>[^\W\d_]{1,3})-?(?P<number>\d{1,4})\b")  # "W-220", "E4"
_NUMBER_OF = re.compile(r"\b(?:no|nr|num|number|nummer|num[ée]ro|n[úu]mero)\b\.?\s*|[#№]\s*|\bn[°º]\s*", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{3,}(?![\d]|[.,:/-]\d)")
# What looks alike wherever it stands: how it is asked for, and how it is known.
_SHAPES = {
    "email": (
        r"\be-?mail[- ]addres+\w*|\badresse (?:e-?)?mail\b|\bcorreo electr[óo]nico de\b|\bmailadresse\b",
        r"@",
    ),
    "birth": (
        r"\bdates? of birth\b|\bbirth ?(?:date|day)s?\b|\bdob\b|\bgeburts(?:datum|tag)\b|\bdate de naissance\b|"
        r"\bfecha de nacimiento\b",
        r"\b(?:born|birth\w*|dob|geb|geboren|geburts\w*|n[ée]e?|naissance|naci\w+)\b|[(*†]\s*\d|\d{4}\s?[–-]\s?\d{4}",
    ),
    "iban": (r"\biban\b", r"\b[A-Z]{2}\d{2}[ \d]{10,}"),
    "website": (
        r"\bweb ?(?:site|address|adresse)\b|\bsite (?:web|internet)\b|\bsitio web\b",
        r"www\.|https?:|\w\.[a-z]{2,4}\b",
    ),
}
# Inside a sentence a capital letter begins a name; at its beginning it does not tell. Abbreviations are left out: a
# file may write them in full.
_NAME = r"[A-ZÀ-Þ][a-zß-ÿ][\w’'-]*"
_NAMES = re.compile(rf"(?<=[^\W_][ ])(?<![.!?][ ]){_NAME}(?: {_NAME})*")
# Numbers that a file calls by this name; a phone number often stands there without a word.
_ATTRIBUTE = re.compile(
    r"\b(?P<what>serial|account|passport|tax|batch|licen[cs]e|registration|chassis|policy)\s+(?:number|no\b|code|id\b)",
    re.IGNORECASE,
)
_THING = re.compile(
    rf"{_ATTRIBUTE.pattern}\s+(?:of|for|on|from)\s+(?:the\s+|our\s+|my\s+|your\s+|a\s+)?"
    r"(?P<thing>[^\W\d_]+(?: [^\W\d_]+)?)\W*$",
    re.IGNORECASE,
)
_OF = r"(?:from|of|by|with|for|von|vom|de|du|des|d[ae]l?)"
_DOCUMENT = re.compile(rf"\b(?P<kind>[^\W\d_]+)\s+{_OF}\s+(?:the\s+|der\s+|die\s+|la\s+)?(?P<name>{_NAME})")
_NAMED_DOCUMENT = re.compile(
    rf"(?<=[^\W_][ ])(?<![.!?][ ])(?P<name>{_NAME}(?: {_NAME})*)(?:['’]s)?\s+(?P<kind>[a-zß-ÿ]+)\b"
)
# Documents that say what they are; a letter does not.
_SELF_NAMED = frozenset({"invoice", "receipt", "offer", "certificate", "policy", "statement"})
_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
CASED = frozenset({"en", "fr", "es", "it", "pt", "nl", "ro", "sv"})  # where only names have a capital letter
CODE_LETTERS = 3
ALIKE = 0.8  # of two spellings of one name; difflib's ratio


@dataclass(frozen=True)
class Presupposed:
    """`models` are words with the number behind them, `attributes` what a number is said to be ("serial" number),
    `names` the words of each name, `documents` kinds of document with the name that they are from, `things` the words
    of what has such a number ("washing machine"), `numbers` those that are said to be one ("bill no. 2401"), `shapes`
    keys of what looks alike wherever it stands."""

    years: tuple[str, ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    attributes: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    things: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(vars(self).values())


def presupposed(question: str, language: str) -> Presupposed:
    """`language` is that of the question (ISO 639-1)."""
    years = tuple(dict.fromkeys(_YEAR.findall(question)))
    numbered = [*_MODEL.finditer(question), *_CODE.finditer(question)]
    models = tuple((match["name"].casefold(), match["number"]) for match in numbered if _is_model(match, years))
    behind = (_LONG_NUMBER.match(question, match.end()) for match in _NUMBER_OF.finditer(question))
    numbers = tuple(dict.fromkeys(match.group() for match in behind if match))
    shapes = tuple(name for name, (asked, _) in _SHAPES.items() if re.search(asked, question, re.IGNORECASE))
    if language not in CASED:
        return Presupposed(years, models, numbers=numbers, shapes=shapes)
    names = (_parts(match.group()) for match in _NAMES.finditer(question))
    every = (*_DOCUMENT.finditer(question), *_NAMED_DOCUMENT.finditer(question))
    kinds = dict.fromkeys((kind_of(match["kind"]), match["name"]) for match in every)
    return Presupposed(
        years,
        models,
        tuple(dict.fromkeys(match["what"].casefold() for match in _ATTRIBUTE.finditer(question))),
        tuple(dict.fromkeys(name for name in names if name)),
        tuple((kind, name.casefold()) for kind, name in kinds if kind in _SELF_NAMED),
        tuple(tuple(words(match["thing"])) for match in _THING.finditer(question)),
        numbers,
        shapes,
    )


def _is_model(match: re.Match[str], years: Sequence[str]) -> bool:
    """A letter that is a word, too, is a code where a figure stands at it: "A9"."""
    name = match["name"].casefold()
    is_word = name in STOPWORDS and not match.group().isupper()
    return match["number"] not in years and name not in MONTHS and not is_word


def is_held(asked: Presupposed, name: str, text: str) -> bool:
    """Whether all of it stands in a file with this name and text."""
    whole = f"{name}\n{text}"
    return (
        all(_is_of_year(year, whole) for year in asked.years)
        and not any(_is_another_model(*model, whole) for model in asked.models)
        and all(_is_named((one,), whole) for one in asked.attributes)
        and all(_is_named(one, whole) for one in asked.names)
        and all(_is_named((word,), whole) for thing in asked.things for word in thing)
        and all(_is_document(*one, name, text) for one in asked.documents)
        and all(re.search(rf"(?<!\d){number}(?!\d)", whole) for number in asked.numbers)
        and all(re.search(_SHAPES[shape][1], whole, re.IGNORECASE) for shape in asked.shapes)
    )


def _is_of_year(year: str, text: str) -> bool:
    """Also where it is written with two digits: "02.05.25", "2024/25"."""
    return year in text or re.search(rf"[./'’–-]{year[2:]}\b", text) is not None


def _parts(name: str) -> tuple[str, ...]:
    low = (re.sub(r"['’]s?$", "", part).casefold() for part in re.split(r"[ -]", name))
    return tuple(
        word for word in low if len(word) > 2 and word not in STOPWORDS and word not in MONTHS and word not in _WEEKDAYS
    )


def _is_another_model(name: str, number: str, text: str) -> bool:
    """Whether the text numbers the same thing in another way only: a manual of model 40 does not tell of model 60."""
    between = "-?" if len(name) <= CODE_LETTERS else "[ -]"
    said = re.findall(rf"\b{re.escape(name)}{between}(\d{{1,4}})\b", text, re.IGNORECASE)
    written = name.upper() if len(name) <= CODE_LETTERS else name.capitalize()
    is_name = re.search(rf"\b{re.escape(written)}{between}\d", text) is not None
    return is_name and number not in said


def _is_named(name: tuple[str, ...], text: str) -> bool:
    """Whether a word of the name stands there, spelled in about that way."""
    held, stems = _words_of(text)
    return any(set(forms(word)) & stems or difflib.get_close_matches(word, held, 1, ALIKE) for word in name)


@functools.lru_cache(maxsize=16)
def _words_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    said = frozenset(words(text))
    parts = said | {part for word in said for part in re.split(r"[-'’/.]", word) if part}
    return frozenset(parts), frozenset(form for word in parts for form in forms(word))


def _is_document(kind: str, name: str, title: str, text: str) -> bool:
    """Whether the file is such a document, or a line of it speaks of one with that name."""
    said = re.compile(rf"\b(?:{'|'.join(map(re.escape, words_of(kind)))})\b", re.IGNORECASE)
    if said.search(f"{title}\n{text[:600]}"):
        return True
    return any(name in line.casefold() and said.search(line) for line in text.splitlines())
