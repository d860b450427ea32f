"""Turns the rows of a survey into one answer: a Markdown table whose values carry citations, and sentences that only
restate the rows. Text of files and models is escaped. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.core.chat.base import Answer, Cell, Citation, Doubt, Row, Sentence, Survey, SurveyWords
from app.core.chat.words import words
from app.core.text.numbers import NUMBER

# What Markdown, its tables and the links it makes of bare addresses would take for marks. Full
# stops and hyphens stay, so that numbers can be read.
_MARKUP = re.compile(r"[\\`*\[\]<>|~@]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|:(?=//)|(?<=www)\.|!(?=\[)", re.IGNORECASE)
# Controls, marks that turn the direction of writing, and the private characters that the window marks chips with.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]")


def escaped(text: str) -> str:
    """The text on one line, without any meaning to Markdown."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(_ODD.sub("", text).split()))


def make_answer(survey: Survey, words_: SurveyWords, *, is_quotes: bool = False) -> Answer:
    """The answer for the rows that `survey` has so far."""
    found = [row for row in survey.rows if row.state in ("supported", "unsupported")]
    writer = _Writer()
    if survey.kind == "count" and survey.rows:
        asked = sum(row.state != "unreadable" for row in survey.rows)
        writer.write(f"**{words_.count.format(found=len(found), asked=asked)}**\n\n")
    names = file_names([row.path for row in survey.rows])
    if survey.columns:
        _write_columns(writer, survey, names, words_)
    elif survey.rows:
        writer.write(f"| {escaped(words_.file)} | {escaped(words_.value)} |\n|---|---|\n")
        for row in ordered(survey):
            writer.write(f"| {escaped(names[row.path])} | ")
            if row in found:
                writer.value(row)
            writer.write(f"{_note(row, words_)} |\n")
    if survey.kind == "compare" and not survey.columns and (closing := _comparison(found, names, words_)):
        writer.write(f"\n{closing}\n")
    if survey.left_out and survey.done == survey.total:
        writer.write(f"\n{words_.left_out.format(n=survey.left_out)}\n")
    return Answer(
        writer.text.rstrip("\n"),
        bool(survey.rows),
        tuple(writer.sentences),
        tuple(writer.citations),
        is_quotes=is_quotes,
        survey=survey,
    )


def file_names(paths: Sequence[Path]) -> dict[Path, str]:
    """Names to show; with the folder where two files have the same name."""
    count = Counter(path.name for path in paths)
    return {path: path.name if count[path.name] < 2 else f"{path.parent.name}/{path.name}" for path in paths}


def head_of(column: str) -> str:
    """A column's name as it stands above the column."""
    return column[:1].upper() + column[1:]


def _write_columns(writer: _Writer, survey: Survey, names: dict[Path, str], words_: SurveyWords) -> None:
    """A cell for each column, empty where the file says nothing; what is said of a file stands beside its name."""
    heads = " | ".join(escaped(head_of(name)) for name in survey.columns)
    writer.write(f"| {escaped(words_.file)} | {heads} |\n|---|{'---|' * len(survey.columns)}\n")
    for row in ordered(survey):
        note = f" *({escaped(said)})*" if (said := note_text(row, words_)) else ""
        writer.write(f"| {escaped(names[row.path])}{note} |")
        for cell in row.cells or (Cell(),) * len(survey.columns):
            writer.write(" ")
            if cell.value:
                writer.cell(cell.value, cell.citations, cell.reason)
                writer.write(" ")
            writer.write("|")
        writer.write("\n")


class _Writer:
    """A growing text and the positions of its values."""

    def __init__(self) -> None:
        self.text = ""
        self.sentences: list[Sentence] = []
        self.citations: list[Citation] = []

    def write(self, text: str) -> None:
        self.text += text

    def value(self, row: Row) -> None:
        self.cell(row.value, row.citations, "" if row.state == "supported" else row.reason or "wording")

    def cell(self, value: str, citations: Sequence[Citation], reason: str) -> None:
        """`reason` is the code of what speaks against the value, "" where nothing does."""
        used = []
        for citation in citations:
            used.append(len(self.citations) + 1)
            self.citations.append(replace(citation, n=used[-1]))
        start = len(self.text)
        self.text += escaped(value)
        doubt = Doubt(reason, value) if reason else None
        self.sentences.append(Sentence(value, start, len(self.text), doubt is None, tuple(used), doubt))


def ordered(survey: Survey) -> list[Row]:
    """In the order of the files; for counts, files without an answer last."""
    return sorted(survey.rows, key=_is_without) if survey.kind == "count" else list(survey.rows)


def _is_without(row: Row) -> bool:
    return row.state not in ("supported", "unsupported")


def note_text(row: Row, words_: SurveyWords) -> str:
    """What is to be said of a file beside its values, without markup; "" for most."""
    if row.state == "crashed":
        return words_.crashed
    if row.state == "absent" and row.reason == "part":
        return words_.absent_part
    is_told = row.state == "unreadable" or row.reason == "again"
    return words_.reasons.get(row.reason, row.reason) if is_told else ""


def _note(row: Row, words_: SurveyWords) -> str:
    """The remark after a value, or in place of one."""
    reason = escaped(words_.reasons.get(row.reason, row.reason)) if row.reason else ""
    if row.state == "absent":
        return f"*{escaped(words_.absent_part if row.reason == 'part' else words_.absent)}*"
    if row.state == "crashed":
        return f"*{escaped(words_.crashed)}*"
    if row.state == "unreadable":
        return f"*{reason}*"
    return f" *({reason})*" if reason else ""


def _comparison(found: Sequence[Row], names: dict[Path, str], words_: SurveyWords) -> str:
    """Facts that follow from the rows by counting; nothing is concluded beyond them."""
    sure = [row for row in found if row.state == "supported"]
    if len(sure) < 2:
        return ""
    different = len({tuple(words(row.value)) for row in sure})
    if different == 1:
        return words_.all_same.format(n=len(sure))
    said = words_.different.format(values=different, n=len(sure))
    amounts = {row: amount for row in sure if (amount := _amount(row.value)) is not None}
    units = {tuple(words(NUMBER.sub("", row.value))) for row in sure}
    if len(amounts) < len(sure) or len(units) > 1:  # different units cannot be compared: 3 months are less than 2 years
        return said
    low, high = min(amounts, key=lambda row: amounts[row]), max(amounts, key=lambda row: amounts[row])
    extremes = words_.extremes.format(
        lowest=escaped(low.value),
        first=escaped(names[low.path]),
        highest=escaped(high.value),
        second=escaped(names[high.path]),
    )
    return f"{said} {extremes}"


def _amount(value: str) -> float | None:
    """The only number of a value if it is a single amount: not a date, address or version."""
    found = NUMBER.findall(value)
    if len(found) != 1:
        return None
    number = re.sub(r"[.,](?=\d{3}(?!\d))", "", found[0]).replace(",", ".")
    return float(number) if re.fullmatch(r"\d+(\.\d+)?", number) else None
