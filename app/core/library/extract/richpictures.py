"""Takes the pictures out of an RTF source: PNG and JPEG in hexadecimal. Knows no text, and reads no picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_PICTURES = 2_000
HEAD = 2_400  # bytes between the word that names the kind and the picture: sizes, cuts, a number
_KIND = re.compile(rb"\\(?:pngblip|jpegblip)(?![a-z])")
_BEGINS = re.compile(rb"[\s}][0-9a-fA-F\s]{128}")
_DIGITS = re.compile(rb"[0-9a-fA-F\s]++")


def rtf_pictures(data: bytes) -> Iterator[bytes]:
    """In the order of the file. Writers put a metafile beside each for old readers, which is left."""
    for _, kind in zip(range(MAX_PICTURES), _KIND.finditer(data), strict=False):
        begins = _BEGINS.search(data, kind.end(), kind.end() + HEAD)
        digits = _DIGITS.match(data, begins.start() + 1) if begins else None
        if digits:
            bare = b"".join(digits[0].split())
            yield bytes.fromhex(bare[: len(bare) // 2 * 2].decode("ascii"))
