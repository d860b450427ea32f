"""What is found for a question before a model is asked: the passages, how likely they are to hold an answer, and the
evidence that is cut from them. Knows the library only by its Protocol, and no model but its token counter."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.core.chat import prompt
from app.core.chat.base import AskEvent, Citation, PassagesFound, Question
from app.core.chat.closeness import closeness
from app.core.chat.coded_lines import asked_sign, coded_cell
from app.core.chat.decide import (
    FOREIGN_COVERAGE,
    UNCALIBRATED,
    chance_before,
    chance_of,
    held_words,
    is_foreign,
    is_worth_a_model,
    is_worth_quoting,
    signals,
)
from app.core.chat.evidence import Gatherer
from app.core.chat.followup import standalone
from app.core.chat.named_files import meant
from app.core.chat.numbered_parts import asked_part, headed_part, numbered_part
from app.core.chat.presupposed import Presupposed, presupposed
from app.core.chat.routes.answer_language import answer_language
from app.core.chat.table_lookup import Cell
from app.core.chat.table_search import TableSearch
from app.core.chat.whole_files import whole_passages
from app.core.chat.words import content_words
from app.core.library.base import Hit, Library, SearchRequest, SearchResult
from app.core.library.retrieve.query import without_operators
from app.core.settings.base import MAX_EVIDENCE_TOKENS
from app.core.task import Task

log = logging.getLogger(__name__)

PASSAGES = 8
PARENT_CHARS = 1600
# Of the budget of passages that all of a file may have by the cautious estimate of `whole_files`: it is read by two
# thirds of that.
NEAR_SHARE = 1.5
BEST = 2  # passages that quotes are taken from
BEYOND = 3  # words of the question that a passage has more than any that says the name which is asked for
_ASKS_FOR_PHONE = re.compile(
    r"\b(?:(?:tele)?phone|mobile|cell|fax) ?(?:number|no)|\btelefon(?:nummer)?\b|handynummer|"
    r"num[ée]ro de t[ée]l[ée]phone|(?:n[úu]mero de )?tel[ée]fono\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d.,])(?:\+|0)\d[\d /()–-]{4,}\d|\b(?:tel|phone|telefon|mobile|fax|call)\b[^\n]{0,20}\d{3}", re.I
)
# The least chance of an answer where the files go in as a whole: nothing was left out that could answer, and "Translate
# this" shares no word with the text. Only the model's doubt counts against it, not the search.
WHOLE_FILES_MIN_CHANCE = 0.5


@dataclass(frozen=True)
class Retrieval:
    """`searched` is what the search looked for: the question, or more where it leans on the one before. `chance` is the
    probability, 0..1, that `hits` hold an answer; `is_worth` whether that is enough to answer from them. `is_whole`
    where the files that were asked go in as they are. `is_foreign` where the question is in another language than the
    files: its words stand in none of them. `is_named` where the question calls the files of the hits by name,
    `is_near` where all of the file that the answer before rests on comes first."""

    searched: str
    hits: tuple[Hit, ...]
    search_ms: float
    chance: float
    is_worth: bool = True
    is_whole: bool = False
    is_foreign: bool = False
    is_named: bool = False
    is_near: bool = False


def evidence_budget(wanted: int) -> int:
    """`wanted` tokens, and never more than MAX_EVIDENCE_TOKENS: more would be waited for, and the settings allow no
    more. What is cut off is said in the log."""
    if wanted <= MAX_EVIDENCE_TOKENS:
        return wanted
    log.warning("evidence of %d tokens was asked for; %d are read", wanted, MAX_EVIDENCE_TOKENS)
    return MAX_EVIDENCE_TOKENS


class Retriever:
    """Searches, and cuts the evidence. `evidence_tokens` is how many tokens of passages the model may read; see
    `evidence_budget`."""

    def __init__(self, library: Library, evidence_tokens: int, gatherer: Gatherer | None = None) -> None:
        self._library = library
        self._gatherer = gatherer or Gatherer(library)
        self._tables = TableSearch(self._gatherer)
        self.evidence_tokens = evidence_budget(evidence_tokens)

    def retrieve(
        self, question: Question, task: Task, *, is_quoted: bool, near: Sequence[Path] = ()
    ) -> Generator[AskEvent, None, Retrieval]:
        """Yields PassagesFound as soon as they are, and returns what they are worth. `is_quoted` where no model will
        look at them after the search. Passages of the files `near` come first where the question names no file. Raises
        as `Library.search`; Cancelled."""
        searched = standalone(without_operators(question.text), question.history)
        result = self._library.search(SearchRequest(searched, limit=PASSAGES, within=question.within))
        result = self._in_own_language(result, searched, question.within)
        task.check()
        whole = () if is_quoted else whole_passages(self._library, question.within, self.evidence_tokens)
        yield PassagesFound(whole or result.hits, result.ms, is_whole=bool(whole), searched=searched)
        if whole:
            close = self._closeness(searched, question.within, result=result, whole=whole)
            task.check()
            before = chance_before(signals(searched, whole, close), UNCALIBRATED)
            chance = max(WHOLE_FILES_MIN_CHANCE, before)
            return Retrieval(searched, whole, result.ms, chance, is_whole=True)
        chance = self.chance(searched, result, question.within)
        task.check()
        shares = self._gatherer.names.shares(searched, question.within)
        named: Sequence[Path] = meant(shares)
        if len({hit.path for hit in result.hits}) > 1:
            result = replace(result, hits=self._gatherer.current(searched, result.hits, shares))
        asked = presupposed(searched, "" if is_foreign(result) else answer_language(searched))
        if asked:
            held = self._gatherer.holding(asked, [*named, *(hit.path for hit in result.hits)])
            if named and held.isdisjoint(named):  # what is called so does not hold it; another file has to speak of it
                held = self._gatherer.holding(self._gatherer.names.also_named(asked, searched, named), held)
            if not held:
                return Retrieval(searched, (), result.ms, chance, is_worth=False)
            named = [path for path in named if path in held]
            result = replace(result, hits=_of_holders(searched, result.hits, asked, held))
        if named and not is_quoted:
            # Quotes are not looked at by a model afterwards: there a name alone is no reason to answer.
            hits = self._gatherer.ordered(searched, named, result.hits)
            chance = max(WHOLE_FILES_MIN_CHANCE, chance)
            return Retrieval(searched, hits, result.ms, chance, is_named=True)
        if near and not is_quoted and (cited := self._all_of(near)):
            others = (self._parent(hit) for hit in result.hits if hit.path not in near)
            chance = max(WHOLE_FILES_MIN_CHANCE, chance)
            return Retrieval(searched, (*cited, *others), result.ms, chance, is_near=True)
        if near and any(hit.path in near for hit in result.hits):
            result = replace(result, hits=self._gatherer.ordered(searched, near, result.hits))
        is_worth = (is_worth_quoting if is_quoted else is_worth_a_model)(chance, result)
        if is_quoted and is_worth and self._is_beside(searched, result.hits):
            is_worth = False
        return Retrieval(searched, result.hits, result.ms, chance, is_worth, is_foreign=is_foreign(result))

    @staticmethod
    def _is_beside(searched: str, hits: Sequence[Hit]) -> bool:
        """Whether quotes would speak of something else: the best passages lack the year that is asked for, or any
        telephone number where one is asked for. No model looks at them afterwards."""
        text = "\n".join(f"{hit.path} {hit.heading} {hit.text}" for hit in hits[:BEST])
        if _ASKS_FOR_PHONE.search(searched) and not _PHONE.search(text):
            return True
        return any(year not in text for year in presupposed(searched, "").years)

    def _in_own_language(self, result: SearchResult, searched: str, within: Sequence[Path]) -> SearchResult:
        """A short question whose words the files do not know counts as one in another language only where the files are
        not in its own: "who is the vet of our cat" is not answered, and not translated."""
        if not is_foreign(result) or answer_language(searched) not in self._gatherer.names.languages(within):
            return result
        return replace(result, coverage=FOREIGN_COVERAGE)

    def _all_of(self, near: Sequence[Path]) -> tuple[Hit, ...]:
        """All of a short file: "and kids?" is seldom found by its words. None of several files, or of a long one."""
        return whole_passages(self._library, near, round(NEAR_SHARE * self.evidence_tokens)) if len(near) == 1 else ()

    def evidence(self, found: Retrieval, count_tokens: Callable[[str], int], *, share: float = 1.0) -> list[Hit]:
        """Parents of the best hits, cut to so many times the budget; what goes in as a whole stays as it is."""
        is_ready = found.is_whole or found.is_near
        passages = found.hits if is_ready else [self._parent(hit) for hit in found.hits]
        return prompt.choose_evidence(passages, count_tokens, round(share * self.evidence_tokens))

    def chance(self, searched: str, result: SearchResult, within: Sequence[Path]) -> float:
        """The probability, 0..1, that what a search found holds an answer."""
        return chance_of(result, searched, self._closeness(searched, within, result=result, whole=()))

    def cells(self, found: Retrieval) -> list[Cell]:
        """The cells of tables in what was found that the question names, or the lines of a sign."""
        if (sign := asked_sign(found.searched)) is not None:
            meaning = coded_cell(sign, map(self._parent, found.hits))
            if meaning is not None:
                return [meaning]
        return self._tables.cells(found.searched, found.hits)

    def part(self, found: Retrieval) -> Citation | None:
        """The numbered part of what was found whose text is asked for."""
        number = asked_part(found.searched)
        if not number:
            return None
        return numbered_part(number, map(self._parent, found.hits)) or headed_part(number, found.hits)

    def _closeness(self, searched: str, within: Sequence[Path], *, result: SearchResult, whole: Sequence[Hit]) -> float:
        """By the words alone where the files go in as a whole: no vectors were compared there."""
        by_meaning = bool(result.embedder) and not whole
        return closeness(searched, whole or result.hits, self._library, within=within, by_meaning=by_meaning)

    def _parent(self, hit: Hit) -> Hit:
        parent = self._library.parent(hit.chunk_id, PARENT_CHARS)
        return replace(parent, rank=hit.rank, score=hit.score, keyword=hit.keyword)


def _of_holders(searched: str, hits: Sequence[Hit], asked: Presupposed, held: frozenset[Path]) -> tuple[Hit, ...]:
    """The hits in files that hold what the question takes for granted. Where that is a name only, also a passage that
    says much more of the rest: a school's letter does not call the pupil by name."""
    names = {form for name in asked.names for word in name for form in content_words(word)}
    rest = set(content_words(searched)) - names
    said = [len(rest & held_words(hit)) for hit in hits]
    best = max((number for number, hit in zip(said, hits, strict=True) if hit.path in held), default=0)
    least = best + BEYOND if asked == Presupposed(names=asked.names) else len(rest) + 1
    return tuple(hit for number, hit in zip(said, hits, strict=True) if hit.path in held or number >= least)
