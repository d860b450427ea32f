"""The language that is translated into unless another one is chosen. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from app.core.settings.base import Settings
from app.core.translate.languages import NAMES


def default_target(settings: Settings) -> str:
    """The language chosen last; at first that of the system, since foreign letters come from elsewhere."""
    return settings.translate_target or language_of(QLocale.system())


def language_of(locale: QLocale) -> str:
    """ISO 639-1 code of a locale's language; English where we do not translate it."""
    code = QLocale.languageToCode(locale.language())
    return code if code in NAMES else "en"
