"""The window's texts for surveys and summaries of many files: the offer, its progress, where it stopped. Knows no
widget."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.gui.base.messages import reason_text, time_left_text
from app.gui.chat.transcript.items import MessageItem

if TYPE_CHECKING:
    from app.core.chat.base import FilesRead, Offer, Survey, SurveyWords

NAMED = 4  # files whose names an offer says


def _tr(text: str) -> str:
    return QCoreApplication.translate("offers", text)


def survey_words() -> SurveyWords:
    from app.core.chat.base import SurveyWords
    from app.core.library.base import REASONS  # not with the window

    reasons = {code: reason_text(code) for code in REASONS}
    reasons |= {
        "waiting": _tr("Not read yet"),
        "prompt_too_long": _tr("Too long for this model"),
        "number": _tr("not supported: the file has another number"),
        "name": _tr("not supported: the file has not this name"),
        "wording": _tr("not supported by the file"),
        "again": _tr("asked again after the model had stopped"),
    }
    return SurveyWords(
        file=_tr("File"),
        value=_tr("Answer"),
        absent=_tr("not in this file"),
        absent_part=_tr("not in the passages read of this file"),
        crashed=_tr("the model stopped twice over this file"),
        count=_tr("{found} of {asked} files"),
        left_out=_tr("{n} files of kinds that are not read were left out."),
        all_same=_tr("All {n} files with an answer say the same."),
        different=_tr("{values} different answers in {n} files."),
        extremes=_tr("Lowest: {lowest} ({first}). Highest: {highest} ({second})."),
        unnamed=_tr("Part {n}"),
        reasons=reasons,
    )


def offer_texts(offer: Offer) -> tuple[str, str]:
    """The sentence of an offer and the label of its button."""
    time = _duration(offer.seconds)
    if offer.kind == "summary":
        said = _tr("This asks for a summary.")
        if offer.files == 1:
            return said, _tr("Read the whole file, section by section · {time}").format(time=time)
        return said, _tr("Read all {n} files one by one · {time}").format(n=offer.files, time=time)
    if offer.is_meant:
        said = _tr("This asks about {n} of your files: {names}.").format(n=offer.files, names=_names(offer.within))
        return said, _tr("Ask these {n} files one by one · {time}").format(n=offer.files, time=time)
    return (
        _tr("This asks about every file."),
        _tr("Ask all {n} files one by one · {time}").format(n=offer.files, time=time),
    )


def _names(paths: Sequence[Path]) -> str:
    """The first few names, and how many more there are."""
    shown = ", ".join(path.name for path in paths[:NAMED])
    return shown if len(paths) <= NAMED else _tr("{names} and {n} more").format(names=shown, n=len(paths) - NAMED)


def status_text(event: FilesRead) -> str:
    """The status line under a table while it grows."""
    parts = [_tr("{done} of {total}").format(done=event.done, total=event.total)]
    if event.current:
        parts.append(event.current)
    if left := time_left_text(event.seconds_left):
        parts.append(left)
    return " · ".join(parts)


def stopped_text(survey: Survey) -> str:
    if survey.kind == "summary":
        return _tr("Stopped after {done} of {total} parts.").format(done=survey.done, total=survey.total)
    return _tr("Stopped after {done} of {total} files.").format(done=survey.done, total=survey.total)


def can_continue(item: MessageItem) -> bool:
    """Whether there is a stopped survey that can be continued."""
    survey = item.answer.survey if item.answer is not None else None
    if survey is None:
        is_broken = item.state in ("stopped", "partial", "failed")
        is_cut = item.answer is not None and item.answer.is_cut and not item.answer.is_quotes
        return bool(item.text.strip()) and (is_broken or is_cut)
    return item.state != "complete" and survey.kind != "summary" and survey.done > 0


def _duration(seconds: float) -> str:
    if seconds < 10:
        return _tr("a few seconds")
    if seconds < 50:
        return _tr("less than a minute")
    minutes = round(seconds / 60)
    if minutes <= 1:
        return _tr("about a minute")
    if minutes < 90:
        return _tr("about {n} minutes").format(n=minutes)
    return _tr("about {n} hours").format(n=round(minutes / 60))
