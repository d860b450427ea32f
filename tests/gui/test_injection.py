"""What hostile text in an answer becomes in the transcript: text, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.chat.base import Answer
from app.core.chat.verify import check_answer
from app.core.library.base import Hit
from app.gui.base.theme import Theme
from app.gui.chat.transcript.items import MessageItem
from app.gui.chat.transcript.transcript import Transcript
from tests.gui.fakes import HIT
from tests.injections import FACT, INJECTIONS, document

OWN = ("cite:", "passage:", "copy:", "retry:", "quote:", "details:", "code:")


@pytest.mark.parametrize("name", INJECTIONS)
def test_nothing_is_loaded_and_every_link_shows_where_it_leads(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    transcript = Transcript(Theme(qapp))
    qtbot.addWidget(transcript)
    asked: list[str] = []
    monkeypatch.setattr(Transcript, "loadResource", lambda self, kind, url: asked.append(str(url)))
    text = f"{INJECTIONS[name]}\n\n{FACT}"
    hit = Hit(1, 1, 1.0, HIT.path, 1, "", document(name), 0, len(document(name)))
    sentences, citations = check_answer(text, [hit], "Where is the warehouse key kept?")
    answer = Answer(text, True, tuple(sentences), tuple(citations))
    transcript.set_items([MessageItem(7, "assistant", text, "complete", answer=answer, passages=(hit,))])
    transcript.show()
    qtbot.wait(1)
    shown = transcript.toPlainText()
    assert FACT in shown
    assert "\ufffc" not in transcript.document().toRawText().replace("\ufdd0", "")
    for address, words in anchors(transcript):
        if address.startswith("http"):
            assert address in words or address in shown
        else:
            assert address.startswith(OWN), address
            assert address.split(":")[1].split("/")[0] == "7"  # of this message: none that the text brought
    assert not asked


def anchors(transcript: Transcript) -> list[tuple[str, str]]:
    found = []
    block = transcript.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().isAnchor():
                found.append((fragment.charFormat().anchorHref(), fragment.text()))
            iterator += 1
        block = block.next()
    return found
