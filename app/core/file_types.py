"""The types of files that the program knows: their suffixes, how they are read, what systems call them. The only such
table: the choice of a reader and the lists of every package are made from it. Loads no reader and opens no file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FileType:
    """`suffixes` are in lower case, with their dot. `reader` and `path_reader` are "module:function" of
    app.core.library.extract: one takes the bytes and the name of a file, the other its path, where a file need not be
    held in memory as a whole; what has a path reader alone is not read inside a mail. `media_types` are those of IANA
    or of shared-mime-info, `uniform_types` Apple's identifiers; without one, macOS goes by the suffixes. `pages` is the
    "module:class" there that draws the file's pages (a `PageSource`); without one its text is shown. Systems offer to
    open the file with the program if `is_offered`."""

    suffixes: tuple[str, ...]
    reader: str = ""
    path_reader: str = ""
    media_types: tuple[str, ...] = ()
    uniform_types: tuple[str, ...] = ()
    pages: str = ""
    is_offered: bool = False


def _offered(
    suffix: str, reader: str, *, media_type: str, uniform_type: str = "", path_reader: str = "", pages: str = ""
) -> FileType:
    uniform_types = (uniform_type,) if uniform_type else ()
    return FileType((suffix,), reader, path_reader, (media_type,), uniform_types, pages, is_offered=True)


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
_CODE = (
    "py pyi pyx js mjs cjs ts jsx tsx java kt kts scala groovy c h cc cpp cxx hpp hh hxx m mm cs fs vb go rs swift "
    "rb php pl pm lua r jl hs ml mli ex exs erl clj lisp el scm dart sql sh bash zsh fish ps1 bat cmd tex bib sty "
    "css scss less vue svelte json jsonl yaml yml toml ini cfg conf properties xml xsd proto graphql cmake gradle tf "
    "asm s f f90 f95 pas d nim zig v vhd sv tcl awk diff patch"
)
DOCUMENTS = (
    _offered(".pdf", "pdf:read_pdf", media_type="application/pdf", uniform_type="com.adobe.pdf",
             path_reader="pdf:extract_pdf", pages="pdfpages:PdfPages"),
    _offered(".txt", "text:read_plain", media_type="text/plain", uniform_type="public.plain-text"),
    FileType((".text", ".log"), "text:read_plain"),
    _offered(".md", "text:read_markdown", media_type="text/markdown", uniform_type="net.daringfireball.markdown"),
    FileType((".markdown",), "text:read_markdown"),
    _offered(".html", "web:read_html", media_type="text/html", uniform_type="public.html"),
    FileType((".htm", ".xhtml"), "web:read_html"),
    _offered(".csv", "table:read_csv", media_type="text/csv", uniform_type="public.comma-separated-values-text"),
    FileType((".tsv",), "table:read_csv"),
    _offered(".rtf", "rich:read_rtf", media_type="application/rtf", uniform_type="public.rtf"),
    _offered(".epub", "web:read_epub", media_type="application/epub+zip", uniform_type="org.idpf.epub-container"),
    _offered(".docx", "office:read_docx", media_type=f"{_OOXML}.wordprocessingml.document",
             uniform_type="org.openxmlformats.wordprocessingml.document"),
    FileType((".docm",), "office:read_docx"),
    _offered(".pptx", "office:read_pptx", media_type=f"{_OOXML}.presentationml.presentation",
             uniform_type="org.openxmlformats.presentationml.presentation"),
    FileType((".ppsx",), "office:read_pptx"),
    _offered(".xlsx", "table:read_xlsx", media_type=f"{_OOXML}.spreadsheetml.sheet",
             uniform_type="org.openxmlformats.spreadsheetml.sheet"),
    FileType((".xlsm",), "table:read_xlsx"),
    _offered(".odt", "office:read_opendocument", media_type=f"{_ODF}.text",
             uniform_type="org.oasis-open.opendocument.text"),
    _offered(".ods", "office:read_opendocument", media_type=f"{_ODF}.spreadsheet",
             uniform_type="org.oasis-open.opendocument.spreadsheet"),
    _offered(".odp", "office:read_opendocument", media_type=f"{_ODF}.presentation",
             uniform_type="org.oasis-open.opendocument.presentation"),
    FileType((".ott", ".ots", ".otp"), "office:read_opendocument"),
    _offered(".eml", "mail:read_eml", media_type="message/rfc822", uniform_type="com.apple.mail.email"),
    _offered(".mbox", "", media_type="application/mbox", path_reader="mail:read_mbox"),
    FileType((".rst",), "rst:read_rst"),
    FileType((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp"), "image:read_picture",
             pages="picturepages:PicturePages"),
    FileType(tuple(f".{name}" for name in _CODE.split()), "code:read_code"),
)  # fmt: skip
# What is registered instead of read: no file to ask about.
MODEL = _offered(".gguf", "", media_type="application/x-gguf", uniform_type="org.alcove.gguf")
TRANSLATION_PACKAGE = _offered(
    ".argosmodel", "", media_type="application/x-argosmodel", uniform_type="org.alcove.argosmodel"
)
REGISTERED = (MODEL, TRANSLATION_PACKAGE)
OFFERED = tuple(kind for kind in (*DOCUMENTS, *REGISTERED) if kind.is_offered)

_BY_SUFFIX = {suffix: kind for kind in (*DOCUMENTS, *REGISTERED) for suffix in kind.suffixes}


def type_of(path: Path) -> FileType | None:
    """By the file's name alone; None for a type that the program does not know."""
    return _BY_SUFFIX.get(path.suffix.lower())


def is_drawn(path: Path) -> bool:
    """Whether the reader shows the file's pages as they look."""
    kind = type_of(path)
    return kind is not None and bool(kind.pages)


def is_registered(path: Path) -> bool:
    """Whether the file is a model or a translation package."""
    return type_of(path) in REGISTERED
