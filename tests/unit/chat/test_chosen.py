"""Options of a conversation: their ranges, how much of the history they leave for the prompt, and the stored
presets."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.chat.base import Turn
from app.core.chat.options import RANGES, ConversationOptions, read_options
from app.core.chat.personas import BUILT_IN, PersonaStore
from app.core.chat.sampling import estimate, history_for, sampling_for
from app.core.errors import UserError
from app.core.llm.base import Sampling


@pytest.mark.parametrize(
    ("name", "lowest", "highest"),
    [
        ("temperature", 0.0, 2.0), ("top_p", 0.05, 1.0), ("repeat_penalty", 1.0, 2.0), ("max_tokens", 16, 8192),
        ("context_tokens", 2048, 131_072), ("seed", 0, 2**31 - 1),
    ],
)  # fmt: skip
def test_values_out_of_their_range_are_left_out(name: str, lowest: float, highest: float) -> None:
    assert RANGES[name] == (lowest, highest)
    for value in (lowest, highest):
        assert getattr(read_options({name: value}), name) == value
    for value in (lowest - 0.01, highest + 0.01, True, "1", None, float("nan"), [1]):
        assert getattr(read_options({name: value}), name) is None


def test_kinds_of_values() -> None:
    read = read_options({"max_tokens": 99.9, "temperature": 1, "uses_library": 1, "quotes_only": False, "model": " ",
    "x": 1,
                         "persona": "plain", "system_prompt": "y" * 30_000})  # fmt: skip
    whole = read_options({"seed": 5.7, "context_tokens": 4096.9})
    assert (whole.seed, whole.context_tokens) == (5, 4096) and isinstance(whole.seed, int)
    assert read.max_tokens == 99 and isinstance(read.max_tokens, int) and isinstance(read.temperature, float)
    assert read.uses_library is None and read.quotes_only is False and read.model is None and read.persona == "plain"
    assert read.system_prompt is not None and len(read.system_prompt) == 20_000
    assert read_options([]) == read_options(None) == ConversationOptions()


def test_what_the_conversation_says_comes_before_its_persona() -> None:
    own, preset = ConversationOptions(temperature=0.0, model="a"), ConversationOptions(temperature=1.0, top_p=0.5)
    assert own.over(preset) == ConversationOptions(temperature=0.0, model="a", top_p=0.5)
    assert own.differences() == {"temperature": 0.0, "model": "a"}


def test_only_what_was_chosen_changes_how_words_are_drawn() -> None:
    usual = Sampling(max_tokens=320, watch="NOT FOUND")
    drawn = sampling_for(ConversationOptions(temperature=0.5, seed=3, context_tokens=4096), usual)
    assert drawn == Sampling(max_tokens=320, temperature=0.5, seed=3, watch="NOT FOUND")
    assert all(0 <= sampling_for(ConversationOptions(), usual).seed < 2**31 for _ in range(50))
    assert max(sampling_for(ConversationOptions(), usual).seed for _ in range(50)) > 2**24


@pytest.mark.parametrize(("text", "tokens"), [("", 1), ("ab", 1), ("abc", 2), ("a" * 299, 100), ("租金", 3),
("\ud800", 1)])
def test_tokens_are_estimated_by_bytes(text: str, tokens: int) -> None:
    assert estimate(text) == tokens


def kept(turns: int, *, context: int = 4096, chosen: int | None = None, taken: str = "", answer: int = 320) -> int:
    """How many of so many turns, of 50 tokens each with their marks, are read again."""
    history = [Turn("q" * 48, "a" * 48) for _ in range(turns)]  # 17 + 17 + 16
    options = ConversationOptions(context_tokens=chosen)
    found = history_for(options, history, context=context, taken=taken, answer_tokens=answer)
    assert found == history[turns - len(found) :]
    return len(found)


def test_as_many_turns_as_fit_are_read_again() -> None:
    assert kept(24) == 24  # 1,200 tokens where nobody chose a context: 20 seconds of reading
    assert kept(20, context=1353) == 20 and kept(20, context=1352) < 20  # beside answer, question and two marks
    assert kept(20, context=1353, taken="x" * 3) < 20 and kept(20, context=1353, answer=321) < 20
    assert kept(70, context=4096, chosen=4096) == 70 and kept(20, context=353) == 0 == kept(20, context=100)


def test_where_some_must_go_half_of_the_room_is_freed_at_once() -> None:
    assert [kept(turns) for turns in (25, 36, 37, 48, 49)] == [13, 24, 13, 24, 13]


def test_presets_of_the_program() -> None:
    assert [persona.id for persona in BUILT_IN] == ["careful", "plain", "writer", "coder"]
    assert all(persona.name and not persona.is_own for persona in BUILT_IN)
    careful, plain, writer, coder = (persona.options for persona in BUILT_IN)
    assert careful.uses_library and careful.temperature == 0 and careful.system_prompt is None
    assert [one.uses_library for one in (plain, writer, coder)] == [False] * 3
    assert plain.system_prompt and "language of the question" in plain.system_prompt
    assert writer.system_prompt and "language of the text" in writer.system_prompt and "number" in writer.system_prompt
    assert coder.system_prompt and "fenced blocks" in coder.system_prompt
    assert 0 < coder.temperature < plain.temperature < writer.temperature < 1  # type: ignore[operator]
    assert 256 < plain.max_tokens < writer.max_tokens == coder.max_tokens < 2048  # type: ignore[operator]


def test_presets_of_a_person_are_kept_by_name(tmp_path: Path) -> None:
    store = PersonaStore(tmp_path / "app.db")
    second = store.save("  My  second ", ConversationOptions(temperature=0.5, persona="plain"))
    first = store.save("a" * 100, ConversationOptions())
    assert second.name == "My second" and second.is_own and second.options.persona is None and len(first.name) == 60
    assert [one.id for one in store.list()[4:]] == [first.id, second.id] and store.find(None) is None
    changed = store.save("Zebra", ConversationOptions(top_p=0.5), second.id)
    assert changed.id == second.id and store.find(second.id) == changed and changed.options.top_p == 0.5
    assert store.effective(ConversationOptions(persona=second.id, temperature=1.0)).top_p == 0.5
    assert store.effective(ConversationOptions(persona="gone")) == ConversationOptions(persona="gone")
    store.remove(first.id)
    assert store.find(first.id) is None and store.find(second.id) is not None
    for persona_id in ("plain", "own-", "own-x", "7", "own-99"):
        with pytest.raises(UserError) as unknown:
            store.save("x", ConversationOptions(), persona_id)
        assert unknown.value.code == "unknown_persona"
    with pytest.raises(UserError) as unnamed:
        store.save(" \n", ConversationOptions())
    assert unnamed.value.code == "persona_unnamed"
    store.close()
