"""The walk of an added folder, over trees that nobody would make by hand; and names that are no text."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.core.library.base import IndexLimits
from app.core.library.extract.base import is_supported
from app.core.library.ingest import walk as walk_module
from app.core.library.ingest.walk import as_text, is_wanted, on_disk, walk

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs links, pipes and names of bytes")
EXCLUDE = tuple(IndexLimits().exclude)
NAMES = ("a", "b.txt", "ü.md", ".git", ".hidden", "node_modules", "old.tmp", "~$lease.docx", "[a].txt", "A\n")
TARGETS = (".", "..", "../..", "a", "b.txt", "../a", "nowhere", "/dev/null", "/")

# A tree: names with a folder (a dict), a text, the target of a link, or None for a pipe.
Tree = dict[str, Any]
LEAVES = st.one_of(st.just("text"), st.none(), st.sampled_from(TARGETS).map(lambda target: ("link", target)))
TREES = st.recursive(
    st.dictionaries(st.sampled_from(NAMES), LEAVES, max_size=5),
    lambda inner: st.dictionaries(st.sampled_from(NAMES), st.one_of(LEAVES, inner), max_size=5),
    max_leaves=12,
)


def build(folder: Path, tree: Tree) -> None:
    folder.mkdir()
    for name, content in tree.items():
        if isinstance(content, dict):
            build(folder / name, content)
        elif content is None:
            os.mkfifo(folder / name)
        elif isinstance(content, tuple):
            (folder / name).symlink_to(content[1])
        else:
            (folder / name).write_text(content)


@contextmanager
def built(tree: Tree) -> Iterator[Path]:
    """Not tmp_path: hypothesis runs one test many times."""
    with tempfile.TemporaryDirectory() as base:
        root = Path(base) / ".root"  # an added folder may be hidden itself
        build(root, tree)
        yield root


def expected(folder: Path, tree: Tree) -> Iterator[Path]:
    for name, content in tree.items():
        path = folder / name
        if name.startswith(".") or any(fnmatch(name, glob) for glob in EXCLUDE):
            continue
        if isinstance(content, dict):
            yield from expected(path, content)
        elif isinstance(content, str) or (content is not None and _is_file(path)):
            yield path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a link to itself
        return False


@POSIX
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREES)
def test_the_walk_finds_the_wanted_files_once_and_ends(tree: Tree) -> None:
    with built(tree) as root:
        broken: list[Path] = []
        found = list(walk(root, EXCLUDE, on_unreadable=broken.append))
        assert sorted(found) == sorted(expected(root, tree))
        assert len(set(found)) == len(found) and not set(found) & set(broken)
        for path in (*found, *broken):
            assert path.is_relative_to(root) and ".." not in path.parts
            assert is_wanted(path, EXCLUDE, root=root)
        for path in broken:
            assert path.is_symlink() and not _is_file(path)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6), st.lists(st.sampled_from(EXCLUDE), max_size=4))
def test_wanted_is_what_no_pattern_and_no_dot_forbids(parts: list[str], exclude: list[str]) -> None:
    root = Path("/added/.folder")
    path = root.joinpath(*parts)
    forbidden = [part.startswith(".") or any(fnmatch(part, glob) for glob in exclude) for part in parts]
    assert is_wanted(path, exclude, root=root) == (not any(forbidden))
    assert is_wanted(path, exclude) == (not forbidden[-1])
    assert is_wanted(root, exclude, root=root)


@given(st.text(min_size=1), st.lists(st.text(), max_size=3))
def test_any_pattern_and_any_name(name: str, exclude: list[str]) -> None:
    wanted = not name.startswith(".") and not any(fnmatch(name, glob) for glob in exclude)
    assert walk_module._is_wanted_name(name, tuple(exclude)) == wanted


@given(st.sampled_from(EXCLUDE), st.data())
def test_no_usual_pattern_is_dead(pattern: str, data: st.DataObject) -> None:
    """Each leaves out names that nothing else would: neither the rule on hidden names nor another pattern."""
    others = tuple(other for other in EXCLUDE if other != pattern)
    name = pattern.replace("*", data.draw(st.from_regex(r"[a-z]{1,8}", fullmatch=True)))
    path = Path("/added", name, "a.txt")
    assert is_wanted(path, others, root=Path("/added")) and not is_wanted(path, EXCLUDE, root=Path("/added"))


def test_each_usual_pattern_keeps_a_file_from_being_read(tmp_path: Path) -> None:
    files = [tmp_path / "node_modules" / "a.md", tmp_path / "__pycache__" / "a.txt", tmp_path / "x.tmp" / "a.txt",
             tmp_path / "~$lease.docx"]  # fmt: skip
    for file in files:
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    for pattern, file in zip(EXCLUDE, files, strict=True):
        others = [other for other in EXCLUDE if other != pattern]
        assert list(walk(tmp_path, others, on_unreadable=pytest.fail)) == [file] and is_supported(file)
    assert not list(walk(tmp_path, EXCLUDE, on_unreadable=pytest.fail))


@given(st.lists(st.text("ab.*?[]~$", max_size=4), max_size=4), st.text("ab.~$", min_size=1, max_size=5))
def test_what_can_leave_nothing_out_is_known(exclude: list[str], name: str) -> None:
    """A settings file may still hold the patterns of hidden names that were usual once: they change nothing."""
    path = Path("/added", name.strip("/") or "a")
    if path.name:
        assert is_wanted(path, exclude) == is_wanted(path, walk_module.that_exclude(exclude))


@POSIX
def test_a_link_to_itself_does_not_end_the_walk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "b.txt").write_text("x")
    (tmp_path / "c.txt").symlink_to("nowhere")
    broken: list[Path] = []
    assert list(walk(tmp_path, (), on_unreadable=broken.append)) == [tmp_path / "b.txt"]
    assert broken == [tmp_path / "a.txt", tmp_path / "c.txt"]


def test_a_folder_that_vanishes_is_told(tmp_path: Path) -> None:
    """Its files may be back tomorrow, with the drive: whoever asks must not take them for deleted."""
    broken: list[Path] = []
    assert not list(walk(tmp_path / "gone", (), on_unreadable=broken.append)) and broken == [tmp_path / "gone"]


def test_a_junction_of_windows_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk_module, "os", SimpleNamespace(name="nt"))
    for tag, kind in ((walk_module.JUNCTION, "link"), (0, "folder")):
        status = SimpleNamespace(st_reparse_tag=tag)
        entry = SimpleNamespace(is_dir=lambda **_: True, stat=lambda status=status, **_: status)
        assert walk_module._kind(entry) == kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("error", "mode"),
    [
        (FileNotFoundError(2, "none"), None),
        (NotADirectoryError(20, "a file above"), None),
        (PermissionError(13, "closed"), 0),
        (OSError(5, "broken disk"), 0),
        (OSError(116, "lost server"), 0),
    ],
)
def test_only_what_is_surely_not_there_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, mode: int | None
) -> None:
    """The files of a server that does not answer must not be forgotten."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "stat", fail)
    assert walk_module.mode_of(tmp_path) == mode


