"""The models page: what is available, what it needs, and getting it. Emits requests; asks no store itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.core.models.base import ModelEntry
from app.gui.base.messages import bytes_text
from app.gui.widgets.elided import ElidedLabel
from app.gui.widgets.page_parts import clear, page_header


class ModelsPage(QWidget):
    get_requested = Signal(str)
    remove_requested = Signal(str)
    choose_requested = Signal(str)
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        add = QPushButton(self.tr("+ Add a GGUF file"))
        add.setObjectName("soft")
        add.clicked.connect(self.add_requested)
        inner = QWidget()
        inner.setObjectName("page")
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(20, 16, 20, 16)
        self._rows.setSpacing(10)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its cards take the focus, and it scrolls to them
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page_header(self.tr("Models"), add))
        layout.addWidget(scroll, 1)

    def show_models(self, entries: Sequence[ModelEntry], chosen: Collection[str]) -> None:
        clear(self._rows)
        for entry in sorted(entries, key=lambda item: (not item.is_installed, item.bytes)):
            self._rows.addWidget(self._card(entry, is_chosen=entry.id in chosen))
        self._rows.addStretch(1)

    def _card(self, entry: ModelEntry, *, is_chosen: bool) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        name = ElidedLabel(entry.name)
        name.setObjectName("cardTitle")
        detail = QLabel(self._detail(entry))
        detail.setObjectName("quiet")
        detail.setWordWrap(True)
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(name)
        text.addWidget(detail)
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 12, 12)
        row.setSpacing(8)
        row.addLayout(text, 1)
        for button in self._buttons(entry, is_chosen=is_chosen):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _detail(self, entry: ModelEntry) -> str:
        kind = self.tr("finds passages") if entry.kind == "embedder" else self.tr("answers questions")
        if entry.kind == "chat" and 0 < entry.parameters < 450_000_000:
            kind = self.tr("answers with quotes from your files")
        parts = [kind, bytes_text(entry.cost_bytes), entry.quant]
        if entry.licence:
            parts.append(entry.licence)
        if entry.kind == "chat":
            parts.append(self._fit(entry))
        return " · ".join(parts)

    def _fit(self, entry: ModelEntry) -> str:
        needed = bytes_text(entry.memory_bytes)
        texts = {
            "yes": self.tr("fits this computer (needs {size} of memory)"),
            "tight": self.tr("tight on this computer (needs {size} of memory)"),
            "no": self.tr("too large for this computer (needs {size} of memory)"),
        }
        return texts[entry.fits].format(size=needed)

    def _buttons(self, entry: ModelEntry, *, is_chosen: bool) -> list[QPushButton]:
        buttons = []
        if not entry.is_installed and entry.source != "file":
            buttons.append(self._button(self.tr("Get"), "soft", lambda: self.get_requested.emit(entry.id)))
        if entry.is_installed:
            use = self._button(self.tr("In use") if is_chosen else self.tr("Use"), "soft" if is_chosen else "chip",
                               lambda: self.choose_requested.emit(entry.id))  # fmt: skip
            use.setEnabled(not is_chosen)
            buttons.append(use)
        if entry.is_installed or entry.source == "file":
            buttons.append(self._button(self.tr("Remove"), "chip", lambda: self.remove_requested.emit(entry.id)))
        return buttons

    def _button(self, text: str, style: str, function: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(style)
        button.clicked.connect(function)
        return button
