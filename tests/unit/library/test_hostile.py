"""Hostile files through the real parse child: each is a row with a reason within its limits, nothing is written outside
of the data folder, nothing outside of the added folder is read, and the good file beside it is found."""

from __future__ import annotations

import contextlib
import os
import socket
import sys
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import odfdo
import openpyxl
import pptx
import psutil
import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.errors import UserError
from app.core.library.base import FileState, IndexLimits, SearchRequest
from app.core.library.ingest.walk import as_text, on_disk
from app.core.library.service import LibraryService
from app.core.task import Task
from app.workers.parse import ChildParser
from tests import bombs
from tests.unit.library.powers import without_root_powers

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes and names of bytes")
# Files that end by themselves get time that suffices on busy cores; those that only a limit ends wait for it in full.
PATIENT, SHORT = IndexLimits(parse_seconds=120), IndexLimits(parse_seconds=12)
FAR = f"<!--{'x' * 70_000}-->"  # pushes what follows out of the part of a file that is looked at first

Rows = dict[str, tuple[FileState, str | None]]
Read = Callable[..., Rows]


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """What no file of the folder may get at."""
    path = tmp_path / "secret.txt"
    path.write_text("The canary sings at midnight.")
    return path


@pytest.fixture
def limits(request: pytest.FixtureRequest) -> IndexLimits:
    return getattr(request, "param", PATIENT)


@pytest.fixture
def library(tmp_path: Path, limits: IndexLimits) -> Iterator[LibraryService]:
    service = LibraryService(tmp_path / "lib", FakeEmbedder(), ChildParser(limits), limits=limits)
    yield service
    service.close()


