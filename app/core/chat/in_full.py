"""Makes a sentence of an answer that is a fragment ("520 pounds", "Not allowed"): behind it comes the sentence of the
file that it was taken from, with the exceptions and conditions that stand there. No model is asked. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from app.core.chat.base import Answer, Citation, Sentence
from app.core.chat.routes.answer_language import answer_language
from app.core.chat.rows import place_of
from app.core.chat.table_facts import ROW
from app.core.chat.words import content_words
from app.core.text.numbers import MONTHS
from app.core.text.sentences import Span, split_sentences

FRAGMENT_WORDS = 5  # an answer of no more is a fragment
LEAST_WORDS, MOST_WORDS = 4, 45  # of the sentence behind it
MOST_ROW_WORDS = 30  # of the row of a table behind it
_CONDITION = re.compile(
    r"\b(?:unless|except|excluding|without|only|provided|if|at most|at least|subject to|as long as|until|but|"
    r"es sei denn|außer|ohne|nur|sofern|wenn|falls|höchstens|mindestens|jedoch|sauf|sans|seulement|si|à condition|"
    r"au plus|au moins|salvo|excepto|sin|sólo|solo|siempre que|como máximo)\b",
    re.IGNORECASE,
)
_NO_PROSE = re.compile(r"\w: [^;\n]+; \w|\||\n\s*\n|^[-*•#]")
# Of an item or a clause: "2.1 The rent", "3) Dogs", "7 The tenant", and not "36 months", "30 August".
_MARK = re.compile(
    r"^(?:[-*•]\s+|§\s*\d+\S*\s+|\(?\d+(?:\.\d+)*[.)]\s+(?=[^\W\d_])|\d+(?:\.\d+)+\s+(?=[^\W\d_])|"
    rf"\d{{1,2}}\s+(?=[A-ZÀ-Þ])(?!(?i:{'|'.join(MONTHS)})\b))"
)
_END = re.compile(r"[.!?…:;]\W*$")


def in_full(answer: Answer, language: str) -> Answer:
    """The answer with the sentence that its first citation quotes, where it is a fragment or leaves out a condition.
    `language` (ISO 639-1) is that of the question: a sentence in another one is left where it is, behind the mark."""
    if not answer.found or len(answer.sentences) != 1 or not answer.citations:
        return answer
    if not answer.sentences[0].is_supported or answer.sentences[0].start > 0:  # it thought aloud before
        return answer
    text = capitalised(answer.text.strip())
    cited = answer.citations[0]
    behind = _sentence(text, cited)
    is_row = ROW.fullmatch(behind) is not None  # of words that are no language's
    if not behind or not _adds(text, behind) or (answer_language(behind) != language and not is_row):
        return replace(answer, text=text, sentences=_moved(answer, text))
    if len(text.split()) > FRAGMENT_WORDS:  # it says the same, with its condition
        return replace(answer, text=behind, sentences=_moved(answer, behind))
    head = text if _END.search(text) else f"{text}."
    start = len(head) + 1
    whole = f"{head} {behind}"
    first = replace(answer.sentences[0], text=head, start=0, end=len(head))
    second = Sentence(behind, start, len(whole), True, (cited.n,))
    return replace(answer, text=whole, sentences=(first, second))


def unmarked(text: str) -> str:
    """Without the mark or number of an item or clause at its beginning."""
    return _MARK.sub("", text)


def capitalised(text: str) -> str:
    """With a capital letter at its beginning; "pH" and "iPhone" stay as they are."""
    word = re.match(r"[^\W\d_]+", text)
    return text[:1].upper() + text[1:] if word and word.group().islower() and len(word.group()) > 1 else text


def _moved(answer: Answer, text: str) -> tuple[Sentence, ...]:
    return (replace(answer.sentences[0], text=text, start=0, end=len(text)),)


def _sentence(text: str, cited: Citation) -> str:
    """The sentence or row of a table of the quote in which the answer stands; "" where it is neither."""
    said, bare = set(content_words(text)), text.rstrip(" .!?")
    best, most = "", 0
    for span in _spans(cited.quote):
        held = len(said & set(content_words(span.text))) + 2 * (bool(bare) and place_of(bare, span.text) is not None)
        if held > most:
            best, most = span.text, held
    best = unmarked(" ".join(best.split()))
    length = len(best.split())
    if ROW.fullmatch(best):
        return best if length <= MOST_ROW_WORDS else ""
    is_prose = not _NO_PROSE.search(best) and LEAST_WORDS <= length <= MOST_WORDS and _END.search(best)
    return capitalised(best) if is_prose else ""


def _spans(quote: str) -> list[Span]:
    lines = re.finditer(r"[^\n]+", quote)
    rows = [Span(row.group(), row.start(), row.end()) for row in lines if ROW.fullmatch(row.group())]
    return rows or list(split_sentences(quote))


def _adds(text: str, behind: str) -> bool:
    """Whether the sentence says more that matters: of a fragment always, of a sentence its condition."""
    if set(content_words(behind)) <= set(content_words(text)):
        return False
    if len(text.split()) <= FRAGMENT_WORDS:
        return True
    if not set(content_words(text)) <= set(content_words(behind)):
        return False
    said = {found.group().casefold() for found in _CONDITION.finditer(text)}
    return any(found.group().casefold() not in said for found in _CONDITION.finditer(behind))
