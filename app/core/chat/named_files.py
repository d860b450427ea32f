"""Which files a request means by name, and which of its words the files know at all. Knows the library only by its
Protocol."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.core.chat.presupposed import Presupposed
from app.core.chat.routes.named import FileNames, NamedFile, comparable
from app.core.chat.words import STOPWORDS, words
from app.core.library.base import Library, SearchRequest
from app.core.library.retrieve.language import languages_of

MOST_NAMES = 20_000  # files among whose names is looked; more would be waited for
# Of the question's words, weighted by their rarity, a name has to have so many to be meant, and the question so much of
# the name.
NAMED_SHARE, NAMED_SAID = 0.24, 0.4
CALLED = 0.5  # the share that a proper name in a file's name counts for, whatever else is asked
ALIKE = 0.85  # of the best name's share: files that are meant together
MOST_BEGINNINGS = 1_000  # by which the languages of a library are told
EVERY_FILE = "after:1970"  # an operator alone lists the passage that begins each file, the newest file first
UNKNOWN_WORD = "qxzvqxzv"  # in no file: how rare a word is that none has
_YEAR = re.compile(r"(?:19|20)\d\d")


class NamedFiles:
    """Remembers the names of the library's files, and their languages, while none of them changes."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._names: tuple[object, FileNames] | None = None
        self._languages: tuple[object, tuple[str, ...]] | None = None

    def named(self, text: str, within: Sequence[Path] = ()) -> list[Path]:
        """The files that a request means by name, best first."""
        return meant(self.shares(text, within))

    def telling_words(self, within: Sequence[Path] = ()) -> frozenset[str]:
        """The words of the files' names, in comparable form, that one or two files have: what tells files apart."""
        return self._file_names(within).telling

    def knows(self, text: str, within: Sequence[Path] = ()) -> bool:
        """Whether the files speak of at least half of a text's words, or one is called so."""
        asked = [word for word in dict.fromkeys(words(text)) if word not in STOPWORDS]
        if not asked or self.named(text, within):
            return bool(asked)
        return 2 * len(self.unknown(asked, within)) <= len(asked)

    def unknown(self, asked: Sequence[str], within: Sequence[Path] = ()) -> list[str]:
        """The words that stand in no file."""
        rarities = self._library.rarities((UNKNOWN_WORD, *asked), within=tuple(within))
        return [word for word, rarity in zip(asked, rarities[1:], strict=True) if rarity >= rarities[0]]

    def shares(self, text: str, within: Sequence[Path] = ()) -> dict[Path, tuple[float, float]]:
        """For each file whose name the request says a word of: the share of the request's words, weighted by rarity,
        and the share of the name. Best first."""
        asked = [word for word in dict.fromkeys(words(text)) if word not in STOPWORDS]
        found = [one for one in self._file_names(within).named(text) if not all(map(_is_time, one.says))]
        if not found or not asked:
            return {}
        rarities = dict(zip(asked, self._library.rarities(asked, within=tuple(within)), strict=True))
        rarities |= _alike([word for word in asked if _YEAR.fullmatch(word)], rarities)
        rare = _proper_names(text, self._names[1] if self._names else None)
        shares = {one.path: (max(_share(one, rarities), CALLED * bool(one.says & rare)), one.said) for one in found}
        return dict(sorted(shares.items(), key=lambda item: (-item[1][0], -item[1][1], item[0])))

    def told_apart(self, text: str, within: Sequence[Path] = ()) -> list[Path]:
        """The files of whose name the request says a word that only one or two files have; a month or a kind of
        document is none."""
        names = self._file_names(within)
        telling = {word for word in names.telling if " " not in word}
        return sorted(one.path for one in names.named(text) if one.says & telling)

    def also_named(self, asked: Presupposed, text: str, named: Sequence[Path]) -> Presupposed:
        """What a question takes for granted with the words by which it names files."""
        found = (one for one in self._file_names(()).named(text) if one.path in named)
        says = {word for one in found for word in one.says if " " not in word and not word.isdigit()}
        return replace(asked, names=(*asked.names, *((word,) for word in sorted(says))))

    def languages(self, within: Sequence[Path] = ()) -> tuple[str, ...]:
        """Those in which files are written (ISO 639-1), most files first; of a large library by what its newest files
        begin with."""
        key = (self._library.status().revision or object(), tuple(within))
        if self._languages is None or self._languages[0] != key:
            found = self._library.search(SearchRequest(EVERY_FILE, limit=MOST_BEGINNINGS, within=tuple(within)))
            self._languages = (key, languages_of([hit.text for hit in found.hits]))
        return self._languages[1]

    def _file_names(self, within: Sequence[Path]) -> FileNames:
        status = self._library.status()
        key = (status.revision or object(), tuple(within))
        if self._names is None or self._names[0] != key:
            lists = [self._library.files(path) for path in within] if within else [self._library.files()]
            paths = {row.path for rows in lists for row in rows if row.chunks} if status.total <= MOST_NAMES else set()
            self._names = (key, FileNames(sorted(paths)))
        return self._names[1]


def _alike(years: Sequence[str], rarities: dict[str, float]) -> dict[str, float]:
    """Years that stand beside each other mean their files alike, however often each is written: "2024 or 2025"."""
    mean = sum(rarities[year] for year in years) / len(years) if years else 0.0
    return dict.fromkeys(years, mean)


def _is_time(word: str) -> bool:
    """A year or month alone names no file."""
    return word.isdigit() or word.startswith("month ")


def meant(shares: dict[Path, tuple[float, float]]) -> list[Path]:
    """Of files with the shares of `NamedFiles.shares`, those that are meant; best first."""
    best = max((share for share, _ in shares.values()), default=0.0)
    return [
        path
        for path, (share, said) in shares.items()
        if share >= max(NAMED_SHARE, ALIKE * best) and (said >= NAMED_SAID or share == CALLED)
    ]


def _proper_names(text: str, names: FileNames | None) -> frozenset[str]:
    """The words of names that the request writes with a capital letter inside a sentence, and that only one or two
    files have: "to Hollis"."""
    found: set[str] = set()
    for match in re.finditer(r"(?<=[^\W\d_.,;:!?][ ’'])[A-ZÀ-Þ][\w-]{2,}|(?<=[a-z,:] )[A-ZÀ-Þ][\w-]{2,}", text):
        found |= {
            form
            for form in comparable(match.group().removesuffix("'s").removesuffix("’s"))
            if names and 0 < names.count(form) <= 2
        }
    return frozenset(found)


def _share(one: NamedFile, rarities: dict[str, float]) -> float:
    total = sum(rarities.values()) or 1.0
    return sum(rarity for word, rarity in rarities.items() if comparable(word) & one.says) / total