@pytest.fixture
def read(library: LibraryService, docs: Path, secret: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Reads the folder in so many seconds of the processor, says what became of each file but the good one, and checks
    what holds for all."""
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(docs.parent))

    def run(*, seconds: float) -> Rows:
        (docs / "zz good.txt").write_text("The narwhal eats clams.")  # read last
        before = _files(docs.parent), _files(own_home)
        began = _processor_seconds()
        report = library.add([docs], Task())
        assert _processor_seconds() - began < seconds
        assert (_files(docs.parent), _files(own_home)) == before
        assert report.status.waiting == 0 and not report.status.is_busy and not report.status.problem
        assert library.search(SearchRequest("narwhal", mode="keyword")).hits[0].path.name == "zz good.txt"
        assert not library.search(SearchRequest("canary midnight", mode="keyword")).hits
        rows = {str(row.path.relative_to(docs)): (row.state, row.reason) for row in report.items}
        assert rows.pop("zz good.txt") == (FileState.INDEXED, None)
        return rows

    return run


def _processor_seconds() -> float:
    """What this process, its children and those that have ended have computed so far: other programs do not count."""
    own = os.times()
    times = [own.user, own.system, own.children_user, own.children_system]
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            times += child.cpu_times()[:2]
    return sum(times)


def _files(folder: Path) -> dict[str, int]:
    """Every name outside of the data folder, and when each folder changed (nanoseconds since the epoch)."""
    found = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "lib"]
        found.update({f"{parent}/{name}": 0 for name in names})
        found[parent] = 0 if parent == str(folder) else os.stat(parent).st_mtime_ns  # noqa: PTH116
    return found


def failed(reason: str) -> tuple[FileState, str]:
    return FileState.FAILED, reason


TOO_LARGE = (FileState.SKIPPED, "too_large")
INDEXED = (FileState.INDEXED, None)


def test_bombs_in_archives(read: Read, docs: Path) -> None:
    fat = bombs.archive({"word/document.xml": bytes(100 * bombs.MEGABYTE)})
    for suffix in ("docx", "pptx", "xlsx", "odt", "epub"):
        (docs / f"fat.{suffix}").write_bytes(fat)
    (docs / "lying.docx").write_bytes(bombs.lying_archive(4000))
    (docs / "many.docx").write_bytes(bombs.archive({f"{number}.xml": b"" for number in range(21_000)}))
    (docs / "plain.docx").write_bytes(bombs.word("A walrus in Word. " * 10_000))
    mail = EmailMessage()
    mail["Subject"] = "Bomb"
    mail.set_content("A mail about a pelican.")
    mail.add_attachment(fat, maintype="a", subtype="b", filename="fat.docx")
    (docs / "a.eml").write_bytes(mail.as_bytes())
    assert read(seconds=40) == {
        **{f"fat.{suffix}": TOO_LARGE for suffix in ("docx", "pptx", "xlsx", "odt", "epub")},
        "lying.docx": failed("damaged"),
        "many.docx": TOO_LARGE,
        "plain.docx": INDEXED,
        "a.eml": INDEXED,
    }


@pytest.mark.parametrize("limits", [SHORT], indirect=True)
def test_pdfs_that_a_limit_has_to_end(read: Read, docs: Path) -> None:
    """What pdfium does when it gets no memory is its own matter: it may end the child."""
    (docs / "packed.pdf").write_bytes(bombs.packed_pdf(4000))
    (docs / "drawn.pdf").write_bytes(bombs.drawn_pdf(10))
    rows = read(seconds=55)
    assert rows.keys() == {"packed.pdf", "drawn.pdf"}
    assert set(rows.values()) <= {failed(why) for why in ("parser_crashed", "out_of_memory", "too_slow", "no_text")}


def test_bombs_in_pdfs_and_pictures(read: Read, docs: Path) -> None:
    (docs / "looped.pdf").write_bytes(bombs.looped_pdf())
    (docs / "wide.pdf").write_bytes(bombs.page_pdf(bombs.stream(b"0 0 m 1 1 l S"), box="0 0 1e9 1e9"))
    (docs / "huge.png").write_bytes(bombs.picture(60_000, 60_000))
    (docs / "large.png").write_bytes(bombs.picture(10_000, 10_000))
    assert read(seconds=40) == {
        "huge.png": TOO_LARGE,
        "looped.pdf": failed("damaged"),
        "wide.pdf": failed("no_text"),
        "large.png": failed("damaged"),
    }


def test_names_inside_files_lead_nowhere(read: Read, docs: Path, secret: Path) -> None:
    up = f"{'../' * 12}{secret.relative_to('/')}" if sys.platform != "win32" else str(secret)
    (docs / "a.docx").write_bytes(bombs.word("A walrus in Word.", **{"../../evil.txt": "evil", "/evil.txt": "evil"}))
    linked = bombs.RELATIONS.format(secret.as_uri()).replace("/officeDocument/2006", "/evil/2006")
    template = linked.replace("officeDocument", "attachedTemplate").replace("/>", ' TargetMode="External"/>', 1)
    (docs / "b.docx").write_bytes(bombs.word("A walrus.", **{"word/_rels/document.xml.rels": template}))
    (docs / "c.epub").write_bytes(bombs.book("<p>A walrus in a book.</p>", href=up))
    mail = EmailMessage()
    mail["Subject"] = "Names"
    mail.set_content("A mail about a pelican.")
    for name in (up, "/evil.txt", "..\\..\\evil.txt", "a\0b.txt", f"{'n' * 5000}.txt", ".", ""):
        mail.add_attachment(b"Words in the attachment.", maintype="a", subtype="b", filename=name)
    (docs / "d.eml").write_bytes(mail.as_bytes())
    (docs / "e.rst").write_text(f".. include:: {secret}\n\n.. csv-table::\n   :file: {secret}\n\nA walrus in reST.\n")
    (docs / "f.html").write_text(f'<object data="{secret.as_uri()}"></object><iframe src="{secret}"></iframe><p>Text.')
    assert read(seconds=30) == {
        "a.docx": INDEXED,
        "b.docx": INDEXED,
        "c.epub": (FileState.SKIPPED, "empty"),
        **{name: INDEXED for name in ("d.eml", "e.rst", "f.html")},
    }


@pytest.mark.parametrize("far", ["", FAR], ids=["near", "far"])
@pytest.mark.parametrize("kind", ["laughs", "outside"])
def test_entities(read: Read, docs: Path, secret: Path, kind: str, far: str) -> None:
    prolog = far + (bombs.laughs() if kind == "laughs" else bombs.outside(secret))
    text, sheet, slides = odfdo.Document("text"), openpyxl.Workbook(), pptx.Presentation()
    text.body.append(odfdo.Paragraph("WALRUS"))
    sheet.active.append(["WALRUS"])
    slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text = "WALRUS"
    (docs / "a.docx").write_bytes(bombs.word("&e12;", prolog))
    (docs / "b.epub").write_bytes(bombs.book("<p>x</p>", prolog=prolog))
    (docs / "c.odt").write_bytes(bombs.saved(text.save, "content.xml", prolog))
    (docs / "d.xlsx").write_bytes(bombs.saved(sheet.save, "xl/worksheets/sheet1.xml", prolog))
    (docs / "e.pptx").write_bytes(bombs.saved(slides.save, "ppt/slides/slide1.xml", prolog))
    (docs / "f.xhtml").write_text(f"{prolog}<html><body><p>&e12; Moss grows here.</p></body></html>")
    rows = read(seconds=30)
    assert rows.pop("f.xhtml") == INDEXED  # a browser's reader knows no entities of the file
    assert set(rows.values()) == {failed("damaged")} and len(rows) == 5


@POSIX
def test_files_with_holes(read: Read, docs: Path) -> None:
    for name, size in (("two.txt", 2 * 1024**3), ("two.pdf", 2 * 1024**3), ("small.txt", 150 * 1024**2)):
        with (docs / name).open("wb") as stream:
            stream.truncate(size)
    assert read(seconds=30) == {"two.txt": TOO_LARGE, "two.pdf": TOO_LARGE, "small.txt": (FileState.SKIPPED, "empty")}


HOSTILE_NAMES = (
    "a\nb: indexed.txt",
    "a\r\x1b[2Jb.txt",
    "a\u202etxt.exe.txt",
    "a\u2028b\x85c.txt",
    "\x01\x7f.txt",
    "-rf --json.txt",
    "%s%n{path}$(id)`id`;'\".txt",
    "C:\\a.txt",
    "n" * 251 + ".txt",
    "ü" * 125 + "x.txt",
    " .txt ",
)


@POSIX
def test_hostile_names(read: Read, library: LibraryService, docs: Path) -> None:
    for number, name in enumerate(HOSTILE_NAMES):
        (docs / name).write_text(f"Moss number{number} grows on stones.")
    rows = read(seconds=30)
    assert rows == dict.fromkeys(HOSTILE_NAMES, INDEXED)
    assert library.search(SearchRequest("number0", mode="keyword")).hits[0].path == docs / HOSTILE_NAMES[0]
    assert library.remove(docs / HOSTILE_NAMES[0]) == 1


@POSIX
def test_names_that_are_no_text(read: Read, library: LibraryService, docs: Path) -> None:
    names = [os.fsdecode(name) for name in (b"caf\xe9.txt", b"\xff\xfe\n.txt", b"fold\xe9er/a.txt")]
    (docs / names[2]).parent.mkdir()
    for number, name in enumerate(names):
        (docs / name).write_text(f"Moss number{number} grows on stones.")
    rows = read(seconds=20)
    assert rows == {str(as_text(Path(name))): INDEXED for name in names}
    for number, name in enumerate(names):
        hit = library.search(SearchRequest(f"number{number}", mode="keyword", within=(docs / name,))).hits[0]
        assert on_disk(hit.path) == docs / name and library.passage(hit.path, hit.start, hit.end).text
    (docs / names[0]).write_text("Moss number9 grows on stones and walls.")
    (docs / names[1]).unlink()
    library.sync(Task())
    assert library.search(SearchRequest("number9", mode="keyword")).hits and library.status().total == 3
    assert library.remove((docs / names[2]).parent) == 1
    assert library.add([(docs / names[2]).parent], Task()).items[0].state is FileState.INDEXED


@POSIX
def test_what_would_wait_for_ever_is_not_added(library: LibraryService, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("pipe.txt", "missing"):
        with pytest.raises(UserError, match="path_missing"):
            library.register([tmp_path / name])


@POSIX
def test_folders_as_deep_as_the_system_allows(read: Read, docs: Path) -> None:
    """Deeper than a path may be long: made from inside, as an archive program does."""
    here = os.open(docs, os.O_RDONLY)
    for _ in range(30):  # of 200 bytes each: 6,000 where a path may have 4,096
        os.mkdir("d" * 200, dir_fd=here)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        file = os.open("a.txt", os.O_CREAT | os.O_WRONLY, dir_fd=inner)
        os.write(file, b"Moss grows on stones.")
        os.close(file)
        os.close(here)
        here = inner
    os.close(here)
    rows = read(seconds=30)
    states = [state for state, _ in rows.values()]
    assert states.count(FileState.INDEXED) >= 15
    assert FileState.FAILED in states  # where the walk had to turn back


@POSIX
def test_pipes_sockets_devices_and_links(read: Read, docs: Path, library: LibraryService) -> None:
    os.mkfifo(docs / "pipe.txt")
    (docs / "zero.txt").symlink_to("/dev/zero")
    (docs / "linked pipe.txt").symlink_to("pipe.txt")
    (docs / "nowhere.txt").symlink_to("missing/file")
    (docs / "itself.txt").symlink_to("itself.txt")
    (docs / "one.txt").symlink_to("other.txt")
    (docs / "other.txt").symlink_to("one.txt")
    (docs / "in").mkdir()
    (docs / "in" / "loop").symlink_to("..", target_is_directory=True)
    (docs / "in" / "moss.txt").write_text("Moss grows on stones.")
    cwd = Path.cwd()
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(docs)  # the name of a socket has at most 107 bytes
        try:
            listener.bind("socket.txt")
        finally:
            os.chdir(cwd)
        rows = read(seconds=20)
    assert rows.pop("in/moss.txt") == INDEXED and rows.pop("in/loop") == (FileState.SKIPPED, "linked")
    assert rows == {f"{name}.txt": failed("missing") for name in ("nowhere", "itself", "one", "other")}
    (docs / "nowhere.txt").unlink()
    (docs / "nowhere.txt").write_text("The pelican is here now.")
    library.sync(Task())
    assert library.search(SearchRequest("pelican", mode="keyword")).hits


@POSIX
def test_folders_that_may_not_be_read(read: Read, docs: Path, library: LibraryService) -> None:
    closed, listed = docs / "closed", docs / "listed"
    for folder in (closed, listed):
        folder.mkdir()
        (folder / "a.txt").write_text("Moss grows on stones.")
    (docs / "link.txt").symlink_to("closed/a.txt")
    closed.chmod(0o000)
    listed.chmod(0o400)  # its names may be read, its files not
    try:
        with without_root_powers():
            rows = read(seconds=20)
    finally:
        closed.chmod(0o700)
        listed.chmod(0o700)
    assert rows == {name: failed("permission") for name in ("closed", "link.txt", "listed/a.txt")}
    library.sync(Task())
    states = {row.path.name: row.state for row in library.files()}
    assert states == dict.fromkeys(("a.txt", "link.txt", "zz good.txt"), FileState.INDEXED)
