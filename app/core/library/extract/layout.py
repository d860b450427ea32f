"""Turns the lines of pages into one text with paragraphs, headings and page numbers. Pure; knows no PDF library."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from app.core.library.base import Block, Document
from app.core.library.extract.plainletters import with_plain_letters
from app.core.text.unspaced import is_unspaced

HEADING_RATIO = 1.15  # of the body's font size
MAX_HEADING_CHARS = 160  # of all its lines together
BODY_SHARE = 0.15  # a size of so much running text is a body's, though code in a smaller size may fill more
GAP_RATIO = 1.35  # of the usual line distance: more begins a new paragraph
FULL_LINE = 0.6  # of the page's longest line: the sentence goes on in the next line
MIN_REPEATS = 3  # a first or last line on so many pages is a running header or footer
SOFT_HYPHENS = "\x02\xad￾"  # pdfium's mark for a hyphen at the end of a line, and Unicode's
ODD = 0.05  # of a page's characters that no font table could name
SIGNS = 2  # characters a word, at most, in a table of a font's signs, odd by nature; 1.4 to 1.6 in manuals of fonts
JOINED = 20  # characters a word where the spaces were lost; tables of long commands have 18
GARBAGE = 0.3  # of a page's characters; a manual's table of odd signs has 0.1
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[\W_]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*", re.IGNORECASE)
_SECTION = re.compile(
    r"^(?:(?:chapter|appendix|part|section)\s+[\da-z]+(?:\.\d+)*|\d+(?:\.\d+)*|[a-z](?:\.\d+)+|[a-z](?=[.:]))[.:]?\s+"
)
_SCALE = r"(?:Mio|Mrd|Million(?:en)?|Milliarden?|Tsd|Prozent|Euro|M€|T€|k€|TEUR|[MGT]Wh?|°C|M|K|B)"
_UNIT = rf"(?:{_SCALE}|[a-zà-ÿ²³/]{{1,14}})"
_FIGURE = re.compile(
    r"[~≈<>+−-]?\s?(?:[A-Z]{2,3}\$?\s|[^\w\s]\s?)?[-−+]?\d[\d.,'’\s\u202f]*(?:\s?[%‰°])?"
    rf"(?:\s?{_UNIT}\.?(?:\s?(?:{_UNIT}|[A-Z]{{3}}|[^\w\s]))?)?\s?[%€$£¥+*]?"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f￾￿]")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:\d+|[ivxlc]+)\s*$")  # "3.2 Lists . . . . . 17" in a table of contents
_CODES = re.compile(r"/[Gg][0-9A-Fa-f]{2}|\(cid:\d+\)")  # a font without names: the numbers of its shapes
_NO_LETTER = re.compile(r"[\W_]+")
_LATIN = re.compile(r"[A-Za-z]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f]+")


class Line(NamedTuple):
    """`size` is the font size in points, `y` the bottom in points from the page's foot, `x` and `end` the left and
    right ends, `height` that of its box; 0 where unknown. `column` is 1 or 2 on a page of two columns, else 0. `is_row`
    of a table, which is a paragraph of its own."""

    text: str
    size: float = 0.0
    y: float = 0.0
    x: float = 0.0
    end: float = 0.0
    height: float = 0.0
    column: int = 0
    is_row: bool = False


@dataclass
class Page:
    """`notes` are remarks of its readers, each a paragraph behind its text. `is_unmapped` where its fonts do not say
    which letters their shapes are, `is_layer` where the text is not seen but lies over or under a picture. `pictures`
    are those on a page that has text of its own: the paragraphs of each, with the picture's place. A page that is a
    picture `is_scanned`, and `is_untried` where there was no time for it."""

    number: int
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    is_unmapped: bool = False
    is_layer: bool = False
    pictures: list[list[Line]] = field(default_factory=list)
    is_scanned: bool = False
    is_untried: bool = False

    @property
    def text(self) -> str:
        return "\n".join([line.text for line in self.lines])


@dataclass(frozen=True)
class _Paragraph:
    text: str
    page: int
    level: int = 0


def looks_wrong(text: str) -> bool:
    """Spaces are missing, or characters that no font table could name: worth a second opinion."""
    words = text.split()
    count = sum(map(len, words))
    if count < 40:
        return False
    if _codes(text) > GARBAGE * count or _odd(text) > (ODD if count > SIGNS * len(words) else GARBAGE) * count:
        return True
    return count > JOINED * len(words) and len(_LATIN.findall(text)) > 0.6 * count


def is_garbage(text: str) -> bool:
    """Nothing readable: glyph numbers, characters of no script."""
    count = sum(map(len, text.split()))
    return _codes(text) > GARBAGE * count or _odd(text) > GARBAGE * count


def _codes(text: str) -> int:
    return sum(map(len, _CODES.findall(text)))


def _odd(text: str) -> int:
    """Each distinct character is judged once."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return 0
    return sum(text.count(char) for char in set(text) if _is_odd(char))


