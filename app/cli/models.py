"""`models list|get|add|remove`: which models there are, and installing them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from app.cli.context import Context
from app.cli.output import models_json, print_json, printing_task
from app.cli.terminal import line
from app.core.file_types import TRANSLATION_PACKAGE, type_of
from app.core.models.base import ModelEntry

FITS = {"yes": "fits this computer", "tight": "tight on this computer", "no": "too large for this computer"}


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("models", help="list, download, add and remove models")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="every model of the catalogue and every model added")
    get = actions.add_parser("get", help="download a model")
    get.add_argument("model", metavar="ID")
    add = actions.add_parser("add", help="use a GGUF file where it is, or install a translation package (.argosmodel)")
    add.add_argument("file", type=Path, metavar="FILE")
    remove = actions.add_parser("remove", help="delete a downloaded model, or forget an added one")
    remove.add_argument("model", metavar="ID")
    for action, function in ((listing, _list), (get, _get), (add, _add), (remove, _remove)):
        action.add_argument("--json", action="store_true", help="print one JSON object")
        action.set_defaults(run=function)


def _list(context: Context, arguments: argparse.Namespace) -> int:
    return _print(list(context.models.list()), arguments, "")


def _get(context: Context, arguments: argparse.Namespace) -> int:
    return _print([context.models.get(arguments.model, printing_task())], arguments, "Ready: ")


def _add(context: Context, arguments: argparse.Namespace) -> int:
    if type_of(arguments.file) is TRANSLATION_PACKAGE:
        return _add_package(context, arguments)
    return _print([context.models.add(arguments.file.absolute())], arguments, "Added: ")


def _add_package(context: Context, arguments: argparse.Namespace) -> int:
    from app.core.translate.packages import install_package

    package = install_package(arguments.file.absolute(), context.paths.packages)
    if arguments.json:
        print_json({"models": [], "package": {"from": package.source, "to": package.target}})
    else:
        print(f"Added: translation from {package.source} to {package.target}")
    return 0


def _remove(context: Context, arguments: argparse.Namespace) -> int:
    return _print([context.models.remove(arguments.model)], arguments, "Removed: ")


def _print(entries: list[ModelEntry], arguments: argparse.Namespace, prefix: str) -> int:
    if arguments.json:
        print_json(models_json(entries))
        return 0
    for entry in entries:
        state = "installed" if entry.is_installed else FITS[entry.fits]
        size = f"{entry.cost_bytes / 1e6:,.0f} MB"
        print(f"{prefix}{line(entry.id):<32} {size:>10}  {entry.quant:<8} {state:<24} {entry.licence}")
    return 0
