"""Presets for conversations: those of the program and the person's own, kept in app.db. A preset is a named set of
options; a conversation's own options take precedence. Knows no model."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core.chat.options import ConversationOptions, read_options
from app.core.errors import UserError
from app.core.storage.db import open_database, sqlite_errors

OWN = "own-"  # prefix of the ids of a person's own presets
MAX_NAME = 60


@dataclass(frozen=True)
class Persona:
    """`id` is stable. The names of the program's own presets are translated by the window."""

    id: str
    name: str
    options: ConversationOptions

    @property
    def is_own(self) -> bool:
        return self.id.startswith(OWN)


# Asked of the model in English, the language that small models follow best; each asks for the language of the question.
BUILT_IN = (
    Persona("careful", "Careful reader", ConversationOptions(uses_library=True, temperature=0.0)),
    Persona(
        "plain",
        "Plain helper",
        ConversationOptions(
            system_prompt="You are a helpful assistant. Answer in plain words, shortly and truthfully, in the language "
            "of the question. If you do not know, say so.",
            uses_library=False,
            temperature=0.3,
            max_tokens=512,
        ),
    ),
    Persona(
        "writer",
        "Writer",
        ConversationOptions(
            system_prompt="You help to write and revise texts. Keep the meaning, the facts, every number and name, and "
            "the language of the text. Give the text itself, without remarks about it.",
            uses_library=False,
            temperature=0.7,
            max_tokens=1024,
        ),
    ),
    Persona(
        "coder",
        "Coder",
        ConversationOptions(
            system_prompt="You help with program code. Give complete code in fenced blocks that name the language, "
            "then a short explanation. Say what you assume.",
            uses_library=False,
            temperature=0.2,
            max_tokens=1024,
        ),
    ),
)  # fmt: skip


class PersonaStore:
    """Safe to use from several threads. All raise MachineError disk_full, database_damaged, database_unavailable."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._db = open_database(file, "app", check_same_thread=False)
        self._db.execute("PRAGMA cache_size = -256")

    def list(self) -> Sequence[Persona]:
        """The program's presets first, then the person's by name."""
        rows = self._run("SELECT id, name, options FROM personas ORDER BY name COLLATE NOCASE, id").fetchall()
        return [*BUILT_IN, *(Persona(f"{OWN}{row[0]}", row[1], read_options(json.loads(row[2]))) for row in rows)]

    def find(self, persona_id: str | None) -> Persona | None:
        return next((one for one in self.list() if one.id == persona_id), None)

    def save(self, name: str, options: ConversationOptions, persona_id: str | None = None) -> Persona:
        """Store a new preset, or new options for one of the person's own. Raises UserError persona_unnamed,
        unknown_persona."""
        name = " ".join(name.split())[:MAX_NAME]
        if not name:
            raise UserError("persona_unnamed")
        content = json.dumps({**options.differences(), "persona": None})
        if persona_id is None:
            number = self._run("INSERT INTO personas(name, options) VALUES (?, ?)", name, content).lastrowid
        else:
            number = self._number(persona_id)
            self._run("UPDATE personas SET name = ?, options = ? WHERE id = ?", name, content, number)
        found = self.find(f"{OWN}{number}")
        if found is None:
            raise UserError("unknown_persona", id=persona_id)
        return found

    def remove(self, persona_id: str) -> None:
        """Delete a preset; its conversations use the program's defaults. Raises UserError unknown_persona."""
        self._run("DELETE FROM personas WHERE id = ?", self._number(persona_id))

    def effective(self, options: ConversationOptions) -> ConversationOptions:
        """The options in force: the conversation's own, completed by its preset's."""
        persona = self.find(options.persona) if options.persona else None
        return options.over(persona.options) if persona is not None else options

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _number(self, persona_id: str) -> int:
        number = persona_id.removeprefix(OWN)
        if not persona_id.startswith(OWN) or not number.isdecimal():
            raise UserError("unknown_persona", id=persona_id)
        return int(number)

    def _run(self, sql: str, *values: Any) -> Any:
        with self._lock, sqlite_errors(self._file), self._db:
            return self._db.execute(sql, values)
