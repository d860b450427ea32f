"""`translate`: translates a text or a file and lists the segments with warnings."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cli.context import Context
from app.cli.output import print_json, printing_task
from app.cli.terminal import line, prose
from app.core.errors import BugError, UserError
from app.core.translate.base import Segment, Translation, TranslationDone, Warning
from app.core.translate.documents.service import DocumentDone, suggested_output
from app.core.translate.glossary import Glossary, read_glossary
from app.core.translate.languages import known
from app.core.translate.memory import NoMemory, TmxMemory
from app.core.translate.service import TranslationRequest

WARNINGS = {
    "number": "check this number: the source says {detail}",
    "address": "an address changed: {detail}",
    "placeholder": "a placeholder changed: {detail}",
    "unit": "a unit is missing: {detail}",
    "language": "this is not in the language that was asked for",
    "length": "much longer or shorter than the source",
    "repetition": "repeats itself",
    "untranslated": "not translated",
    "empty": "no translation",
    "glossary": "the glossary says {detail} = {remedy}",
}


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("translate", help="translate a text")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("text", nargs="?", metavar="TEXT", help="- reads it from standard input")
    what.add_argument("--file", type=Path, metavar="IN", help="translate a file and keep its format")
    parser.add_argument("--out", type=Path, metavar="OUT", help="beside the file, with the language in its name")
    parser.add_argument("--bilingual", action="store_true", help="both languages, one under the other")
    parser.add_argument("--to", required=True, metavar="LANG", help="such as de, en, ar")
    parser.add_argument("--from", dest="source", default="", metavar="LANG", help="found from the text without it")
    parser.add_argument("--glossary", type=Path, metavar="CSV", help="terms and their translations (CSV or TBX)")
    parser.add_argument("--memory", type=Path, metavar="TMX", help="sentences that were translated before (TMX)")
    parser.add_argument("--engine", default="", metavar="ID", help="dedicated, or the id of a chat model")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=_run)


def _run(context: Context, arguments: argparse.Namespace) -> int:
    text = sys.stdin.read() if arguments.text == "-" else arguments.text or ""
    glossary = _glossary(arguments)
    memory = NoMemory() if arguments.memory is None else TmxMemory(arguments.memory)
    request = TranslationRequest(arguments.to, arguments.source, arguments.engine, glossary, memory)
    if arguments.file is not None:
        return _file(context, arguments, request)
    events = context.translation.translator.translate(text, request, printing_task())
    done = next((event for event in events if isinstance(event, TranslationDone)), None)
    if done is None:
        raise BugError("unexpected", detail="no translation")
    if arguments.json:
        print_json(translation_json(done.translation))
    else:
        _print(done.translation)
    return 0


def _file(context: Context, arguments: argparse.Namespace, request: TranslationRequest) -> int:
    target = known(request.target)
    out = arguments.out or suggested_output(arguments.file, target, bilingual=arguments.bilingual)
    events = context.translation.documents.translate(
        arguments.file.absolute(), out.absolute(), request, printing_task(), bilingual=arguments.bilingual
    )
    done = next((event for event in events if isinstance(event, DocumentDone)), None)
    if done is None:
        raise BugError("unexpected", detail="no translation")
    if arguments.json:
        print_json(document_json(done))
        return 0
    print(f"{line(str(done.out))}: {done.segments} segments, {len(done.marked)} to look at")
    _print_warnings(done.marked)
    return 0


def document_json(done: DocumentDone) -> dict[str, Any]:
    """The same shape as for a text, with the segments that have a warning."""
    return {
        "text": "",
        "out": str(done.out),
        "from": done.source_language,
        "to": done.target_language,
        "engine": done.engine,
        "total": done.segments,
        "segments": [_segment_json(segment) for segment in done.marked],
    }


def _glossary(arguments: argparse.Namespace) -> Glossary:
    if arguments.glossary is None:
        return Glossary()
    source = known(arguments.source) if arguments.source else ""
    found = read_glossary(arguments.glossary, source, known(arguments.to))
    for clash in found.clashes:
        sys.stderr.write(
            f"The glossary has {line(clash.source)} twice; {line(clash.kept)} is used, not {line(clash.ignored)}.\n"
        )
    if not found.terms:
        raise UserError("glossary_unreadable", path=str(arguments.glossary), detail="no terms")
    return found


def translation_json(translation: Translation) -> dict[str, Any]:
    return {
        "text": translation.text,
        "from": translation.source_language,
        "to": translation.target_language,
        "engine": translation.engine,
        "segments": [_segment_json(segment) for segment in translation.segments],
    }


def _segment_json(segment: Segment) -> dict[str, Any]:
    warnings = [
        {"kind": item.kind, "detail": item.detail, "found": item.found, "remedy": item.remedy}
        for item in segment.warnings
    ]
    return {"source": segment.source, "target": segment.target, "origin": segment.origin, "warnings": warnings}


def _print(translation: Translation) -> None:
    print(prose(translation.text))
    _print_warnings(translation.segments)


def _print_warnings(segments: Sequence[Segment]) -> None:
    for segment in segments:
        for warning in segment.warnings:
            sys.stderr.write(f"  {line(segment.target[:60])}: {_sentence(warning)}\n")


def _sentence(warning: Warning) -> str:
    return WARNINGS[warning.kind].format(detail=line(warning.detail or warning.found), remedy=line(warning.remedy))
