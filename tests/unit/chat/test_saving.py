"""An exported file: a name that every system takes, whole or not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.core.chat.transfer.save import file_name, save, save_text
from app.core.errors import DiskFull, MachineError


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rent of the flat", "Rent of the flat.md"), ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j.md"),
        ("", "conversation.md"),
        (" ..hidden.. ", "hidden.md"), ("...", "conversation.md"), ("a\n\tb", "a b.md"), ("é 租", "é 租.md"),
        ("x" * 200, "x" * 80 + ".md"), ("x" * 79 + ". y", "x" * 79 + ".md"),
    ],
)  # fmt: skip
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert file_name(title, "md") == name


def test_what_was_there_is_replaced_in_one_step_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("old")
    save_text(file, "new\né\n")
    assert file.read_bytes() == "new\né\n".encode() and list(tmp_path.iterdir()) == [file]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / ("a" * 200 + ".md")
    file.write_text("old")

    def fail(code: int) -> None:
        def write(path: Path) -> None:
            path.write_text("half")
            assert path.parent == tmp_path and str(os.getpid()) in path.name and len(path.name) < 150
            raise OSError(code, "It broke")

        save(file, write)

    for code in (errno.ENOSPC, errno.EDQUOT):
        with pytest.raises(DiskFull) as full:
            fail(code)
        assert full.value.code == "disk_full" and full.value.data["path"] == str(file)
    with pytest.raises(MachineError) as broken:
        fail(errno.EIO)
    assert broken.value.code == "not_writable" and broken.value.data == {"path": str(file), "detail": "It broke"}
    assert not isinstance(broken.value, DiskFull)
    assert file.read_text() == "old" and list(tmp_path.iterdir()) == [file]
