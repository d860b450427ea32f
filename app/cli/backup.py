"""`backup FILE` and `restore FILE`: everything that cannot be regenerated, in one file and back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.cli.context import Context
from app.cli.output import print_json
from app.cli.terminal import line
from app.core.storage.backup import BackupReport, back_up, restore


def add_parser(commands: Any) -> None:
    saving = commands.add_parser("backup", help="save conversations and settings to one file")
    saving.add_argument("file", type=Path, metavar="FILE")
    saving.add_argument("--with-library", action="store_true", help="also what was read of your files")
    saving.set_defaults(run=_backup)
    returning = commands.add_parser("restore", help="put a backup in the place of what is here now")
    returning.add_argument("file", type=Path, metavar="FILE")
    returning.set_defaults(run=_restore)
    for parser in (saving, returning):
        parser.add_argument("--json", action="store_true", help="print one JSON object")


def _backup(context: Context, arguments: argparse.Namespace) -> int:
    report = back_up(context.paths, arguments.file, with_library=arguments.with_library)
    return _print(report, arguments, "Saved {parts} to {file}, {size:.1f} MB before packing.")


def _restore(context: Context, arguments: argparse.Namespace) -> int:
    report = restore(context.paths, arguments.file)
    return _print(report, arguments, "Restored {parts} from {file}, {size:.1f} MB.")


def _print(report: BackupReport, arguments: argparse.Namespace, text: str) -> int:
    if arguments.json:
        print_json({"file": str(report.file), "created": report.created, "parts": dict(report.parts)})
    else:
        size = sum(report.parts.values()) / 1e6
        print(text.format(parts=", ".join(map(line, report.parts)), file=line(report.file), size=size))
    return 0
