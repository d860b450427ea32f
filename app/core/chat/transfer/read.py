"""Reads exported conversations of any supported program: our JSON, ChatGPT's export (alone or in its .zip), LM
Studio's. Everything is checked before anything is returned."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from app.core.chat.records import ConversationTree, StoredMessage
from app.core.chat.transfer import chatgpt, lmstudio, own
from app.core.errors import UserError

MAX_BYTES = 512 * 1024**2  # of JSON; ten years of daily conversations are a tenth of it
MAX_MESSAGES = 1_000_000
_IN_ZIP = re.compile(r"(?:^|/)conversations(?:-\d+)?\.json$|\.conversation\.json$")
_SURROGATES = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def read_conversations(file: Path) -> list[ConversationTree]:
    """Conversations without messages are left out. Raises UserError path_missing, permission, import_unknown,
    import_damaged, import_newer, import_too_large, import_empty."""
    try:
        trees = [tree for data in _documents(file) for tree in _read(data, file)]
    except FileNotFoundError:
        raise UserError("path_missing", path=str(file)) from None
    except (PermissionError, IsADirectoryError):
        raise UserError("permission", path=str(file)) from None
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError) as error:  # zip: locked, unknown
        raise UserError("import_damaged", path=str(file), detail=str(error)) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise UserError("import_damaged", path=str(file), detail=type(error).__name__) from error
    found = [_clean(tree) for tree in trees if tree.messages]
    if not found:
        raise UserError("import_empty", path=str(file))
    if sum(len(tree.messages) for tree in found) > MAX_MESSAGES:
        raise UserError("import_too_large", path=str(file))
    return found


def _documents(file: Path) -> Iterator[Any]:
    with file.open("rb") as stream:
        is_zip = stream.read(4) == b"PK\x03\x04"
    if not is_zip:
        if file.stat().st_size > MAX_BYTES:
            raise UserError("import_too_large", path=str(file))
        yield _parsed(file.read_bytes())
        return
    with zipfile.ZipFile(file) as archive:
        names = sorted(name for name in archive.namelist() if _IN_ZIP.search(name))
        if not names:
            raise UserError("import_unknown", path=str(file))
        left = MAX_BYTES
        for name in names:
            with archive.open(name) as member:  # the size that the archive states is not trusted
                content = member.read(left + 1)
            left -= len(content)
            if left < 0:
                raise UserError("import_too_large", path=str(file))
            yield _parsed(content)


def _parsed(content: bytes) -> Any:
    return json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _read(data: Any, file: Path) -> list[ConversationTree]:
    if own.is_own(data):
        return own.read(data, str(file))
    try:
        if chatgpt.is_chatgpt(data):
            return chatgpt.read(data)
        if lmstudio.is_lmstudio(data):
            return lmstudio.read(data)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise UserError("import_damaged", path=str(file), detail=str(error)) from error
    raise UserError("import_unknown", path=str(file))


def _clean(tree: ConversationTree) -> ConversationTree:
    """A database stores only valid text."""
    return replace(
        tree,
        title=" ".join(_valid(tree.title).split())[:500],
        tags=tuple(_valid(tag) for tag in tree.tags),
        messages=tuple(_clean_message(message) for message in tree.messages),
    )


def _clean_message(message: StoredMessage) -> StoredMessage:
    return replace(message, text=_valid(message.text), model=_valid(message.model))


def _valid(text: str) -> str:
    return text if text.isascii() else _SURROGATES.sub(REPLACEMENT, text)
