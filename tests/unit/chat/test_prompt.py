from dataclasses import replace
from pathlib import Path

from app.core.chat.prompt import choose_evidence
from app.core.library.base import Hit

HIT = Hit(1, 1, 1.0, Path("/docs/a.txt"), None, "", "The rent is 1,340 euros.", 0, 24, keyword=0.2)


def chosen(*scores: tuple[float, float]) -> list[int]:
    """Which of the hits with these (score, keyword score) are read."""
    hits = [
        replace(HIT, chunk_id=n, score=score, keyword=keyword, start=100 * n, end=100 * n + 24)
        for n, (score, keyword) in enumerate(scores)
    ]
    return [hit.chunk_id for hit in choose_evidence(hits, lambda text: len(text) // 4, 1200)]


def test_two_passages_and_those_nearly_as_good_are_read() -> None:
    assert chosen((1.0, 0.9), (0.7, 0.1), (0.65, 0.1), (0.2, 0.1)) == [0, 1, 2]
    assert chosen((1.0, 0.9), (0.3, 0.1), (0.2, 0.1)) == [0, 1]


def test_what_its_words_alone_put_first_is_read_too() -> None:
    assert chosen((1.0, 0.4), (0.8, 0.3), (0.3, 0.2), (0.2, 1.0)) == [0, 1, 3]
