"""Amounts and dates from passages, computed by code: the model only says which figures are needed and what is to be
done with them. Pure; knows no model and no library."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.core.chat.base import Citation, Doubt, Sentence
from app.core.chat.rows import cited_line, place_of
from app.core.chat.table_lookup import Cell
from app.core.library.base import Hit
from app.core.llm.base import Sampling
from app.core.text.numbers import found_dates

# Names and figures a line each, then what is done with them: free text would have the model compute in its head.
GRAMMAR = r"""
root ::= "NOT FOUND" | figure figure? figure? figure? figure? figure? figure? figure? "Result: " operation
figure ::= "- " name ": " value "\n"
name ::= [^:\n]+
value ::= [^\n]+
operation ::= "sum" | "difference" | "days between" | "average" | "largest" | "smallest" | "product" | "first"
"""
SAMPLING = Sampling(max_tokens=200, repeat_penalty=1.0, grammar=GRAMMAR, watch="NOT FOUND", fixed_turns=1)
INSTRUCTION = (
    'Write only the figures of the sources that are needed for this, one a line, as "- name: figure", each copied '
    'exactly. Do not compute; of an invoice take the total. Then write "Result: " and what must be done with them: '
    "sum, difference (the first minus the others), days between (two dates), average, largest, smallest, product, or "
    "first (where the answer stands there as it is). Of a percentage write also the amount that it is taken of."
)
# A small model may copy the form itself: "- name: Hollis, figure: 640".
_LINE = re.compile(r"^- (?:name: )?(?P<name>[^:\n]+?)(?:, figure)?: (?P<value>[^\n]+)$", re.MULTILINE)
MOST_VALUE_CHARS = 30  # of a figure
_RESULT = re.compile(r"^Result: (?P<operation>[a-z ]+)", re.MULTILINE)
_EQUATION = re.compile(r"=|\d\s+[-−+×*/]\s+\W?\d")
# Names under which a small model writes what it has computed itself, though it is told not to.
_OWN_RESULTS = frozenset(
    ("result", "sum", "total", "difference", "days between", "average", "largest", "smallest", "product", "first")
)
_NUMBER = re.compile(r"[-−]?\d+(?:[.,'’\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
# "From Monday to Friday, both included" has a day more than the difference.
INCLUSIVE = re.compile(
    r"\b(?:inclusive|including|included|counting (?:both|the first)|first and (?:the )?last|einschließlich|inklusive|"
    r"beide\w* mitgezählt|ersten? und letzten?|inclus|compris|incluid[oa]s?)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?<![\d:])(\d{1,3}):(\d{2})(?::(\d{2}))?(?:[.,](\d+))?(?![\d:])")
# What the words of a request say is to be done with the figures; a small model takes a sum where the most is asked for.
_OPERATIONS = (
    ("days between", r"\b(?:how\s+many\s+(?:days|nights)|wie\s*viele\s+(?:tage|nächte)|combien\s+de\s+(?:jours|nuits)|"
                     r"cu[áa]ntos\s+d[íi]as)\b"),
    ("average", r"\b(?:av[ae]r[ae]ge|mean of|durchschnitt\w*|im schnitt|moyenne|promedio)\b"),
    ("smallest", r"\b(?:least|(?<!how much )less(?! than)|lowest|"
                 r"lower|smallest|smaller|quietest|quieter|emptier|coldest|colder|lightest|lighter|"
                 r"cheapest|cheaper|shortest|shorter|fastest|faster|earliest|"
                 r"earlier|sooner|fewest|fewer|youngest|niedrig\w+|billig\w+|günstig\w+|kürz\w+|schnell\w+|früh\w+|"
                 r"wenigsten|moins|menos)\b"),
    ("largest", r"\b(?:most|(?<!how much )(?<!how many )more(?! than)|highest|higher|largest|larger|biggest|bigger|"
                r"dearest|dearer|longest|longer|busiest|busier|fullest|fuller|warmest|warmer|hottest|hotter|heaviest|"
                r"heavier|tallest|taller|widest|wider|"
                r"latest|later|slowest|slower|oldest|older|höchst\w+|höher\w*|größ\w+|teu\w*rer|teuerst\w+|läng\w+|"
                r"spät\w+|meisten|le plus|la plus|les plus|m[áa]s)\b"),
    ("sum", r"\b(?:sum|together|combined|altogether|in all|add\w*|zusammen|insgesamt|summe|somme|ensemble|suma|"
            r"juntos)\b"),
    ("difference", r"\b(?:difference|left|remain\w*|minus|subtract\w*|take\b.{0,40}\bfrom|after\b.{0,40}\bdeduct\w+|"
                   r"how much (?:more|less)|unterschied|differenz|übrig|abzüglich|reste|"
                   r"diff[ée]rence|queda|diferencia)\b"),
)  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """`value` as it stands in the source; `amount` what it is worth, days since year 1 for a date, None for neither."""

    name: str
    value: str
    amount: float | None
    is_date: bool = False
    citation: Citation | None = None


@dataclass(frozen=True)
class Calculation:
    """`is_certain` where code has found the figures and what is done with them, and no model."""

    figures: tuple[Figure, ...]
    operation: str
    is_certain: bool = False


def read(reply: str, evidence: Sequence[Hit]) -> Calculation | None:
    """The figures of a reply, each located in the evidence; None where there is none or no operation."""
    operation = _RESULT.search(reply)
    figures = [_figure(found["name"].strip(), _bare(found["value"]), evidence) for found in _LINE.finditer(reply)]
    figures = [figure for figure in figures if figure.citation is not None or not _is_own_result(figure.name)]
    figures = [figure for figure in figures if figure.name.casefold() != "not found"]
    if any(_EQUATION.search(figure.value) for figure in figures):
        return None  # computed in its head, though the figures stand somewhere
    # The same figure twice, under two names, is one: what is taken from itself leaves nothing.
    kept: dict[object, Figure] = {}
    for figure in figures:
        if figure.amount is not None:
            kept.setdefault(_place_of(figure), figure)
    return Calculation(tuple(kept.values()), operation["operation"].strip()) if operation and kept else None


def _is_own_result(name: str) -> bool:
    return name.casefold() in _OWN_RESULTS


def _place_of(figure: Figure) -> object:
    citation = figure.citation
    return (figure.value, citation.path, citation.start) if citation is not None else figure


def of_cells(cells: Sequence[Cell]) -> Calculation:
    """The figures that cells of tables hold."""
    is_by_file = len({cell.row.hit.path for cell in cells}) == len(cells) > 1
    names = [cell.row.hit.path.stem if is_by_file else cell.name for cell in cells]
    figures = (
        Figure(name, cell.value, amount_of(cell.value), False, cell.row.citation)
        for name, cell in zip(names, cells, strict=True)
    )
    return Calculation(tuple(figure for figure in figures if figure.amount is not None), "")


def computed(asked: Calculation, request: str) -> str:
    """The figures with what comes out, as "1,340 + 310 = 1,650"; "" where it cannot be computed."""
    asked = replace(asked, operation=_meant(request, asked))
    figures = asked.figures
    if any(figure.citation is None for figure in figures):
        return ""  # made up, and what comes out of it too
    if len(figures) < 2 and operation_of(request) in ("sum", "difference", "average"):
        return ""  # one of the figures was not found
    is_told_apart = len({figure.name.casefold() for figure in figures}) == len(figures)
    if asked.operation in ("largest", "smallest") and not (asked.is_certain or is_told_apart):
        return ""  # "Dilys: 8 (Dilys: 900, ...)" compares nothing
    if asked.operation == "first" or len(figures) == 1:
        return f"{figures[0].name}: {figures[0].value}"
    if (text := _share_of(figures, asked.operation)) is not None:
        return text
    if any(figure.is_date for figure in figures):
        return _days(figures, request) if sum(figure.is_date for figure in figures) == 2 else ""
    return _made(figures, asked.operation)


def _made(figures: Sequence[Figure], operation: str) -> str:
    if operation == "difference":  # what is taken away is the smaller
        figures = sorted(figures, key=lambda figure: -(figure.amount or 0.0))
    amounts = [figure.amount for figure in figures if figure.amount is not None]
    plain = [_plain(figure.value) for figure in figures]
    unit = _common_unit([figure.value for figure in figures])
    if operation in ("largest", "smallest"):
        return _extreme(figures, operation, unit)
    if operation == "average":
        return f"({' + '.join(plain)}) / {len(plain)} = {_formatted(sum(amounts) / len(amounts))}{unit}"
    makes: dict[str, tuple[str, Callable[[], float]]] = {
        "sum": (" + ", lambda: sum(amounts)),
        "difference": (" − ", lambda: amounts[0] - sum(amounts[1:])),
        "product": (" × ", lambda: _product(amounts)),
    }
    if operation not in makes:
        return ""
    sign, compute = makes[operation]
    return f"{sign.join(plain)} = {_formatted(compute())}{unit}"


def _extreme(figures: Sequence[Figure], operation: str, unit: str) -> str:
    """The largest or smallest figure with the others, and how far the next one is."""
    best = (max if operation == "largest" else min)(figures, key=lambda figure: figure.amount or 0.0)
    rest = [figure for figure in figures if figure is not best]
    others = ", ".join(f"{figure.name}: {figure.value}" for figure in rest)
    next_ = sorted((figure.amount or 0.0 for figure in rest), reverse=operation == "largest")[0]
    gap = abs((best.amount or 0.0) - next_)
    if (time := _TIME.search(best.value)) is not None:
        return f"{best.name}: {best.value} ({others}; {_as_time(gap, like=time)})"
    return f"{best.name}: {best.value} ({others}). {_difference(best, next_, gap)}{unit}"


def _as_time(amount: float, *, like: re.Match[str]) -> str:
    """A difference of times, written as they are: with or without a third part and decimals."""
    whole, rest = int(amount), round(amount - int(amount), 1)
    decimals = f"{rest:.1f}"[1:] if like[4] else ""
    if like[3] is None:
        return f"{whole // 60}:{whole % 60:02d}{decimals}"
    return f"{whole // 3600}:{whole % 3600 // 60:02d}:{whole % 60:02d}{decimals}"


def _meant(request: str, asked: Calculation) -> str:
    """What the request's words say is done. What the model alone says is not: it adds up whatever stands there."""
    if asked.is_certain:
        return asked.operation
    if len(asked.figures) < 2:
        return "first"
    return operation_of(request) or (asked.operation if asked.operation == "days between" else "")


