"""What a question becomes: the events while it is answered, and the answer with its checked sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from app.core.chat.options import PROGRAM_DEFAULTS, ConversationOptions
from app.core.chat.routes.base import Route, RouteKind
from app.core.library.base import Hit
from app.core.task import Task


@dataclass(frozen=True)
class Citation:
    """A quote in a file. `n` counts from 1; `start`/`end` are offsets in the file's stored text."""

    n: int
    path: Path
    page: int | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True)
class Doubt:
    """Why a sentence counts as unsupported. `kind` is a code: "wording" (no passage says it), "number", "date", "name"
    or "quote" (`detail` is missing in the passages that say the rest)."""

    kind: str
    detail: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of the answer; `start`/`end` are offsets in `Answer.text`. Markdown markup is inside the range."""

    text: str
    start: int
    end: int
    is_supported: bool
    citations: tuple[int, ...] = ()
    doubt: Doubt | None = None


RowState = Literal["supported", "unsupported", "absent", "unreadable", "crashed"]
SurveyKind = Literal["list", "count", "compare", "summary"]


@dataclass(frozen=True)
class Cell:
    """What one file says for one column of a survey; `value` is "" where it says nothing. `reason` is the code of what
    of an unsupported value its text lacks, "" where the value is supported."""

    value: str = ""
    reason: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Row:
    """The answer of one file in a survey. `reason` is a code: why the file could not be asked (of the ledger, or
    "waiting"); what of an unsupported value its text lacks ("number", "name", "wording"); "part" where only its best
    passages were read; "again" where the model was restarted for it. Where a survey has columns, `cells` has one for
    each and `value` is empty."""

    path: Path
    state: RowState
    value: str = ""
    reason: str = ""
    citations: tuple[Citation, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Survey:
    """The state of an answer over many files or sections: enough to continue after Stop. `left_out` counts files of
    kinds that are not read. `columns` are the names of what is asked of each file where that is several things."""

    kind: SurveyKind
    question: str
    within: tuple[Path, ...] = ()
    done: int = 0
    total: int = 0
    rows: tuple[Row, ...] = ()
    left_out: int = 0
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """A survey or summary that would answer the question better than its best passages. `files` will be read, about
    `tokens` tokens in `calls` model calls (0 for quotes), in about `seconds` seconds. `is_meant` where `within` are the
    files that the question means, and not all that were in scope. Never run without a click, but where it `is_wanted`:
    the question asks for nothing else (`scope.runs_at_once`)."""

    kind: SurveyKind
    question: str
    within: tuple[Path, ...] = ()
    files: int = 0
    tokens: int = 0
    calls: int = 0
    seconds: float = 0.0
    is_meant: bool = False
    is_wanted: bool = False


@dataclass(frozen=True)
class Timings:
    search_ms: float = 0.0
    first_token_ms: float = 0.0
    total_ms: float = 0.0
    prompt_tokens: int = 0
    reused_tokens: int = 0
    tokens_per_s: float = 0.0
    answer_tokens: int = 0
    context_tokens: int = 0  # of the model: prompt and answer must fit into it
    thinking_ms: float = 0.0  # of a model that thinks aloud before it answers
    model_bytes: int = 0  # memory of the model's process; 0 while unknown


@dataclass(frozen=True)
class Answer:
    """`found` is False where the files hold nothing on it: then `text` is empty and `passages` are the nearest."""

    text: str
    found: bool
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    timings: Timings = field(default_factory=Timings)
    model: str = ""
    is_quotes: bool = False
    used_library: bool = True
    searched: str = ""  # where it was more than the question: a question that leans on the one before
    within: tuple[Path, ...] = ()  # the files and folders that were asked; all of them when there are none
    survey: Survey | None = None
    is_whole: bool = False  # those files were short and were read as they are, not searched
    is_cut: bool = False  # the model was not at its end when it had said all that it may
    route: str = ""  # how the question was understood: a `RouteKind`
    needs_larger_model: bool = False  # the model only quotes, and more than quotes was asked for


@dataclass(frozen=True)
class RouteChosen:
    """Yielded before anything is looked for: how the question was understood."""

    route: Route


@dataclass(frozen=True)
class QuestionCompleting:
    """The model is asked to complete a question that leans on the one before."""


@dataclass(frozen=True)
class PassagesFound:
    """Yielded before any model runs. `is_whole` if the files in scope are short and go into the prompt unsearched.
    `searched` is what was looked for: the question, or more where it leans on the one before."""

    hits: tuple[Hit, ...]
    ms: float
    is_whole: bool = False
    searched: str = ""


@dataclass(frozen=True)
class ModelLoading:
    model: str


@dataclass(frozen=True)
class ModelReading:
    """Progress of prompt evaluation, in tokens."""

    done: int
    total: int


@dataclass(frozen=True)
class AnswerChecking:
    """The model is writing or has written; its answer is checked against the passages, before it is shown or after."""


@dataclass(frozen=True)
class AnswerText:
    delta: str


@dataclass(frozen=True)
class AnswerDone:
    answer: Answer


@dataclass(frozen=True)
class OfferMade:
    offer: Offer


@dataclass(frozen=True)
class FilesRead:
    """`done` of `total` files or sections; `current` is the name of the one being read. `seconds_left` is None while
    unknown."""

    done: int
    total: int
    current: str = ""
    seconds_left: float | None = None


@dataclass(frozen=True)
class AnswerSoFar:
    """The whole answer as far as it is known, citations included; each replaces the one before."""

    answer: Answer


AskEvent = (
    RouteChosen
    | QuestionCompleting
    | PassagesFound
    | ModelLoading
    | ModelReading
    | AnswerChecking
    | AnswerText
    | AnswerDone
    | OfferMade
    | FilesRead
    | AnswerSoFar
)


@dataclass(frozen=True)
class Turn:
    """An earlier question and its answer, with the citations of that and how the question was understood. `completed`
    is the question as it was searched, where it leant on the one before."""

    question: str
    answer: str
    citations: tuple[Citation, ...] = ()
    route: str = ""
    completed: str = ""

    @classmethod
    def of(cls, question: str, answer: Answer, text: str | None = None) -> Turn:
        """`text` is the answer as it is shown, where that is more than its own."""
        said = answer.text if text is None else text
        return cls(question, said, answer.citations, answer.route, answer.searched)

    @property
    def complete(self) -> str:
        """The question as it can be understood alone."""
        return self.completed or self.question


@dataclass(frozen=True)
class Question:
    """One question with everything that decides its answer. `text` as it was typed.

    `within` are the files and folders that are asked, all of the library where there are none; without `use_library`
    the model is asked alone. `quotes_only` answers with sentences of the files, whatever the model. `model_id` comes
    before the model of `options`, which are what the conversation asks of the model. `history` are the turns before it,
    oldest first. `so_far` is the beginning of an answer that was stopped: the model goes on behind it. `route` is how
    the person wants the question understood, None for what its words say."""

    text: str
    within: tuple[Path, ...] = ()
    use_library: bool = True
    quotes_only: bool = False
    model_id: str | None = None
    history: tuple[Turn, ...] = ()
    so_far: str = ""
    options: ConversationOptions = PROGRAM_DEFAULTS
    route: RouteKind | None = None

    @property
    def chosen_model(self) -> str | None:
        """The id of the model that was asked for; None is the program's."""
        return self.model_id or self.options.model


