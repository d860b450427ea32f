"""The fake retrieves sensibly; the real one agrees with itself in any batch (needs ALCOVE_TEST_MODELS)."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest

from app.core.embed.choose import open_embedder
from app.core.embed.fake import FakeEmbedder
from app.core.embed.onnx import OnnxEmbedder
from app.core.errors import UserError
from app.core.models.packaged import packaged_embedders


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


def test_the_packaged_model_knows_many_languages() -> None:
    entries = packaged_embedders()
    if not entries or entries[0].path is None:
        pytest.skip("needs the extra `multilingual`")
    embedder = open_embedder(entries[0].path)
    texts = ["Die Miete beträgt 1.340 Euro im Monat.", "Hunde sind erlaubt.", "ค่าเช่าเดือนละ 1,340 ยูโร", "\0 \ud800"]
    vectors = embedder.embed(texts)
    assert vectors.shape == (4, embedder.dimension) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    query = embedder.embed_query("How high is the rent?")
    assert query @ vectors[0] > query @ vectors[1] and query @ vectors[2] > query @ vectors[1]
    assert embedder.count_tokens("word " * 100) >= 100 and embedder.count_tokens("") == 0
    assert embedder.embed([]).shape == (0, embedder.dimension)
    embedder.close()


def test_prefixes_are_put_before_what_is_embedded(tmp_path: Path) -> None:
    if "ALCOVE_TEST_MODELS" not in os.environ:
        pytest.skip("no models here")
    source = Path(os.environ["ALCOVE_TEST_MODELS"]) / "all-minilm-l6-v2"
    for file in source.iterdir():
        (tmp_path / file.name).unlink(missing_ok=True)
        if file.name != "alcove.json":
            (tmp_path / file.name).symlink_to(file.resolve())
    (tmp_path / "alcove.json").write_text(json.dumps({"query_prefix": "query: ", "passage_prefix": "passage: "}))
    plain, prefixed = OnnxEmbedder(source), OnnxEmbedder(tmp_path)
    assert np.allclose(prefixed.embed_query("rent"), plain.embed_query("query: rent"), atol=1e-5)
    assert np.allclose(prefixed.embed(["rent"]), plain.embed(["passage: rent"]), atol=1e-5)
    for embedder in (plain, prefixed):
        embedder.close()
