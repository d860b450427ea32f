"""3,000 messages into the transcript, and an answer of 300 words streamed after them."""

from __future__ import annotations

import statistics
import time

from app.gui.application import make_application
from app.gui.chat.items import MessageItem
from app.gui.chat.transcript import Transcript
from app.gui.theme import Theme

TEXT = "The rent is **1,340 euros** a month. It is due on the third working day."


def main(arguments: list[str]) -> None:
    app = make_application()
    view = Transcript(Theme(app, "light"))
    view.resize(800, 700)
    view.show()
    items = [MessageItem(n, "user" if n % 2 == 0 else "assistant", TEXT) for n in range(3000)]
    began = time.perf_counter()
    view.set_items(items)
    app.processEvents()
    loaded = time.perf_counter() - began
    view.add_item(MessageItem(9999, "assistant", "", "running"))
    times = []
    for count in range(1, 301):
        began = time.perf_counter()
        view.replace_tail(MessageItem(9999, "assistant", "word " * count, "running"))
        app.processEvents()
        times.append((time.perf_counter() - began) * 1000)
    print(
        f"transcript: 3,000 messages in {loaded:.2f} s; a redraw while streaming at their end "
        f"{statistics.median(times):.1f} ms, worst {max(times):.1f} ms"
    )
