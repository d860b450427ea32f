"""The strip below a passage with its translation; the original stays visible above. Knows no engine."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from app.gui.base.language_names import direction, language_name, languages
from app.gui.base.theme import Theme
from app.gui.reader.bar import draw_icons, tool_button

HEIGHT = 190
LANGUAGE_WIDTH = 170


class TranslationStrip(QFrame):
    target_changed = Signal(str)  # code of the language
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerTranslation")
        self.setFixedHeight(HEIGHT)
        self._theme = theme
        self._icons: list[tuple[QToolButton, str]] = []
        self.title = QLabel(self.tr("Translation into"))
        self.title.setObjectName("quiet")
        self.source = QLabel()
        self.source.setObjectName("quiet")
        self.target = QComboBox()
        self.target.setAccessibleName(self.tr("Language of the translation"))
        self.target.setMaximumWidth(LANGUAGE_WIDTH)
        for code, name in languages():
            self.target.addItem(name, code)
        self.target.currentIndexChanged.connect(lambda: self.target_changed.emit(self.code))
        self.shut = tool_button(self._icons, "close", self.tr("Close the translation"), self.closed.emit)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("Translation"))
        self.notice = QLabel()
        self.notice.setObjectName("doubtText")
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setWordWrap(True)
        self._arrange()
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.title, self.target, self.source):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.shut)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.notice)

    @property
    def code(self) -> str:
        return str(self.target.currentData())

    def begin(self, target: str) -> None:
        """Open for a translation into this language."""
        self.target.blockSignals(True)
        self.target.setCurrentIndex(max(0, self.target.findData(target)))
        self.target.blockSignals(False)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        if direction(target) == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(direction(target))
        self.text.document().setDefaultTextOption(option)
        self.text.clear()
        self.source.clear()
        self.text.setPlaceholderText(self.tr("Translating…"))
        self.say("")
        self.show()

    def show_text(self, text: str) -> None:
        self.text.setPlainText(text)

    def say(self, notice: str) -> None:
        self.text.setPlaceholderText("" if notice else self.text.placeholderText())
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))

    def show_source(self, code: str) -> None:
        self.source.setText(self.tr("from {source}").format(source=language_name(code)) if code else "")

    def _draw(self) -> None:
        draw_icons(self._icons, self._theme)
