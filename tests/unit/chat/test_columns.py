"""What a question over many files asks of each of them, read from its words in four languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.columns import MOST_COLUMNS, asked_of, columns_of
from app.core.chat.intent import recognise

LISTS = [
    ("Compare the three invoices: number, company, date, total", "three invoices", "number company date total"),
    ("Compare invoices: number and total", "invoices", "number total"),
    ("For each contract the tenant and the rent", "contract", "tenant rent"),
    ("for each contract, who is the tenant and what is the rent?", "contract", "tenant rent"),
    ("For every mooring agreement, give the holder and its fee.", "mooring agreement", "holder fee"),
    ("Number, date and total of all invoices", "invoices", "Number date total"),
    ("What are the number, the date and the total of the three invoices?", "three invoices", "number date total"),
    ("Please list the tenant, rent and deposit of each lease", "lease", "tenant rent deposit"),
    ("List all invoices with number, date and total", "invoices", "number date total"),
    ("Make a table of number, date and total for every invoice", "invoice", "number date total"),
    ("Compare the agreements of Sandoval and Moreau: berth, fee", "agreements of Sandoval and Moreau", "berth fee"),
    ("Vergleiche die drei Rechnungen: Nummer, Firma, Betrag", "drei Rechnungen", "Nummer Firma Betrag"),
    ("Nummer, Datum und Betrag jeder Rechnung", "Rechnung", "Nummer Datum Betrag"),
    ("Nummer und Betrag in allen Verträgen", "Verträgen", "Nummer Betrag"),
    ("Für jeden Mietvertrag den Mieter und die Miete", "Mietvertrag", "Mieter Miete"),
    ("Erstelle eine Tabelle aller Rechnungen mit Nummer und Betrag", "Rechnungen", "Nummer Betrag"),
    ("Numéro, date et total de chaque facture", "facture", "Numéro date total"),
    ("Pour chaque contrat le locataire et le loyer", "contrat", "locataire loyer"),
    ("Compare les trois factures : numéro, société, total", "trois factures", "numéro société total"),
    ("Número, fecha y total de cada factura", "factura", "Número fecha total"),
    ("Para cada contrato el inquilino y la renta", "contrato", "inquilino renta"),
    ("Compara las tres facturas: número, empresa", "tres facturas", "número empresa"),
]


@pytest.mark.parametrize(("question", "files", "columns"), LISTS)
def test_the_columns_and_the_files_of_a_question(question: str, files: str, columns: str) -> None:
    asked = asked_of(question)
    assert (asked.files, " ".join(asked.columns)) == (files, columns)
    assert recognise(question) in ("list", "compare")


@pytest.mark.parametrize(
    ("question", "files"),
    [
        ("List the IP address of each document", "document"),
        ("Which contracts mention dogs and cats?", "contracts"),
        ("How many of the leases contain a break clause?", "leases"),
        ("Compare the invoices: which one is the cheapest?", "invoices"),
        ("In welchen Dateien steht eine Kaution?", "Dateien"),
        ("Who signed all of the letters?", "letters"),
        ("What is the tenant and the rent of the lease?", "lease"),
        ("Compare tea and coffee: price, taste", ""),
        ("list all deadlines", ""),
        ("", ""),
    ],
)
def test_a_question_for_one_thing_has_no_columns(question: str, files: str) -> None:
    asked = asked_of(question)
    assert (asked.files, asked.columns) == (files, ())


def test_one_file_asked_for_two_things_is_no_question_to_all() -> None:
    assert recognise("What is the tenant and the rent of the lease?") is None
    assert recognise("Tell me the date and the place of the meeting") is None


def test_a_list_is_names_only_each_once_and_without_the_file() -> None:
    assert columns_of("the Number, number; and its date of issue") == ("Number", "date of issue")
    assert columns_of("file name, number, date") == ("number", "date")
    assert columns_of("number") == () and columns_of("a, which one is best") == ()
    assert columns_of("date, a very long name of more than five words") == ()
    assert columns_of(", ".join(f"thing {letter}" for letter in "abcdefghi")) == ()
    assert columns_of("date | total, x") == ()


NAMES = st.lists(
    st.from_regex(r"[b-df-hj-km-np-rtv-z]{4,9}", fullmatch=True), min_size=2, max_size=MOST_COLUMNS, unique=True
)
FRAMES = (
    "Compare the invoices: {}", "{} of each invoice", "For each invoice the {}", "List all invoices with {}",
    "Vergleiche die Rechnungen: {}", "Für jede Rechnung {}", "Pour chaque facture {}", "Para cada factura {}",
)  # fmt: skip


@given(NAMES, st.sampled_from(FRAMES), st.sampled_from([" and ", " und ", " et ", " y ", ", "]))
def test_whatever_is_listed_becomes_the_columns_in_its_order(names: list[str], frame: str, last: str) -> None:
    listed = ", ".join(names[:-1]) + last + names[-1]
    assert asked_of(frame.format(listed)).columns == tuple(names)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    columns = asked_of(text).columns
    assert not columns or 2 <= len(columns) <= MOST_COLUMNS
    assert all(name.strip() == name and name and "|" not in name and "\n" not in name for name in columns)
