"""How well requests are told apart by their wording: python3 dev.py eval requests [--save]. Trains on the examples in
tools/requests (one file a label, a line an example), each fifth of them left out in turn, and prints how many of those
are told right; --save writes the weights of all of them. scikit-learn is no part of the program."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from app.core.chat.routes.wording import WEIGHTS, Stored, features, is_word
from app.core.resources import resource

EXAMPLES = Path(__file__).parents[1] / "requests"
FOLDS = 5
LEAST_LINES = 3  # that have a word: else it is a name or a thing
LEAST_FEATURE = 3
PENALTY = 30.0  # the inverse strength of the L2 penalty: 10 is worse by 1.5 points, 100 no better


def examples(folder: Path = EXAMPLES) -> list[tuple[str, str]]:
    """Each label with a text. A file's name is its label, with a hyphen for the colon."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        label = path.stem.replace("-", ":")
        found += [(label, line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return found


def kind_of(label: str) -> str:
    return label.split(":")[0]


def train(known_examples: Sequence[tuple[str, str]]) -> tuple[Any, Any, frozenset[str]]:
    """The vectorizer, the classifier and the words that are known."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found,import-untyped,unused-ignore]

    labels, texts = zip(*known_examples, strict=True)
    lines = Counter(word for text in texts for word in filter(is_word, features(text, _Every())))
    known = frozenset(word for word, count in lines.items() if count >= LEAST_LINES)
    vectorizer = TfidfVectorizer(analyzer=lambda text: sorted(features(text, known)), min_df=LEAST_FEATURE)
    classifier = LogisticRegression(C=PENALTY, max_iter=400)
    classifier.fit(vectorizer.fit_transform(texts), labels)
    return vectorizer, classifier, known


class _Every:
    def __contains__(self, word: object) -> bool:
        return True


def stored(vectorizer: Any, classifier: Any) -> Stored:
    """One byte a weight."""
    scale = float(abs(classifier.coef_).max()) / 127
    rounded = (classifier.coef_.T / scale).round().astype("int8")
    names = [str(name) for name in vectorizer.get_feature_names_out()]
    rarity = [round(float(value), 3) for value in vectorizer.idf_]
    bias = [round(float(value), 4) for value in classifier.intercept_]
    return Stored([str(one) for one in classifier.classes_], bias, names, rarity, scale, rounded.tobytes())


def main(folder: Path, arguments: Sequence[str]) -> None:
    every = examples()
    print(f"{len(every)} examples of {len({label for label, _ in every})} labels")
    if "--save" in arguments:
        vectorizer, classifier, _ = train(every)
        made = stored(vectorizer, classifier)
        resource(WEIGHTS).write_bytes(msgspec.json.encode(made))
        print(f"{len(made.features)} features saved in {resource(WEIGHTS).name}")
        return
    random.Random(1).shuffle(every)
    asked, right = Counter[str](), Counter[str]()
    for fold in range(FOLDS):
        vectorizer, classifier, _ = train([one for at, one in enumerate(every) if at % FOLDS != fold])
        held_out = every[fold::FOLDS]
        found = classifier.predict(vectorizer.transform([text for _, text in held_out]))
        for (label, _), told in zip(held_out, found, strict=True):
            asked[kind_of(label)] += 1
            right[kind_of(label)] += kind_of(label) == kind_of(told)
    for kind in sorted(asked, key=lambda one: -asked[one]):
        print(f"{kind:18} {right[kind]:4} of {asked[kind]:4}  {right[kind] / asked[kind]:.0%}")
    print(f"{'all':18} {right.total():4} of {asked.total():4}  {right.total() / asked.total():.0%}")
