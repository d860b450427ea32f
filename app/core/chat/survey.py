"""A question put to every file, one by one: a short checked answer for each file, then one table. Knows the library,
the models and the model process only by their Protocols."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.core.chat.ask import installed_model, is_quoting
from app.core.chat.base import USUAL_WORDS, AskEvent, ModelLoading, Offer, Question, Survey, SurveyWords
from app.core.chat.columns import asked_of
from app.core.chat.meant_files import meant_files
from app.core.chat.options import PROGRAM_DEFAULTS, ConversationOptions
from app.core.chat.retrying_model import RetryingModel
from app.core.chat.scope import offer_for, scope_of
from app.core.chat.summary import Summariser
from app.core.chat.tabulator import Tabulator
from app.core.errors import UserError
from app.core.library.base import Library
from app.core.llm.base import ModelLoader
from app.core.models.base import Models
from app.core.task import Task


class SurveyService:
    """The `Surveyor`."""

    def __init__(self, library: Library, models: Models, loader: ModelLoader) -> None:
        self._library = library
        self._models = models
        self._loader = loader

    def offer(self, question: Question) -> Offer | None:
        """See `Surveyor.offer`."""
        try:
            is_quotes = is_quoting(installed_model(self._models, question.chosen_model))
            return offer_for(self._library, question.text, within=question.within, is_quotes=is_quotes)
        except UserError:  # whoever asks is told so by the answer
            return None

    def survey(
        self,
        survey: Survey,
        task: Task,
        *,
        words: SurveyWords = USUAL_WORDS,
        options: ConversationOptions = PROGRAM_DEFAULTS,
    ) -> Iterator[AskEvent]:
        """See `Surveyor.survey`."""
        if not survey.question.strip() and survey.kind != "summary":
            raise UserError("empty_question")
        entry = installed_model(self._models, options.model)
        survey = self._planned(survey)
        scope = scope_of(self._library, survey.within)
        if not scope.asked:
            raise UserError("nothing_to_read")
        survey = replace(survey, left_out=scope.left_out)
        model = RetryingModel(self._loader, entry, task, options.context_tokens)
        is_quotes = is_quoting(entry)
        if not is_quotes:
            yield ModelLoading(entry.name)
            model.load()
        if survey.kind == "summary":
            summariser = Summariser(self._library, model, words, is_quotes=is_quotes)
            yield from summariser.run(survey, scope.asked)
        else:
            table = Tabulator(self._library, model, survey, scope=scope, words=words, is_quotes=is_quotes)
            yield from table.run()

    def _planned(self, survey: Survey) -> Survey:
        """With the files that its question means and the columns that it asks for; one that goes on has them."""
        if survey.kind == "summary" or survey.rows:
            return survey
        asked = asked_of(survey.question)
        meant = meant_files(self._library, survey.question, asked, survey.within)
        return replace(survey, within=meant or survey.within, columns=asked.columns)
