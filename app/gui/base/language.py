"""The language of the window: loads the catalogues of the program and of Qt, and turns the window round where the
language is written from the right. Knows no text."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.core.resources import resource
from app.core.window_languages import SOURCE, WINDOW_LANGUAGES

# Where Qt's name of a language also names a country or a kind of writing.
_PLAIN_NAMES = {**{language.code: language.name for language in WINDOW_LANGUAGES}, "es": "Español", "zh": "中文"}


def own_name(code: str) -> str:
    """Of a language by its ISO 639-1 code. Never translated: whoever looks for their language has to be able to read
    its name."""
    name = _PLAIN_NAMES.get(code) or QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]  # French writes "français" in a sentence


LANGUAGES = {language.code: own_name(language.code) for language in WINDOW_LANGUAGES}
_LATIN_DIGITS = {language.code: language.latin_digits for language in WINDOW_LANGUAGES if language.latin_digits}


def chosen_locale(setting: str) -> QLocale:
    """The locale of the chosen language, else of the first system language that has a catalogue, else English. Where
    the system's language is the chosen one, its country decides how dates and numbers are written."""
    system = QLocale.system()
    wanted = [setting] if setting in LANGUAGES else [name.replace("_", "-") for name in system.uiLanguages()]
    for name in wanted:
        language = name.split("-")[0]
        if language in LANGUAGES:
            is_systems = system.name().split("_")[0] == language
            return system if is_systems else QLocale(language)
    return QLocale(SOURCE.code)


def install(app: QApplication, setting: str) -> QLocale:
    """Load the catalogues. Call it before the first widget is made; texts without a translation stay English."""
    locale = chosen_locale(setting)
    language = locale.name().split("_")[0]
    if locale.zeroDigit() != "0":  # texts of the program have these digits; two kinds in one window would confuse
        locale = QLocale(_LATIN_DIGITS.get(language, language))
    QLocale.setDefault(locale)
    folders = ((f"alcove_{language}", str(resource("i18n"))),
               (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))  # fmt: skip
    for name, folder in folders:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    app.setLayoutDirection(locale.textDirection())
    return locale
