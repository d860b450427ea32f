"""Formulas: drawn at the size of the text, and shown as source where they are invalid or nested too deeply."""

from __future__ import annotations

import pytest

from app.gui.chat.transcript.latex import typeset


def test_a_formula_is_drawn_with_its_size_and_what_stands_below_the_line() -> None:
    drawn = typeset(r"\frac{a}{b}", 16, is_display=True)
    assert drawn is not None and drawn.svg.startswith("<svg") and "<symbol" not in drawn.svg
    assert 0 < drawn.depth < drawn.height and 8 < drawn.width < 64 and drawn.height > 20
    large = typeset(r"\frac{a}{b}", 32, is_display=True)
    assert large is not None and 1.8 < large.width / drawn.width < 2.2
    inline, display = (typeset(r"\sum_{i=1}^n i", 16, is_display=is_display) for is_display in (False, True))
    assert inline is not None and display is not None and display.height > inline.height
    plain = typeset("a", 16, is_display=False)
    assert plain is not None and plain.depth < drawn.depth


@pytest.mark.parametrize(
    ("source", "is_drawn"),
    [
        ("{" * 8 + "x" + "}" * 8, True), ("{" * 9 + "x" + "}" * 9, False), ("{x}" * 30, True), (" \n", False),
        ("x" * 150, True), ("W" * 600, False), ("\\frac{1}{", False), ("a\nb", True),
    ],
)  # fmt: skip
def test_what_is_drawn_and_what_is_shown_as_it_was_written(source: str, is_drawn: bool) -> None:
    assert (typeset(source, 16, is_display=True) is not None) is is_drawn
