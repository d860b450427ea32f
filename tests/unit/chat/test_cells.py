"""Several things asked of every file: a column for each, values found again in the file, empty cells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.chat.base import Answer, AnswerSoFar, Cell, Row, Survey, SurveyWords
from app.core.chat.cells import checked_cells, grammar_of, plain_value, quoted_cells, read_cells
from app.core.chat.options import ConversationOptions
from app.core.chat.records import payload_json, read_payload
from app.core.chat.scope import offer_for, row_tokens
from app.core.chat.survey import SurveyService
from app.core.chat.table import make_answer
from app.core.errors import Cancelled, MachineError
from app.core.library.base import Hit
from app.core.llm.base import ChatTurn, Finished, ModelEvent, Sampling, TextDelta
from app.core.llm.fake import FakeModel
from app.core.models.fake import QUOTES, FakeModels
from app.core.task import Task
from tests.unit.chat.library import DOCS, MadeUpLibrary
from tests.unit.chat.test_allfiles import final, rows
from tests.unit.chat.test_ask import Loader

QUESTION = "Compare the invoices: number, company, date, total"
COLUMNS = ("number", "company", "date", "total")
TEXTS = {
    "invoice 1.txt": "Vantis Sails\nInvoice number: 2025-041\nDate: 12 March 2025\nTotal: 1,340.00 euros",
    "invoice 2.txt": "Invoice number: 2025-052\nKestrel Rigging\nTotal: 980.00 euros",
    "invoice 3.txt": "Thank you for your visit.",
    "minutes.txt": "The committee met on 3 May 2025.",
}


class Filling(FakeModel):
    """Fills the cells of a file as scripted: an object, or errors that are raised once for each time."""

    def __init__(self, replies: dict[str, object]) -> None:
        super().__init__()
        self.replies = replies
        self.prompts: list[list[ChatTurn]] = []

    def chat(self, turns: Sequence[ChatTurn], sampling: Sampling, task: Task) -> Iterator[ModelEvent]:
        self.prompts.append(list(turns))
        assert sampling.grammar == grammar_of(COLUMNS)
        name = next(name for name in self.replies if f'file="{name}' in turns[-1].text)
        reply = self.replies[name]
        if isinstance(reply, list):
            reply = reply.pop(0)
        if isinstance(reply, Exception):
            raise reply
        yield TextDelta(json.dumps({**dict.fromkeys(COLUMNS, ""), **reply}))  # type: ignore[dict-item]
        yield Finished("stop", 100, 80, 10, 500.0, 1500.0)


GOOD: dict[str, object] = {
    "invoice 1.txt": {
        "number": "2025-041", "company": "Vantis Sails", "date": "12 March 2025", "total": "1,340.00 euros",
    },
    "invoice 2.txt": {
        "number": "2025-052", "company": "Kestrel Rigging", "date": "not stated", "total": "**990.00** euros",
    },
    "invoice 3.txt": {},
}  # fmt: skip


def service(model: object, texts: dict[str, str] = TEXTS, failed: dict[str, str] | None = None) -> SurveyService:
    return SurveyService(MadeUpLibrary(texts, failed), FakeModels(), Loader(model))


def filled(model: object, texts: dict[str, str] = TEXTS, failed: dict[str, str] | None = None) -> Answer:
    return final(list(service(model, texts, failed).survey(Survey("compare", QUESTION), Task())))


def test_a_column_for_each_thing_and_a_citation_for_each_value() -> None:
    answer = filled(Filling(dict(GOOD)))
    assert answer.text.splitlines() == [
        "| File | Number | Company | Date | Total |",
        "|---|---|---|---|---|",
        "| invoice 1.txt | 2025-041 | Vantis Sails | 12 March 2025 | 1,340.00 euros |",
        "| invoice 2.txt | 2025-052 | Kestrel Rigging | | 990.00 euros |",
        "| invoice 3.txt | | | | |",
    ]
    assert [answer.text[one.start : one.end] for one in answer.sentences][:2] == ["2025-041", "Vantis Sails"]
    for sentence in answer.sentences:
        if sentence.is_supported:
            (cited,) = (one for one in answer.citations if one.n in sentence.citations)
            assert TEXTS[cited.path.name][cited.start : cited.end] == cited.quote and sentence.text in cited.quote
            assert cited.page == 1
    assert answer.survey is not None and answer.survey.columns == COLUMNS and answer.survey.total == 3


def test_a_value_that_the_file_does_not_say_is_marked_and_nothing_else_of_its_row() -> None:
    answer = filled(Filling(dict(GOOD)))
    doubted = [one for one in answer.sentences if not one.is_supported]
    assert [(one.text, one.citations) for one in doubted] == [("990.00 euros", ())]
    assert doubted[0].doubt is not None and doubted[0].doubt.kind == "number"
    row = rows(answer)["invoice 2.txt"]
    assert row.state == "unsupported" and [bool(cell.reason) for cell in row.cells] == [False, False, False, True]
    assert rows(answer)["invoice 3.txt"].state == "absent"


def test_a_value_is_cited_where_its_label_is() -> None:
    text = "Paid on 3 May 2025 in full.\nWords stand between the two of them, so that neither is near the other one.\n"
    text += "Date of the invoice: 3 May 2025"
    hit = Hit(0, 1, 1.0, DOCS / "a.txt", 1, "", text, 100, 100 + len(text))
    row = checked_cells(hit.path, ("3 May 2025",), ("date of the invoice",), [hit], is_whole=True)
    assert row.cells[0].citations[0].quote == "Date of the invoice: 3 May 2025"


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("**2025-041**", "2025-041"), ("one<br>two<br/>three", "one two three"), ("| 7 |", "7"), ("`a_b`", "a_b"),
        ("Total: 12 euros", "12 euros"), ("total", ""), ("not stated", ""), ("Not specified.", ""), ("N/A", ""),
        ("n/a", ""), ("-", ""), ("—", ""), ("nicht angegeben", ""), ("null", ""), ("  a \n b ", "a b"), ("", ""),
        ("none of the above", "none of the above"), ("-12 euros", "-12 euros"), ("# 88", "88"), ("***", ""),
    ],
)  # fmt: skip
def test_a_cell_is_plain(said: str, plain: str) -> None:
    assert plain_value(said, "total") == plain


def test_a_reply_that_was_cut_off_keeps_what_it_has() -> None:
    cut = '{"number": "20\\"25", "company": "Vantis \\\\ Sa'
    assert read_cells(cut, COLUMNS) == ('20"25', "Vantis \\ Sa", "", "")
    assert read_cells("", COLUMNS) == ("",) * 4 and read_cells("{}", ("a",)) == ("",)


def test_a_dead_model_an_unread_file_and_a_part_say_so_beside_the_name() -> None:
    crash = MachineError("model_crashed")
    long = "\n\n".join(f"Paragraph {n} tells of ships and harbours. {'It is a long tale. ' * 40}" for n in range(12))
    texts = {**TEXTS, "invoice 1.txt": TEXTS["invoice 1.txt"], "invoice 4.txt": long}
    again = [crash, GOOD["invoice 2.txt"]]
    replies = {**GOOD, "invoice 1.txt": [crash, crash], "invoice 2.txt": again, "invoice 4.txt": {}}
    words = SurveyWords(reasons={"again": "asked again", "encrypted": "locked"})
    made = service(Filling(replies), texts, {"invoice 5.pdf": "encrypted"})
    within = tuple(DOCS / name for name in (*list(texts)[:3], "invoice 4.txt", "invoice 5.pdf"))
    answer = final(list(made.survey(Survey("compare", QUESTION, within), Task(), words=words)))
    assert answer.text.splitlines()[2:] == [
        "| invoice 1.txt *(the model stopped twice over this file)* | | | | |",
        "| invoice 2.txt *(asked again)* | 2025-052 | Kestrel Rigging | | 990.00 euros |",
        "| invoice 3.txt | | | | |",
        "| invoice 4.txt *(not in the passages read of this file)* | | | | |",
        "| invoice 5.pdf *(locked)* | | | | |",
    ]


def test_stop_keeps_the_rows_and_going_on_asks_the_same_columns() -> None:
    model = Filling(dict(GOOD))
    made, task, kept = service(model), Task(), None
    with pytest.raises(Cancelled):
        for event in made.survey(Survey("compare", QUESTION), task):
            if isinstance(event, AnswerSoFar):
                kept = event.answer
                task.cancel()
    assert kept is not None
    stored = read_payload(json.loads(payload_json(kept)))["answer"]
    assert stored == kept and stored.survey.columns == COLUMNS and stored.survey.rows[0].cells[0].value == "2025-041"
    answer = final(list(made.survey(stored.survey, Task())))
    assert len(model.prompts) == 3 and len(rows(answer)) == 3 and answer.survey and answer.survey.columns == COLUMNS


def test_the_prefix_is_the_same_and_the_beginning_of_a_long_file_is_always_read() -> None:
    long = "Vantis Sails, the first.\n\n" + "\n\n".join(
        f"The total, the date, the number and the company of part {n}. {'It is a long tale. ' * 40}" for n in range(12)
    )
    model = Filling({name: {} for name in ("invoice 1.txt", "invoice 2.txt")})
    filled(model, {"invoice 1.txt": long, "invoice 2.txt": long.replace("first", "second")})
    assert len({prompt[0] for prompt in model.prompts}) == 1 and len(model.prompts) == 2
    assert "the first." in model.prompts[0][-1].text and "the second." in model.prompts[1][-1].text
    asked = '{"number": "", "company": "", "date": "", "total": ""}'
    assert all(prompt[-1].text.endswith(asked) for prompt in model.prompts)


def test_more_is_read_for_more_columns_and_the_offer_knows() -> None:
    assert row_tokens(0) == row_tokens(1) == 400 and row_tokens(4) == 700
    files = {f"invoice {n}.txt": "\n\n".join(f"Part {m}." for m in range(9)) for n in range(2)}
    offer = offer_for(MadeUpLibrary(files), QUESTION, within=(), is_quotes=False)
    assert offer is not None and offer.tokens == 1400


def test_the_fake_model_and_one_that_only_quotes_fill_the_cells() -> None:
    answer = filled(FakeModel())
    assert "| invoice 2.txt | | | | 980.00 euros |" in answer.text
    options = ConversationOptions(model=QUOTES.id)
    quoted = final(list(service(None).survey(Survey("compare", QUESTION), Task(), options=options)))
    assert quoted.is_quotes and "Date: 12 March 2025" in [one.quote for one in quoted.citations]
    assert rows(quoted)["invoice 1.txt"].cells[2].value == "12 March 2025"
    assert quoted_cells(Path("/a"), COLUMNS, []).state == "absent"


CELL = st.builds(Cell, st.text(max_size=30), st.sampled_from(["", "number"]))


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5), st.tuples(st.text(min_size=1), st.text(min_size=1)))
def test_no_value_and_no_name_breaks_the_table(values: list[tuple[Cell, Cell]], names: tuple[str, str]) -> None:
    made = tuple(Row(DOCS / f"{n}.txt", "supported", cells=cells) for n, cells in enumerate(values))
    text = make_answer(Survey("list", "", rows=made, columns=names), SurveyWords()).text
    lines = text.splitlines()
    assert len(lines) == 2 + len(values)
    for line in lines[2:]:
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 4, line


@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=60)))
def test_any_reply_is_read_into_as_many_cells_as_there_are_columns(reply: dict[str, str]) -> None:
    cells = read_cells(json.dumps(reply, ensure_ascii=False), COLUMNS)
    assert len(cells) == 4 and all("\n" not in cell and cell == cell.strip() for cell in cells)
