"""The names of languages in the person's own language. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from app.core.errors import AppError
from app.core.translate.languages import RIGHT_TO_LEFT


def _tr(text: str) -> str:
    return QCoreApplication.translate("languages", text)


def language_name(code: str) -> str:
    """The name of a language in the window's language, else its English name, else its code."""
    return _names().get(code, code)


def named(error: AppError) -> AppError:
    """The same error, with names of languages in place of their codes."""
    data = dict(error.data)
    for key in ("source", "target"):
        if key in data:
            data[key] = language_name(str(data[key]))
    return type(error)(error.code, **data)


def direction(code: str) -> Qt.LayoutDirection:
    """The direction in which text of this language runs, whatever the direction of the window."""
    return Qt.LayoutDirection.RightToLeft if code in RIGHT_TO_LEFT else Qt.LayoutDirection.LeftToRight


def languages() -> list[tuple[str, str]]:
    """(code, name) of each language, sorted by name."""
    return sorted(_names().items(), key=lambda item: item[1].casefold())


def _names() -> dict[str, str]:
    """The names stand here as texts to translate; a test compares this list with that of the core."""
    return {
        "af": _tr("Afrikaans"),
        "am": _tr("Amharic"),
        "ar": _tr("Arabic"),
        "az": _tr("Azerbaijani"),
        "be": _tr("Belarusian"),
        "bg": _tr("Bulgarian"),
        "bn": _tr("Bengali"),
        "bs": _tr("Bosnian"),
        "ca": _tr("Catalan"),
        "cs": _tr("Czech"),
        "cy": _tr("Welsh"),
        "da": _tr("Danish"),
        "de": _tr("German"),
        "el": _tr("Greek"),
        "en": _tr("English"),
        "eo": _tr("Esperanto"),
        "es": _tr("Spanish"),
        "et": _tr("Estonian"),
        "eu": _tr("Basque"),
        "fa": _tr("Persian"),
        "fi": _tr("Finnish"),
        "fr": _tr("French"),
        "ga": _tr("Irish"),
        "gl": _tr("Galician"),
        "gu": _tr("Gujarati"),
        "he": _tr("Hebrew"),
        "hi": _tr("Hindi"),
        "hr": _tr("Croatian"),
        "hu": _tr("Hungarian"),
        "hy": _tr("Armenian"),
        "id": _tr("Indonesian"),
        "is": _tr("Icelandic"),
        "it": _tr("Italian"),
        "ja": _tr("Japanese"),
        "ka": _tr("Georgian"),
        "kk": _tr("Kazakh"),
        "km": _tr("Khmer"),
        "ko": _tr("Korean"),
        "ku": _tr("Kurdish"),
        "lt": _tr("Lithuanian"),
        "lv": _tr("Latvian"),
        "mk": _tr("Macedonian"),
        "mr": _tr("Marathi"),
        "ms": _tr("Malay"),
        "mt": _tr("Maltese"),
        "nb": _tr("Norwegian Bokmål"),
        "nl": _tr("Dutch"),
        "pa": _tr("Punjabi"),
        "pl": _tr("Polish"),
        "ps": _tr("Pashto"),
        "pt": _tr("Portuguese"),
        "ro": _tr("Romanian"),
        "ru": _tr("Russian"),
        "sk": _tr("Slovak"),
        "sl": _tr("Slovenian"),
        "so": _tr("Somali"),
        "sq": _tr("Albanian"),
        "sr": _tr("Serbian"),
        "sv": _tr("Swedish"),
        "sw": _tr("Swahili"),
        "ta": _tr("Tamil"),
        "te": _tr("Telugu"),
        "th": _tr("Thai"),
        "ti": _tr("Tigrinya"),
        "tl": _tr("Filipino"),
        "tr": _tr("Turkish"),
        "uk": _tr("Ukrainian"),
        "ur": _tr("Urdu"),
        "uz": _tr("Uzbek"),
        "vi": _tr("Vietnamese"),
        "zh": _tr("Chinese"),
    }