def operation_of(request: str) -> str:
    """What the words of a request say is done with its figures; "" where they say nothing."""
    found = (name for name, pattern in _OPERATIONS if re.search(pattern, request, re.IGNORECASE))
    return next(found, "")


def _share_of(figures: Sequence[Figure], operation: str) -> str | None:
    """A percentage of the other figure; None where there are not one of each. What is left after it where a difference
    is asked for."""
    shares = [figure for figure in figures if "%" in figure.value]
    wholes = [figure for figure in figures if "%" not in figure.value and not figure.is_date]
    if len(shares) != 1 or len(wholes) != 1 or len(figures) != 2:
        return None
    share, whole = shares[0], wholes[0]
    part = (share.amount or 0.0) * (whole.amount or 0.0) / 100
    unit = _common_unit([whole.value])
    said = f"{_plain(share.value)} % × {_plain(whole.value)} = {_formatted(part)}{unit}"
    if operation != "difference":
        return said
    return f"{said}; {_plain(whole.value)} − {_formatted(part)} = {_formatted((whole.amount or 0.0) - part)}{unit}"


def _difference(best: Figure, other: float, gap: float) -> str:
    high, low = max(best.amount or 0.0, other), min(best.amount or 0.0, other)
    return f"{_formatted(high)} − {_formatted(low)} = {_formatted(gap)}"


