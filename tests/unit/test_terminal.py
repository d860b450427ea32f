"""What comes from files and models cannot forge the command line's output."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.messages import sentence
from app.cli.output import print_json
from app.cli.terminal import json_line, line, prose

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("lease.pdf", "lease.pdf"),
        ("Договор №5 (копия).pdf", "Договор №5 (копия).pdf"),
        ("שלום.txt", "שלום.txt"),
        ("a\nb.txt: indexed", "a\\nb.txt: indexed"),
        ("a\r\x1b[2J\x9b1m.txt", "a\\r\\x1b[2J\\x9b1m.txt"),
        ("invoice\u202efdp.exe", "invoice\\u202efdp.exe"),
        ("a\u2028b\x85c", "a\\u2028b\\x85c"),
        ("caf\uf7e9.txt", "caf\\xe9.txt"),
        ("caf\udce9.txt", "caf\\udce9.txt"),
    ],
)
def test_a_name_stays_on_its_line(name: str, shown: str) -> None:
    assert line(name) == shown and line(Path(name)) == shown


@given(ANY_TEXT)
def test_no_name_ends_a_line_or_commands_a_terminal(name: str) -> None:
    shown = line(name)
    assert len(shown.splitlines()) <= 1 and not {"Cc", "Cs", "Zl", "Zp"} & set(map(unicodedata.category, shown))
    assert not {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI", "PDF"} & set(map(unicodedata.bidirectional, shown))
    shown.encode()


@given(ANY_TEXT)
def test_prose_keeps_its_lines_and_letters(text: str) -> None:
    kept = prose(text)
    assert {c for c in kept if unicodedata.category(c) in ("Cc", "Cs")} <= {"\n", "\t"}
    assert [c for c in kept if c.isalnum() or c in " \n\t"] == [c for c in text if c.isalnum() or c in " \n\t"]


@given(ANY_TEXT)
def test_json_is_one_line_and_means_the_same(text: str) -> None:
    printed = json_line(json.dumps({"path": text}, ensure_ascii=False))
    assert len(printed.splitlines()) == 1 and json.loads(printed.encode()) == json.loads(json.dumps({"path": text}))


def test_json_of_a_name_that_is_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"path": "caf\udce9.txt"})
    assert capsys.readouterr().out == '{"path": "caf\\udce9.txt"}\n'


def test_an_error_is_one_sentence() -> None:
    assert "\n" not in sentence("path_missing", {"path": Path("a\nThe disk is full.\x1b[1m")})
