"""Timings of an answer in words: a short summary, and details on request. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.gui.base.messages import bytes_text
from app.gui.chat.transcript.items import MessageItem
from app.gui.chat.transcript.route_texts import route_text


def _tr(text: str) -> str:
    return QCoreApplication.translate("transcript", text)


LEAST_MS = 50.0  # below it nobody notices


def summary(item: MessageItem) -> str:
    if item.answer is None or item.state != "complete":
        return ""
    timings = item.answer.timings
    if item.answer.survey is not None:
        return _seconds(timings.total_ms) if timings.total_ms >= LEAST_MS else ""
    parts = []
    if route := route_text(item.answer):
        parts.append(route)
    elif item.answer.is_whole:
        parts.append(_tr("read as a whole"))
    elif item.answer.used_library:
        parts.append(_passages(len(item.passages), round(timings.search_ms)))
    if item.answer.is_quotes:
        parts.append(_tr("quoted word for word"))
    elif timings.tokens_per_s:
        parts.append(_tr("first word {s} s").format(s=f"{timings.first_token_ms / 1000:.1f}"))
    return " · ".join(parts) or _seconds(timings.total_ms)


def details(item: MessageItem) -> list[str]:
    """One line for each figure."""
    if item.answer is None:
        return []
    timings = item.answer.timings
    lines = []
    if item.answer.model and not item.answer.is_quotes:
        lines.append(_tr("Model: {name}").format(name=item.answer.model))
    if timings.prompt_tokens:
        known = {"n": timings.prompt_tokens, "reused": timings.reused_tokens}
        lines.append(_tr("Read {n} tokens, {reused} of them known from before").format(**known))
        lines.append(_tr("First word after {s} s").format(s=f"{timings.first_token_ms / 1000:.1f}"))
    if timings.tokens_per_s:
        lines.append(_tr("{n} tokens a second").format(n=f"{timings.tokens_per_s:.1f}"))
    if timings.context_tokens and timings.prompt_tokens:
        used = timings.prompt_tokens + timings.answer_tokens
        shown = {"n": used, "m": timings.context_tokens, "share": round(100 * used / timings.context_tokens)}
        lines.append(_tr("Context: {n} of {m} tokens ({share} %)").format(**shown))
    if timings.model_bytes:
        lines.append(_tr("Memory of the model: {size}").format(size=bytes_text(timings.model_bytes)))
    lines.append(_tr("In all {s} s").format(s=f"{timings.total_ms / 1000:.1f}"))
    return lines


def _passages(count: int, milliseconds: int) -> str:
    text = QCoreApplication.translate("transcript", "%n passage(s) in {ms} ms", "", count)
    return text.format(ms=milliseconds)


def _seconds(milliseconds: float) -> str:
    return _tr("{s} s").format(s=f"{milliseconds / 1000:.1f}") if milliseconds else ""
