"""The main job with the real starter models, and a model process that dies, in the program's own processes."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import llama_cpp
import pytest

from app.core.chat.ask import AnswerService
from app.core.chat.base import AnswerDone, AnswerText, Question
from app.core.chat.options import ConversationOptions
from app.core.errors import AppError, MachineError, UserError
from app.core.llm.base import Begun, ChatTurn, Finished, Sampling, TextDelta
from app.core.models.base import ModelEntry
from app.core.models.fake import FakeModels
from app.core.resources import resource
from app.core.task import Task
from app.workers.model import ModelChild
from tests.documents import sample_folder
from tests.e2e.program import Program
from tests.injections import INJECTIONS

STARTER = "smollm2-135m-instruct"
LONG_STORY = "Tell me a long story about a lighthouse. " * 3


@pytest.fixture
def gguf(real_models: Path) -> Path:
    return next(real_models.glob("*/*.gguf"))


@pytest.fixture
def loader() -> Iterator[ModelChild]:
    child = ModelChild(context=2048)
    yield child
    child.close()


class OneModel(FakeModels):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._entry = ModelEntry("real", "Real", "chat", "x", 135_000_000, "Q4", 1, "file", path=path)

    def default(self, kind: str) -> ModelEntry:
        return self._entry


def test_the_main_job_and_a_restart(real_models: Path, tmp_path: Path) -> None:
    program = Program(tmp_path / "base", real_models)
    folder = sample_folder(tmp_path / "files")
    assert program("index", "add", folder, "--json").json["files"]["indexed"] == 3
    hits = program("search", "who looks after my second key", "--json").json["hits"]
    assert hits[0]["path"].endswith("note.md") and hits[0]["scores"]["vector"] > 0.2
    answer = program("ask", "When does the tenancy end?", "--model", STARTER, "--json").json
    assert "31 August 2027" in answer["answer"] and answer["citations"][0]["page"] == 1
    assert answer["model"] == STARTER
    assert program("selftest").code == 0


def test_the_sample_questions_are_answered(real_models: Path, tmp_path: Path) -> None:
    """What the empty window offers must work with what the first start installs."""
    known = json.loads(resource("sample_questions.json").read_text("utf-8"))
    program = Program(tmp_path / "base", real_models)
    program("index", "add", resource("sample"))
    batch = tmp_path / "questions.txt"
    batch.write_text("\n".join(item["question"] for item in known), "utf-8")
    for item, result in zip(known, program("ask", "--batch", batch).lines, strict=True):
        assert item["answer"] in result["answer"], result
        cited = result["citations"][0]
        assert Path(cited["path"]).name == item["file"] and cited["page"] == item["page"]


def test_a_model_killed_in_the_middle_of_an_answer(gguf: Path, loader: ModelChild) -> None:
    asker = AnswerService(None, OneModel(gguf), loader)  # type: ignore[arg-type]
    text = ""
    with pytest.raises(MachineError, match="model_crashed"):
        for event in asker.ask(Question(LONG_STORY, use_library=False), Task()):
            if isinstance(event, AnswerText):
                text += event.delta
                assert loader.pid is not None
                os.kill(loader.pid, signal.SIGKILL)
    assert text
    again = list(asker.ask(Question("Say hello.", use_library=False), Task()))
    assert any(isinstance(event, AnswerText) for event in again)


def entry(path: Path) -> ModelEntry:
    return ModelEntry("bad", "Bad", "chat", "x", 1, "Q4", 1, "file", path=path)


def test_bad_model_files_are_told_apart_and_the_next_model_works(
    gguf: Path, loader: ModelChild, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text.gguf").write_text("not a model " * 100, "utf-8")
    (tmp_path / "cut.gguf").write_bytes(gguf.read_bytes()[:5_000_000])
    for name, code in (("text.gguf", "not_a_model"), ("cut.gguf", "truncated_model"), ("none.gguf", "path_missing")):
        with pytest.raises(UserError, match=code):
            loader.load(entry(tmp_path / name), Task())
    monkeypatch.setattr("app.workers.model.OVERHEAD_BYTES", 10**15)
    with pytest.raises(MachineError, match="out_of_memory"):
        loader.load(entry(gguf), Task())
    monkeypatch.undo()
    assert loader.load(entry(gguf), Task()).parameters > 100_000_000


def test_a_damaged_body_is_an_error_and_not_a_crash_of_ours(gguf: Path, loader: ModelChild, tmp_path: Path) -> None:
    """Right size, right header, garbage where the tensor table stands."""
    data = bytearray(gguf.read_bytes())
    data[2_000:400_000] = os.urandom(398_000)
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(data)
    with pytest.raises(AppError) as caught:
        loader.load(entry(damaged), Task())
    assert caught.value.code in ("not_a_model", "truncated_model", "model_unloadable", "model_crashed")


def test_the_prompt_prefix_is_reused(gguf: Path, loader: ModelChild) -> None:
    asker = AnswerService(None, OneModel(gguf), loader)  # type: ignore[arg-type]
    first = list(asker.ask(Question("Say one word.", use_library=False), Task()))[-1]
    second = list(asker.ask(Question("Say one other word.", use_library=False), Task()))[-1]
    assert first.answer.timings.reused_tokens == 0  # type: ignore[union-attr]
    assert second.answer.timings.reused_tokens > 10  # type: ignore[union-attr]


def test_a_stopped_answer_goes_on(gguf: Path, loader: ModelChild) -> None:
    """What was said stands in the prompt behind the model's own mark, so it goes on in the middle of a sentence."""
    asker = AnswerService(None, OneModel(gguf), loader)  # type: ignore[arg-type]
    begun = "The capital of France is"
    events = list(asker.ask(Question("What is the capital of France?", use_library=False, so_far=begun), Task()))
    answer = events[-1].answer  # type: ignore[union-attr]
    assert answer.text.startswith(f"{begun} Paris")
    said = "".join(event.delta for event in events if isinstance(event, AnswerText))
    assert begun + said.rstrip() == answer.text


