"""Says what kind of request a text is where its wording is like that of many of one kind (`wording.py`). Pure; knows no
library and no model."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import cast

from app.core.chat.routes.base import Route, RouteKind
from app.core.chat.routes.library_slots import asked_about
from app.core.chat.routes.library_words import named_language
from app.core.chat.routes.wording import probabilities

# From which probability a kind is taken: where the words of a pattern show none, and where they show another, which
# then is less likely than DENIED. Tried on 389 first requests of five collections, which tell hardly any difference,
# and on 2,380 English and German questions of XQuAD, all for facts, where .5 takes 70 for something else, .55 58 and
# .7 38; patterns alone take 279 for something else, patterns that are overruled 135.
SURE, OVERRULES, DENIED = 0.55, 0.7, 0.15
# Most requests are for a fact, so that this is what an unusual one of another kind is taken for.
FACT_OVERRULES = 0.85
_KINDS = {"lib": "library", "talk": "smalltalk"}  # labels with a topic
FOLLOWING = frozenset({"rewrite", "follow"})  # labels of what is only said behind an answer
CHANGES = frozenset({"shorter", "list", "simpler", "politer", "sure", "language"})  # of an answer, see `rewriting.py`
# "What happened to …" is answered by no yes.
_ASKS_WHAT = re.compile(
    r"\W*(?:who|whom|whose|what|when|where|why|which|how|wer|wen|wem|wessen|was|wann|wo|woran|worauf|wof[üu]r|wodurch|wozu|"
    r"warum|wieso|welche\w*|wie|qui|que|quoi|quand|o[ùu]|pourquoi|quel\w*|comment|combien|qui[ée]n\w*|qu[ée]|cu[áa]ndo|"
    r"d[óo]nde|cu[áa]l\w*|c[óo]mo|cu[áa]nt\w*)\b(?!\s+if\b|\s+about\b)[^.!?]*\??\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Guess:
    """`shares` has the probability of each kind; `topic` is that of small talk or of a question about the files."""

    kind: RouteKind
    topic: str
    shares: dict[str, float]

    @property
    def probability(self) -> float:
        return self.shares[self.kind]

    @property
    def route(self) -> Route:
        return Route(self.kind, "meaning", self.topic)

    def overrules(self, kind: RouteKind) -> bool:
        """Whether it is so sure that what a pattern shows is taken for a mistake."""
        least = FACT_OVERRULES if self.kind == "fact" else OVERRULES
        return self.probability >= least and self.shares.get(kind, 0.0) < DENIED


def kind_by_wording(text: str, *, follows: bool = False) -> Guess | None:
    """The kind of a request; None where no kind is likely enough, or where it leans on the request before. `follows`
    says whether there is an answer before it."""
    told = {label: share for label, share in probabilities(text).items() if follows or _head(label) not in FOLLOWING}
    whole = sum(told.values())
    shares: Counter[str] = Counter()
    for label, share in told.items():
        shares[_kind(label)] += share / whole  # type: ignore[assignment]
    if _ASKS_WHAT.match(text):
        shares["yes_no"] = 0
    if not shares:
        return None
    kind, probability = shares.most_common(1)[0]
    if probability < SURE or kind == "follow":
        return None
    topic = max((label for label in told if _kind(label) == kind), key=lambda label: told[label]).partition(":")[2]
    if kind == "library" and asked_about(text, topic) is None:
        return None
    if kind == "rewrite" and (topic not in CHANGES or (topic == "language" and not named_language(text))):
        return None
    return Guess(cast("RouteKind", kind), topic, dict(shares))


def _head(label: str) -> str:
    return label.partition(":")[0]


def _kind(label: str) -> str:
    return _KINDS.get(_head(label), _head(label))
