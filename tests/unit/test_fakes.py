"""Every fake has all methods of its Protocol with the same parameters, so that a call that works with the fake works
with the real part."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from app.core.chat.ask import AnswerService
from app.core.chat.base import Asker, Surveyor
from app.core.chat.survey import SurveyService
from app.core.library.base import Library
from app.core.llm.base import ChatModel, ModelLoader
from app.core.llm.fake import FakeLoader, FakeModel
from app.core.models.base import Models
from app.core.models.fake import FakeModels
from app.core.models.store import ModelStore
from app.workers.model import ModelChild, ModelClient
from tests.gui.fakes import ScriptedAsker, ScriptedSurveyor
from tests.unit.chat.library import MadeUpLibrary, UnaskedLibrary
from tests.unit.chat.test_ask import Loader, OneHitLibrary, SaysModel
from tests.unit.chat.test_options_reach import Loads

PAIRS: list[tuple[type, type]] = [
    (Asker, AnswerService),
    (Asker, ScriptedAsker),
    (Surveyor, SurveyService),
    (Surveyor, ScriptedSurveyor),
    (ModelLoader, ModelChild),
    (ModelLoader, FakeLoader),
    (ModelLoader, Loader),
    (ModelLoader, Loads),
    (ChatModel, ModelClient),
    (ChatModel, FakeModel),
    (ChatModel, SaysModel),
    (Models, ModelStore),
    (Models, FakeModels),
    (Library, UnaskedLibrary),
    (Library, OneHitLibrary),
    (Library, MadeUpLibrary),
]


def parameters(function: Any) -> list[tuple[str, object, object]]:
    return [(one.name, one.kind, one.default) for one in inspect.signature(function).parameters.values()]


@pytest.mark.parametrize(("protocol", "part"), PAIRS, ids=lambda one: one.__name__)
def test_it_takes_what_its_protocol_promises(protocol: type, part: type) -> None:
    promised = {name: value for name, value in vars(protocol).items() if inspect.isfunction(value)}
    methods = {name: value for name, value in promised.items() if not name.startswith("_")}
    assert methods
    for name, method in methods.items():
        assert parameters(getattr(part, name)) == parameters(method), name
