"""Makes resources/selftest/tiny.gguf: a llama of one layer with weights from a counter. It knows nothing and says
nonsense; with it the selftest draws a real token with the real engine where no model is installed."""

from __future__ import annotations

import random
import struct
from pathlib import Path

TARGET = Path(__file__).parents[1] / "resources" / "selftest" / "tiny.gguf"
WIDTH, INNER, HEADS, CONTEXT = 64, 128, 2, 256
F32, Q8_0, BLOCK = 0, 8, 32
UINT32, FLOAT32, STRING, ARRAY, INT32 = 4, 6, 8, 9, 5
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6
TOKENS = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256))]
KINDS = [UNKNOWN, CONTROL, CONTROL, *[BYTE] * 256]


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value.encode())) + value.encode()


def pair(key: str, kind: int, value: object) -> bytes:
    return text(key) + struct.pack("<I", kind) + _packed(kind, value)


def array(key: str, kind: int, values: list[object]) -> bytes:
    items = b"".join(_packed(kind, value) for value in values)
    return text(key) + struct.pack("<IIQ", ARRAY, kind, len(values)) + items


def _packed(kind: int, value: object) -> bytes:
    if kind == STRING:
        return text(str(value))
    return struct.pack({UINT32: "<I", FLOAT32: "<f", INT32: "<i"}[kind], value)


def metadata() -> list[bytes]:
    return [
        pair("general.architecture", STRING, "llama"),
        pair("general.name", STRING, "Alcove selftest"),
        pair("general.licence", STRING, "Apache-2.0"),
        pair("llama.context_length", UINT32, CONTEXT),
        pair("llama.embedding_length", UINT32, WIDTH),
        pair("llama.block_count", UINT32, 1),
        pair("llama.feed_forward_length", UINT32, INNER),
        pair("llama.attention.head_count", UINT32, HEADS),
        pair("llama.attention.head_count_kv", UINT32, HEADS),
        pair("llama.attention.layer_norm_rms_epsilon", FLOAT32, 1e-5),
        pair("llama.rope.dimension_count", UINT32, WIDTH // HEADS),
        pair("tokenizer.ggml.model", STRING, "llama"),
        array("tokenizer.ggml.tokens", STRING, list(TOKENS)),
        array("tokenizer.ggml.scores", FLOAT32, [0.0] * len(TOKENS)),
        array("tokenizer.ggml.token_type", INT32, list(KINDS)),
        pair("tokenizer.ggml.unknown_token_id", UINT32, 0),
        pair("tokenizer.ggml.bos_token_id", UINT32, 1),
        pair("tokenizer.ggml.eos_token_id", UINT32, 2),
    ]


def shapes() -> dict[str, tuple[int, ...]]:
    """Columns first, as GGUF has them; those with one number are norms."""
    square = (WIDTH, WIDTH)
    return {
        "token_embd.weight": (WIDTH, len(TOKENS)),
        "output_norm.weight": (WIDTH,),
        "output.weight": (WIDTH, len(TOKENS)),
        "blk.0.attn_norm.weight": (WIDTH,),
        "blk.0.attn_q.weight": square,
        "blk.0.attn_k.weight": square,
        "blk.0.attn_v.weight": square,
        "blk.0.attn_output.weight": square,
        "blk.0.ffn_norm.weight": (WIDTH,),
        "blk.0.ffn_gate.weight": (WIDTH, INNER),
        "blk.0.ffn_up.weight": (WIDTH, INNER),
        "blk.0.ffn_down.weight": (INNER, WIDTH),
    }


def weights(shape: tuple[int, ...], draw: random.Random) -> bytes:
    if len(shape) == 1:
        return struct.pack(f"<{shape[0]}f", *[1.0] * shape[0])
    blocks = shape[0] * shape[1] // BLOCK
    scale = struct.pack("<e", 0.002)
    return b"".join(
        scale + struct.pack("<32b", *(draw.randint(-100, 100) for _ in range(BLOCK))) for _ in range(blocks)
    )


def build() -> bytes:
    draw, infos, data = random.Random(1), b"", b""
    for name, shape in shapes().items():
        kind = F32 if len(shape) == 1 else Q8_0
        infos += text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, kind, len(data))
        data += weights(shape, draw)
        data += b"\0" * (-len(data) % 32)
    pairs = metadata()
    head = b"GGUF" + struct.pack("<IQQ", 3, len(shapes()), len(pairs)) + b"".join(pairs) + infos
    return head + b"\0" * (-len(head) % 32) + data


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(build())