def test_a_document_cannot_forge_a_turn(gguf: Path) -> None:
    """The model's own marks of turns, spelled out in a text, are read as letters."""
    from app.core.llm.llama import LlamaModel

    model = LlamaModel("real", gguf, context=512)
    try:
        controls = [len(_controls(model, text)) for text in ("An innocent text.", *INJECTIONS.values())]
        assert len(set(controls)) == 1
        assert len(_controls(model, "An innocent text.")) > 2  # those of the template itself
    finally:
        model.close()


def _controls(model: Any, text: str) -> list[int]:
    vocabulary = model._llm._model.vocab
    return [t for t in model._prompt([ChatTurn("user", text)]) if llama_cpp.llama_vocab_is_control(vocabulary, t)]


def test_options_reach_the_real_model(gguf: Path, loader: ModelChild) -> None:
    service = AnswerService(None, OneModel(gguf), loader)  # type: ignore[arg-type]

    def says(options: ConversationOptions) -> str:
        events = list(service.ask(Question("Tell me about the sea.", use_library=False, options=options), Task()))
        assert isinstance(events[-1], AnswerDone)
        return events[-1].answer.text

    drawn = ConversationOptions(temperature=1.5, max_tokens=24)
    first, again, other = (says(drawn.over(ConversationOptions(seed=seed))) for seed in (1, 1, 2))
    assert first == again != other
    pid = loader.pid
    assert says(ConversationOptions(max_tokens=4)) != first and loader.pid == pid
    says(ConversationOptions(max_tokens=4, context_tokens=4096))
    assert loader.pid != pid and loader._client is not None and loader._client.context == 4096
    says(ConversationOptions(max_tokens=4, context_tokens=131_072))
    assert loader._client.context == 8192  # all that it was made for


def test_what_two_kinds_of_calls_begin_with_is_read_once(gguf: Path, loader: ModelChild) -> None:
    """Questions and checks take turns; each takes its own beginning back, and says the same as one that read it all."""
    model = loader.load(ModelEntry("real", "Real", "chat", "x", 135_000_000, "Q4", 1, "file", path=gguf), Task())
    rules = [ChatTurn("system", f"Rule {number}: answer in one short sentence. " * 8) for number in range(2)]

    def ask(rule: int, question: str, fixed_turns: int) -> tuple[str, int]:
        turns = [rules[rule], ChatTurn("user", question)]
        events = list(model.chat(turns, Sampling(max_tokens=12, fixed_turns=fixed_turns), Task()))
        finished = next(event for event in events if isinstance(event, Finished))
        return "".join(event.text for event in events if isinstance(event, TextDelta)), finished.reused_tokens

    ask(0, "What is a boat?", 1)
    ask(1, "What is a tree?", 1)
    said, reused = ask(0, "What is a river?", 1)
    assert reused >= model.count_tokens(rules[0].text)
    ask(1, "What is a cloud?", 1)
    loader.close()
    model = loader.load(ModelEntry("real", "Real", "chat", "x", 135_000_000, "Q4", 1, "file", path=gguf), Task())
    again, reused = ask(0, "What is a river?", 0)
    assert again == said and reused == 0


def test_two_beginnings_are_weighed_against_each_other(loader: ModelChild, gguf: Path) -> None:
    model = loader.load(OneModel(gguf).default("chat"), Task())

    def begins(first: str, second: str) -> float:
        asked = [ChatTurn("user", "Say YES or NO: is water wet?")]
        events = model.chat(asked, Sampling(max_tokens=1, watch=first, against=second), Task())
        return next(event.watched for event in events if isinstance(event, Begun))

    yes, no, share = begins("YES", ""), begins("NO", ""), begins("YES", "NO")
    assert 0 < yes < 1 and 0 < no < 1
    assert share == pytest.approx(yes / (yes + no), rel=0.01)
    assert share + begins("NO", "YES") == pytest.approx(1, abs=0.01)
