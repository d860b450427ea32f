"""Which files a question over many files means: those that it names, those of the kind that it names, or all of them.
Knows the library only by its Protocol, and no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from app.core.chat.columns import GENERAL, Asked, is_file_word
from app.core.chat.intent import names_in
from app.core.chat.routes.inventory import Inventory
from app.core.chat.routes.kinds import kind_in, with_sorts
from app.core.chat.routes.library_words import suffixes_of
from app.core.chat.routes.named import question_words
from app.core.chat.words import STOPWORDS
from app.core.library.base import Library
from app.core.text.numbers import NUMBER_WORDS

# Beside the stop words: what stands before a kind and says nothing of the file.
_BEFORE = """
der die das den dem des von aller alle les des mes tous toutes las los mis todos todas meine unsere different various
single individual verschiedenen einzelnen
"""
_EMPTY = frozenset(_BEFORE.split())
_BETWEEN = "of from by for with von vom bei mit de du des à con para and und et y the"
_JOINING = frozenset(_BETWEEN.split())
_COUNTED = [NUMBER_WORDS[code].split() for code in ("en", "de", "fr", "es")]
_COUNTS = {word: n for counted in _COUNTED for n, word in enumerate(counted, 1) if n > 1}


def meant_files(library: Library, question: str, asked: Asked, within: Sequence[Path]) -> tuple[Path, ...]:
    """The files among `within`, or in all of the library, that a question means; () where nothing tells, or all are
    meant. Files that were chosen one by one are meant as they are. Raises as `Library.search`."""
    if _is_chosen(library, within):
        return ()
    lists = [library.files(path) for path in within] if within else [library.files()]
    readable = sorted({row.path for rows in lists for row in rows if row.chunks})
    named = names_in(question, readable)
    found = named if len(named) > 1 else _of_phrase(library, asked.files, readable, within)
    return () if len(found) < 2 or len(found) == len(readable) else tuple(sorted(found))


def _is_chosen(library: Library, within: Sequence[Path]) -> bool:
    return bool(within) and all(any(row.path == path for row in library.files(path)) for path in within)


def _of_phrase(library: Library, phrase: str, readable: Sequence[Path], within: Sequence[Path]) -> Sequence[Path]:
    """Of "three mooring agreements of Sandoval and Moreau": the agreements that say "mooring", and of these the ones
    that say one of the names."""
    said = re.findall(r"[^\W_][\w'’.-]*", phrase)
    at = next((place for place, word in enumerate(said) if is_file_word(word)), None)
    if at is None:
        return ()
    count, before = _without_count(said[:at])
    before = [word.casefold() for word in before if word.casefold() not in STOPWORDS | _EMPTY]
    names = [word.casefold() for word in said[at + 1 :] if word.casefold() not in _JOINING | STOPWORDS]
    head = said[at].casefold()
    if head in GENERAL and not suffixes_of(head):
        return _saying(readable, [*before, *names])
    inventory = Inventory(library)
    found = _of_kind(inventory, head, before, count=count, within=within)
    if suffixes := suffixes_of(head):
        typed = [path for path in readable if path.suffix.lower().lstrip(".") in suffixes]
        found = tuple({*found, *(_saying(typed, before) or typed)})
    return _saying(found, names) or _with_names(inventory, head, names, found, within) or found


def _of_kind(
    inventory: Inventory, head: str, before: Sequence[str], *, count: int, within: Sequence[Path]
) -> tuple[Path, ...]:
    kinds = with_sorts(kind_in(head)) - {""}
    if not kinds:
        return ()
    found = inventory.of_kinds(kinds, before, within=within)
    if not found and before:  # "open invoices": no file says that it is open
        found = inventory.of_kinds(kinds, (), within=within)
    if len(found) < count:  # the question knows of more: a scan may say what it is further below
        found = inventory.of_kinds(kinds, (), within=within, is_loose=True)
    return found


def _with_names(
    inventory: Inventory, head: str, names: Sequence[str], found: Sequence[Path], within: Sequence[Path]
) -> list[Path]:
    """Those of the files that say one of these names where they begin."""
    kinds = with_sorts(kind_in(head)) - {""}
    if not kinds:
        return []
    saying = {path for name in names for path in inventory.of_kinds(kinds, (name,), within=within)}
    return [path for path in found if path in saying]


def _saying(paths: Sequence[Path], names: Sequence[str]) -> list[Path]:
    """Those of the paths whose names say one of these words: "2025-01" as a whole where one does."""
    asked = [forms for name in names if (forms := question_words(name))]
    said = {path: question_words(path.stem.replace("_", " ")) for path in paths}
    whole = [path for path in paths if any(forms <= said[path] for forms in asked)]
    return whole or [path for path in paths if any(forms & said[path] for forms in asked)]


def _without_count(said: Sequence[str]) -> tuple[int, list[str]]:
    """The number at the beginning of "three signed contracts", 0 where none is said, and the other words."""
    if not said:
        return 0, []
    first = said[0].casefold()
    count = int(first) if first.isdigit() and len(first) < 4 else _COUNTS.get(first, 0)
    return count, list(said[1:] if count else said)
