"""Asks the model, after it has answered, whether the cited passage answers exactly this question. Small models answer
with the first thing of the right kind, but often know better when they see only question and passage. The answer itself
is not shown: models agree with it too easily. Knows no library. Of 150 answers of a 1.5B to XQuAD questions, some of
which no file answers: area under the ROC curve .904; with eight examples in the prompt .875. On 58 answers .78 with the
answer shown, .88 without. The passage stands under its file's name and heading; more in decision 0013."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.llm.base import Begun, ChatModel, ChatTurn, Sampling
from app.core.task import Task

MAX_CHARS = 1500  # of the passage: what is cited, with a sentence on each side
NO_OPINION = 0.5
_YES, _NO = "YES", "NO"
_SYSTEM = "You compare a question with a text. Reply with YES or NO."
_SAMPLING = Sampling(max_tokens=1, watch=_YES, against=_NO)


def answerability(model: ChatModel, question: str, *, passage: str, task: Task) -> float:
    """The probability, 0..1, with which the model says yes rather than no; NO_OPINION if question and passage exceed
    its context. Raises as `ChatModel.chat`."""
    asked = f"{passage[:MAX_CHARS]}\n\nDoes the text above state the answer to this question: {question}"
    try:
        events = list(model.chat([ChatTurn("system", _SYSTEM), ChatTurn("user", asked)], _SAMPLING, task))
    except UserError as error:
        if error.code != "prompt_too_long":
            raise
        return NO_OPINION
    return next((event.watched for event in events if isinstance(event, Begun)), NO_OPINION)
