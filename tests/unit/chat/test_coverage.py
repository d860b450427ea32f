"""Words of a calculation that stand in none of the passages bring the passage that has them."""

from __future__ import annotations

from app.core.chat.coverage import covered, missing_words
from app.core.chat.evidence import Gathered, Gatherer
from app.core.library.base import Hit, SearchResult
from tests.unit.chat.library import MadeUpLibrary
from tests.unit.chat.test_quotes import hit

CLAIM = hit("Storm claim. Damage in all 4,300 EUR.")
POLICY = "The deductible is 500 EUR for each claim."


class Library(MadeUpLibrary):
    """Finds the policy by its words."""

    def search(self, request: object) -> SearchResult:
        return SearchResult("", 1.0, (hit(POLICY),))

    def parent(self, chunk_id: int, max_chars: int) -> Hit:
        return hit(POLICY)

    def rarities(self, words: object, *, within: object = ()) -> tuple[float, ...]:
        return tuple(9.0 if word not in ("deductible",) else 1.0 for word in words)  # type: ignore[attr-defined]


def gathered(*hits: Hit) -> Gathered:
    return Gathered(hits, (), (), SearchResult("", 1.0, hits))


def cover(text: str, *hits: Hit) -> tuple[Hit, ...]:
    gatherer = Gatherer(Library({}))
    return covered(gathered(*hits), text, gatherer, within=(), count_tokens=lambda said: len(said.split())).hits


def test_the_passage_with_the_missing_word_is_read_too() -> None:
    assert [one.text for one in cover("storm claim after the deductible", CLAIM)] == [CLAIM.text, POLICY]


def test_where_nothing_is_missing_or_known_nothing_is_added() -> None:
    assert cover("storm claim", CLAIM) == (CLAIM,)
    assert cover("storm claim in guilders", CLAIM) == (CLAIM,)  # which no file knows
    assert cover("deductible") == ()


def test_missing_words_are_compared_by_their_stems() -> None:
    assert missing_words("claims for the storms and a deductible", [CLAIM]) == ["deductible"]
