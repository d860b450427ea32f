"""Builds small translation packages that really run: a Transformer whose weights are set by hand so that it says, word
for word, what a list of pairs says; and one of the usual base size with random weights, for measuring speed."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import numpy as np

MAX_WORDS = 24
SHARP = 60.0  # of the attention to one position
SPECIAL = ("<unk>", "<s>", "</s>")


def write_package(folder: Path, words: dict[str, str], *, pair: tuple[str, str] = ("en", "de")) -> Path:
    """A package folder whose model translates each word of `pairs`, and repeats every other word."""
    folder.mkdir(parents=True)
    vocabulary = _pieces(folder, words)
    spec = _word_by_word(vocabulary, words)
    _save(spec, folder / "model", vocabulary)
    about = {"package_version": "1.0", "argos_version": "1.9", "from_code": pair[0], "to_code": pair[1]}
    (folder / "metadata.json").write_text(json.dumps(about))
    return folder


def write_argosmodel(file: Path, words: dict[str, str], *, pair: tuple[str, str] = ("en", "de")) -> Path:
    """The same as the zip that people have, with the part that we do not need."""
    name = f"translate-{pair[0]}_{pair[1]}-1_0"
    folder = write_package(file.parent / f"{name}.made" / name, words, pair=pair)
    (folder / "stanza").mkdir()
    (folder / "stanza" / "tokenizer.pt").write_bytes(b"\0" * 100)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, str(path.relative_to(folder.parent)))
    shutil.rmtree(folder.parent)
    return file


def write_base_size(folder: Path, *, vocabulary: int = 8000) -> Path:
    """As OPUS-MT's models are: 6 and 6 layers, 8 heads, 512 wide, 2,048 in between; int8."""
    import sentencepiece
    from ctranslate2.specs import transformer_spec

    folder.mkdir(parents=True)
    random = np.random.default_rng(1)
    spec = transformer_spec.TransformerSpec.from_config((6, 6), 8)
    _fill(spec.encoder, random, vocabulary)
    _fill(spec.decoder, random, vocabulary)
    pieces = [*SPECIAL, *(f"▁w{number}" for number in range(vocabulary - len(SPECIAL)))]
    text = folder / "words.txt"
    text.write_text("\n".join(" ".join(f"w{n}" for n in range(at, at + 20)) for at in range(0, vocabulary, 20)))
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(folder / "sentencepiece"), vocab_size=vocabulary, model_type="word",
        minloglevel=2, hard_vocab_limit=False,
    )  # fmt: skip
    _save(spec, folder / "model", pieces, quantization="int8")
    (folder / "metadata.json").write_text(json.dumps({"from_code": "en", "to_code": "de"}))
    return folder


def _pieces(folder: Path, words: dict[str, str]) -> list[str]:
    """A SentencePiece model of whole words, and its vocabulary."""
    import sentencepiece

    every = sorted({*words, *words.values()})
    text = folder / "words.txt"
    text.write_text("\n".join([*every, *every]))
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(folder / "sentencepiece"), vocab_size=len(every) + len(SPECIAL),
        model_type="word", minloglevel=2, hard_vocab_limit=False, add_dummy_prefix=True,
    )  # fmt: skip
    text.unlink()
    (folder / "sentencepiece.vocab").unlink()
    return [*SPECIAL, *(f"▁{word}" for word in every)]


def _word_by_word(vocabulary: list[str], words: dict[str, str]) -> object:
    """The model's width is parted into source word, position and target word. The decoder attends to the source word at
    its own position."""
    from ctranslate2.specs import transformer_spec

    size = len(vocabulary)
    width = 2 * size + MAX_WORDS
    where, said = slice(size, size + MAX_WORDS), slice(size + MAX_WORDS, width)
    spec = transformer_spec.TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    for part in (spec.encoder, spec.decoder):
        embeddings = part.embeddings[0] if isinstance(part.embeddings, list) else part.embeddings
        embeddings.weight = _eye(size, width)
        embeddings.multiply_by_sqrt_depth = False
        part.scale_embeddings = np.dtype("int8").type(0)
        part.position_encodings.encodings = _eye(MAX_WORDS, width, offset=size)
        _silence(part, width)
    cross = spec.decoder.layer[0].attention
    query, keys, values = (np.zeros((width, width), np.float32) for _ in range(3))
    query[where, where] = np.eye(MAX_WORDS) * SHARP
    keys[where, where] = np.eye(MAX_WORDS)
    values[said, :size] = np.eye(size)
    _linear(cross.linear[0], query)
    _linear(cross.linear[1], np.concatenate([keys, values]))
    _linear(cross.linear[2], np.eye(width, dtype=np.float32))
    place = {piece: number for number, piece in enumerate(vocabulary)}
    projection = np.zeros((size, width), np.float32)
    for piece, number in place.items():
        partner = place.get("▁" + words.get(piece[1:], piece[1:]), number)
        projection[partner, said.start + number] = 1.0
    _linear(spec.decoder.projection, projection)
    return spec


