"""The list of conversations: order, tags, deletion, search; and the default values of an answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.chat.base import Answer, Citation, Offer, Row, Sentence, Survey, SurveyWords, Timings
from app.core.chat.options import ConversationOptions
from app.core.chat.records import StoredMessage, branch, payload_json, read_payload, unpacked
from app.core.chat.store import ChatStore
from app.core.library.base import Hit


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    opened = ChatStore(tmp_path / "app.db")
    yield opened
    opened.close()


def test_an_answer_says_nothing_that_nobody_told_it() -> None:
    answer = Answer("x", True)
    assert answer.used_library and not (answer.is_quotes or answer.is_whole or answer.is_cut) and answer.survey is None
    assert answer.sentences == answer.citations == answer.within == () and answer.model == answer.searched == ""
    assert answer.timings == Timings(0.0, 0.0, 0.0, 0, 0, 0.0, 0, 0, 0.0, 0)
    assert Offer("list", "q") == Offer("list", "q", (), 0, 0, 0, 0.0) and Row(Path("a"), "absent").value == ""
    assert Survey("list", "q") == Survey("list", "q", (), 0, 0, (), 0) and Sentence("a", 0, 1, True).doubt is None


def test_the_words_of_a_table_where_no_window_gives_others() -> None:
    words = SurveyWords()
    assert all(value for name, value in vars(words).items() if name != "reasons") and words.reasons == {}
    assert words.count.format(found=1, asked=2) == "1 of 2 files" and "2" in words.left_out.format(n=2)
    assert "2" in words.different.format(values=2, n=3) and "3" in words.all_same.format(n=3)
    assert words.extremes.format(lowest=1, first="a", highest=2, second="b") == "Lowest: 1 (a). Highest: 2 (b)."


def test_the_newest_come_first_and_the_pinned_are_always_there(store: ChatStore) -> None:
    one, two, three = (store.create(title) for title in ("one", "two", "three"))
    assert [each.title for each in store.conversations()] == ["three", "two", "one"]
    store.add_user(one.id, "again")
    assert [each.title for each in store.conversations()] == ["one", "three", "two"]
    store.set_pinned(two.id, True)
    assert [each.title for each in store.conversations(most=1)] == ["two", "one"] and not one.is_pinned
    assert [each.title for each in store.conversations(most=0)] == ["two"]
    assert [each.is_pinned for each in store.conversations(most=1)] == [True, False]
    store.set_pinned(two.id, False)
    assert [each.title for each in store.conversations(most=2)] == ["one", "three"]
    assert store.conversation(three.id) == three and store.conversation(99) is None


def test_a_conversation_has_the_moment_of_its_last_message(store: ChatStore) -> None:
    before = time.time()
    one = store.create("one")
    assert before <= one.created == one.updated <= time.time()
    message = store.add_user(one.id, "x")
    found = store.conversation(one.id)
    assert found is not None and found.updated == message.created >= found.created
    assert message.created >= before


def test_tags_are_sorted_and_tidy(store: ChatStore) -> None:
    one, two = store.create("one"), store.create("two")
    store.set_tags(one.id, ["rent", " a  b ", "", "rent"])
    store.set_tags(two.id, ["z"])
    found = store.conversation(one.id)
    assert found is not None and found.tags == ("a b", "rent")
    assert [each.tags for each in store.conversations()] == [("z",), ("a b", "rent")]
    store.set_tags(one.id, [])
    assert [each.tags for each in store.conversations()] == [("z",), ()]
    store.rename(one.id, "named")
    assert [each.title for each in store.conversations()] == ["two", "named"]


def test_what_is_deleted_comes_back_until_it_is_purged(store: ChatStore) -> None:
    one, two = store.create("one"), store.create("two")
    store.add_user(one.id, "the walrus")
    store.delete(one.id)
    assert [each.id for each in store.conversations()] == [two.id] and store.conversation(one.id) is None
    assert store.tree(one.id) is None and store.duplicate(one.id) is None
    store.restore(one.id)
    store.purge()
    assert store.conversation(one.id) is not None and store.messages(one.id)[0].text == "the walrus"
    store.delete(one.id)
    store.purge()
    store.restore(one.id)
    assert store.conversation(one.id) is None and store.messages(one.id) == [] and store.search("walrus") == []


def test_what_another_run_deleted_is_purged_after_five_minutes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    for ago, is_there in ((200, True), (299, True), (301, False), (4000, False)):
        first = ChatStore(tmp_path / f"{ago}.db")
        one = first.create("one")
        monkeypatch.setattr("app.core.chat.store.time.time", lambda ago=ago: now - ago)
        first.delete(one.id)
        first._deleted.clear()  # as after a crash
        monkeypatch.setattr("app.core.chat.store.time.time", lambda: now)
        first.purge()
        first.restore(one.id)
        assert (first.conversation(one.id) is not None) is is_there, ago
        first.close()


def test_an_edit_of_what_was_purged_is_gone_too(store: ChatStore) -> None:
    one, two = store.create("one"), store.create("two")
    for each in (one, two):
        store.save_edit(each.id, 7, "half")
    store.delete(one.id)
    store.purge()
    assert store.edit(one.id) is None and store.edit(two.id) == (7, "half")


def test_options_chosen_before_it_began_go_with_the_conversation(store: ChatStore) -> None:
    store.set_options(None, ConversationOptions(temperature=0.5))
    one, two = store.create("one"), store.create("two")
    assert store.options(one.id) == ConversationOptions(temperature=0.5)
    assert store.options(two.id) == ConversationOptions()
    assert store.options(None) == ConversationOptions() and store.options(99) == ConversationOptions()


def test_answers_are_siblings_and_the_chosen_branch_is_shown(store: ChatStore) -> None:
    one = store.create("one")
    asked = store.add_user(one.id, "first")
    assert asked.siblings == (asked.id,) and asked.parent_id is None and asked.state == "complete"
    answer = store.begin_answer(one.id, "m")
    store.finish(answer, text="yes", state="complete")
    other = store.begin_answer(one.id, "m2", parent=asked.id)
    assert store.siblings(answer) == (answer, other) == store.siblings(other) and store.siblings(99) == ()
    assert store.shows(one.id, other) and not store.shows(one.id, answer)
    below = store.add_user(one.id, "below")
    assert below.parent_id == other
    store.choose_branch(answer)
    assert [message.text for message in store.messages(one.id)] == ["first", "yes"]
    store.choose_branch(other)
    assert [message.id for message in store.messages(one.id)] == [asked.id, other, below.id]
    again = store.add_user(one.id, "another beginning", parent=None)
    assert again.parent_id is None and again.siblings == (asked.id, again.id)
    assert [message.id for message in store.messages(one.id)] == [again.id]
    assert [message.siblings for message in store.messages(one.id)] == [(asked.id, again.id)]


HIT = Hit(7, 1, 0.9, Path("/docs/a.pdf"), 2, "Rent", "The rent.", 10, 19, 0.5, None)


def test_an_answer_is_kept_with_everything(store: ChatStore) -> None:
    one = store.create("one")
    store.add_user(one.id, "x")
    number = store.begin_answer(one.id, "m")
    partial = store.messages(one.id)[1]
    assert (partial.state, partial.model, partial.answer, partial.role) == ("partial", "m", None, "assistant")
    answer = Answer("The rent.", True, citations=(Citation(1, HIT.path, 2, "The rent.", 10, 19),), model="other")
    store.save_partial(number, "The", answer)
    assert store.messages(one.id)[1].answer == answer and store.messages(one.id)[1].text == "The"
    store.save_partial(number, "The r")
    assert store.messages(one.id)[1].answer is None and store.messages(one.id)[1].state == "partial"
    store.finish(number, text="The rent.", state="failed", answer=answer, passages=[HIT], error_code="e",
                 offer=Offer("list", "q", (Path("/docs"),)))  # fmt: skip
    done = store.messages(one.id)[1]
    assert (done.text, done.state, done.answer, done.passages) == ("The rent.", "failed", answer, (HIT,))
    assert (done.error_code, done.offer, done.model) == ("e", Offer("list", "q", (Path("/docs"),)), "other")
    packed = store.messages(one.id, is_packed=True)[1]
    assert packed.packed and packed.answer is None and unpacked(packed) == done and unpacked(done) is done
    store.finish(number, text="y", state="complete")
    assert store.messages(one.id)[1].model == "other" and store.messages(one.id)[1].answer is None


def test_a_copy_has_every_branch_and_is_new(store: ChatStore) -> None:
    one = store.create("one")
    store.set_pinned(one.id, True)
    store.set_tags(one.id, ["b", "a"])
    first = store.add_user(one.id, "first")
    store.add_user(one.id, "second", parent=None)
    store.choose_branch(first.id)
    copy = store.duplicate(one.id)
    assert copy is not None and copy.id != one.id and not copy.is_pinned and copy.tags == ("a", "b")
    assert copy.created == one.created and copy.updated >= one.updated and store.conversations()[0].id == copy.id
    tree = store.tree(copy.id)
    assert tree is not None and [message.text for message in tree.messages] == ["first", "second"]
    assert [message.text for message in store.messages(copy.id)] == ["first"] and tree.tags == ("a", "b")


def test_a_store_may_be_closed_twice(tmp_path: Path) -> None:
    opened = ChatStore(tmp_path / "app.db")
    opened.create("one")
    opened.search("x")
    opened.close()
    opened.close()
    again = ChatStore(tmp_path / "app.db")
    assert len(again.conversations()) == 1
    again.close()


def test_a_branch_ends_in_a_circle_and_where_a_message_is_missing() -> None:
    def message(number: int, parent: int | None) -> StoredMessage:
        return StoredMessage(number, 0, "user", str(number), "complete", parent_id=parent)

    assert [one.id for one in branch([message(1, None), message(2, 1), message(3, 1)], 2)] == [1, 2]
    assert [one.id for one in branch([message(1, 2), message(2, 1)], 1)] == [2, 1]
    assert branch([message(1, None)], None) == [] and branch([message(1, None)], 9) == []


def test_answers_of_earlier_versions_are_read() -> None:
    assert read_payload({}) == {"answer": None, "passages": (), "error_code": "", "offer": None}
    assert payload_json(None, error_code="x") == '{"answer": null, "passages": [], "error_code": "x", "offer": null}'
