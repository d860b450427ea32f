"""HTML pages and EPUB books: what a reader sees, without scripts and menus. Opens no link."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract.archive import open_archive, read_member
from app.core.library.extract.build import Builder
from app.core.library.extract.encoding import decode
from app.core.library.extract.pictures import pictures_here
from app.core.library.extract.titles import real_title
from app.core.library.extract.unseen import is_unseen, mark_unseen
from app.core.library.extract.weblists import ListNumbers
from app.core.library.extract.webpictures import ReadSource, WebPictures, beside, no_source
from app.core.library.extract.webtables import html_formula, html_rows, is_data
from app.core.library.extract.xmltree import parse_xml

SKIPPED = frozenset(
    ("script", "style", "nav", "noscript", "template", "svg", "iframe", "head", "object", "canvas", "datalist")
)
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label mark q rp rt ruby s samp "
    "small span strike strong sub sup time tt u var wbr"
)
INLINE = frozenset(_INLINE.split())
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BREAK = "\x0b"  # stands for <br> until the line ends of the source, which mean a space, are gone
MAX_HTML = 32 * 1024**2  # bytes; a page is a megabyte


def read_html(data: bytes, name: str) -> Document:
    builder = Builder()
    title = add_html(builder, data, beside(pictures_here().folder))
    return builder.build(title or builder.first_heading() or name.rpartition(".")[0])


def add_html(builder: Builder, data: bytes, read_source: ReadSource = no_source) -> str:
    """Adds the page's paragraphs; its title, "" where it has none. `read_source` gives the bytes of a picture."""
    from selectolax.lexbor import LexborHTMLParser

    if len(data) > MAX_HTML:
        raise UserError("too_large", size=len(data), limit=MAX_HTML)
    declared = _CHARSET.search(data[:4096])
    tree = LexborHTMLParser(decode(data, declared.group(1).decode("ascii", "replace") if declared else ""))
    title = tree.css_first("title")
    mark_unseen(tree)
    if tree.body is not None:
        _Walk(builder, WebPictures(read_source)).read(tree.body)
    return real_title(title.text()) if title else ""


class _Walk:
    """Walks a tree without recursion, so that a page nested a million deep is read as well."""

    def __init__(self, builder: Builder, pictures: WebPictures) -> None:
        self._builder = builder
        self._pictures = pictures
        self._text: list[str] = []
        self._lists = ListNumbers()
        self._mark = ""  # the number of an item whose text is still to come

    def read(self, root: Any) -> None:
        stack: list[tuple[Any, bool]] = [(root, False)]
        while stack:
            node, is_end = stack.pop()
            if is_end:
                self._flush(node.tag)
            elif self._enter(node):
                if node.tag not in INLINE:
                    self._flush("")
                    self._mark += self._lists.mark(node)
                    stack.append((node, True))
                stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
        self._flush("")

    def _enter(self, node: Any) -> bool:
        """Whether the children of an element are read."""
        if node.tag == "-text":
            self._text.append(node.text_content or "")
        elif node.tag == "br":
            self._text.append(_BREAK)
        elif node.tag == "math":
            self._text.append(html_formula(node))
        elif node.tag == "table" and is_data(node):
            self._flush("")
            rows, marked = html_rows(node)
            self._builder.table(rows, has_header=marked)
            for picture in node.css("img"):
                self._picture(picture)
        elif node.tag in ("img", "svg"):
            if not is_unseen(node):
                self._picture(node)
        else:
            return not _is_hidden(node)
        return False

    def _picture(self, node: Any) -> None:
        """Its description in the line, its words below what stands before it."""
        description, words = self._pictures.texts(node)
        if description:
            self._text.append(f" {description} ")
        if words:
            self._flush("")
            self._builder.paragraph(words)

    def _flush(self, tag: str) -> None:
        text = "".join(self._text)
        self._text.clear()
        if text.strip():
            text, self._mark = f"{self._mark}{text.lstrip()}" if self._mark else text, ""
        elif tag == "li":
            self._mark = ""
        if tag in HEADINGS:
            self._builder.heading(text, HEADINGS[tag])
        elif tag == "pre":
            self._builder.paragraph(text.replace(_BREAK, "\n"), keep_spaces=True)
        else:
            self._builder.paragraph(text.replace("\n", " ").replace(_BREAK, "\n"))


def _is_hidden(node: Any) -> bool:
    if node.tag in SKIPPED or node.tag.startswith(("-", "!", "_")):
        return True
    return is_unseen(node)


def read_epub(data: bytes, name: str) -> Document:
    """The chapters in the order of the book's spine."""
    archive = open_archive(data)
    with archive:
        names = set(archive.namelist())
        if "META-INF/rights.xml" in names or b"EncryptedData" in _optional(archive, names, "META-INF/encryption.xml"):
            _check_rights(archive, names)
        container = parse_xml(read_member(archive, "META-INF/container.xml"))
        package = next((e.get("full-path", "") for e in container.iter("{*}rootfile")), "")
        opf = parse_xml(read_member(archive, package))
        builder = Builder()
        for chapter in _spine(opf, posixpath.dirname(package)):
            if chapter in names:
                add_html(builder, read_member(archive, chapter), _beside_chapter(archive, names, chapter))
    title = next((e.text or "" for e in opf.iter("{http://purl.org/dc/elements/1.1/}title")), "")
    return builder.build(real_title(title) or name.rpartition(".")[0])


def _beside_chapter(archive: Any, names: set[str], chapter: str) -> ReadSource:
    folder = posixpath.dirname(chapter)

    def read(source: str) -> bytes:
        return _optional(archive, names, posixpath.normpath(posixpath.join(folder, source)))

    return read


def _spine(opf: Any, folder: str) -> Iterator[str]:
    hrefs = {item.get("id"): item.get("href", "") for item in opf.iter("{*}item")}
    for reference in opf.iter("{*}itemref"):
        href = unquote(hrefs.get(reference.get("idref"), "")).partition("#")[0]
        if href:
            yield posixpath.normpath(posixpath.join(folder, href))


def _optional(archive: Any, names: set[str], name: str) -> bytes:
    return read_member(archive, name) if name in names else b""


def _check_rights(archive: Any, names: set[str]) -> None:
    """Books may obfuscate their fonts; one with encrypted chapters cannot be read."""
    listed = _optional(archive, names, "META-INF/encryption.xml").lower()
    if b"html" in listed or "META-INF/rights.xml" in names:
        raise UserError("encrypted", detail="rights management")
