"""Conversations and backups on the command line. The program runs in its own process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.chat.store import ChatStore
from tests.e2e.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    store = ChatStore(tmp_path / "base" / "data" / "app.db")
    one = store.create("Rent \x1b[31m")
    store.add_user(one.id, "How high is the rent?")
    answer = store.begin_answer(one.id, "m")
    store.finish(answer, text="It is 1,340 euros a month.", state="complete")
    store.set_tags(one.id, ["home"])
    store.create("Empty")
    store.close()
    return Program(tmp_path / "base")


def test_conversations_are_listed_read_and_searched(program: Program) -> None:
    listed = program("chats", "list", "--json").json["conversations"]
    assert [set(one) for one in listed] == [{"id", "title", "created", "updated", "pinned", "tags"}] * 2
    assert (listed[1]["title"], listed[1]["tags"]) == ("Rent \x1b[31m", ["home"])
    shown = program("chats", "show", "1", "--json").json
    assert set(shown) == {"id", "title", "created", "updated", "pinned", "tags", "messages"}
    assert [set(one) for one in shown["messages"]] == [
        {"id", "role", "text", "state", "created", "model", "answer"}
    ] * 2
    assert [one["text"] for one in shown["messages"]] == ["How high is the rent?", "It is 1,340 euros a month."]
    found = program("chats", "search", "euro", "--json").json
    assert found["query"] == "euro"
    assert set(found["hits"][0]) == {"conversation", "message", "title", "role", "snippet", "created"}
    assert found["hits"][0]["snippet"] == "It is 1,340 euros a month."
    plain = program("chats", "list")
    assert plain.code == 0 and "\x1b" not in plain.out and "#home" in plain.out
    assert "## Question" in program("chats", "show", "1").out
    missing = program("chats", "show", "99")
    assert missing.code == 1 and "There is no conversation 99." in missing.err and "Traceback" not in missing.err


def test_what_is_exported_can_be_imported(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert program("chats", "export", "1", "--out", out, "--json").json == {"file": str(out), "conversations": [1]}
    made = program("chats", "import", out, "--json").json["conversations"]
    assert [one["id"] for one in made] == [3]
    assert program("chats", "show", "3", "--json").json["messages"][1]["text"] == "It is 1,340 euros a month."
    assert json.loads(program("chats", "export").out)["format"] == "alcove-conversations"
    assert "<!DOCTYPE html>" in program("chats", "export", "1", "--format", "html").out
    again = program("chats", "export", "1", "--out", out)
    assert again.code == 1 and "already" in again.err
    out.write_text(out.read_text("utf-8")[:-30], "utf-8")
    damaged = program("chats", "import", out)
    assert damaged.code == 1 and "nothing of it was imported" in damaged.err
    assert len(program("chats", "list", "--json").json["conversations"]) == 3


def test_a_backup_moves_to_another_computer(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    saved = program("backup", file, "--json").json
    assert set(saved) == {"file", "created", "parts"} and "app.db" in saved["parts"]
    assert program("backup", file).code == 1
    other = Program(tmp_path / "other")
    assert other("restore", file, "--json").json["parts"] == saved["parts"]
    assert len(other("chats", "list", "--json").json["conversations"]) == 2
    file.write_bytes(file.read_bytes()[:-60])
    broken = other("restore", file)
    assert broken.code == 1 and "nothing was changed" in broken.err
