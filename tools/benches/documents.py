"""Translates real files (the Debian handbook's pages, and what LibreOffice makes of them) and compares structure,
formatting, numbers and addresses of source and result by readings of its own; then has LibreOffice open every result,
and MuPDF the EPUB files, which LibreOffice only writes.
The engine turns the letters of each word round, so that a paragraph must have the same characters as before.
Usage: python3 dev.py bench documents [PAGES]"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree, html

from app.core.task import Task
from app.core.translate.documents.service import DocumentDone, DocumentTranslator
from app.core.translate.fake import FakeEngine
from app.core.translate.service import TranslationRequest, TranslationService

PACKAGES = ("debian-handbook", "libreoffice-writer-nogui", "libreoffice-calc-nogui", "libreoffice-impress-nogui",
            "mupdf-tools")  # fmt: skip
HANDBOOK = Path("/usr/share/doc/debian-handbook/html/en-US")
OFFICE = (".odt", ".docx", ".xlsx", ".ods", ".pptx", ".odp")
OPENED = 12  # pages that LibreOffice opens, of all that are translated
LIMIT_S = 240
# Written anew on purpose: the language, the direction, and whether spaces count.
_CHANGED = re.compile(r"(?:^|\})(?:lang|language|space|dir)$")
_BLOCKS = frozenset({"p", "h", "si", "is", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "title", "dt", "dd",
                     "pre", "code", "text"})  # fmt: skip
_IS_TEXT = re.compile(r"^word/document\.xml$|^content\.xml$|\.x?html$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER, _ADDRESS = re.compile(r"\d+(?:[.,]\d+)*"), re.compile(r"https?://[^\s<>\"')\]]*\w")


def main(arguments: list[str]) -> None:
    install()
    pages = int(arguments[0]) if arguments else 10_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files = [*sorted(HANDBOOK.glob("*.html"))[:pages], *made(folder / "made")]
        service = TranslationService(lambda: [FakeEngine()])
        translator = DocumentTranslator(service, folder / "translate.db")
        results, wrong = folder / "results", []
        results.mkdir()
        segments, marked = 0, Counter[str]()
        began = time.monotonic()
        for file in files:
            out = results / f"{file.stem}-result{file.suffix}"
            done = translated(translator, file, out)
            segments += done.segments
            marked.update(warning.kind for segment in done.marked for warning in segment.warnings)
            wrong += [f"{file.name}: {what}" for what in differences(file, out)]
        both = bilingual(translator, files, results)
        wrong += both
        translator.close()
        spent = time.monotonic() - began
        kinds = Counter(file.suffix for file in files)
        closed = unopened(results, folder / "pdf")
    told = ", ".join(f"{count} {kind[1:]}" for kind, count in kinds.items())
    marks = ", ".join(f"{count} {kind}" for kind, count in marked.most_common())
    print(f"documents: {told}; {segments} segments in {spent:.0f} s, marks: {marks or 'none'}")
    print(f"documents: differences: {len(wrong)}")
    print("\n".join(wrong[:40]))
    print(f"documents: LibreOffice or MuPDF could not open: {', '.join(closed) or 'none'}")
    if wrong or closed:
        sys.exit(1)


def install() -> None:
    """Debian's packages, where they are missing and may be installed."""
    if HANDBOOK.is_dir() and shutil.which("soffice") and shutil.which("mutool"):
        return
    command = ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES]
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sys.exit(f"This bench needs Debian's {', '.join(PACKAGES)}: sudo {' '.join(command)}")
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def made(folder: Path) -> Iterator[Path]:
    """One of each format, by LibreOffice from pages and templates, and by polib."""
    folder.mkdir()
    pages = [page for page in sorted(HANDBOOK.glob("sect.*.html")) if page.stat().st_size > 20_000][:3]
    office([*pages], "odt", folder, filter_in="HTML (StarWriter)", filter_out="writer8")
    texts = sorted(folder.glob("*.odt"))
    office(texts, "docx", folder)
    office(texts[:1], "epub", folder)
    table = folder / "table.csv"
    table.write_text("Name,Price,Note\n" + "".join(f"Lamp {n},{n}.50,Ships in {n} days\n" for n in range(1, 200)))
    office([table], "xlsx", folder)
    office([table], "ods", folder)
    paragraphs = [text for page in pages for p in html.parse(str(page)).getroot().iter("p")
                  if (text := " ".join("".join(p.itertext()).split()))]  # fmt: skip
    write_slides(folder / "slides.fodp", paragraphs[:60])
    office([folder / "slides.fodp"], "pptx", folder)
    office([folder / "slides.fodp"], "odp", folder)
    write_subtitles(folder / "talk.srt", paragraphs[:100])
    write_catalogue(folder / "program.po", paragraphs[:100])
    write_strings(folder, paragraphs[:100])
    wanted = (".odt", ".docx", ".epub", ".xlsx", ".ods", ".pptx", ".odp", ".srt", ".po", ".ts", ".json", ".strings")
    found = [file for file in sorted(folder.iterdir()) if file.suffix in wanted]
    if missing := set(wanted) - {file.suffix for file in found}:
        sys.exit(f"LibreOffice made no {', '.join(sorted(missing))}.")
    yield from found


