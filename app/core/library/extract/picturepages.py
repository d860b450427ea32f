"""Pictures as pages for the reader: a frame of a TIFF is a page. Knows no PDF and no index."""

from __future__ import annotations

import contextlib
import warnings
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from app.core.errors import UserError
from app.core.library.extract.image import check_size, frame_count, opened, pixels, upright
from app.core.library.extract.ocrtext import read_text
from app.core.library.passages.page_view import MAX_PIXELS, PageImage, PageSize, PageText

POINTS = 72 / 96  # a pixel: at its natural size a picture is shown pixel by pixel on a usual screen
ORIENTATION, LYING = 0x0112, (5, 6, 7, 8)  # Exif: what cameras that were held upright write


class PicturePages:
    """A `PageSource`. Raises UserError damaged, too_large."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._open() as picture:
            self.sizes = tuple(_size(picture, number) for number in range(frame_count(picture)))
        self._seen: tuple[int, Any] | None = None  # the page shown last, decoded

    def draw(self, page: int, scale: float) -> PageImage:
        """See `PageSource.draw`."""
        image = self._unpacked(page)
        width, height = self.sizes[page - 1]
        size = max(1, round(width * scale)), max(1, round(height * scale))
        if size[0] < image.width:
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        return PageImage(image.width, image.height, image.tobytes("raw", "BGRX"))

    def text(self, page: int) -> PageText:
        return PageText("", array("f"))

    def characters(self, page: int) -> str:
        return ""

    def text_by_ocr(self, page: int) -> PageText:
        with self._open(page) as picture:
            image = pixels(picture)
        return read_text(image, page, image.shape[1] / self.sizes[page - 1].width)

    def close(self) -> None:
        self._seen = None

    @contextlib.contextmanager
    def _open(self, page: int = 1) -> Iterator[Any]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of strange metadata and of sizes, which are checked here
            try:
                with opened(self._path) as picture:
                    picture.seek(page - 1)
                    check_size(picture)
                    yield picture
            except Image.DecompressionBombError as error:
                raise UserError("too_large", detail=str(error)) from error

    def _unpacked(self, page: int) -> Any:
        if self._seen is None or self._seen[0] != page:
            with self._open(page) as picture:
                side = max(picture.size) * min(1.0, (MAX_PIXELS / (picture.width * picture.height)) ** 0.5)
                picture.draft("RGB", (round(side), round(side)))
                image = upright(picture)
                image.thumbnail((round(side), round(side)), Image.Resampling.LANCZOS, reducing_gap=2.0)
                self._seen = page, image
        return self._seen[1]


def _size(picture: Any, number: int) -> PageSize:
    picture.seek(number)
    check_size(picture)
    width, height = max(1, picture.width) * POINTS, max(1, picture.height) * POINTS
    is_turned = picture.getexif().get(ORIENTATION, 1) in LYING
    return PageSize(height, width) if is_turned else PageSize(width, height)
