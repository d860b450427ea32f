"""A scan is read as a reader reads it: turned as a whole, column after column, vertical writing from the right."""

from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image

from app.core.library.extract.columns import in_reading_order
from app.core.library.extract.layout import Line, Page
from app.core.library.extract.ocr import read_page
from app.core.library.extract.ocrtext import _characters, read_text
from app.core.library.extract.turning import Piece, right_to_left, turned_point
from tests.unit.library.extract.scanpages import page, pixels

LINES = [
    "The lighthouse keeper counted the ships that",
    "passed at night. He wrote their names into a",
    "green book, and his sister copied it each year.",
    "It ends in autumn.",
]
STORY = [
    "The ferry left at seven and",
    "came back at noon. On windy",
    "days it stayed in the harbour,",
    "and the letters were carried",
    "over the bridge by a boy who",
    "was paid in apples. Nobody",
    "knows when the last of these",
    "trips took place, but an old",
]
LIST = ["PART TWO", "1 Ropes", "2 Sails", "3 Tar", "4 Oars", "5 Lamps", "6 Bells", "7 Flags of the great ships"]


def column(texts: list[str], left: float, *, pitch: float = 40, top: float = 900, size: float = 14) -> list[Line]:
    return [
        Line(text, y=top - number * pitch, x=left, end=left + size * len(text), height=26)
        for number, text in enumerate(texts)
    ]


def by_rows(*columns: list[Line]) -> list[Line]:
    return sorted((line for part in columns for line in part), key=lambda line: (-line.y, line.x))


def order(lines: list[Line]) -> list[str]:
    read = Page(1, lines)
    in_reading_order(read)
    return [line.text for line in read.lines]


@pytest.mark.parametrize("pitch", [40, 56])
def test_a_list_beside_running_text_is_a_column(pitch: float) -> None:
    left, right = column(LIST, 60, pitch=pitch), column(STORY, 480)
    assert order(by_rows(left, right)) == [*LIST, *STORY]
    left, right = column(STORY, 60), column(LIST, 560, pitch=pitch)
    assert order(by_rows(left, right)) == [*STORY, *LIST]


def test_three_columns_of_running_text() -> None:
    title = Line("What the harbour book says of the year", y=1000, x=60, end=1300, height=40)
    texts = [[f"{text} {sign}" for text in STORY] for sign in "abc"]
    columns = [column(part, 60 + 460 * number, top=900 - 9 * number) for number, part in enumerate(texts)]
    assert order([title, *by_rows(*columns)]) == [title.text, *texts[0], *texts[1], *texts[2]]


def test_three_columns_of_a_table_are_read_by_rows() -> None:
    cells = [[f"{word} of the thing no. {number}" for number in range(8)] for word in ("Name", "Kind", "Shelf")]
    columns = [column(part, 60 + 460 * number) for number, part in enumerate(cells)]
    assert order(by_rows(*columns)) == [" ".join(row) for row in zip(*cells, strict=True)]


def test_rows_of_a_table_stay_whole() -> None:
    names = [f"Item {number}" for number in range(8)]
    told = [f"What is to be said of the thing no. {number}" for number in range(8)]
    assert order(by_rows(column(names, 60), column(told, 480))) == [
        f"{a} {b}" for a, b in zip(names, told, strict=True)
    ]


def test_wrapped_cells_of_a_table_are_no_column() -> None:
    names = [f"Item {number}" for number in range(8)]
    cells = [(f"Thing {number} is made of oak and of", "iron, and stands in a barn by") for number in range(8)]
    told = [text for cell in cells for text in cell]
    read = order(by_rows(column(names, 60, pitch=80), column(told, 480)))
    assert read[:2] == [f"Item 0 {told[0]}", told[1]]


def test_pieces_of_a_row_from_the_right() -> None:
    right, left = Line("שלום", y=10, x=300, end=400, height=20), Line("עולם", y=10, x=60, end=260, height=20)
    assert order([left, right]) == ["שלום עולם"]


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_that_lies_on_its_side_or_upside_down(quarters: int) -> None:
    seen = read_page(np.ascontiguousarray(np.rot90(pixels(page(LINES)), quarters)))
    assert [line.text for line in seen.lines] == LINES and seen.turns == (4 - quarters) % 4


def test_words_of_a_turned_page_are_marked_where_they_are_seen() -> None:
    picture = pixels(page(LINES[:2]))
    upright = read_text(picture, 1, 1.0)
    turned = read_text(np.ascontiguousarray(np.rot90(picture, 2)), 1, 1.0)
    at = upright.text.index("lighthouse")
    height, width = picture.shape[:2]
    left, top, right, bottom = upright.box(at)
    assert turned.text == upright.text
    assert turned.box(at) == pytest.approx((width - right, height - bottom, width - left, height - top), abs=6)


def test_points_turn_and_turn_back() -> None:
    for turns in range(4):
        size = (300, 500) if turns % 2 == 0 else (500, 300)
        assert turned_point(turned_point((20, 70), turns, (300, 500)), -turns, size) == (20, 70)


def test_vertical_columns_from_the_right_in_tiers() -> None:
    crop = np.zeros((20, 100, 3), np.uint8)
    boxes = [(300, 0), (200, 2), (100, 1), (300, 210), (200, 211)]
    pieces = [Piece(str(n), 1.0, (x, y, x + 30, y + 190), crop) for n, (x, y) in enumerate(boxes)]
    random.Random(3).shuffle(pieces)
    assert [piece.text for piece in right_to_left(pieces)] == ["0", "1", "2", "3", "4"]


def test_characters_of_a_column_stand_below_each_other() -> None:
    boxes = list(_characters(Line("水車", y=0, x=10, end=30, height=60), 100))
    assert boxes == [(10, 40, 30, 70), (10, 70, 30, 100)]
    from_right = list(_characters(Line("שלום", y=0, x=0, end=40, height=10), 100))
    assert from_right[0][0] == 30 and from_right[-1][0] == 0


def test_a_blank_picture() -> None:
    assert not read_page(pixels(Image.new("RGB", (200, 200), "white"))).lines
