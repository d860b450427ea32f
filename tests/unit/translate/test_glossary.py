"""Glossaries of all kinds, good and bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import UserError
from app.core.translate.glossary import Clash, Glossary, Term, read_glossary

TBX = """<?xml version="1.0" encoding="UTF-8"?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1"><langSet xml:lang="en"><tig><term>deposit</term></tig></langSet>
<langSet xml:lang="de"><tig><term>Kaution</term></tig></langSet></termEntry>
<termEntry id="2"><langSet xml:lang="en-US"><ntig><termGrp><term>lease</term></termGrp></ntig></langSet>
<langSet xml:lang="de-DE"><ntig><termGrp><term>Mietvertrag</term></termGrp></ntig></langSet></termEntry>
</body></text></martif>
"""


@pytest.mark.parametrize(
    "text", ["deposit,Kaution\nAlcove,\n", "deposit;Kaution\nAlcove\n", "en\tde\ndeposit\tKaution\nAlcove\t\n"]
)
def test_csv_in_its_usual_forms(tmp_path: Path, text: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_text(text, "utf-8")
    found = read_glossary(path, "en", "de")
    assert found.terms == (Term("deposit", "Kaution"), Term("Alcove", "")) and found.name == "terms"


def test_columns_are_chosen_by_their_languages(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("de,fr,en\nKaution,caution,deposit\n", "utf-8")
    assert read_glossary(path, "en", "de").terms == (Term("deposit", "Kaution"),)


def test_tbx(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(TBX, "utf-8")
    assert read_glossary(path, "en", "de").terms == (Term("deposit", "Kaution"), Term("lease", "Mietvertrag"))


def test_clashes_are_told_and_the_first_counts(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("deposit,Kaution\nDeposit,Pfand\ndeposit,Kaution\n", "utf-8")
    found = read_glossary(path)
    assert found.terms == (Term("deposit", "Kaution"),)
    assert found.clashes == (Clash("Deposit", "Kaution", "Pfand"),)


def test_other_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes("fee;Gebühr\nkey;Schlüssel\nflat;Wohnung für Gäste\n".encode("cp1252"))
    assert read_glossary(path).terms[0] == Term("fee", "Gebühr")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("gone.csv", None, "path_missing"),
        ("broken.tbx", b"<?xml version='1.0'?><martif><text>", "glossary_unreadable"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0" * 20, "glossary_unreadable"),
    ],
)
def test_what_is_no_glossary_says_so(tmp_path: Path, name: str, data: bytes | None, code: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError, match=code):
        read_glossary(path)


def test_endless_entities_are_not_expanded(tmp_path: Path) -> None:
    layers = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "bomb.tbx"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE martif [<!ENTITY a0 "x">{layers}]><martif><termEntry>'
        '<langSet xml:lang="en"><tig><term>&a11;</term></tig></langSet></termEntry></martif>'
    )
    with pytest.raises(UserError, match="glossary_unreadable"):
        read_glossary(path, "en", "de")


@pytest.mark.parametrize(
    ("target", "is_used"),
    [
        ("Die Kaution ist fällig.", True),
        ("Wegen der Kautionen frage ich.", True),
        ("Das Pfand ist fällig.", False),
        ("Die Mietverträge enden.", True),
    ],
)
def test_terms_count_in_all_their_forms(target: str, is_used: bool) -> None:
    glossary = (
        Glossary((Term("deposit", "Kaution"),)) if "Miet" not in target else Glossary((Term("deposit", "Mietvertrag"),))
    )
    assert (glossary.check("The deposits are due.", target) == ()) is is_used


def test_a_term_inside_a_longer_one_does_not_count() -> None:
    glossary = Glossary((Term("rent", "Miete"), Term("rent deposit", "Mietkaution")))
    assert [term.source for term in glossary.found_in("The rent deposit is due.")] == ["rent deposit"]
    assert [term.source for term in glossary.found_in("The rent deposit and the rent.")] == ["rent deposit", "rent"]
    assert glossary.found_in("The parents pay.") == ()
