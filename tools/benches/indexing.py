"""How quickly files enter the library: the words of 30 and of 100 real PDFs against recollindex (Debian), in turns;
vectors against the bare embedder; and how long a dropped file takes to be found.
Usage: python3 dev.py bench indexing [ROUNDS]"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from app.core.embed.base import Embedder
from app.core.embed.choose import open_embedder
from app.core.library.base import IndexLimits, SearchRequest
from app.core.library.ingest.indexer import FILES, FRONT
from app.core.library.service import LibraryService
from app.core.task import Task
from app.workers.library import LibraryClient, LibraryOptions
from app.workers.parse import ChildParser
from tools.benches.retrieval import collect

PACKAGES = ("recollcmd", "poppler-utils", "texlive-latex-recommended-doc")
MANY = 100
MANUALS = Path("/usr/share/texlive/texmf-dist/doc")
SAMPLE = 1280  # passages of the vector phase, in batches; the bare embedder has its turn between two of them
BATCH = 320  # a multiple of EMBED_BATCH, or the thread would still be embedding when the other's turn comes
DROPS = 5


def main(arguments: list[str]) -> None:
    rounds = int(arguments[0]) if arguments else 3
    model = Path(os.environ["ALCOVE_TEST_MODELS"]) / "all-minilm-l6-v2"
    with tempfile.TemporaryDirectory() as folder:
        pdfs = collect(Path(folder) / "pdfs")
        _install()
        words(Path(folder), pdfs, model, rounds)
        words(Path(folder), _many(pdfs, Path(folder), model), model, rounds)
        vectors(Path(folder), pdfs, model)
        drop(Path(folder), model)


def words(folder: Path, pdfs: Path, model: Path, rounds: int) -> None:
    """Index into empty folders with both programs, which take turns at going first."""
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(2 * rounds):
        if number % 4 in (0, 3):
            ours.append(_words(folder / f"words-{pdfs.name}-{number}", pdfs, model))
        elif shutil.which("recollindex"):
            theirs.append(_recoll(folder / f"recoll-{pdfs.name}-{number}", pdfs))
    count = len(list(pdfs.iterdir()))
    text = f"indexing: {count / statistics.median(ours) * 60:.0f} of {count} PDFs a minute found by their words"
    if theirs:
        text += f", recollindex {count / statistics.median(theirs) * 60:.0f} (median of {rounds})"
    print(text, flush=True)


def _many(pdfs: Path, folder: Path, model: Path) -> Path:
    """The same files and other manuals, of all sizes. Without scans and pictures, which recollindex does not read."""
    target = folder / "many"
    shutil.copytree(pdfs, target)
    known = {file.name for file in target.iterdir()}
    others = {file.name: file for file in sorted(MANUALS.rglob("*.pdf")) if file.name not in known}
    for name in sorted(others)[: MANY - len(known)]:
        shutil.copy(others[name], target / name)
    library = open_library(folder / "scans", model)
    read_words(library, target)
    for row in library.files():
        if row.ocr or row.pictures or row.reason is not None:
            row.path.unlink()
    library.close()
    return target


def vectors(folder: Path, pdfs: Path, model: Path) -> None:
    """Tokens a second of the library's phase and of the embedder alone, on the same passages in turns."""
    library = open_library(folder / "vectors", model)
    read_words(library, pdfs)
    bare = open_embedder(model)
    texts = [chunk.text for chunk in library._rows.pending(SAMPLE)]
    mine: list[float] = []
    alone: list[float] = []
    for at in range(0, SAMPLE, BATCH):
        alone.append(_bare(bare, texts[at : at + BATCH]))
        mine.append(_library_batch(library))
    library.close()
    shares = [a / m for a, m in zip(alone[1:], mine[1:], strict=True)]  # Chroma is loaded in the first
    print(f"indexing: vectors at {statistics.median(shares):.0%} of the bare embedder's speed", flush=True)


def _library_batch(library: LibraryService) -> float:
    """Seconds to embed and store BATCH passages, from an idle embedder to an idle embedder."""
    left = library._rows.pending_count()
    work = library.work()
    began = time.perf_counter()
    while left - library._rows.pending_count() < BATCH:
        next(work)
    took = time.perf_counter() - began
    work.close()
    library._background.close()
    return took


def drop(folder: Path, model: Path) -> None:
    """Seconds from registering a file to finding its word, in a library whose process is running."""
    library = LibraryClient(lambda: LibraryOptions(folder / "drop", model, is_watching=True))
    files = folder / "dropped"
    files.mkdir()
    (files / "first.txt").write_text("The first one.")
    library.add([files], Task())
    times = {"dropped": [], "watched": []}  # type: dict[str, list[float]]
    for number in range(DROPS):
        for kind, place in (("dropped", folder / f"new{number}.txt"), ("watched", files / f"new{number}.txt")):
            word = f"{kind}word{number}"
            place.write_text(f"A text about {word}.")
            began = time.perf_counter()
            if kind == "dropped":
                library._call("register", [place])
            while not library.search(SearchRequest(word, mode="keyword")).hits:
                time.sleep(0.01)
            times[kind].append(time.perf_counter() - began)
    library.close()
    found = {kind: f"{statistics.median(some):.2f} s (worst {max(some):.2f} s)" for kind, some in times.items()}
    print(f"indexing: found by its words {found['dropped']} after a drop, {found['watched']} after saving", flush=True)


def open_library(folder: Path, model: Path) -> LibraryService:
    return LibraryService(folder, open_embedder(model), ChildParser(IndexLimits()))


def _words(folder: Path, pdfs: Path, model: Path) -> float:
    library = open_library(folder, model)
    began = time.perf_counter()
    read_words(library, pdfs)
    took = time.perf_counter() - began
    library.close()
    return took


def read_words(library: LibraryService, folder: Path) -> None:
    """Read the files and store their words; no vectors."""
    library.register([folder])
    for _ in library._indexer.work((*FRONT, *FILES)):
        pass


def _bare(embedder: Embedder, texts: Sequence[str]) -> float:
    began = time.perf_counter()
    embedder.embed(texts)
    return time.perf_counter() - began


def _install() -> None:
    if shutil.which("recollindex") is None and shutil.which("apt-get") is not None and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=False)


def _recoll(folder: Path, pdfs: Path) -> float:
    folder.mkdir()
    (folder / "recoll.conf").write_text(f"topdirs = {pdfs}\n")
    began = time.perf_counter()
    subprocess.run(["recollindex", "-c", str(folder)], check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main(sys.argv[1:])
