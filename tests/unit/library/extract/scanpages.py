"""Pictures of written pages as a scanner makes them, in a font that comes with the program's own packages."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import ziafont
from PIL import Image, ImageDraw, ImageFont

FONT = Path(ziafont.__file__).parent / "fonts" / "DejaVuSans.ttf"  # Latin, Greek, Cyrillic, Hebrew, Arabic and others
SIZE, PITCH, MARGIN = 26, 44, 60  # pixels
Place = tuple[int, int, str]  # left, top, text


def page(lines: Sequence[str], *, width: int = 1240, noise: float = 14, quality: int = 55) -> Image.Image:
    places = [(MARGIN, MARGIN + number * PITCH, line) for number, line in enumerate(lines)]
    return placed(places, (width, 2 * MARGIN + len(lines) * PITCH), noise=noise, quality=quality)


def placed(
    places: Sequence[Place], size: tuple[int, int], *, noise: float = 14, quality: int = 55, font: int = SIZE
) -> Image.Image:
    """With noise, and pressed as a JPEG."""
    image = Image.new("L", size, 245)
    draw = ImageDraw.Draw(image)
    for left, top, text in places:
        draw.text((left, top), text, 30, ImageFont.truetype(str(FONT), font))
    grey = np.asarray(image) + np.random.default_rng(1).normal(0, noise, (size[1], size[0]))
    stream = io.BytesIO()
    Image.fromarray(grey.clip(0, 255).astype(np.uint8)).convert("RGB").save(stream, "JPEG", quality=quality)
    return Image.open(io.BytesIO(stream.getvalue())).convert("RGB")


def pixels(image: Image.Image) -> np.ndarray:
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def errors(read: str, written: str) -> float:
    """The share of characters that differ; spaces do not count."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance("".join(read.split()), "".join(written.split())) / len("".join(written.split()))
