"""Presets and options: what holds for a conversation, and what of foreign JSON is let in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.options import RANGES, ConversationOptions, read_options
from app.core.chat.personas import BUILT_IN, PersonaStore
from app.core.chat.store import ChatStore
from app.core.errors import UserError


@pytest.fixture
def personas(tmp_path: Path) -> Iterator[PersonaStore]:
    made = PersonaStore(tmp_path / "app.db")
    yield made
    made.close()


def test_the_conversation_comes_before_its_preset(personas: PersonaStore) -> None:
    own = ConversationOptions(persona="writer", temperature=0.1)
    held = personas.effective(own)
    writer = next(one for one in BUILT_IN if one.id == "writer").options
    assert (held.temperature, held.system_prompt, held.max_tokens) == (0.1, writer.system_prompt, 1024)
    assert held.uses_library is False and held.persona == "writer"
    assert personas.effective(ConversationOptions(persona="gone", seed=3)).seed == 3
    assert personas.effective(ConversationOptions()) == ConversationOptions()


def test_own_presets_are_kept_changed_and_removed(tmp_path: Path, personas: PersonaStore) -> None:
    made = personas.save("  Law   yer ", ConversationOptions(temperature=0.2, persona="writer"))
    assert (made.name, made.is_own, made.options) == ("Law yer", True, ConversationOptions(temperature=0.2))
    personas.save("Cook", ConversationOptions(), None)
    again = PersonaStore(tmp_path / "app.db")
    assert [one.name for one in again.list()] == [*(one.name for one in BUILT_IN), "Cook", "Law yer"]
    again.close()
    assert personas.save("Judge", ConversationOptions(seed=1), made.id).id == made.id
    personas.remove(made.id)
    assert personas.find(made.id) is None
    for wrong in (made.id, "writer", "own-x", "own-99"):
        with pytest.raises(UserError, match="unknown_persona"):
            personas.save("x", ConversationOptions(), wrong)
    with pytest.raises(UserError, match="persona_unnamed"):
        personas.save("  ", ConversationOptions())
    with pytest.raises(UserError, match="unknown_persona"):
        personas.remove("writer")


def test_what_is_chosen_before_a_conversation_begins_goes_with_it(tmp_path: Path) -> None:
    store = ChatStore(tmp_path / "app.db")
    store.set_options(None, ConversationOptions(temperature=0.9))
    first, second = store.create("first"), store.create("second")
    assert store.options(first.id).temperature == 0.9
    assert store.options(second.id) == store.options(None) == ConversationOptions()
    store.close()


@pytest.mark.parametrize(
    "data",
    [
        None, [], "x", {"temperature": "hot"}, {"temperature": True}, {"temperature": float("nan")}, {"temperature": 9},
        {"max_tokens": 10**30}, {"system_prompt": "  "}, {"system_prompt": 5}, {"uses_library": 1}, {"unknown": 1},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_left_out(data: Any) -> None:
    assert read_options(data) == ConversationOptions()


NAMES = st.sampled_from([*RANGES, "model", "persona", "quotes_only"])


@given(st.dictionaries(NAMES, st.integers() | st.text() | st.none()))
def test_options_are_always_in_their_ranges(data: dict[str, Any]) -> None:
    options = read_options(data)
    assert read_options(options.differences()) == options
    for name, (low, high) in RANGES.items():
        value = getattr(options, name)
        assert value is None or low <= value <= high