def sentences_of(text: str, asked: Calculation) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """The text as one sentence that cites each figure; unsupported where one stands in no source."""
    citations: list[Citation] = []
    for figure in asked.figures:
        if figure.citation is None:
            continue
        if not any((one.path, one.start) == (figure.citation.path, figure.citation.start) for one in citations):
            citations.append(replace(figure.citation, n=len(citations) + 1))
    missing = next((figure for figure in asked.figures if figure.citation is None), None)
    doubt = Doubt("number", missing.value) if missing is not None else None
    numbers_ = tuple(range(1, len(citations) + 1)) if doubt is None else ()
    return (Sentence(text, 0, len(text), doubt is None, numbers_, doubt),), tuple(citations)


def _figure(name: str, value: str, evidence: Sequence[Hit]) -> Figure:
    dates = found_dates(value)
    if len(dates) == 1 and len(value) > MOST_VALUE_CHARS:  # a small model copies the line with the date
        value = value[dates[0][1] : dates[0][2]]
        dates = found_dates(value)
    day = ordinal(dates[0][0]) if dates else None
    amount = float(day) if day is not None else amount_of(value)
    citation = _located(name, value, evidence)
    if citation is not None and name.casefold() in ("figure", "name", "result", "value"):  # the form, copied
        name = citation.path.stem
    return Figure(name, value, amount, day is not None, citation)


