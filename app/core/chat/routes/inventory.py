"""Answers questions about the files as files, from the ledger and the index: no model is asked. Knows the library only
by its Protocol."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.chat.base import Answer, Citation, Sentence
from app.core.chat.named_files import EVERY_FILE
from app.core.chat.phrases import date_text, phrase
from app.core.chat.routes.kinds import kind_of, words_of
from app.core.chat.routes.library_words import LibraryQuestion
from app.core.chat.routes.named import FileNames, question_words
from app.core.chat.table import escaped, file_names
from app.core.chat.words import STOPWORDS, content_words, words
from app.core.library.base import FileRow, Hit, Library, SearchRequest
from app.core.library.retrieve.query import passage_language
from app.core.task import Task

MOST_FILES = 5_000  # whose beginnings are looked at
MOST_PASSAGES = 400  # that mention something
LISTED = 40  # more names than that are counted only
BEGINNING = 240  # characters in which a document says what it is
QUOTE_CHARS = 160
NAMED_ENOUGH = 0.5  # share of a name that "where is the …" has to say


@dataclass(frozen=True)
class _Found:
    """A file with the passage that is cited for it."""

    path: Path
    hit: Hit | None = None


class Inventory:
    """What is in the library, within some files and folders or all of it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def answer(self, asked: LibraryQuestion, *, within: Sequence[Path], language: str, task: Task) -> Answer:
        """Raises as `Library.search`."""
        rows = self._rows(within)
        if not rows:
            return Answer(phrase("no_files", language), found=False)
        task.check()
        if asked.topic in ("newest", "oldest", "largest", "smallest"):
            return self._one(asked, rows, within=within, language=language)
        if asked.topic == "contents" or (asked.topic == "count" and not asked.what):
            return self._contents(rows, within=within, language=language)
        head, found = self._listed(asked, rows, within=within, language=language)
        return _listing(head, found, language)

    def where(self, what: str, *, within: Sequence[Path], language: str) -> Answer | None:
        """Where the file that is called so lies; None where no name says enough of it."""
        rows = {row.path: row for row in self._rows(within)}
        names = FileNames(list(rows))
        asked = question_words(what)
        known = {word for word in asked if names.rarity(word)}
        best = [one for one in names.named(what) if one.said >= NAMED_ENOUGH or len(one.says) >= max(2, len(known))]
        if not best or (len(best[0].says) < 2 and best[0].said < 1.0):
            return None
        found = [one for one in best if one.weight >= 0.9 * best[0].weight][:3]
        writer = _Writer()
        for one in found:
            folder = one.path.parent
            writer.line(
                phrase("where", language, name=escaped(one.path.name), folder=escaped(str(folder))),
                self._with_hit(one.path),
            )
        return writer.answer()

    def _rows(self, within: Sequence[Path]) -> list[FileRow]:
        lists = [self._library.files(path) for path in within] if within else [self._library.files()]
        rows = {row.path: row for rows in lists for row in rows if row.reason not in ("unsupported", "missing")}
        return list(rows.values())

    def _one(self, asked: LibraryQuestion, rows: Sequence[FileRow], *, within: Sequence[Path], language: str) -> Answer:
        if asked.what:
            kind = {one.path for one in self._of_kind(asked.what, rows, within)}
            rows = [row for row in rows if row.path in kind]
            if not rows:
                return Answer(phrase("count_none", language), found=True)
        key = (lambda row: row.modified) if asked.topic in ("newest", "oldest") else (lambda row: row.size)
        best = max(rows, key=key) if asked.topic in ("newest", "largest") else min(rows, key=key)
        day = date_text(datetime.datetime.fromtimestamp(best.modified).date(), language)
        writer = _Writer()
        text = phrase(asked.topic, language, name=escaped(best.path.name), date=day, size=_size(best.size))
        writer.line(text, self._with_hit(best.path))
        return writer.answer()

    def _contents(self, rows: Sequence[FileRow], *, within: Sequence[Path], language: str) -> Answer:
        types = Counter(row.path.suffix.lstrip(".").upper() or "—" for row in rows)
        kinds = ", ".join(f"{number} {escaped(name)}" for name, number in types.most_common(8))
        head = phrase("files", language, n=len(rows), kinds=kinds)
        beginnings = self._beginnings(within)
        found = [_Found(row.path, beginnings.get(row.path)) for row in sorted(rows, key=lambda row: -row.modified)]
        return _listing(head, found, language)

    def _listed(
        self, asked: LibraryQuestion, rows: Sequence[FileRow], *, within: Sequence[Path], language: str
    ) -> tuple[str, list[_Found]]:
        if asked.topic == "mention":
            what = _without_article(asked.what)
            found = self._mentioning(what, within)
            name = "mention" if found else "mention_none"
            return phrase(name, language, what=escaped(what), n=len(found)), found
        beginnings = self._beginnings(within)
        if asked.topic == "language":
            found = [
                _Found(path, hit)
                for path, hit in beginnings.items()
                if (said := passage_language(hit.text)) and (said == asked.what) is not asked.is_negated
            ]
        elif asked.topic == "type":
            paths = [row.path for row in rows if row.path.suffix.lower().lstrip(".") in asked.suffixes]
            found = [_Found(path, beginnings.get(path)) for path in paths]
        else:
            found = self._of_kind(asked.what, rows, within)
        found.sort(key=lambda one: one.path)
        name = ("count_none", "count_one", "count")[min(2, len(found))]
        return phrase(name, language, n=len(found)), found

    def _of_kind(self, what: str, rows: Sequence[FileRow], within: Sequence[Path]) -> list[_Found]:
        """Files that are called so or say at the beginning of a line, where a document begins, that they are one."""
        kind = kind_of(what.split()[-1])
        if not kind:
            beginnings = self._beginnings(within)
            return [_Found(path, beginnings.get(path)) for path in _called(what, rows)]
        others = [word for word in words(what)[:-1] if word not in STOPWORDS]
        return self._kind_among(frozenset({kind}), others, rows, within)

    def is_countable(self, what: str, within: Sequence[Path]) -> bool:
        """Whether the words mean a kind of document, or what files are called: "care plans", and not "members"."""
        return bool(kind_of(what.split()[-1]) or _called(what, self._rows(within)))

    def of_kinds(
        self, kinds: Set[str], others: Sequence[str], *, within: Sequence[Path], is_loose: bool = False
    ) -> tuple[Path, ...]:
        """The files with text that are of one of these kinds and say the other words, too. `is_loose` takes those that
        say the kind anywhere in their first passage. Raises as `Library.search`."""
        rows = [row for row in self._rows(within) if row.chunks]
        found = self._kind_among(frozenset(kinds), others, rows, within, is_loose=is_loose)
        return tuple(one.path for one in found)

    def _kind_among(
        self, kinds: frozenset[str], others: Sequence[str], rows: Sequence[FileRow], within: Sequence[Path],
        *, is_loose: bool = False,
    ) -> list[_Found]:  # fmt: skip
        beginnings = self._beginnings(within)
        said_words = "|".join(re.escape(word) for kind in sorted(kinds) for word in words_of(kind))
        said = re.compile(rf"{'' if is_loose else '^'}\W*\b(?:{said_words})\b", re.IGNORECASE | re.MULTILINE)
        found = []
        for row in rows:
            hit = beginnings.get(row.path)
            begins = (hit.text if is_loose else hit.text[:BEGINNING]) if hit is not None else ""
            name = question_words(row.path.stem.replace("_", " "))
            named = {word.removeprefix("kind ") for word in name if word.startswith("kind ")}
            is_kind = bool(named & kinds) or (not named and said.search(begins) is not None)
            held = name | set(content_words(begins))
            if is_kind and all(set(content_words(word)) & held for word in others):
                found.append(_Found(row.path, hit))
        return found

    def _mentioning(self, what: str, within: Sequence[Path]) -> list[_Found]:
        """Files with these words beside each other or, where none has, in one passage."""
        quoted = f'"{what.replace(chr(34), " ")}"'
        result = self._library.search(SearchRequest(quoted, limit=MOST_PASSAGES, mode="keyword", within=tuple(within)))
        hits: Iterable[Hit] = result.hits
        if not result.hits:
            asked = set(content_words(what))
            result = self._library.search(
                SearchRequest(what, limit=MOST_PASSAGES, mode="keyword", within=tuple(within))
            )
            hits = [hit for hit in result.hits if asked <= set(content_words(f"{hit.heading} {hit.text}"))]
        found: dict[Path, Hit] = {}
        for hit in hits:
            found.setdefault(hit.path, _around(hit, what))
        return [_Found(path, hit) for path, hit in sorted(found.items())]

    def _beginnings(self, within: Sequence[Path]) -> dict[Path, Hit]:
        result = self._library.search(SearchRequest(EVERY_FILE, limit=MOST_FILES, within=tuple(within)))
        return {hit.path: hit for hit in result.hits}

    def _with_hit(self, path: Path) -> _Found:
        return _Found(path, self._beginnings((path,)).get(path))


