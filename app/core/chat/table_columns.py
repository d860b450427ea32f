"""What a column of a table has most or least of, and which row it is in: "the biggest item", "the cheapest room in
winter", "the month with the fewest visitors". No model is asked, so the row beside is never taken. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.chat.calculation import amount_of, operation_of
from app.core.chat.routes.kinds import kind_in
from app.core.chat.table_lookup import (
    Cell,
    TableRow,
    cell_in,
    is_number,
    is_total,
    months_of,
    said_in_table,
    tables_of,
    unsaid,
)
from app.core.chat.words import STOPWORDS, content_words

# Of days nothing is largest, and "at most" limits.
_SUPERLATIVE = re.compile(
    r"(?<!at )(?<!at the )\b(?:most|least|fewest|highest|lowest|biggest|smallest|largest|longest|shortest|cheapest|"
    r"dearest|heaviest|lightest|fastest|slowest|strongest|weakest|warmest|coldest|tallest|widest|greatest|busiest|"
    r"(?:am )?(?:höchst|niedrigst|größt|kleinst|längst|kürzest|teuerst|billigst|günstigst|schwerst|leichtest|"
    r"schnellst|langsamst|wärmst|kältest|meist|wenigst)\w*|"
    r"(?:le|la|les) (?:plus|moins)|(?:el|la|los|las) m[áa]s|(?:el|la|los|las) menos)\b",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    content_words(
        "item entry position thing one line row name value number count people person day month week quarter expensive "
        "posten eintrag zeile wert tag monat woche quartal welche welcher welches ligne poste jour mois artículo "
        "día mes"
    )
)
# What a superlative is about, where no column is named: "the cheapest" of a price.
_COLUMNS = {
    "price fee cost amount total rent preis betrag gebühr prix montant precio importe": re.compile(
        r"cheap|expensive|dear|pay|cost|earn|spen|teuer|billig|günstig|cher|car[oa]s?\b|barat", re.IGNORECASE
    ),
    "length länge longueur": re.compile(r"long|short|läng|kürz", re.IGNORECASE),
    "weight gewicht poids": re.compile(r"heav|light|schwer|leicht", re.IGNORECASE),
    "time zeit temps": re.compile(r"fast|slow|schnell|langsam", re.IGNORECASE),
    "temperature temperatur température": re.compile(r"warm|cold|hot|wärm|kält", re.IGNORECASE),
    "amount total betrag summe montant": re.compile(r"big|large|small|high|low|größ|höch|klein", re.IGNORECASE),
}  # fmt: skip
_THING = re.compile(
    r"\b(?:which|welche[rsmn]?|quel(?:le)?s?|cu[áa]l(?:es)?)\s+(?P<asked>\w+)|"
    rf"(?:{_SUPERLATIVE.pattern})\s+(?P<most>\w+)",
    re.IGNORECASE,
)
OF_ONE_TOTAL = frozenset({"invoice", "receipt", "offer", "contract", "lease", "policy", "statement"})
LEAST_ROWS = 2
UNSAID = 0.5  # of the question's words that table and file do not say: more, and something else is asked


def asks_for_most(question: str) -> bool:
    return _SUPERLATIVE.search(question) is not None and operation_of(question) in ("largest", "smallest")


def extreme_cell(question: str, rows: Sequence[TableRow]) -> Cell | None:
    """The cell with the most or least of what is asked for; None where the question asks for none, two rows have the
    same, or it is not certain which column is meant."""
    if not asks_for_most(question) or _asks_for_a_file(question):
        return None
    asked = [word for word in content_words(_SUPERLATIVE.sub(" ", question)) if word not in STOPWORDS | _GENERIC]
    found = (_extreme(question, asked, table) for table in tables_of(rows))
    return next((cell for cell in found if cell is not None), None)


def _asks_for_a_file(question: str) -> bool:
    """ "Which invoice is the highest", "the cheapest offer": several files are compared, and not the rows of one."""
    return any(kind_in(word) in OF_ONE_TOTAL for found in _THING.finditer(question) for word in found.groups() if word)


def _extreme(question: str, asked: Sequence[str], table: Sequence[TableRow]) -> Cell | None:
    rows = _of_kind(asked, [row for row in table if not is_total(row)])
    cells = _column(question, asked, rows) or _periods(question, asked, table)
    if len(cells) < LEAST_ROWS or (asked and unsaid(asked, cells) > UNSAID):
        return None
    amounts = [amount_of(cell.value) or 0.0 for cell in cells]
    best = max(amounts) if operation_of(question) == "largest" else min(amounts)
    meant = [cell for cell, amount in zip(cells, amounts, strict=True) if amount == best]
    return meant[0] if len(meant) == 1 else None


def _of_kind(asked: Sequence[str], rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows that have a word of the question as a cell, where others have another: of the family rooms."""
    kept = list(rows)
    for word in asked:
        having = [row for row in kept if any(word in content_words(value) for value in row.cells.values())]
        kept = having or kept
    return kept


def _column(question: str, asked: Sequence[str], rows: Sequence[TableRow]) -> list[Cell]:
    """A cell of each row, all of one column; none where it is not certain which."""
    said = set(said_in_table(asked))
    implied = next((names for names, pattern in _COLUMNS.items() if pattern.search(question)), "")
    for words in (said, said | set(content_words(implied))):
        cells = [cell for row in rows if (cell := cell_in(row, words)) is not None]
        if len(cells) == len(rows) and len({cell.column for cell in cells}) == 1:
            return cells
    return []


def _periods(question: str, asked: Sequence[str], table: Sequence[TableRow]) -> list[Cell]:
    """The months of the row that is named, or of the total, where they are columns."""
    periods = re.search(r"\b(?:month|monat|mois|mes|quarter|quartal|trimestre)\b", question, re.IGNORECASE)
    if periods is None:
        return []
    named = [row for row in table if set(content_words(row.label)) & set(asked)]
    totals = [row for row in table if is_total(row)]
    meant = named or totals
    if len(meant) != 1:
        return []
    row = meant[0]
    return [Cell(row, name, value) for name, value in row.cells.items() if _is_period(name) and is_number(value)]


def _is_period(column: str) -> bool:
    return bool(months_of(content_words(column))) or re.fullmatch(r"Q[1-4]", column) is not None
