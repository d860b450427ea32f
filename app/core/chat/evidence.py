"""Gathers what a model reads for a request: the files that it names or that the search finds, whole where they are
short, else their best passages. Knows the library only by its Protocol, and no model but its token counter."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.chat import prompt
from app.core.chat.mail_threads import unquoted
from app.core.chat.named_files import NamedFiles, meant
from app.core.chat.presupposed import Presupposed, is_held
from app.core.chat.request_words import asks_for_section
from app.core.chat.superseded import current
from app.core.chat.words import content_words
from app.core.errors import UserError
from app.core.library.base import Hit, Library, SearchRequest, SearchResult

PASSAGES = 12
MOST_FOUND = 4
PARENT_CHARS = 1600
NAME_WEIGHT = 1.2  # of a name's share beside the score of the best passage, which counts 1
MOST_FILES = 4
BEGINNING = 2  # passages of a file in which it says what it is about
MOST_CHUNKS = 300  # of a file that is read to see what else it says; a longer one says nearly everything
FOLDERS = 3  # of a path's end: a folder may say the year


@dataclass(frozen=True)
class Gathered:
    """`hits` in the order in which they are read; `files` in the order of their worth, those that are `named` first.
    `result` is what the search found."""

    hits: tuple[Hit, ...]
    files: tuple[Path, ...]
    named: tuple[Path, ...]
    result: SearchResult

    @property
    def every(self) -> tuple[Hit, ...]:
        """What is read and, behind it, what else the search found."""
        return (*self.hits, *self.result.hits)


class Gatherer:
    """`names` tells which files a request means."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.names = NamedFiles(library)

    def gather(
        self,
        text: str,
        *,
        within: Sequence[Path] = (),
        near: Sequence[Path] = (),
        count_tokens: Callable[[str], int],
        limit: int,
        most_files: int = MOST_FILES,
        keeps_versions: bool = False,
        is_shared: bool = False,
        is_overview: bool = False,
        is_complete: bool = False,
        reads_others: bool = True,
    ) -> Gathered:
        """Passages of at most `limit` tokens. Of several versions only the last is read, unless `keeps_versions` or
        the request says which. `is_shared` where something of each named file is read, the newest first; `is_overview`
        where a file's beginning and more than its nearest passages tell; `is_complete` where all that a short file says
        is wanted. Beside named files the best other one is read where one `reads_others`. A request that names none
        means those that are `near`. Raises as `Library.search`."""
        result = self._library.search(SearchRequest(text, limit=PASSAGES, within=tuple(within)))
        shares = self.names.shares(text, within)
        named = meant(shares)[:MOST_FILES]
        first = named or list(near)  # are read first
        hits = list(result.hits)
        for path in first:
            if sum(hit.path == path for hit in hits) < 2:
                hits += self._within(text, path)
        if not keeps_versions:
            hits = list(self.current(text, hits, shares))
            result = replace(result, hits=self.current(text, result.hits, shares))
            first = [path for path in first if any(hit.path == path for hit in hits)]
            named = [path for path in named if path in first]
        if is_overview:
            hits = [*(hit for path in first for hit in self.whole(path)[:BEGINNING]), *hits]
        order = self._ordered(hits, shares, first)
        if first:  # of the others only the best one: a small model mixes up forms that are alike
            most_files = len(first) + (reads_others and not (result.hits and result.hits[0].path in first))
        if is_shared and len(named) > 1:
            order = [*self._newest_first(named), *(path for path in order if path not in named)]
        share = limit if not is_shared else self._share(named, count_tokens, limit)
        whole = first or (order if within or is_complete else ())
        if not is_overview:  # of a long file only what is meant: a small model writes down whatever it reads
            best = {path: max(hit.score for hit in of_file(hits, path)) for path in order}
            hits = [hit for hit in hits if hit.score >= prompt.NEAR_SHARE * best.get(hit.path, 0.0)]
        picked = self._picked(order[:most_files], of_section(text, hits), count_tokens, limit, share=share, whole=whole)
        if is_shared and len(named) > 1:  # what stands last weighs most with a small model
            picked = [hit for path in reversed(order) for hit in picked if hit.path == path]
        return Gathered(tuple(unquoted(picked)), tuple(order), tuple(named), result)

    def find(self, text: str, within: Sequence[Path] = ()) -> tuple[Hit, ...]:
        """The best passages for some words, with what stands around them. Raises as `Library.search`."""
        hits = self._library.search(SearchRequest(text, limit=MOST_FOUND, within=tuple(within))).hits
        return tuple(self._parent(hit) for hit in hits)

    def ordered(self, text: str, named: Sequence[Path], hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """The hits with those of the named files first, and passages of these where the search found few."""
        own: list[Hit] = []
        for path in named[:MOST_FILES]:
            found = [hit for hit in hits if hit.path == path]
            own += found if len(found) > 1 else self._within(text, path)
        top = max((hit.score for hit in hits), default=1.0)
        best = [replace(hit, score=max(hit.score, top)) for hit in own[:2]]
        return (
            *best,
            *own[2:],
            *(replace(hit, score=hit.score / 2, keyword=None) for hit in hits if hit.path not in named),
        )

    def current(self, text: str, hits: Sequence[Hit], shares: Mapping[Path, tuple[float, float]]) -> tuple[Hit, ...]:
        """Without what a later version of a file says anew; `shares` as of `NamedFiles.shares`."""
        named = {path: share for path, (share, _) in shares.items()}
        return current(hits, text, chunks=self.read, named=named)

    def read(self, path: Path) -> tuple[Hit, ...]:
        """All passages of a file; none of a longer one."""
        rows = self._library.files(path)
        return self.whole(path) if rows and rows[0].chunks <= MOST_CHUNKS else ()

    def holding(self, asked: Presupposed, paths: Iterable[Path]) -> frozenset[Path]:
        """The files in which all stands that a question takes for granted."""
        return frozenset(path for path in dict.fromkeys(paths) if self._is_held(asked, path))

    def _is_held(self, asked: Presupposed, path: Path) -> bool:
        chunks = self.read(path)
        text = "\n".join(f"{hit.heading}\n{hit.text}" for hit in chunks)
        return not chunks or is_held(asked, " ".join(path.parts[-FOLDERS:]), text)

    def whole(self, path: Path) -> tuple[Hit, ...]:
        try:
            return self._library.chunks(path)
        except UserError:  # taken out meanwhile
            return ()

    def _ordered(
        self, hits: Sequence[Hit], shares: dict[Path, tuple[float, float]], named: Sequence[Path]
    ) -> list[Path]:
        top = max((hit.score for hit in hits if hit.score), default=1.0) or 1.0
        scores: dict[Path, float] = {}
        for hit in hits:
            scores[hit.path] = max(scores.get(hit.path, 0.0), min(1.0, hit.score / top))
        for path in scores:
            scores[path] += NAME_WEIGHT * shares.get(path, (0.0, 0.0))[0] + (1.0 if path in named else 0.0)
        return sorted(scores, key=lambda path: (-scores[path], path))

    def _within(self, text: str, path: Path) -> list[Hit]:
        try:
            found = self._library.search(SearchRequest(text, limit=4, within=(path,))).hits
            return list(found) or list(self._library.chunks(path)[:2])
        except UserError:
            return []

    def _picked(
        self,
        order: Sequence[Path],
        hits: Sequence[Hit],
        count_tokens: Callable[[str], int],
        limit: int,
        *,
        share: int,
        whole: Collection[Path],
    ) -> list[Hit]:
        """File after file, those in `whole` as they are where they are short; of each at most `share` tokens, and what
        those before it have left over."""
        picked: list[Hit] = []
        used = 0
        for number, path in enumerate(order, 1):
            left = min(limit, share * number) - used
            own = self._of_file(path, of_file(hits, path), count_tokens, left, may_be_whole=path in whole)
            if not own and not picked and (best := of_file(hits, path)):
                own = [cut] if (cut := prompt.cut_to(self._parent(best[0]), left - 30, count_tokens)) else []
            picked += own
            used += sum(count_tokens(prompt.fenced(hit)) for hit in own)
        return picked

    def _of_file(
        self,
        path: Path,
        hits: Sequence[Hit],
        count_tokens: Callable[[str], int],
        limit: int,
        *,
        may_be_whole: bool,
    ) -> list[Hit]:
        """The whole of it where it fits, else the parents of its best passages."""
        whole = _merged(self.whole(path)) if may_be_whole and self._fits(path, limit) else []
        if whole and sum(count_tokens(prompt.fenced(hit)) for hit in whole) <= limit:
            return whole
        picked: list[Hit] = []
        for hit in hits:
            parent = self._parent(hit)
            if any(_overlaps(parent, other) for other in picked):
                continue
            needed = count_tokens(prompt.fenced(parent))
            if needed > limit:
                break
            picked.append(parent)
            limit -= needed
        return picked

    def _share(self, named: Sequence[Path], count_tokens: Callable[[str], int], limit: int) -> int:
        """How much of each of these files is read: all of it where they fit together, else as much of one as of the
        others."""
        if not all(self._fits(path, limit) for path in named):
            return limit // max(1, len(named))
        needed = sum(count_tokens(prompt.fenced(hit)) for path in named for hit in _merged(self.whole(path)))
        return limit if needed <= limit else limit // max(1, len(named))

    def _newest_first(self, paths: Sequence[Path]) -> list[Path]:
        modified = {path: max((row.modified for row in self._library.files(path)), default=0.0) for path in paths}
        return sorted(paths, key=lambda path: -modified[path])

    def _fits(self, path: Path, limit: int) -> bool:
        rows = self._library.files(path)
        return bool(rows) and rows[0].chunks <= max(2, limit // 60)

    def _parent(self, hit: Hit) -> Hit:
        parent = self._library.parent(hit.chunk_id, PARENT_CHARS)
        return replace(parent, rank=hit.rank, score=hit.score, keyword=hit.keyword)

def of_section(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits under the heading that a request names as a section; all of them where it names none."""
    if not asks_for_section(text):
        return list(hits)
    asked = set(content_words(text))
    headings = [set(content_words(re.sub(r"^[\d.]+\s", "", hit.heading.rsplit(" > ", 1)[-1]))) for hit in hits]
    kept = [hit for hit, heading in zip(hits, headings, strict=True) if heading and heading <= asked]
    return kept or list(hits)


def of_file(hits: Sequence[Hit], path: Path) -> tuple[Hit, ...]:
    return tuple(hit for hit in hits if hit.path == path)


def _merged(hits: Sequence[Hit]) -> list[Hit]:
    """Neighbours under one heading as one passage: fewer tags to read."""
    merged: list[Hit] = []
    for hit in hits:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.heading == hit.heading
            and 0 <= hit.start - last.end <= 4
            and last.page == hit.page
        ):
            gap = "\n" * max(1, hit.start - last.end)
            merged[-1] = replace(last, text=last.text + gap + hit.text, end=hit.end)
        else:
            merged.append(hit)
    return merged


def _overlaps(hit: Hit, other: Hit) -> bool:
    return hit.path == other.path and hit.start < other.end and other.start < hit.end
