"""The query language of the search field: "exact phrase", -word, type:pdf, in:folder, lang:de, after:2024-05,
before:2025. Any string is a valid query; what is not an operator is searched for. Pure: knows no index and no disk."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.library.base import NO_FILTERS, SearchFilters
from app.core.library.retrieve.script import (
    SCRIPT_LANGUAGE,
    STOPWORDS,
    is_latin,
    language_of_script,
    script_of,
    words,
)
from app.core.text.unspaced import without_spaces

_QUOTED = r'["“„](?P<{0}>[^"“”„]*)["”“](?=[\s,.;:!?)]|$)'
_TOKEN = re.compile(
    r"(?<!\S)(?:"
    + r"(?P<minus>-)?" + _QUOTED.format("phrase")
    + r"|-(?P<word>[^\W\d_]\S*)"
    + r"|(?P<key>type|in|lang|after|before):(?:" + _QUOTED.format("quoted") + r"|(?P<value>[^\s\"“„]\S*))"
    + r")",
    re.IGNORECASE,
)  # fmt: skip
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_TYPE = re.compile(r"\.?([^\W_]{1,8})")
_ENDS_QUESTION = ("?", "？", "؟")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00ad": None})
_NO_SPACES = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR"})
SAMPLE_WORDS = 60  # of a passage, to tell its language: 0.1 ms
FIRST_YEAR, LAST_YEAR = 1971, 2999  # what every system turns into seconds


@dataclass(frozen=True)
class Query:
    """`text` is searched for, phrases included; a passage must contain every one of `phrases` and none of `excluded`,
    both folded."""

    text: str
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    filters: SearchFilters = NO_FILTERS

    @property
    def is_operators_alone(self) -> bool:
        return not self.text and (bool(self.excluded) or self.filters != NO_FILTERS)


def parse(text: str) -> Query:
    """Operators and text of a query. A question that ends in a question mark is prose: its quotes and hyphens have no
    meaning."""
    if text.rstrip().endswith(_ENDS_QUESTION):
        return Query(text)
    kept: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    filters = NO_FILTERS
    at = 0
    for found in _TOKEN.finditer(text):
        kept.append(text[at : found.start()])
        at = found.end()
        phrase, word, key = found["phrase"], found["word"], found["key"]
        changed = _with_operator(filters, key.lower(), found["quoted"] or found["value"] or "") if key else None
        if changed is not None:
            filters = changed
        elif phrase is not None and words(phrase):
            (excluded if found["minus"] else phrases).append(fold(phrase))
            kept.append("" if found["minus"] else phrase)
        elif word is not None and words(word):
            excluded.append(fold(word.rstrip(",.;:!")))
        else:
            kept.append(found[0])
    if not phrases and not excluded and filters == NO_FILTERS:
        return Query(text)
    kept.append(text[at:])
    return Query(" ".join("".join(kept).split()), tuple(phrases), tuple(excluded), filters)


def without_operators(text: str) -> str:
    """A query for the same words and phrases without restrictions: type:pdf becomes two words. For prose that mentions
    operators."""
    if text.rstrip().endswith(_ENDS_QUESTION):
        return text
    while (changed := _TOKEN.sub(_as_words, text)) != text:  # again for type:in:x
        text = changed
    return text


def _as_words(found: re.Match[str]) -> str:
    if found["key"]:
        return f"{found['key']}: {found['quoted'] or found['value'] or ''}"
    return f"- {found['phrase'] or found['word'] or ''}" if found[0].startswith("-") else found[0]


def fold(text: str) -> str:
    """Without case and soft hyphens, with uniform white space, quotes and widths, and without the ends of lines in
    scripts that put no space between words."""
    plain = unicodedata.normalize("NFKC", text.translate(_PLAIN)).casefold()
    return " ".join(without_spaces(plain).split())


def file_test(asked: Sequence[SearchFilters]) -> Callable[[str, float], bool] | None:
    """A test whether a file (path, seconds since the epoch) meets every filter; None where no filter concerns files."""
    tests = [test for filters in asked for test in _file_tests(filters)]
    return (lambda path, modified: all(test(path, modified) for test in tests)) if tests else None


def passage_test(query: Query, asked: Sequence[SearchFilters]) -> Callable[[str], bool] | None:
    """A test whether a passage's text meets the query and every filter; None where every text does."""
    languages = [set(filters.languages) for filters in asked if filters.languages]
    needed = [_pattern(phrase) for phrase in query.phrases]
    barred = [_pattern(phrase) for phrase in query.excluded]
    if not (languages or needed or barred):
        return None

    def test(text: str) -> bool:
        folded = fold(text)
        return (
            all(pattern.search(folded) for pattern in needed)
            and not any(pattern.search(folded) for pattern in barred)
            and (not languages or all(passage_language(text) in wanted for wanted in languages))
        )

    return test


