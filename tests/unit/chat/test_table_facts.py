"""A day and a figure that are said together stand in one row."""

from __future__ import annotations

import pytest

from app.core.chat.table_facts import mixed_rows
from app.core.chat.verify import check_answer
from tests.unit.chat.test_quotes import hit

LOG = """Date: 2026-03-02; Time: 08:00; Temperature: 4.8; Initials: LB
Date: 2026-03-03; Time: 08:00; Temperature: 9.4; Initials: LB
Date: 2026-03-04; Time: 08:00; Temperature: 5.2; Initials: LB"""


@pytest.mark.parametrize(
    ("sentence", "is_right"),
    [
        ("3 March, 5.2 °C", False),
        ("March 3: 9.4 °C", True),
        ("On 2026-03-04 it was 5.2 °C.", True),
        ("On 2 March it was 4.8 °C and on 3 March 9.4 °C.", True),  # which belongs to which is not told here
        ("It was 9.4 °C.", True),
    ],
)
def test_the_figure_is_of_the_day(sentence: str, is_right: bool) -> None:
    assert (mixed_rows(sentence, [LOG]) == []) == is_right
    assert check_answer(sentence, [hit(LOG)], "how warm was it")[0][0].is_supported == is_right


def test_running_text_may_join_what_stands_in_two_sentences() -> None:
    assert mixed_rows("3 March, 5.2 °C", ["The fridge was opened on 3 March.", "It had 5.2 °C."]) == []
