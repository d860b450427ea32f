"""Opens Word, PowerPoint and OpenDocument files and gives them their titles. Knows no spreadsheet of Excel (table.py);
what is in them is read by word.py, slides.py and opendoc.py."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.library.base import Document
from app.core.library.extract import opendoc
from app.core.library.extract.archive import open_archive, read_member
from app.core.library.extract.build import Builder
from app.core.library.extract.odfpictures import OdfPictures
from app.core.library.extract.ooxml import Package, open_package
from app.core.library.extract.slides import add_slides
from app.core.library.extract.titles import real_title
from app.core.library.extract.word import add_document
from app.core.library.extract.wordstyles import Styles
from app.core.library.extract.xmltree import name_of, parse_xml


def read_docx(data: bytes, name: str) -> Document:
    """Includes content controls, text boxes and accepted changes."""
    _, package = open_package(data)
    part = package.main()
    _check_main(package, "document")
    styles = next((package.tree(target) for target in package.related(part, "styles")), None)
    builder = Builder()
    add_document(builder, package, Styles(styles))
    return builder.build(_title(package) or builder.first_heading() or _stem(name))


def read_pptx(data: bytes, name: str) -> Document:
    """A slide is a page with its title as heading; includes tables, groups and speaker notes."""
    _, package = open_package(data)
    _check_main(package, "presentation")
    builder = Builder()
    pages = add_slides(builder, package)
    return builder.build(_title(package) or _stem(name), pages=pages)


def _check_main(package: Package, kind: str) -> None:
    """Raises UserError damaged."""
    root = parse_xml(package.read(package.main()))
    if name_of(root) != kind:
        raise UserError("damaged", detail=f"{name_of(root)} where a {kind} should be")


def _title(package: Package) -> str:
    """As a person gave it; many files have no such part."""
    for part in package.related("", "core-properties"):
        root = package.tree(part)
        if root is not None:
            return real_title(root.findtext("{http://purl.org/dc/elements/1.1/}title"))
    return ""


def read_opendocument(data: bytes, name: str) -> Document:
    """ODT, ODS and ODP: a sheet or slide is a page."""
    with open_archive(data) as archive:
        names = set(archive.namelist())
        if "META-INF/manifest.xml" in names and b"encryption-data" in read_member(archive, "META-INF/manifest.xml"):
            raise UserError("encrypted", detail="OpenDocument")

        def read_part(part: str) -> object:
            return parse_xml(read_member(archive, part)) if part in names else None

        content = parse_xml(read_member(archive, "content.xml"))
        meta, styles = read_part("meta.xml"), read_part("styles.xml")
        builder = Builder()
        pictures = OdfPictures(lambda part: read_member(archive, part) if part in names else b"")
        pages = opendoc.add_document(builder, content, styles, read_part, pictures)
    title = next((e.text for e in meta.iter("{*}title")), "") if meta is not None else ""  # type: ignore[attr-defined]
    return builder.build(real_title(title) or builder.first_heading() or _stem(name), pages=pages)


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name
