"""A conversation as a readable document: Markdown, or one HTML page that loads nothing. The branch that is shown, with
the sources of every sentence. Knows no window; its words are passed in."""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.core.chat.base import Answer
from app.core.chat.records import ConversationTree, StoredMessage, branch

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_STYLE = """
body { font-family: sans-serif; font-size: 11pt; line-height: 1.5; max-width: 44em; margin: 2em auto; padding: 0 1em;
  color: #23211e; background: #ffffff; }
h1 { font-size: 17pt; } .who { font-size: 9pt; font-weight: bold; color: #1f6f63; margin: 1.6em 0 .2em; }
.about, .sources { font-size: 9pt; color: #6f6a62; } blockquote { color: #6f6a62; margin: .2em 0 .2em 1em; }
.doubt { font-size: 9pt; color: #9a5b00; }
pre { background: #f3f1ed; padding: .6em; white-space: pre-wrap; line-height: 1; }
code { font-family: monospace; } table { border-collapse: collapse; margin: .4em 0; }
td, th { line-height: 1; border: 1px solid #e4e0d9; padding: 4px 8px; }
"""
_THOUGHT = re.compile(r"<think>\s*(.*?)\s*</think>\s*", re.DOTALL)
# No script, no picture, no font, no request of any kind.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True)
class ExportWords:
    """Texts in the language of the window; the defaults are English."""

    question: str = "Question"
    answer: str = "Answer"
    sources: str = "Sources"
    page: str = "page {n}"
    not_found: str = "Not in the files."
    unsupported: str = "Not supported by the files:"
    stopped: str = "This answer was not finished."
    exported: str = "{date} · answers by {models}"


def to_markdown(tree: ConversationTree, words: ExportWords | None = None) -> str:
    words = words or ExportWords()
    pieces = [f"# {_one_line(tree.title)}", f"*{_about(tree, words)}*"]
    for message in branch(tree.messages, tree.tip):
        pieces.append(f"## {words.question if message.role == 'user' else words.answer}")
        pieces.append(_body(message, words))
        pieces += [f"*{note}*" for note in _notes(message, words)]
        answer = message.answer
        if answer is not None and answer.citations:
            pieces.append(f"{words.sources}:")
            pieces.append("\n".join(f"{n}. {where}\n   > {quote}" for n, where, quote in _sources(answer, words)))
        pieces += [f"{words.unsupported}\n" + "\n".join(f"- {text}" for text in texts) for texts in _doubts(message)]
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def to_html(tree: ConversationTree, words: ExportWords | None = None) -> str:
    """All text is escaped; Markdown of answers is rendered, but not its pictures and raw HTML."""
    words = words or ExportWords()
    title = html.escape(tree.title)
    pieces = [
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title>',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><style>{_STYLE}</style></head>',
        f'<body><h1>{title}</h1><p class="about">{html.escape(_about(tree, words))}</p>',
    ]
    for message in branch(tree.messages, tree.tip):
        who = words.question if message.role == "user" else words.answer
        pieces.append(f'<p class="who" dir="auto">{html.escape(who)}</p>')
        pieces.append(f'<div dir="auto">{_rendered(_body(message, words))}</div>')
        pieces += [f'<p class="doubt">{html.escape(note)}</p>' for note in _notes(message, words)]
        if message.answer is not None and message.answer.citations:
            pieces.append(_sources_html(message.answer, words))
        for texts in _doubts(message):
            items = "".join(f"<li>{html.escape(text)}</li>" for text in texts)
            pieces.append(f'<div class="doubt">{html.escape(words.unsupported)}<ul>{items}</ul></div>')
    return "\n".join([*pieces, "</body></html>\n"])


def _about(tree: ConversationTree, words: ExportWords) -> str:
    models = sorted({message.model for message in tree.messages if message.model})
    date = datetime.fromtimestamp(tree.updated).strftime("%Y-%m-%d") if tree.updated else ""
    if not models:
        return date
    return words.exported.format(date=date, models=", ".join(models)).strip(" ·")


def _body(message: StoredMessage, words: ExportWords) -> str:
    answer = message.answer
    if answer is not None and not answer.found and message.state == "complete":
        return words.not_found
    return _THOUGHT.sub(_quoted, _with_numbers(message.text, answer))


def _quoted(thought: re.Match[str]) -> str:
    """What a reasoning model thought before it answered."""
    return "\n".join(f"> {line}".rstrip() for line in thought[1].splitlines()) + "\n\n"


def _with_numbers(text: str, answer: Answer | None) -> str:
    """The answer with citation numbers after its sentences."""
    if answer is None or answer.text != text or answer.survey is not None:  # a table has them in its cells
        return text
    for sentence in sorted(answer.sentences, key=lambda one: one.end, reverse=True):
        numbers = "".join(f"[{n}]" for n in sentence.citations)
        if numbers and 0 <= sentence.end <= len(text):
            text = f"{text[: sentence.end]} {numbers}{text[sentence.end :]}"
    return text


def _notes(message: StoredMessage, words: ExportWords) -> list[str]:
    return [words.stopped] if message.role == "assistant" and message.state != "complete" else []


def _sources(answer: Answer, words: ExportWords) -> list[tuple[int, str, str]]:
    """(number, file and page, quote)."""
    found = []
    for citation in answer.citations:
        page = ", " + words.page.format(n=citation.page) if citation.page else ""
        found.append((citation.n, _one_line(citation.path.name) + page, _one_line(citation.quote)))
    return found


def _sources_html(answer: Answer, words: ExportWords) -> str:
    rows = "".join(
        f"<p>{n}. {html.escape(where)}</p><blockquote>{html.escape(quote)}</blockquote>"
        for n, where, quote in _sources(answer, words)
    )
    return f'<div class="sources" dir="auto"><b>{html.escape(words.sources)}</b>{rows}</div>'


def _doubts(message: StoredMessage) -> list[Sequence[str]]:
    answer = message.answer
    if answer is None or not answer.used_library or answer.survey is not None:
        return []
    texts = [_one_line(sentence.text) for sentence in answer.sentences if not sentence.is_supported]
    return [texts] if texts else []


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _rendered(text: str) -> str:
    """Code blocks lose their final line end, which paged programs show as an empty line."""
    return str(_reader().render(text)).replace("\n</code></pre>", "</code></pre>")


@functools.cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only an export needs it

    reader: Any = MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough").disable("image")
    return reader  # type: ignore[no-any-return]
