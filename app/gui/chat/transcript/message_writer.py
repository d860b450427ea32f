"""Writes one message: the question as a rounded block, the answer with its thinking, text, notice, source cards and
actions. Knows formats and data, no controller."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLength, QTextTableCellFormat, QTextTableFormat

from app.core.chat import thinking
from app.core.chat.base import Answer
from app.gui.base.theme import READING_PX, READING_WIDTH, SMALL_PX, scaled
from app.gui.chat.offer_texts import can_continue, offer_texts
from app.gui.chat.transcript.blocks import Blocks
from app.gui.chat.transcript.cursor import DocumentCursor
from app.gui.chat.transcript.foreign_quotes import write_foreign
from app.gui.chat.transcript.formats import NATURAL, SURFACE, Formats, block, is_mirrored
from app.gui.chat.transcript.formulas import Formulas
from app.gui.chat.transcript.inline import Inline, Placeholder
from app.gui.chat.transcript.items import MessageItem
from app.gui.chat.transcript.markdown import parse
from app.gui.chat.transcript.marks import with_marks
from app.gui.chat.transcript.route_texts import other_route
from app.gui.chat.transcript.shown import Shown
from app.gui.chat.transcript.source_cards import write_cards
from app.gui.chat.transcript.table_view import arrangement_of, can_sum, has_table
from app.gui.chat.transcript.timing_texts import details, summary

STATUS_PX = 14
GAP = "    "
MARGIN = 24  # of the document
BUBBLE_PADDING = 11
BUBBLE_LINES = 120  # line height in percent; most questions are one line
BUBBLE_SHARE = 0.82  # of the reading column, at most
MAX_PARSED = 200_000  # characters of one message; longer ones are shown without formatting
MAX_THOUGHT = 20_000  # characters of unfolded thinking


def _natural_width(text: str) -> float:
    """The width of a question whose lines are not wrapped."""
    font = QFont()
    font.setPixelSize(scaled(READING_PX))
    metrics = QFontMetrics(font)
    longest = max((metrics.horizontalAdvance(line[:200]) for line in text.splitlines()), default=0)
    return longest + 2 * BUBBLE_PADDING + 2


def bubble_width(table: QTextTableFormat, column: float) -> QTextLength:
    """The width of a question's block: its natural width, at most a share of the column of `column` px."""
    width = min(float(table.property(NATURAL)), BUBBLE_SHARE * column)
    return QTextLength(QTextLength.Type.FixedLength, width + table.rightMargin())


def _tr(text: str) -> str:
    return QCoreApplication.translate("transcript", text)


