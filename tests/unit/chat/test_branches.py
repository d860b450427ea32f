"""Messages are a tree: former versions stay, one branch is shown, and the search reads them all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.chat.options import ConversationOptions
from app.core.chat.store import ChatStore
from app.core.storage import db as db_module


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    made = ChatStore(tmp_path / "app.db")
    yield made
    made.close()


def texts(store: ChatStore, conversation_id: int) -> list[str]:
    return [message.text for message in store.messages(conversation_id)]


def answer(store: ChatStore, conversation_id: int, text: str, **where: int | None) -> int:
    number = store.begin_answer(conversation_id, "m", **where)
    store.finish(number, text=text, state="complete")
    return number


def test_a_second_answer_is_a_sibling(store: ChatStore) -> None:
    one = store.create("t").id
    question = store.add_user(one, "q")
    first = answer(store, one, "first")
    second = answer(store, one, "second", parent=question.id)
    assert texts(store, one) == ["q", "second"]
    assert store.messages(one)[1].siblings == (first, second) == store.siblings(first)
    store.choose_branch(first)
    assert texts(store, one) == ["q", "first"]


def test_an_edited_question_begins_a_branch_and_the_former_one_keeps_its_end(store: ChatStore) -> None:
    one = store.create("t").id
    question = store.add_user(one, "q")
    answer(store, one, "a")
    store.add_user(one, "more")
    answer(store, one, "end")
    edited = store.add_user(one, "q, better", parent=None)
    assert edited.parent_id is None and edited.siblings == (question.id, edited.id)
    answer(store, one, "b")
    assert texts(store, one) == ["q, better", "b"]
    store.choose_branch(question.id)
    assert texts(store, one) == ["q", "a", "more", "end"]
    assert len(store.tree(one).messages) == 6


def test_a_long_conversation_is_read_and_deleted(store: ChatStore) -> None:
    """SQLite ends a cascade after 1,000 levels."""
    one = store.create("long").id
    store.add_trees([replace(store.tree(one), messages=())])
    for number in range(1500):
        store.add_user(one, f"message {number}")
    assert texts(store, one)[-1] == "message 1499" and len(texts(store, one)) == 1500
    store.delete(one)
    store.purge()
    assert store.messages(one) == [] and store.search("message") == []


def test_a_tree_that_is_added_again_is_the_same(store: ChatStore) -> None:
    one = store.create("t").id
    question = store.add_user(one, "q")
    answer(store, one, "first")
    answer(store, one, "second", parent=question.id)
    store.choose_branch(question.id + 1)
    store.set_pinned(one, True)
    store.set_tags(one, ["work", " work ", "", "home"])
    store.set_options(one, ConversationOptions(temperature=0.5, seed=7))
    (made,) = store.add_trees([store.tree(one)])
    assert made.tags == ("home", "work") and made.is_pinned and texts(store, made.id) == ["q", "first"]
    assert store.options(made.id) == ConversationOptions(temperature=0.5, seed=7)
    assert [m.text for m in store.tree(made.id).messages] == ["q", "first", "second"]
    assert store.conversation(made.id) == made


def test_of_several_trees_all_or_none_is_added(store: ChatStore) -> None:
    good = store.tree(store.create("good").id)
    bad = replace(good, title=None)  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        store.add_trees([good, bad])
    assert len(store.conversations()) == 1


def test_what_is_typed_is_kept(tmp_path: Path, store: ChatStore) -> None:
    one = store.create("t").id
    store.save_draft(one, "half a")
    store.save_draft(None, "a new")
    store.save_queued(one, ["next", "and then"])
    other = ChatStore(tmp_path / "app.db")
    assert (other.draft(one), other.draft(None), other.queued(one), other.queued(None)) == (
        "half a", "a new", ["next", "and then"], [],
    )  # fmt: skip
    assert other.draft(99) == ""
    other.close()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Der Mietvertrag endet am 31. August.", "vertrag"),
        ("Der Mietvertrag endet am 31. August.", "ENDET miet"),
        ("Die Gebühr beträgt 12 Euro", "GEBÜHR"),
        ("ينتهي عقد الإيجار في أغسطس", "الإيجار"),
        ("สัญญาเช่าสิ้นสุดในเดือนสิงหาคม", "สิ้นสุด"),
        ("租约将于八月到期", "租约"),
        ("租约将于八月到期", "到期"),
        ("租约将于八月到期", "期"),
        ("a % sign and \"quotes\" * AND OR", '"quotes" *'),
        ("C'est l'été", "été"),
    ],
)  # fmt: skip
def test_words_are_found_in_every_script(store: ChatStore, text: str, query: str) -> None:
    one = store.create("t")
    message = store.add_user(one.id, text)
    store.add_user(one.id, "something else")
    (match,) = store.search(query)
    assert (match.conversation_id, match.message_id, match.title) == (one.id, message.id, "t")
    assert match.ranges and match.snippet[slice(*match.ranges[0])].lower() in query.lower()


@pytest.mark.parametrize("query", ["", "   ", "zzzz", "日本", '"', "*", "NEAR(", "\x00", "ab\x00c", "𝔘𝔫𝔦"])
def test_no_query_is_too_strange(store: ChatStore, query: str) -> None:
    store.add_user(store.create("t").id, "some text")
    assert store.search(query) == []


def test_a_long_message_gives_one_line_around_the_word(store: ChatStore) -> None:
    store.add_user(store.create("t").id, "before\n\n" * 500 + "the needle stands here" + " after" * 500)
    (match,) = store.search("needle")
    assert match.snippet.startswith("… ") and match.snippet.endswith(" …") and len(match.snippet) < 150
    assert match.snippet[slice(*match.ranges[0])] == "needle" and "\n" not in match.snippet


def test_the_search_follows_every_change(store: ChatStore) -> None:
    one = store.create("t").id
    number = store.begin_answer(one, "m")
    store.save_partial(number, "walrus")
    assert store.search("walrus") == []  # indexed once it is whole: a word a second would be indexed again and again
    store.finish(number, text="pelican", state="complete")
    assert store.search("walrus") == [] and len(store.search("pelican")) == 1
    for _ in range(5):
        store.add_user(one, "pelican again")
    assert len(store.search("pelican")) == 3  # a conversation
    store.delete(one)
    assert store.search("pelican") == []
    store.restore(one)
    assert len(store.search("pelican")) == 3


def test_what_was_deleted_is_gone_from_the_index_too(tmp_path: Path, store: ChatStore) -> None:
    kept, gone = store.create("kept").id, store.create("gone").id
    for number in range(50):
        store.add_user(kept, f"kept {number}")
        store.add_user(gone, f"zebrafish {number}")
    store.delete(gone)
    assert any(b"zeb" in path.read_bytes() for path in tmp_path.iterdir())
    for _ in store.tidy():
        pass
    assert not any(b"zeb" in path.read_bytes() for path in tmp_path.iterdir())
    assert len(store.search("kept")) == 3


def test_deleted_holds_over_a_crash_and_is_purged_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ChatStore(tmp_path / "app.db")
    one = first.create("t").id
    first.delete(one)
    first._db.close()  # as a killed program leaves it
    second = ChatStore(tmp_path / "app.db")
    assert second.conversations() == []
    second.close()  # a command beside the window takes no undo away from it
    third = ChatStore(tmp_path / "app.db")
    third.restore(one)
    assert [c.id for c in third.conversations()] == [one]
    third.delete(one)
    third._db.close()
    monkeypatch.setattr("app.core.chat.store.UNDO_S", -1.0)
    fourth = ChatStore(tmp_path / "app.db")
    fourth.close()
    db = sqlite3.connect(tmp_path / "app.db")
    assert db.execute("SELECT count(*) FROM conversations").fetchone() == (0,)
    db.close()


def test_an_answer_of_a_killed_program_is_found(tmp_path: Path) -> None:
    first = ChatStore(tmp_path / "app.db")
    first.save_partial(first.begin_answer(first.create("t").id, "m"), "half an albatross")
    first._db.close()
    second = ChatStore(tmp_path / "app.db")
    assert len(second.search("albatross")) == 1
    second.close()


def test_conversations_of_the_first_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = [file for file in db_module.migration_files("app") if file.name.startswith("0001")]
    with monkeypatch.context() as patch:
        patch.setattr(db_module, "migration_files", lambda name: first)
        old = db_module.open_database(tmp_path / "app.db", "app")
    payload = '{"answer": null, "passages": [], "error_code": "", "offer": null}'
    for number, title in enumerate(("Rent", "Empty", "Boiler"), 1):
        old.execute("INSERT INTO conversations VALUES (?, ?, 1, ?)", (number, title, number))
    said = [(1, "user", "How high?"), (3, "user", "Who?"), (1, "assistant", "1,340 euros"), (3, "assistant", "You"),
            (1, "assistant", "1,340 euros a month")]  # fmt: skip
    for conversation_id, role, text in said:
        values = (conversation_id, role, text, payload if role == "assistant" else None)
        columns = "conversation_id, role, text, payload, state, created"
        sql = f"INSERT INTO messages({columns}) VALUES (?, ?, ?, ?, 'complete', 5)"
        old.execute(sql, values)
    old.close()
    store = ChatStore(tmp_path / "app.db")
    assert [c.title for c in store.conversations()] == ["Boiler", "Empty", "Rent"]
    assert texts(store, 1) == ["How high?", "1,340 euros", "1,340 euros a month"]
    assert [m.parent_id for m in store.messages(1)] == [None, 1, 3] and texts(store, 2) == []
    assert [match.message_id for match in store.search("euros")] == [5, 3]
    store.add_user(3, "And then?")
    assert texts(store, 3) == ["Who?", "You", "And then?"] and store.conversations()[0].title == "Boiler"
    store.close()
