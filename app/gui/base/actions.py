"""The list of everything a person can do: one entry feeds the shortcut, the palette, the `/` commands and the sheet of
shortcuts. Knows no window and does nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


def _always() -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """`name` is stable and short (a `/` command is made of it), `label` is for reading and translated. `shortcut` is in
    Qt's portable form ("Ctrl+K"), "" without one; `run` is called on the Qt thread."""

    name: str
    label: str
    shortcut: str
    run: Callable[[], object]
    is_enabled: Callable[[], bool] = _always
    group: str = ""

    @property
    def shown_shortcut(self) -> str:
        """The shortcut as this system writes it ("⌘K" on macOS)."""
        return shown_keys(self.shortcut)


@dataclass(frozen=True)
class KeyHint:
    """A key that one part of the window handles itself. It is listed on the sheet of shortcuts only."""

    group: str
    label: str
    keys: str


Source = Callable[[], Sequence[Action]]


class ActionList:
    """All actions of one window. A source makes further entries whenever they are asked for (the conversations, the
    models)."""

    def __init__(self) -> None:
        self._actions: dict[str, Action] = {}
        self._sources: list[Source] = []
        self.hints: list[KeyHint] = []

    def add(self, action: Action) -> None:
        """Raises ValueError where the name or the shortcut is taken."""
        keys = {action.shortcut for action in self._actions.values() if action.shortcut}
        if action.name in self._actions or action.shortcut in keys:
            raise ValueError(f"{action.name} or {action.shortcut} is taken")
        self._actions[action.name] = action

    def add_source(self, source: Source) -> None:
        self._sources.append(source)

    def __iter__(self) -> Iterator[Action]:
        """The fixed actions, in the order in which they were added."""
        return iter(self._actions.values())

    def __getitem__(self, name: str) -> Action:
        return self._actions[name]

    def enabled(self) -> list[Action]:
        """All actions that can be run now: the fixed ones first, then those of the sources."""
        found = [action for action in self if action.is_enabled()]
        for source in self._sources:
            found += source()
        return found

    def run(self, name: str) -> bool:
        """Run an action. False where there is none of this name, or it is disabled now."""
        action = self._actions.get(name)
        if action is None or not action.is_enabled():
            return False
        action.run()
        return True


def matching(actions: Sequence[Action], text: str, limit: int = 50) -> list[Action]:
    """The actions whose label has the letters of `text` in this order, best match first; all of them for an empty text.
    """
    wanted = "".join(text.lower().split())
    if not wanted:
        return list(actions[:limit])
    scored = [(score(action.label, wanted), number) for number, action in enumerate(actions)]
    found = sorted((-points, number) for points, number in scored if points > 0)
    return [actions[number] for _, number in found[:limit]]


def score(label: str, wanted: str) -> float:
    """How well a label matches; 0 where a letter is missing. A run of letters, the start of a word and a short label
    count more."""
    lower, points, place, run = label.lower(), 0.0, -1, 0
    exact = lower.find(wanted)
    if exact >= 0:
        is_start = exact == 0 or not lower[exact - 1].isalnum()
        return 10.0 * len(wanted) + (20 if is_start else 5) - len(label) / 100
    for letter in wanted:
        found = lower.find(letter, place + 1)
        if found < 0:
            return 0.0
        run = run + 1 if found == place + 1 else 0
        is_start = found == 0 or not lower[found - 1].isalnum()
        points += 1 + run + (3 if is_start else 0)
        place = found
    return points - len(label) / 100


def shown_keys(keys: str) -> str:
    """A shortcut as this system writes it. Text that is no key sequence is returned as it is."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
