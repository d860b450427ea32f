"""Search in a large library: 30 real PDFs, and as many passages mixed from their sentences as are asked for, with
vectors between those of the passages that they were mixed from. Milliseconds end to end, also while files are being
indexed, and recall against exact search. Usage: python3 dev.py bench search [CHUNKS [FOLDER_TO_KEEP]]"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil

from app.core.embed.choose import open_embedder
from app.core.library.base import Block, Document, IndexLimits, SearchRequest
from app.core.library.index.vectors import exact
from app.core.library.ingest.chunk import Chunk
from app.core.library.service import LibraryService
from app.core.storage.db import transaction
from app.core.task import Task
from app.workers.parse import ChildParser
from tools.benches.retrieval import QUESTIONS, collect

CHUNKS_A_FILE = 100
ROUNDS = 5
WINDOW_LIMIT = 50  # hits that the window asks for
WRITTEN_FILES = 40
WRITTEN_PASSAGES = 60  # a file: together more than the slices that are taken


def main(arguments: list[str]) -> None:
    wanted = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(arguments[1]) if len(arguments) > 1 else Path(temporary)
        library = _open(base / "library")
        try:
            if library.status().chunks < wanted:
                library.add([_files(base)], Task())
                grow(library, wanted)
            measure(library)
            measure_while_writing(library, base / "written")
        finally:
            library.close()


def _files(base: Path) -> Path:
    target = base / "pdfs"
    base.mkdir(parents=True, exist_ok=True)
    return target if target.is_dir() else collect(target)


def _open(folder: Path) -> LibraryService:
    models = Path(os.environ["ALCOVE_TEST_MODELS"])
    return LibraryService(folder, open_embedder(models / "all-minilm-l6-v2"), ChildParser(IndexLimits()))


def grow(library: LibraryService, wanted: int) -> None:
    """Mixed passages, straight into the tables; then the vector index is filled from them as after a rebuild."""
    ids, _, vectors = library._rows.read()
    marks = ",".join(map(str, ids))
    rows = library._db.execute(f"SELECT text FROM chunks WHERE id IN ({marks}) ORDER BY id").fetchall()
    parts = [re.split(r"(?<=[.!?])\s+", row[0]) for row in rows]
    choose = random.Random(1)
    made = len(rows)
    while made < wanted:
        count = min(CHUNKS_A_FILE, wanted - made)
        pairs = [choose.sample(range(len(rows)), 2) for _ in range(count)]
        texts = [_mixed(parts[a], parts[b], choose) for a, b in pairs]
        sums = vectors[[a for a, _ in pairs]] + vectors[[b for _, b in pairs]]
        _store(library, f"mixed{made}", texts, sums / np.linalg.norm(sums, axis=1, keepdims=True))
        made += count
    for _ in library._vectors.rebuild():
        pass


def _mixed(one: list[str], other: list[str], choose: random.Random) -> str:
    lines = [*one[: len(one) // 2 + 1], *other[len(other) // 2 :]]
    choose.shuffle(lines)
    return " ".join(lines)


def _store(library: LibraryService, name: str, texts: list[str], vectors: np.ndarray) -> None:
    starts = np.cumsum([0, *(len(text) + 2 for text in texts)]).tolist()
    document = Document(name, "\n\n".join(texts), tuple(
        Block(start, start + len(text)) for start, text in zip(starts, texts, strict=False)))  # fmt: skip
    chunks = [Chunk(n, starts[n], starts[n] + len(text), None, name, text) for n, text in enumerate(texts)]
    path = Path("/mixed") / f"{name}.txt"
    with transaction(library._db):
        library._ledger.set_waiting(path)
        row = library._ledger.known(path)
        assert row is not None
        library._ledger.store_text(row, document)
        for chunk in chunks:
            library._ledger.store_chunk(row, chunk)
        ids = library._db.execute("SELECT id FROM chunks WHERE file_id = ? ORDER BY position", (row.id,)).fetchall()
        library._rows.put([chunk_id for (chunk_id,) in ids], vectors.astype(np.float32), "vectors")
        library._ledger.set_read(row.id, hash=name, stat=Path(__file__).stat())
        library._ledger.set_indexed(row.id)


def measure(library: LibraryService) -> None:
    questions = _questions()
    timed(library, questions)
    middle, late = timed(library, questions * ROUNDS)
    shown, shown_late = timed(library, questions * ROUNDS, limit=WINDOW_LIMIT)
    newest, _ = timed(library, questions, limit=WINDOW_LIMIT, order="newest")
    memory = psutil.Process().memory_info().rss / 1e6
    print(
        f"search: {library.status().chunks} passages, median {middle:.1f} ms, 95th percentile {late:.1f} ms; "
        f"{WINDOW_LIMIT} hits {shown:.1f} and {shown_late:.1f} ms, the newest {newest:.1f} ms; "
        f"recall@100 against exact search {recall(library, questions):.4f}; {memory:,.0f} MB of memory",
        flush=True,
    )


def measure_while_writing(library: LibraryService, folder: Path) -> None:
    """One slice of real indexing between two searches, in the same process as the program does it. The questions are
    asked by turns with and without a slice before them, so that a slow minute of the computer counts in both."""
    library.register([_to_write(library, folder)])
    work, quiet, busy, slices = library.work(), [], [], []
    for question in _questions() * ROUNDS:
        forget(library)
        quiet.append(library.search(SearchRequest(question)).ms)
        forget(library)
        began = time.perf_counter()
        if next(work, "done") == "done":
            sys.exit("The files to be indexed ran out before the questions.")
        slices.append((time.perf_counter() - began) * 1000)
        busy.append(library.search(SearchRequest(question)).ms)
    work.close()
    calm, calm_late = _middle_and_late(quiet)
    middle, late = _middle_and_late(busy)
    print(
        f"search while files are indexed: median {middle:.1f} ms, 95th percentile {late:.1f} ms; "
        f"{middle / calm:.2f} and {late / calm_late:.2f} times those between them ({calm:.1f}, {calm_late:.1f} ms); "
        "a slice, for which a search has to wait: {:.0f} and {:.0f} ms".format(*_middle_and_late(slices)),
        flush=True,
    )


def timed(library: LibraryService, questions: list[str], **options: Any) -> tuple[float, float]:
    """Milliseconds: median and 95th percentile, each question as if it were asked for the first time."""
    times = []
    for question in questions:
        forget(library)
        times.append(library.search(SearchRequest(question, **options)).ms)
    return _middle_and_late(times)


def forget(library: LibraryService) -> None:
    """Drop the cached counts of the question's words; somebody who types profits from them."""
    library._searcher._keywords._counts.clear()


