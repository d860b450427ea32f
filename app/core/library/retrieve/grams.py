"""A second form in which words are indexed, by script: what inflected forms, compounds and unspaced text have in
common. Pure. Measured as nDCG@10 of the keyword ranking alone on XQuAD (240 texts): Porter words ru .873, ro .929, de
.928, th .239; the first five letters ru .955, ro .963, de .945, with a fifth of the postings of trigrams (ru .952);
trigrams with marked ends th .974. Bigrams for Chinese, Japanese and Korean (zh .97)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from app.core.library.retrieve.script import BIGRAM_SCRIPTS, PREFIX_SCRIPTS, script_of, words

PREFIX = 5
TRIGRAM = 3
CACHED_WORDS = 50_000
ANY_END = "*"  # after the beginning of a gram, in a question
_LATIN_PARTS = re.compile("[a-z\u00df-\u024f][0-9a-z\u00df-\u024f]*|[^a-z\u00df-\u024f]+")
# half and full widths; ligatures and the joined Arabic letters that some PDFs hold
_WIDTHS = re.compile("[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uffee]+")
_VOWEL_MARKS = "".join(map(chr, (*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7,
                                 0x640, *range(0x64B, 0x660), 0x670)))  # fmt: skip
# Hebrew points, Arabic vowel signs and the stroke that stretches a word, which most people leave out; the letters that
# Arabic and Persian keyboards write in two ways; the dot and the moon that Hindi is written with or without.
_FORMS = str.maketrans("أإآٱىةیکँ", "اااايهيكं", _VOWEL_MARKS + "\u093c")
_HAS_FORMS = re.compile("[" + "".join(map(chr, _FORMS)) + "]")


def plain_forms(text: str) -> str:
    """One form for what can be written in several: widths, and marks that may be left out."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFC", _WIDTHS.sub(_in_usual_width, text))
    return plain.translate(_FORMS) if _HAS_FORMS.search(plain) else plain  # looking takes a tenth of translating


def _in_usual_width(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def gram_text(text: str) -> str:
    """The grams of every word of a text in its plain forms, as tokens that no tokenizer changes."""
    return " ".join(filter(None, map(_grams_as_text, words(text))))


@lru_cache(maxsize=CACHED_WORDS)
def _grams_as_text(word: str) -> str:
    return " ".join(grams(word))


def query_grams(word: str) -> list[str]:
    """The grams by which a word of a query is found, where words are inflected. A word as long as a gram loses its last
    letter: nDCG@10 of the keyword ranking on XQuAD de .957 to .958, ro .964 to .965, ru .955 to .958. Not for English:
    Vaswani fused .493 to .490."""
    found = grams(word)
    if len(word) == 1 and script_of(word) in BIGRAM_SCRIPTS:  # a single sign is indexed only as half of a bigram
        return [found[0] + ANY_END]
    if len(word) != PREFIX or len(found) != 1 or not word.isalpha():
        return found
    if word.isascii():
        return [word[:-1] + ANY_END]
    plain = without_marks(word)
    return [_token(plain[:-1]) + ANY_END] if len(plain) == PREFIX else found


def grams(word: str) -> list[str]:
    """The grams of a case-folded word. Japanese and Chinese put no space around Latin words."""
    if not word.isascii():
        scripts = {script_of(char) for char in word}
        if "LATIN" in scripts and not BIGRAM_SCRIPTS.isdisjoint(scripts):
            return [gram for part in _LATIN_PARTS.findall(word) for gram in _grams_of_one_script(part)]
    return _grams_of_one_script(word)


def _grams_of_one_script(word: str) -> list[str]:
    if word.isascii():
        return [word[:PREFIX] if word.isalpha() else word]
    script = script_of(next((char for char in word if script_of(char)), ""))
    if script in PREFIX_SCRIPTS:
        return [_token(without_marks(word)[:PREFIX])]
    clusters = graphemes(word)
    if script in BIGRAM_SCRIPTS:
        return _windows(clusters, 2)
    return _windows(["^", *clusters, "$"], TRIGRAM)


def graphemes(word: str) -> list[str]:
    """A base letter with the marks that follow it: cutting between them halves what Hindi finds."""
    clusters: list[str] = []
    for char in word:
        if clusters and unicodedata.category(char).startswith("M"):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _windows(clusters: list[str], size: int) -> list[str]:
    if len(clusters) <= size:
        return [_token("".join(clusters))]
    return [_token("".join(clusters[i : i + size])) for i in range(len(clusters) - size + 1)]


def without_marks(word: str) -> str:
    """Without accents and vowel signs, decomposed."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.category(c).startswith("M"))


def _token(gram: str) -> str:
    """ASCII stays readable, so that "ete" of a plain word and of an accented one are one token."""
    return gram if gram.isascii() and gram.isalnum() else "x" + "x".join(f"{ord(char):x}" for char in gram)
