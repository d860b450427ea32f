"""Conversations are kept: what was said, what it was said from, and what became of a half answer."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.chat.base import Answer, Citation, Sentence, Timings
from app.core.chat.records import unpacked
from app.core.chat.store import ChatStore
from app.core.errors import MachineError
from app.core.library.base import Hit

HIT = Hit(7, 1, 0.9, Path("/docs/lease.pdf"), 2, "Rent", "The rent is 1,340 euros.", 10, 34, 0.5, None)
ANSWER = Answer(
    "The rent is 1,340 euros.",
    True,
    (Sentence("The rent is 1,340 euros.", 0, 24, True, (1,)),),
    (Citation(1, HIT.path, 2, "The rent is 1,340 euros.", 10, 34),),
    timings=Timings(1.0, 2.0, 3.0),
    model="m",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "app.db"


@pytest.fixture
def store(file: Path) -> Iterator[ChatStore]:
    made = ChatStore(file)
    yield made
    made.close()


def test_an_answer_comes_back_with_its_evidence(file: Path, store: ChatStore) -> None:
    conversation = store.create("Rent")
    store.add_user(conversation.id, "How high is the rent?")
    number = store.begin_answer(conversation.id, "m")
    store.finish(number, text=ANSWER.text, state="complete", answer=ANSWER, passages=[HIT])
    store.close()
    again = ChatStore(file)
    question, answer = again.messages(conversation.id)
    again.close()
    assert question.text == "How high is the rent?" and question.state == "complete"
    assert (answer.text, answer.state, answer.answer, answer.passages) == (ANSWER.text, "complete", ANSWER, (HIT,))


def test_what_was_found_is_read_when_it_is_asked_for(store: ChatStore) -> None:
    conversation = store.create("Lease").id
    store.add_user(conversation, "How high is the rent?")
    answer = store.begin_answer(conversation, "m")
    store.finish(answer, text=ANSWER.text, state="complete", answer=ANSWER, passages=(HIT,))
    question, packed = store.messages(conversation, is_packed=True)
    assert packed.answer is None and not packed.passages and packed.packed and packed.text == ANSWER.text
    assert [unpacked(message) for message in (question, packed)] == store.messages(conversation)
    assert unpacked(packed).answer == ANSWER and unpacked(packed).passages == (HIT,)


def test_whether_a_message_is_in_the_branch_that_is_shown(store: ChatStore) -> None:
    conversation, other = store.create("Lease").id, store.create("Other").id
    first = store.add_user(conversation, "First", parent=None)
    second = store.add_user(conversation, "Second", parent=None)
    elsewhere = store.add_user(other, "Elsewhere", parent=None)
    assert second.siblings == store.siblings(first.id) == (first.id, second.id)
    assert elsewhere.siblings == (elsewhere.id,)
    assert store.shows(conversation, second.id)
    assert not store.shows(conversation, first.id) and not store.shows(conversation, elsewhere.id)
    store.choose_branch(first.id)
    assert store.shows(conversation, first.id)


def test_an_edit_is_kept_until_it_ends_and_goes_with_its_conversation(file: Path, store: ChatStore) -> None:
    conversation = store.create("Lease").id
    question = store.add_user(conversation, "First").id
    assert store.edit(conversation) is None
    store.save_edit(conversation, question, "First or second")
    assert store.edit(conversation) == (question, "First or second")
    store.save_edit(conversation, 0, "")
    assert store.edit(conversation) is None
    store.save_edit(conversation, question, "Heliotrope")
    store.delete(conversation)
    store.close()
    assert b"Heliotrope" not in file.read_bytes()


def test_of_many_conversations_the_pinned_and_the_newest(store: ChatStore) -> None:
    made = [store.create(str(number)) for number in range(6)]
    store.set_pinned(made[1].id, True)
    assert [each.title for each in store.conversations(3)] == ["1", "5", "4", "3"]
    assert [each.title for each in store.conversations()] == ["5", "4", "3", "2", "1", "0"]


def test_the_newest_conversation_is_first(store: ChatStore) -> None:
    first, second = store.create("one"), store.create("two")
    assert [item.title for item in store.conversations()] == ["two", "one"]
    store.add_user(first.id, "again")
    store.rename(second.id, "Two")
    assert [item.title for item in store.conversations()] == ["one", "Two"]


def test_deleting_can_be_undone_until_the_end(file: Path, store: ChatStore) -> None:
    kept, gone = store.create("kept"), store.create("gone")
    store.add_user(gone.id, "a secret never to be found again")
    for conversation in (kept, gone):
        store.delete(conversation.id)
    store.restore(kept.id)
    assert [item.title for item in store.conversations()] == ["kept"]
    store.close()
    again = ChatStore(file)
    assert [item.title for item in again.conversations()] == ["kept"] and again.messages(gone.id) == []
    again.close()
    assert not [path for path in file.parent.iterdir() if b"never to be found" in path.read_bytes()]


KILLED = """
import os, signal, sys
from pathlib import Path
from app.core.chat.records import unpacked
from app.core.chat.store import ChatStore
store = ChatStore(Path(sys.argv[1]))
conversation = store.create("Killed")
store.add_user(conversation.id, "Why?")
number = store.begin_answer(conversation.id, "m")
store.save_partial(number, "Because it w")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="has no SIGKILL")
def test_a_killed_program_keeps_the_half_answer(file: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False, env=environment)
    assert done.returncode == -signal.SIGKILL
    store = ChatStore(file)
    messages = store.messages(store.conversations()[0].id)
    store.close()
    assert [(item.role, item.text, item.state) for item in messages] == [
        ("user", "Why?", "complete"),
        ("assistant", "Because it w", "partial"),
    ]


def test_a_fault_of_the_disk_has_a_code(file: Path, store: ChatStore) -> None:
    conversation = store.create("Full")
    store._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(MachineError, match="disk_full"):
        store.add_user(conversation.id, "x" * 1_000_000)
    store._db.execute("PRAGMA max_page_count = 1000000")
    store.add_user(conversation.id, "and now")
    assert [item.text for item in store.messages(conversation.id)] == ["and now"]


def test_a_file_that_is_no_database(file: Path) -> None:
    file.write_bytes(b"this is not a database, only text " * 100)
    with pytest.raises(MachineError, match="database_damaged"):
        ChatStore(file)
    assert file.read_bytes().startswith(b"this is not")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(store: ChatStore, text: str) -> None:
    conversation = store.create(text)
    store.add_user(conversation.id, text)
    assert store.messages(conversation.id)[0].text == text


def test_the_file_is_its_owners(file: Path, store: ChatStore) -> None:
    store.create("mine")
    if os.name != "nt":
        assert file.stat().st_mode & 0o077 == 0
    assert sqlite3.connect(file).execute("PRAGMA integrity_check").fetchone() == ("ok",)
