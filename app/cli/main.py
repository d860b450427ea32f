"""The command line: options, the choice of command, and the one place where an error becomes a sentence and an exit
code. No command opens the window."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import traceback
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from app import __version__
from app.bootstrap import StartOptions, open_paths
from app.cli import ask, backup, chats, doctor, index, models, search, selftest, translate
from app.cli.context import Context, WindowSteps, no_steps
from app.cli.messages import sentence
from app.core.errors import AppError, BugError, Cancelled, UserError
from app.core.logs import configure
from app.core.paths import Paths

COMMANDS = (index, search, ask, translate, chats, models, backup, doctor, selftest)


Opener = Callable[[StartOptions, Paths, list[Path], str], int]
PassOn = Callable[[Paths, str], bool]


def run(
    arguments: Sequence[str],
    open_window: Opener,
    pass_on: PassOn = lambda *_: False,
    window_steps: WindowSteps = no_steps,
    show_failure: Callable[[AppError], object] = lambda _: False,
) -> int:
    """Run one command, or the window without one; returns the exit code of the contract (0, 1, 2, 3, 4). `pass_on`
    gives a question to the window that has the library open, if there is one; `window_steps` are its part of the
    selftest; `show_failure` tells in a window of its own why there is none, where nobody reads a terminal."""
    parser, names = build_parser()
    arguments, files = split_files(arguments, names)
    parsed = parser.parse_args(arguments)
    options = StartOptions(parsed.base_dir, parsed.models_dir, parsed.fake_models, parsed.json_log, parsed.debug)
    os.umask(0o077)  # files with questions and passages are private
    try:
        with contextlib.closing(_context(options, window_steps)) as context:
            if parsed.command is None:
                return open_window(options, context.paths, files, "")
            try:
                code: int = parsed.run(context, parsed)
            except UserError as error:
                if error.code == "library_in_use" and _is_for_a_window(parsed):
                    return _asked_in_window(pass_on(context.paths, parsed.question), error)
                raise
            return code
    except Cancelled:
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as failure:  # noqa: BLE001 - the outermost frame: every bug becomes exit code 4 and a sentence
        reported = _report(failure, is_debug=parsed.debug)
        if parsed.command is None and not sys.stderr.isatty():
            show_failure(reported)
        return reported.exit_code


def split_files(arguments: Sequence[str], commands: Collection[str]) -> tuple[list[str], list[Path]]:
    """`alcove FILE...` opens the window with them: what stands in the place of the command and is a file or folder, or
    is written like one. That one is gone is for the window to say: a desktop shows no terminal."""
    takes_value = {"--base-dir", "--models-dir", "--json-log"}
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] in takes_value else 1
    rest = list(arguments[place:])
    files = [_as_path(word) for word in rest]
    if rest and rest[0] not in commands and (files[0].exists() or _is_written_as_path(rest[0])):
        return list(arguments[:place]), [file.absolute() for file in files]
    return list(arguments), []


def _is_written_as_path(word: str) -> bool:
    return word.startswith("file://") or Path(word).is_absolute()


def _as_path(word: str) -> Path:
    if not word.startswith("file://"):
        return Path(word)
    path = unquote(urlsplit(word).path)
    return Path(path.lstrip("/") if os.name == "nt" else path)


def _is_for_a_window(parsed: argparse.Namespace) -> bool:
    """A plain question, whose answer is for a person and not for a program."""
    return parsed.command == "ask" and bool(parsed.question) and not parsed.json and not parsed.batch


def _asked_in_window(is_taken: bool, error: UserError) -> int:
    if not is_taken:
        raise error
    sys.stderr.write("The window that is open answers this.\n")
    return 0


def build_parser() -> tuple[argparse.ArgumentParser, frozenset[str]]:
    """The parser, and the names of its commands."""
    parser = argparse.ArgumentParser(
        prog="alcove", description="Ask about your own files on your own computer. Without a command: the window."
    )
    parser.add_argument("--version", action="version", version=f"alcove {__version__}")
    parser.add_argument("--base-dir", type=Path, metavar="DIR", help="keep every file of the program below DIR")
    parser.add_argument("--models-dir", type=Path, metavar="DIR", help="keep models in DIR")
    parser.add_argument("--fake-models", action="store_true", help="use models without weights (for tests)")
    parser.add_argument("--json-log", type=Path, metavar="FILE", help="write a log of JSON lines to FILE")
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        command.add_parser(commands)
    return parser, frozenset(commands.choices)


def _context(options: StartOptions, window_steps: WindowSteps) -> Context:
    paths = open_paths(options)
    configure(paths, options.json_log, options.is_debug)
    return Context(options, paths, window_steps)


def _report(failure: Exception, *, is_debug: bool) -> AppError:
    """One sentence and a remedy on stderr; never a traceback unless --debug."""
    if is_debug:
        traceback.print_exception(failure, file=sys.stderr)
    if not isinstance(failure, AppError):
        failure = BugError("unexpected", detail=f"{type(failure).__name__}: {failure}")
    sys.stderr.write(sentence(failure.code, failure.data) + "\n")
    return failure
