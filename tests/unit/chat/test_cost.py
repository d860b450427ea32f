"""What an answer over many files costs, which files it reads, and what fits as a whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.core.chat.base import Offer, Question, Timings
from app.core.chat.scope import offer_for, runs_at_once, scope_of, seconds_for
from app.core.chat.whole_files import estimated_tokens, whole_passages
from app.core.library.base import FileRow, FileState, Hit
from tests.unit.chat.library import DOCS, MadeUpLibrary

LIST = "List the rent of each contract"


class Ledger(MadeUpLibrary):
    """Files with the given number of passages each; every passage has `chars` characters."""

    def __init__(self, chunks: dict[str, int], *, chars: int = 10, state: FileState = FileState.INDEXED) -> None:
        super().__init__({})
        self.rows = tuple(FileRow(DOCS / name, state, chunks=count) for name, count in chunks.items())
        self.chars = chars

    def files(self, within: Path | None = None) -> tuple[FileRow, ...]:
        return tuple(row for row in self.rows if within is None or row.path.is_relative_to(within))

    def chunks(self, path: Path) -> tuple[Hit, ...]:
        (row,) = (row for row in self.rows if row.path == path)
        return tuple(Hit(n, n, 1.0, path, 1, "", "x" * self.chars, n, n + 1) for n in range(row.chunks))


def offer(
    chunks: dict[str, int], question: str = LIST, *, within: tuple[Path, ...] = (), is_quotes: bool = False,
    chars: int = 900,
) -> Offer | None:  # fmt: skip
    return offer_for(Ledger(chunks, chars=chars), question, within=within, is_quotes=is_quotes)  # type: ignore[arg-type]


def test_a_row_costs_its_file_or_400_tokens() -> None:
    found = offer({"a.txt": 1, "b.txt": 2, "c.txt": 50})
    assert found is not None and (found.kind, found.files, found.calls) == ("list", 3, 3)
    assert found.tokens == 260 + 400 + 400
    assert found.seconds == pytest.approx(1060 / 60 + 3 * 2)


def test_quotes_cost_no_model() -> None:
    found = offer({"a.txt": 1, "b.txt": 2}, is_quotes=True)
    assert found is not None and found.calls == 0 and found.seconds == pytest.approx(0.06)


def test_a_summary_of_one_file_is_at_most_twelve_sections_and_one_of_many_a_part_a_file() -> None:
    question = "Summarise this"
    small = offer({"a.txt": 2}, question, within=(DOCS,), chars=2500)
    assert small is not None and (small.calls, small.tokens) == (2, 520 + 900)
    middle = offer({"a.txt": 20}, question, within=(DOCS,))
    assert middle is not None and (middle.calls, middle.tokens) == (6, 4500 + 900)
    large = offer({"a.txt": 900}, question, within=(DOCS,))
    assert large is not None and (large.calls, large.tokens) == (13, 12 * 900 + 900)
    many = offer({"a.txt": 1, "b.txt": 90}, question, within=(DOCS,))
    assert many is not None and (many.calls, many.tokens, many.files) == (3, 260 + 900 + 900, 2)
    assert many.seconds == pytest.approx(2060 / 60 + 3 * 9) and many.within == (DOCS,)


def test_what_is_offered_and_what_not() -> None:
    files = {"lease.txt": 3, "notes.txt": 3}
    assert offer(files, "How high is the rent?") is None and offer({"a.txt": 3}) is None and offer({}) is None
    assert offer(files, "Summarise everything") is None
    named = offer(files, "Summarise lease.txt", chars=1500)
    assert named is not None and named.within == (DOCS / "lease.txt",) and named.files == 1
    assert offer(files, "Summarise lease.txt", chars=10) is None  # short: the usual answer reads all of it
    quoted = offer(files, "Summarise lease.txt", chars=10, is_quotes=True)
    assert quoted is not None and quoted.files == 1  # but a model that only quotes does not
    folder = offer(files, "Summarise the folder docs")
    assert folder is not None and folder.within == (DOCS,) and folder.files == 2


@pytest.mark.parametrize(
    ("question", "is_wanted"),
    [
        ("Summarise lease.txt", True), ("Please give me a short summary of the lease", True), ("Sum up lease", True),
        ("Fasse lease.txt bitte kurz zusammen", True), ("Résume le document lease.txt", True),
        ("Resume el archivo lease, por favor", True), ("Haz un resumen del archivo lease", True),
        ("Summarise what lease.txt says about dogs", False), ("Summarise the lease in three sentences", False),
        ("Summarise lease.txt for the tenants", False),
    ],
)  # fmt: skip
def test_a_summary_is_wanted_where_nothing_else_is_asked(question: str, is_wanted: bool) -> None:
    found = offer({"lease.txt": 12, "notes.txt": 3}, question)
    assert found is not None and found.within == (DOCS / "lease.txt",) and found.is_wanted is is_wanted
    assert runs_at_once(found, Question(question)) is is_wanted


def test_only_what_takes_two_minutes_runs_at_once() -> None:
    asked = Question("Summarise lease.txt")
    long = offer({"lease.txt": 60}, asked.text)
    assert long is not None and long.is_wanted and long.seconds > 150 and not runs_at_once(long, asked)
    fast = Timings(first_token_ms=5_000.0, prompt_tokens=1500)  # 300 tokens a second
    assert runs_at_once(long, asked, fast)
    short = offer({"lease.txt": 12}, asked.text)
    assert short is not None and runs_at_once(short, asked)
    for other in (replace(asked, quotes_only=True), replace(asked, so_far="x"), replace(asked, route="fact")):
        assert not runs_at_once(short, other)
    assert runs_at_once(short, replace(asked, route="summary"))
    folder = offer({"a.txt": 9, "b.txt": 9}, "Summarise this", within=(DOCS,))
    listed = offer({"a.txt": 9, "b.txt": 9})
    assert folder is not None and not runs_at_once(folder, asked) and listed and not runs_at_once(listed, asked)


@pytest.mark.parametrize(
    ("prompt", "reused", "first_ms", "search_ms", "speed"),
    [
        (1200, 200, 11_000.0, 1_000.0, 100.0), (1200, 0, 12_000.0, 0.0, 100.0),
        (200, 0, 1.0, 0.0, 60.0), (300, 100, 1.0, 0.0, 60.0), (301, 100, 2010.0, 0.0, 100.0),  # too little read to tell
        (1000, 0, 0.0, 5.0, 1_000_000.0),
    ],
)  # fmt: skip
def test_the_speed_of_the_last_answer_tells_how_long_it_takes(
    prompt: int, reused: int, first_ms: float, search_ms: float, speed: float
) -> None:
    asked = Offer("list", LIST, files=10, tokens=3000, calls=10)
    timings = Timings(search_ms, first_ms, prompt_tokens=prompt, reused_tokens=reused)
    assert seconds_for(asked, timings) == pytest.approx(3000 / speed + 10 * 2 * 60 / speed, rel=1e-3)


def test_a_summary_is_drawn_longer_than_a_row() -> None:
    offers = [Offer(kind, "", files=1, tokens=600, calls=1) for kind in ("list", "count", "compare", "summary")]
    assert [seconds_for(one) for one in offers] == [12.0, 12.0, 12.0, 19.0]


def test_files_are_asked_in_the_order_of_their_paths_and_the_others_say_why_not() -> None:
    library = MadeUpLibrary({"b.txt": "Two.", "a.txt": "One."}, {"c.pdf": "encrypted", "film.mkv": "unsupported"})
    found = scope_of(library, ())  # type: ignore[arg-type]
    assert [row.path.name for row in found.asked] == ["a.txt", "b.txt"] and found.left_out == 1
    assert [(row.path.name, row.state, row.reason) for row in found.rows] == [("c.pdf", "unreadable", "encrypted")]
    twice = scope_of(library, (DOCS, DOCS / "a.txt"))  # type: ignore[arg-type]
    one = scope_of(library, (DOCS / "a.txt",))  # type: ignore[arg-type]
    assert twice == found and [row.path.name for row in one.asked] == ["a.txt"]


def test_a_file_that_waits_is_asked_where_an_earlier_reading_has_left_text() -> None:
    waiting = scope_of(Ledger({"a.txt": 2, "b.txt": 0}, state=FileState.WAITING), ())  # type: ignore[arg-type]
    assert [row.path.name for row in waiting.asked] == ["a.txt"]
    assert [(row.path.name, row.reason) for row in waiting.rows] == [("b.txt", "waiting")]


def whole(chunks: dict[str, int], *, chars: int = 10, limit: int = 1200, within: tuple[Path, ...] = (DOCS,)) -> int:
    return len(whole_passages(Ledger(chunks, chars=chars), within, limit))  # type: ignore[arg-type]


def test_as_much_as_fits_is_read_as_a_whole() -> None:
    """A passage of 100 characters is taken for 40 tokens and 30 for its tag."""
    assert whole({"a.txt": 17}, chars=100) == 17 and whole({"a.txt": 18}, chars=100) == 0
    assert whole({"a.txt": 2}, chars=100, limit=140) == 2 and whole({"a.txt": 2}, chars=100, limit=139) == 0
    assert whole({"a.txt": 9, "b.txt": 8}, chars=100) == 17 and whole({"a.txt": 9, "b.txt": 9}, chars=100) == 0
    assert whole({"a.txt": 4}, chars=0, limit=120) == 4 and whole({"a.txt": 4}, chars=0, limit=119) == 0


def test_up_to_eight_files_are_read_as_a_whole() -> None:
    assert whole({f"{n}.txt": 1 for n in range(8)}) == 8 and whole({f"{n}.txt": 1 for n in range(9)}) == 0
    names = {f"{n}.txt": 1 for n in range(9)}
    assert whole(names, within=tuple(DOCS / name for name in names)) == 0
    assert whole(names, within=tuple(DOCS / name for name in list(names)[:8])) == 8
    assert whole(names, within=()) == 0 and whole({"a.txt": 1}, within=(DOCS / "b.txt",)) == 0
    halves = {f"{half}/{n}.txt": 1 for half in "ab" for n in range(5)}
    assert whole(halves, within=(DOCS / "a",)) == 5 and whole(halves, within=(DOCS / "a", DOCS / "b")) == 0


def test_a_file_named_twice_is_read_once_and_folders_in_the_order_of_names() -> None:
    library = Ledger({"b.txt": 1, "a.txt": 1})
    found = whole_passages(library, (DOCS / "b.txt", DOCS), 1200)  # type: ignore[arg-type]
    assert [hit.path.name for hit in found] == ["b.txt", "a.txt"]
    found = whole_passages(library, (DOCS,), 1200)  # type: ignore[arg-type]
    assert [hit.path.name for hit in found] == ["a.txt", "b.txt"]


def test_tokens_are_estimated_rather_too_many() -> None:
    assert estimated_tokens("") == 0 and estimated_tokens("abcde") == 2 and estimated_tokens("ค่าเช่า") == 7
    assert estimated_tokens("租金 abcde") == pytest.approx(2 + 6 / 2.5)
    assert estimated_tokens("\u08ffé") == pytest.approx(0.8)
    assert estimated_tokens("\u0900") == 1


def test_a_file_that_is_gone_is_not_read_as_a_whole() -> None:
    library = MadeUpLibrary({"a.txt": "One."})
    rows = library.files()
    library.files = lambda within=None: (*rows, replace(rows[0], path=DOCS / "gone.txt"))  # type: ignore[method-assign]
    assert whole_passages(library, (DOCS,), 1200) == ()  # type: ignore[arg-type]
