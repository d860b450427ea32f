"""Pictures, read by OCR; a frame of a TIFF is a page. Knows no PDF."""

from __future__ import annotations

import io
import itertools
import warnings
from pathlib import Path
from typing import IO, Any

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract import ocr, resume
from app.core.library.extract.columns import in_reading_order
from app.core.library.extract.layout import Page, assemble

MAX_PIXELS = 120_000_000  # 480 MB while it is unpacked, a quarter of the child's memory
MAX_FRAMES = 500
# The others of Pillow have no business here. HEIF is pi-heif's, and known to Pillow once `opened` was called.
FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF", "AVIF", "HEIF")


def read_picture(data: bytes, name: str) -> Document:
    """Raises UserError no_words, unread_script, too_large, damaged."""
    clock = ocr.Clock()
    pages = []
    is_unread = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of strange metadata and of sizes, which are checked here
            with opened(io.BytesIO(data)) as picture:
                frames = itertools.islice(ImageSequence.Iterator(picture), frame_count(picture))
                for number, frame in enumerate(frames, 1):
                    check_size(frame)
                    is_over = clock.is_over
                    seen = _read(frame, number, clock)
                    is_untried = is_over and not seen.lines
                    pages.append(Page(number, seen.lines, is_scanned=True, is_untried=is_untried))
                    is_unread |= seen.is_unread
    except Image.DecompressionBombError as error:
        raise UserError("too_large", detail=str(error)) from error
    read = sum(bool(page.lines) for page in pages)
    if not read:
        raise UserError("unread_script" if is_unread else "no_words", pages=len(pages))
    for page in pages:
        in_reading_order(page)
    return assemble(name.rpartition(".")[0], pages, {}, ocr_pages=read)


def _read(frame: Any, number: int, clock: ocr.Clock) -> ocr.PageReading:
    """Nothing where there is no time: then it is read in the next turn."""
    before = resume.known(number)
    if before is not None:
        return ocr.PageReading(before)
    if clock.is_over:
        resume.note_left(number)
        return ocr.PageReading()
    seen = ocr.read_page(pixels(frame))
    resume.note(number, seen.lines)
    return seen


def opened(source: IO[bytes] | Path) -> Any:
    """The picture, in one of FORMATS."""
    from pi_heif import register_heif_opener

    register_heif_opener(thumbnails=False)
    return Image.open(source, formats=FORMATS)


def frame_count(picture: Any) -> int:
    """The pages of a scan; of what moves only the first picture."""
    return min(MAX_FRAMES, int(getattr(picture, "n_frames", 1))) if picture.format == "TIFF" else 1


def check_size(picture: Any) -> None:
    if picture.width * picture.height > MAX_PIXELS:
        raise UserError("too_large", detail="pixels")


def pixels(frame: Any) -> np.ndarray[Any, Any]:
    """As `for_ocr`, upright and on white where it is transparent."""
    drafted(frame)
    return for_ocr(upright(frame))


def drafted(frame: Any) -> None:
    """A JPEG is unpacked smaller at once."""
    frame.draft("RGB", (2 * ocr.MAX_SIDE, 2 * ocr.MAX_SIDE))


def for_ocr(seen: Any) -> np.ndarray[Any, Any]:
    """A picture in the mode RGB, no larger than the models use, blue first."""
    seen.thumbnail((ocr.MAX_SIDE, ocr.MAX_SIDE), Image.Resampling.LANCZOS)
    return np.ascontiguousarray(np.asarray(seen)[:, :, ::-1])


def upright(frame: Any) -> Any:
    """As it is to be seen: turned as the camera says, on white where it is transparent, in the mode RGB."""
    seen = ImageOps.exif_transpose(frame)
    if seen.mode in ("RGBA", "LA", "PA") or "transparency" in seen.info:
        layer = seen.convert("RGBA")
        seen = Image.new("RGBA", layer.size, "white")
        seen.alpha_composite(layer)
    if seen.mode.startswith("I;16"):
        seen = Image.fromarray((np.asarray(seen) >> 8).astype(np.uint8))
    return seen.convert("RGB")