def _called(what: str, rows: Sequence[FileRow]) -> list[Path]:
    """The files whose names have all of the words."""
    asked = set(content_words(what))
    return [row.path for row in rows if asked and asked <= set(content_words(row.path.stem.replace("_", " ")))]


def _listing(head: str, found: Sequence[_Found], language: str) -> Answer:
    writer = _Writer()
    writer.text = f"{head}\n\n" if found else head
    names = file_names([one.path for one in found])
    for one in found[:LISTED]:
        writer.line(f"{escaped(names[one.path])}", one, mark="- ")
    if len(found) > LISTED:
        writer.text += "\n" + phrase("more", language, n=len(found) - LISTED)
    return writer.answer()


class _Writer:
    """A growing text; each line cites the file that it names."""

    def __init__(self) -> None:
        self.text = ""
        self._sentences: list[Sentence] = []
        self._citations: list[Citation] = []

    def line(self, text: str, found: _Found, *, mark: str = "") -> None:
        start = len(self.text) + len(mark)
        self.text += f"{mark}{text}\n"
        numbers: tuple[int, ...] = ()
        if found.hit is not None:
            numbers = (len(self._citations) + 1,)
            self._citations.append(_cited(found.hit, numbers[0]))
        self._sentences.append(Sentence(text, start, start + len(text), True, numbers))

    def answer(self) -> Answer:
        return Answer(self.text.rstrip("\n"), True, tuple(self._sentences), tuple(self._citations))


