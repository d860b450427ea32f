"""The types of files that the program knows: their suffixes, how they are read, what systems call them. The only such
table: the choice of a reader and the lists of every package are made from it. Loads no reader and opens no file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

Form = Literal["text", "zip", "binary"]


@dataclass(frozen=True)
class FileType:
    """`suffixes` are in lower case, with their dot. `reader` and `path_reader` are "module:function" of
    app.core.library.extract: one takes the bytes and the name of a file, the other its path, where a file need not be
    held in memory as a whole; what has a path reader alone is not read inside a mail. `media_types` are those of IANA
    or of shared-mime-info, `uniform_types` Apple's identifiers; without one, macOS goes by the suffixes. `pages` is the
    "module:class" there that draws the file's pages (a `PageSource`); without one its text is shown. `form` is what its
    bytes are: an archive of the zip format, other binary data, or text; what carries the name and is of another form is
    read as what it is. Systems offer to open the file with the program if `is_offered`."""

    suffixes: tuple[str, ...]
    reader: str = ""
    path_reader: str = ""
    media_types: tuple[str, ...] = ()
    uniform_types: tuple[str, ...] = ()
    pages: str = ""
    form: Form = "text"
    is_offered: bool = False


def _offered(
    suffix: str,
    reader: str,
    *,
    media_type: str,
    uniform_type: str = "",
    path_reader: str = "",
    pages: str = "",
    form: Form = "text",
) -> FileType:
    uniform_types = (uniform_type,) if uniform_type else ()
    return FileType((suffix,), reader, path_reader, (media_type,), uniform_types, pages, form, is_offered=True)


_NAMED = {"winmail.dat": ".tnef"}  # the suffix alone says nothing
_SUFFIX = re.compile(r"\.(?!\d+$)\w{1,10}")
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
             path_reader="pdf:extract_pdf", pages="pdfpages:PdfPages", form="binary"),
    _offered(".txt", "text:read_plain", media_type="text/plain", uniform_type="public.plain-text"),
    FileType((".text", ".log"), "text:read_plain"),
    _offered(".md", "text:read_markdown", media_type="text/markdown", uniform_type="net.daringfireball.markdown"),
    FileType((".markdown",), "text:read_markdown"),
    FileType((".org",), "markup:read_org"),
    FileType((".adoc", ".asciidoc"), "markup:read_asciidoc"),
    _offered(".html", "web:read_html", media_type="text/html", uniform_type="public.html"),
    FileType((".htm", ".xhtml"), "web:read_html"),
    _offered(".csv", "table:read_csv", media_type="text/csv", uniform_type="public.comma-separated-values-text"),
    FileType((".tsv",), "table:read_csv"),
    _offered(".rtf", "rich:read_rtf", media_type="application/rtf", uniform_type="public.rtf"),
    _offered(".epub", "web:read_epub", media_type="application/epub+zip", uniform_type="org.idpf.epub-container",
             form="zip"),
    FileType((".fb2",), "fictionbook:read_fb2"),
    _offered(".docx", "office:read_docx", media_type=f"{_OOXML}.wordprocessingml.document",
             uniform_type="org.openxmlformats.wordprocessingml.document", form="zip"),
    FileType((".docm", ".dotx", ".dotm"), "office:read_docx", form="zip"),
    _offered(".pptx", "office:read_pptx", media_type=f"{_OOXML}.presentationml.presentation",
             uniform_type="org.openxmlformats.presentationml.presentation", form="zip"),
    FileType((".pptm", ".ppsx", ".ppsm", ".potx", ".potm"), "office:read_pptx", form="zip"),
    _offered(".xlsx", "table:read_xlsx", media_type=f"{_OOXML}.spreadsheetml.sheet",
             uniform_type="org.openxmlformats.spreadsheetml.sheet", form="zip"),
    FileType((".xlsm", ".xltx", ".xltm"), "table:read_xlsx", form="zip"),
    FileType((".xlsb",), "oldsheets:read_binary_workbook", form="zip"),
    _offered(".doc", "oldword:read_doc", media_type="application/msword", uniform_type="com.microsoft.word.doc",
             form="binary"),
    FileType((".dot",), "oldword:read_doc", form="binary"),
    _offered(".xls", "oldsheets:read_xls", media_type="application/vnd.ms-excel",
             uniform_type="com.microsoft.excel.xls", form="binary"),
    FileType((".xlt",), "oldsheets:read_xls", form="binary"),
    _offered(".ppt", "oldslides:read_ppt", media_type="application/vnd.ms-powerpoint",
             uniform_type="com.microsoft.powerpoint.ppt", form="binary"),
    FileType((".pps", ".pot"), "oldslides:read_ppt", form="binary"),
    _offered(".odt", "office:read_opendocument", media_type=f"{_ODF}.text",
             uniform_type="org.oasis-open.opendocument.text", form="zip"),
    _offered(".ods", "office:read_opendocument", media_type=f"{_ODF}.spreadsheet",
             uniform_type="org.oasis-open.opendocument.spreadsheet", form="zip"),
    _offered(".odp", "office:read_opendocument", media_type=f"{_ODF}.presentation",
             uniform_type="org.oasis-open.opendocument.presentation", form="zip"),
    FileType((".odg", ".ott", ".ots", ".otp", ".otg"), "office:read_opendocument", form="zip"),
    FileType((".fodt", ".fods", ".fodp", ".fodg"), "flatodf:read_flat"),
    _offered(".eml", "mail:read_eml", media_type="message/rfc822", uniform_type="com.apple.mail.email"),
    FileType((".emlx",), "mail:read_emlx"),
    _offered(".msg", "outlook:read_msg", media_type="application/vnd.ms-outlook", form="binary"),
    FileType((".tnef",), "tnef:read_tnef", form="binary"),
    FileType((".mht", ".mhtml"), "mail:read_mht"),
    _offered(".mbox", "", media_type="application/mbox", path_reader="mail:read_mbox"),
    FileType((".ics", ".ifb"), "calendar:read_ics"),
    FileType((".vcf", ".vcard"), "contacts:read_vcf"),
    FileType((".srt", ".vtt"), "subtitles:read_subtitles"),
    FileType((".ipynb",), "notebook:read_notebook"),
    FileType((".rst",), "rst:read_rst"),
    FileType((".svg",), "svg:read_svg"),
    FileType((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".gif", ".heic", ".heif", ".avif"),
             "image:read_picture", pages="picturepages:PicturePages", form="binary"),
    FileType((".zip",), "packed:read_zip", form="binary"),
    FileType((".7z",), "packed:read_7z", form="binary"),
    FileType(tuple(f".{name}" for name in _CODE.split()), "code:read_code"),
)  # fmt: skip
# What people have that stays unread, with the code of what they can do about it; the sentences are those of the edge.
UNREAD = {
    suffix: advice
    for advice, suffixes in {
        "mail_store": ".pst .ost .olm .nsf",
        "note_book": ".one .onepkg .onetoc2 .enex",
        "apple_office": ".pages .key .numbers",
        "drawing": ".dwg .dxf .rvt .skp .vsd .vsdx .drawio .stl .step .ifc",
        "design": ".psd .ai .indd .cdr .xcf .afdesign .afphoto .sketch .fig .eps .ps .pub",
        "raw_photo": ".cr2 .cr3 .nef .arw .dng .orf .rw2 .raf .psb",
        "recording": ".mp3 .wav .m4a .ogg .opus .flac .aac .wma .mp4 .m4v .mov .avi .mkv .webm .wmv .mpg .mpeg .3gp",
        "archive": ".rar .tar .gz .tgz .bz2 .xz .zst .iso .dmg .cab .arj .lzh",
        "locked_book": ".mobi .azw .azw3 .kfx .lit .djvu .ibooks",
        "database": ".mdb .accdb .sqlite .sqlite3 .db .dbf .kdbx .gnucash",
        "old_text": ".wpd .wps .sxw .sxc .sxi .hwp .abw .cwk .xps .oxps",
        "online": ".gdoc .gsheet .gslides .gdraw .url .webloc .lnk .desktop",
        "sealed_mail": ".p7m .p7s .pgp .gpg .asc",
        "program": ".exe .dll .so .dylib .app .msi .deb .rpm .apk .jar .class .o .pyc .bin",
    }.items()
    for suffix in suffixes.split()
}
# What is registered instead of read: no file to ask about.
MODEL = _offered(".gguf", "", media_type="application/x-gguf", uniform_type="org.alcove.gguf")
TRANSLATION_PACKAGE = _offered(
    ".argosmodel", "", media_type="application/x-argosmodel", uniform_type="org.alcove.argosmodel"
)
REGISTERED = (MODEL, TRANSLATION_PACKAGE)
OFFERED = tuple(kind for kind in (*DOCUMENTS, *REGISTERED) if kind.is_offered)

READ_SUFFIXES = frozenset(suffix for kind in DOCUMENTS for suffix in kind.suffixes)
_BY_SUFFIX = {suffix: kind for kind in (*DOCUMENTS, *REGISTERED) for suffix in kind.suffixes}


def suffix_of(name: str) -> str:
    """In lower case, with its dot; "" for none. What stands behind a dot in "Minutes 3.12" or "Letter to Mr. Brandt" is
    none."""
    suffix = _NAMED.get(name.lower()) or PurePath(name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def type_of(path: Path) -> FileType | None:
    """By the file's name alone; None for a type that the program does not know."""
    return _BY_SUFFIX.get(suffix_of(path.name))


def advice_for(path: Path) -> str:
    """The code of what to do about a file that is not read, "" where nothing is known of its kind."""
    return UNREAD.get(suffix_of(path.name), "")


def is_drawn(path: Path) -> bool:
    """Whether the reader shows the file's pages as they look."""
    kind = type_of(path)
    return kind is not None and bool(kind.pages)


def is_registered(path: Path) -> bool:
    """Whether the file is a model or a translation package."""
    return type_of(path) in REGISTERED
