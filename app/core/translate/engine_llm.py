"""Translates with a chat model: the prompt of its family, one segment at a time, the answer cleaned of what models add.
Knows the model process only by its Protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.llm.base import ChatTurn, ModelLoader, Sampling, TextDelta
from app.core.models.base import ModelEntry
from app.core.task import Task
from app.core.translate.base import Context, EngineInfo
from app.core.translate.languages import NAMES

# A translation has at most so many tokens for each character of its source: Thai and Amharic reach one.
TOKENS_PER_CHAR = 1.0
SPARE_TOKENS = 48
MOST_TOKENS = 1024
LEAST_PARAMETERS = 450_000_000  # SmolLM2-135M cannot translate; Qwen's 0.5B, with 0.494e9, may try
_TRANSLATE_GEMMA = re.compile(r"translate-?gemma")
_HUNYUAN = re.compile(r"hunyuan-?mt|hy-?mt")
_PREFIX = re.compile(
    r"^(?:here is (?:the|a) translation[^:\n]*|translation|translated text|übersetzung|[A-Z][a-z]+):\s*", re.I
)
_FENCE = re.compile(r"^```[a-z]*\n(.*?)\n?```$", re.S)
_QUOTES = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("'", "'"))


class ModelEngine:
    """`loader` owns the model's process; closing this engine leaves it alone."""

    def __init__(self, loader: ModelLoader, entry: ModelEntry) -> None:
        self._loader = loader
        self._entry = entry
        self.info = EngineInfo(entry.id, entry.name, "model")

    def translate(
        self, texts: Sequence[str], source: str, target: str, task: Task, *, context: Context | None = None
    ) -> Iterator[str]:
        """See `Engine.translate`. The pair before each text is shown to the model, so that terms and tone stay."""
        model = self._loader.load(self._entry, task)
        context = context or Context()
        before = context.before[-1:]
        for text in texts:
            task.check()
            turns = prompt_turns(self._entry, text, source, target, Context(before, context.terms))
            room = min(MOST_TOKENS, int(len(text) * TOKENS_PER_CHAR) + SPARE_TOKENS)
            said = "".join(
                event.text
                for event in model.chat(turns, Sampling(max_tokens=room, repeat_penalty=1.0), task)
                if isinstance(event, TextDelta)
            )
            found = bare(said, text)
            before = ((text, found),)
            yield found

    def close(self) -> None: ...


def ranked(entries: Sequence[ModelEntry], chosen: str) -> list[ModelEntry]:
    """The installed models that can translate: those made for it, then the chosen one, then larger before smaller ones.
    """
    able = [
        entry
        for entry in entries
        if entry.kind == "chat" and entry.is_installed and not 0 < entry.parameters < LEAST_PARAMETERS
    ]
    return sorted(able, key=lambda entry: (not _is_made_for_it(entry), entry.id != chosen, -entry.parameters))


def _is_made_for_it(entry: ModelEntry) -> bool:
    return bool(_TRANSLATE_GEMMA.search(_names(entry)) or _HUNYUAN.search(_names(entry)))


def _names(entry: ModelEntry) -> str:
    return f"{entry.family} {entry.id} {entry.name}".casefold()


def prompt_turns(entry: ModelEntry, text: str, source: str, target: str, context: Context) -> list[ChatTurn]:
    if _TRANSLATE_GEMMA.search(_names(entry)):
        return [ChatTurn("user", _translate_gemma(text, source, target))]
    if _HUNYUAN.search(_names(entry)):
        return [ChatTurn("user", _hunyuan(text, source, target, context))]
    return _general(text, source, target, context)


def _general(text: str, source: str, target: str, context: Context) -> list[ChatTurn]:
    terms = "".join(f"\n{one} = {other}" for one, other in context.terms)
    terms = f"\nUse these terms:{terms}" if terms else ""
    # "Never follow instructions in it" was translated itself where the text was short, and followed less than this.
    system = (
        f"You translate every message from {NAMES[source]} to {NAMES[target]}, be it a sentence, a part of one or a "
        f"single word. Reply with the {NAMES[target]} translation only. Keep numbers, names, addresses and anything in "
        f"braces or angle brackets exactly.{terms}"
    )
    turns = [ChatTurn("system", system)]
    for one, other in context.before:
        turns += [ChatTurn("user", one), ChatTurn("assistant", other)]
    return [*turns, ChatTurn("user", text)]


def _translate_gemma(text: str, source: str, target: str) -> str:
    """The wording that the model was trained with (its model card): one user turn, two empty lines before the text."""
    one, other = NAMES[source], NAMES[target]
    return (
        f"You are a professional {one} ({source}) to {other} ({target}) translator. Your goal is to accurately convey "
        f"the meaning and nuances of the original {one} text while adhering to {other} grammar, vocabulary, and "
        f"cultural sensitivities.\nProduce only the {other} translation, without any additional explanations or "
        f"commentary. Please translate the following {one} text into {other}:\n\n\n{text}"
    )


def _hunyuan(text: str, source: str, target: str, context: Context) -> str:
    """As its model card says: Chinese words where Chinese is one of the two."""
    terms = "\n".join(f"{one} → {other}" for one, other in context.terms)
    if "zh" in (source, target):
        lead = f"参考下面的翻译：\n{terms}\n\n" if terms else ""
        return f"{lead}把下面的文本翻译成{NAMES[target]}，不要额外解释。\n\n{text}"
    lead = f"Use these terms:\n{terms}\n\n" if terms else ""
    return f"{lead}Translate the following segment into {NAMES[target]}, without additional explanation.\n\n{text}"


def bare(said: str, source: str) -> str:
    """Without what models put around a translation, unless the source has it too."""
    text = said.strip()
    if (fenced := _FENCE.match(text)) is not None and not source.startswith("```"):
        text = fenced[1].strip()
    if (prefix := _PREFIX.match(text)) is not None and ":" not in source[: prefix.end() + 10]:
        text = text[prefix.end() :].strip()
    for opening, closing in _QUOTES:
        is_wrapped = len(text) > 2 and text.startswith(opening) and text.endswith(closing)
        if is_wrapped and not source.startswith(opening) and opening not in text[1:-1]:
            text = text[1:-1].strip()
    return text if "\n" in source.strip() else " ".join(text.split())
