"""Looks up cells of tables by the words of a question: the row that it names, in the column that it names. No model is
asked, so a value is never taken from the row beside. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.chat.base import Citation
from app.core.chat.words import STOPWORDS, content_words
from app.core.library.base import Hit
from app.core.text.numbers import MONTHS, found_dates

_NUMBER = re.compile(r"(?:[A-Z]{3}\s|[^\w\s])?\s?[-−+]?\d[\d.,:'’\s/-]*\s?(?:%|[^\W\d]{1,4})?[^\w\s]?")
# A reason, a person or a place is no cell with a number.
_NO_VALUE = re.compile(
    r"\b(?:why|who|whose|where|warum|wieso|weshalb|wer|wo|pourquoi|qui|où|por qu[ée]|qui[ée]n|d[óo]nde)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\b(?:which|welche[rsmn]?|quel(?:le)?s?|cu[áa]l(?:es)?)\s+(?P<thing>[^\W\d_]+)", re.IGNORECASE)
# The month, which is else a verb: with a capital letter inside a sentence, or beside another month.
_MAY = re.compile(
    r"(?<=[a-z,] )May\b|(?i:\b(?:april|apr|in|of|for|and|to),?\s+(?:and\s+)?may\b|\bmay,?\s+(?:and\s+|to\s+)?june?\b)"
)
_DAYS = re.compile(
    r"\b(?:dates?|days?|when|wann|tage?n?|datum|daten|jours?|dates|quand|d[íi]as?|fechas?|cu[áa]ndo)\b", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")  # also where its month could be its day
LABEL_SAID = 0.5  # of a row's label, for the question to mean it
LABEL_CHARS = 80
UNSAID = 0.4  # of the question's words that neither table nor file says: more, and something else is asked
TYPED = 3  # letters at least of a word that may be mistyped
BEGINNING = 4  # letters of a word that tell it
_WHOLE = frozenset(content_words("year total sum whole entire annual all together jahr gesamt summe année total año"))
_TOTAL = frozenset(content_words("total sum summe gesamt somme suma totale insgesamt"))

_PERIODS = frozenset(content_words("quarter month week day half third date time"))  # "quarter" is no mistyped "quark"

# What columns are called that a word of a question is about.
_ABOUT = {
    "fast slow quick schnell langsam rapide": "time zeit temps tiempo",
    "long lang": "length länge longueur", "heavy weigh schwer": "weight gewicht poids peso",
    "old alt": "age alter âge",
    "pay cost price zahlen kosten coûte cuesta": "fee price cost amount paid preis betrag prix",
}  # fmt: skip
_COLUMNS = {word: frozenset(content_words(names)) for asked, names in _ABOUT.items() for word in content_words(asked)}

_RANKS = (
    "first winner won win best erste gewinner gewann sieger premier gagné gagnant primero ganador ganó",
    "second runner-up zweite deuxième segundo", "third dritte troisième tercero", "fourth vierte quatrième cuarto",
)  # fmt: skip
_RANK_OF = {word: number for number, words in enumerate(_RANKS, 1) for word in content_words(words)}
_MONTH_OF = {word: number for name, number in MONTHS.items() if name != "may" for word in content_words(name)}
_RANK_COLUMNS = frozenset(content_words("place rank position pos platz rang platzierung puesto classement"))


@dataclass(frozen=True)
class TableRow:
    """A row as it stands in a passage, its cells by the names of their columns. `label` is what it is about."""

    label: str
    cells: Mapping[str, str]
    hit: Hit
    start: int
    end: int

    @property
    def citation(self) -> Citation:
        quote = self.hit.text[self.start : self.end]
        return Citation(1, self.hit.path, self.hit.page, quote, self.hit.start + self.start, self.hit.start + self.end)


@dataclass(frozen=True)
class Cell:
    row: TableRow
    column: str
    value: str

    @property
    def name(self) -> str:
        return f"{self.row.label}, {self.column}" if self.column else self.row.label


def rows_of(hits: Sequence[Hit]) -> list[TableRow]:
    """The rows of the tables in passages, which the library writes as "column: cell; column: cell" a line. A column
    without a name can only be the first: its cell is what the row is about."""
    found = []
    for hit in hits:
        for line in re.finditer(r"[^\n]+", hit.text):
            parts = line.group().split("; ")
            pairs = [part.split(": ", 1) for part in parts if ": " in part]
            if len(parts) < 2 or not pairs or len(pairs) < len(parts) - 1:
                continue
            cells = {name.strip(): value.strip() for name, value in pairs}
            label = _label([parts[0]] if ": " not in parts[0] else list(cells.values()))
            label = label or next((value for value in cells.values() if found_dates(value)), "")  # the day it is of
            if label and (len(cells) > 1 or label == parts[0][:LABEL_CHARS]):
                found.append(TableRow(label, cells, hit, line.start(), line.end()))
    return found


def tables_of(rows: Sequence[TableRow]) -> list[list[TableRow]]:
    """The rows of each table: of one file under one heading."""
    tables: dict[tuple[Path, str], list[TableRow]] = {}
    for row in rows:
        tables.setdefault((row.hit.path, row.hit.heading), []).append(row)
    return list(tables.values())


def is_total(row: TableRow) -> bool:
    words = set(content_words(row.label))  # none of "May"
    return bool(words) and words <= _TOTAL


def _label(values: Sequence[str]) -> str:
    return ", ".join(value for value in values if not is_number(value))[:LABEL_CHARS]


def is_number(value: str) -> bool:
    return _NUMBER.fullmatch(value.strip()) is not None


def is_day(value: str) -> bool:
    return _DAY.fullmatch(value) is not None or bool(found_dates(value))


def meant_cells(question: str, rows: Sequence[TableRow]) -> list[Cell]:
    """The cells that a question names; none where it is not certain which are meant."""
    if _NO_VALUE.search(question) or _asks_which(question, rows):
        return []
    asked = spelled([word for word in content_words(question) if word not in STOPWORDS], rows)
    asked += ["may"] if _MAY.search(question) else []
    best: list[Cell] = []
    for path in dict.fromkeys(row.hit.path for row in rows):
        of_file = [row for row in rows if row.hit.path == path]
        cells = _of_table(asked, of_file)
        if cells and unsaid(asked, cells) <= UNSAID and len(cells) > len(best):
            best = cells
    return best


def spelled(asked: Sequence[str], rows: Sequence[TableRow]) -> list[str]:
    """The words; one that the tables do not have as the word of theirs that differs by a letter ("hal")."""
    known = {word for row in rows for text in (row.label, *row.cells) for word in content_words(text)}
    return [word if word in known | _PERIODS else _mistyped(word, known) or word for word in asked]


def _mistyped(word: str, known: set[str]) -> str | None:
    near = [one for one in known if one[0] == word[0] and min(len(one), len(word)) >= TYPED and _is_typo(word, one)]
    return near[0] if len(near) == 1 else None


def _is_typo(a: str, b: str) -> bool:
    """Whether one letter is missing, too many, another one, or changed places with its neighbour."""
    if not (a.isalpha() and b.isalpha()) or abs(len(a) - len(b)) > 1:
        return False
    start = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[start:], b[start:]
    swapped = rest[1::-1] + rest[2:] == other if len(rest) > 1 else False
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _asks_which(question: str, rows: Sequence[TableRow]) -> bool:
    """Whether a thing is asked for that is no column of numbers: "which firm", and not "which price"."""
    things = {word for match in _WHICH.finditer(question) for word in content_words(match["thing"])}
    names = {name for row in rows for name, value in row.cells.items() if is_number(value)}
    columns = {word for name in names for word in content_words(name)}
    return bool(things) and things.isdisjoint(columns | {word for words in _COLUMNS.values() for word in words})


def total_cells(question: str, rows: Sequence[TableRow], about: frozenset[str]) -> list[Cell]:
    """The total of the section whose heading has one of these words, in the column that the question names."""
    asked = {word for word in content_words(question) if word not in STOPWORDS}
    meant = [
        row
        for row in rows
        if set(content_words(_last(row.hit.heading))) & about and set(content_words(row.label)) & _TOTAL
    ]
    return [cell for row in meant if (cell := cell_in(row, asked)) is not None]


def rows_of_kind(question: str, rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows that have a word of the question as a cell ("which youth members do we have": those whose class is
    Youth), where other rows of their table have another; none where it is not certain. Of several columns that have it
    the one that the question names ("on which days does Ada have the late shift")."""
    asked = [word for word in content_words(question) if word not in STOPWORDS]
    columns = dict.fromkeys((row.hit.path, row.hit.heading, name) for row in rows for name in row.cells)
    for path, heading, name in sorted(columns, key=lambda column: -_said(column[2], set(asked))[0]):
        table = [row for row in rows if (row.hit.path, row.hit.heading) == (path, heading) and name in row.cells]
        values = {row.cells[name] for row in table if not is_number(row.cells[name])}
        said = {value for value in values if (words := set(content_words(value))) and words <= set(asked)}
        kept = [row for row in table if row.cells[name] in said]
        if len(said) == 1 and 1 < len(values) < len(table) and len(kept) < len(table):
            cells = [Cell(row, name, row.cells[name]) for row in kept]
            if unsaid(asked, cells) <= UNSAID:
                return kept
    return []


