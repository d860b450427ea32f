"""Runs translation packages: the only importer of ctranslate2 and sentencepiece. Lives in a child process, which a
broken model may take down."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any

import ctranslate2
import sentencepiece

from app.core.errors import UserError
from app.core.task import Task
from app.core.translate.packages import Package

LOADED = 2  # models kept: a pair through English needs two
BEAMS = 2  # four are a little better and half as fast (OPUS-MT's own figures: 0.2 BLEU)
MAX_TOKENS = 480  # OPUS-MT and Argos were trained on at most 512
AT_ONCE = 8  # segments between two looks at Stop


class PackageRunner:
    """`threads` 0 means one a core."""

    def __init__(self, *, threads: int = 0) -> None:
        self._threads = threads or os.cpu_count() or 1
        self._loaded: OrderedDict[str, _Loaded] = OrderedDict()

    def translate(self, packages: Sequence[Package], texts: Sequence[str], task: Task) -> Iterator[str]:
        """Through each package in turn; one target for each text, in order.
        Raises UserError not_a_package, Cancelled."""
        models = [self._load(package) for package in packages]
        for begin in range(0, len(texts), AT_ONCE):
            lot = list(texts[begin : begin + AT_ONCE])
            for model in models:
                task.check()
                lot = model.translate(lot)
            yield from lot

    def _load(self, package: Package) -> _Loaded:
        key = str(package.folder)
        if key not in self._loaded:
            while len(self._loaded) >= LOADED:
                self._loaded.popitem(last=False)
            self._loaded[key] = _Loaded(package, self._threads)
        self._loaded.move_to_end(key)
        return self._loaded[key]


class _Loaded:
    def __init__(self, package: Package, threads: int) -> None:
        self._prefix = package.prefix
        try:
            self._model: Any = ctranslate2.Translator(
                str(package.model), device="cpu", compute_type="auto", inter_threads=1, intra_threads=threads
            )
            self._source = sentencepiece.SentencePieceProcessor(model_file=str(package.source_pieces))
            self._target = sentencepiece.SentencePieceProcessor(model_file=str(package.target_pieces))
        except (RuntimeError, OSError, ValueError) as error:
            raise UserError("not_a_package", path=str(package.folder), detail=str(error)[:200]) from error

    def translate(self, texts: Sequence[str]) -> list[str]:
        pieces = [self._source.encode(text, out_type=str)[:MAX_TOKENS] for text in texts]
        prefix = [[self._prefix]] * len(pieces) if self._prefix else None
        results = self._model.translate_batch(
            pieces, target_prefix=prefix, beam_size=BEAMS, max_batch_size=32, replace_unknowns=True,
            max_decoding_length=MAX_TOKENS, no_repeat_ngram_size=0,
        )  # fmt: skip
        return [self._text(result.hypotheses[0]) for result in results]

    def _text(self, pieces: Sequence[str]) -> str:
        if self._prefix and pieces and pieces[0] == self._prefix:
            pieces = pieces[1:]
        return str(self._target.decode(list(pieces))).strip()
