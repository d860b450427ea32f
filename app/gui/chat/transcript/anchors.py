"""What a click on an address of the transcript means: a signal, or another view of a message. Knows no controller."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtGui import QTextCursor

from app.gui.chat.transcript.items import MessageList
from app.gui.chat.transcript.shown import Shown


class Clicked(Protocol):
    """The transcript as its addresses see it: its signals, and how to show a message in another way."""

    citation_clicked: Any
    passage_clicked: Any
    version_clicked: Any
    retry_clicked: Any
    continue_clicked: Any
    copy_clicked: Any
    edit_clicked: Any
    offer_clicked: Any
    translate_clicked: Any
    route_clicked: Any
    quote_requested: Any
    code_copied: Any
    table_requested: Any
    link_clicked: Any
    shown: Shown

    def items(self) -> MessageList: ...

    def rewrite(self, message_id: int) -> None: ...

    def textCursor(self) -> QTextCursor: ...


def follow(transcript: Clicked, address: str) -> None:
    """`address` is "kind:message/number" or, of a link in a text, a web address."""
    kind, _, rest = address.partition(":")
    first, _, second = rest.partition("/")
    one: dict[str, Callable[[int], object]] = {
        "retry": transcript.retry_clicked.emit, "continue": transcript.continue_clicked.emit,
        "copy": transcript.copy_clicked.emit, "offer": transcript.offer_clicked.emit,
        "edit": transcript.edit_clicked.emit, "translate": transcript.translate_clicked.emit,
        "quote": partial(_quote, transcript), "sums": partial(_toggle_sums, transcript),
        "think": partial(_toggle, transcript, transcript.shown.unfolded),
        "details": partial(_toggle, transcript, transcript.shown.detailed),
    }  # fmt: skip
    two: dict[str, Callable[[int, int], object]] = {
        "cite": transcript.citation_clicked.emit, "passage": transcript.passage_clicked.emit,
        "version": transcript.version_clicked.emit, "code": partial(_copy_code, transcript),
        "sort": partial(_sort, transcript),
    }  # fmt: skip
    if kind in one and first.isdigit():
        one[kind](int(first))
    elif kind in two and first.isdigit() and second.isdigit():
        two[kind](int(first), int(second))
    elif kind == "route" and first.isdigit():
        transcript.route_clicked.emit(int(first), second)
    elif kind == "table" and first.isdigit():
        _take_table(transcript, int(first), second)
    else:
        transcript.link_clicked.emit(address)


def _toggle(transcript: Clicked, folds: set[int], message_id: int) -> None:
    folds ^= {message_id}
    transcript.rewrite(message_id)


def _toggle_sums(transcript: Clicked, message_id: int) -> None:
    view = transcript.shown.table(message_id)
    transcript.shown.tables[message_id] = replace(view, has_sums=not view.has_sums)
    transcript.rewrite(message_id)


def _sort(transcript: Clicked, message_id: int, column: int) -> None:
    transcript.shown.tables[message_id] = transcript.shown.table(message_id).clicked(column)
    transcript.rewrite(message_id)


def _take_table(transcript: Clicked, message_id: int, what: str) -> None:
    items = transcript.items()
    if (index := items.place_of(message_id)) is not None:
        transcript.table_requested.emit(items[index], what, transcript.shown.table(message_id))


def _quote(transcript: Clicked, message_id: int) -> None:
    from app.gui.chat.transcript.clipboard import selected_text

    transcript.quote_requested.emit(message_id, selected_text(transcript.textCursor()))


def _copy_code(transcript: Clicked, message_id: int, number: int) -> None:
    from app.gui.chat.transcript.clipboard import code_of

    items = transcript.items()
    index = items.place_of(message_id)
    transcript.code_copied.emit(code_of(items[index].text, number) if index is not None else "")
