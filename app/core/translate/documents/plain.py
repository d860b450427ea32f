"""Formats that are lines of text: plain text, Markdown, subtitles. What is not text keeps its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import UserError
from app.core.library.extract.encoding import decode
from app.core.translate.documents.base import OpenDocument, Unit, has_text

MAX_BYTES = 50_000_000
_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_LINK_TARGET = re.compile(r"^\s{0,3}\[[^\]]+\]:\s*\S+")
_RULE = re.compile(r"^\s{0,3}(?:(?:[-*_]\s*){3,}|=+\s*|\|?[\s:|-]+\|[\s:|-]*)$")
_LEAD = re.compile(r"^\s*(?:(?:>|#{1,6}|[-*+]|\d{1,9}[.)])\s+|\[[ xX]\]\s+)*")
# Inline marks of Markdown: code, images and ends of links, tags, footnotes, emphasis, cells of tables.
_INLINE = re.compile(
    r"`+[^`\n]+`+|!\[|\]\([^)\s]*(?:\s+\"[^\"]*\")?\)|\]\[[^\]]*\]|\[\^[^\]]+\]|</?[a-zA-Z][^<>]*>|<https?://[^>\s]+>|"
    r"\$\$?[^$\n]+\$\$?|\*\*\*|\*\*|__|~~|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|\[(?=[^\]\n]*\][(\[])|\\[\\`*_{}\[\]()#+.!|-]|\|"
)
_TIMING = re.compile(r"\d+:\d\d(?::\d\d)?[.,]\d{3}\s+-->\s+\d")


@dataclass(frozen=True)
class _Line:
    """`lead` and `end` are kept; `between` is what separates the slots."""

    lead: str
    slots: tuple[str, ...]
    between: tuple[str, ...]
    end: str

    def with_slots(self, slots: Sequence[str]) -> str:
        parts = [slots[0]]
        for mark, slot in zip(self.between, slots[1:], strict=True):
            parts += [mark, slot]
        return self.lead + "".join(parts) + self.end


class _Lines:
    """A document of lines, some of them units."""

    def __init__(self, lines: Iterable[str | _Line], *, newline: str) -> None:
        self._lines = list(lines)
        self._newline = newline

    @property
    def units(self) -> list[Unit]:
        return [Unit(line.slots) for line in self._lines if isinstance(line, _Line)]

    def write(self, out: Path, targets: Sequence[tuple[str, ...]], *, target_language: str, bilingual: bool) -> None:
        """See `OpenDocument.write`."""
        left = iter(targets)
        with out.open("w", encoding="utf-8", newline=self._newline) as file:
            for line in self._lines:
                if isinstance(line, str):
                    file.write(line)
                    continue
                if bilingual:
                    source = line.with_slots(line.slots)
                    file.write(source if source.endswith("\n") else source + "\n")
                file.write(line.with_slots(next(left)))


class PlainFormat:
    suffixes = frozenset({".txt", ".text", ".md", ".markdown", ".srt", ".vtt"})

    def open(self, path: Path, *, source: str, target: str) -> OpenDocument:
        """See `DocumentFormat.open`."""
        text = read_text(path)
        lines, kind = text.splitlines(keepends=True), path.suffix.lower()
        if kind in (".md", ".markdown"):
            found = _markdown(lines)
        elif kind in (".srt", ".vtt"):
            found = _subtitles(lines)
        else:
            found = (_unit(line, _no_marks) for line in lines)
        return _Lines(found, newline=_newline(path))


def _newline(path: Path) -> str:
    """The line ends of the file, which reading normalises."""
    with path.open("rb") as file:
        return "\r\n" if b"\r\n" in file.read(65_536) else "\n"


def read_text(path: Path) -> str:
    """Raises UserError path_missing, permission, too_large, empty, damaged."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError("too_large", path=str(path))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("path_missing", path=str(path)) from error
    except OSError as error:
        raise UserError("permission", path=str(path)) from error
    text = decode(data)
    if not text.strip():
        raise UserError("empty", path=str(path))
    return text


def _no_marks(text: str) -> Iterator[tuple[int, int]]:
    yield from ()


def _markdown(lines: Sequence[str]) -> Iterator[str | _Line]:
    """Code, rules, addresses of links and the head of the file stay; the rest is text with marks in it."""
    fence, head = "", bool(lines) and lines[0].strip() == "---"
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if head:
            head = number == 0 or line.strip() not in ("---", "...")
            yield line
        elif fence or mark:
            if fence and line.strip().startswith(fence) and set(line.strip()) == {fence[0]}:
                fence = ""
            elif not fence and mark:
                fence = mark[1]
            yield line
        elif _LINK_TARGET.match(line) or _RULE.match(line) or _is_code(lines, number):
            yield line
        else:
            yield _unit(line, lambda text: (match.span() for match in _INLINE.finditer(text)))


def _is_code(lines: Sequence[str], number: int) -> bool:
    """An indented line is code where no list goes on: the last line with less indentation is no item of one."""
    if not lines[number].startswith(("    ", "\t")):
        return False
    for line in reversed(lines[:number]):
        if line.strip() and not line.startswith(("    ", "\t")):
            return re.match(r"\s*(?:[-*+]|\d{1,9}[.)])\s", line) is None and not line.strip()[0].islower()
    return True


def _subtitles(lines: Sequence[str]) -> Iterator[str | _Line]:
    """Text follows a line with times, up to an empty line."""
    is_text = False
    for line in lines:
        if _TIMING.search(line):
            is_text = True
            yield line
        elif is_text and line.strip():
            yield _unit(line, lambda text: (m.span() for m in re.finditer(r"<[^<>]*>|\{\\[^{}]*\}", text)))
        else:
            is_text = False
            yield line


def _unit(line: str, marks: Callable[[str], Iterable[tuple[int, int]]]) -> str | _Line:
    """The line as it is where nothing in it is to be translated."""
    body = line.rstrip("\r\n")
    lead = _LEAD.match(body)
    begin = lead.end() if lead else 0
    text, end = body[begin:], line[len(body) :]
    slots, between, at = [], [], 0
    for start, stop in marks(text):
        slots.append(text[at:start])
        between.append(text[start:stop])
        at = stop
    slots.append(text[at:])
    return _Line(body[:begin], tuple(slots), tuple(between), end) if has_text(slots) else line
