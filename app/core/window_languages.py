"""The languages of the window: the only such table. Settings, catalogues of translations and packages take theirs from
it. A new language is a line here and a catalogue beside the others in i18n. Knows no text and no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WindowLanguage:
    """`code` is that of ISO 639-1. A catalogue holds `plural_forms` forms of each text that counts: those of Qt, which
    are CLDR's but for fractions. `country` is the code of ISO 3166 that stands for the language where a package has to
    name one. `nsis` is what the Windows installer calls it, "" for a language that it does not have. `name` is its own
    name where Qt's also names a country, as "American English" does. `latin_digits` is a locale of the language that
    writes the digits 0-9, where its usual one has others."""

    code: str
    plural_forms: int
    country: str
    nsis: str
    name: str = ""
    latin_digits: str = ""


SOURCE = WindowLanguage("en", 2, "US", nsis="English", name="English")  # of the texts in the program
WINDOW_LANGUAGES = (
    SOURCE,
    WindowLanguage("de", 2, "DE", nsis="German"),
    WindowLanguage("ar", 6, "SA", nsis="Arabic", latin_digits="ar_AE"),
)
