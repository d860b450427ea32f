"""The library's public data and Protocols: what a window, a command and the answering side may ask of it.
Knows nothing of how files are parsed, stored or searched. Everything here is picklable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from app.core.library.states import FileState as FileState
from app.core.task import Task

SearchMode = Literal["hybrid", "keyword", "vector"]
SearchOrder = Literal["relevance", "newest"]


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or table of a parsed file. `level` is 0 for body text, 1-6 for headings.
    `start`/`end` are character offsets in `Document.text`; `page` counts from 1, None where there are no pages."""

    start: int
    end: int
    page: int | None = None
    level: int = 0


@dataclass(frozen=True)
class PictureCounts:
    """The pictures inside a document: those whose text was `read`, those looked at that are `blank` (photographs), and
    those `passed` over: of a kind that is not read, too large, or too many for the time. Icons are not counted."""

    read: int = 0
    blank: int = 0
    passed: int = 0

    def __bool__(self) -> bool:
        return bool(self.read or self.blank or self.passed)


NO_PICTURES = PictureCounts()


@dataclass(frozen=True)
class Document:
    """A parsed file: its whole plain text, and where its blocks are. `pages` is 0 where there are no pages.
    `empty_pages` were read and nothing was found on them; for `untried_pages` the time for OCR was over. Of a long scan
    `pages_left` are still to be read: give `scanned` back to the parser, and it goes on with them."""

    title: str
    text: str
    blocks: tuple[Block, ...]
    pages: int = 0
    ocr_pages: int = 0
    empty_pages: tuple[int, ...] = ()
    scanned: str = ""
    pages_left: tuple[int, ...] = ()
    untried_pages: tuple[int, ...] = ()
    pictures: PictureCounts = NO_PICTURES


class Parser(Protocol):
    """Reads a file, in this process or in a killable child."""

    def parse(self, path: Path, scanned: str = "") -> Iterator[Document | None]:
        """Yield None while still reading, and the document last. `scanned` is that of the document read before.
        Raises UserError with one of the codes of `REASONS`."""
        ...

    def close(self) -> None:
        """End the children that were started, reading or not. Nothing is read afterwards."""
        ...


# Codes of the ledger's `reason`; the sentence for each is in the command line's and the window's messages.
REASONS = (
    "encrypted",  # locked with a password
    "no_text",  # a scan: pages without text
    "xfa_form",  # a form that only Adobe's program shows
    "no_words",  # a picture in which nothing is written
    "unread_script",  # a scan or a picture in a script that is not read
    "unread_pictures",  # nothing but pictures, of which some were passed over
    "empty",  # 0 bytes, or only white space
    "damaged",  # the parser could not read it
    "permission",  # not allowed to read the file or folder
    "linked",  # a link to a folder, which is not followed
    "unsupported",  # a kind of file we do not read
    "too_large",
    "too_slow",  # parse child over its time limit
    "out_of_memory",  # parse child over its memory limit
    "parser_crashed",
    "unstable",  # still being copied
    "missing",  # gone since it was seen
)


@dataclass(frozen=True)
class FileRow:
    """A row of the ledger. `indexed_at` and `modified` are seconds since the epoch (of the reading, of the file), `ocr`
    the number of pages read by OCR, `empty_pages` of those on which nothing was found, `untried_pages` of those for
    which the time for OCR was over."""

    path: Path
    state: FileState
    reason: str | None = None
    pages: int = 0
    chunks: int = 0
    ocr: int = 0
    size: int = 0
    indexed_at: float | None = None
    empty_pages: int = 0
    modified: float = 0.0
    untried_pages: int = 0
    pictures: PictureCounts = NO_PICTURES


@dataclass(frozen=True)
class FolderRow:
    """A folder (or a single file) that the person added, with how far its files are."""

    path: Path
    total: int
    indexed: int
    skipped: int
    failed: int
    waiting: int
    is_available: bool = True


