"""Opens whatever embedding model a folder holds. Loads an engine only when its model is asked for."""

from __future__ import annotations

from pathlib import Path

from app.core.embed.base import Embedder


def open_embedder(folder: Path) -> Embedder:
    """Raises UserError not_a_model, MachineError engine_missing."""
    from app.core.embed import nano, onnx, sentence

    if (folder / nano.MODEL_FILE).is_file():
        return nano.NanoEmbedder(folder)
    has_onnx = any((folder / name).is_file() for name in onnx.MODEL_FILES)
    if not has_onnx and any((folder / name).is_file() for name in sentence.MODEL_FILES):
        return sentence.SentenceEmbedder(folder)
    return onnx.OnnxEmbedder(folder)