def _bare(value: str) -> str:
    """Without what a small model goes on to say of it."""
    return re.split(r"(?:,|\s[-–])\s+(?:result|figure|name)\b", value, maxsplit=1)[0].strip()


def _located(name: str, value: str, evidence: Sequence[Hit]) -> Citation | None:
    """Where the figure stands; of several places the one whose line says most of its name."""
    asked = set(name.casefold().split())
    found = []
    for wanted in dict.fromkeys((value, *_NUMBER.findall(value))):
        for hit in evidence:
            if (place := place_of(wanted.strip(), hit.text)) is not None:
                citation = cited_line(hit, place)
                said = set(re.findall(r"\w+", f"{citation.quote} {hit.heading} {hit.path.stem}".casefold()))
                found.append((len(asked & said), citation))
        if found:
            break
    return max(found, key=lambda item: item[0])[1] if found else None


def amount_of(value: str) -> float | None:
    """What the first number or time of a text is worth; None without one."""
    if (time := _TIME.search(value)) is not None:
        first, second, third, rest = time.groups()
        whole = int(first) * 60 + int(second) if third is None else int(first) * 3600 + int(second) * 60 + int(third)
        return whole + float(f"0.{rest or 0}")
    found = _NUMBER.search(value)
    if found is None:
        return None
    try:
        return float(normal(found.group()))
    except ValueError:
        return None


def normal(number: str) -> str:
    """A number with a full stop before its decimals and without marks between thousands."""
    text = re.sub(r"[\s'’\u00a0\u202f]", "", number.replace("−", "-"))
    if re.fullmatch(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        return text.replace(",", "")
    if re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        return text.replace(".", "").replace(",", ".")
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text.replace(",", "")


def _plain(value: str) -> str:
    found = _NUMBER.search(value)
    return found.group().strip() if found else value


def _common_unit(values: Sequence[str]) -> str:
    """What stands behind every figure, or before it, where it is the same: a currency, a unit."""
    rests = {re.sub(r"\s+", " ", _NUMBER.sub("", value, count=1)).strip(" .;") for value in values}
    rest = rests.pop() if len(rests) == 1 else ""
    return f" {rest}" if rest and len(rest) <= 12 else ""


def _formatted(amount: float) -> str:
    rounded = round(amount, 2)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.2f}"


def _product(amounts: Sequence[float]) -> float:
    made = 1.0
    for amount in amounts:
        made *= amount
    return made


def day_of(value: str) -> int | None:
    """The day of a cell that is a date and nothing else, counted from year 1."""
    found = found_dates(value)
    if len(found) != 1 or len(value.strip()) > found[0][2] - found[0][1] + 2 or not found[0][0][0]:
        return None
    return ordinal(found[0][0])


def ordinal(date: tuple[int, int, int]) -> int | None:
    """A day counted from year 1, where it has one; None for what is no day."""
    year, month, day = date
    try:
        return datetime.date(year or 1, month, day).toordinal()
    except ValueError:
        return None


def _days(figures: Sequence[Figure], request: str) -> str:
    first, last = sorted((one for one in figures if one.is_date), key=lambda one: one.amount or 0.0)
    if (first.amount or 0) < 400 <= (last.amount or 0):  # a date without its year is in the year of the other
        day = datetime.date.fromordinal(int(first.amount or 1))
        year = datetime.date.fromordinal(int(last.amount or 1)).year
        first = replace(first, amount=float(day.replace(year=year).toordinal()))
    days = abs(int((last.amount or 0) - (first.amount or 0))) + (1 if INCLUSIVE.search(request) else 0)
    return f"{first.value} – {last.value}: {days}"
