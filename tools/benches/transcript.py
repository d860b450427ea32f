"""3,000 messages into the transcript, then answers streamed after them: of plain words, and of everything that Markdown
has. Times are until the event loop has painted."""

from __future__ import annotations

import statistics
import time

from PySide6.QtWidgets import QApplication

from app.gui.application import make_application
from app.gui.base.theme import Theme
from app.gui.chat.transcript.items import MessageItem
from app.gui.chat.transcript.transcript import Transcript

TEXT = "The rent is **1,340 euros** a month. It is due on the third working day."
MIXED = """## What it does

Some *text* with `code`, a [link](https://example.org) and **bold** words that go on for a line or two of the column.

1. First point with $x^2$ in it
2. Second point
   - nested

```python
def rent(months: int) -> int:
    return 1340 * months  # euros
```

| Month | Rent |
|---|---:|
| May | 1,340 |
| June | 1,340 |

"""


def main(arguments: list[str]) -> None:
    app = make_application()
    theme = Theme(app, "light")
    for name, text in (("short", TEXT), ("mixed", MIXED)):
        view = Transcript(theme)
        view.resize(800, 700)
        view.show()
        view.set_items([MessageItem(1, "assistant", MIXED)])  # what loads once is not counted
        app.processEvents()
        items = [MessageItem(n, "user", TEXT) if n % 2 == 0 else MessageItem(n, "assistant", text) for n in range(3000)]
        began = time.perf_counter()
        view.set_items(items)
        app.processEvents()
        painted = time.perf_counter() - began
        known = -1
        while known != view.first_shown:  # and what is put above it by itself
            known = view.first_shown
            for _ in range(3):
                app.processEvents()
        whole = time.perf_counter() - began
        print(f"transcript: 3,000 {name} messages painted in {painted:.2f} s, with what stands above {whole:.2f} s")
        _stream(app, view, "300 words", ["word " * count for count in range(1, 301)])
        long = MIXED * 10
        _stream(app, view, f"mixed answer of {len(long):,} characters", [long[:end] for end in range(8, len(long), 8)])
        code = "```python\n" + "value = compute(1340, 'rent')  # a line\n" * 200
        _stream(app, view, "code of 200 lines", [code[:end] for end in range(20, len(code), 20)])
        began = time.perf_counter()
        steps = 0
        while view.first_shown and steps < 500:
            view.verticalScrollBar().setValue(0)
            app.processEvents()
            steps += 1
        print(f"transcript: scrolled to the first message in {time.perf_counter() - began:.2f} s, {steps} pages")
        view.close()


def _stream(app: QApplication, view: Transcript, name: str, texts: list[str]) -> None:
    """Show growing beginnings of a text at the end of the transcript, as a streamed answer."""
    view.add_item(MessageItem(9999, "assistant", "", "running"))
    times = []
    for text in texts:
        began = time.perf_counter()
        view.replace_tail(MessageItem(9999, "assistant", text, "running"))
        app.processEvents()
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    share = times[int(len(times) * 0.95)]
    print(f"  {name}: a token {statistics.median(times):.1f} ms, 95 % under {share:.1f} ms, worst {times[-1]:.1f} ms")
