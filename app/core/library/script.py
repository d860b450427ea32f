"""Which alphabet and, roughly, which language a text is in: decides the keyword table and which leg leads. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0900-\u0dff\u0e30-\u0e4e]+[^\W_]*)*")
BIGRAM_SCRIPTS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"})
_LANGUAGE_OF_SCRIPT = {
    "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "DEVANAGARI": "hi", "THAI": "th", "HANGUL": "ko",
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "ARMENIAN": "hy", "GEORGIAN": "ka", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
STOPWORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "a an and any are as at be been but by can could did do does for from had has have how i if in into is it its me my "
        "not of on or our should so than that the their them then there these they this to was we were what when where "
        "which who whom whose why will with would you your about".split()
    ),
    "de": frozenset(
        "der die das und ist nicht ein eine einen einem einer mit auf für von zu den dem des wie was wo wer warum wird "
        "werden sind ich sie wir kann man im am bei oder auch es sich nach welche welcher".split()
    ),
    "fr": frozenset(
        "le la les un une des et est du que qui dans pour sur avec pas au aux ce cette quel quelle quels comment où "
        "pourquoi sont par plus il elle nous vous je ne se sa son ses".split()
    ),
    "es": frozenset(
        "el la los las un una y es de que en para con por no del se cómo como qué cuál cuáles dónde son al lo su sus más "
        "cuándo está quién".split()
    ),
    "it": frozenset(
        "il lo la i gli le un una e è di che in per con non del della dei delle come cosa qual quale quali dove sono si da "
        "al alla perché chi quando".split()
    ),
    "pt": frozenset(
        "o a os as um uma e é de que em para com por não do da dos das no na como qual quais onde são se ao mais "
        "quando quem está".split()
    ),
    "nl": frozenset(
        "de het een en is van in op te dat die voor met niet zijn hoe wat waar wie waarom welke kan ik je we er aan".split()
    ),
    "sv": frozenset(
        "och är en ett att det som på för med inte av den hur vad var vem varför kan jag vi till om".split()
    ),
    "pl": frozenset("i w na z do nie jest się to jak co gdzie kto dlaczego czy że są przez dla od po".split()),
}


def words(text: str) -> list[str]:
    """Case-folded words, combining marks kept."""
    return WORD.findall(unicodedata.normalize("NFC", text).casefold())


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """The first word of a letter's Unicode name: LATIN, CYRILLIC, CJK... and "" for digits and marks."""
    if char.isascii():
        return "LATIN" if char.isalpha() else ""
    if not char.isalpha():
        return ""
    return unicodedata.name(char, "").split(" ")[0].split("-")[0]


def is_latin(word: str) -> bool:
    """True also for words without letters, such as years."""
    return all(script_of(char) in ("LATIN", "") for char in word)


def language_of(text: str) -> str | None:
    """ISO 639-1 code by script, else by stop words; None when it cannot be told. Made for questions, not for prose."""
    found = words(text)
    for char in "".join(found):
        script = script_of(char)
        if script in _LANGUAGE_OF_SCRIPT:
            is_japanese = script == "CJK" and any(script_of(c) in ("HIRAGANA", "KATAKANA") for c in text)
            return "ja" if is_japanese else _LANGUAGE_OF_SCRIPT[script]
    counts = {language: sum(word in stops for word in found) for language, stops in STOPWORDS.items()}
    best = max(counts.values())
    leaders = [language for language, count in counts.items() if count == best]
    return leaders[0] if best > 0 and (len(leaders) == 1 or leaders[0] == "en") else None


def is_stopword(word: str, language: str | None) -> bool:
    return word in STOPWORDS.get(language or "en", STOPWORDS["en"])
