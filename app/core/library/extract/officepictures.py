"""The pictures of Word, PowerPoint and Excel: which part of the package each is, how it is turned and cut, what a
person wrote about it. Knows their drawings and no document around them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.core.errors import UserError
from app.core.library.extract.ooxml import Package
from app.core.library.extract.pictures import pictures_here
from app.core.library.extract.view import AS_IS, View
from app.core.library.extract.xmltree import name_of

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VML = "{urn:schemas-microsoft-com:vml}"
_DEGREE = 60_000  # the unit of turns
_WHOLE = 100_000  # the unit of shares
_TURNED = re.compile(r"(?:^|;)\s*rotation\s*:\s*(-?\d+(?:\.\d+)?)(fd)?")
_ABOVE = 6  # levels from a picture's data up to what says how it is shown


@dataclass(frozen=True)
class Shown:
    """A picture by the id of its relation, "" for the description of something else (a chart, a group)."""

    relation: str = ""
    view: View = AS_IS
    description: str = ""


def shown_picture(node: Any) -> Shown | None:
    """What an element of a drawing says of a picture; None for every other element."""
    name = name_of(node)
    if name in ("docPr", "cNvPr"):
        described = node.get("descr") or ""
        return Shown(description=described) if described and node.get("hidden") not in ("1", "true") else None
    if name == "blip" and node.get(f"{_R}embed"):
        return Shown(node.get(f"{_R}embed"), _view(node))
    if node.tag == f"{_VML}imagedata" and node.get(f"{_R}id") and not _is_preview(node):
        shape = node.getparent()
        return Shown(node.get(f"{_R}id"), _older_view(node), shape.get("alt", "") if shape is not None else "")
    return None


class OfficePictures:
    """Those of one part of a package."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part
        self._pictures = pictures_here()

    def texts(self, shown: Iterable[Shown]) -> list[str]:
        """The descriptions and the words of pictures, each once."""
        found = []
        for one in shown:
            found += [self._pictures.description(one.description), self._read(one) if one.relation else ""]
        return [text for text in found if text]

    def _read(self, one: Shown) -> str:
        relation = self._package.relations(self._part).get(one.relation)
        if relation is None or relation.kind != "image" or not self._package.has(relation.target):
            return ""
        try:
            return self._pictures.text(self._package.read(relation.target), one.view)
        except UserError:  # damaged in the archive: the rest of the document is still read
            self._pictures.count("passed")
            return ""


def drawn_pictures(root: Any) -> Iterator[Shown]:
    """Those of a shape or a drawing with everything in it, but for the previews of files and older programs' copies."""
    stack = [root]
    while stack:
        node = stack.pop()
        shown = shown_picture(node)
        if shown is not None:
            yield shown
        if name_of(node) not in ("oleObj", "Fallback"):
            stack.extend(reversed(node))


def _view(blip: Any) -> View:
    fill = blip.getparent()
    cut = fill.find("{*}srcRect") if fill is not None else None
    crop = tuple(_share(cut.get(side)) for side in "ltrb") if cut is not None else AS_IS.crop
    turn, is_flipped = 0.0, False
    for above in itertools.islice(blip.iterancestors(), _ABOVE):
        place = above.find("{*}spPr/{*}xfrm")
        place = above.find("{*}grpSpPr/{*}xfrm") if place is None else place
        if place is not None:
            turn += _number(place.get("rot")) / _DEGREE
            is_flipped ^= place.get("flipH") in ("1", "true")
            if place.get("flipV") in ("1", "true"):  # upside down and seen in a mirror
                turn, is_flipped = turn + 180, not is_flipped
    return View(turn % 360, is_flipped, crop)  # type: ignore[arg-type]


def _older_view(node: Any) -> View:
    shape = node.getparent()
    found = _TURNED.search(shape.get("style", "") if shape is not None else "")
    turn = float(found[1]) / (65_536 if found[2] else 1) if found else 0.0
    crop = tuple(_fraction(node.get(f"crop{side}")) for side in ("left", "top", "right", "bottom"))
    return View(turn % 360, crop=crop)  # type: ignore[arg-type]


def _is_preview(node: Any) -> bool:
    """Of a file inside the document, which is read itself."""
    shape = node.getparent()
    around = shape.getparent() if shape is not None else None
    files = around.findall("{*}OLEObject") if around is not None and name_of(around) == "object" else []
    return any(not (one.get("ProgID") or "").startswith("Equation") for one in files)


def _share(text: str | None) -> float:
    """Of what is cut away; a negative one is an empty margin."""
    if text and text.endswith("%"):
        return min(1.0, max(0.0, _number(text[:-1]) / 100))
    return min(1.0, max(0.0, _number(text) / _WHOLE))


def _fraction(text: str | None) -> float:
    if text and text.endswith("f"):
        return min(1.0, max(0.0, _number(text[:-1]) / 65_536))
    return min(1.0, max(0.0, _number(text)))


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
