"""Asks the model, once it has answered, whether the passage that its answer stands in states just that. Small models
answer with the first thing of the right kind, but often know better when they see the three beside each other. Knows no
library.

Of 77 answers that a 1.5B gave to XQuAD questions, 24 of them answered by no file: area under the ROC curve .80, and
what it says is hardly known from the search.
"""

from __future__ import annotations

from app.core.errors import UserError
from app.core.llm.base import Begun, ChatModel, ChatTurn, Sampling
from app.core.task import Task

MAX_CHARS = 1500  # of the passage: what is cited, with a sentence on each side
NO_OPINION = 0.5
UNCITED = 0.1  # such an answer is shown, and marked, only where the search is very sure
_YES, _NO = "YES", "NO"
# Fixed to the letter: read once, then kept aside by the model.
_SYSTEM = (
    "You check answers against a passage. Reply YES only if the passage itself states the answer to exactly this "
    "question: the same people, things, places and times. Otherwise reply NO."
)
_FERRY = (
    "The ferry to Aldra leaves from pier 4 every day at 7:15 and 18:40. In winter, when the strait is rough, it sails "
    "only on Mondays and Fridays."
)
_MUSEUM = "The museum was founded by the botanist Ilse Verhoeven in 1921 and moved to the old mill in 1957."
# Most are of the kind that small models fall for: the right sort of thing, said of something else.
_EXAMPLES = (
    (_FERRY, "When does the ferry to Aldra leave in the evening?", "18:40", _YES),
    (_MUSEUM, "When was the library of the old mill founded?", "1921", _NO),
    (_MUSEUM, "Who founded the museum?", "the botanist Ilse Verhoeven", _YES),
    (_FERRY, "On how many days does the ferry sail in summer?", "Mondays and Fridays", _NO),
    (_MUSEUM, "When was the roof of the museum repaired?", "1957", _NO),
    (_FERRY, "Why is the harbour closed in winter?", "the strait is rough", _NO),
    (_MUSEUM, "Where has the museum been since 1957?", "the old mill", _YES),
    (_FERRY, "From where does the bus to Aldra leave?", "pier 4", _NO),
)


def agreement(model: ChatModel, question: str, answer: str, *, passage: str, task: Task) -> float:
    """The probability, 0..1, with which the model says yes: UNCITED where nothing was cited, NO_OPINION where all of it
    is longer than the model's context. Raises as `ChatModel.chat`."""
    if not passage:
        return UNCITED
    turns = [*_fixed(), ChatTurn("user", _asked(passage[:MAX_CHARS], question, answer))]
    sampling = Sampling(max_tokens=1, watch=_YES, fixed_turns=len(turns) - 1)
    try:
        events = list(model.chat(turns, sampling, task))
    except UserError as error:
        if error.code != "prompt_too_long":
            raise
        return NO_OPINION
    return next((event.watched for event in events if isinstance(event, Begun)), NO_OPINION)


def _fixed() -> list[ChatTurn]:
    turns = [ChatTurn("system", _SYSTEM)]
    for passage, question, answer, said in _EXAMPLES:
        turns += [ChatTurn("user", _asked(passage, question, answer)), ChatTurn("assistant", said)]
    return turns


def _asked(passage: str, question: str, answer: str) -> str:
    return f"Passage: {passage}\nQuestion: {question}\nAnswer: {answer}\nDoes the passage state that?"
