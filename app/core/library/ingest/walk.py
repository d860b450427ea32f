"""Walks an added folder. Knows which files count and how a file name becomes text, and nothing of the index."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from errno import ELOOP, ENOENT, ENOTDIR
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Literal

from app.core.errors import MachineError, UserError

Kind = Literal["folder", "file", "link", "broken", "other"]

NOTHING = (ENOENT, ENOTDIR, ELOOP)
NOTHING_ON_WINDOWS = (21, 123, 1921)  # as in pathlib: a drive without its disk, an impossible name, a link to nowhere
JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT: what Windows has for links to folders
# A byte that is no text stands in a stored name as the character of the private area that ends in it, U+F780 to U+F7FF;
# such a character itself as its three bytes. So no two names become the same text.
ESCAPE = 0xF700
_NO_TEXT = re.compile("[\ud800-\udfff\uf780-\uf7ff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile("[\uf780-\uf7ff]+")


def is_wanted(path: Path, exclude: Sequence[str], *, root: Path | None = None) -> bool:
    """No hidden names and no excluded ones between `root` (the added folder, which may be hidden itself) and `path`."""
    parts = path.relative_to(root).parts if root is not None and root != path else (path.name,) if root is None else ()
    return all(_is_wanted_name(part, tuple(exclude)) for part in parts)


def that_exclude(patterns: Sequence[str]) -> tuple[str, ...]:
    """Those that can leave something out: what begins with a dot matches hidden names alone, which never count."""
    return tuple(pattern for pattern in patterns if not pattern.startswith("."))


def as_text(path: Path) -> Path:
    """A path in stored form: valid text, as the database and every screen can hold it; `on_disk` gives the real path
    back. Most paths are the same in both forms."""
    text = str(path)
    return Path(_NO_TEXT.sub(_escape, text)) if _NO_TEXT.search(text) else path


def given(path: Path) -> Path:
    """The stored form of a path that may come from the disk or from the library."""
    return as_text(path) if _SURROGATE.search(str(path)) or os.path.lexists(path) else path


def absolute(path: Path) -> Path:
    """The absolute path in stored form. Links are kept: the person's own name for a folder is shown."""
    return given(Path(os.path.abspath(path.expanduser())))  # noqa: PTH100  (Path.absolute keeps "..")


def checked(path: Path) -> Path:
    """`absolute`, of something that can be read. Raises UserError path_missing, permission; MachineError."""
    path = absolute(path)
    real = on_disk(path)
    try:
        mode = real.stat().st_mode
        if S_ISDIR(mode):
            os.scandir(real).close()
        elif S_ISREG(mode):
            real.open("rb").close()
        else:  # opening a pipe waits for whoever writes into it
            raise UserError("path_missing", path=str(path))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("path_missing", path=str(path)) from error
    except PermissionError as error:
        raise UserError("permission", path=str(path)) from error
    except OSError as error:
        raise MachineError("path_unreadable", path=str(path), detail=str(error)) from error
    return path


def on_disk(path: Path) -> Path:
    """The real path of one in stored form."""
    text = str(path)
    return Path(_ESCAPED.sub(_unescape, text)) if _ESCAPED.search(text) else path


def mode_of(path: Path) -> int | None:
    """The `st_mode` of a path in stored form; None if there is surely nothing, 0 if it cannot be known."""
    try:
        return on_disk(path).stat().st_mode
    except OSError as error:
        is_nothing = error.errno in NOTHING or getattr(error, "winerror", None) in NOTHING_ON_WINDOWS
        return None if is_nothing else 0


def walk(
    root: Path,
    exclude: Sequence[str],
    *,
    on_unreadable: Callable[[Path], None],
    on_link: Callable[[Path], None] = lambda path: None,
) -> Iterator[Path]:
    """Every wanted file below `root`, or `root` itself if it is a file. Links to folders are not followed, so that a
    loop cannot trap the walk; pipes, sockets and devices are passed over, as opening one may wait for ever.
    `on_unreadable` is told of folders that may not be read, links that lead nowhere and paths that are too long for the
    system, `on_link` of links to folders. All paths are as text."""
    if S_ISREG(mode_of(root) or 0):
        yield root
        return
    globs = tuple(exclude)
    pending = [str(on_disk(root))]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            on_unreadable(as_text(Path(folder)))
            continue
        for entry in entries:
            kind: Kind = _kind(entry) if _is_wanted_name(entry.name, globs) else "other"
            if kind == "folder":
                pending.append(entry.path)
            elif kind == "file":
                yield as_text(Path(entry.path))
            elif kind == "link":
                on_link(as_text(Path(entry.path)))
            elif kind == "broken":
                on_unreadable(as_text(Path(entry.path)))


def _kind(entry: os.DirEntry[str]) -> Kind:
    """Asks the disk once for each file, so that too long paths and broken links show here."""
    try:
        if entry.is_dir(follow_symlinks=False):
            return "link" if _is_junction(entry) else "folder"
        if entry.is_dir():
            return "link"
        is_file = entry.is_file()
        if is_file or entry.is_symlink():
            entry.stat()
    except OSError:
        return "broken"
    return "file" if is_file else "other"


def _is_junction(entry: os.DirEntry[str]) -> bool:
    return os.name == "nt" and getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == JUNCTION


def _is_wanted_name(name: str, exclude: tuple[str, ...]) -> bool:
    return not name.startswith(".") and not _excluding(exclude).match(os.path.normcase(name))


@lru_cache(maxsize=8)
def _excluding(exclude: tuple[str, ...]) -> re.Pattern[str]:
    """All patterns as one regular expression: it is matched against a hundred thousand names."""
    return re.compile("|".join(translate(os.path.normcase(glob)) for glob in exclude) or r"(?!)")


def _escape(match: re.Match[str]) -> str:
    return "".join(chr(ESCAPE + byte) for byte in os.fsencode(match.group()))


def _unescape(match: re.Match[str]) -> str:
    return os.fsdecode(bytes(ord(character) - ESCAPE for character in match.group()))
