"""Cells of PDF tables whose text is wrapped: the other cells stand beside the middle of it, or beside its top."""

from __future__ import annotations

from app.core.library.extract.layout import Line
from app.core.library.extract.pagetables import with_tables

SIZE, STEP = 10.0, 17.6


def piece(text: str, x: float, y: float) -> Line:
    return Line(text, SIZE, y, x, x + 5 * len(text))


def row(y: float, *cells: tuple[str, float]) -> list[Line]:
    return [piece(text, x, y) for text, x in cells]


def told(rows: list[list[Line]]) -> list[str]:
    return [line.text for line in with_tables(rows)]


NAMES = row(700, ("Item", 30), ("Quantity", 210), ("Amount", 390))
REST = [
    row(700 - 3 * STEP, ("Delivery", 30), ("1", 210), ("£12.50", 390)),
    row(700 - 4 * STEP, ("Net", 30), ("£177.50", 390)),
    row(700 - 5 * STEP, ("Total", 30), ("£213.00", 390)),
    row(700 - 5 * STEP - 27, ("Thank you for your order.", 30)),
]
TOLD_REST = [
    "Item: Delivery; Quantity: 1; Amount: £12.50",
    "Item: Net; Amount: £177.50",
    "Item: Total; Amount: £213.00",
]


def test_the_figures_beside_the_middle_of_a_wrapped_cell() -> None:
    wrapped = [
        row(700 - STEP, ("Garden chairs, oak, at", 30)),
        row(700 - 2 * STEP, ("£27.50", 30)),
        row(700 - 1.5 * STEP, ("6", 210), ("£165.00", 390)),
    ]
    lines = told([NAMES, *wrapped, *REST])
    assert lines[:4] == ["Item: Garden chairs, oak, at £27.50; Quantity: 6; Amount: £165.00", *TOLD_REST]
    assert not any("Total" in line and "Thank" in line for line in lines)


def test_the_figures_beside_the_first_line_of_a_wrapped_cell() -> None:
    wrapped = [
        row(700 - STEP, ("Garden chairs, oak, at", 30)),
        row(700 - 2 * STEP, ("£27.50", 30)),
        row(700 - STEP, ("6", 210), ("£165.00", 390)),
    ]
    assert told([NAMES, *wrapped, *REST])[0] == "Item: Garden chairs, oak, at £27.50; Quantity: 6; Amount: £165.00"


def test_a_line_that_is_spread_over_its_cell_comes_word_by_word() -> None:
    spread = row(700 - STEP, ("Garden", 30), ("chairs,", 72), ("oak,", 119), ("at", 151))
    wrapped = [spread, row(700 - 2 * STEP, ("£27.50", 30)), row(700 - 1.5 * STEP, ("6", 210), ("£165.00", 390))]
    assert told([NAMES, *wrapped, *REST])[0] == "Item: Garden chairs, oak, at £27.50; Quantity: 6; Amount: £165.00"


def test_a_wrapped_cell_between_two_others() -> None:
    names = row(700, ("No", 30), ("Task", 90), ("Hours", 390))
    first = [
        row(700 - 1.5 * STEP, ("1", 30)),
        row(700 - STEP, ("Order the new lamps for", 90)),
        row(700 - 2 * STEP, ("the hall", 90)),
        row(700 - 1.5 * STEP, ("12", 390)),
    ]
    rest = [
        row(700 - 3 * STEP, ("2", 30), ("Call the glazier", 90), ("3", 390)),
        row(700 - 4 * STEP, ("3", 30), ("Pay the bill", 90), ("5", 390)),
    ]
    assert told([names, *first, *rest])[0] == "No: 1; Task: Order the new lamps for the hall; Hours: 12"


def test_blocks_side_by_side_that_are_no_table_keep_their_lines() -> None:
    left = [row(700 - n * STEP, (text, 30)) for n, text in enumerate(("Kestrel Garage", "12 Mill Lane", "Aldra"))]
    right = [row(700 - n * STEP, (text, 390)) for n, text in enumerate(("Invoice no. 55", "Date: 3 May"))]
    assert told([*left, *right]) == ["Kestrel Garage", "12 Mill Lane", "Aldra", "Invoice no. 55", "Date: 3 May"]


def test_two_columns_of_text_stay_apart() -> None:
    """The second column begins at the top again: it stands beside the whole first one, not beside a cell."""
    first = [row(700 - n * STEP, (f"Left line {n} of the text", 30)) for n in range(9)]
    second = [row(700 - n * STEP, (f"Right line {n} of the text", 300)) for n in range(9)]
    assert told([*first, *second]) == [one[0].text for one in (*first, *second)]
