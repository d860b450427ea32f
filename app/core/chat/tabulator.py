"""Puts one question to each of many files and makes one table of the replies. Knows the library and the model only by
their Protocols."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.core.chat.base import Answer, AnswerDone, AnswerSoFar, AskEvent, Citation, FilesRead, Row, Survey, SurveyWords
from app.core.chat.cells import cell_sampling, cell_turns, checked_cells, quoted_cells, read_cells
from app.core.chat.prompt import cut_to
from app.core.chat.retrying_model import RetryingModel
from app.core.chat.rows import SAMPLING, checked_row, quoted_row, read_reply, row_turns
from app.core.chat.scope import SurveyScope, row_tokens
from app.core.chat.table import make_answer
from app.core.errors import UserError
from app.core.library.base import FileRow, Hit, Library, SearchRequest
from app.core.library.retrieve.query import without_operators

PASSAGES = 4
WHOLE_CHUNK = 150  # tokens that a passage has at least: a file of few enough may fit as a whole
MOST_QUOTED = 40  # passages of a file in which a model that is not asked looks for its columns
RECENT = 8  # files by whose time the time left is told: long and short ones come mixed


class Tabulator:
    """One survey: `survey.rows` are those that it has already, kept by path so that a file is asked once."""

    def __init__(
        self,
        library: Library,
        model: RetryingModel,
        survey: Survey,
        *,
        scope: SurveyScope,
        words: SurveyWords,
        is_quotes: bool,
    ) -> None:
        self._library = library
        self._model = model
        self._survey = survey
        self._scope = scope
        self._words = words
        self._is_quotes = is_quotes
        self._rows: dict[Path, Row] = {row.path: row for row in survey.rows if row.state != "unreadable"}
        self._recent: deque[float] = deque(maxlen=RECENT)  # seconds that each of the last files took
        self._started = time.perf_counter()
        self._search_ms = 0.0

    def run(self) -> Iterator[AskEvent]:
        """Yields FilesRead and AnswerSoFar, AnswerDone last."""
        asked = self._scope.asked
        total, name = len(asked), ""
        for file in asked:
            if file.path in self._rows:
                continue
            name = file.path.name
            yield FilesRead(total - self._left(), total, name, self._seconds_left())
            self._model.task.check()
            began = time.perf_counter()
            self._rows[file.path] = self._row(file)
            self._recent.append(time.perf_counter() - began)
            yield AnswerSoFar(self._answer())
        yield FilesRead(total, total, name, 0.0)
        yield AnswerDone(self._answer())

    def _row(self, file: FileRow) -> Row:
        """Never raises for what is wrong with one file."""
        try:
            if self._is_quotes:
                return self._with_pages(self._quoted(file))
            row = self._model.attempt(lambda: self._asked(file))
        except UserError as error:
            if error.code not in ("not_in_library", "prompt_too_long"):
                raise
            return Row(file.path, "unreadable", reason="missing" if error.code == "not_in_library" else error.code)
        if row is None:
            return Row(file.path, "crashed")
        return replace(row, reason="again") if self._model.crashes and not row.reason else row

    def _quoted(self, file: FileRow) -> Row:
        if self._survey.columns:
            return quoted_cells(file.path, self._survey.columns, self._library.chunks(file.path)[:MOST_QUOTED])
        return quoted_row(file.path, self._survey.question, self._hits(file))

    def _asked(self, file: FileRow) -> Row:
        question, columns = self._survey.question, self._survey.columns
        evidence, is_whole = self._evidence(file)
        if not evidence:
            return Row(file.path, "absent")
        if columns:
            values = read_cells(self._model.say(cell_turns(columns, evidence), cell_sampling(columns)), columns)
            return self._with_pages(checked_cells(file.path, values, columns, evidence, is_whole=is_whole))
        value = read_reply(self._model.say(row_turns(question, evidence), SAMPLING))
        row = checked_row(file.path, value, evidence, question=question)
        if row.state == "absent" and not is_whole:
            return replace(row, reason="part")
        return self._with_pages(row)

    def _evidence(self, file: FileRow) -> tuple[list[Hit], bool]:
        """The whole file where it fits into the tokens of a row, else its best passages, in the order of the file."""
        limit = row_tokens(len(self._survey.columns))
        if file.chunks <= 1 + limit // WHOLE_CHUNK:
            text = self._library.passage(file.path, 0, 0).text
            if text.strip() and self._model.count_tokens(text) <= limit:
                return [Hit(0, 1, 1.0, file.path, None, "", text, 0, len(text))], True
        chosen: list[Hit] = []
        for hit in self._candidates(file):
            piece = cut_to(hit, limit, self._model.count_tokens)
            if piece is None:
                break
            chosen.append(piece)
            limit -= self._model.count_tokens(piece.text)
        return sorted(chosen, key=lambda hit: hit.start), False

    def _candidates(self, file: FileRow) -> list[Hit]:
        """Best first. Where several things are asked, who, when and what stand where a document begins."""
        hits = list(self._hits(file))
        if not self._survey.columns:
            return hits
        first = self._library.chunks(file.path)[:1]
        return [*first, *(hit for hit in hits if hit.start not in [one.start for one in first])]

    def _hits(self, file: FileRow) -> tuple[Hit, ...]:
        question = without_operators(self._survey.question)
        result = self._library.search(SearchRequest(question, limit=PASSAGES, within=(file.path,)))
        self._search_ms += result.ms
        # A file taken out meanwhile has no passages, and a folder of that name would have other files'.
        return tuple(hit for hit in result.hits if hit.path == file.path)

    def _with_pages(self, row: Row) -> Row:
        def with_page(citation: Citation) -> Citation:
            return replace(citation, page=self._library.page(citation.path, citation.start))

        cells = tuple(replace(cell, citations=tuple(map(with_page, cell.citations))) for cell in row.cells)
        return replace(row, citations=tuple(map(with_page, row.citations)), cells=cells)

    def _answer(self) -> Answer:
        asked = [self._rows[file.path] for file in self._scope.asked if file.path in self._rows]
        rows = sorted([*asked, *self._scope.rows], key=lambda row: row.path)
        survey = replace(self._survey, done=len(asked), total=len(self._scope.asked), rows=tuple(rows))
        answer = make_answer(survey, self._words, is_quotes=self._is_quotes)
        timings = self._model.timings(self._started, self._search_ms)
        return replace(answer, timings=timings, model=self._model.entry.id)

    def _left(self) -> int:
        """Files that are still to be asked."""
        return sum(file.path not in self._rows for file in self._scope.asked)

    def _seconds_left(self) -> float | None:
        """None before the first file."""
        return self._left() * sum(self._recent) / len(self._recent) if self._recent else None
