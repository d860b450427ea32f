"""`doctor` looks at this computer and the program's files; `selftest` runs every engine once on a small input."""

from __future__ import annotations

import argparse
import contextlib
import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.bootstrap import open_paths, open_services
from app.cli.context import Context
from app.cli.messages import sentence
from app.cli.output import print_json
from app.cli.terminal import line
from app.core.doctor import Check, look, selftest
from app.core.resources import resource


def add_parser(commands: Any) -> None:
    for name, function, text in (
        ("doctor", _doctor, "look for what keeps the program from working"),
        ("selftest", _selftest, "run every engine once on a small input"),
    ):
        parser = commands.add_parser(name, help=text)
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.set_defaults(run=function)


def _doctor(context: Context, arguments: argparse.Namespace) -> int:
    return _print(look(context.paths, context.models), arguments)


def _selftest(context: Context, arguments: argparse.Namespace) -> int:
    """In a folder of its own, so that the person's library is neither used nor changed."""
    sample, known = resource("sample"), json.loads(resource("sample_questions.json").read_text("utf-8"))[0]
    models = context.options.models_dir or context.paths.models
    with tempfile.TemporaryDirectory() as folder:
        options = replace(context.options, base_dir=Path(folder), models_dir=models)
        services = open_services(options, open_paths(options), is_window=False)
        with contextlib.closing(services):
            checks = selftest(services.library, services.asker, sample, known["question"], known["file"])
    return _print(checks, arguments)


def _print(checks: list[Check], arguments: argparse.Namespace) -> int:
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
    if arguments.json:
        print_json({"ok": is_ok, "checks": rows})
    else:
        for row in rows:
            print(f"{'ok ' if row['ok'] else 'NOT'}  {row['name']:<12} {line(row['detail'])} {row['remedy']}".rstrip())
    return 0 if is_ok else 1
