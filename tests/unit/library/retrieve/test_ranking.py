"""How the keyword and vector rankings are fused, and which passages count as copies of each other."""

from __future__ import annotations

import pytest

from app.core.library.retrieve.copies import Copies
from app.core.library.retrieve.fusion import EXACT_NAME, FOREIGN_KEYWORD_WEIGHT, fuse, keyword_weight, lift, matching

LETTER = "dear tenant from the first of may the rent of your flat in kestrel street rises by a tenth each month"
WORDS = LETTER.split()


def test_words_weigh_as_much_as_meaning_where_the_index_knows_them() -> None:
    assert 0.5 < keyword_weight(1.0) < 0.6
    assert keyword_weight(2.0) == keyword_weight(1.0) and keyword_weight(-1.0) == 0


def test_words_weigh_little_where_half_of_them_are_unknown() -> None:
    """Such a question is put in other words than the file's, so the vectors decide."""
    assert 0.1 < keyword_weight(0.5) < 0.15 and keyword_weight(0.0) == 0


def test_words_lead_in_a_language_that_the_embedder_never_saw() -> None:
    """There its vectors mean nothing: the few words that are found decide, and the vectors only order the rest."""
    assert 0.8 < keyword_weight(0.1, is_language_known=False) < 0.9
    assert keyword_weight(0.1, is_language_known=False) == FOREIGN_KEYWORD_WEIGHT


def test_the_best_of_both_legs_is_first_and_equals_stand_in_the_order_of_the_files() -> None:
    assert fuse({1: 4.0, 2: 2.0}, {1: 0.3, 2: 0.9}, 0.5) == [(2, 0.75), (1, 0.5)]
    assert fuse({3: 1.0, 2: 1.0}, {}, 0.5) == [(2, 1.0), (3, 1.0)]


def test_a_leg_that_found_nothing_has_no_say() -> None:
    assert fuse({1: 2.0, 2: 1.0}, {}, 0.1) == [(1, 1.0), (2, 0.5)]
    assert fuse({}, {1: 0.9, 2: 0.8, 3: 0.4}, 0.9) == [(1, 1.0), (2, pytest.approx(0.8)), (3, 0.0)]
    assert fuse({}, {}, 0.5) == []


def test_hits_that_cannot_be_told_apart_all_count_in_full() -> None:
    assert fuse({1: 0.0, 2: 0.0}, {}, 0.5) == [(1, 1.0), (2, 1.0)]
    assert fuse({}, {7: 0.2}, 0.5) == [(7, 1.0)] and fuse({}, {7: 0.2, 8: 0.2}, 0.5) == [(7, 1.0), (8, 1.0)]


def test_a_leg_below_zero_is_scaled_from_its_lowest() -> None:
    assert fuse({}, {1: -0.2, 2: -0.4, 3: -0.3}, 0.5) == [(1, 1.0), (3, pytest.approx(0.5)), (2, 0.0)]


def test_the_newest_first_keeps_a_passing_mention_and_leaves_out_what_only_resembles() -> None:
    """One mention in a long letter is a match, a score under a quarter of the best is chance; and the farther half of
    the vector candidates is there only because a candidate list is always full."""
    assert matching({1: 1.0, 2: 0.25, 3: 0.2}, {}, 0.55) == {1, 2}
    assert matching({}, {1: 1.0, 2: 0.5, 3: 0.45, 4: 0.0}, 0.55) == {1, 2}
    assert matching({1: 1.0}, {2: 0.9, 3: 0.1}, FOREIGN_KEYWORD_WEIGHT) == {1}
    assert matching({1: 1.0}, {2: 0.9, 3: 0.1}, 0.84) == {1, 2}


def test_a_name_lifts_the_passages_of_its_file_and_scores_stay_within_one() -> None:
    assert lift([(1, 1.0), (2, 0.9)], {}) == [(1, 1.0), (2, 0.9)]
    assert lift([(1, 1.0), (2, 0.9)], {2: 1.0}) == [(2, 1.0), (1, pytest.approx(0.8))]
    assert lift([(1, 1.0), (2, 0.5)], {2: 1.0}) == [(1, 1.0), (2, pytest.approx(0.85))]  # both legs put the other first
    assert lift([(2, 0.5), (1, 0.325)], {3: 0.5, 1: 0.5}) == [(1, 0.5), (2, 0.5), (3, pytest.approx(0.175))]


def test_a_file_that_is_called_just_so_stands_before_everything() -> None:
    assert [key for key, _ in lift([(1, 1.0)], {1: 1.0, 2: EXACT_NAME})] == [2, 1]


def without(number: int) -> str:
    return " ".join(WORDS[: len(WORDS) - number])


def test_nine_tenths_of_the_words_in_common_are_a_copy() -> None:
    different = len(set(WORDS))
    for left_out, is_copy in ((0, True), (1, True), (2, different - 2 >= 0.9 * different), (4, False), (9, False)):
        copies = Copies()
        assert not copies.holds(" ".join(WORDS))
        assert copies.holds(without(left_out)) is is_copy, left_out
    for left_out in (2, 4):  # and the other way round, the longer one second
        copies = Copies()
        assert not copies.holds(without(left_out))
        assert copies.holds(" ".join(WORDS)) is (left_out == 2 and different - 2 >= 0.9 * different)


def test_a_word_changed_in_a_short_sentence_is_no_copy_and_one_in_a_long_one_is() -> None:
    copies = Copies()
    assert not copies.holds("The boiler is in the kitchen.") and not copies.holds("The boiler is in the cellar.")
    assert not copies.holds(" ".join(WORDS)) and copies.holds(" ".join(["sir", *WORDS[1:]]))


def test_a_passage_in_other_figures_is_never_a_copy_and_order_and_case_do_not_matter() -> None:
    copies = Copies()
    assert not copies.holds(" ".join(WORDS) + " 2024") and not copies.holds(" ".join(WORDS) + " 2025")
    assert copies.holds(" ".join(reversed(WORDS)).upper() + " 2024")
    assert not copies.holds(" ".join(WORDS)) and not copies.holds(" ".join(WORDS) + " b2")


def test_what_is_left_out_is_not_kept_for_comparison() -> None:
    """Else a letter could fade into another one by small steps, and the last of them would be hidden."""
    copies = Copies()
    assert not copies.holds(" ".join(WORDS))
    kept = [copies.holds(" ".join([*(f"word{chr(97 + n)}" for n in range(changed)), *WORDS[changed:]]))
            for changed in range(1, 6)]  # fmt: skip
    assert kept[0] and not all(kept)


def test_passages_without_words_are_alike() -> None:
    copies = Copies()
    assert not copies.holds("…") and copies.holds("!") and not copies.holds("word") and not copies.holds("other")
