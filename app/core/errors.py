"""The tree of errors the program raises on purpose. An error carries a code and data, never a sentence: wording
belongs to the command line and the window, so that it can be translated.

    AppError
    ├── UserError         the person can mend it               exit code 1
    ├── MachineError      disk, memory, a missing library      exit code 3
    │   └── DiskFull      the one that a person mends at once  exit code 1
    └── BugError          an assumption of ours was wrong      exit code 4
    Cancelled             someone pressed Stop; shown to nobody
"""

from __future__ import annotations

from typing import Any


class AppError(Exception):
    """Base of every expected failure. `code` names the sentence, `data` fills it."""

    exit_code = 4

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code, data)
        self.code = code
        self.data = data

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self.code, self.data))


class UserError(AppError):
    exit_code = 1


class MachineError(AppError):
    exit_code = 3


class DiskFull(MachineError):
    """Raised with the code disk_full."""

    exit_code = 1


class BugError(AppError):
    exit_code = 4


class Cancelled(Exception):
    """Raised by `Task.check` after Stop. Not an AppError: nobody is told."""


def _rebuild(kind: type[AppError], code: str, data: dict[str, Any]) -> AppError:
    return kind(code, **data)
