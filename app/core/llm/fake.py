"""A chat model without weights for tests and `--fake-models`: it answers with the sentence of the sources that shares
most words with the question, as JSON where a grammar asks for it. Same Protocol, same events, no knowledge of the
real runtime."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator, Sequence

from app.core.context_sizes import USUAL
from app.core.llm.base import Begun, ChatTurn, Finished, ModelEvent, PromptRead, Sampling, TextDelta
from app.core.models.base import ModelEntry
from app.core.task import Task


class FakeModel:
    """`delay` is seconds a word; `parameters` decides whether answers are generated or quoted."""

    def __init__(self, model_id: str = "fake", *, parameters: int = 1_500_000_000, delay: float = 0.0) -> None:
        self.id = model_id
        self.parameters = parameters
        self.context = USUAL
        self._delay = delay

    def count_tokens(self, text: str) -> int:
        return len(text.split()) * 4 // 3

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        started = time.perf_counter()
        total = sum(self.count_tokens(turn.text) for turn in turns)
        for done in (0, total // 2, total):
            task.check()
            yield PromptRead(done, total)
        begun = turns[-1].text if turns[-1].role == "assistant" else ""
        asked = turns[:-1] if begun else turns
        yield Begun(_answers(asked) if sampling.watch == "YES" else 0.0)
        text = _in_grammar(asked, sampling.grammar) or _best_sentence(asked).removeprefix(begun)
        words = text.split(" ")[: sampling.max_tokens]
        first_ms = (time.perf_counter() - started) * 1000
        for index, word in enumerate(words):
            task.check()
            time.sleep(self._delay)
            yield TextDelta(word if index == 0 else f" {word}")
        total_ms = (time.perf_counter() - started) * 1000
        yield Finished("stop", total, 0, len(words), first_ms, total_ms)

    def close(self) -> None: ...


class FakeLoader:
    """Hands out a `FakeModel` of the size that is asked for; same Protocol as the model child. There is no process, so
    nothing to end."""

    pid: int | None = None

    def load(self, entry: ModelEntry, task: Task, *, context: int | None = None) -> FakeModel:
        return FakeModel(entry.id, parameters=entry.parameters)

    def kill(self) -> None: ...

    def close(self) -> None: ...


def _best_sentence(turns: Sequence[ChatTurn]) -> str:
    text = turns[-1].text
    sources, _, question = text.rpartition("\n")
    wanted = set(re.findall(r"\w+", question.lower()))
    sentences = re.split(r"(?<=[.!?])\s+|\n+", sources) if sources else [text]
    return max(sentences, key=lambda s: len(wanted & set(re.findall(r"\w+", s.lower()))), default=text)


def _answers(turns: Sequence[ChatTurn]) -> float:
    """How surely the passage of a check answers its question: where it holds one of the question's longer words."""
    passage, _, question = turns[-1].text.rpartition("this question: ")
    passage = passage.rpartition("\n\n")[0]
    wanted = {word for word in re.findall(r"\w+", question.lower()) if len(word) > 3}
    return 0.97 if any(word in passage.lower() for word in wanted) else 0.05


def _in_grammar(turns: Sequence[ChatTurn], grammar: str) -> str:
    """The object that the grammar of a row, or of its columns, asks for; "" for other grammars and none."""
    if "found" in grammar:
        return _row(turns)
    keys = re.findall(r'\\"(.+?)\\": "', grammar)
    if not keys:
        return ""
    sources = turns[-1].text.rpartition("</source>")[0]
    found = {key: re.search(rf"^\s*{re.escape(key)}\s*:\s*(\S.*)$", sources, re.I | re.M) for key in keys}
    return json.dumps({key: match[1].strip() if match else "" for key, match in found.items()}, ensure_ascii=False)


def _row(turns: Sequence[ChatTurn]) -> str:
    """What the grammar of a row asks for: {"found": true, "value": "..."}. The best line of the source,
    found if it shares a word with the question."""
    text, _, question = turns[-1].text.rpartition("</source>")
    source = text.partition("<source")[2].partition(">")[2]
    wanted = {word for word in re.findall(r"\w+", question.lower()) if len(word) > 3}
    lines = [line.strip() for line in re.split(r"(?<=[.!?])\s+|\n+", source) if line.strip()]
    best = max(lines, key=lambda line: len(wanted & set(re.findall(r"\w+", line.lower()))), default="")
    is_found = bool(wanted & set(re.findall(r"\w+", best.lower())))
    return json.dumps({"found": is_found, "value": best if is_found else ""}, ensure_ascii=False)
