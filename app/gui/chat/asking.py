"""What is done with a question, on its thread: the usual answer with what could be offered instead, or at once the
summary of a long file that it asks for. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from app.core.task import Task
from app.gui.chat.transcript.items import MessageList

if TYPE_CHECKING:
    from app.bootstrap import Services
    from app.core.chat.base import AskEvent, Offer, Question, SurveyWords, Timings


def answer_events(
    services: Services, asked: Question, before: MessageList, words: SurveyWords, task: Task
) -> Iterator[AskEvent]:
    """`before` are the messages above the question. Raises as `Asker.ask` and `Surveyor.survey`."""
    from app.core.chat.base import OfferMade, Survey
    from app.core.chat.scope import runs_at_once
    from app.gui.chat.history import turns

    offer = _offer(services, asked)
    if offer is not None and runs_at_once(offer, asked, _timings(before)):
        survey = Survey(offer.kind, offer.question, offer.within)
        yield from services.surveyor.survey(survey, task, words=words, options=asked.options)
        return
    if offer is not None:
        yield OfferMade(offer)
    yield from services.asker.ask(replace(asked, history=tuple(turns(before))), task)


def _offer(services: Services, asked: Question) -> Offer | None:
    from app.core.chat.routes.base import WITHOUT_FILES
    from app.core.chat.routes.router import route_of

    is_for_files = asked.use_library and not asked.so_far and route_of(asked).kind not in WITHOUT_FILES
    return services.surveyor.offer(asked) if is_for_files else None


def _timings(before: MessageList) -> Timings | None:
    """Of the last answer: how fast this computer reads."""
    for index in range(len(before) - 1, max(-1, len(before) - 4), -1):
        if (answer := before[index].answer) is not None:
            return answer.timings
    return None
