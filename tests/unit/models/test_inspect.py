"""Reading GGUF heads: what they say, and that no bytes whatever make the reader fall over."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import UserError
from app.core.models.inspect import inspect_gguf
from tests.unit.models.gguf_files import gguf, write_gguf

WHOLE = gguf()


def test_a_head_says_what_the_model_is(tmp_path: Path) -> None:
    head = inspect_gguf(write_gguf(tmp_path / "a.gguf", tokenizer__chat_template="{{ messages }}"))
    assert (head.architecture, head.name, head.quant, head.context) == ("llama", "Tiny", "F16", 2048)
    assert head.parameters == 4096
    assert head.has_chat_template
    assert head.bytes_needed == (tmp_path / "a.gguf").stat().st_size


def test_a_text_file_is_not_a_model(tmp_path: Path) -> None:
    file = tmp_path / "note.gguf"
    for content in (b"", b"GG", b"This is a note.", b"GGUF" + b"\xff" * 40):
        file.write_bytes(content)
        with pytest.raises(UserError) as failure:
            inspect_gguf(file)
        assert failure.value.code in ("not_a_model", "truncated_model")
    file.write_bytes(b"This is a note.")
    with pytest.raises(UserError, match="not_a_model"):
        inspect_gguf(file)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="path_missing"):
        inspect_gguf(tmp_path / "gone.gguf")
    with pytest.raises(UserError, match="not_a_model"):
        inspect_gguf(tmp_path)


def test_missing_tensor_data_is_truncated_and_says_how_much(tmp_path: Path) -> None:
    file = tmp_path / "half.gguf"
    file.write_bytes(WHOLE[:-1000])
    with pytest.raises(UserError) as failure:
        inspect_gguf(file)
    assert failure.value.code == "truncated_model"
    assert (failure.value.data["expected"], failure.value.data["actual"]) == (len(WHOLE), len(WHOLE) - 1000)


def test_a_file_cut_inside_its_head_is_truncated(tmp_path: Path) -> None:
    file = tmp_path / "cut.gguf"
    file.write_bytes(WHOLE[:150])
    with pytest.raises(UserError, match="truncated_model"):
        inspect_gguf(file)


def test_an_impossible_length_allocates_nothing(tmp_path: Path) -> None:
    file = tmp_path / "long.gguf"
    file.write_bytes(b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 2**62) + b"x" * 100)
    with pytest.raises(UserError, match="not_a_model"):
        inspect_gguf(file)


quick = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(st.binary(max_size=400), st.sampled_from([b"", b"GGUF", b"GGUF\x03\0\0\0", b"GGUF\x02\0\0\0\1"]))
def test_random_bytes_raise_nothing_else(tmp_path: Path, tail: bytes, start: bytes) -> None:
    _only_user_errors(tmp_path / "random.gguf", start + tail)


@quick
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=16))
def test_damaged_heads_raise_nothing_else(tmp_path: Path, at: int, junk: bytes) -> None:
    at %= 400
    _only_user_errors(tmp_path / "damaged.gguf", WHOLE[:at] + junk + WHOLE[at + len(junk) :])


def _only_user_errors(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    refusal = ""
    try:
        inspect_gguf(file)
    except UserError as error:
        refusal = error.code
    assert refusal in ("", "not_a_model", "truncated_model")


# SmolLM2-135M; llama.cpp says "KV buffer size = 90.00 MiB" for 4,096 tokens
SMOLLM2 = {"block_count": 30, "embedding_length": 576, "attention__head_count": 9, "attention__head_count_kv": 3}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, 0),
        (SMOLLM2, 23_040),
        ({"block_count": 2, "embedding_length": 64, "attention__head_count": 4}, 512),
        ({"block_count": 2, "attention__head_count": 4, "attention__key_length": 8, "attention__value_length": 4}, 192),
    ],
)  # fmt: skip
def test_a_head_says_what_a_token_of_context_costs(tmp_path: Path, more: dict[str, int], expected: int) -> None:
    keys = {f"llama__{name}": value for name, value in more.items()}
    assert inspect_gguf(write_gguf(tmp_path / "a.gguf", **keys)).cache_bytes == expected
