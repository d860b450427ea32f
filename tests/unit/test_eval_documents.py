"""The command that looks for expected phrases in the files of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents import write_pdf
from tools.evals.documents import main, read_phrases


def test_what_is_found_and_what_is_missed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pdf(tmp_path / "a.pdf", ["The lease ends in May.", "The rent is 950 euros."])
    (tmp_path / "b.txt").write_text("The boiler key hangs\nbehind the door.")
    (tmp_path / "c.docx").write_bytes(b"PK\3\4 broken")
    (tmp_path / "phrases.tsv").write_text(
        "file\tpage\tphrase\n# a remark\na.pdf\t1\tThe lease\na.pdf\t1\trent is 950\nb.txt\t\tkey hangs behind\n"
        "c.docx\t\tanything\n"
    )
    main(tmp_path, [str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    figures = {line.split()[0]: line.split() for line in lines if not line.startswith("miss")}
    assert figures["pdf"][1:6] == ["1", "1", "/", "2", "50.0%"] and figures["txt"][5] == "100.0%"
    assert figures["all"][2:5] == ["2", "/", "4"] and int(figures["all"][-2]) > 10
    misses = [line for line in lines if line.startswith("miss")]
    assert sorted(misses) == [
        "miss: a.pdf: page 1: 'rent is 950': on page 2", "miss: c.docx: page -: 'anything': damaged",
    ]  # fmt: skip
    with pytest.raises(SystemExit):
        main(tmp_path, [str(tmp_path), "--only", "c.docx", "--fail-under", "95"])


def test_a_line_that_is_none() -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(read_phrases("a.pdf\tThe lease"))