NAMES_OF_BYTES = st.binary(min_size=1, max_size=40).filter(lambda name: not set(name) & {0, ord("/")} and name != b".")


@POSIX
@given(NAMES_OF_BYTES)
@example("\uf7e9.txt".encode())
@example(b"\xef\x9f\xa9" * 2 + b"\xef\x9f")
@example(b"\xe9\xef\x9f\xa9")
def test_every_name_becomes_text_and_back(name: bytes) -> None:
    path = Path("/added") / os.fsdecode(name)
    text = as_text(path)
    assert str(text).encode() and text.parent == path.parent
    assert on_disk(text) == path and os.fsencode(on_disk(text)) == b"/added/" + name


@POSIX
@given(NAMES_OF_BYTES, NAMES_OF_BYTES)
def test_no_two_names_become_the_same_text(one: bytes, other: bytes) -> None:
    texts = {as_text(Path("/added") / os.fsdecode(name)) for name in (one, other)}
    assert len(texts) == len({one, other})


@given(st.text(st.characters(exclude_categories=("Cs", "Co")), min_size=1))
def test_ordinary_names_stay_as_they_are(name: str) -> None:
    path = Path("/added", name)
    assert as_text(path) is path and on_disk(path) is path


@POSIX
def test_a_name_that_is_no_text_is_found_as_text(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"fold\xffer")
    folder.mkdir()
    for name in (b"caf\xe9.txt", b".hidd\xe9n.txt"):
        (folder / os.fsdecode(name)).write_text("x")
    os.mkfifo(tmp_path / os.fsdecode(b"p\xefpe.txt"))
    text = tmp_path / "fold\uf7ffer" / "caf\uf7e9.txt"
    for root in (tmp_path, text.parent, text):
        assert list(walk(root, (), on_unreadable=pytest.fail)) == [text]
    assert on_disk(text).read_text() == "x"


@POSIX
def test_a_path_from_the_disk_and_one_from_the_library_are_the_same(tmp_path: Path) -> None:
    real = tmp_path / os.fsdecode(b"caf\xe9.txt")
    text = tmp_path / "caf\uf7e9.txt"
    assert walk_module.given(real) == walk_module.given(text) == text  # whether it is there or not
    real.write_text("x")
    assert walk_module.given(real) == walk_module.given(text) == text
