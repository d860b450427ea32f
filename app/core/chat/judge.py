"""Asks the model, once it has answered, whether the passage that its answer stands in answers just that question. Small
models answer with the first thing of the right kind, but often know better when they see question and passage alone.
The answer itself is not shown: beside it they agree too easily. Knows no library.

Of 58 answers that a 1.5B gave to XQuAD questions, 13 of them answered by no file: area under the ROC curve .88; with
the answer shown, .78.
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
    "You check whether a passage answers a question. Reply YES only if the passage itself states the answer to exactly "
    "this question: the same people, things, places and times. Otherwise reply NO."
)
_FERRY = (
    "The ferry to Aldra leaves from pier 4 every day at 7:15 and 18:40. In winter, when the strait is rough, it sails "
    "only on Mondays and Fridays."
)
_MUSEUM = "The museum was founded by the botanist Ilse Verhoeven in 1921 and moved to the old mill in 1957."
# Most are of the kind that small models fall for: the right sort of thing, said of something else.
_EXAMPLES = (
    (_FERRY, "When does the ferry to Aldra leave in the evening?", _YES),
    (_MUSEUM, "When was the library of the old mill founded?", _NO),
    (_MUSEUM, "Who founded the museum?", _YES),
    (_FERRY, "On how many days does the ferry sail in summer?", _NO),
    (_MUSEUM, "When was the roof of the museum repaired?", _NO),
    (_FERRY, "Why is the harbour closed in winter?", _NO),
    (_MUSEUM, "Where has the museum been since 1957?", _YES),
    (_FERRY, "From where does the bus to Aldra leave?", _NO),
)


def answerability(model: ChatModel, question: str, *, passage: str, task: Task) -> float:
    """The probability, 0..1, with which the model says yes: UNCITED where nothing was cited, NO_OPINION where all of it
    is longer than the model's context. Raises as `ChatModel.chat`."""
    if not passage:
        return UNCITED
    turns = [*_fixed(), ChatTurn("user", _asked(passage[:MAX_CHARS], question))]
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
    for passage, question, said in _EXAMPLES:
        turns += [ChatTurn("user", _asked(passage, question)), ChatTurn("assistant", said)]
    return turns


def _asked(passage: str, question: str) -> str:
    return f"Passage: {passage}\nQuestion: {question}\nIs the answer to that question in the passage?"
