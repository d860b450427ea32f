"""The pictures of web pages, books and mails in HTML: where their bytes are (in the page, in the book, beside the page,
never on the network), what a person wrote about them. Knows no page around them."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_to_bytes

from app.core.library.extract.nested import is_inside
from app.core.library.extract.pictures import MAX_BYTES, pictures_here
from app.core.library.extract.view import AS_IS, View

ReadSource = Callable[[str], bytes]  # of an address in the page; b"" where there is nothing
_DATA = re.compile(r"data:[\w.+/-]*(?P<more>(?:;[^,;]*)*),(?P<content>.*)", re.DOTALL | re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z\d+.-]+:|//|\\\\|/", re.IGNORECASE)
_TURNED = re.compile(r"(?:^|[;\s])(?:transform\s*:\s*rotate\(|rotate\s*:)\s*(-?\d+(?:\.\d+)?)deg", re.IGNORECASE)


class WebPictures:
    """Those of one page."""

    def __init__(self, read_source: ReadSource) -> None:
        self._read_source = read_source
        self._pictures = pictures_here()

    def texts(self, node: Any) -> tuple[str, str]:
        """The description and the words of an `img`, or of the pictures in an `svg` (the cover of most books)."""
        attributes = node.attributes
        if node.tag == "svg":
            shown = [image.attributes for image in node.css("image")]
            sources = [one.get("xlink:href") or one.get("href") or "" for one in shown]
            return "", "\n\n".join(filter(None, (self._words(source, AS_IS) for source in sources)))
        found = _TURNED.search(attributes.get("style") or "")
        view = View(float(found[1]) % 360) if found else AS_IS
        return self._pictures.description(attributes.get("alt")), self._words(attributes.get("src") or "", view)

    def _words(self, source: str, view: View) -> str:
        data = of_data_address(source) if source[:5].lower() == "data:" else self._read_source(_plain(source))
        return self._pictures.text(data, view) if data else ""


def no_source(address: str) -> bytes:
    """For a page of which nothing but itself is there."""
    return b""


def beside(folder: Path | None) -> ReadSource:
    """What a page on the disk shows from its own folder, as browsers save it; nothing from elsewhere on the disk, and
    nothing for a page inside a mail or an archive."""
    if folder is None or is_inside():
        return no_source
    root = folder.resolve()

    def read(address: str) -> bytes:
        if not address or _SCHEME.match(address):
            return b""
        try:
            path = (root / address).resolve()
            if root not in path.parents or not path.is_file() or path.stat().st_size > MAX_BYTES:
                return b""
            return path.read_bytes()
        except (OSError, ValueError):
            return b""

    return read


def of_data_address(address: str) -> bytes:
    """The bytes in a "data:" address."""
    found = _DATA.fullmatch(address.strip())
    if not found:
        return b""
    if ";base64" in found["more"].lower():
        return from_base64(unquote(found["content"]))
    return unquote_to_bytes(found["content"])


def from_base64(text: str) -> bytes:
    """b"" where it is none."""
    plain = "".join(text.split())
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except ValueError:
        return b""


def _plain(address: str) -> str:
    """Without what stands behind a file's name. The number of a part of a mail is its name as a whole."""
    address = unquote(address.strip())
    return address if _SCHEME.match(address) else address.partition("#")[0].partition("?")[0]
