"""Recognises a wish for another form of the answer before: shorter, in another language, as a list, or whether it is
sure. In English, German, French and Spanish, by the words. Pure."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from app.core.chat.routes.library_words import LANGUAGE_CODES, LANGUAGE_NAMES

_SOFT = r"(?:please|pls|bitte|s'il (?:te|vous) pla[îi]t|por favor|again|nochmal|once more|now|jetzt|a bit|a little|etwas|un peu|un poco|much|viel|bien|even|noch)"
_LEAD = r"(?:and|now|ok(?:ay)?|can you|could you|und|kannst du|et|peux-tu|y|puedes|please|bitte)"
_IT = r"(?:it|that|this|the answer|them|das|es|die antwort|ça|cela|la r[ée]ponse|lo|la respuesta)"
_THAT_IS = re.compile(
    r"^(?:that's|thats|that is|this is|it's|its|it is|das ist|es ist|c'est|es)\s+(?=(?:much |way |far |viel |bien |muy )?(?:too|zu|"
    r"trop|demasiado)\b)(?:much |way |far )?"
)
_TOPICS = {
    "shorter": rf"(?:make {_IT} )?(?:shorter|briefer|more brief(?:ly)?|more concise)|shorten(?: {_IT})?|in short|too long|kürzer|kürze {_IT}|zu lang|plus court|plus bri[èe]vement|raccourci[st]?(?: {_IT})?|m[áa]s (?:corto|breve)|(?:(?:get|put|squeeze|fit|say|boil|sum|pack) {_IT} (?:up |down )?)?in(?:to)? (?:one|a|two|\d+) (?:short |single )?(?:sentences?|words?|lines?)|in (?:einem|zwei) s[äa]tz\w*",
    "list": rf"(?:as|in|make {_IT} (?:a|into a)) (?:a )?(?:list|bullet points?|bullets|points)|als (?:liste|stichpunkte)|in stichpunkten|(?:sous forme de|en) liste|en lista",
    "simpler": rf"(?:make {_IT} |say {_IT} |explain {_IT} )?(?:simpler|easier|more simply|in simple(?:r)? (?:words|terms|language)|in plain english)|einfacher|in einfachen worten|plus simple(?:ment)?|m[áa]s (?:simple|sencillo)",
    "politer": rf"(?:make {_IT} )?(?:more )?(?:polite|politer|friendlier|formal|nicer)|höflicher|freundlicher|förmlicher|plus poli|plus aimable|m[áa]s (?:educado|amable|formal)",
    "sure": r"(?:are|r) (?:you|u) (?:really |quite |very )?(?:sure|certain)(?: (?:about|of) (?:that|this|it))?|is (?:that|this|it) (?:really )?(?:right|correct|true|so)|really|bist du (?:dir )?(?:da )?(?:ganz )?sicher|stimmt das(?: wirklich)?|wirklich|(?:tu es|vous [êe]tes|es-tu|[êe]tes-vous)(?: vraiment)? s[ûu]re?(?: de (?:ça|toi))?|vraiment|(?:est[áa]s|seguro|segura)(?: segur[oa])?|de verdad",
}  # fmt: skip
_LANGUAGE = rf"(?:(?:say|write|translate|put|give|schreib|übersetz\w*|tradui\w*|mets|dis|di|traduce\w*) (?:{_IT} )?(?:me )?|{_IT} )?(?:in(?:to)?|to|auf|ins|en|a|al)\s+(?P<language>{LANGUAGE_NAMES})(?:\s+(?:übersetzen|sagen|schreiben|sagst|traduire|dire))?"


@dataclass(frozen=True)
class Change:
    """`topic` is one of shorter, list, simpler, politer, sure, language; `language` the ISO 639-1 code of the last."""

    topic: str
    language: str = ""


def change_of(text: str) -> Change | None:
    """The change that is wanted; None for every other text. "That's too long, shorter" wants it twice."""
    if re.fullmatch(r"\W*(?:you |u |quite |really )?(?:sure|certain)\s*\?[?!]*\s*", text, re.IGNORECASE):
        return Change("sure")
    clauses = [clause for clause in re.split(r"[,;.!]+(?:\s|$)", text) if clause.strip()]
    found = [_change_of(clause) for clause in clauses]
    return found[-1] if found and None not in found else _change_of(text)


def _change_of(text: str) -> Change | None:
    said = " ".join(re.sub(r"[^\w\s'-]", " ", text.casefold().replace("’", "'")).split())
    said = re.sub(rf"^(?:{_LEAD}\s+)+|(?:\s+{_SOFT})+$|^(?:{_SOFT}\s+)+", "", said).strip()
    said = re.sub(rf"^(?:{_LEAD}\s+)+|(?:\s+{_SOFT})+$|^(?:{_SOFT}\s+)+", "", said).strip()
    said = _THAT_IS.sub("", said)
    if found := _language().fullmatch(said):
        return Change("language", LANGUAGE_CODES[found["language"]])
    return next((Change(topic) for topic, pattern in _topics() if pattern.fullmatch(said)), None)


@functools.cache
def _language() -> re.Pattern[str]:
    return re.compile(_LANGUAGE)


@functools.cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((topic, re.compile(pattern)) for topic, pattern in _TOPICS.items())
