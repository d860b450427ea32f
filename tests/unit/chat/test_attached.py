"""Which files belong to which conversation, and which to none yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.chat.attachments import AttachmentStore
from app.core.chat.store import ChatStore

A, B, C = (Path(f"/docs/{name}.txt") for name in "abc")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[AttachmentStore]:
    chats = ChatStore(tmp_path / "app.db")
    for title in ("one", "two"):
        chats.create(title)
    chats.close()
    opened = AttachmentStore(tmp_path / "app.db")
    yield opened
    opened.close()


def test_they_are_kept_in_the_order_in_which_they_were_attached(store: AttachmentStore) -> None:
    store.add(1, [C, A])
    store.add(1, [B, A])
    store.add(2, [A])
    assert store.of(1) == (C, A, B) and store.of(2) == (A,) and store.of(3) == ()
    assert store.all() == {A, B, C}


def test_a_file_is_let_go_when_the_last_conversation_lets_it_go(store: AttachmentStore) -> None:
    store.add(1, [A, B])
    store.add(2, [A])
    assert store.remove(1, A) is False and store.of(1) == (B,) and store.of(2) == (A,)
    assert store.remove(2, A) is True and store.all() == {B}


def test_what_belongs_to_no_conversation_yet_waits(store: AttachmentStore, tmp_path: Path) -> None:
    assert store.pending("attached") == ()
    store.keep_pending("attached", [B, A])
    store.keep_pending("pasted", [C])
    again = AttachmentStore(tmp_path / "app.db")
    assert again.pending("attached") == (B, A) and again.pending("pasted") == (C,)
    again.keep_pending("attached", [A])
    again.keep_pending("pasted", [])
    assert again.pending("attached") == (A,) and again.pending("pasted") == ()
    again.close()
