"""The llama.cpp adapter, the only importer of llama_cpp. Runs inside the model child; a failed assertion in it ends
that process, so nothing here may hold state that matters."""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import llama_cpp
import numpy as np
from llama_cpp._logger import set_verbose
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from app.core.errors import BugError, MachineError, UserError
from app.core.llm.backends import load_backends
from app.core.llm.base import Begun, ChatTurn, Finished, ModelEvent, PromptRead, Sampling, TextDelta
from app.core.task import Task

PROMPT_SLICE = 64  # prompt tokens between two checks for Stop: about 1 s for a 1.5B on 2 slow cores
KEPT_PREFIXES = 2  # of questions: the usual instructions, and those of another conversation
KEPT_BYTES = 128 * 1024 * 1024  # 330 tokens of a 1.5B take 9 MB, of a 4B 49 MB
FLUSH_S = 1 / 30  # tokens are sent in groups: each message is packed, sent and painted, and 30 a second look smooth
DEFAULT_TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


class LlamaModel:
    """A GGUF loaded by llama.cpp. `threads` 0 means one per core."""

    def __init__(self, model_id: str, path: Path, *, context: int, threads: int = 0) -> None:
        self.id = model_id
        set_verbose(False)  # otherwise it logs to stderr while loading
        load_backends(llama_cpp.llama_cpp._lib, Path(llama_cpp.__file__).parent / "lib")
        try:
            self._llm = llama_cpp.Llama(
                model_path=str(path),
                n_ctx=context,
                n_batch=512,
                n_threads=threads or max(1, os.cpu_count() or 1),
                n_threads_batch=threads or max(1, os.cpu_count() or 1),
                flash_attn=True,
                use_mmap=True,
                verbose=False,
            )
        except (ValueError, RuntimeError, AssertionError) as error:
            raise UserError("model_unloadable", path=str(path), detail=str(error)) from error
        self._kept: list[_Kept] = []
        self._formatter = self._make_formatter()
        self._control = self._find_control()

    @property
    def parameters(self) -> int:
        return int(llama_cpp.llama_model_n_params(self._llm.model))

    @property
    def context(self) -> int:
        return int(self._llm.n_ctx())

    def count_tokens(self, text: str) -> int:
        return len(self._llm.tokenize(text.encode(), add_bos=False, special=False))

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        """Evaluate the prompt in slices, then sample tokens; Stop is checked between any two steps. Raises UserError
        prompt_too_long; BugError for an invalid grammar; Cancelled."""
        started = time.perf_counter()
        tokens = self._prompt(turns)
        if len(tokens) + 16 > self.context:
            raise UserError("prompt_too_long", tokens=len(tokens), context=self.context)
        reused = self._rewind(tokens)
        yield PromptRead(reused, len(tokens), reused)
        for done in self._read(tokens, reused, keep_at=self._fixed(turns[: sampling.fixed_turns], tokens)):
            task.check()
            yield PromptRead(done, len(tokens), reused)
        yield from self._draw(tokens, sampling, task, started=started, reused=reused)

    def close(self) -> None:
        self._llm.close()

    def _make_formatter(self) -> Any:
        metadata = self._llm.metadata
        template = metadata.get("tokenizer.chat_template", DEFAULT_TEMPLATE)
        eos, bos = self._llm.token_eos(), self._llm.token_bos()
        names = [self._llm._model.token_get_text(token) if token >= 0 else "" for token in (eos, bos)]
        return Jinja2ChatFormatter(template=template, eos_token=names[0], bos_token=names[1], stop_token_ids=[eos])

    def _prompt(self, turns: Sequence[ChatTurn]) -> list[int]:
        begun = self._without_control(turns[-1].text) if turns[-1].role == "assistant" else ""
        asked = turns[:-1] if begun else turns
        messages = [{"role": turn.role, "content": self._without_control(turn.text)} for turn in asked]
        try:
            text = self._formatter(messages=messages).prompt
        except Exception:  # noqa: BLE001 - some templates (Gemma) refuse a system turn: put it before the first question
            text = self._formatter(messages=_without_system(messages)).prompt
        # The template writes its own begin-of-text; adding another weakens several families.
        bos = self._llm._model.token_get_text(self._llm.token_bos()) if self._llm.token_bos() >= 0 else ""
        add_bos = not (bos and text.startswith(bos)) and self._llm._model.add_bos_token()
        return self._llm.tokenize((text + begun).encode(), add_bos=add_bos, special=True)

    def _without_control(self, text: str) -> str:
        """A document that contains the model's own turn markers must not begin a turn: a space breaks them."""
        return self._control.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text)

    def _find_control(self) -> re.Pattern[str]:
        """All control tokens of the model, by their texts."""
        vocabulary = self._llm._model.vocab
        texts = [
            self._llm._model.token_get_text(token)
            for token in range(self._llm.n_vocab())
            if llama_cpp.llama_vocab_is_control(vocabulary, token)
        ]
        longest_first = sorted((text for text in texts if len(text) > 1), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def _rewind(self, tokens: list[int]) -> int:
        """Keep the part of the KV cache that the new prompt shares; at least the last token is evaluated again."""
        same = _shared(tokens[:-1], self._llm._input_ids.tolist())
        restored = self._restore(tokens, same)
        if restored != same:
            return restored
        if same and self._llm._ctx.kv_cache_seq_rm(-1, same, -1) is not False:
            self._llm.n_tokens = same
            return same
        self._llm.reset()
        self._llm._ctx.kv_cache_clear()
        return 0

    def _read(self, tokens: list[int], start: int, *, keep_at: int) -> Iterator[int]:
        at = start
        while at < len(tokens) - 1:
            end = min(at + PROMPT_SLICE, len(tokens) - 1)
            end = keep_at if at < keep_at < end else end
            try:
                self._llm.eval(tokens[at:end])
            except RuntimeError as error:
                raise MachineError("model_crashed", detail=str(error)) from error
            at = end
            if at == keep_at:
                self._keep(tokens[:at])
            yield at

    def _fixed(self, turns: Sequence[ChatTurn], tokens: list[int]) -> int:
        """How many of the first tokens belong to `turns`, whatever the template puts between turns."""
        return _shared(self._prompt(turns), tokens) if turns else 0

    def _keep(self, tokens: list[int]) -> None:
        """Save the KV cache of exactly these tokens."""
        if any(kept.tokens == tokens for kept in self._kept):
            return
        context = self._llm._ctx.ctx
        size = llama_cpp.llama_state_seq_get_size(context, 0)
        if not 0 < size <= KEPT_BYTES:
            return
        state = (ctypes.c_uint8 * size)()
        if llama_cpp.llama_state_seq_get_data(context, state, size, 0) == size:
            self._kept = [*self._kept[1 - KEPT_PREFIXES :], _Kept(tokens, state)]

    def _restore(self, tokens: list[int], same: int) -> int:
        """Restore a saved KV cache if it shares more tokens than the `same` that are still loaded. Returns how many are
        loaded."""
        fitting = [kept for kept in self._kept if kept.tokens == tokens[: len(kept.tokens)] and kept.tokens != tokens]
        best = max(fitting, key=lambda kept: len(kept.tokens), default=None)
        if best is None or len(best.tokens) <= same:
            return same
        self._llm.reset()
        self._llm._ctx.kv_cache_clear()
        if not llama_cpp.llama_state_seq_set_data(self._llm._ctx.ctx, best.state, len(best.state), 0):
            self._llm._ctx.kv_cache_clear()
            return 0
        self._llm.input_ids[: len(best.tokens)] = best.tokens
        self._llm.n_tokens = len(best.tokens)
        return len(best.tokens)

    def _grammar(self, gbnf: str) -> llama_cpp.LlamaGrammar | None:
        """Parsed once beforehand: an invalid grammar would end the process when the first token is sampled."""
        if not gbnf:
            return None
        sampler = llama_cpp.llama_sampler_init_grammar(self._llm._model.vocab, gbnf.encode(), b"root")
        if not sampler:
            raise BugError("unexpected", detail="a grammar that cannot be parsed")
        llama_cpp.llama_sampler_free(sampler)
        return llama_cpp.LlamaGrammar.from_string(gbnf, verbose=False)

    def _draw(
        self, tokens: list[int], sampling: Sampling, task: Task, *, started: float, reused: int
    ) -> Iterator[ModelEvent]:
        room = min(sampling.max_tokens, self.context - len(tokens) - 1)
        drawn, sent, flushed, first_ms = bytearray(), 0, 0.0, 0.0
        count, reason = 0, "length"
        logprobs: list[float] = []
        self._llm.set_seed(sampling.seed)
        stream = self._llm.generate(
            tokens,
            temp=sampling.temperature,
            top_p=sampling.top_p,
            repeat_penalty=sampling.repeat_penalty,
            grammar=self._grammar(sampling.grammar),
        )
        with contextlib.closing(stream):
            for token in stream:
                task.check()
                chances = self._log_probabilities()
                if not logprobs:
                    yield Begun(self._watched(sampling, chances))
                logprobs.append(float(chances[token]))
                if llama_cpp.llama_token_is_eog(self._llm._model.vocab, token):
                    reason = "stop"
                    break
                count += 1
                first_ms = first_ms or (time.perf_counter() - started) * 1000
                drawn += self._llm.detokenize([token], special=False)
                if time.perf_counter() - flushed > FLUSH_S:
                    text = _whole_characters(drawn, sent)
                    if text:
                        yield TextDelta(text)
                    sent += len(text.encode())
                    flushed = time.perf_counter()
                if count >= room:
                    break
        if rest := drawn[sent:].decode("utf-8", "replace"):
            yield TextDelta(rest)
        total_ms = (time.perf_counter() - started) * 1000
        yield Finished(
            "stop" if reason == "stop" else "length",
            len(tokens),
            reused,
            count,
            first_ms or total_ms,
            total_ms,
            logprob=sum(logprobs) / max(1, len(logprobs)),
        )

    def _log_probabilities(self) -> Any:
        """Of every token to be the next, (vocabulary,), float32, as the model gave them: before penalties."""
        logits = np.ctypeslib.as_array(
            llama_cpp.llama_get_logits_ith(self._llm._ctx.ctx, -1), shape=(self._llm.n_vocab(),)
        )
        top = logits.max()
        return logits - (top + np.log(np.exp(logits - top).sum()))

    def _watched(self, sampling: Sampling, chances: Any) -> float:
        watched, other = (self._log_chance_of(text, chances) for text in (sampling.watch, sampling.against))
        if other == -math.inf:
            return math.exp(watched)
        return 1 / (1 + math.exp(min(700.0, other - watched)))

    def _log_chance_of(self, text: str, chances: Any) -> float:
        """That the model begins as the text does."""
        tokens = self._llm.tokenize(text.encode(), add_bos=False, special=False) if text else []
        return float(chances[tokens[0]]) if tokens else -math.inf


@dataclass(frozen=True)
class _Kept:
    """`state` is what llama.cpp holds of `tokens`, in its own form."""

    tokens: list[int]
    state: ctypes.Array[ctypes.c_uint8]


def _shared(ours: Sequence[int], theirs: Sequence[int]) -> int:
    """How many tokens two prompts begin with alike."""
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(ours), len(theirs)))


def _whole_characters(drawn: bytearray, start: int) -> str:
    """Text from byte `start`, without a character whose last bytes are still to come."""
    piece = bytes(drawn[start:])
    for cut in range(min(4, len(piece) + 1)):
        try:
            return piece[: len(piece) - cut].decode()
        except UnicodeDecodeError:
            continue
    return piece.decode("utf-8", "replace")


def _without_system(messages: list[dict[str, str]]) -> list[dict[str, str]]:
    system = "\n\n".join(m["content"] for m in messages if m["role"] == "system")
    rest = [dict(m) for m in messages if m["role"] != "system"]
    if rest and system:
        rest[0]["content"] = f"{system}\n\n{rest[0]['content']}"
    return rest


