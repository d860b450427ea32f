"""File types and languages in every package are exactly those of the program's tables."""

from __future__ import annotations

import configparser
import re
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest

from app.core.file_types import DOCUMENTS, MODEL, OFFERED, REGISTERED, TRANSLATION_PACKAGE, type_of
from app.core.window_languages import SOURCE, WINDOW_LANGUAGES
from tools.release import contents, linux, msix, nsis, tables

CODES = [language.code for language in WINDOW_LANGUAGES]
OTHERS = {code for code in CODES if code != SOURCE.code}
SUFFIXES = [suffix for kind in OFFERED for suffix in kind.suffixes]
MEDIA_TYPES = [media_type for kind in OFFERED for media_type in kind.media_types]
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
UAP = "{http://schemas.microsoft.com/appx/manifest/uap/windows10}"
APPX = "{http://schemas.microsoft.com/appx/manifest/foundation/windows10}"


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read_string(linux.filled("alcove.desktop"))
    return parser["Desktop Entry"]


def installer(tmp_path: Path) -> str:
    return nsis.write_tables(tmp_path / "tables.nsh").read_text("utf-8")


def test_the_table_is_sound() -> None:
    """Every offered type can be opened, and no two types share a suffix."""
    suffixes = [suffix for kind in (*DOCUMENTS, *REGISTERED) for suffix in kind.suffixes]
    assert len(suffixes) == len(set(suffixes)) and all(re.fullmatch(r"\.[a-z0-9]+", suffix) for suffix in suffixes)
    assert len(set(MEDIA_TYPES)) == len(MEDIA_TYPES) == len(OFFERED)
    assert all(kind.reader or kind.path_reader for kind in DOCUMENTS)
    assert type_of(Path("a.GGUF")) is MODEL and type_of(Path("gguf")) is None


def test_the_menu_entry_of_linux() -> None:
    assert entry()["mimetype"].split(";") == [*MEDIA_TYPES, "inode/directory", ""]
    for name in ("genericname", "comment", "keywords"):
        assert {key for key in entry() if key.startswith(f"{name}[")} == {f"{name}[{code}]" for code in OTHERS}
    assert entry()["genericname[de]"] == "Dokumenten-Assistent"


def test_the_types_that_linux_does_not_know() -> None:
    for node, kind in zip(xml.fromstring(linux.filled("alcove.mime.xml")), REGISTERED, strict=True):
        space = re.match(r"\{.*\}", node.tag)[0]  # type: ignore[index]
        assert (node.attrib["type"],) == kind.media_types
        assert tuple(glob.attrib["pattern"] for glob in node.iter(f"{space}glob")) == tuple(
            f"*{suffix}" for suffix in kind.suffixes
        )
        said = {comment.get(XML_LANGUAGE) for comment in node.iter(f"{space}comment")}
        assert said == {None, *OTHERS}


def test_the_metadata_of_linux() -> None:
    about = xml.fromstring(linux.filled("org.alcove.Alcove.metainfo.xml").encode())
    assert [node.text for node in about.iter("mediatype")] == MEDIA_TYPES
    assert {node.get(XML_LANGUAGE) for node in about.iter("summary")} == {None, *OTHERS}


def test_the_installer_of_windows(tmp_path: Path) -> None:
    text = installer(tmp_path)
    assert re.findall(r'\$\{MACRO\} "(.+)"', text) == SUFFIXES
    names = [language.nsis for language in WINDOW_LANGUAGES if language.nsis]
    assert re.findall(r'MUI_LANGUAGE "(.+)"', text) == names
    assert re.findall(r"LANG_(\w+)", text) == [name.upper() for name in names]
    assert "Alcove ist offen." in text


def test_the_manifest_of_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(msix, "machine", lambda: "x86_64")
    root = xml.fromstring(msix.manifest().encode())
    assert [node.text for node in root.iter(f"{UAP}FileType")] == SUFFIXES
    assert [node.attrib["Language"].split("-")[0] for node in root.iter(f"{APPX}Resource")] == CODES


def test_the_application_of_macos() -> None:
    info = contents.info_plist()
    assert info["CFBundleLocalizations"] == CODES
    kinds: list[dict[str, list[str]]] = info["CFBundleDocumentTypes"]  # type: ignore[assignment]
    named = [name for kind in kinds for name in kind.get("LSItemContentTypes", ())]
    assert named == [
        *(name for kind in DOCUMENTS if kind.is_offered for name in kind.uniform_types),
        "public.folder",
        *MODEL.uniform_types,
        *TRANSLATION_PACKAGE.uniform_types,
    ]
    by_suffix = {suffix for kind in kinds for suffix in kind.get("CFBundleTypeExtensions", ())}
    assert by_suffix == {suffix[1:] for kind in OFFERED if not kind.uniform_types for suffix in kind.suffixes}
    declared: list[dict[str, object]] = info["UTImportedTypeDeclarations"]  # type: ignore[assignment]
    assert {
        (one["UTTypeIdentifier"], *one["UTTypeTagSpecification"]["public.filename-extension"])  # type: ignore[index]
        for one in declared
    } == {(kind.uniform_types[0], *(suffix[1:] for suffix in kind.suffixes)) for kind in REGISTERED}


def test_qt_s_own_texts_go_in_for_every_language() -> None:
    for code in CODES:
        assert contents.is_wanted(f"PySide6/Qt/translations/qtbase_{code}.qm", "/venv/x")
    assert not contents.is_wanted("PySide6/Qt/translations/qtbase_xx.qm", "/venv/x")


def test_a_text_without_a_translation_stays_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tables, "_catalogue", lambda code: {})
    assert not [key for key in entry() if "[" in key]
    assert installer(tmp_path).count("Alcove is open.") == len([one for one in WINDOW_LANGUAGES if one.nsis])
