"""Where a long file is cut for a summary, what the parts are called, and what is read of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.sections import Section, central_hits, central_sentences, sections_of
from app.core.library.base import Hit

CHAPTER = 4 * 300  # characters of a passage of 300 tokens


def hit(n: int, heading: str, *, chars: int = CHAPTER, text: str = "") -> Hit:
    text = text or "x" * chars
    return Hit(n, n, 1.0, Path("/docs/a.txt"), None, heading, text, n * 10_000, n * 10_000 + len(text))


def cut(*headings: str, chars: int = CHAPTER) -> list[tuple[str, int]]:
    """(title, passages) of the sections of passages below these headings."""
    hits = [hit(n, heading, chars=chars) for n, heading in enumerate(headings)]
    found = sections_of(hits)
    assert [one for section in found for one in section.hits] == hits
    return [(section.title, len(section.hits)) for section in found]


def test_chapters_of_a_page_or_more_stay_apart() -> None:
    assert cut(*["doc > A"] * 3, *["doc > B"] * 3) == [("A", 3), ("B", 3)]


def test_short_chapters_are_put_together_and_named_from_the_first_to_the_last() -> None:
    assert cut("doc > A", "doc > B", chars=400) == [("A – B", 2)]
    assert cut("doc > A > one", "doc > A > two", chars=400) == [("A", 2)]
    assert cut("doc", "doc > B", chars=400) == [("B", 2)] and cut("doc > A", "doc", chars=400) == [("A", 2)]
    assert cut("doc", "doc", chars=400) == [("", 2)]
    assert cut("doc > A > one > x", "doc > A > one > y", chars=400) == [("one", 2)]


def test_parts_of_one_chapter_are_joined_before_parts_of_two() -> None:
    """Two of 300 tokens below one chapter make 600; across chapters they count half as much again, 900."""
    headings = ["doc > A > one", "doc > A > two", "doc > B > one", "doc > B > two"]
    assert cut(*headings, chars=4 * 440) == [("A", 2), ("B", 2)]
    assert cut("doc > A", "doc > B", chars=4 * 310) == [("A", 1), ("B", 1)]
    assert cut("doc > A", "doc > B", chars=4 * 290) == [("A – B", 2)]


def test_a_long_chapter_is_cut_in_equal_parts() -> None:
    assert cut(*["doc > A"] * 6, chars=4 * 300) == [("A", 3), ("A", 3)]
    assert cut(*["doc > A"] * 4, chars=4 * 300) == [("A", 4)]
    assert cut(*["doc > A"] * 7, chars=4 * 300) == [("A", 4), ("A", 3)]


@pytest.mark.parametrize("chapters", [13, 40, 300, 900])
def test_never_more_than_twelve_parts(chapters: int) -> None:
    found = cut(*(f"doc > {n}" for n in range(chapters)))
    assert 8 <= len(found) <= 12 and max(size for _, size in found) <= 2.5 * chapters / len(found)


def test_tokens_are_estimated_by_four_characters() -> None:
    assert Section("", (hit(0, "", chars=400), hit(1, "", chars=3))).tokens == 101 + 1


def words(text: str) -> int:
    return len(text.split())


BOILER = "The boiler must be serviced every year by a technician."
PRESSURE = "A technician checks the pressure of the boiler every year."
PARKING = "Parking is behind the house and costs nothing at all."


def test_the_first_passage_is_read_and_those_about_what_all_are_about() -> None:
    hits = [hit(n, "", text=text) for n, text in enumerate((PARKING, BOILER, "Cats sleep in the sun.", PRESSURE))]
    assert central_hits(hits, words, 30) == [hits[0], hits[1], hits[3]]
    assert len(central_hits(hits, words, 20)) == 2 and hits[2] not in central_hits(hits, words, 20)
    assert central_hits(hits, words, 5) == [hits[0]]  # at least one
    assert central_hits(hits, words, 100) == hits


def test_a_passage_that_does_not_fit_makes_room_for_a_shorter_one() -> None:
    long = hit(1, "", text=f"{BOILER} {PRESSURE} {BOILER} {PRESSURE}")
    hits = [hit(0, "", text=PARKING), long, hit(2, "", text="Cats sleep in the sun.")]
    assert central_hits(hits, words, 20) == [hits[0], hits[2]]


def test_central_sentences_come_in_reading_order_and_none_twice() -> None:
    hits = [hit(n, "", text=text) for n, text in enumerate((PRESSURE, PARKING, BOILER, PRESSURE.upper()))]
    assert [span.text for _, span in central_sentences(hits, 2)] == [PRESSURE, BOILER]
    assert [span.text for _, span in central_sentences(hits, 9)] == [PRESSURE, PARKING, BOILER]
    assert len(central_sentences(hits, 0)) == 0


def test_a_sentence_too_short_too_long_or_of_figures_is_not_quoted() -> None:
    def quoted(text: str) -> bool:
        return bool(central_sentences([hit(0, "", text=text)], 1))

    assert quoted("a" * 29 + ".") and not quoted("a" * 28 + ".") and quoted("a" * 399 + ".")
    assert not quoted("12 34 56 78 90 12 34 56 78 90 abcdefghijklmno")
    assert quoted("12 34 56 78 90 12 34 abcdefghijklmnop")


def test_a_long_text_does_not_win_by_its_length() -> None:
    topic = "Boiler technician pressure service year."
    long = f"{topic} " + " ".join(f"unrelated{n}" for n in range(80))
    texts = ("Start here.", long, topic, topic + " Yes.")
    hits = [hit(n, "", text=text) for n, text in enumerate(texts)]
    assert hits[2] in central_hits(hits, words, 12)
