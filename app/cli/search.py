"""`search`: passages for a query, or for every line of a file."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path
from typing import Any

from app.cli.context import Context
from app.cli.output import print_json, search_json
from app.cli.terminal import line, prose
from app.core.errors import UserError
from app.core.library.base import SearchRequest, SearchResult

SNIPPET_CHARS = 240


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("search", help="find passages in the library")
    parser.add_argument("query", nargs="?", metavar="QUERY")
    parser.add_argument("--batch", type=Path, metavar="FILE", help="a query a line, one JSON object a line")
    parser.add_argument("--limit", type=int, default=10, metavar="N")
    parser.add_argument("--in", dest="within", nargs="+", type=Path, default=[], metavar="PATH")
    parser.add_argument("--mode", choices=("hybrid", "keyword", "vector"), default="hybrid")
    parser.add_argument("--order", choices=("relevance", "newest"), default="relevance")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=_run)


def _run(context: Context, arguments: argparse.Namespace) -> int:
    for query in queries(arguments.query, arguments.batch):
        request = SearchRequest(
            query,
            limit=max(1, arguments.limit),
            mode=arguments.mode,
            within=tuple(path.absolute() for path in arguments.within),
            order=arguments.order,
        )
        result = context.library.search(request)
        if arguments.json or arguments.batch:
            print_json(search_json(result))
        else:
            _print(result)
    return 0


def queries(single: str | None, batch: Path | None) -> list[str]:
    """The query given, or the lines of the batch file. Raises UserError empty_question, path_missing."""
    if batch is not None:
        if not batch.is_file():
            raise UserError("path_missing", path=str(batch))
        return [line.strip() for line in batch.read_text("utf-8", "replace").splitlines() if line.strip()]
    if not single or not single.strip():
        raise UserError("empty_question")
    return [single]


def _print(result: SearchResult) -> None:
    if not result.hits:
        print("Nothing found.")
    for hit in result.hits:
        where = f", page {hit.page}" if hit.page else ""
        print(f"{hit.rank}. {line(hit.path.name)}{where}" + (f" · {line(hit.heading)}" if hit.heading else ""))
        text = textwrap.shorten(prose(" ".join(hit.text.split())), SNIPPET_CHARS, placeholder=" …")
        print(textwrap.indent(textwrap.fill(text, 90), "   "))
    print(f"{len(result.hits)} passages in {result.ms:.0f} ms.")