@functools.lru_cache(maxsize=65536)
def _is_odd(char: str) -> bool:
    if char in SOFT_HYPHENS or char.isspace():
        return False
    return char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc")


def assemble(title: str, pages: list[Page], outline: dict[tuple[int, str], int], *, ocr_pages: int = 0) -> Document:
    """Join the pages; `outline` maps (page, title) to a level. Pages without text are listed in `empty_pages`, or in
    `untried_pages`."""
    bare = [page for page in pages if not page.text.strip() and not page.pictures and not page.notes]
    _drop_running_lines(pages)
    for page in pages:
        _put_pictures(page)
    levels = _outline_levels(pages, outline) or _size_levels(pages)
    paragraphs = [paragraph for page in pages for paragraph in _page_paragraphs(page, levels)]
    text, blocks = _join(paragraphs)
    return Document(
        title=title,
        text=text,
        blocks=blocks,
        pages=len(pages),
        ocr_pages=ocr_pages,
        empty_pages=tuple(page.number for page in bare if not page.is_untried),
        untried_pages=tuple(page.number for page in pages if page.is_untried),
    )


def lines_as_text(lines: list[Line]) -> str:
    """As paragraphs, of something that is no page: its first and last lines are no header and no number."""
    return _join(_page_paragraphs(Page(1, lines), {}))[0]


def _put_pictures(page: Page) -> None:
    """The text of each picture before the first line that stands below its middle, in the columns that it covers."""
    for paragraphs in page.pictures:
        place = paragraphs[0]
        middle = place.y + place.height / 2
        beside = [at for at, line in enumerate(page.lines) if line.x < place.end and line.end > place.x]
        below = (at for at in beside if page.lines[at].y < middle)
        at = next(below, beside[-1] + 1 if beside else len(page.lines))
        page.lines[at:at] = paragraphs


