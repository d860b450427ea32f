"""Pictures for tests: with words to be read by OCR, and such that say by themselves what a reader of theirs shall find,
so that what is done with pictures is tested without OCR."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from app.core.library.extract import picturetext
from app.core.library.extract.pictures import Pictures, _remembered, picture_desk
from app.core.library.extract.view import View

WMF = b"\xd7\xcd\xc6\x9a" + bytes(40)


def label(*lines: str, size: tuple[int, int] = (700, 220), letters: int = 40) -> Image.Image:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).multiline_text((30, 30), "\n".join(lines), "black", ImageFont.load_default(letters))
    return image


def photograph(size: tuple[int, int] = (1200, 900), seed: int = 1) -> Image.Image:
    """Soft shapes in many colours, without a letter."""
    points = np.random.default_rng(seed).integers(0, 255, (9, 12, 3), dtype=np.uint8)
    return Image.fromarray(points).resize(size, Image.Resampling.BICUBIC)


def saved(image: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **more)
    return stream.getvalue()


def saying(words: str, size: tuple[int, int] = (300, 100)) -> bytes:
    """A picture for `reading_what_they_say`; "" for a photograph."""
    notes = PngInfo()
    notes.add_text("says", words)
    return saved(Image.new("RGB", size, "white"), pnginfo=notes)


@contextmanager
def reading_what_they_say(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Pictures, list[View]]]:
    """The desk of the file that is read, and how each picture is shown. No OCR."""
    views: list[View] = []

    def read(data: bytes, view: View) -> tuple[str, str]:
        views.append(view)
        try:
            image = Image.open(io.BytesIO(data), formats=["PNG"])
        except OSError:
            return "passed", ""
        if picturetext.is_small(*image.size):
            return "small", ""
        words = image.info.get("says", "")
        return ("read" if words else "blank"), words

    monkeypatch.setattr(picturetext, "read_shown", read)
    _remembered.cache_clear()
    with picture_desk(Path("nowhere")) as desk:
        yield desk, views
    _remembered.cache_clear()
