"""Texts: what is typed on the left is translated on the right, with the pair under the cursor marked in both."""

from __future__ import annotations

import time
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core.translate.base import Segment, SegmentDone, Translation, Warning
from app.gui.theme import Theme
from app.gui.translate.controller import TranslateController, target_ranges
from app.gui.translate.doubts import DoubtList
from app.gui.translate.panes import Pane, from_utf16, segment_at


class TextTab(QWidget):
    def __init__(self, controller: TranslateController, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._translation: Translation | None = None
        self._partial: list[Segment] = []
        self._began = 0.0
        self._is_marking = False
        self.source = Pane(theme, self.tr("Text to translate"))
        self.source.setPlaceholderText(
            self.tr("Type or paste a text. It is translated while you type, on this computer.")
        )
        self.target = Pane(theme, self.tr("Translation"))
        self.target.setReadOnly(True)
        self.target.setPlaceholderText(self.tr("The translation appears here."))
        self.doubts = DoubtList()
        self.status = QLabel()
        self.status.setObjectName("quiet")
        self.copy = QPushButton(self.tr("Copy"))
        self.stop = QPushButton(self.tr("Stop"))
        for button in (self.copy, self.stop):
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
        foot.addWidget(self.stop)
        foot.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.split, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        controller = self._controller
        controller.started.connect(self._on_started)
        controller.segment_done.connect(self._on_segment)
        controller.finished.connect(self.show_translation)
        controller.cleared.connect(self._on_cleared)
        controller.told.connect(self._on_told)
        self.source.place_chosen.connect(self._on_source_place)
        self.target.place_chosen.connect(self._on_target_place)
        self.doubts.chosen.connect(self._show_segment)
        self.doubts.remedy_requested.connect(self._on_remedy)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.target.toPlainText()))
        self.stop.clicked.connect(self._on_stop)

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
        self.target.show_text(translation.text)
        ranges = target_ranges(translation)
        self.target.mark_doubts([ranges[n] for n, item in enumerate(translation.segments) if item.warnings])
        self.doubts.show_segments(translation.segments)
        self._show_status(translation)

    def _show_status(self, translation: Translation) -> None:
        marked = sum(bool(item.warnings) for item in translation.segments)
        parts = [self.tr("%n sentence(s)", "", len(translation.segments))]
        if self._began:
            parts.append(self.tr("{seconds} s").format(seconds=f"{time.monotonic() - self._began:.1f}"))
        if marked:
            parts.append(self.tr("%n to check", "", marked))
        self.status.setText(" · ".join(parts))

    @Slot()
    def _on_started(self) -> None:
        self._began, self._partial, self._translation = time.monotonic(), [], None
        self.source.mark_pair(None)
        self.status.setText(self.tr("Translating…"))
        self.stop.show()

    @Slot(object)
    def _on_segment(self, event: SegmentDone) -> None:
        """What is there already, with the gaps that the source has."""
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
        self.target.show_text("")
        self.doubts.show_segments(())
        self.status.clear()
        self.stop.hide()

    @Slot(str)
    def _on_told(self, text: str) -> None:
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
        segment = self._translation.segments[number] if number is not None else None
        self.source.mark_pair((segment.start, segment.end) if segment else None)
        self.target.mark_pair(target_ranges(self._translation)[number] if number is not None else None)

    @Slot(int)
    def _show_segment(self, number: int) -> None:
        """Move the cursor there, so that both sides show it."""
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
        """Put the right number where the wrong one stands."""
        found = self._translation
        if found is None:
            return
        segment = found.segments[number]
        target = segment.target.replace(warning.found, warning.remedy, 1)
        mended = replace(segment, target=target, warnings=tuple(w for w in segment.warnings if w != warning))
        start, end = target_ranges(found)[number]
        segments = (*found.segments[:number], mended, *found.segments[number + 1 :])
        text = found.text[:start] + target + found.text[end:]
        self.show_translation(replace(found, text=text, segments=segments))
