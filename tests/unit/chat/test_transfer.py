"""Conversations leave and come in: nothing is lost on the way, and nothing half or hostile gets in."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.chat.base import Answer, Citation, Doubt, Offer, Row, Sentence, Survey, Timings
from app.core.chat.options import ConversationOptions
from app.core.chat.records import ConversationTree, StoredMessage, branch
from app.core.chat.store import ChatStore
from app.core.chat.transfer.document import to_html, to_markdown
from app.core.chat.transfer.own import to_json
from app.core.chat.transfer.read import read_conversations
from app.core.errors import UserError
from app.core.library.base import Hit

HIT = Hit(7, 1, 0.9, Path("/docs/lease.pdf"), 2, "Rent", "The rent is 1,340 euros.", 10, 34, 0.5, None)
CITED = Citation(1, HIT.path, 2, "The rent is 1,340 euros.", 10, 34)
TEXT = "The rent is 1,340 euros. Cats are banned."
ANSWER = Answer(
    TEXT,
    True,
    (Sentence(TEXT[:24], 0, 24, True, (1,)), Sentence(TEXT[25:], 25, 41, False, (), Doubt("name", "Cats"))),
    (CITED,),
    timings=Timings(1.0, 2.0, 3.0),
    model="m",
    within=(Path("/docs"),),
    survey=None,
)
SURVEY = Survey("list", "q", (Path("/docs"),), 1, 2, (Row(Path("/docs/a"), "supported", "v", citations=(CITED,)),), 3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ChatStore]:
    made = ChatStore(tmp_path / "app.db")
    yield made
    made.close()


def tree(title: str = "Rent") -> ConversationTree:
    messages = (
        StoredMessage(1, 0, "user", "How high is the rent?", "complete", created=5.0),
        StoredMessage(2, 0, "assistant", TEXT, "complete", "m", ANSWER, (HIT,), 6.0, parent_id=1),
        StoredMessage(3, 0, "assistant", "half", "stopped", "m", parent_id=1),
        StoredMessage(4, 0, "assistant", "", "failed", "m", error_code="model_crashed", parent_id=1),
        StoredMessage(5, 0, "user", "And the others?", "complete", parent_id=2),
        StoredMessage(
            6, 0, "assistant", "table", "complete", "m", replace(ANSWER, survey=SURVEY), offer=Offer("list", "q"),
            parent_id=5,
        ),
    )  # fmt: skip
    return ConversationTree(title, 5.0, 7.0, messages, 6, True, ("home",), ConversationOptions(temperature=0.3, seed=1))


def write(tmp_path: Path, content: Any, name: str = "in.json") -> Path:
    file = tmp_path / name
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return file


def comparable(one: ConversationTree) -> ConversationTree:
    """Ids are made new, in the same order."""
    numbers = {message.id: number for number, message in enumerate(one.messages)}
    messages = tuple(
        replace(m, id=numbers[m.id], conversation_id=0, siblings=(), parent_id=numbers.get(m.parent_id or -1))
        for m in one.messages
    )
    return replace(one, messages=messages, tip=numbers.get(one.tip or -1))


def test_everything_comes_back_from_our_json(tmp_path: Path, store: ChatStore) -> None:
    (first,) = store.add_trees([tree()])
    file = write(tmp_path, to_json([store.tree(first.id)]))
    (second,) = store.add_trees(read_conversations(file))
    assert comparable(store.tree(second.id)) == comparable(store.tree(first.id)) == comparable(tree())


names = st.text(max_size=20)


@st.composite
def trees(draw: st.DrawFn) -> ConversationTree:
    messages: list[StoredMessage] = []
    for number in range(draw(st.integers(1, 8))):
        parent = draw(st.sampled_from([None, *(message.id for message in messages)]))
        role, state = draw(st.sampled_from(["user", "assistant"])), draw(st.sampled_from(["complete", "stopped"]))
        answer = draw(st.sampled_from([None, ANSWER]))
        text = draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
        moment = draw(st.floats(0, 4e9))
        messages.append(
            StoredMessage(number * 3 + 1, 0, role, text, state, answer=answer, created=moment, parent_id=parent)
        )
    tip = draw(st.sampled_from([message.id for message in messages]))
    title = " ".join(draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=20)).split())
    seed, quotes_only = draw(st.none() | st.integers(0, 99)), draw(st.none() | st.booleans())
    options = ConversationOptions(seed=seed, quotes_only=quotes_only)
    return ConversationTree(title, 1.0, 2.0, tuple(messages), tip, draw(st.booleans()), (), options)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(trees(), min_size=1, max_size=3))
def test_any_tree_survives_the_way_out_and_in(tmp_path: Path, store: ChatStore, found: list[ConversationTree]) -> None:
    made = store.add_trees(found)
    file = write(tmp_path, to_json([store.tree(one.id) for one in made]))
    again = store.add_trees(read_conversations(file))
    assert [comparable(store.tree(one.id)) for one in again] == [comparable(one) for one in found]


def chatgpt() -> list[Any]:
    def node(name: str, parent: str | None, children: list[str], message: Any) -> dict[str, Any]:
        return {"id": name, "parent": parent, "children": children, "message": message}

    def said(role: str, text: Any, kind: str = "text", **more: Any) -> dict[str, Any]:
        content = {"content_type": kind, "parts": text if isinstance(text, list) else [text]}
        return {"author": {"role": role}, "content": content, "create_time": 1700000000.5, "metadata": {}, **more}

    nodes = [
        node("root", None, ["sys"], None),
        node("sys", "root", ["q"], said("system", "", metadata={"is_visually_hidden_from_conversation": True})),
        node("q", "sys", ["tool", "second"], said("user", ["See", {"content_type": "image_asset_pointer"}],
                                                  "multimodal_text")),
        node("tool", "q", ["out"], said("assistant", "search()", "code", recipient="browser")),
        node("out", "tool", ["a"], said("tool", "page")),
        node("a", "out", ["q2"], said("assistant", "A tiger.", metadata={"model_slug": "gpt-4o"})),
        node("q2", "a", ["a2"], said("user", "Sure?")),
        node("a2", "q2", [], said("assistant", "Yes.")),
        node("second", "q", [], said("assistant", "A lion.")),
    ]  # fmt: skip
    mapping = {one["id"]: one for one in reversed(nodes)}
    return [{"title": "Cats", "create_time": 1.0, "update_time": 2.0, "mapping": mapping, "current_node": "a2"}]


def test_chatgpt_trees_keep_their_branches(tmp_path: Path, store: ChatStore) -> None:
    (found,) = read_conversations(write(tmp_path, chatgpt(), "conversations.json"))
    assert (found.title, found.created, found.updated) == ("Cats", 1.0, 2.0)
    said = [(m.text, m.parent_id, m.model) for m in found.messages]
    assert said == [("See\n\n[image]", None, ""), ("A tiger.", 1, "gpt-4o"), ("Sure?", 2, ""), ("Yes.", 3, ""),
                    ("A lion.", 1, "")]  # fmt: skip
    (made,) = store.add_trees([found])
    assert [m.text for m in store.messages(made.id)] == ["See\n\n[image]", "A tiger.", "Sure?", "Yes."]
    assert len(store.messages(made.id)[1].siblings) == 2


def test_chatgpt_is_read_inside_its_zip(tmp_path: Path) -> None:
    for number, name in enumerate(("conversations.json", "export/conversations-001.json")):
        file = tmp_path / f"{number}.zip"
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("../../escape.txt", "x")
            archive.writestr(name, json.dumps(chatgpt()))
        assert [one.title for one in read_conversations(file)] == ["Cats"]
    assert not (tmp_path.parent / "escape.txt").exists()


def test_a_circle_in_a_foreign_tree_ends(tmp_path: Path) -> None:
    data = chatgpt()
    data[0]["mapping"]["a2"]["children"] = ["q", "a2", "nowhere"]
    assert len(read_conversations(write(tmp_path, data))[0].messages) == 5


def lmstudio() -> dict[str, Any]:
    def text(value: str) -> list[Any]:
        return [{"type": "text", "text": value}]

    thought = {"type": "contentBlock", "style": {"type": "thinking"}, "content": text("Hm.")}
    steps = [thought, {"type": "contentBlock", "content": text("Blue.")}, {"type": "debugInfoBlock", "debugInfo": "x"}]
    answers = [
        {"type": "multiStep", "role": "assistant", "steps": [{"type": "contentBlock", "content": text("Red.")}]},
        {"type": "multiStep", "role": "assistant", "senderInfo": {"senderName": "qwen3"}, "steps": steps},
    ]
    fields = [
        {"key": "llm.prediction.temperature", "value": 0.8},
        {"key": "llm.prediction.topPSampling", "value": {"checked": True, "value": 0.9}},
        {"key": "llm.prediction.maxPredictedTokens", "value": {"checked": False, "value": 100}},
        {"key": "llm.prediction.repeatPenalty", "value": {"checked": True, "value": "much"}},
    ]
    question = {"type": "singleStep", "role": "user", "content": [*text("Which colour?"), {"type": "file"}]}
    more = {"type": "singleStep", "role": "user", "content": text("Why?")}
    return {
        "name": "Colours", "pinned": True, "createdAt": 1700000000000, "systemPrompt": "Be brief.",
        "messages": [
            {"versions": [question], "currentlySelected": 0},
            {"versions": answers, "currentlySelected": 1},
            {"versions": [more], "currentlySelected": 0},
        ],
        "perChatPredictionConfig": {"fields": fields},
    }  # fmt: skip


def test_lm_studio_versions_become_siblings(tmp_path: Path) -> None:
    (found,) = read_conversations(write(tmp_path, lmstudio(), "1.conversation.json"))
    assert [(m.text, m.parent_id) for m in found.messages] == [
        ("Which colour?\n\n[file]", None), ("Red.", 1), ("<think>\nHm.\n</think>\n\nBlue.", 1), ("Why?", 3),
    ]  # fmt: skip
    assert found.messages[2].model == "qwen3" and found.is_pinned and found.created == 1_700_000_000.0
    assert found.options == ConversationOptions(system_prompt="Be brief.", temperature=0.8, top_p=0.9)
    assert [m.text for m in branch(found.messages, found.tip)][-1] == "Why?"


def test_lm_studio_files_as_different_versions_write_them(tmp_path: Path) -> None:
    """Answers of the first versions hold their text beside empty steps; later ones call tools between their texts, and
    the one that was stopped before it spoke says nothing."""
    old = {"role": "assistant", "content": [{"type": "text", "text": "Red."}], "steps": []}
    tools = {
        "type": "multiStep", "role": "assistant", "senderInfo": {"senderName": "qwen3"}, "steps": [
            {"type": "contentBlock", "stepIdentifier": "1-0.5", "content": [{"type": "text", "text": "I look it up."}],
             "defaultShouldIncludeInContext": True, "shouldIncludeInContext": True},
            {"type": "contentBlock", "content": [{"type": "toolCallRequest", "name": "js", "parameters": {"a": 1}}]},
            {"type": "toolStatus", "statusState": {"status": {"type": "toolCallSucceeded"}}},
            {"type": "contentBlock", "genInfo": {"stats": {"stopReason": "eosFound"}},
             "content": [{"type": "text", "text": "Blue."}]},
        ],
    }  # fmt: skip
    stopped = {"type": "multiStep", "role": "assistant", "steps": [{"type": "contentBlock", "content": []}]}
    data = lmstudio()
    data |= {"createdAt": "2026-01-01T00:00:00Z", "tokenCount": 12, "usePerChatPredictionConfig": True, "notes": []}
    data["messages"][1] = {"versions": [old, stopped, tools], "currentlySelected": 1}
    (found,) = read_conversations(write(tmp_path, data, "1784921389195.conversation.json"))
    assert [(m.text, m.parent_id) for m in found.messages[1:]] == [
        ("Red.", 1), ("I look it up.\n\nBlue.", 1), ("Why?", 3),
    ]  # fmt: skip
    assert found.created == 0.0


OWN = json.loads(to_json([tree()]))


def changed(**message: Any) -> dict[str, Any]:
    data = json.loads(json.dumps(OWN))
    data["conversations"][0]["messages"][1].update(message)
    return data


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "import_damaged"),
        ("{", "import_damaged"),
        (to_json([tree()])[:-40], "import_damaged"),
        ("[" * 100_000, "import_damaged"),
        ("\ufeff[]", "import_unknown"),
        ("[]", "import_unknown"),
        ("42", "import_unknown"),
        ({"some": "thing"}, "import_unknown"),
        ({"messages": []}, "import_empty"),
        ([{"mapping": {}}], "import_empty"),
        ([{"mapping": []}], "import_damaged"),
        ([{"mapping": {"a": 5}}], "import_damaged"),
        ({"messages": [{"versions": [5]}]}, "import_damaged"),
        ({**OWN, "version": 2}, "import_newer"),
        ({**OWN, "conversations": "x"}, "import_damaged"),
        (changed(parent=99), "import_damaged"),
        (changed(id=1), "import_damaged"),
        (changed(role="system"), "import_damaged"),
        (changed(text=5), "import_damaged"),
        (changed(answer={"text": "x"}), "import_damaged"),
        (changed(answer={**OWN["conversations"][0]["messages"][1]["answer"], "within": [5]}), "import_damaged"),
        (changed(passages=[{"path": "/x"}]), "import_damaged"),
        (json.dumps(changed(created=1)).replace('"created": 1,', '"created": NaN,'), "import_damaged"),
    ],
)  # fmt: skip
def test_what_is_no_export_has_a_code(tmp_path: Path, content: Any, code: str) -> None:
    with pytest.raises(UserError, match=code):
        read_conversations(write(tmp_path, content))


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="path_missing"):
        read_conversations(tmp_path / "none.json")
    (tmp_path / "half.zip").write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(UserError, match="import_damaged"):
        read_conversations(tmp_path / "half.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("holiday.txt", "sun")
    with pytest.raises(UserError, match="import_unknown"):
        read_conversations(tmp_path / "other.zip")
    monkeypatch.setattr("app.core.chat.transfer.read.MAX_BYTES", 1000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("conversations.json", "[" + " " * 100_000 + "]")
    for name in ("bomb.zip", "large.json"):
        (tmp_path / "large.json").write_bytes(b" " * 1001)
        with pytest.raises(UserError, match="import_too_large"):
            read_conversations(tmp_path / name)


def test_strange_text_is_made_storable(tmp_path: Path, store: ChatStore) -> None:
    file = write(tmp_path, json.dumps(changed(text="half \ud800 a letter \x00.", created=1e300)))
    (found,) = store.add_trees(read_conversations(file))
    message = store.tree(found.id).messages[1]
    assert message.text == "half \ufffd a letter \x00." and message.created == 0.0


def test_a_path_that_is_no_text_goes_out_and_in(tmp_path: Path, store: ChatStore) -> None:
    strange = replace(ANSWER, within=(Path("/docs/\udcff.txt"),))
    whole = tree()
    whole = replace(whole, messages=(whole.messages[0], replace(whole.messages[1], answer=strange)), tip=2)
    (found,) = store.add_trees(read_conversations(write(tmp_path, to_json([whole]))))
    assert store.tree(found.id).messages[1].answer.within == strange.within


HOSTILE = """# <script>alert(1)</script> <img src="http://example.com/a.png"> ![p](http://example.com/b.png)

