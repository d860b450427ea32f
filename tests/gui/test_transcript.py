"""How messages are shown: Markdown, code, formulas, thinking; that a growing answer ends as it would have been written
at once; that a long conversation is laid out from its end."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QTextBlock, QTextBlockFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.chat.base import Answer, Citation, Sentence
from app.core.chat.thinking import parts
from app.gui.base.tasks import TaskRunner
from app.gui.base.theme import Theme
from app.gui.chat.transcript.clipboard import code_of, selected_text
from app.gui.chat.transcript.code import coloured
from app.gui.chat.transcript.formats import SOURCE, SURFACE
from app.gui.chat.transcript.formulas import Formulas
from app.gui.chat.transcript.items import MessageItem
from app.gui.chat.transcript.latex import typeset
from app.gui.chat.transcript.markdown import looks_like_formula, parse
from app.gui.chat.transcript.source_cards import shortened
from app.gui.chat.transcript.transcript import Transcript
from tests.gui.fakes import HIT

EVERYTHING = r"""# Heading

Text with **bold**, `code` and $x^2$. Costs $5 and $6.

1. one
2. two
   - nested
3. three

- [ ] open
- [x] done

```python
def f():
    return 1
```

> quoted

| a | b |
|---|--:|
| 1 | 2 |

\[
\frac{1}{2}
\]

