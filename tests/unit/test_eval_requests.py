"""The weights by which requests are told apart are those of the examples that lie beside the trainer."""

from __future__ import annotations

from collections import Counter

import msgspec

from app.core.chat.routes.wording import WEIGHTS, Stored, probabilities
from app.core.resources import resource
from tools.evals.requests import examples, kind_of, stored, train


def test_every_label_has_examples_and_they_are_told_right() -> None:
    every = examples()
    kept = msgspec.json.decode(resource(WEIGHTS).read_bytes(), type=Stored)
    assert set(kept.labels) == {label for label, _ in every}
    assert len(kept.weights) == len(kept.features) * len(kept.labels) and len(kept.rarity) == len(kept.features)
    some = every[::7]
    found = (probabilities(text) for _, text in some)
    told = [max(shares, key=lambda label: shares[label], default="") for shares in found]
    right = sum(kind_of(label) == kind_of(one) for one, (label, _) in zip(told, some, strict=True))
    assert right >= 0.97 * len(some)  # they were trained on; others are told right in three of four cases


def test_no_example_stands_under_two_labels() -> None:
    labels: dict[str, set[str]] = {}
    for label, text in examples():
        labels.setdefault(text.casefold().rstrip(" ?.!"), set()).add(kind_of(label))
    assert [text for text, kinds in labels.items() if len(kinds) > 1] == []
    assert min(Counter(label for label, _ in examples()).values()) >= 20


def test_what_is_trained_is_what_is_stored() -> None:
    few = [one for one in examples() if one[0] in ("summary", "yes_no", "write")]
    vectorizer, classifier, _ = train(few)
    made = stored(vectorizer, classifier)
    assert made.labels == ["summary", "write", "yes_no"] and len(made.weights) == 3 * len(made.features)