[x](javascript:alert(1)) [y](data:text/html,z) [ok](https://example.com) <style>*{}</style>

| a | b |
|---|---|
| 1 | **2** |
"""


def test_a_page_of_a_hostile_conversation_loads_and_runs_nothing() -> None:
    whole = tree("</title><script>alert(2)</script>")
    messages = (whole.messages[0], replace(whole.messages[1], text=HOSTILE, answer=None))
    page = to_html(replace(whole, messages=messages, tip=2))
    assert "<script" not in page and "<img" not in page and "javascript:" not in page.split("[x]")[0].lower()
    assert 'href="javascript' not in page and 'href="data' not in page and 'href="https://example.com"' in page
    assert page.count("<style>") == 1 and "default-src 'none'" in page and "<td><strong>2</strong></td>" in page


def test_documents_say_where_each_sentence_comes_from() -> None:
    text, page = to_markdown(tree()), to_html(tree())
    for shown in (text, page):
        assert "The rent is 1,340 euros. [1] Cats are banned." in shown
        assert "lease.pdf, page 2" in shown and "Not supported by the files:" in shown
        assert "half" not in shown  # another branch
    assert text.startswith("# Rent\n") and "## Question\n\nHow high is the rent?" in text
    stopped = to_markdown(replace(tree(), tip=3))
    assert "half" in stopped and "This answer was not finished." in stopped
    unknown = replace(tree().messages[1], text="", answer=Answer("", found=False))
    assert "Not in the files." in to_markdown(replace(tree(), messages=(tree().messages[0], unknown), tip=2))


def test_thinking_is_quoted_in_documents() -> None:
    thought = replace(tree().messages[1], text="<think>\nHm.\n\nYes <b>\n</think>\n\nBlue.", answer=None)
    whole = replace(tree(), messages=(tree().messages[0], thought), tip=2)
    assert "> Hm.\n>\n> Yes <b>\n\nBlue." in to_markdown(whole) and "<think>" not in to_markdown(whole)
    page = to_html(whole)
    assert "<blockquote>" in page and "think" not in page and "<b>" not in page.split("Hm.")[1]
