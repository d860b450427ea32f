"""Import of conversations from other programs: which messages are taken, which left out, and their order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.core.chat.records import StoredMessage
from app.core.chat.transfer import chatgpt, lmstudio, read
from app.core.chat.transfer.own import finite
from app.core.errors import UserError


def version(role: str = "user", text: str | None = "Hi", **more: Any) -> dict[str, Any]:
    return {"role": role, "content": [{"type": "text", "text": text}] if text else [], **more}


def lm(*messages: Any, **more: Any) -> Any:
    with_versions = [one if "versions" in one else {"versions": [one]} for one in messages]
    (tree,) = lmstudio.read({"messages": with_versions, **more})
    return tree


def test_lm_studio_what_follows_hangs_on_the_version_that_is_selected() -> None:
    two = {"versions": [version("assistant", "One"), version("assistant", "Two")], "currentlySelected": 0}
    tree = lm(version(), two, version("user", "And?"))
    assert [(m.id, m.parent_id, m.text) for m in tree.messages] == [
        (1, None, "Hi"), (2, 1, "One"), (3, 1, "Two"), (4, 2, "And?"),
    ]  # fmt: skip
    assert tree.tip == 4
    last = lm(version(), {**two, "currentlySelected": 7}, version("user", "And?"))
    assert last.messages[3].parent_id == 3
    assert lm(version(), version("assistant", None), version("user", "And?")).messages[1].parent_id == 1
    assert lm(version(), two).tip == 2 and lm(version("system", "x")).messages == ()


def test_lm_studio_titles_moments_and_models() -> None:
    answer = version("assistant", "Yes", senderInfo={"senderName": "qwen"})
    moments = {"createdAt": 5000, "userLastMessagedAt": 9000, "assistantLastMessagedAt": 8000}
    tree = lm(version(), answer, name=" Rent ", pinned=True, **moments)
    assert (tree.title, tree.created, tree.updated, tree.is_pinned) == ("Rent", 5.0, 9.0, True)
    assert [message.model for message in tree.messages] == ["", "qwen"]
    assert lm(version("user", "y", senderInfo={"senderName": "me"})).messages[0].model == ""
    plain = lm(version(), createdAt=True, pinned=1)
    assert (plain.title, plain.created, plain.updated, plain.is_pinned) == ("Hi", 0.0, 0.0, False)
    assert lm(version(), createdAt=7000, assistantLastMessagedAt=9000).updated == 9.0
    assert lm(version(), createdAt=7000).updated == 7.0


def test_lm_studio_thoughts_files_and_steps() -> None:
    steps = [
        {"type": "contentBlock", "style": {"type": "thinking"}, "content": [{"type": "text", "text": "Hm"}]},
        {"type": "contentBlock", "content": [{"type": "text", "text": "Yes"}]},
        {"type": "contentBlock", "content": []}, {"type": "debugInfo", "content": [{"type": "text", "text": "no"}]},
    ]  # fmt: skip
    assert lm(version("assistant", None, steps=steps)).messages[0].text == "<think>\nHm\n</think>\n\nYes"
    files = [{"type": "file", "fileIdentifier": "a.pdf"}, {"type": "file", "fileType": "image"}, {"type": "file"},
             {"type": "text", "text": "See"}, {"type": "other", "text": "no"}, {"type": "text", "text": 5}]  # fmt: skip
    assert lm({"role": "user", "content": files}).messages[0].text == "[a.pdf]\n\n[image]\n\n[file]\n\nSee"


def test_lm_studio_settings_become_options() -> None:
    fields = [
        {"key": "llm.prediction.temperature", "value": 0.5},
        {"key": "llm.prediction.topPSampling", "value": {"checked": True, "value": 0.9}},
        {"key": "llm.prediction.repeatPenalty", "value": {"checked": False, "value": 1.5}},
        {"key": "llm.prediction.maxPredictedTokens", "value": {"checked": True, "value": 99}},
        {"key": "other", "value": 3},
    ]  # fmt: skip
    options = lm(version(), systemPrompt="Be brief", perChatPredictionConfig={"fields": fields}).options
    found = {"temperature": 0.5, "top_p": 0.9, "max_tokens": 99, "system_prompt": "Be brief"}
    assert options.differences() == found
    own = [{"key": "llm.prediction.systemPrompt", "value": "Own"},
           {"key": "llm.prediction.repeatPenalty", "value": {"checked": True, "value": 1.5}}]  # fmt: skip
    again = lm(version(), systemPrompt="Be brief", perChatPredictionConfig={"fields": own}).options.differences()
    assert again == {"system_prompt": "Own", "repeat_penalty": 1.5} and lm(version()).options.differences() == {}


@pytest.mark.parametrize(
    ("data", "is_lm", "is_gpt"),
    [
        ({"messages": [{"versions": []}]}, True, False), ({"messages": []}, True, False),
        ({"messages": [1]}, False, False),
        ({"messages": [{"versions": 1}]}, False, False), ({"messages": 1}, False, False), ([], False, False),
        ([{"mapping": {}}], False, True), ({"mapping": {}}, False, True), ([{"mapping": {}}, 1], False, False),
        ([{"mapping": {}}, {}], False, False), ("x", False, False),
    ],
)  # fmt: skip
def test_whose_file_it_is(data: Any, is_lm: bool, is_gpt: bool) -> None:
    assert lmstudio.is_lmstudio(data) is is_lm and chatgpt.is_chatgpt(data) is is_gpt


def node(
    parent: str | None, *children: str, role: str = "user", text: str = "Hi", content: Any = None, **more: Any
) -> Any:
    message = {"author": {"role": role}, "content": content or {"content_type": "text", "parts": [text]}, **more}
    return {"parent": parent, "children": list(children), "message": message}


def gpt(nodes: dict[str, Any], **more: Any) -> Any:
    (tree,) = chatgpt.read({"mapping": nodes, **more})
    return tree


def texts(nodes: dict[str, Any]) -> list[tuple[str, int | None]]:
    return [(message.text, message.parent_id) for message in gpt(nodes).messages]


@pytest.mark.parametrize(
    "hidden",
    [
        {"role": "system"}, {"role": "tool"}, {"weight": 0}, {"recipient": "python"}, {"text": ""},
        {"metadata": {"is_visually_hidden_from_conversation": True}}, {"content": {"content_type": "thoughts",
        "parts": ["x"]}},
    ],
)  # fmt: skip
def test_chatgpt_what_is_hidden_is_left_out_and_its_children_move_up(hidden: dict[str, Any]) -> None:
    nodes = {"a": node(None, "b", text="One"), "b": node("a", "c", **hidden), "c": node("b", text="Two")}
    assert texts(nodes) == [("One", None), ("Two", 1)]


def test_chatgpt_shown_parts() -> None:
    spoken = {"content_type": "multimodal_text", "parts": [
        {"text": "Said"}, {"content_type": "image_asset_pointer"}, {"content_type": "audio"}, "Typed", 5]}  # fmt: skip
    assert texts({"a": node(None, content=spoken)}) == [("Said\n\n[image]\n\nTyped", None)]
    assert texts({"a": node(None, content={"content_type": "code", "text": "x = 1"})}) == [("x = 1", None)]
    assert texts({"a": node(None, content={"parts": [" y "]}, recipient="all", weight=1.0)}) == [("y", None)]


def test_chatgpt_branches_keep_their_order_and_circles_end() -> None:
    nodes = {"c": node("a", text="C"), "b": node("a", text="B"), "a": node("gone", "b", "c", "gone", text="A"),
             "x": node("y", "y", text="X"), "y": node("x", "x", text="Y")}  # fmt: skip
    assert texts(nodes) == [("A", None), ("B", 1), ("C", 1)]
    assert gpt(nodes, current_node="b").tip == 2 and gpt(nodes).tip == 3 and gpt({}).tip is None
    hidden = {"a": node(None, "b", text="A"), "b": node("a", role="tool")}
    assert gpt(hidden, current_node="b").tip == 1


def test_chatgpt_titles_moments_and_models() -> None:
    answer = node(None, role="assistant", text="Yes", metadata={"model_slug": "gpt-x"}, create_time=7.5)
    tree = gpt({"a": answer}, title=" Rent ", create_time=5.0, update_time=9.0)
    assert (tree.title, tree.created, tree.updated) == ("Rent", 5.0, 9.0)
    (message,) = tree.messages
    assert (message.model, message.created, message.state) == ("gpt-x", 7.5, "complete")
    other = gpt({"a": node(None, metadata={"model_slug": "x"})}, create_time=5, update_time=None)
    assert (other.title, other.updated, other.messages[0].model, other.messages[0].created) == ("Hi", 5.0, "", 0.0)
    assert gpt({}, create_time=True).created == 0.0 and gpt({}).title == ""


def test_more_than_a_million_messages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "in.json"
    file.write_text(json.dumps({"mapping": {"a": node(None, "b"), "b": node("a")}}))
    monkeypatch.setattr(read, "MAX_MESSAGES", 2)
    assert len(read.read_conversations(file)[0].messages) == 2
    monkeypatch.setattr(read, "MAX_MESSAGES", 1)
    with pytest.raises(UserError) as many:
        read.read_conversations(file)
    assert many.value.code == "import_too_large" and many.value.data["path"] == str(file)
    monkeypatch.setattr(read, "MAX_BYTES", file.stat().st_size - 1)
    with pytest.raises(UserError) as large:
        read.read_conversations(file)
    assert large.value.code == "import_too_large" and large.value.data["path"] == str(file)


def test_a_title_is_made_of_the_first_words() -> None:
    def title(text: str) -> str:
        return chatgpt.first_words([StoredMessage(1, 0, "user", text, "complete")])

    assert title("a\n b") == "a b" and title("x" * 60) == "x" * 60 and title("x" * 61) == "x" * 59 + "…"
    assert title("word " * 20) == "word " * 10 + "word…" and chatgpt.first_words([]) == ""


@pytest.mark.parametrize(
    ("value", "kept"), [(0.0, 0.0), (5.5, 5.5), (-1.0, 0.0), (float("inf"), 0.0), (float("nan"), 0.0), (2e11, 0.0),
    (1.9e11, 1.9e11)]
)
def test_only_moments_that_a_calendar_knows_are_kept(value: float, kept: float) -> None:
    assert finite(value) == kept
