"""A sentence about a file in another language is supported by its numbers and dates."""

from __future__ import annotations

import pytest

from app.core.chat.base import Citation, Doubt, Sentence
from app.core.chat.foreign_support import with_foreign
from tests.unit.chat.test_quotes import hit

LEASE = hit("Die Miete beträgt 640 Euro im Monat. Die Kaution von 1.280 Euro ist am 3. Mai 2026 zu zahlen.")
HOUSE = hit("Das Haus hat 12 Zimmer und ist 80 Jahre alt, und es steht am Ende der Straße.", rank=2)
BEFORE = Citation(1, HOUSE.path, 1, "Das Haus", 100, 108)


def sentence(text: str, *, is_supported: bool = False) -> Sentence:
    return Sentence(text, 0, len(text), is_supported, doubt=None if is_supported else Doubt("wording"))


def test_it_cites_the_place_that_holds_most_of_its_numbers() -> None:
    asked = [sentence("The deposit of 1,280 euros is due on 3 May 2026."), sentence("The rent is 640 euros.")]
    found, citations = with_foreign(asked, [BEFORE], [HOUSE, LEASE], "en")
    assert [(one.is_supported, one.doubt, one.citations) for one in found] == [(True, None, (2,)), (True, None, (3,))]
    assert [one.quote.split()[1] for one in citations] == ["Haus", "Kaution", "Miete"]
    cited = citations[1]
    assert LEASE.text[cited.start - 100 : cited.end - 100] == cited.quote


@pytest.mark.parametrize(
    ("said", "language"),
    [
        (sentence("The deposit is 1,290 euros."), "en"),  # another number
        (sentence("The deposit of 1,280 euros is due on 4 May 2026."), "en"),  # another day
        (sentence("The rent is 640 euros for 12 rooms."), "en"),  # of two files
        (sentence("The deposit bears interest."), "en"),  # nothing that both languages have
        (sentence("The rent is 640 euros."), "de"),  # its wording could be compared
        (sentence("The rent is 640 euros."), ""),
        (sentence("The rent is 640 euros.", is_supported=True), "en"),
    ],
)
def test_other_sentences_stay_as_they_are(said: Sentence, language: str) -> None:
    assert with_foreign([said], [BEFORE], [HOUSE, LEASE], language) == ([said], [BEFORE])