def _middle_and_late(times: list[float]) -> tuple[float, float]:
    return statistics.median(times), sorted(times)[int(len(times) * 0.95)]


def _questions() -> list[str]:
    return [item["question"] for item in json.loads(QUESTIONS.read_text("utf-8"))]


def _to_write(library: LibraryService, folder: Path) -> Path:
    """New files in a folder of their own, with other texts at each run: vectors of known texts are reused."""
    run = folder / str(library.status().chunks)
    run.mkdir(parents=True, exist_ok=True)
    rows = library._db.execute("SELECT text FROM chunks WHERE id <= 5000").fetchall()
    parts = [re.split(r"(?<=[.!?])\s+", row[0]) for row in rows]
    choose = random.Random(run.name)
    for number in range(WRITTEN_FILES):
        pairs = [choose.sample(parts, 2) for _ in range(WRITTEN_PASSAGES)]
        text = "\n\n".join(_mixed(one, other, choose) for one, other in pairs)
        (run / f"{number}.txt").write_text(text, "utf-8")
    return run


def recall(library: LibraryService, questions: list[str]) -> float:
    """Of the 100 nearest by comparing with all, the share that the index finds."""
    ids, _, vectors = library._rows.read()
    shares = []
    for question in questions:
        query = library._embedder.embed_query(question)
        truth = set(exact(query, ids, vectors, 100))
        shares.append(len(truth & set(library._vectors.query(query, 100))) / len(truth))
    return statistics.mean(shares)


if __name__ == "__main__":
    main(sys.argv[1:])