class Asker(Protocol):
    """Answers one question at a time."""

    def ask(self, question: Question, task: Task) -> Iterator[AskEvent]:
        """Yields events, AnswerDone last. Of an answer that goes on (`Question.so_far`) AnswerText has only what is
        new and AnswerDone the whole. Raises UserError: library_empty, no_model, unknown_model, truncated_model,
        not_a_model; MachineError: model_crashed, out_of_memory; Cancelled after Stop."""
        ...


@dataclass(frozen=True)
class SurveyWords:
    """The texts of a table or summary in the language of the window; the defaults are English. `reasons` has a text for
    each code of `Row.reason`."""

    file: str = "File"
    value: str = "Answer"
    absent: str = "not in this file"
    absent_part: str = "not in the passages read of this file"
    crashed: str = "the model stopped twice over this file"
    count: str = "{found} of {asked} files"
    left_out: str = "{n} files of kinds that are not read were left out."
    all_same: str = "All {n} files with an answer say the same."
    different: str = "{values} different answers in {n} files."
    extremes: str = "Lowest: {lowest} ({first}). Highest: {highest} ({second})."
    unnamed: str = "Part {n}"
    reasons: Mapping[str, str] = field(default_factory=dict)


USUAL_WORDS = SurveyWords()


class Surveyor(Protocol):
    """Asks every file one by one, or summarises files."""

    def offer(self, question: Question) -> Offer | None:
        """The survey or summary that a question asks for; None for most questions. Calls no model. Raises MachineError
        library_crashed."""
        ...

    def survey(
        self,
        survey: Survey,
        task: Task,
        *,
        words: SurveyWords = USUAL_WORDS,
        options: ConversationOptions = PROGRAM_DEFAULTS,
    ) -> Iterator[AskEvent]:
        """Yields FilesRead and AnswerSoFar, AnswerDone last. Goes on after the rows that `survey` has already. Of the
        `options` the model and its context count. A file that cannot be read or breaks the model twice becomes a row.
        Raises as `Asker.ask`, and UserError nothing_to_read; Cancelled after Stop: what the last AnswerSoFar said is
        the reader's to keep."""
        ...
