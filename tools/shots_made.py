"""What screenshots show that no fake model says: an answer with everything in it, and a list of conversations as it is
after some weeks. Written into the store as the program would. Knows no picture."""

from __future__ import annotations

import time
from pathlib import Path

from app.bootstrap import Services
from app.core.chat.base import Answer, Citation, Doubt, Sentence, Timings
from app.core.chat.records import ConversationTree, StoredMessage
from app.core.library.base import Hit

TITLES = (
    ("Notice period of both leases", True, ("flat",), 0),
    ("Summary of the board minutes", False, ("work",), 1),
    ("Rewrite: letter to the insurer", False, (), 3),
    ("Vaccine storage rules", False, ("work",), 9),
    ("Python: parse a date range", False, (), 40),
    ("مقارنة عروض الترميم الثلاثة", False, (), 70),
)
EVERYTHING = r"""<think>The question asks for three things. First the sum, then the code, then the list.</think>
## What the boiler costs

The service costs **110 euros** a year, so five years cost $5 \cdot 110 = 550$ euros. In general:

\[
K = \sum_{t=1}^{n} \frac{c_t}{(1 + r)^t}
\]

```python
def present_value(costs: list[float], rate: float = 0.03) -> float:
    # one payment at the end of each year
    return sum(cost / (1 + rate) ** year for year, cost in enumerate(costs, 1))
```

| Year | Service | Repairs |
|---|--:|--:|
| 2024 | 110 | 0 |
| 2025 | 110 | 86 |

- [x] Service booked
- [ ] Filter ordered

> Keep the service record for five years."""
DOUBTFUL = (
    "The rent is 1,340 euros a month.",
    "The deposit is 4,020 euros.",
    "The landlord pays for the repair of the boiler.",
)


def add_conversations(services: Services) -> int:
    """Returns the id of the one with everything in it."""
    now = time.time()
    trees = []
    for title, is_pinned, tags, days in TITLES:
        when = now - days * 86_400
        question = StoredMessage(1, 0, "user", title, "complete")
        trees.append(ConversationTree(title, when, when, (question,), 1, is_pinned, tags))
    services.chats.add_trees(trees)
    long = services.chats.create("What does the boiler cost in five years?").id
    for question, text, answer in (
        ("What does the boiler cost in five years? Show the formula, and code for it.", EVERYTHING, None),
        ("And the rent, and the deposit?", " ".join(DOUBTFUL), doubtful_answer()),
    ):
        services.chats.add_user(long, question)
        message = services.chats.begin_answer(long, "")
        found = [] if answer is None else _passages(answer)
        services.chats.finish(message, text=text, state="complete", answer=answer, passages=found)
    return long


def doubtful_answer() -> Answer:
    """The second of three sentences is not supported."""
    text, at = " ".join(DOUBTFUL), 0
    sentences, citations = [], []
    lease = Path("Lease Kestrel Street.pdf")
    for number, sentence in enumerate(DOUBTFUL):
        is_good = number != 1
        if is_good:
            citations.append(Citation(len(citations) + 1, lease, 2 + number // 2, sentence, 0, len(sentence)))
        doubt = None if is_good else Doubt("number", "4,020")
        cited = (len(citations),) if is_good else ()
        sentences.append(Sentence(sentence, at, at + len(sentence), is_good, cited, doubt))
        at += len(sentence) + 1
    timings = Timings(search_ms=24, first_token_ms=1100, total_ms=3400, prompt_tokens=812, tokens_per_s=27.0)
    return Answer(text, True, tuple(sentences), tuple(citations), timings=timings)


def _passages(answer: Answer) -> list[Hit]:
    return [
        Hit(cited.n, cited.n, 1.0, cited.path, cited.page, "", cited.quote, cited.start, cited.end)
        for cited in answer.citations
    ]