def joined(answers: Sequence[Answer]) -> Answer:
    """The answers to the parts of a question as one."""
    text = ""
    sentences: list[Sentence] = []
    citations: list[Citation] = []
    for answer in answers:
        text += "\n\n" if text else ""
        before = len(citations)
        for one in answer.sentences:
            numbers = tuple(before + number for number in one.citations)
            sentences.append(replace(one, start=len(text) + one.start, end=len(text) + one.end, citations=numbers))
        citations += [replace(one, n=before + one.n) for one in answer.citations]
        text += answer.text
    return Answer(text, any(answer.found for answer in answers), tuple(sentences), tuple(citations))


def _cited(hit: Hit, n: int) -> Citation:
    quote = hit.text[:QUOTE_CHARS]
    if len(hit.text) > QUOTE_CHARS:
        quote = quote.rsplit(None, 1)[0]
    return Citation(n, hit.path, hit.page, quote, hit.start, hit.start + len(quote))


def _around(hit: Hit, what: str) -> Hit:
    """The hit from the line on that says it."""
    match = re.search(r"\s+".join(re.escape(part) for part in what.split()), hit.text, re.IGNORECASE)
    if match is None:
        return hit
    start = hit.text.rfind("\n", 0, match.start()) + 1
    if match.start() - start > QUOTE_CHARS // 2:
        start = hit.text.rfind(" ", 0, match.start() - QUOTE_CHARS // 2) + 1
    text = hit.text[start : max(match.end(), start + QUOTE_CHARS)]
    return Hit(
        hit.chunk_id,
        hit.rank,
        hit.score,
        hit.path,
        hit.page,
        hit.heading,
        text,
        hit.start + start,
        hit.start + start + len(text),
    )


def _without_article(what: str) -> str:
    return re.sub(r"^(?:the|a|an|my|our|der|die|das|den|dem|le|la|les|l'|el|los|las)\s+", "", what, flags=re.I).strip(
        "\"'“”„ "
    )


def _size(size: int) -> str:
    return f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{max(1, size // 1024)} KB"
