"""A day in a written text keeps its time."""

from __future__ import annotations

import pytest

from app.core.chat.day_times import with_times
from tests.unit.chat.test_quotes import hit

NOTICE = [hit("CLEAN-UP\nSaturday 7 March 2026, 10:30 to 13:00\nYard. Dr. Moreau speaks on 9 May 2026.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Come on 7 March 2026!", "Come on 7 March 2026, 10:30–13:00!"),
        ("Join us on Saturday, March 7. On March 7.", "Join us on Saturday, March 7, 10:30–13:00. On March 7."),
        ("We start on 7 March 2026 at 10:30.", "We start on 7 March 2026 at 10:30."),
        ("Am 7. März 2026 geht es los.", "Am 7. März 2026, 10:30–13:00 geht es los."),
        ("Dr. Moreau speaks on 9 May 2026.", "Dr. Moreau speaks on 9 May 2026."),
    ],
)
def test_a_day_gets_the_time_that_stands_behind_it(text: str, expected: str) -> None:
    assert with_times(text, NOTICE) == expected


def test_nothing_is_added_where_sources_differ() -> None:
    other = hit("Tuesday, 7 March 2026, 18:00: choir.")
    assert with_times("Come on 7 March 2026!", [*NOTICE, other]) == "Come on 7 March 2026!"