def office(files: Sequence[Path], kind: str, out: Path, *, filter_in: str = "", filter_out: str = "") -> None:
    profile = out.parent / "profile"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless",
         *([f"--infilter={filter_in}"] if filter_in else []),
         "--convert-to", f"{kind}:{filter_out}" if filter_out else kind, "--outdir", str(out), *map(str, files)],
        check=False, timeout=LIMIT_S, capture_output=True,
    )  # fmt: skip


def write_slides(file: Path, texts: Sequence[str]) -> None:
    """Flat OpenDocument; a paragraph a slide, with a bold start and a link at its end."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("draw", "drawing"), ("text", "text"), ("style", "style"),
                            ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"))
    )  # fmt: skip
    slides = "".join(
        f'<draw:page draw:name="page{n}"><draw:frame svg:width="20cm" svg:height="12cm" svg:x="2cm" svg:y="2cm">'
        f'<draw:text-box><text:p><text:span text:style-name="bold">{escape(text[:40])}</text:span>{escape(text[40:])} '
        f'<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org/{n}">See page {n}</text:a>'
        "</text:p></draw:text-box></draw:frame></draw:page>"
        for n, text in enumerate(texts, start=1)
    )
    bold = '<style:text-properties fo:font-weight="bold"/>'
    style = f'<style:style style:name="bold" style:family="text">{bold}</style:style>'
    kind = "application/vnd.oasis.opendocument.presentation"
    file.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<office:document {spaces} office:version="1.2" office:mimetype="{kind}">'
        f"<office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:presentation>{slides}</office:presentation></office:body></office:document>",
        "utf-8",
    )


def write_subtitles(file: Path, texts: Sequence[str]) -> None:
    lines = [f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n{text}\n"
             for n, text in enumerate(texts, start=1)]  # fmt: skip
    file.write_text("\n".join(lines), "utf-8")


def write_catalogue(file: Path, texts: Sequence[str]) -> None:
    import polib

    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    for number, text in enumerate(dict.fromkeys(texts)):
        catalogue.append(polib.POEntry(msgid=f"{text} %s {{name}}", occurrences=[("program.c", str(number))]))
    catalogue.save(str(file))


def write_strings(folder: Path, texts: Sequence[str]) -> None:
    """The same texts with a placeholder as Qt, JSON and Apple catalogues."""
    said = [f"{text} {{name}}" for text in dict.fromkeys(texts)]
    messages = "".join(f"<message><source>{escape(text)}</source><translation type='unfinished'/></message>"
                       for text in said)  # fmt: skip
    (folder / "program.ts").write_text(
        f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE TS><TS version='2.1' language='en'><context><name>A</name>"
        f"{messages}</context></TS>",
        "utf-8",
    )
    values = {f"key{n}": text if n % 2 else {"inner": text, "n": n} for n, text in enumerate(said)}
    (folder / "program.json").write_text(json.dumps(values, indent=2, ensure_ascii=False), "utf-8")
    lines = (f'/* {n} */ "key{n}" = {json.dumps(text, ensure_ascii=False)};' for n, text in enumerate(said))
    (folder / "program.strings").write_text("\n".join(lines) + "\n", "utf-8")


def bilingual(translator: DocumentTranslator, files: Sequence[Path], results: Path) -> list[str]:
    """One of each format that can hold both languages: every paragraph stands there as it was, and once turned round.
    A cell of a page's table has no room for both."""
    chosen = {file.suffix: file for file in files if file.suffix in (".docx", ".odt", ".html", ".epub")}
    found = []
    for file in chosen.values():
        out = results / f"{file.stem}-both{file.suffix}"
        translated(translator, file, out, bilingual=True)
        before, after = Counter(_paragraphs(file)), Counter(_paragraphs(out))
        missing = sum((before - after).values())
        letters = Counter(_letters(text) for text in before.elements())
        twice = Counter(_letters(text) for text in after.elements())
        once = sum(count for text, count in letters.items() if twice[text] < 2 * count)
        if missing or once:
            found.append(f"{out.name}: {missing} sources missing, {once} paragraphs in one language")
    return found