# Codes that `passage_language` may return: those told by stop words, then those told by their script.
PASSAGE_LANGUAGES = tuple(dict.fromkeys((*sorted(STOPWORDS), *SCRIPT_LANGUAGE.values())))


def passage_language(text: str) -> str | None:
    """A guess by the script of most words, or by the most frequent stop words; None when neither decides."""
    sample = words(text[: SAMPLE_WORDS * 12])[:SAMPLE_WORDS]
    foreign = [word for word in sample if not is_latin(word)]
    if len(foreign) * 2 > len(sample):
        return language_of_script(" ".join(foreign))
    counts = Counter({language: sum(word in stops for word in sample) for language, stops in STOPWORDS.items()})
    language, best = counts.most_common(1)[0]
    return language if best else None


def _with_operator(filters: SearchFilters, key: str, value: str) -> SearchFilters | None:
    """None for an invalid value, so that the words stay in the text."""
    changes = vars(filters).copy()
    if key == "type":
        types = [_TYPE.fullmatch(part) for part in value.split(",")]
        if not all(types):
            return None
        changes["types"] += tuple(match[1].casefold() for match in types if match)
    elif key == "in":
        if not _parts(value):
            return None
        changes["folders"] += (value,)
    elif key == "lang":
        if not re.fullmatch(r"[A-Za-z]{2}", value):
            return None
        changes["languages"] += (value.lower(),)
    else:
        moment = _moment(value)
        if moment is None:
            return None
        changes[f"modified_{key}"] = moment
    return SearchFilters(**changes)


def _moment(value: str) -> float | None:
    """The beginning of a year, month or day, in seconds since the epoch."""
    found = _DATE.fullmatch(value)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None
    try:
        return datetime(int(found[1]), int(found[2] or 1), int(found[3] or 1)).timestamp()
    except ValueError:
        return None


def _file_tests(filters: SearchFilters) -> list[Callable[[str, float], bool]]:
    tests: list[Callable[[str, float], bool]] = []
    after, before = filters.modified_after, filters.modified_before
    types = {kind.casefold().lstrip(".") for kind in filters.types}
    folders = [parts for parts in map(_parts, filters.folders) if parts]
    if after is not None:
        tests.append(lambda path, modified: modified >= after)
    if before is not None:
        tests.append(lambda path, modified: modified < before)
    if types:
        tests.append(lambda path, modified: _type_of(path) in types)
    if folders:
        tests.append(lambda path, modified: _is_in(path, folders))
    return tests


def _type_of(path: str) -> str:
    name, dot, suffix = _split(path)[1].rpartition(".")
    return suffix.casefold() if name and dot else ""


def _split(path: str) -> tuple[str, str]:
    """Folder and name, with slashes or backslashes."""
    at = max(path.rfind("/"), path.rfind("\\")) + 1
    return path[:at], path[at:]


def _parts(path: str) -> tuple[str, ...]:
    """The folded names along a path."""
    return tuple(fold(part) for part in re.split(r"[/\\]", path) if part.strip() and part != "~")


@functools.lru_cache(maxsize=65_536)
def _folder_parts(folder: str) -> tuple[str, ...]:
    """Cached: a library has far fewer folders than files."""
    return _parts(folder)


def _is_in(path: str, folders: list[tuple[str, ...]]) -> bool:
    """Whether one of `folders` is a run of names along the path, or its end with the file's own name."""
    folder, name = _split(path)
    parts = _folder_parts(folder)
    for wanted in folders:
        if any(parts[i : i + len(wanted)] == wanted for i in range(len(parts) - len(wanted) + 1)):
            return True
        if name[-4:].casefold() == wanted[-1][-4:] and (*parts, fold(name))[-len(wanted) :] == wanted:
            return True
    return False


def _pattern(folded: str) -> re.Pattern[str]:
    """Whole words, in scripts that put spaces between words."""
    before = r"(?<!\w)" if _is_bounded(folded[:1]) else ""
    after = r"(?!\w)" if _is_bounded(folded[-1:]) else ""
    return re.compile(before + re.escape(folded) + after)


def _is_bounded(char: str) -> bool:
    return char.isalnum() and script_of(char) not in _NO_SPACES
