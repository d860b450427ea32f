"""What a model thinks aloud is parted from what it answers, also while it is still writing."""

from __future__ import annotations

import pytest

from app.core.chat.thinking import Parts, parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hello.", Parts("", "Hello.", 0, False)),
        ("", Parts("", "", 0, False)),
        ("<think>Rent?</think>\n\nForty.", Parts("Rent?", "Forty.", 22, False)),
        (" <THINKING> Rent? </thinking> Forty.", Parts("Rent?", "Forty.", 30, False)),
        ("<thought>a</think></thought>b", Parts("a</think>", "b", 28, False)),
        ("<reasoning>a</reasoning>b", Parts("a", "b", 24, False)),
        ("<think>Still thin ", Parts("Still thin", "", 18, True)),
        ("<thi", Parts("", "", 4, True)), (" <", Parts("", "", 2, True)), ("<REASON", Parts("", "", 7, True)),
        ("<thoug", Parts("", "", 6, True)), ("<thinki", Parts("", "", 7, True)),
        ("<table>", Parts("", "<table>", 0, False)),
        ("Rent? </think> Forty.", Parts("Rent?", "Forty.", 15, False)),
        ("Rent?</thinking>Forty.", Parts("Rent?", "Forty.", 16, False)),
        ("I <think>so</think>.", Parts("I <think>so", ".", 19, False)),
    ],
)  # fmt: skip
def test_thought_and_answer(text: str, found: Parts) -> None:
    assert parts(text) == found
    assert text[found.start :] == found.body
