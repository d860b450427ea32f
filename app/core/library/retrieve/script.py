"""The script of a text, its words and its stop words. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0900-\u0dff\u0e30-\u0e4e]+[^\W_]*)*")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
BIGRAM_SCRIPTS = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
PREFIX_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"})
SCRIPT_LANGUAGE = {
    "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "DEVANAGARI": "hi", "THAI": "th", "HANGUL": "ko",
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "ARMENIAN": "hy", "GEORGIAN": "ka", "BENGALI": "bn", "TAMIL": "ta",
}  # fmt: skip
_STOPWORDS = {
    "en": """
        a about an and any are as at be been but by can could did do does for from had has have how i if in
        into is it its me my not of on or our should so than that the their them then there these they this
        to was we were what when where which who whom whose why will with would you your
    """,
    "de": """
        am auch auf bei das dem den der des die ein eine einem einen einer es für ich im ist kann man mit
        nach nicht oder sich sie sind und von warum was welche welcher wer werden wie wir wird wo zu
    """,
    "fr": """
        au aux avec ce cette comment dans des du elle est et il je la le les ne nous où par pas plus pour
        pourquoi que quel quelle quels qui sa se ses son sont sur un une vous
    """,
    "es": """
        al como con cuál cuáles cuándo cómo de del dónde el en es está la las lo los más no para por que
        quién qué se son su sus un una y
    """,
    "it": """
        al alla che chi come con cosa da dei del della delle di dove e gli i il in la le lo non per perché
        qual quale quali quando si sono un una è
    """,
    "pt": """
        a ao as com como da das de do dos e em está mais na no não o onde os para por quais qual quando que
        quem se são um uma é
    """,
    "nl": """
        aan dat de die een en er het hoe ik in is je kan met niet op te van voor waar waarom wat we welke
        wie zijn
    """,
    "sv": """
        att av den det en ett för hur inte jag kan med och om på som till vad var varför vem vi är
    """,
    "pl": """
        co czy dla dlaczego do gdzie i jak jest kto na nie od po przez się są to w z że
    """,
}
STOPWORDS = {language: frozenset(text.split()) for language, text in _STOPWORDS.items()}


MIN_STEM = 4  # letters: "read" and "reading" count as one word, "a" and "as" do not


def words(text: str) -> list[str]:
    """Case-folded words with their combining marks."""
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


def language_of_script(text: str) -> str | None:
    """ISO 639-1 code of a text whose script implies one language (all Cyrillic counts as "ru"); None for Latin."""
    for char in dict.fromkeys(_BEYOND_ASCII.findall(text)):
        script = script_of(char)
        if script in SCRIPT_LANGUAGE:
            is_japanese = script == "CJK" and any(script_of(c) in ("HIRAGANA", "KATAKANA") for c in text)
            return "ja" if is_japanese else SCRIPT_LANGUAGE[script]
    return None


def is_stopword(word: str, language: str | None) -> bool:
    return word in STOPWORDS.get(language or "en", frozenset())
