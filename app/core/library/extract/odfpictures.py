"""The pictures of OpenDocument files: which part of the package each is, how it is turned, what a person wrote about
it. Knows their frames and no document around them."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Callable
from typing import Any

from app.core.errors import UserError
from app.core.library.extract.pictures import pictures_here
from app.core.library.extract.view import AS_IS, View
from app.core.library.extract.xmltree import name_of

_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
# What stands in a frame beside its picture, and is no text of the paragraph around it.
NO_TEXT = frozenset((f"{_SVG}title", f"{_SVG}desc", f"{_OFFICE}binary-data"))
_TURNED = re.compile(r"rotate\s*\(\s*(-?\d+(?:\.\d+)?(?:e-?\d+)?)\s*\)")
MAX_FRAMES = 5_000  # of a document


class OdfPictures:
    """`read` gives the bytes of a part, none where it is missing."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._pictures = pictures_here()
        self._frames = 0

    def texts(self, element: Any) -> list[str]:
        """The descriptions and the words of the pictures in an element, or of the frame that it is, each once."""
        found: list[str] = []
        for frame in [element] if element.tag == f"{_DRAW}frame" else element.iter(f"{_DRAW}frame"):
            self._frames += 1
            if self._frames > MAX_FRAMES:
                break
            for described in frame.iterfind(f"{_SVG}desc"):
                found.append(self._pictures.description(described.text))
            found.append(self._words(frame))
        return [text for text in found if text]

    def _words(self, frame: Any) -> str:
        """A frame may hold one picture in several formats, the best one first; that of a chart is its preview."""
        images = frame.findall(f"{_DRAW}image")
        if not images or any(name_of(child) in ("object", "object-ole") for child in frame):
            return ""
        data = [self._data(image) for image in images]
        readable = next((one for one in data if one and not _is_drawing(one)), None) or next(filter(None, data), None)
        return self._pictures.text(readable, _view(frame)) if readable else ""

    def _data(self, image: Any) -> bytes:
        inline = image.findtext(f"{_OFFICE}binary-data")
        try:
            if inline:
                return base64.b64decode(inline)
            return self._read(image.get(_LINK, "").removeprefix("./"))
        except (ValueError, UserError):
            return b""


def _is_drawing(data: bytes) -> bool:
    """WMF, EMF or StarView: drawings without points, which are passed over."""
    return data.startswith((b"\xd7\xcd\xc6\x9a", b"\x01\0\0\0", b"\x01\0\x09\0", b"VCLMTF"))


def _view(frame: Any) -> View:
    """The format turns against the clock, in radians."""
    found = _TURNED.search(frame.get(f"{_DRAW}transform", ""))
    return View(turn=-round(math.degrees(float(found[1])), 1) % 360) if found else AS_IS
