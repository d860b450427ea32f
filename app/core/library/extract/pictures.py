"""The pictures inside one document: each is read once, within the time that a file has for OCR, and counted. What one
file holds has one desk, however deep the picture lies. Knows no document format; loads OCR only where there is a
picture."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from app.core.library.base import NO_PICTURES
from app.core.library.extract import ocrgate
from app.core.library.extract.view import AS_IS, Outcome, View

# Of the whole file, pages that are scans included, as `ocr.BUSY_SECONDS`, which is not imported for its libraries.
SECONDS = 200.0
MOST = 2_000  # pictures of a document that are looked at
MAX_BYTES = 64 * 1024**2  # of one picture
REMEMBERED = 512  # pictures whose text is kept for the next file: the logo in every letter and signature
# Names of files, numbers of pictures and what programs guess are no words of a person.
_FILE_NAME = re.compile(
    r"(?:.*[\\/])?[^\\/]*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|heic|avif|ashx|php)", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:picture|image|img|photo|graphic|bild|grafik|foto|imagen?|immagine|рисунок|图片|図|logo|icon)?[\s_-]*\d*",
    re.IGNORECASE,
)
_GUESSED = re.compile(
    r"automatically generated|AI-generated|automatisch\s+(?:generiert|erstellt|gegenereerd)|KI-generiert|"
    r"générée? automatiquement|généré par l.IA|generad[ao] automáticamente|generado por (?:la )?IA|"
    r"generat[ao] automaticamente|gerad[ao] automaticamente|создан[оа]? автоматически|自动生成|自動生成",
    re.IGNORECASE,
)


class Pictures:
    """What was seen of one file. `folder` is where it lies, None for one that has no place of its own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.counts = NO_PICTURES
        self._end = time.monotonic() + SECONDS
        self._seen: set[object] = set()
        self._said: set[str] = set()

    def text(self, data: bytes, view: View = AS_IS) -> str:
        """What is written on a picture, as paragraphs; "" where it was given before."""
        key = hashlib.blake2b(data, digest_size=16).digest()
        if self.is_new((key, view)):
            outcome, text = self._read(data, view)
            self.count(outcome)
            return text
        return ""

    def _read(self, data: bytes, view: View) -> tuple[Outcome, str]:
        if self.is_over or len(data) > MAX_BYTES:
            return "passed", ""
        return _read(data, view)

    @property
    def is_over(self) -> bool:
        """Whether there is no time for another picture."""
        return time.monotonic() > self._end or len(self._seen) > MOST

    def is_new(self, key: object) -> bool:
        """Whether this picture was not met before; it is from now on."""
        is_new = key not in self._seen
        self._seen.add(key)
        return is_new

    def count(self, outcome: Outcome) -> None:
        if outcome != "small":
            self.counts = replace(self.counts, **{outcome: getattr(self.counts, outcome) + 1})

    def description(self, text: str | None) -> str:
        """What a person wrote about a picture, once; "" for what programs put there."""
        words = " ".join((text or "").split())
        if _FILE_NAME.fullmatch(words) or _NUMBERED.fullmatch(words) or _GUESSED.search(words):
            return ""
        key = words.casefold()
        if key in self._said:
            return ""
        self._said.add(key)
        return words


@lru_cache(maxsize=REMEMBERED)
def _remembered(key: bytes, view: View) -> list[tuple[Outcome, str]]:
    """A place for the outcome of one picture; the bytes themselves are not kept."""
    return []


def _read(data: bytes, view: View) -> tuple[Outcome, str]:
    place = _remembered(hashlib.blake2b(data, digest_size=16).digest(), view)
    if place:
        return place[0]
    from app.core.library.extract.picturetext import read_shown  # numpy, Pillow, OCR: only where there is a picture

    seen = read_shown(data, view)
    if not ocrgate.has_refused():  # else nobody looked at it, and the file is read again by another process
        place.append(seen)
    return seen


_desk: ContextVar[Pictures | None] = ContextVar("pictures", default=None)


@contextmanager
def picture_desk(folder: Path) -> Iterator[Pictures]:
    """Around the reading of a file on the disk, in `folder`."""
    pictures = Pictures(folder)
    token = _desk.set(pictures)
    try:
        yield pictures
    finally:
        _desk.reset(token)


def pictures_here() -> Pictures:
    """The desk of the file that is read; one of its own for a reader that is called by itself."""
    return _desk.get() or Pictures()
