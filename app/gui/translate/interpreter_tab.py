"""The interpreter tab: what one person types is shown in both languages. Emits what was typed; translates nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.gui.base.language_names import direction, language_name, languages
from app.gui.translate.interpreter import Said
from app.gui.translate.panes import run
from app.gui.translate.warning_texts import warning_text
from app.gui.widgets.page_parts import clear

FIELD_HEIGHT = 64
CARD_WIDTH = 560


class Line(QPlainTextEdit):
    """Return sends, Shift+Return begins a new line."""

    said = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.said.emit()
        else:
            super().keyPressEvent(event)


class Person(QFrame):
    """A language and a field. `said` is emitted with what was typed."""

    said = Signal(str)
    language_changed = Signal()

    def __init__(self, names: tuple[str, str, str], language: str, parent: QWidget | None = None) -> None:
        """`names` are the accessible names of language, field and button."""
        super().__init__(parent)
        self.setObjectName("card")
        self.language = QComboBox()
        self.language.setAccessibleName(names[0])
        self.language.setMaxVisibleItems(20)
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for code, text in languages():
            self.language.addItem(text, code)
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.field = Line()
        self.field.setObjectName("bareField")
        self.field.setAccessibleName(names[1])
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(FIELD_HEIGHT)
        self.send = QPushButton(self.tr("Say"))
        self.send.setObjectName("soft")
        self.send.setAccessibleName(names[2])
        top = QHBoxLayout()
        top.addWidget(self.language, 1)
        top.addWidget(self.send)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addLayout(top)
        self.setTabOrder(self.field, self.send)
        self.setTabOrder(self.send, self.language)
        self.field.said.connect(self._say)
        self.send.clicked.connect(self._say)
        self.language.currentIndexChanged.connect(self._show_language)
        self._show_language()

    @property
    def code(self) -> str:
        return str(self.language.currentData())

    @Slot()
    def _say(self) -> None:
        if text := self.field.toPlainText().strip():
            self.field.clear()
            self.said.emit(text)

    @Slot()
    def _show_language(self) -> None:
        hint = self.tr("Say something in {language}").format(language=language_name(self.code))
        self.field.setPlaceholderText(hint)
        run(self.field, self.code)
        self.language_changed.emit()


class InterpreterTab(QWidget):
    said = Signal(int, str)  # speaker, text
    retry_requested = Signal(int)
    clear_requested = Signal()

    def __init__(self, codes: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        first = (self.tr("Language of the first person"), self.tr("What the first person says"),
                 self.tr("Say it as the first person"))  # fmt: skip
        second = (self.tr("Language of the second person"), self.tr("What the second person says"),
                  self.tr("Say it as the second person"))  # fmt: skip
        self.people = (Person(first, codes[0]), Person(second, codes[1]))
        self._cards: list[Card] = []
        self.hint = QLabel(
            self.tr("Two people, two languages: what one says stands here in both. Return says it. Nothing of it is "
                    "kept.")
        )  # fmt: skip
        self.hint.setObjectName("quiet")
        self.hint.setWordWrap(True)
        self.tidy = QPushButton(self.tr("Clear the conversation"))
        self.tidy.setObjectName("chip")
        self.tidy.clicked.connect(self.clear_requested)
        self.tidy.hide()
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._rows.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(inside)
        self.area.setAccessibleName(self.tr("What was said"))
        self._arrange()
        for number, person in enumerate(self.people):
            person.said.connect(lambda text, speaker=number: self.said.emit(speaker, text))

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.hint, 1)
        top.addWidget(self.tidy)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for person in self.people:
            fields.addWidget(person, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.area, 1)
        layout.addLayout(fields)

    @Slot(object)
    def add(self, said: Said) -> None:
        card = Card(said, len(self._cards))
        card.retry_requested.connect(self.retry_requested)
        side = Qt.AlignmentFlag.AlignLeading if said.speaker == 0 else Qt.AlignmentFlag.AlignTrailing
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        if side == Qt.AlignmentFlag.AlignTrailing:
            line.addStretch(1)
        line.addWidget(card, 4)
        if side == Qt.AlignmentFlag.AlignLeading:
            line.addStretch(1)
        self._cards.append(card)
        self._rows.insertWidget(self._rows.count() - 1, row)
        self.tidy.show()
        self._follow()

    @Slot(int, object)
    def change(self, number: int, said: Said) -> None:
        self._cards[number].show_said(said)
        self._follow()

    @Slot()
    def clear(self) -> None:
        clear(self._rows)
        self._rows.addStretch(1)
        self._cards = []
        self.tidy.hide()

    def _follow(self) -> None:
        bar = self.area.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))


class Card(QFrame):
    """One message: the original, and below it the translation."""

    retry_requested = Signal(int)

    def __init__(self, said: Said, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("said" if said.speaker == 0 else "saidOther")
        self.setMaximumWidth(CARD_WIDTH)
        self.text, self.translated = _words(said.source), _words(said.target)
        self.translated.setProperty("role", "translated")
        self.doubts = QLabel()
        self.doubts.setObjectName("doubtText")
        self.doubts.setWordWrap(True)
        self.again = QPushButton(self.tr("Try again"))
        self.again.setObjectName("chip")
        self.again.clicked.connect(lambda: self.retry_requested.emit(number))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(6)
        for widget in (self.text, self.translated, self.doubts):
            layout.addWidget(widget)
        layout.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        self.show_said(said)

    def show_said(self, said: Said) -> None:
        self.text.setText(said.text)
        waiting = "" if said.notice else self.tr("Translating…")
        self.translated.setText(said.translated or waiting)
        self.translated.setVisible(bool(self.translated.text()))
        segments = said.translation.segments if said.translation is not None else ()
        doubts = [said.notice] if said.notice else _doubts(segments)
        self.doubts.setText("\n".join(doubts))
        self.doubts.setVisible(bool(doubts))
        self.again.setVisible(bool(said.notice))


def _words(language: str) -> QLabel:
    """A label in the direction of its language, whatever the direction of the window."""
    label = QLabel()
    label.setObjectName("saidText")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setLayoutDirection(direction(language))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _doubts(segments: Sequence[object]) -> list[str]:
    return [warning_text(warning) for segment in segments for warning in segment.warnings]  # type: ignore[attr-defined]
