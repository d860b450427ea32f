"""Prompts of the families, and what models put around a translation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.models.base import ModelEntry
from app.core.translate.base import Context
from app.core.translate.engine_llm import bare, prompt_turns, ranked

QWEN = ModelEntry("qwen3-1.7b", "Qwen3 1.7B", "chat", "qwen3", 1_700_000_000, "q4", 1, "file", path=Path("/m"))
GEMMA = replace(QWEN, id="translategemma-4b-it", name="TranslateGemma 4B", family="gemma3")
HUNYUAN = replace(QWEN, id="hunyuan-mt-7b", name="Hunyuan-MT 7B", family="hunyuan")


def test_a_general_model_gets_terms_and_the_pair_before() -> None:
    context = Context((("Hello.", "Hallo."),), (("deposit", "Kaution"),))
    turns = prompt_turns(QWEN, "The deposit.", "en", "de", context)
    assert [turn.role for turn in turns] == ["system", "user", "assistant", "user"]
    assert "from English to German" in turns[0].text and "deposit = Kaution" in turns[0].text
    assert turns[-1].text == "The deposit."


def test_models_made_for_it_have_prompts_of_their_own() -> None:
    turns = prompt_turns(GEMMA, "Hello.", "en", "de", Context())
    assert len(turns) == 1 and "English (en) to German (de)" in turns[0].text and turns[0].text.endswith("\n\n\nHello.")
    turns = prompt_turns(HUNYUAN, "Hello.", "en", "de", Context())
    assert turns[0].text.startswith("Translate the following segment into German") and len(turns) == 1
    assert "把下面的文本" in prompt_turns(HUNYUAN, "Hello.", "en", "zh", Context())[0].text


def test_the_best_installed_model_comes_first() -> None:
    tiny = replace(QWEN, id="tiny", parameters=135_000_000)
    gone = replace(GEMMA, id="translategemma-12b", path=None)
    large = replace(QWEN, id="large", parameters=4_000_000_000)
    found = ranked([tiny, QWEN, large, gone, HUNYUAN], "qwen3-1.7b")
    assert [entry.id for entry in found] == ["hunyuan-mt-7b", "qwen3-1.7b", "large"]


@pytest.mark.parametrize(
    ("said", "source", "expected"),
    [
        ("  Hallo Welt. \n", "Hello world.", "Hallo Welt."),
        ('"Hallo Welt."', "Hello world.", "Hallo Welt."),
        ('"Hallo", sagte er.', '"Hello", he said.', '"Hallo", sagte er.'),
        ("Translation: Hallo", "Hello", "Hallo"),
        ("German: Hallo", "Hello", "Hallo"),
        ("Hinweis: Hallo", "Note: hello", "Hinweis: Hallo"),
        ("```\nHallo\n```", "Hello", "Hallo"),
        ("Hallo\nWelt", "Hello world", "Hallo Welt"),
    ],
)
def test_only_the_translation_is_left(said: str, source: str, expected: str) -> None:
    assert bare(said, source) == expected
