"""A question put to every file, one by one: map over the files with a small checked answer each, then one table. Knows
the library, the models and the model process only by their Protocols."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.core.chat.ask import QUOTE_BELOW_PARAMETERS, ModelLoader
from app.core.chat.base import (
    Answer,
    AnswerDone,
    AnswerSoFar,
    AskEvent,
    Citation,
    FilesRead,
    ModelLoading,
    Offer,
    Row,
    Survey,
    SurveyWords,
)
from app.core.chat.prompt import cut_to
from app.core.chat.retrying_model import RetryingModel
from app.core.chat.rows import SAMPLING, checked_row, quoted_row, read_reply, row_turns
from app.core.chat.scope import ROW_TOKENS, Scope, offer_for, scope_of
from app.core.chat.summary import Summariser
from app.core.chat.table import make_answer
from app.core.errors import UserError
from app.core.library.base import FileRow, Hit, Library
from app.core.library.retrieve.query import without_operators
from app.core.models.base import ModelEntry, Models
from app.core.task import Task

PASSAGES = 4
WHOLE_CHUNKS = 3  # a file of so few passages may fit as a whole
RECENT = 8  # files by whose time the time left is told: long and short ones come mixed


@dataclass
class _Run:
    """What one survey gathers on its way. `rows` are kept by path, so that a file is asked once."""

    survey: Survey
    scope: Scope
    model: RetryingModel
    words: SurveyWords
    is_quotes: bool
    rows: dict[Path, Row]
    started: float = field(default_factory=time.perf_counter)
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))
    search_ms: float = 0.0


class SurveyService:
    """The `Surveyor`."""

    def __init__(self, library: Library, models: Models, loader: ModelLoader) -> None:
        self._library = library
        self._models = models
        self._loader = loader

    def offer(self, question: str, *, within: Sequence[Path] = (), model_id: str | None = None) -> Offer | None:
        """See `Surveyor.offer`."""
        try:
            entry = self._entry(model_id)
            return offer_for(self._library, question, within=within, is_quotes=_is_small(entry))
        except UserError:  # whoever asks is told so by the answer
            return None

    def survey(
        self,
        survey: Survey,
        task: Task,
        *,
        words: SurveyWords | None = None,
        model_id: str | None = None,
        context: int | None = None,
    ) -> Iterator[AskEvent]:
        """See `Surveyor.survey`."""
        if not survey.question.strip() and survey.kind != "summary":
            raise UserError("empty_question")
        entry = self._entry(model_id)
        scope = scope_of(self._library, survey.within)
        if not scope.asked:
            raise UserError("nothing_to_read")
        model = RetryingModel(self._loader, entry, task, context)
        words = words or SurveyWords()
        if not _is_small(entry):
            yield ModelLoading(entry.name)
            model.load()
        if survey.kind == "summary":
            summariser = Summariser(self._library, model, words, is_quotes=_is_small(entry))
            yield from summariser.run(replace(survey, left_out=scope.left_out), scope.asked)
            return
        kept = {row.path: row for row in survey.rows if row.state != "unreadable"}
        survey = replace(survey, left_out=scope.left_out)
        yield from self._rows(_Run(survey, scope, model, words, _is_small(entry), kept))

    def _rows(self, run: _Run) -> Iterator[AskEvent]:
        total, name = len(run.scope.asked), ""
        for row in run.scope.asked:
            if row.path in run.rows:
                continue
            name = row.path.name
            left = self._seconds_left(run)
            yield FilesRead(sum(one.path in run.rows for one in run.scope.asked), total, name, left)
            run.model.task.check()
            began = time.perf_counter()
            run.rows[row.path] = self._row(run, row)
            run.recent.append(time.perf_counter() - began)
            yield AnswerSoFar(self._answer(run))
        yield FilesRead(total, total, name, 0.0)
        yield AnswerDone(self._answer(run))

    def _row(self, run: _Run, file: FileRow) -> Row:
        """Never raises for what is wrong with one file."""
        question = run.survey.question
        try:
            if run.is_quotes:
                return self._with_pages(quoted_row(file.path, question, self._hits(run, file)))
            row = run.model.attempt(lambda: self._asked(run, file))
        except UserError as error:
            if error.code not in ("not_in_library", "prompt_too_long"):
                raise
            return Row(file.path, "unreadable", reason="missing" if error.code == "not_in_library" else error.code)
        if row is None:
            return Row(file.path, "crashed")
        return replace(row, reason="again") if run.model.crashes and not row.reason else row

    def _asked(self, run: _Run, file: FileRow) -> Row:
        evidence, is_whole = self._evidence(run, file)
        if not evidence:
            return Row(file.path, "absent")
        value = read_reply(run.model.say(row_turns(run.survey.question, evidence), SAMPLING))
        row = checked_row(file.path, value, evidence, question=run.survey.question)
        if row.state == "absent" and not is_whole:
            return replace(row, reason="part")
        return self._with_pages(row)

    def _evidence(self, run: _Run, file: FileRow) -> tuple[list[Hit], bool]:
        """The whole file where it fits into ROW_TOKENS, else its best passages, in the order of the file."""
        if file.chunks <= WHOLE_CHUNKS:
            text = self._library.passage(file.path, 0, 0).text
            if text.strip() and run.model.count_tokens(text) <= ROW_TOKENS:
                return [Hit(0, 1, 1.0, file.path, None, "", text, 0, len(text))], True
        chosen: list[Hit] = []
        left = ROW_TOKENS
        for hit in self._hits(run, file):
            piece = cut_to(hit, left, run.model.count_tokens)
            if piece is None:
                break
            chosen.append(piece)
            left -= run.model.count_tokens(piece.text)
        return sorted(chosen, key=lambda hit: hit.start), False

    def _hits(self, run: _Run, file: FileRow) -> tuple[Hit, ...]:
        question = without_operators(run.survey.question)
        result = self._library.search(question, limit=PASSAGES, within=[file.path])
        run.search_ms += result.ms
        # A file taken out meanwhile has no passages, and a folder of that name would have other files'.
        return tuple(hit for hit in result.hits if hit.path == file.path)

    def _with_pages(self, row: Row) -> Row:
        def with_page(citation: Citation) -> Citation:
            return replace(citation, page=self._library.page(citation.path, citation.start))

        return replace(row, citations=tuple(map(with_page, row.citations)))

    def _answer(self, run: _Run) -> Answer:
        asked = [run.rows[row.path] for row in run.scope.asked if row.path in run.rows]
        rows = sorted([*asked, *run.scope.rows], key=lambda row: row.path)
        survey = replace(run.survey, done=len(asked), total=len(run.scope.asked), rows=tuple(rows))
        answer = make_answer(survey, run.words, is_quotes=run.is_quotes)
        return replace(answer, timings=run.model.timings(run.started, run.search_ms), model=run.model.entry.id)

    def _seconds_left(self, run: _Run) -> float | None:
        if not run.recent:
            return None
        left = sum(row.path not in run.rows for row in run.scope.asked)
        return left * sum(run.recent) / len(run.recent)

    def _entry(self, model_id: str | None) -> ModelEntry:
        entry = self._models.find(model_id) if model_id else self._models.default("chat")
        if entry is None or not entry.is_installed:
            raise UserError("no_model", model=model_id or "")
        return entry


def _is_small(entry: ModelEntry) -> bool:
    return entry.parameters < QUOTE_BELOW_PARAMETERS
