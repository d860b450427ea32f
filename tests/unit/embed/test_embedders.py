"""The fake retrieves sensibly; the real one agrees with itself in any batch (needs ALCOVE_TEST_MODELS)."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.embed.onnx import OnnxEmbedder
from app.core.errors import UserError


def test_fake_is_near_for_shared_words() -> None:
    a, b, c = FakeEmbedder().embed(["the walrus eats clams", "walrus clams", "moss on stones"])
    assert a @ b > a @ c and abs(np.linalg.norm(a) - 1) < 1e-5


def test_not_a_model(tmp_path: Path) -> None:
    for name in ("model.onnx", "tokenizer.json"):
        with pytest.raises(UserError, match="not_a_model"):
            OnnxEmbedder(tmp_path)
        (tmp_path / name).write_text("{}")


@pytest.mark.skipif("ALCOVE_TEST_MODELS" not in os.environ, reason="no models here")
def test_real_model() -> None:
    embedder = OnnxEmbedder(Path(os.environ["ALCOVE_TEST_MODELS"]) / "all-minilm-l6-v2")
    texts = ["a cat sat on a mat", "a feline on a rug", "stock prices fell " * 200]
    vectors = embedder.embed(texts)
    assert vectors.shape == (3, embedder.dimension) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert float(vectors[0] @ embedder.embed_query(texts[0])) > 0.98
    assert embedder.count_tokens("word " * 1000) == 1000
    embedder.close()
