"""Of a thread of mails each is read once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.core.chat.mail_threads import unquoted
from app.core.library.base import Hit
from tests.unit.chat.test_quotes import hit

ASKED = "From: Hollis\n\nCan we meet on Monday at nine?\n\nHollis"
OWN = "From: Brandt\n\nTuesday at ten is better.\n\nBrandt"
ANSWERED = f"{OWN}\n\nOn 3 May Hollis wrote:\n> Can we meet on Monday at nine?\n>\n> Hollis\n"


def mail(text: str, name: str) -> Hit:
    return replace(hit(text), path=Path("/docs") / name, end=hit(text).start + len(text))


def test_what_the_mail_before_says_is_not_read_again() -> None:
    first, second = unquoted([mail(ASKED, "1.eml"), mail(ANSWERED, "2.eml")])
    assert first.text == ASKED
    assert second.text == OWN
    assert second.end - second.start == len(second.text)


def test_a_mail_alone_keeps_what_it_quotes_and_so_does_a_text_that_is_none() -> None:
    assert unquoted([mail(ANSWERED, "2.eml")])[0].text == ANSWERED
    assert unquoted([mail(ASKED, "1.md"), mail(ANSWERED, "2.md")])[1].text == ANSWERED


def test_an_answer_below_its_quotation_stays() -> None:
    below = "From: Brandt\n\n> Can we meet on Monday?\n\nTuesday is better."
    assert unquoted([mail(ASKED, "1.eml"), mail(below, "2.eml")])[1].text == below
