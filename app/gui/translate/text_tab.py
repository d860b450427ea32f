"""The text tab: what is typed on the left is translated on the right, with the segment under the cursor marked in both.
A marked sentence can be corrected."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core.translate.base import MEMORY, Segment, SegmentDone, Translation, Warning
from app.core.translate.service import target_ranges
from app.gui.base.theme import Theme
from app.gui.translate.controller import TranslateController
from app.gui.translate.correction import Correction
from app.gui.translate.panes import Pane, from_utf16, run, segment_at
from app.gui.translate.warning_list import WarningList

NARROW = 620  # px: below it the translation stands under the text
LOW = 400  # px: below it there is no room for the texts and a correction


class TextTab(QWidget):
    copied = Signal()
    history_requested = Signal()
    matches_requested = Signal(object)  # Segment: search the memory for similar ones

    def __init__(self, controller: TranslateController, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._translation: Translation | None = None
        self._partial: list[Segment] = []
        self._began = 0.0
        self._is_marking = False
        self._marked: int | None = None
        self.source = Pane(theme, self.tr("Text to translate"))
        self.source.setPlaceholderText(
            self.tr("Type or paste a text. It is translated while you type, on this computer.")
        )
        self.target = Pane(theme, self.tr("Translation"))
        self.target.setReadOnly(True)
        self.target.setPlaceholderText(self.tr("The translation appears here."))
        self.doubts = WarningList()
        self.status = QLabel()
        self.status.setObjectName("quiet")
        self.correction = Correction()
        self.copy = QPushButton(self.tr("Copy"))
        self.stop = QPushButton(self.tr("Stop"))
        self.past = QPushButton(self.tr("History…"))
        self.past.setToolTip(self.tr("What was translated before"))
        self.correct = QPushButton(self.tr("Correct…"))
        self.correct.setToolTip(self.tr("Correct the marked sentence and remember it"))
        self.correct.setEnabled(False)
        for button in (self.copy, self.stop, self.past, self.correct):
            button.setObjectName("chip")
        self.stop.hide()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.target, 1)
        column.addWidget(self.doubts)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(12)
        self.split.setObjectName("bare")
        self.split.addWidget(self.source)
        self.split.addWidget(right)
        foot = QHBoxLayout()
        foot.addWidget(self.status, 1)
        foot.setSpacing(8)
        for button in (self.stop, self.past, self.correct, self.copy):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.correction)
        layout.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        self.split.setOrientation(Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal)
        self._make_room()

    def _make_room(self) -> None:
        """In a low window the correction is shown without the texts."""
        self.split.setVisible(self.correction.isHidden() or self.height() >= LOW)

    def _connect(self) -> None:
        controller = self._controller
        controller.started.connect(self._on_started)
        controller.segment_done.connect(self._on_segment)
        controller.finished.connect(self.show_translation)
        controller.cleared.connect(self._on_cleared)
        controller.failed.connect(self._on_failed)
        self.source.place_chosen.connect(self._on_source_place)
        self.target.place_chosen.connect(self._on_target_place)
        self.doubts.chosen.connect(self._show_segment)
        self.doubts.remedy_requested.connect(self._on_remedy)
        self.copy.clicked.connect(self._on_copy)
        self.past.clicked.connect(self.history_requested)
        self.correct.clicked.connect(self._on_correct)
        self.target.edit_requested.connect(self._on_correct)
        self.correction.saved.connect(self._on_corrected)
        self.correction.closed.connect(self._on_correction_closed)
        self.stop.clicked.connect(self._on_stop)

    def show_languages(self, source: str, target: str) -> None:
        """Set the direction of each pane to that of its language."""
        run(self.source, source)
        run(self.target, target)
        run(self.correction.field, target)

    @property
    def text(self) -> str:
        return self.source.toPlainText()

    @property
    def translation(self) -> Translation | None:
        return self._translation

    @Slot(object)
    def show_translation(self, translation: Translation) -> None:
        self._translation = translation
        self.stop.hide()
        self._show_marked(None)
        self.target.show_text(translation.text)
        ranges = target_ranges(translation)
        self.target.mark_doubts([ranges[n] for n, item in enumerate(translation.segments) if item.warnings])
        self.doubts.show_segments(translation.segments)
        self._show_status(translation)

    def show_history(self, translation: Translation) -> None:
        """Show an earlier translation as it was."""
        self._began = 0.0
        self.correction.shut()
        self.show_translation(translation)

    def _show_status(self, translation: Translation) -> None:
        marked = sum(bool(item.warnings) for item in translation.segments)
        parts = [self.tr("%n sentence(s)", "", len(translation.segments))]
        if self._began:
            parts.append(self.tr("{seconds} s").format(seconds=f"{time.monotonic() - self._began:.1f}"))
        if known := sum(item.origin == MEMORY for item in translation.segments):
            parts.append(self.tr("%n from the memory", "", known))
        if marked:
            parts.append(self.tr("%n to check", "", marked))
        self.status.setText(" · ".join(parts))

    @Slot()
    def _on_started(self) -> None:
        self._began, self._partial, self._translation = time.monotonic(), [], None
        self.source.mark_pair(None)
        self._show_marked(None)
        self.correction.shut()
        self.status.setText(self.tr("Translating…"))
        self.stop.show()

    @Slot(object)
    def _on_segment(self, event: SegmentDone) -> None:
        """Show the segments translated so far, with the white space of the source between them."""
        self._partial.append(event.segment)
        parts, at, text = [], 0, self.text
        for segment in self._partial:
            parts += [text[at : segment.start], segment.target]
            at = segment.end
        self.target.show_text("".join(parts))
        done = self.tr("Translating… {done} of {total}").format(done=event.done, total=event.total)
        self.status.setText(done)

    @Slot()
    def _on_cleared(self) -> None:
        self._translation = None
        self._show_marked(None)
        self.correction.shut()
        self.target.show_text("")
        self.doubts.show_segments(())
        self.status.clear()
        self.stop.hide()

    @Slot(str)
    def _on_failed(self, text: str) -> None:
        self.status.setText(text)
        self.stop.hide()

    @Slot()
    def _on_stop(self) -> None:
        self._controller.stop()
        self.stop.hide()
        self.status.setText(self.tr("Stopped."))

    @Slot(int)
    def _on_source_place(self, place: int) -> None:
        if self._translation is not None and not self._is_marking:
            found = segment_at(self._translation.segments, from_utf16(self.text, place))
            self._mark(found)

    @Slot(int)
    def _on_target_place(self, place: int) -> None:
        if self._translation is None or self._is_marking:
            return
        at = from_utf16(self._translation.text, place)
        ranges = target_ranges(self._translation)
        self._mark(next((n for n, (start, end) in enumerate(ranges) if start <= at <= end), None))

    def _mark(self, number: int | None) -> None:
        if self._translation is None:
            return
        self._show_marked(number)
        segment = self._translation.segments[number] if number is not None else None
        self.source.mark_pair((segment.start, segment.end) if segment else None)
        self.target.mark_pair(target_ranges(self._translation)[number] if number is not None else None)

    @Slot(int)
    def _show_segment(self, number: int) -> None:
        """Move the cursor to a segment, so that both panes mark it."""
        if self._translation is None:
            return
        self._is_marking = True
        cursor = self.target.textCursor()
        cursor.setPosition(target_ranges(self._translation)[number][0])
        self.target.setTextCursor(cursor)
        self.target.ensureCursorVisible()
        self._is_marking = False
        self._mark(number)

    @Slot(int, object)
    def _on_remedy(self, number: int, warning: Warning) -> None:
        """Replace the wrong number by the right one."""
        found = self._translation
        if found is None:
            return
        segment = found.segments[number]
        target = segment.target.replace(warning.found, warning.remedy, 1)
        mended = replace(segment, target=target, warnings=tuple(w for w in segment.warnings if w != warning))
        start, end = target_ranges(found)[number]
        segments = (*found.segments[:number], mended, *found.segments[number + 1 :])
        self.show_translation(replace(found, text=found.text[:start] + target + found.text[end:], segments=segments))

    def _show_marked(self, number: int | None) -> None:
        self._marked = number
        self.correct.setEnabled(number is not None)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.target.toPlainText())
        self.copied.emit()

    @Slot()
    def _on_correct(self) -> None:
        if self._translation is not None and self._marked is not None:
            segment = self._translation.segments[self._marked]
            self.correction.open(self._marked, segment)
            self._make_room()
            self.matches_requested.emit(segment)

    @Slot()
    def _on_correction_closed(self) -> None:
        self._make_room()
        self.target.setFocus()

    @Slot(int, str)
    def _on_corrected(self, number: int, text: str) -> None:
        if self._translation is not None and number < len(self._translation.segments):
            self.show_translation(self._controller.correct(self._translation, number, text))
            self._show_segment(number)
