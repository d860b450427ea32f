"""Words a second of the dedicated engine with a model of the usual base size. Its weights are random, so what it says
means nothing and would run on to the limit: so as many pieces are said as are read, about what a real model says.
Usage: python3 dev.py bench translate [THREADS]"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from app.core.task import Task
from app.core.translate.engine_ct2 import PackageRunner
from app.core.translate.packages import read_package
from tests.ct2_model import write_base_size

THREADS, SENTENCES, WORDS, RUNS = 2, 64, 20, 3
TARGET = 200


def main(arguments: list[str]) -> None:
    threads = int(arguments[0]) if arguments else THREADS
    with tempfile.TemporaryDirectory() as temporary:
        package = read_package(write_base_size(Path(temporary) / "base"))
        runner = PackageRunner(threads=threads)
        model = runner._load(package)
        said = Bounded(model._model)
        model._model = said
        choose = random.Random(1)
        texts = [" ".join(f"w{choose.randrange(7000)}" for _ in range(WORDS)) for _ in range(SENTENCES)]
        list(runner.translate([package], texts[:8], Task()))
        speeds = []
        for _ in range(RUNS):
            said.pieces, began = 0, time.perf_counter()
            list(runner.translate([package], texts, Task()))
            speeds.append(SENTENCES * WORDS / (time.perf_counter() - began))
    print(f"translate: {max(speeds):.0f} words/s (runs: {', '.join(f'{speed:.0f}' for speed in speeds)}), "
          f"{threads} threads, {SENTENCES} sentences of {WORDS} words, {said.pieces} pieces said")  # fmt: skip
    if max(speeds) < TARGET:
        sys.exit(f"Under {TARGET} words a second.")


class Bounded:
    """The model with its output held to the length of the longest text of the batch, in pieces."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self.pieces = 0

    def translate_batch(self, pieces: list[list[str]], **options: Any) -> Any:
        longest = max(len(text) for text in pieces)
        options.update(min_decoding_length=longest, max_decoding_length=longest)
        results = self._model.translate_batch(pieces, **options)
        self.pieces += sum(len(result.hypotheses[0]) for result in results)
        return results


if __name__ == "__main__":
    main(sys.argv[1:])