The end.
"""


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.shutdown()
    made.deleteLater()


@pytest.fixture
def transcript(qtbot: QtBot, theme: Theme, runner: TaskRunner) -> Transcript:
    formulas = Formulas(runner)
    made = Transcript(theme, formulas=formulas)
    formulas.setParent(made)
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    return made


def show(transcript: Transcript, text: str, **more: object) -> str:
    transcript.set_items([MessageItem(1, "assistant", text, **more)])  # type: ignore[arg-type]
    return transcript.toPlainText()


def drawings(transcript: Transcript) -> list[str]:
    found, block = [], transcript.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            if source := iterator.fragment().charFormat().property(SOURCE):
                found.append(str(source))
            iterator += 1
        block = block.next()
    return found


def tables(transcript: Transcript) -> list[QTextTable]:
    return [frame for frame in transcript.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]


def test_markdown_is_shown_as_what_it_means(transcript: Transcript) -> None:
    shown = show(transcript, EVERYTHING)
    document = transcript.document()
    assert "**" not in shown and "`" not in shown.replace("$`", "") and "# " not in shown
    assert "Costs $5 and $6." in shown
    assert document.find("bold").charFormat().fontWeight() > document.find("Costs").charFormat().fontWeight()
    assert document.find("two").block().textList().itemText(document.find("two").block()) == "2."
    assert document.find("three").block().textList().itemText(document.find("three").block()) == "3."
    markers = [document.find(word).block().blockFormat().marker() for word in ("open", "done")]
    assert markers == [QTextBlockFormat.MarkerType.Unchecked, QTextBlockFormat.MarkerType.Checked]
    assert [(table.rows(), table.columns()) for table in tables(transcript)] == [(2, 2)]


def test_code_has_the_colours_of_the_theme_and_can_be_copied(
    qtbot: QtBot, transcript: Transcript, theme: Theme
) -> None:
    show(transcript, EVERYTHING)
    for look in ("light", "dark"):
        theme.choose(look)  # type: ignore[arg-type]
        keyword = transcript.document().find("def")
        assert keyword.charFormat().foreground().color().name() == theme.colours.accent
    with qtbot.waitSignal(transcript.code_copied) as caught:
        transcript.anchorClicked.emit(QUrl("code:1/0"))
    assert caught.args == ["def f():\n    return 1\n"]
    assert code_of(EVERYTHING, 1) == ""


def test_code_has_its_colours_while_it_is_written(transcript: Transcript, theme: Theme) -> None:
    coloured("", "python")
    whole = "So:\n\n```python\nfor month in year:\n    pay(1340)  # euros\n\nprint("
    transcript.set_items([MessageItem(1, "assistant", "", "running")])
    for end in range(3, len(whole) + 1, 3):  # the name of the language comes in pieces, too
        transcript.replace_tail(MessageItem(1, "assistant", whole[:end], "running"))
    transcript.replace_tail(MessageItem(1, "assistant", whole, "running"))
    text = transcript.toPlainText()
    assert "python   Copy code\nfor month in year:\n    pay(1340)  # euros\n\nprint(" in text
    cursor = transcript.document().find("for month")
    cursor.setPosition(cursor.selectionStart() + 1)
    assert cursor.charFormat().foreground().color().name() == theme.colours.accent
    cursor = transcript.document().find("# euros")
    assert cursor.charFormat().fontItalic()
    heights = [
        transcript.document().documentLayout().blockBoundingRect(block).height()
        for block in blocks(transcript)
        if not block.text() and not block.blockFormat().property(SURFACE)
    ]
    assert heights and max(heights) < 3  # nothing but the one pixel of an anchor is left of what was written anew


def test_long_or_unknown_code_is_shown_in_one_colour() -> None:
    assert coloured("a\n\nb", "nolang") == [[("a", "text", False, False)], [("", "text", False, False)],
                                            [("b", "text", False, False)]]  # fmt: skip
    began = time.monotonic()
    lines = coloured("x = 1\n" * 50_000, "python")
    assert len(lines) == 50_001 and time.monotonic() - began < 1.0
    for text in ("x = 1\n\n\ny", "\n\n", "", "'''a\nb'''"):
        assert ["".join(piece[0] for piece in line) for line in coloured(text, "python")] == text.split("\n")


def test_formulas_are_drawn_and_copied_as_their_source(qtbot: QtBot, transcript: Transcript) -> None:
    text = r"So $E=mc^2$. And \(\alpha\) 𝛼, then" + "\n\n$$\n\\sqrt{2}\n$$\n\nbut $\\frac{broken$ stays."
    show(transcript, text)
    qtbot.waitUntil(lambda: len(drawings(transcript)) == 3, timeout=10_000)
    assert drawings(transcript) == ["E=mc^2", "\\alpha", "\\sqrt{2}"]
    shown = transcript.toPlainText()
    assert "So \ufffc. And \ufffc 𝛼, then" in shown and "$\\frac{broken$ stays." in shown
    transcript.selectAll()
    transcript.copy()
    assert "So $E=mc^2$. And $\\alpha$ 𝛼, then" in QGuiApplication.clipboard().text()
    show(transcript, text)  # known by now
    assert len(drawings(transcript)) == 3


def test_a_formula_may_arrive_when_its_message_is_gone(qtbot: QtBot, transcript: Transcript) -> None:
    show(transcript, "$y^3$")
    show(transcript, "Nothing.")
    qtbot.wait(300)
    assert drawings(transcript) == [] and "Nothing." in transcript.toPlainText()


@pytest.mark.parametrize(
    ("source", "is_formula"),
    [("5 and ", False), ("5, or 6", False), ("x = 5 apples", False), (r"\text{force} = ma", True), ("a+b", True)],
)
def test_prices_are_no_formulas(source: str, is_formula: bool) -> None:
    assert looks_like_formula(source) == is_formula


@pytest.mark.parametrize(
    "source",
    ["x^{" * 300 + "}" * 300, "\\frac{1}{" * 200, "{" * 1900, "\\left(" * 300, "&" * 1900, "\\begin{matrix}" * 100,
     "\\sqrt" * 400, "_" * 1999, "a" * 2001, "\\", "\x00", "\\input{/etc/passwd}", "\\\\" * 900],
)  # fmt: skip
def test_hostile_formulas_cost_little(source: str) -> None:
    began = time.process_time()
    drawn = typeset(source, 16, is_display=True)
    assert time.process_time() - began < 2.0
    assert drawn is None or drawn.width < 3000


HOSTILE = ["[", "![", "\\(a", "\\[a\n", "$a", "$$a\n", "> ", "- ", "*a ", "`", "|", "<", "```\n"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_markdown_costs_little(piece: str) -> None:
    began = time.process_time()
    parse(piece * 5000)
    assert time.process_time() - began < 2.0


def test_thinking_is_folded_with_its_time_and_unfolds(transcript: Transcript) -> None:
    shown = show(transcript, "<think>First\nthis.</think>\n\nThe answer.", thought_s=12.3)
    assert "Thought for 12 s" in shown and "First" not in shown and "The answer." in shown and "think>" not in shown
    transcript.anchorClicked.emit(QUrl("think:1"))
    assert "First\nthis." in transcript.toPlainText()
    transcript.anchorClicked.emit(QUrl("think:1"))
    assert "First" not in transcript.toPlainText()


@pytest.mark.parametrize(
    ("text", "thought", "body", "is_open"),
    [
        ("<think>a</think>b", "a", "b", False),
        ("<thi", "", "", True),
        ("<think>a", "a", "", True),
        ("a</think>\n\nb", "a", "b", False),
        ("x <think>", "", "x <think>", False),
        ("<Thinking>a</thinking>b", "a", "b", False),
        ("", "", "", False),
    ],
)
def test_thinking_is_told_apart(text: str, thought: str, body: str, is_open: bool) -> None:
    found = parts(text)
    assert (found.thought, found.body, found.is_open) == (thought, body, is_open)
    assert text[found.start :] == body


def test_marks_stay_where_they_belong_behind_thinking(transcript: Transcript) -> None:
    text = "<think>The rent? It is 9.</think>The rent is 8. **It is due.** Cats."
    start = text.index("The rent is 8")
    sentences = (
        Sentence(text[start : start + 14], start, start + 14, True, (1,)),
        Sentence("**It is due.**", start + 15, start + 29, True, (1,)),
        Sentence("Cats.", start + 30, len(text), False),
    )
    answer = Answer(text, True, sentences, (Citation(1, HIT.path, 2, "q", 0, 1),))
    shown = show(transcript, text, answer=answer)
    assert "The rent is 8.\u202f\u00a01\u00a0 It is due.\u202f\u00a01\u00a0 Cats." in transcript.document().toRawText()
    assert "**" not in shown


@pytest.mark.parametrize("step", [1, 7, 64])
def test_a_growing_answer_ends_as_if_it_were_written_at_once(transcript: Transcript, step: int) -> None:
    text = "<think>Hm.</think>" + EVERYTHING
    transcript.set_items([MessageItem(1, "user", "Q")])
    transcript.add_item(MessageItem(2, "assistant", "", "running", status="Reading…"))
    for end in range(step, len(text) + step, step):
        transcript.replace_tail(MessageItem(2, "assistant", text[:end], "running", passages=(HIT,), thought_s=1.0))
    grown = lines(transcript)
    assert len(tables(transcript)) == 3  # the question, the table, the source card
    fresh = MessageItem(2, "assistant", text, "running", passages=(HIT,), thought_s=1.0)
    transcript.set_items([MessageItem(1, "user", "Q"), fresh])
    assert lines(transcript) == grown
    transcript.replace_tail(MessageItem(2, "assistant", text, "complete", thought_s=1.0))
    cards = [line for line in grown if "lease" in line or "page 2" in line]
    assert [line for line in grown if line not in cards] == lines(transcript)[:-1]  # and its actions


def lines(transcript: Transcript) -> list[str]:
    return [line for line in transcript.toPlainText().split("\n") if line]


def test_what_is_finished_is_not_written_again(transcript: Transcript) -> None:
    transcript.set_items([])
    transcript.add_item(MessageItem(2, "assistant", "", "running"))
    transcript.replace_tail(MessageItem(2, "assistant", "One.\n\nTwo", "running"))
    first = transcript.document().find("One.")
    transcript.document().contentsChange.connect(lambda at, *_: changed.append(at))
    changed: list[int] = []
    transcript.replace_tail(MessageItem(2, "assistant", "One.\n\nTwo and", "running"))
    assert changed and min(changed) >= first.selectionEnd()


def test_links_are_reached_and_opened_by_keyboard(qtbot: QtBot, transcript: Transcript) -> None:
    transcript.set_items([MessageItem(5, "assistant", "See [it](https://example.org/x).")])
    transcript.setFocus()
    seen = []
    for _ in range(4):
        transcript.focusNextPrevChild(True)
        seen.append(transcript.textCursor().selectedText())
    assert seen[0] == "it (https://example.org/x)" and "Copy" in seen and "Quote" in seen
    cursor = QTextCursor(transcript.textCursor())
    assert cursor.hasSelection()  # drawn, so that one sees where one is
    with qtbot.waitSignal(transcript.quote_requested):
        while transcript.textCursor().selectedText() != "Quote":
            transcript.focusNextPrevChild(True)
        qtbot.keyClick(transcript, Qt.Key.Key_Return)


def test_a_selection_is_copied_with_numbers_and_without_anchors(transcript: Transcript) -> None:
    answer = Answer("A b.", True, (Sentence("A b.", 0, 4, True, (1,)),), (Citation(1, HIT.path, 2, "q", 0, 1),))
    transcript.set_items([MessageItem(1, "user", "Q?"), MessageItem(2, "assistant", "A b.", answer=answer)])
    transcript.selectAll()
    text = selected_text(transcript.textCursor())
    assert text.startswith("Q?\n") and "A b. [1]" in text and "\n\n\n" not in text


def test_surfaces_are_painted_in_the_colours_of_the_theme(
    qtbot: QtBot, transcript: Transcript, theme: Theme
) -> None:
    answer = Answer("A b.", True, (Sentence("A b.", 0, 4, True, (1,)),), (Citation(1, HIT.path, 2, "q", 0, 1),))
    items = [MessageItem(1, "user", "Q?"), MessageItem(2, "assistant", "A b.", answer=answer),
             MessageItem(3, "assistant", "```\nx\n```")]  # fmt: skip
    for look in ("light", "dark"):
        theme.choose(look)  # type: ignore[arg-type]
        transcript.set_items(items)
        wanted = {theme.colours.accent_soft, theme.colours.sidebar, theme.colours.card}
        assert wanted <= colours_of(transcript) and theme.colours.mark not in colours_of(transcript)
        transcript.choose_source("cite:2/1")
        assert theme.colours.mark in colours_of(transcript)  # the chip of what is open


def blocks(transcript: Transcript) -> Iterator[QTextBlock]:
    block = transcript.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def colours_of(transcript: Transcript) -> set[str]:
    image = transcript.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def test_the_menu_does_what_the_links_do(qtbot: QtBot, transcript: Transcript) -> None:
    transcript.set_items([MessageItem(1, "user", "Q?"), MessageItem(2, "assistant", "A b.")])
    transcript.setTextCursor(transcript.document().find("A b."))
    menu = transcript.make_menu()
    actions = {action.text(): action for action in menu.actions() if action.text()}
    with qtbot.waitSignal(transcript.quote_requested) as caught:
        actions["Quote in reply"].trigger()
    assert caught.args == [2, "A b."]
    with qtbot.waitSignal(transcript.copy_plain_clicked):
        actions["Copy message without markup"].trigger()
    transcript.setTextCursor(QTextCursor(transcript.document().find("Q?")))
    with qtbot.waitSignal(transcript.edit_clicked):
        next(action for action in transcript.make_menu().actions() if action.text() == "Edit and ask again").trigger()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The tenant pays.", "The tenant pays."),
        ("The tenant pays a deposit.", "The tenant pays a…"),
        ("The tenant pays, and more.", "The tenant pays…"),
        ("a" * 30, "a" * 17 + "…"),
        ("A " + "b" * 30, "A " + "b" * 15 + "…"),
    ],
)
def test_a_quote_on_a_card_ends_with_a_whole_word(text: str, shown: str) -> None:
    assert shortened(text, 18) == shown


def test_a_clicked_card_is_not_left_with_the_dots_of_the_keyboard(qtbot: QtBot, transcript: Transcript) -> None:
    answer = Answer("A b.", True, (Sentence("A b.", 0, 4, True, (1,)),), (Citation(1, HIT.path, 2, "q", 0, 1),))
    transcript.set_items([MessageItem(1, "assistant", "A b.", answer=answer)])
    title = transcript.document().find("1 · lease.pdf")
    place = transcript.cursorRect(title).center() - QPoint(8, 0)
    with qtbot.waitSignal(transcript.citation_clicked):
        qtbot.mouseClick(transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not transcript.textCursor().hasSelection()


def test_the_text_of_a_card_keeps_off_its_edges_in_a_mirrored_window(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    answer = Answer("A b.", True, (Sentence("A b.", 0, 4, True, (1,)),), (Citation(1, HIT.path, 2, "q", 0, 1),))
    for direction in (Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight):  # the usual one last
        qapp.setLayoutDirection(direction)
        made = Transcript(theme)
        qtbot.addWidget(made)
        made.resize(700, 400)
        made.show()
        made.set_items([MessageItem(1, "assistant", "A b.", answer=answer)])
        made.choose_source("cite:1/1")
        image = made.viewport().grab().toImage()
        card = QColor(theme.colours.card)
        width, height = range(image.width()), range(image.height())
        rows = [y for y in height if sum(image.pixelColor(x, y) == card for x in width) > 200]
        middle = rows[len(rows) // 2]
        inside = [x for x in width if image.pixelColor(x, middle) == card]
        dark = [
            x for x in range(inside[0] + 2, inside[-1] - 1) for y in range(rows[0] + 6, rows[-1] - 6)  # no round corner
            if image.pixelColor(x, y).lightness() < 140
        ]  # fmt: skip
        assert min(dark) - inside[0] >= 6 and inside[-1] - max(dark) >= 6
