"""Puts a name in the place of a role. A form speaks of "the Member" and "the Tenant"; who that is, only the file's name
says. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.core.chat.base import Answer, Citation
from app.core.chat.routes.named import comparable
from app.core.chat.words import STOPWORDS, content_words
from app.core.library.base import Hit

_WHO = re.compile(
    r"\b(?:whose|who|whom|which (?:person|member|tenant|employee|customer)|wessen|wer|wem|wen|à qui|qui|de qui[ée]n|"
    r"qui[ée]n)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?:the|a|der|die|das|le|la|el|l['’])?\s*(?:member|tenant|lessee|employee|worker|customer|buyer|seller|client|"
    r"contractor|patient|applicant|insured|policyholder|borrower|owner|hirer|renter|participant|pupil|student|child|"
    r"landlord|lessor|guest|volunteer|candidate|keeper|holder|supplier|donor|mieter(?:in)?|mitglied|arbeitnehmer(?:in)?|kund(?:e|in)|"
    r"käufer(?:in)?|patient(?:in)?|versicherte[rn]?|antragsteller(?:in)?|locataire|membre|salariée?|cliente?|"
    r"assurée?|inquilin[oa]|miembro|emplead[oa]|asegurad[oa])\W*$",
    re.IGNORECASE,
)


def named(answer: Answer, question: str, telling: frozenset[str], hits: Sequence[Hit] = ()) -> Answer:
    """The answer with the name that the cited file has, where it says only a role and who that is was asked. `telling`
    are the words of file names that one or two files have (`NamedFiles.telling_words`). Of forms that are alike, which
    all hold what is quoted, the one is meant of whose passages among `hits` the question says most."""
    if not answer.found or not answer.citations or not _WHO.search(question) or not _ROLE.match(answer.text.strip()):
        return answer
    cited = _meant(answer.citations[0], question, hits)
    answer = replace(answer, citations=(cited, *answer.citations[1:]))
    stem = cited.path.stem
    asked = {form for word in re.findall(r"[^\W\d_]+", question) for form in comparable(word)}
    names = [word for word in re.findall(r"[^\W\d_]+", stem) if comparable(word) & telling - asked]
    if not names:
        return answer
    text = f"{' '.join(names)} ({stem})"
    sentences = tuple(replace(one, text=text, start=0, end=len(text)) for one in answer.sentences[:1])
    return replace(answer, text=text, sentences=sentences)


def _meant(cited: Citation, question: str, hits: Sequence[Hit]) -> Citation:
    asked = set(content_words(question)) - STOPWORDS
    said: dict[Path, set[str]] = {}
    for hit in hits:
        said.setdefault(hit.path, set()).update(asked & set(content_words(f"{hit.heading} {hit.text}")))
    same = {hit.path: hit for hit in reversed(hits) if cited.quote in hit.text}
    best = max(same, key=lambda path: len(said[path]), default=cited.path)
    if best == cited.path or len(said[best]) <= len(said.get(cited.path, ())):
        return cited
    hit = same[best]
    start = hit.start + hit.text.index(cited.quote)
    return replace(cited, path=best, page=hit.page, start=start, end=start + len(cited.quote))
