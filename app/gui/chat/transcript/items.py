"""The messages of the transcript as data. Knows no widget and no database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, overload

from app.core.chat.records import unpacked

if TYPE_CHECKING:
    from app.core.chat.base import Answer, Offer
    from app.core.chat.store import StoredMessage
    from app.core.library.base import Hit, PassageRef
    from app.core.library.retrieve.snippet import Snippet


ItemState = Literal["complete", "partial", "stopped", "failed", "running"]


@dataclass(frozen=True)
class MessageItem:
    """One message. `status` is the line under a running answer, `notice` the sentence under a broken one, `offer` what
    may be run instead of a complete one, `previews` what is shown of each of the `passages`. `thought_s` is how long
    the model thought aloud, `siblings` are the ids of the messages that stand in this place, its own among them,
    oldest first."""

    id: int
    role: Literal["user", "assistant"]
    text: str
    state: ItemState = "complete"
    answer: Answer | None = None
    passages: tuple[Hit, ...] = ()
    passages_ms: float = 0.0
    previews: tuple[Snippet, ...] = ()
    status: str = ""
    notice: str = ""
    offer: Offer | None = None
    thought_s: float = 0.0
    parent_id: int | None = None
    siblings: tuple[int, ...] = ()

    def cited(self) -> tuple[list[PassageRef], list[int]]:
        """The passages that the answer cites, and the number of each."""
        from app.core.library.base import PassageRef

        cited = self.answer.citations if self.answer is not None else ()
        refs = [PassageRef(citation.path, citation.start, citation.end, citation.quote) for citation in cited]
        return refs, [citation.n for citation in cited]

    def found(self) -> tuple[list[PassageRef], list[int]]:
        """The passages that were retrieved, and the rank of each."""
        from app.core.library.base import PassageRef

        refs = [PassageRef(hit.path, hit.start, hit.end, hit.text) for hit in self.passages]
        return refs, [hit.rank for hit in self.passages]

    @property
    def version(self) -> int:
        """Its number among the siblings, from 1."""
        return self.siblings.index(self.id) + 1 if self.id in self.siblings else 1

    @property
    def versions(self) -> int:
        return max(1, len(self.siblings))

    @classmethod
    def stored(cls, message: StoredMessage, notice: str) -> MessageItem:
        return cls(
            message.id,
            message.role,
            message.text,
            message.state,
            message.answer,
            message.passages,
            message.answer.timings.search_ms if message.answer else 0.0,
            notice=notice,
            offer=message.offer,
            thought_s=message.answer.timings.thinking_ms / 1000 if message.answer else 0.0,
            parent_id=message.parent_id,
            siblings=message.siblings,
        )


class MessageList(Sequence[MessageItem]):
    """The messages of a conversation in order. What comes from the store is made an item when it is first looked at;
    `notice` says what stands under one that did not end well."""

    def __init__(
        self,
        entries: Iterable[MessageItem | StoredMessage] = (),
        notice: Callable[[StoredMessage], str] = lambda message: "",
    ) -> None:
        self._entries = list(entries)
        self._notice = notice

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> MessageItem: ...

    @overload
    def __getitem__(self, index: slice) -> list[MessageItem]: ...

    def __getitem__(self, index: int | slice) -> MessageItem | list[MessageItem]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self._entries)))]
        entry = self._entries[index]
        if not isinstance(entry, MessageItem):
            stored = unpacked(entry)
            entry = self._entries[index] = MessageItem.stored(stored, self._notice(stored))
        return entry

    def __setitem__(self, index: int, item: MessageItem) -> None:
        self._entries[index] = item

    def append(self, item: MessageItem) -> None:
        self._entries.append(item)

    def copy(self) -> MessageList:
        """Another list of the same messages."""
        return MessageList(self._entries, self._notice)

    def before(self, index: int) -> MessageList:
        return MessageList(self._entries[:index], self._notice)

    def place_of(self, message_id: int) -> int | None:
        return next((number for number, entry in enumerate(self._entries) if entry.id == message_id), None)
