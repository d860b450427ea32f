"""Finds messages by parts of their words, in any script. Knows the full-text tables of app.db and nothing else of the
store."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections import Counter
from dataclasses import dataclass

MAX_WORDS = 12  # of a query; a pasted page is cut
MAX_SHORT_TERMS = 100  # trigrams searched for a query of one or two letters
PER_CONVERSATION = 3  # so that one long conversation does not hide the others
SNIPPET_BEFORE, SNIPPET_AFTER = 36, 90
GRAM = 3


@dataclass(frozen=True)
class MessageMatch:
    """`snippet` is one line around the first word found; `ranges` are the (start, end) of what was found in it. `when`
    is in seconds since the epoch."""

    conversation_id: int
    message_id: int
    title: str
    snippet: str
    ranges: tuple[tuple[int, int], ...]
    when: float
    role: str = "user"


def query_words(text: str) -> list[str]:
    return list(dict.fromkeys(unicodedata.normalize("NFC", text.replace("\0", " ")).split()))[:MAX_WORDS]


def find_messages(db: sqlite3.Connection, text: str, limit: int) -> list[MessageMatch]:
    """Messages that contain every word of `text`, or a word with that part; newest first, at most PER_CONVERSATION of a
    conversation."""
    words = query_words(text)
    query = _match(db, words)
    if query is None:
        return []
    rows = db.execute(
        "SELECT m.conversation_id, m.id, c.title, m.text, m.created, m.role FROM message_index AS i "
        "JOIN messages AS m ON m.id = i.rowid JOIN conversations AS c ON c.id = m.conversation_id "
        "WHERE message_index MATCH ? AND c.deleted IS NULL ORDER BY i.rowid DESC",
        (query,),
    )
    found: list[MessageMatch] = []
    taken: Counter[int] = Counter()
    for conversation_id, message_id, title, body, created, role in rows:
        taken[conversation_id] += 1
        if taken[conversation_id] <= PER_CONVERSATION:
            snippet, ranges = snippet_of(body, words)
            found.append(MessageMatch(conversation_id, message_id, title, snippet, ranges, created, role))
            if len(found) >= limit:
                break
    return found


def _match(db: sqlite3.Connection, words: list[str]) -> str | None:
    """The FTS5 expression of a query; None where nothing can match."""
    parts = []
    for word in words:
        terms = [word] if len(word) >= GRAM else _begun_with(db, word)
        if not terms:
            return None
        parts.append("(" + " OR ".join(_quoted(term) for term in terms) + ")")
    return " AND ".join(parts) or None


def _begun_with(db: sqlite3.Connection, word: str) -> list[str]:
    """The trigrams of the index that begin with these one or two letters, the most common first."""
    low = word.lower()
    rows = db.execute(
        "SELECT term FROM message_grams WHERE term >= ? AND term < ? ORDER BY doc DESC LIMIT ?",
        (low, low + "\U0010ffff", MAX_SHORT_TERMS),
    )
    return [row[0] for row in rows]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def snippet_of(text: str, words: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One line of `text` around the first of `words`, and the ranges of all of them in it."""
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    first = pattern.search(text)
    at = first.start() if first else 0
    start = _word_start(text, max(0, at - SNIPPET_BEFORE), at)
    cut = text[start : at + SNIPPET_AFTER]
    line = " ".join(cut.split())
    line = ("… " if start else "") + line + (" …" if at + SNIPPET_AFTER < len(text) else "")
    return line, tuple(found.span() for found in pattern.finditer(line))


def _word_start(text: str, earliest: int, at: int) -> int:
    """The beginning of a word between the two positions, if there is one."""
    if earliest == 0:
        return 0
    space = text.find(" ", earliest, at)
    return space + 1 if space >= 0 else earliest