@dataclass(frozen=True)
class Status:
    """The whole library at one moment. `bytes` is its size on disk; `embedder` names what made its vectors.
    `eta_seconds` is None while unknown, `is_busy` while any file waits or is read. `problem` is the code of what
    stopped the work in the background (disk_full), "" while nothing did. `pending` passages are found by their words
    only, until they have a vector. While `revision` is the same, and not 0, every row of `files` is as it was."""

    total: int
    indexed: int
    skipped: int
    failed: int
    waiting: int
    chunks: int
    bytes: int
    is_busy: bool = False
    is_paused: bool = False
    current: str = ""
    eta_seconds: float | None = None
    embedder: str = ""
    folders: tuple[FolderRow, ...] = ()
    problem: str = ""
    pending: int = 0
    revision: int = 0


@dataclass(frozen=True)
class IndexReport:
    """What one add or sync did; `items` holds a row for every file in its scope."""

    status: Status
    seconds: float
    items: tuple[FileRow, ...]


@dataclass(frozen=True)
class Hit:
    """A found passage. `start`/`end` are character offsets in the file's stored text; `page` counts from 1.
    `keyword` and `vector` are each leg's own score in 0..1, None where that leg did not find it."""

    chunk_id: int
    rank: int
    score: float
    path: Path
    page: int | None
    heading: str
    text: str
    start: int
    end: int
    keyword: float | None = None
    vector: float | None = None


@dataclass(frozen=True)
class SearchFilters:
    """What narrows a search; each empty field narrows nothing, and several values of one field mean any of them.
    `types` are suffixes without the dot, `folders` names or paths that stand in a file's path whatever their case,
    `languages` ISO 639-1 codes. The moments are the file's, in seconds since the epoch; `modified_before` excludes."""

    types: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    modified_after: float | None = None
    modified_before: float | None = None
    languages: tuple[str, ...] = ()


NO_FILTERS = SearchFilters()


@dataclass(frozen=True)
class SearchRequest:
    """What a search is asked. `query` may hold operators: "exact phrase", -word, type:pdf, in:folder, lang:de,
    after:2024, before:2025-06; alone they list the passages that begin the newest files. `filters` hold as well as
    they. At most `limit` passages are wanted, of the files and folders `within` or, where there are none, of all. In
    the order "newest" the passages of the files changed last come first, of all that match."""

    query: str
    limit: int = 10
    mode: SearchMode = "hybrid"
    within: tuple[Path, ...] = ()
    filters: SearchFilters = NO_FILTERS
    order: SearchOrder = "relevance"


@dataclass(frozen=True)
class SearchResult:
    query: str
    ms: float
    hits: tuple[Hit, ...]
    coverage: float = 0.0  # share of query terms that the index knows, 0..1
    embedder: str = ""  # id of the model whose vectors were compared, "" where only words were


@dataclass(frozen=True)
class PassageRef:
    """Where a passage was found: offsets in the file's stored text as it was then. `quote` is what it said."""

    path: Path
    start: int
    end: int
    quote: str = ""


PassageFound = Literal["same", "moved", "gone"]
FileFound = Literal["same", "changed", "missing", "removed"]  # changed since it was read, not on disk, not in library


