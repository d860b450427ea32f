"""Forms in PDF files: what was filled in stands beside its label, once, as a person sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import UserError
from app.core.library.extract.formtext import label_of
from app.core.library.extract.pdf import extract_pdf
from tests.pdf_forms import FormWriter


def lines(form: FormWriter, folder: Path) -> list[str]:
    document = extract_pdf(form.save(folder / "a.pdf"))
    return [document.text[block.start : block.end] for block in document.blocks]


def test_values_stand_beside_their_labels(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 60, "Membership of the rowing club")
    for y, label in ((100, "Name:"), (130, "Date of birth"), (160, "Town:"), (190, "Boat")):
        form.print(50, y, label)
    form.print(300, 160, "Phone:")
    form.field(140, 100, "f1", "Ottilie Farrow")
    form.field(140, 130, "f2", "3 May 1988")
    form.field(140, 160, "f3", "Portwick", width=120)
    form.field(350, 160, "f4", "555 0188", width=120)
    form.field(140, 190, "f5", "")
    assert lines(form, tmp_path) == [
        "Membership of the rowing club",
        "Name: Ottilie Farrow",
        "Date of birth: 3 May 1988",
        "Town: Portwick; Phone: 555 0188",
        "Boat",
    ]


def test_a_label_above_or_below_its_field(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "Given name")
    form.print(300, 100, "Family name")
    form.print(50, 217, "Place of signature")
    form.field(50, 118, "a", "Ottilie")
    form.field(300, 118, "b", "Farrow")
    form.field(50, 200, "c", "Portwick")
    assert lines(form, tmp_path) == ["Given name: Ottilie; Family name: Farrow", "Place of signature: Portwick"]


def test_fields_within_a_sentence(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "I live in ............................ since ................ with my family.")
    form.field(95, 100, "a", "Portwick", width=82)
    form.field(208, 100, "b", "2019", width=44)
    assert lines(form, tmp_path) == ["I live in Portwick since 2019 with my family."]


def test_boxes_and_buttons(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "Diet:")
    for x, word in ((120, "Vegan"), (200, "Kosher"), (280, "None")):
        form.print(x, 100, word)
    form.print(50, 130, "Room:")
    form.print(120, 130, "Single")
    form.print(200, 130, "Double")
    form.tick(105, 100, "vegan", on=True)
    form.tick(185, 100, "kosher", on=False)
    form.tick(265, 100, "none", on=False)
    form.radio([(105, 130, "s"), (185, 130, "d")], "room", "d")
    assert lines(form, tmp_path) == ["Diet: ☒ Vegan ☐ Kosher ☐ None", "Room: ☐ Single ☒ Double"]


def test_choices_show_what_a_person_chose(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "Country:")
    form.print(50, 130, "Languages:")
    form.field(140, 100, "c", "42", FT="/Ch", Ff=1 << 17, Opt=[["41", "Norway"], ["42", "Iceland"]])
    many = ["Dutch", "Greek"]
    form.field(140, 130, "l", FT="/Ch", Ff=1 << 21, Opt=["Dutch", "Irish", "Greek"], V=many)
    assert lines(form, tmp_path) == ["Country: Iceland", "Languages: Dutch, Greek"]


def test_a_field_of_many_lines(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "Describe the damage in your own words.")
    form.print(50, 220, "Address:")
    form.field(50, 170, "d", "The mast broke.\rThe sail is torn.", width=400, height=66, Ff=1 << 12)
    form.field(140, 270, "r", "12 Quay Street\nPortwick", width=300, height=66, Ff=1 << 12)
    assert lines(form, tmp_path) == [
        "Describe the damage in your own words. The mast broke. The sail is torn.",
        "Address: 12 Quay Street, Portwick",
    ]


def test_fields_in_a_table(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 60, "Order of the boat yard, please fill in what you need.")
    for x, name in ((50, "Article"), (200, "Number"), (300, "Price")):
        form.print(x, 100, name)
    for row, (name, count, price) in enumerate((("Oar", "4", "85"), ("Rope", "", "12"), ("", "", ""))):
        y = 120 + 18 * row
        form.field(50, y, f"n{row}", name, width=140)
        form.field(200, y, f"c{row}", count, width=80)
        form.field(300, y, f"p{row}", price, width=80)
    assert lines(form, tmp_path) == [
        "Order of the boat yard, please fill in what you need.",
        "Article Number Price",
        "Article: Oar; Number: 4; Price: 85",
        "Article: Rope; Price: 12",
    ]


def test_without_a_label_the_field_says_its_name(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 60, "Delivery note")
    form.field(50, 300, "x1", "Harbour master", TU="Received by")
    form.field(50, 400, "delivery_date", "12 June")
    form.field(50, 500, "Text7", "left side door")
    assert lines(form, tmp_path) == [
        "Delivery note", "Received by: Harbour master", "delivery date: 12 June", "left side door",
    ]  # fmt: skip


def test_names_that_programs_make_up() -> None:
    made_up = ["Text1", "undefined_3", "topmostSubform[0].Page1[0].f1_01[0]", "Check Box 4", "fill_12", "12"]
    assert [label_of(name) for name in made_up] == [""] * 6
    assert label_of("form1[0].familyName[0]") == "family Name"


def test_what_is_printed_already_is_not_said_twice(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "Name:")
    form.print(142, 100, "Ottilie Farrow")
    form.print(50, 130, "Hut")
    form.print(142, 130, "North hut")
    form.field(140, 100, "n", "Ottilie Farrow")
    form.note(140, 130, "FreeText", "North hut", width=200, height=16)
    text = " ".join(lines(form, tmp_path))
    assert text.count("Ottilie") == 1 and text.count("North hut") == 1


def test_hidden_fields_buttons_and_passwords_stay_unsaid(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 60, "Login to the harbour")
    form.print(50, 100, "Password:")
    form.field(140, 100, "p", "hunter12", Ff=1 << 13)
    form.field(140, 130, "h", "checksum77", F=2)
    form.field(140, 160, "b", "", FT="/Btn", Ff=1 << 16)
    assert lines(form, tmp_path) == ["Login to the harbour Password:"]


def test_typed_texts_fill_a_form_without_fields(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "Tenant:")
    form.print(50, 130, "Flat:")
    form.note(120, 100, "FreeText", "Ottilie Farrow", width=150, height=16)
    form.note(120, 130, "FreeText", "third floor", width=150, height=16)
    assert lines(form, tmp_path) == ["Tenant: Ottilie Farrow", "Flat: third floor"]


def test_a_form_whose_first_page_is_empty(tmp_path: Path) -> None:
    form = FormWriter(pages=2)
    form.print(50, 100, "Harbour:", page=2)
    form.field(140, 100, "h", "Portwick", page=2)
    document = extract_pdf(form.save(tmp_path / "a.pdf"))
    assert document.text == "Harbour: Portwick" and document.blocks[0].page == 2 and document.empty_pages == (1,)


@pytest.mark.parametrize("name", ["/XFA", "text"])
def test_a_form_that_only_adobe_shows(tmp_path: Path, name: str) -> None:
    form = FormWriter()
    wait = "Please wait..."
    more = "If this message is not eventually replaced with the proper contents of the document, your PDF viewer"
    form.print(50, 100, wait if name == "text" else "Diese Datei braucht Adobe Reader 8 oder neuer.")
    if name == "text":
        form.print(50, 130, more)
        form.print(50, 150, "may not be able to display this type of document.")
    else:
        form.form(XFA=form.stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>"))
        form.catalog(NeedsRendering=True)
    with pytest.raises(UserError) as raised:
        extract_pdf(form.save(tmp_path / "a.pdf"))
    assert raised.value.code == "xfa_form"


def test_a_form_of_both_kinds_is_read(tmp_path: Path) -> None:
    form = FormWriter()
    form.print(50, 100, "Name (needs Adobe Reader):")
    form.field(240, 100, "n", "Ottilie Farrow")
    form.form(XFA=form.stream(b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'/>"))
    assert "Ottilie Farrow" in lines(form, tmp_path)[0]
