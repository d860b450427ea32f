"""A unit that a translation loses or changes is named; each of its forms in another language is known."""

from __future__ import annotations

import pytest

from app.core.translate.check import check


def units(source: str, target: str) -> list[str]:
    found = check(source, target, source_language="en", target_language="xx")
    return [warning.detail for warning in found if warning.kind == "unit"]


FORMS = {
    "5 %": "5 % | 5 ٪ | 5 Prozent | 5 percent | 5 per cent | 5 процентов | 5 pour cent | 5 por ciento | 5 per cento"
    " | 5 เปอร์เซ็นต์",
    "5 €": "5 € | 5 EUR | 5 евро | 5 يورو",
    "5 $": "5 $ | 5 USD | 5 Dollar | 5 dólares | 5 долларов | 5 دولار",
    "5 £": "5 £ | 5 GBP | 5 Pfund | 5 pounds | 5 фунтов",
    "5 km": "5 km | 5 км | 5 Kilometer | 5 километров | 5 กม. | 5 كم",
    "5 kg": "5 kg | 5 кг | 5 Kilogramm | 5 килограммов | 5 กก. | 5 كجم | 5 كغ",
    "5 mg": "5 mg | 5 мг | 5 Milligramm",
    "5 cm": "5 cm | 5 см | 5 centimetri | 5 Zentimeter | 5 ซม. | 5 سم",
    "5 mm": "5 mm | 5 мм | 5 Millimeter | 5 มม. | 5 ملم",
    "5 ml": "5 ml | 5 мл | 5 Milliliter",
    "5 °C": "5 °C | 5 ℃ | 5 Grad Celsius | 5 degrees Celsius",
    "5 °F": "5 °F | 5 ℉",
    "5 kWh": "5 kWh | 5 КВт·ч",
    "5 GB": "5 GB | 5 ГБ | 5 Gigabyte | 5 Go",
    "5 MB": "5 MB | 5 МБ | 5 Megabyte | 5 Mo",
}


@pytest.mark.parametrize("source", FORMS)
def test_a_unit_may_be_written_in_another_form_but_not_be_left_out(source: str) -> None:
    for form in FORMS[source].split(" | "):
        assert units(source, form) == [], form
    assert units(source, "5") == [source.split()[1]]
    assert units(source.replace(" ", ""), "5") == [source.split()[1]]


def test_another_unit_is_not_the_same() -> None:
    assert units("5 km away", "5 Meilen entfernt") == ["km"] and units("5 kg", "5 mg") == ["kg"]
    assert units("Pay $5 or £7.", "5 евро, 7 фунтов.") == ["$"] and units("€5", "5") == ["€"]


def test_a_unit_needs_a_number_before_it_and_ends_there() -> None:
    assert units("the km and the %", "nichts") == [] and units("5 kmart", "5") == [] and units("٥ km", "5") == ["km"]
