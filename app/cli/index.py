"""`index add|remove|sync|status`: manages the library and shows what is in it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cli.context import Context
from app.cli.messages import reading_notes, reason, remedy
from app.cli.output import index_json, print_json, printing_task
from app.cli.terminal import line
from app.core.errors import UserError
from app.core.library.base import FileState, IndexReport


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("index", help="add files and folders to the library, or see its state")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="read files or folders, return when they are searchable")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    remove = actions.add_parser("remove", help="forget a file or folder and all that was stored of it")
    remove.add_argument("path", type=Path, metavar="PATH")
    sync = actions.add_parser("sync", help="look for changes in every folder")
    status = actions.add_parser("status", help="every file and what became of it")
    for action, function in ((add, _add), (remove, _remove), (sync, _sync), (status, _status)):
        action.add_argument("--json", action="store_true", help="print one JSON object")
        action.set_defaults(run=function)


def _add(context: Context, arguments: argparse.Namespace) -> int:
    check_paths(arguments.paths)
    report = context.library.add([path.absolute() for path in arguments.paths], printing_task())
    return _finish(report, is_json=arguments.json)


def check_paths(paths: Sequence[Path]) -> None:
    """Called before the library is opened, so that a typing error costs no time. Missing permissions are left to the
    library. Raises UserError path_missing."""
    for path in paths:
        try:
            path.stat()
        except PermissionError:
            continue
        except OSError as error:
            raise UserError("path_missing", path=str(path)) from error


def _sync(context: Context, arguments: argparse.Namespace) -> int:
    return _finish(context.library.sync(printing_task()), is_json=arguments.json)


def _status(context: Context, arguments: argparse.Namespace) -> int:
    started = time.perf_counter()
    library = context.library
    report = IndexReport(library.status(), time.perf_counter() - started, tuple(library.files()))
    _print(report, is_json=arguments.json)
    return 0


def _remove(context: Context, arguments: argparse.Namespace) -> int:
    removed = context.library.remove(arguments.path.absolute())
    if arguments.json:
        report = IndexReport(context.library.status(), 0.0, ())
        print_json(index_json(report))
    else:
        print(f"Removed {line(arguments.path)} and everything stored of its {removed} files.")
    return 0


def _finish(report: IndexReport, *, is_json: bool) -> int:
    _print(report, is_json=is_json)
    if report.items and not any(row.state is FileState.INDEXED for row in report.items):
        first, count = report.items[0], len(report.items)
        about = {"path": str(first.path), "reason": reason(first.reason), "remedy": remedy(first.reason, first.path)}
        raise UserError("nothing_indexed" if count == 1 else "none_indexed", count=count, **about)
    return 0


def _print(report: IndexReport, *, is_json: bool) -> None:
    if is_json:
        print_json(index_json(report))
        return
    for row in report.items:
        if row.state is not FileState.INDEXED:
            advice = f". {remedy(row.reason, row.path)}" if row.reason == "unsupported" else ""
            print(f"  {line(row.path)}: {reason(row.reason) or row.state}{advice}")
        elif notes := reading_notes(row):
            print(f"  {line(row.path)}: {notes}")
    status = report.status
    if not status.total:
        print("The library is empty. Add files with: alcove index add PATH")
        return
    print(
        f"{status.indexed} of {status.total} files are searchable ({status.chunks} passages), "
        f"{status.skipped} skipped, {status.failed} failed. {report.seconds:.1f} s."
    )
