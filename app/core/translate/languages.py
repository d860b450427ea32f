"""The languages that can be chosen, and their English names, as prompts need them. Names in the person's own language
are the window's business."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.library.retrieve.language import language_of

# ISO 639-1 codes and English names (CLDR). RIGHT_TO_LEFT of them are written from right to left.
NAMES: dict[str, str] = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "ko": "Korean", "ku": "Kurdish",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese",
    "nb": "Norwegian Bokmål", "nl": "Dutch", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "ti": "Tigrinya",
    "tl": "Filipino", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})
# Other codes under which packages and people know them.
_OTHER = {"no": "nb", "iw": "he", "in": "id", "zt": "zh", "cn": "zh", "fil": "tl"}
SAMPLE_CHARS = 2000


def known(code: str) -> str:
    """The code used here for what people and packages write: "DE", "pt-BR", "no", "German". Raises UserError
    unknown_language."""
    plain = code.strip().casefold()
    short = plain.replace("_", "-").split("-")[0]
    short = _OTHER.get(short, short)
    if short in NAMES:
        return short
    for found, name in NAMES.items():
        if plain and name.casefold() == plain:
            return found
    raise UserError("unknown_language", language=code.strip())


def detect(text: str) -> str | None:
    """The main language of a text; None when it cannot be determined."""
    found = language_of(" ".join(text[:SAMPLE_CHARS].split()))
    if found is None:
        return None
    found = _OTHER.get(found, found)
    return found if found in NAMES else None
