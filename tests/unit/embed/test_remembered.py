"""Vectors of short texts are computed once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.core.embed import remembered
from app.core.embed.fake import FakeEmbedder
from app.core.embed.remembered import RememberedTexts


class Counting(FakeEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return super().embed(texts)


def test_a_text_is_embedded_once_and_its_vector_is_the_same() -> None:
    texts = RememberedTexts(embedder := Counting())
    first = texts.embed(["the key", "the gate"])
    again = texts.embed(["the gate", "the boat", "the gate"])
    assert embedder.asked == ["the key", "the gate", "the boat"]
    assert np.array_equal(again[0], first[1]) and np.array_equal(again[2], first[1])
    assert np.array_equal(again, FakeEmbedder().embed(["the gate", "the boat", "the gate"]))


def test_long_texts_and_the_oldest_are_forgotten(monkeypatch: object) -> None:
    texts = RememberedTexts(embedder := Counting())
    long = "word " * remembered.MOST_CHARS
    texts.embed([long])
    texts.embed([long])
    assert embedder.asked == [long, long]
    many = [str(number) for number in range(remembered.MOST_TEXTS + 5)]
    texts.embed(many)
    embedder.asked.clear()
    texts.embed([many[-1], many[0]])
    assert embedder.asked == [many[0]]