def _paragraphs(file: Path) -> list[str]:
    """Texts of innermost blocks that have a word."""
    trees = [_page(file.read_bytes())] if file.suffix == ".html" else []
    if not trees:
        with zipfile.ZipFile(file) as archive:
            names = [name for name in archive.namelist() if _IS_TEXT.search(name)]
            trees = [etree.fromstring(archive.read(name)) for name in names]
    texts = []
    for element in (one for tree in trees for one in tree.iter(etree.Element)):
        is_block = etree.QName(element).localname in ("p", "h", "li", "dt", "h1", "h2", "h3", "h4")
        inside = (etree.QName(inner).localname for inner in element.iterdescendants(etree.Element))
        text = " ".join("".join(element.itertext()).split())
        if is_block and _WORD.search(text) and not _BLOCKS & set(inside):
            texts.append(text)
    return texts


def _letters(text: str) -> str:
    return "".join(sorted(text.replace(" ", "")))


def translated(translator: DocumentTranslator, file: Path, out: Path, *, bilingual: bool = False) -> DocumentDone:
    for event in translator.translate(file, out, TranslationRequest("de", "en"), Task(), bilingual=bilingual):
        if isinstance(event, DocumentDone):
            return event
    raise AssertionError(file)


def differences(source: Path, result: Path) -> Iterator[str]:
    if source.suffix == ".html":
        yield from _of_trees("", _page(source.read_bytes()), _page(result.read_bytes()))
    elif source.suffix == ".ts":
        yield from _of_messages(source, result)
    elif source.suffix in (".srt", ".json", ".strings"):
        yield from _of_lines(source.read_text("utf-8"), result.read_text("utf-8"))
    elif source.suffix == ".po":
        yield from _of_catalogues(source, result)
    else:
        yield from _of_archives(source, result)


def _page(data: bytes) -> Any:
    is_xml = data.lstrip().startswith(b"<?xml")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False)) if is_xml else html.document_fromstring(data)


def _of_archives(source: Path, result: Path) -> Iterator[str]:
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(result) as other:
        if one.namelist() != other.namelist():
            yield "entries"
            return
        for name in one.namelist():
            before, after = one.read(name), other.read(name)
            if name.endswith((".xml", ".xhtml", ".html", ".rels", ".opf", ".ncx")):
                yield from _of_trees(name, etree.fromstring(before), etree.fromstring(after))
            elif before != after:
                yield f"{name}: bytes"


