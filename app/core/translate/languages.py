"""The languages that can be chosen. Their names in the person's own language are the window's business."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.library.retrieve.language import language_of
from app.core.text.language_names import NAMES as NAMES

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
