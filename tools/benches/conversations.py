"""10,000 conversations: how long the list takes to show, to filter while typing, and a search in all their messages."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.core.chat.records import ConversationTree, StoredMessage
from app.core.chat.store import ChatStore
from app.gui.application import make_application
from app.gui.base.theme import Theme
from app.gui.bridges.conversations import AT_ONCE
from app.gui.chat.conversations.list import ConversationList

CONVERSATIONS, MESSAGES, WORDS = 10_000, 6, 60
RUNS = 9
QUERIES = ("rent", "insurance letter", "Vertrag", "re", "e", "nothing like this", "letter months")
TITLES = ("lease", "in", "e", "letter to")


def main(arguments: list[str]) -> None:
    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        store = ChatStore(Path(folder) / "app.db")
        began = time.perf_counter()
        fill(store)
        size = (Path(folder) / "app.db").stat().st_size / 1e6
        seconds = time.perf_counter() - began
        print(f"made {CONVERSATIONS:,} conversations of {MESSAGES} messages in {seconds:.0f} s, {size:.0f} MB")
        view = ConversationList(Theme(app, "light"))
        view.resize(236, 800)
        view.show()
        app.processEvents()

        everything = store.conversations()

        def show_newest() -> None:
            view.show_conversations(store.conversations(AT_ONCE), 1)
            app.processEvents()

        def show_all() -> None:
            view.show_conversations(everything, 1)
            app.processEvents()

        def type_in(text: str) -> None:
            view.search.setText(text)
            app.processEvents()
            view.search.clear()

        newest, read, listed = timed(show_newest), timed(store.conversations), timed(show_all)
        typed = {text: timed(partial(type_in, text)) for text in TITLES}
        found = {query: timed(partial(store.search, query)) for query in QUERIES}
        print(f"conversations: the newest read and shown {said(newest)}")
        print(f"  all read, on a thread, {said(read)}; then shown {said(listed)}")
        for text, times in typed.items():
            print(f"  typed {text!r}: {said(times)}, with the whole list again")
        for query, times in found.items():
            print(f"  messages with {query!r}: {said(times)}, {len(store.search(query))} shown")
        store.close()


def fill(store: ChatStore) -> None:
    """The same ones each time; the words are as common as in a language."""
    draw = random.Random(7)
    common = ["".join(draw.choices("abcdefghijklmnoprstuvwz", k=draw.randint(2, 10))) for _ in range(20_000)]
    common[:6] = ["the", "rent", "insurance", "letter", "Mietvertrag", "months"]
    weights = [1 / (place + 8) for place in range(len(common))]
    pool = draw.choices(common, weights, k=400_000)
    now = time.time()
    for start in range(0, CONVERSATIONS, 500):
        trees = []
        for number in range(start, start + 500):
            moment = now - number * 3600
            said_there = tuple(
                StoredMessage(
                    place, 0, "user" if place % 2 else "assistant", words(draw, pool), "complete", created=moment,
                    parent_id=place - 1 or None,
                )
                for place in range(1, MESSAGES + 1)
            )  # fmt: skip
            title = " ".join(draw.choices(["lease", "letter", "to", "in", "winter", "boiler", "offer"], k=4))
            trees.append(ConversationTree(title, moment, moment, said_there, MESSAGES))
        store.add_trees(trees)


def words(draw: random.Random, pool: list[str]) -> str:
    at = draw.randrange(len(pool) - WORDS)
    return " ".join(pool[at : at + WORDS])


def timed(work: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return times


def said(times: list[float]) -> str:
    return f"{statistics.median(times):.1f} ms, worst {max(times):.1f}"