class MessageWriter:
    """`waiting` collects the formulas that were written as source; `shown` is what the person has chosen to see."""

    def __init__(self, formats: Formats, formulas: Formulas | None, shown: Shown) -> None:
        self.formats = formats
        self._formulas = formulas
        self.waiting: list[Placeholder] = []
        self.column = float(READING_WIDTH)  # pixels
        self.shown = shown

    def question(self, pen: DocumentCursor, item: MessageItem) -> None:
        table = QTextTableFormat()
        table.setBorder(0)
        table.setCellPadding(BUBBLE_PADDING)
        table.setTopMargin(18)
        table.setBottomMargin(4)
        table.setProperty(SURFACE, "bubble:0")
        side = Qt.AlignmentFlag.AlignLeft if is_mirrored() else Qt.AlignmentFlag.AlignRight
        table.setAlignment(side)
        if not is_mirrored():
            table.setRightMargin(MARGIN)  # a right-aligned table ignores the document's own margin
        table.setProperty(NATURAL, _natural_width(item.text))
        table.setWidth(bubble_width(table, self.column))
        made = pen.table(1, 1, table)
        cell = QTextTableCellFormat()
        cell.setBottomPadding(BUBBLE_PADDING - 3)  # what the lines are higher stands below their letters
        made.cellAt(0, 0).setFormat(cell)
        pen.cursor.setBlockFormat(block(bottom=0, line_percent=BUBBLE_LINES))
        pen.text(item.text, self.formats.characters())
        pen.leave(made)
        line = block(bottom=10)
        line.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        pen.block(line)
        self._versions(pen, item)
        pen.text(_tr("Edit"), self._action(f"edit:{item.id}"))

    def head(self, pen: DocumentCursor, item: MessageItem, parts: thinking.Parts) -> None:
        """What the model thought; folded unless the person unfolded it."""
        if not parts.thought and not (parts.is_open and item.state == "running"):
            return
        is_running = parts.is_open and item.state == "running"
        is_shown = item.id in self.shown.unfolded
        seconds = round(item.thought_s)
        if is_running:
            text = _tr("Thinking… {n} s").format(n=seconds) if seconds else _tr("Thinking…")
        else:
            text = _tr("Thought for {n} s").format(n=seconds) if seconds else _tr("Thought first")
        pen.block(block(top=4, bottom=6))
        pen.text(f"{'▾' if is_shown else '▸'} {text}", self._action(f"think:{item.id}"))
        if is_shown:
            shown = parts.thought if len(parts.thought) <= MAX_THOUGHT else "…" + parts.thought[-MAX_THOUGHT:]
            for line in shown.split("\n"):
                if line.strip():
                    pen.block(block(bottom=4, left=14, right=14, surface=f"thought:{item.id}", line_percent=130))
                    pen.text(line, self.formats.characters("quiet", READING_PX - 2))

    def body(self, pen: DocumentCursor, item: MessageItem, parts: thinking.Parts) -> None:
        """The whole text with its marks."""
        if not parts.body.strip():
            return
        answer = item.answer
        marked = with_marks(item.text, answer.sentences if answer else (), skip=parts.start)
        self.markdown(pen, marked, item)

    def markdown(
        self, pen: DocumentCursor, text: str, item: MessageItem, *, first_code: int = 0, is_growing: bool = False
    ) -> int:
        """Write Markdown. Returns the number of code blocks so far."""
        inline = Inline(pen, item.id, item.answer, self._formulas)
        if len(text) > MAX_PARSED:
            pen.block(block())
            pen.text(text, self.formats.characters())
            return first_code
        arrangement = arrangement_of(item, self.shown.table(item.id)) if has_table(item) else None
        blocks = Blocks(pen, inline, first_code=first_code, is_growing=is_growing, arrangement=arrangement)
        blocks.write(parse(text))
        self.waiting += inline.waiting
        return blocks.codes

    def foot(self, pen: DocumentCursor, item: MessageItem) -> None:
        """Everything below the text."""
        answer, is_done = item.answer, item.state == "complete"
        if has_table(item):
            self._table_actions(pen, item)
        if answer is not None and is_done:
            if answer.needs_larger_model:
                self._larger_model(pen)
            elif not answer.found:
                self._not_found(pen, answer, has_passages=bool(item.passages))
            self._doubts(pen, answer)
        write_cards(pen, item)
        if answer is not None and item.id in self.shown.foreign:
            write_foreign(pen, item.id, answer, self.shown.foreign[item.id])
        if item.offer is not None and is_done:
            said, click = offer_texts(item.offer)
            pen.block(block())
            pen.text(said + "  ", self.formats.characters("quiet", STATUS_PX))
            pen.text(click, self._action(f"offer:{item.id}", STATUS_PX, "accent", is_bold=True))
        if item.status:
            pen.block(block(top=2))
            pen.text(item.status, self.formats.characters("quiet", STATUS_PX))
        if item.notice:
            self._notice(pen, item)
        if item.state != "running":
            self._actions(pen, item)

    def _table_actions(self, pen: DocumentCursor, item: MessageItem) -> None:
        """What can be done with a table of files."""
        gap = self.formats.characters("quiet", SMALL_PX)
        pen.block(block(top=2))
        pen.text(_tr("Copy as table"), self._action(f"table:{item.id}/copy"))
        pen.text(GAP, gap)
        pen.text(_tr("Save as CSV…"), self._action(f"table:{item.id}/csv"))
        if can_sum(item):
            has_sums = self.shown.table(item.id).has_sums
            pen.text(GAP, gap)
            pen.text(_tr("Hide sums") if has_sums else _tr("Show sums"), self._action(f"sums:{item.id}"))

    def _not_found(self, pen: DocumentCursor, answer: Answer, *, has_passages: bool) -> None:
        """"Not in your files": where and for what was searched, and the nearest passages."""
        scope = ", ".join(path.name for path in answer.within)
        scope = scope if len(scope) <= 80 else scope[:79].rstrip() + "…"
        title = _tr("Not in {names}.").format(names=scope) if scope else _tr("Not in your files.")
        quiet = self.formats.characters("quiet")
        pen.block(block())
        pen.text(title, self.formats.characters(is_bold=True))
        if answer.searched:
            pen.text(" " + _tr("Searched: {words}.").format(words=answer.searched), quiet)
        if has_passages:
            pen.text(" " + _tr("These passages are the nearest:"), quiet)

    def _larger_model(self, pen: DocumentCursor) -> None:
        """What a model that only quotes cannot do, with the way to one that can."""
        said = _tr("This model only quotes. To write, compare, list or calculate, a larger one is needed.")
        pen.block(block())
        pen.text(said + "  ", self.formats.characters("quiet", STATUS_PX))
        click = _tr("Choose a larger model").replace(" ", "\u00a0")  # on one line, as a button is
        pen.text(click, self._action("route:0/models", STATUS_PX, "accent", is_bold=True))

    def _doubts(self, pen: DocumentCursor, answer: Answer) -> None:
        count = sum(not sentence.is_supported for sentence in answer.sentences) if answer.used_library else 0
        if not count:
            return
        table = QTextTableFormat()
        table.setBorder(0)
        table.setCellPadding(7)
        table.setBottomMargin(8)
        table.setProperty(SURFACE, "doubts:0")
        if is_mirrored():
            table.setAlignment(Qt.AlignmentFlag.AlignRight)
            table.setRightMargin(MARGIN)
        made = pen.table(1, 1, table)
        text = _tr("One sentence is not supported by your files.") if count == 1 else _tr(
            "{n} sentences are not supported by your files."
        ).format(n=count)
        pen.text(text, self.formats.characters("attention", SMALL_PX))
        pen.leave(made)

    def _notice(self, pen: DocumentCursor, item: MessageItem) -> None:
        size = SMALL_PX + 1
        pen.block(block())
        pen.text(item.notice + "  ", self.formats.characters("error" if item.state == "failed" else "attention", size))
        if can_continue(item):
            kind = "retry" if item.answer is not None and item.answer.survey is not None else "continue"
            pen.text(_tr("Continue"), self._action(f"{kind}:{item.id}", size, "accent", is_bold=True))
            pen.text(GAP, self.formats.characters("quiet", size))
        if item.answer is None or item.answer.survey is None or not can_continue(item):
            pen.text(_tr("Try again"), self._action(f"retry:{item.id}", size, "accent", is_bold=True))

    def _actions(self, pen: DocumentCursor, item: MessageItem) -> None:
        pen.block(block(top=2, bottom=14))
        gap = self.formats.characters("quiet", SMALL_PX)
        if item.text:
            pen.text(_tr("Copy"), self._action(f"copy:{item.id}"))
            pen.text(GAP, gap)
            pen.text(_tr("Quote"), self._action(f"quote:{item.id}"))
            pen.text(GAP, gap)
        if not item.notice:
            pen.text(_tr("Try again"), self._action(f"retry:{item.id}"))
            pen.text(GAP, gap)
            other = other_route(item.answer) if item.answer is not None and item.answer.route else None
            if other is not None:
                pen.text(other[1], self._action(f"route:{item.id}/{other[0]}"))
                pen.text(GAP, gap)
            if can_continue(item):
                pen.text(_tr("Continue"), self._action(f"continue:{item.id}"))
                pen.text(GAP, gap)
        self._versions(pen, item)
        lines = details(item)
        if text := summary(item):
            pen.text(text, self._action(f"details:{item.id}", tip="\n".join(lines)))
        if item.id in self.shown.detailed:
            for line in lines:
                pen.block(block(bottom=0, left=14, right=14, surface=f"thought:{item.id}", line_percent=120))
                pen.text(line, gap)
            pen.block(block(bottom=4, line_percent=60))

    def _versions(self, pen: DocumentCursor, item: MessageItem) -> None:
        """The switch between the versions of a message."""
        if item.versions < 2:
            return
        quiet = self.formats.characters("quiet", SMALL_PX)
        earlier, later = _tr("Earlier version"), _tr("Later version")
        before = self._action(f"version:{item.id}/{item.version - 1}", tip=earlier) if item.version > 1 else quiet
        after = self._action(f"version:{item.id}/{item.version + 1}", tip=later)
        pen.text("‹", before)
        pen.text(f" {item.version}/{item.versions} ", quiet)
        pen.text("›", after if item.version < item.versions else quiet)
        pen.text(GAP, quiet)

    def _action(
        self, link: str, size: int = SMALL_PX, colour: str = "quiet", *, is_bold: bool = False, tip: str = ""
    ) -> QTextCharFormat:
        return self.formats.characters(colour, size, is_bold=is_bold, link=link, tip=tip)