def _silence(part: object, width: int) -> None:
    """Zero weights: nothing passes through self-attention and the feed-forward layers."""
    _norm(part.layer_norm, width)  # type: ignore[attr-defined]
    for layer in part.layer:  # type: ignore[attr-defined]
        _norm(layer.self_attention.layer_norm, width)
        _linear(layer.self_attention.linear[0], np.zeros((3 * width, width), np.float32))
        _linear(layer.self_attention.linear[1], np.zeros((width, width), np.float32))
        if hasattr(layer, "attention"):
            _norm(layer.attention.layer_norm, width)
        _norm(layer.ffn.layer_norm, width)
        _linear(layer.ffn.linear_0, np.zeros((8, width), np.float32))
        _linear(layer.ffn.linear_1, np.zeros((width, 8), np.float32))


def _fill(part: object, random: np.random.Generator, vocabulary: int, width: int = 512, inner: int = 2048) -> None:
    def some(*shape: int) -> np.ndarray:
        return random.normal(0, 0.05, shape).astype(np.float32)

    embeddings = part.embeddings[0] if isinstance(part.embeddings, list) else part.embeddings  # type: ignore[attr-defined]
    embeddings.weight = some(vocabulary, width)
    part.position_encodings.encodings = some(512, width)  # type: ignore[attr-defined]
    _norm(part.layer_norm, width)  # type: ignore[attr-defined]
    for layer in part.layer:  # type: ignore[attr-defined]
        _norm(layer.self_attention.layer_norm, width)
        _linear(layer.self_attention.linear[0], some(3 * width, width))
        _linear(layer.self_attention.linear[1], some(width, width))
        if hasattr(layer, "attention"):
            _norm(layer.attention.layer_norm, width)
            _linear(layer.attention.linear[0], some(width, width))
            _linear(layer.attention.linear[1], some(2 * width, width))
            _linear(layer.attention.linear[2], some(width, width))
        _norm(layer.ffn.layer_norm, width)
        _linear(layer.ffn.linear_0, some(inner, width))
        _linear(layer.ffn.linear_1, some(width, inner))
    if hasattr(part, "projection"):
        _linear(part.projection, some(vocabulary, width))


def _norm(spec: object, width: int) -> None:
    spec.gamma, spec.beta = np.ones(width, np.float32), np.zeros(width, np.float32)  # type: ignore[attr-defined]


def _linear(spec: object, weight: np.ndarray) -> None:
    spec.weight, spec.bias = weight.astype(np.float32), np.zeros(weight.shape[0], np.float32)  # type: ignore[attr-defined]


def _eye(rows: int, width: int, *, offset: int = 0) -> np.ndarray:
    found = np.zeros((rows, width), np.float32)
    found[np.arange(rows), offset + np.arange(rows)] = 1.0
    return found


def _save(spec: object, folder: Path, vocabulary: list[str], *, quantization: str = "") -> None:
    spec.register_source_vocabulary(vocabulary)  # type: ignore[attr-defined]
    spec.register_target_vocabulary(vocabulary)  # type: ignore[attr-defined]
    spec.config.add_source_eos = True  # type: ignore[attr-defined]
    spec.validate()  # type: ignore[attr-defined]
    spec.optimize(quantization=quantization or None)  # type: ignore[attr-defined]
    folder.mkdir()
    spec.save(str(folder))  # type: ignore[attr-defined]
