"""How far a text that is asked for is about the files: by the words that the files know."""

from __future__ import annotations

from app.core.chat.writing import ABOUT_FILES, share_of
from tests.unit.chat.test_quotes import hit

UNHEARD = 9.0


def test_a_word_that_stands_in_no_file_weighs_no_more_than_the_others() -> None:
    """A lease says "lessor", where the request says "landlord"."""
    lease = [hit("The lessor is Mr. Brandt. The rent is 640 EUR.")]
    assert share_of({"landlord": UNHEARD, "rent": 1.5}, UNHEARD, lease) >= ABOUT_FILES


def test_one_word_that_the_files_happen_to_know_makes_no_text_of_the_files() -> None:
    rota = [hit("Holiday cover: Brandt in July.")]
    assert share_of({"aunt": UNHEARD, "peru": UNHEARD, "holiday": 1.5}, UNHEARD, rota) < ABOUT_FILES


def test_without_a_known_word_nothing_is_shared() -> None:
    assert share_of({"zebra": UNHEARD}, UNHEARD, [hit("A zebra.")]) == 0.0
    assert share_of({}, UNHEARD, []) == 0.0
