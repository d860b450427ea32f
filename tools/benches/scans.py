"""The memory of all processes together while scans are read, as on a computer of 8 GB, and whether each is found by its
own words afterwards. Usage: python3 dev.py bench scans [NUMBER]"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import psutil
from PIL import Image, ImageDraw, ImageFont

from app.core.library.base import SearchRequest
from app.core.library.service import LibraryService
from app.workers import parse
from tools.benches.indexing import open_library, read_words

NUMBER = 50
A4 = (1240, 1754)  # pixels, at 150 an inch
LETTERS = 26  # pixels
LINES = 24


def main(arguments: list[str]) -> None:
    number = int(arguments[0]) if arguments else NUMBER
    parse.MUCH_MEMORY = max(parse.MUCH_MEMORY, psutil.virtual_memory().total + 1)  # this computer counts as a small one
    with tempfile.TemporaryDirectory() as folder:
        scans = Path(folder) / "scans"
        scans.mkdir()
        for one in range(number):
            _scan(one).save(scans / f"scan{one:03d}.pdf", quality=55)
        model = Path(os.environ["ALCOVE_TEST_MODELS"]) / "all-minilm-l6-v2"
        library = open_library(Path(folder) / "library", model)
        watch = _Watch()
        began = time.perf_counter()
        read_words(library, scans)
        took = time.perf_counter() - began
        children, whole = watch.end()
        found = sum(_is_found(library, one) for one in range(number))
        library.close()
    print(f"scans: {found} of {number} found by their own number, {took:.0f} s; at most {children / 1e6:.0f} MB of all "
          f"children together, {whole / 1e6:.0f} MB with the library", flush=True)  # fmt: skip


def _scan(number: int) -> Image.Image:
    """A page of print with noise, as a scanner makes it; with a number that no other page has."""
    image = Image.new("L", A4, 250)
    amounts = [100 + 7 * line + number for line in range(LINES)]
    lines = [f"{line}. The tenant pays {amount} euros on the third of May." for line, amount in enumerate(amounts)]
    text = "\n\n".join([f"Page of the file {_name(number)}, to be kept for ten years.", *lines])
    ImageDraw.Draw(image).multiline_text((90, 90), text, 20, ImageFont.load_default(LETTERS))
    noise = np.random.default_rng(number).normal(0, 8, (A4[1], A4[0]))
    return Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))


def _name(number: int) -> str:
    return f"KX{4000 + 37 * number}"


def _is_found(library: LibraryService, number: int) -> bool:
    hits = library.search(SearchRequest(_name(number), mode="keyword")).hits
    return bool(hits) and hits[0].path.name == f"scan{number:03d}.pdf"


class _Watch:
    """The most memory, in bytes, that the children of this process held together, and with it; looked at ten times a
    second. Pages that processes share are counted in each."""

    def __init__(self) -> None:
        self._children = self._whole = 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def end(self) -> tuple[int, int]:
        self._is_over.set()
        self._thread.join()
        return self._children, self._whole

    def _look(self) -> None:
        own = psutil.Process()
        while not self._is_over.wait(0.1):
            held = 0
            for child in own.children(recursive=True):
                with suppress(psutil.Error):  # it has just ended
                    held += child.memory_info().rss
            self._children = max(self._children, held)
            self._whole = max(self._whole, held + own.memory_info().rss)


if __name__ == "__main__":
    main(sys.argv[1:])