@dataclass(frozen=True)
class PagePiece:
    """The part of a passage that stands on one page. `text` is that page's stored text, `start`/`end` offsets in it."""

    page: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A passage with the text around it, for reading beside the chat. `text` is the whole file's stored text
    (or, for long files, a window of it) and `mark_start`/`mark_end` are offsets in `text`; they are equal where the
    passage is gone. `pieces` is empty where the file has no pages. `quote` is what was asked for, else the passage."""

    path: Path
    title: str
    page: int | None
    heading: str
    text: str
    mark_start: int
    mark_end: int
    pieces: tuple[PagePiece, ...] = ()
    found: PassageFound = "same"
    file: FileFound = "same"
    quote: str = ""


class Library(Protocol):
    """The library service. The same methods work in this process and through the library child."""

    def add(self, paths: Sequence[Path], task: Task) -> IndexReport:
        """Register folders or files and return when everything in them is searchable.
        Raises UserError: path_missing, permission, index_mismatch; MachineError: disk_full."""
        ...

    def sync(self, task: Task) -> IndexReport:
        """Sweep every registered folder and return when the index agrees with the disk."""
        ...

    def remove(self, path: Path) -> int:
        """Forget a folder or file and everything stored of it, vectors included. Returns files removed.
        Raises UserError: not_in_library."""
        ...

    def retry(self, paths: Sequence[Path]) -> None:
        """Put files back in the queue, of a folder those that failed or were skipped; returns at once."""
        ...

    def prioritise(self, path: Path) -> None:
        """Read what waits in this folder before everything else. Raises UserError: not_in_library."""
        ...

    def pause(self, is_paused: bool) -> None:
        """Stop or go on reading files; holds until the other is said, over a restart too."""
        ...

    def status(self) -> Status: ...

    def files(self, within: Path | None = None) -> tuple[FileRow, ...]: ...

    def search(self, request: SearchRequest) -> SearchResult:
        """Best first. Raises UserError: library_empty (nothing was ever added), not_in_library (for `within`),
        index_mismatch (only for the mode "vector")."""
        ...

    def parent(self, chunk_id: int, max_chars: int) -> Hit:
        """The hit's chunk merged with its neighbours under the same heading, at most `max_chars` long."""
        ...

    def page(self, path: Path, offset: int) -> int | None:
        """The page of a character of the stored text, from 1. Raises UserError: not_in_library."""
        ...

    def passage(self, path: Path, start: int, end: int, quote: str = "") -> Passage:
        """The stored text around a character range. Where that no longer says `quote`, the quote is looked for in the
        whole text; a file that is not in the library any more has nothing but its quote.
        Raises UserError: not_in_library where there is no quote."""
        ...

    def chunks(self, path: Path) -> tuple[Hit, ...]:
        """Every passage of a file in reading order, all with the score 1. Raises UserError: not_in_library."""
        ...

    def similarities(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """The cosine of a text, as a question, with each of the others, as passages, by the embedder that answers now.
        Empty where the library has no vectors that questions could be compared with."""
        ...

    def rarities(self, words: Sequence[str], *, within: Sequence[Path] = ()) -> tuple[float, ...]:
        """The inverse document frequency of each word, log(1 + passages / (passages with it + 1/2)). `within` only
        tells whether the library or what was attached is meant."""
        ...

    def close(self) -> None: ...


class Attachments(Protocol):
    """Files that belong to conversations: read like those of the library, searched only where `within` names them."""

    def attach(self, paths: Sequence[Path]) -> None:
        """Read these before everything else; returns at once. Raises as `Library.add`."""
        ...

    def release(self, paths: Sequence[Path]) -> None:
        """Forget everything that was stored of them. Paths that are not attached are passed over."""
        ...

    def attached(self) -> tuple[Path, ...]:
        """What was attached and not released."""
        ...


class Intake(Protocol):
    """Work that is only noted, for whoever does not wait for it."""

    def register(self, paths: Sequence[Path]) -> None:
        """Note folders or files to be read, and return at once; what is noted is durable. Raises as `Library.add`."""
        ...

    def sweep(self) -> None:
        """Note every added folder to be walked anew, and return at once. Raises as `Library.add`."""
        ...


class WindowLibrary(Library, Attachments, Protocol):
    """All that the window asks of its library."""

    def reopen(self) -> None:
        """Begin again with the settings as they are then: the next call starts anew. Unfinished work is kept."""
        ...


@dataclass
class IndexLimits:
    """Numbers that decide what is read. Bytes and seconds. `exclude` are patterns of names; hidden names (".git",
    ".cache") are left out before any pattern is asked."""

    max_file_bytes: int = 200 * 1024 * 1024
    parse_seconds: float = 300.0
    parse_memory_bytes: int = 2 * 1024**3
    exclude: tuple[str, ...] = ("node_modules", "__pycache__", "*.tmp", "~$*")
