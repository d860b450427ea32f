"""Reads a request for a summary: the file that it names, whether it asks for all of that file and nothing else, and
whether the file fits into one reading. Knows the library only by its Protocol, and no model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.core.chat.columns import is_file_word
from app.core.chat.grounded import MANNERS
from app.core.chat.intent import named
from app.core.chat.named_files import NamedFiles
from app.core.chat.routes.named import comparable, question_words
from app.core.chat.words import STOPWORDS, words
from app.core.errors import UserError
from app.core.library.base import FileRow, Library

CHARS_A_TOKEN = 3.5  # between those of English and German
FRAME_TOKENS = 20  # around a passage; neighbours are often read as one
READ_AT_ONCE = MANNERS["summary"].evidence_tokens
# Words that ask for a summary and say nothing of what it is about.
_ASKING = """
please can could you would give write make show me us summarise summarize summary sum up overview short brief quick
whole entire complete full all everything content contents main points key about attached attachment text
bitte kannst du können sie könntest gib schreib mach mir uns eine einen kurz kurze kurzen fass fasse fassen
zusammen zusammenfassen zusammenfassung überblick ganze ganzen gesamte gesamten inhalt über von vom anhang diese dieses
diesen
s'il te vous plaît peux peux-tu pouvez-vous fais fait donne moi donne-moi résume résumer résumez résumé un une court
bref vue ensemble d'ensemble le la les du de des ce cette tout toute texte
por favor puedes haz dame resume resumir resuma resumen breve el los las del este esta todo toda texto
"""
ASKING = frozenset(_ASKING.split())


def named_for_summary(library: Library, question: str) -> tuple[Path, ...]:
    """The files or folders that a request calls by name; the one file of whose name it says enough."""
    files = named(question, [row.path for row in library.files()])
    if files:
        return files
    if folders := named(question, [row.path for row in library.status().folders]):
        return folders
    try:
        meant = NamedFiles(library).named(question)
    except UserError:  # an empty library
        return ()
    return tuple(meant) if len(meant) == 1 else ()


def asks_for_all(question: str, path: Path) -> bool:
    """Whether a request has no word but those that ask and those of the file's name: "the lease in three sentences" and
    "what the lease says about dogs" want something else than its sections."""
    said = question_words(f"{path.stem.replace('_', ' ')} {path.suffix.lstrip('.')}")
    rest = [word for word in words(question) if word not in ASKING | STOPWORDS and word != path.name.lower()]
    return all(is_file_word(word) or comparable(word) & said for word in rest)


def fits_one_reading(library: Library, files: Sequence[FileRow]) -> bool:
    """Whether the usual answer reads the only file as a whole."""
    if len(files) != 1 or files[0].chunks * FRAME_TOKENS > READ_AT_ONCE:
        return False
    try:
        passages = library.chunks(files[0].path)
    except UserError:  # taken out meanwhile
        return False
    return sum(len(hit.text) / CHARS_A_TOKEN + FRAME_TOKENS for hit in passages) <= READ_AT_ONCE