def _of_trees(name: str, before: Any, after: Any) -> Iterator[str]:
    one, other = list(before.iter(etree.Element)), list(after.iter(etree.Element))
    if [_shape(element) for element in one] != [_shape(element) for element in other]:
        yield f"{name}: tags or attributes"
        return
    for element, twin in zip(one, other, strict=True):
        if etree.QName(element).localname in _BLOCKS:
            # Where paragraphs stand in a paragraph, the last word of one touches the first of the next.
            inside = element.iterdescendants(etree.Element)
            is_one = not any(etree.QName(inner).localname in _BLOCKS for inner in inside)
            text, turned = "".join(element.itertext()), "".join(twin.itertext())
            if what := _of_texts(text, turned, is_one=is_one):
                yield f"{name}: {what} in {' '.join(text.split())[:60]!r} -> {' '.join(turned.split())[:60]!r}"


def _shape(element: Any) -> tuple[str, tuple[tuple[str, str], ...]]:
    return element.tag, tuple(sorted(item for item in element.attrib.items() if not _CHANGED.search(item[0])))


def _of_texts(before: str, after: str, *, is_one: bool = True) -> str:
    if Counter("".join(before.split())) != Counter("".join(after.split())):
        return "characters"
    if not is_one:
        return ""
    if Counter(_NUMBER.findall(before)) != Counter(_NUMBER.findall(after)):
        return "numbers"
    if Counter(_ADDRESS.findall(before)) != Counter(_ADDRESS.findall(after)):
        return "addresses"
    return ""


def _of_lines(before: str, after: str) -> Iterator[str]:
    one, other = before.split("\n"), after.split("\n")
    if len(one) != len(other):
        yield "lines"
    for line, turned in zip(one, other, strict=False):
        if what := _of_texts(line, turned):
            yield f"{what} in {line[:60]!r}"


def _of_messages(source: Path, result: Path) -> Iterator[str]:
    before, after = (etree.parse(str(file)).getroot().iter("message") for file in (source, result))
    for message, twin in zip(before, after, strict=True):
        text, said = message.findtext("source") or "", twin.findtext("translation") or ""
        if text != twin.findtext("source") or said.count("{name}") != 1 or _of_texts(text, said):
            yield f"message {text[:60]!r} -> {said[:60]!r}"


def _of_catalogues(source: Path, result: Path) -> Iterator[str]:
    import polib

    for entry, twin in zip(polib.pofile(str(source)), polib.pofile(str(result)), strict=True):
        if entry.msgid != twin.msgid or (what := _of_texts(entry.msgid, twin.msgstr)):
            yield f"{what} in {entry.msgid[:60]!r}"
        elif entry.occurrences != twin.occurrences or twin.msgstr.count("{name}") != 1 or "%s" not in twin.msgstr:
            yield f"placeholders in {entry.msgid[:60]!r}"


def unopened(results: Path, out: Path) -> list[str]:
    """What LibreOffice, or MuPDF of an EPUB file, makes no PDF of."""
    pages = sorted(results.glob("*.html"), key=lambda page: page.stat().st_size)[-OPENED:]
    others = [file for file in sorted(results.iterdir()) if file.suffix in OFFICE]
    out.mkdir()
    office(pages, "pdf", out, filter_in="HTML (StarWriter)", filter_out="writer_pdf_Export")
    for kind in OFFICE:
        office([file for file in others if file.suffix == kind], "pdf", out / kind[1:])
    books = sorted(results.glob("*.epub"))
    for book in books:
        wanted = out / "epub" / f"{book.stem}.pdf"
        wanted.parent.mkdir(exist_ok=True)
        subprocess.run(["mutool", "convert", "-o", str(wanted), str(book)], check=False, timeout=LIMIT_S)
    made = {path.stem + (f".{path.parent.name}" if path.parent != out else ".html") for path in out.rglob("*.pdf")}
    return [file.name for file in [*pages, *others, *books] if file.name not in made]


if __name__ == "__main__":
    main(sys.argv[1:])
