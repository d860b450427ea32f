"""The life of a translation with engines that are scripted: what is mended, what is marked, what is kept as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Cancelled, UserError
from app.core.task import Task
from app.core.translate.base import COPIED, MEMORY, SOURCE, SegmentDone, Translation, TranslationDone
from app.core.translate.fake import FakeEngine
from app.core.translate.glossary import Glossary, Term
from app.core.translate.memory import NoMemory
from app.core.translate.service import TranslationRequest, TranslationService


def translate(text: str, *engines: FakeEngine, **wish: object) -> Translation:
    service = TranslationService(lambda: engines)
    options = {"source": "en", "target": "de", **wish}
    events = list(service.translate(text, TranslationRequest(**options), Task()))  # type: ignore[arg-type]
    assert isinstance(events[-1], TranslationDone)
    done = [event.done for event in events if isinstance(event, SegmentDone)]
    assert done == list(range(1, len(done) + 1))
    return events[-1].translation


def test_white_space_lists_and_empty_lines_stay() -> None:
    text = "Dear team,\n\n- first point\n- second point\n\n  Yours  \n"
    found = translate(text, FakeEngine())
    assert found.text == "raeD maet,\n\n- tsrif tniop\n- dnoces tniop\n\n  sruoY  \n"
    assert all(text[segment.start : segment.end] == segment.source for segment in found.segments)


def test_what_has_no_letters_is_copied_and_asks_no_engine() -> None:
    engine = FakeEngine()
    found = translate("12.5\n{name}\nhttps://example.org/page", engine)
    assert found.text == "12.5\n{name}\nhttps://example.org/page" and engine.asked == []
    assert {segment.origin for segment in found.segments} == {COPIED}


def test_a_broken_placeholder_is_mended_by_translating_around_it() -> None:
    text = "Hello {name}, you have news."
    found = translate(text, FakeEngine(replies={text: "Hallo Name, es gibt Neues."}))
    assert found.text == "olleH {name}, uoy evah swen."
    assert found.segments[0].warnings == ()


def test_a_lost_number_is_sought_in_smaller_pieces_then_by_the_next_engine() -> None:
    text = "The rent is due, and the deposit is 500 euros in total."
    first = FakeEngine("first", replies={text: "Die Miete ist fällig.", "and the deposit is 500 euros in total.": "?"})
    second = FakeEngine("second", replies={text: "Die Miete ist fällig und die Kaution beträgt insgesamt 500 Euro."})
    found = translate(text, first, second)
    assert found.text.endswith("500 Euro.") and found.segments[0].origin == "second"
    assert len(first.asked) > 1


def test_what_stays_wrong_is_marked_and_never_silent() -> None:
    text = "It costs 563.00 euros."
    wrong = {text: "Es kostet 536,00 Euro."}
    found = translate(text, FakeEngine(replies=wrong))
    assert found.text == "Es kostet 536,00 Euro."
    assert [(w.kind, w.remedy) for w in found.segments[0].warnings] == [("number", "563,00")]


def test_what_is_of_no_use_gives_way_to_the_source_with_a_mark() -> None:
    text = "The house is rather big."
    found = translate(text, FakeEngine(replies={text: ""}))
    assert found.text == text and found.segments[0].origin == SOURCE
    assert [warning.kind for warning in found.segments[0].warnings] == ["empty"]


def test_the_memory_comes_before_every_engine() -> None:
    class Remembers(NoMemory):
        def exact(self, text: str, source: str, target: str) -> str | None:
            return "Guten Tag!" if text == "Good day!" else None

        def near(self, text: str, source: str, target: str) -> tuple[str, str] | None:
            return ("Good night!", "Gute Nacht!")

    engine = FakeEngine()
    found = translate("Good day! And then more words.", engine, memory=Remembers())
    assert found.segments[0].target == "Guten Tag!" and found.segments[0].origin == MEMORY
    assert engine.asked == ["And then more words."]
    assert engine.contexts[0] is not None and engine.contexts[0].before == (("Good night!", "Gute Nacht!"),)


def test_terms_are_told_to_the_engine_and_missed() -> None:
    glossary = Glossary((Term("deposit", "Kaution"), Term("Alcove", "")))
    text = "The deposit is paid to Alcove."
    engine = FakeEngine(replies={text: "Das Pfand wird an Alcove gezahlt."})
    found = translate(text, engine, glossary=glossary)
    assert engine.contexts[0] is not None
    assert engine.contexts[0].terms == (("Alcove", "Alcove"), ("deposit", "Kaution"))
    assert [(w.kind, w.detail, w.remedy) for w in found.segments[0].warnings] == [("glossary", "deposit", "Kaution")]


def test_the_language_is_found_and_the_same_language_is_copied() -> None:
    text = "Der Vertrag endet am Ende des Monats August und wird nicht verlängert."
    assert translate(text, FakeEngine(), source="", target="en").source_language == "de"
    same = translate(text, FakeEngine(), source="", target="de")
    assert same.text == text


@pytest.mark.parametrize(
    ("text", "wish", "code"),
    [
        ("", {}, "empty_text"),
        ("Some words here.", {"target": "klingon"}, "unknown_language"),
        ("12 34", {"source": ""}, "language_not_found"),
        ("Some words here.", {"engine": "nobody"}, "no_engine"),
    ],
)
def test_bad_wishes_say_what_is_wrong(text: str, wish: dict[str, str], code: str) -> None:
    with pytest.raises(UserError, match=code):
        translate(text, FakeEngine(), **wish)


def test_without_any_engine_it_says_so() -> None:
    with pytest.raises(UserError, match="no_translator"):
        translate("Some words here.")


def test_stop_ends_it() -> None:
    task = Task()
    request = TranslationRequest("de", "en")
    events = TranslationService(lambda: [FakeEngine()]).translate("One day. Two days.", request, task)
    next(events)
    task.cancel()
    with pytest.raises(Cancelled):
        list(events)


@given(st.text(max_size=300))
def test_any_text_comes_back_whole(text: str) -> None:
    if text.strip():
        found = translate(text, FakeEngine())
        assert [line.isspace() for line in found.text.split("\n")] == [line.isspace() for line in text.split("\n")]
        assert not any(segment.source and not segment.target for segment in found.segments)
