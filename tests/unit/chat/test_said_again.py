"""What a small model says again and again is said once."""

from __future__ import annotations

from app.core.chat.draft import is_repeating
from app.core.chat.writing import once

ROWS = "Firm: Vantis; Price: 1,480; Fitted: 16 May\n\nFirm: Arbor; Price: 1,325; Fitted: 30 May\n\n"


def test_a_long_line_that_comes_again_is_the_beginning_of_all_of_them() -> None:
    assert not is_repeating(ROWS)
    assert is_repeating(f"{ROWS}Firm: Vantis; Price: 1,480; Fitted: 16 May\n")


def test_a_short_line_may_come_again() -> None:
    assert not is_repeating("Monday\nopen\nTuesday\nopen\n")


def test_the_second_time_is_left_out_and_what_was_cut_of_it() -> None:
    assert once(f"{ROWS}{ROWS}Firm: Vantis; Price") == ROWS.strip()
    assert once("- a\n- b\n- a\n- b\n- ") == "- a\n- b"
    assert once("Dear Ada,\n\nThank you.\n\nDear Leo,") == "Dear Ada,\n\nThank you.\n\nDear Leo,"
