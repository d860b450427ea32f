"""Estimates by its wording what kind of request a text is, where no pattern knows it: a linear classifier over words
and pairs of words, in English, German, French and Spanish. `dev.py eval requests --save` makes its weights of the
examples in tools/requests. Pure; knows no library and no model."""

from __future__ import annotations

import functools
import itertools
import math
import re
from array import array
from collections.abc import Container, Mapping
from dataclasses import dataclass

import msgspec

from app.core.resources import resource

WEIGHTS = "requests.json"
MAX_CHARS = 400  # of a text; in a longer one stands a text that is to be changed
KNOWN_SHARE = 0.3  # of a text's words: of 1,981 requests in the four languages 16 have fewer
RARE = "~"  # a word that too few examples have: a name, a thing
BEGINNING = 5  # letters of a word that count alone, so that forms of one word are alike
FIRST_WORDS = 3
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[?!]")


class Stored(msgspec.Struct):
    """As the trainer writes it. `weights` has a row for each feature with a byte for each label, which is to be
    multiplied by `scale`; `rarity` is the inverse document frequency of each feature."""

    labels: list[str]
    bias: list[float]
    features: list[str]
    rarity: list[float]
    scale: float
    weights: bytes


@dataclass(frozen=True)
class _Weights:
    stored: Stored
    rows: Mapping[str, int]
    values: array[int]
    known: frozenset[str]


def features(text: str, known: Container[str]) -> set[str]:
    """Words, pairs of words, beginnings of words, the first words and how long the text is. A word that is not `known`
    counts as RARE, but for its beginning."""
    words = ["#" if found[0].isdigit() else found for found in _tokens(text)]
    named = [word if word in known else RARE for word in words]
    found = set(named)
    found.update(f"{first} {second}" for first, second in itertools.pairwise(("^", *named, "$")))
    found.update(f"^{word}" for word in named[:FIRST_WORDS])
    found.update(f"{word[:BEGINNING]}*" for word in words if len(word) >= BEGINNING)
    found.add(f"={min(6, len(words) // 4)}")
    return found


def is_word(feature: str) -> bool:
    """Whether a feature is a word as it stands, and no pair, beginning, place or length."""
    return not {" ", "*", "^", "="} & set(feature)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.replace("’", "'").lower())


def probabilities(text: str) -> dict[str, float]:
    """How likely each label is; nothing for a long text, or one of which too few words are known: it may be in another
    language. A label is a kind of request, or one with a topic ("lib:newest", "talk:privacy")."""
    weights = _weights()
    words = _tokens(text)
    if len(text) > MAX_CHARS or sum(word in weights.known for word in words) < KNOWN_SHARE * max(1, len(words)):
        return {}
    stored, count = weights.stored, len(weights.stored.labels)
    rows = [weights.rows[one] for one in features(text, weights.known) if one in weights.rows]
    length = math.sqrt(sum(stored.rarity[row] ** 2 for row in rows)) or 1.0
    scores = list(stored.bias)
    for row in rows:
        share = stored.scale * stored.rarity[row] / length
        for label, value in enumerate(weights.values[row * count : (row + 1) * count]):
            scores[label] += share * value
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    whole = sum(powers)
    return {label: power / whole for label, power in zip(stored.labels, powers, strict=True)}


@functools.cache
def _weights() -> _Weights:
    stored = msgspec.json.decode(resource(WEIGHTS).read_bytes(), type=Stored)
    rows = {name: row for row, name in enumerate(stored.features)}
    known = frozenset(filter(is_word, rows))
    return _Weights(stored, rows, array("b", stored.weights), known)
