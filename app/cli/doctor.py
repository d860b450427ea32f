"""`doctor`: checks this computer and the program's files."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from app.cli.context import Context
from app.cli.messages import sentence
from app.cli.output import print_json
from app.cli.terminal import line
from app.core.doctor import Check, look


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("doctor", help="look for what keeps the program from working")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=_run)


def _run(context: Context, arguments: argparse.Namespace) -> int:
    return print_checks(look(context.paths, context.models), is_json=arguments.json)


def print_checks(checks: Sequence[Check], *, is_json: bool) -> int:
    """Returns the exit code: 1 if a check failed."""
    is_ok = all(check.is_ok for check in checks)
    rows = [
        {
            "name": check.name,
            "ok": check.is_ok,
            "detail": check.detail,
            "remedy": "" if check.is_ok else sentence(check.code, check.data),
        }
        for check in checks
    ]
    if is_json:
        print_json({"ok": is_ok, "checks": rows})
    else:
        for row in rows:
            print(f"{'ok ' if row['ok'] else 'NOT'}  {row['name']:<15} {line(row['detail'])} {row['remedy']}".rstrip())
    return 0 if is_ok else 1
