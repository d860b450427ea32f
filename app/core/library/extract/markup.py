"""Org mode and AsciiDoc: headings, paragraphs, tables, without their marks. Knows no other markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from app.core.library.base import Document
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode

_ORG_HEADING = re.compile(r"(\*+)\s+(?:(?:TODO|DONE|NEXT|WAITING)\s+)?(?:\[#\w\]\s+)?(.*?)(?:\s+:[\w@#%:]+:)?\s*$")
_ORG_TITLE = re.compile(r"#\+title:\s*(.+)", re.IGNORECASE)
_ORG_HIDDEN = re.compile(r"\s*#\+|\s*#\s|\s*:[\w-]+:(?:\s|$)|\s*#$")
_ORG_LINK = re.compile(r"\[\[(?P<target>[^\]]+)\](?:\[(?P<text>[^\]]*)\])?\]")
_ADOC_HEADING = re.compile(r"(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?\s*$")
_ADOC_HIDDEN = re.compile(r"(?://|:[\w!-]+:|\[[^\]]*\]\s*$|(?:include|ifdef|ifndef|endif|toc)::)")
_ADOC_FENCE = re.compile(r"(?:-{4,}|={4,}|\.{4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|\|={3,})\s*$")
_ADOC_LINK = re.compile(r"(?P<target>(?:https?://|link:|mailto:|xref:)[^\s\[]+)\[(?P<text>[^\]]*)\]")
_CODE = re.compile(r"\s*#\+(begin|end)_(src|example)", re.IGNORECASE)


def read_org(data: bytes, name: str) -> Document:
    text = decode(data)
    builder = Builder()
    code: list[str] | None = None
    for lines in _runs(text, _ORG_HEADING):
        for line in lines:
            fence = _CODE.match(line)
            if fence:
                builder.paragraph("\n".join(code or ()), keep_spaces=True)
                code = [] if fence[1].lower() == "begin" else None
            elif code is not None:
                code.append(line)
        if code is None and not any(map(_CODE.match, lines)):
            _add(builder, lines, _ORG_HEADING, _ORG_HIDDEN, _ORG_LINK)
    builder.paragraph("\n".join(code or ()), keep_spaces=True)
    title = _ORG_TITLE.search(text)
    return builder.build(title[1] if title else builder.first_heading() or PurePath(name).stem)


def read_asciidoc(data: bytes, name: str) -> Document:
    builder = Builder()
    for lines in _runs(decode(data), _ADOC_HEADING):
        kept = [line for line in lines if not _ADOC_FENCE.match(line)]
        _add(builder, kept, _ADOC_HEADING, _ADOC_HIDDEN, _ADOC_LINK)
    return builder.build(builder.first_heading() or PurePath(name).stem)


def _runs(text: str, heading: re.Pattern[str]) -> Iterator[list[str]]:
    """Lines between blank ones; a heading is a run of its own."""
    run: list[str] = []
    for line in text.split("\n"):
        is_heading = heading.match(line) is not None
        if is_heading or not line.strip():
            if run:
                yield run
            run = []
        if is_heading:
            yield [line]
        elif line.strip():
            run.append(line)
    if run:
        yield run


def _add(
    builder: Builder,
    lines: list[str],
    heading: re.Pattern[str],
    hidden: re.Pattern[str],
    link: re.Pattern[str],
) -> None:
    found = heading.match(lines[0]) if lines else None
    if found:
        builder.heading(_without_links(found[2], link), len(found[1]))
        return
    shown = [_without_links(line, link) for line in lines if not hidden.match(line)]
    rows = [line for line in shown if line.lstrip().startswith("|")]
    if rows and len(rows) == len(shown):
        builder.table(_cells(row) for row in rows if not row.lstrip().startswith("|-"))
    else:
        builder.paragraph("\n".join(shown))


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _without_links(text: str, link: re.Pattern[str]) -> str:
    return link.sub(lambda found: found["text"] or found["target"], text)
