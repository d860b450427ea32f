"""Checks a text that was written with facts of the files: each fact is cited or marked, a courtesy needs no support.
Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.core.chat.base import Citation, Sentence
from app.core.chat.courtesies import is_courtesy
from app.core.chat.facts import missing_facts
from app.core.chat.rows import cited_line, place_of
from app.core.chat.verify import check_answer, numbered
from app.core.library.base import Hit
from app.core.text.numbers import NUMBER

CHECKED = ("number", "date")  # a name may be a greeting's, a wording is the writer's own
_PLACEHOLDER = re.compile(r"\[[^\]\n]{2,40}\]")


def check_written(text: str, evidence: Sequence[Hit], request: str) -> tuple[list[Sentence], list[Citation]]:
    """Sentences with facts cite the passage that holds them; those whose number or date stands neither in the files nor
    in the request are unsupported."""
    sentences, citations = check_answer(text, evidence, request)
    everything = "\n".join(hit.text for hit in evidence)
    checked = []
    for sentence in sentences:
        if is_courtesy(sentence.text):
            checked.append(replace(sentence, is_supported=True, doubt=None, citations=()))
            continue
        if sentence.is_supported:
            checked.append(sentence)
            continue
        bare = _PLACEHOLDER.sub(" ", sentence.text)
        missing = [fact for fact in missing_facts(bare, f"{everything}\n{request}") if fact.kind in CHECKED]
        checked.append(sentence if missing else replace(sentence, is_supported=True, doubt=None, citations=()))
    return cited_only(*_with_sources(checked, citations, evidence))


def cited_only(
    sentences: Sequence[Sentence], citations: Sequence[Citation]
) -> tuple[list[Sentence], list[Citation]]:
    """Without the citations that no sentence uses, numbered anew in their order."""
    used = sorted({number for sentence in sentences for number in sentence.citations})
    new = {old: number for number, old in enumerate(used, 1)}
    kept = [replace(sentence, citations=tuple(new[one] for one in sentence.citations)) for sentence in sentences]
    return kept, [replace(citation, n=new[citation.n]) for citation in citations if citation.n in new]


def _with_sources(
    sentences: list[Sentence], citations: list[Citation], evidence: Sequence[Hit]
) -> tuple[list[Sentence], list[Citation]]:
    """A fact that is put into a sentence of the writer's own words is cited where it stands."""
    kept = list(citations)
    found: list[Sentence] = []
    for sentence in sentences:
        numbers = sentence.citations
        if sentence.is_supported and not numbers:
            for value in dict.fromkeys(NUMBER.findall(sentence.text)):
                places = ((hit, place_of(value, hit.text)) for hit in evidence if len(value) > 1)
                held = next(((hit, place) for hit, place in places if place is not None), None)
                if held is not None:
                    numbers = (*numbers, numbered(kept, cited_line(*held)))
        found.append(replace(sentence, citations=tuple(dict.fromkeys(numbers))))
    return found, kept