def _drop_running_lines(pages: list[Page]) -> None:
    """Running headers, page numbers and the table of contents would otherwise be found before the text itself."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_mask(line.text) for line in (*page.lines[:1], *page.lines[-1:])})
    for page in pages:
        for index in (-1, 0):
            if len(page.lines) > 1 and _is_running(page.lines[index].text, edges):
                del page.lines[index]
        page.lines = [line for line in page.lines if not _is_entry(line.text)]


def _is_entry(text: str) -> bool:
    return (". ." in text or "...." in text) and bool(_LEADERS.search(text))


def _mask(text: str) -> str:
    return _DIGITS.sub("#", text.strip().casefold())


def _is_running(text: str, edges: Counter[str]) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text.strip())) or (len(text) < 120 and edges[_mask(text)] >= MIN_REPEATS)


Levels = dict[tuple[int, int], int]  # (page number, index of line) to heading level


def _outline_levels(pages: list[Page], outline: dict[tuple[int, str], int]) -> Levels:
    """Lines that are entries of the outline. Empty when hardly any entry is found on its page."""
    levels: Levels = {}
    keys_of = functools.cache(lambda number: [_heading_key(line.text) for line in pages[number - 1].lines])
    for (number, name), level in outline.items():
        wanted = _heading_key(name)
        keys = keys_of(number) if 0 < number <= len(pages) else []
        if wanted and wanted in keys:
            levels[number, keys.index(wanted)] = level
    return levels if len(levels) >= max(3, len(outline) // 3) else {}


def _heading_key(text: str) -> str:
    """Outline and page differ in numbers and punctuation."""
    return _NO_LETTER.sub("", _SECTION.sub("", text.strip().casefold()))


def _size_levels(pages: list[Page]) -> Levels:
    """Short runs of lines in a larger size than the body; the largest size is level 1."""
    runs = [(page, run) for page in pages for run in _runs(page)]
    sizes: Counter[float] = Counter()
    prose: Counter[float] = Counter()
    for _, run in runs:
        sizes[run.size] += len(run.text)
        if len(run.text) > MAX_HEADING_CHARS:
            prose[run.size] += len(run.text)
    usual = [size for size, _ in sizes.most_common(1)]
    body = max([size for size in prose if prose[size] >= BODY_SHARE * sizes.total()] + usual, default=0.0)
    large = sorted((size for size in sizes if body and size >= body * HEADING_RATIO), reverse=True)
    rank = {size: min(6, order + 1) for order, size in enumerate(large)}
    return {
        (page.number, index): rank[run.size]
        for page, run in runs
        if run.size in rank and _may_be_heading(page, run)
        for index in run.lines
    }


def _may_be_heading(page: Page, run: _Run) -> bool:
    """Large figures in a report ("4.71 million") are what their labels speak of."""
    if len(run.text) > MAX_HEADING_CHARS or not any(char.isalpha() for char in run.text):
        return False
    return not any(page.lines[index].is_row or is_figure(page.lines[index].text) for index in run.lines)


def is_figure(text: str) -> bool:
    """A number with its unit or currency and no other words: "EUR 38.2 million", "1,935", "212 ships". The number of a
    chapter stands before a capital letter."""
    return _FIGURE.fullmatch(text.strip()) is not None


@dataclass(frozen=True)
class _Run:
    """Neighbouring lines of one font size, by their indices."""

    size: float
    lines: list[int]
    text: str


def _runs(page: Page) -> list[_Run]:
    groups = itertools.groupby(range(len(page.lines)), key=lambda index: page.lines[index].size)
    found = [(size, list(group)) for size, group in groups]
    return [_Run(size, lines, " ".join(page.lines[index].text.strip() for index in lines)) for size, lines in found]


def _page_paragraphs(page: Page, levels: Levels) -> list[_Paragraph]:
    paragraphs: list[_Paragraph] = []
    pending: list[Line] = []
    level = 0
    pitch = _pitch(page.lines)
    longest: Counter[int] = Counter()  # of each column
    for line in (line for line in page.lines if not line.is_row):
        longest[line.column] = max(longest[line.column], len(line.text))

    def flush() -> None:
        text = _flow(pending, longest[pending[0].column] if pending else 0, is_heading=level > 0)
        if text:
            paragraphs.append(_Paragraph(text, page.number, level))
        pending.clear()

    for index, line in enumerate(page.lines):
        line_level = levels.get((page.number, index), 0)
        if pending and (line_level != level or (not level and _parts(pending[-1], line, pitch))):
            flush()
        level = line_level
        pending.append(line)
    flush()
    notes = (" ".join(_CONTROL.sub("", note).split()) for note in page.notes)
    return [*paragraphs, *(_Paragraph(note, page.number) for note in notes if note)]


def _pitch(lines: list[Line]) -> float:
    steps = [a.y - b.y for a, b in itertools.pairwise(lines) if a.y - b.y > 1]
    return median(steps) if steps else 0.0


def _parts(above: Line, below: Line, pitch: float) -> bool:
    return above.is_row or below.is_row or _is_gap(above, below, pitch)


def _is_gap(above: Line, below: Line, pitch: float) -> bool:
    return pitch > 0 and above.y - below.y > GAP_RATIO * pitch


def _flow(lines: list[Line], longest: int, *, is_heading: bool) -> str:
    """One paragraph: hyphens at line ends joined, full lines joined by a space where their script has spaces, short
    lines kept apart."""
    text = ""
    for number, line in enumerate(lines):
        part = _tidy(line.text)
        if not part:
            continue
        if not text:
            text = part
        elif text[-1] in SOFT_HYPHENS or (text[-2:-1].islower() and text[-1] == "-" and part[0].islower()):
            text = text[:-1] + part
        else:
            is_full = is_heading or len(lines[number - 1].text) >= FULL_LINE * longest
            text += (_space(text, part) if is_full else "\n") + part
    return _without_soft_hyphens(text).strip()


def _space(above: str, below: str) -> str:
    return "" if is_unspaced(above[-1]) and is_unspaced(below[0]) else " "


def _without_soft_hyphens(text: str) -> str:
    for char in SOFT_HYPHENS:
        text = text.replace(char, "")
    return text


def _tidy(text: str) -> str:
    """A soft hyphen is kept at a line end, and joins its halves elsewhere."""
    text = with_plain_letters(text)
    if text.isprintable():  # no control characters and no other spaces
        return " ".join(text.split())
    text = text.rstrip()
    end = text[-1:] if text[-1:] and text[-1:] in SOFT_HYPHENS else ""
    return _SPACES.sub(" ", _CONTROL.sub("", _without_soft_hyphens(text))).strip() + end


def _join(paragraphs: list[_Paragraph]) -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    position = 0
    for paragraph in paragraphs:
        blocks.append(Block(position, position + len(paragraph.text), paragraph.page, paragraph.level))
        parts.append(paragraph.text)
        position += len(paragraph.text) + 2
    return "\n\n".join(parts), tuple(blocks)