def rows_with(question: str, rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows that have something in the column of single figures which the question names ("the medicines of the
    evening"), where other rows of the table have 0 there; none where it is not certain."""
    asked = [word for word in content_words(question) if word not in STOPWORDS]
    for table in tables_of(rows):
        for name in table[0].cells:
            cells = [row.cells.get(name, "0") for row in table]
            is_named = 0 < len(set(content_words(name))) <= len(set(content_words(name)) & set(asked))
            if not is_named or any(not re.fullmatch(r"\d", value) for value in cells):  # amounts are to be said, too
                continue
            kept = [row for row, value in zip(table, cells, strict=True) if value != "0"]
            found = [Cell(row, name, row.cells[name]) for row in kept]
            if 0 < len(kept) < len(table) and unsaid(asked, found) <= UNSAID:
                return kept
    return []


def item_of(row: TableRow, question: str) -> str:
    """What a row says as an item of a list: with its days where those are asked for."""
    days = [value for value in row.cells.values() if is_day(value)] if _DAYS.search(question) else []
    return ", ".join(dict.fromkeys([*days, row.label]))


def said_in_table(asked: Sequence[str]) -> set[str]:
    """The words, with what columns are called that they are about."""
    return set(asked) | {word for asked_word in asked for word in _COLUMNS.get(asked_word, ())}


def _of_table(asked: Sequence[str], rows: Sequence[TableRow]) -> list[Cell]:
    said = said_in_table(asked)
    meant = [row for row in rows if _said_of(row, said) > LABEL_SAID]
    if any(_said_of(row, said) == 1.0 for row in meant):  # "Team A", and not "Team B" that has a word of it
        meant = [row for row in meant if _said_of(row, said) == 1.0]
    meant = meant or _of_rank(asked, rows) or _of_month(asked, rows)
    sections = {row.hit.heading for row in rows}
    named = [section for section in sections if set(content_words(_last(section))) & said]
    if not meant and named:  # "the income": the total of what stands under that heading
        meant = [row for row in rows if row.hit.heading in named and set(content_words(row.label)) & _TOTAL]
    elif named and any(row.hit.heading in named for row in meant):
        meant = [row for row in meant if row.hit.heading in named]
    cells = [cell for row in meant if (cell := cell_in(row, said)) is not None]
    return cells if len(cells) == len(meant) else []


def _of_rank(asked: Sequence[str], rows: Sequence[TableRow]) -> list[TableRow]:
    """The row of the place that the question names ("the second"), in a table that counts places."""
    places = {_RANK_OF[word] for word in asked if word in _RANK_OF}
    if len(places) > 1:
        places -= {1}  # "the points with which the second won"
    if len(places) != 1:
        return []
    place = str(places.pop())
    found = [row for row in rows if any(_is_rank(name) and value == place for name, value in row.cells.items())]
    return found if len(found) == 1 else []


def _of_month(asked: Sequence[str], rows: Sequence[TableRow]) -> list[TableRow]:
    """The only row with a day in the month that the question names: the balance "at the end of September"."""
    months, years = months_of(asked), {int(word) for word in asked if re.fullmatch(r"(?:19|20)\d\d", word)}
    if len(months) != 1:
        return []
    found = [
        row
        for row in rows
        for value in row.cells.values()
        for (year, month, _), _, _ in found_dates(value)
        if month in months and (not years or year in years)
    ]
    return found if len(found) == 1 else []


def _is_rank(column: str) -> bool:
    return bool(set(content_words(column)) & _RANK_COLUMNS)


def _said_of(row: TableRow, said: set[str]) -> float:
    """The share of a row's label that the question says; 0 of a total, which is named by its heading."""
    first = row.label.split(", ")[0]
    label = set(content_words(first)) or {first.casefold()}  # "May"
    return len(label & said) / len(label) if label and not label <= _TOTAL else 0.0


def cell_in(row: TableRow, said: set[str]) -> Cell | None:
    """The cell in the column that the question names; of a table with one column of numbers that one."""
    numbers = {
        name: value
        for name, value in row.cells.items()
        if is_number(value) and (not _is_rank(name) or set(content_words(name)) & said)
    }
    named = {name: _said(name, said) for name in numbers}
    most = max(named.values(), default=(0, 0.0))
    chosen = [name for name, count in named.items() if count == most] if most[0] else []
    chosen = [name for name in chosen if not set(content_words(name)) <= _WHOLE] or chosen  # Q3, and not the year
    months = months_of(said)
    is_dated = any(
        (value == "May" and "may" in said)
        or months_of(content_words(value)) & months
        or any(month in months for (_, month, _), _, _ in found_dates(value))
        for value in row.cells.values()
    )
    if months and not is_dated and not any(months_of(content_words(name)) & months for name in chosen):
        return None  # "in August", of a table without months or of another one
    if len(chosen) > 1:  # "Fee a year" and not "Joining fee", where only the fee is said
        chosen = [name for name in chosen if set(content_words(name)) <= said | _WHOLE]
    if not chosen:
        chosen = [name for name in numbers if set(content_words(name)) & _WHOLE] or list(numbers)
    return Cell(row, chosen[0], numbers[chosen[0]]) if len(chosen) == 1 else None


def _said(name: str, said: set[str]) -> tuple[int, float]:
    """How many words of a column's name are said, and which share of it that is."""
    words = set(content_words(name))
    shared = len(words & said) + bool(not words & said and months_of(words) & months_of(said))
    return shared, shared / max(1, len(words))


def months_of(words: Iterable[str]) -> set[int]:
    """The months among the words, also as "Aug" heads a column."""
    return {_MONTH_OF[word] for word in words if word in _MONTH_OF}


def unsaid(asked: Sequence[str], cells: Sequence[Cell]) -> float:
    """The share of the question's words that stand neither in the rows nor in their columns, headings and the file's
    name."""
    held: set[str] = {*_WHOLE, *_RANK_OF}
    for cell in cells:
        hit = cell.row.hit
        held |= set(content_words(f"{cell.row.label} {' '.join(cell.row.cells)} {hit.heading} {hit.path.stem}"))
        held |= _said_of_days(cell.row)
    return sum(not _is_held(word, held) for word in asked) / len(asked) if asked else 1.0


def _said_of_days(row: TableRow) -> set[str]:
    """The months and years of a row's days, in words."""
    days = [day for value in row.cells.values() for day, _, _ in found_dates(value)]
    months = {month for _, month, _ in days}
    return {word for word, month in _MONTH_OF.items() if month in months} | {str(year) for year, _, _ in days}


def _is_held(word: str, held: set[str]) -> bool:
    """Also as what a column is about ("pay" of a fee), and as the beginning of a word ("member" of "membership")."""
    if word in held or not held.isdisjoint(_COLUMNS.get(word, ())):
        return True
    return len(word) >= BEGINNING and any(one.startswith(word) for one in held)


def _last(heading: str) -> str:
    return heading.rsplit(" > ", 1)[-1]
