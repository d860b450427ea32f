"""Puts a name in the place of a role. A form speaks of "the Member" and "the Tenant"; who that is, only the file's name
says. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from app.core.chat.base import Answer
from app.core.chat.routes.named import comparable

_WHO = re.compile(
    r"\b(?:whose|who|whom|which (?:person|member|tenant|employee|customer)|wessen|wer|wem|wen|à qui|qui|de qui[ée]n|"
    r"qui[ée]n)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?:the|a|der|die|das|le|la|el|l['’])?\s*(?:member|tenant|lessee|employee|worker|customer|buyer|seller|client|"
    r"contractor|patient|applicant|insured|policyholder|borrower|owner|mieter(?:in)?|mitglied|arbeitnehmer(?:in)?|kund(?:e|in)|"
    r"käufer(?:in)?|patient(?:in)?|versicherte[rn]?|antragsteller(?:in)?|locataire|membre|salariée?|cliente?|"
    r"assurée?|inquilin[oa]|miembro|emplead[oa]|asegurad[oa])\W*$",
    re.IGNORECASE,
)


def named(answer: Answer, question: str, telling: frozenset[str]) -> Answer:
    """The answer with the name that the cited file has, where it says only a role and who that is was asked. `telling`
    are the words of file names that one or two files have (`NamedFiles.telling_words`)."""
    if not answer.found or not answer.citations or not _WHO.search(question) or not _ROLE.match(answer.text.strip()):
        return answer
    stem = answer.citations[0].path.stem
    asked = {form for word in re.findall(r"[^\W\d_]+", question) for form in comparable(word)}
    names = [word for word in re.findall(r"[^\W\d_]+", stem) if comparable(word) & telling - asked]
    if not names:
        return answer
    text = f"{' '.join(names)} ({stem})"
    sentences = tuple(replace(one, text=text, start=0, end=len(text)) for one in answer.sentences[:1])
    return replace(answer, text=text, sentences=sentences)
