"""The options of one conversation: preset, system prompt, model, sampling, length and context, each with a plain
explanation and its cost. Shows what it is given and emits what was chosen; reads no file and no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core.chat.options import RANGES, ConversationOptions
from app.core.chat.personas import Persona
from app.core.context_sizes import LARGEST, SIZES, USUAL
from app.gui.base.messages import bytes_text
from app.gui.base.theme import SPACE_S
from app.gui.chat.conversations.option_texts import explanations, labels, persona_name

STEPS = {"temperature": 0.1, "top_p": 0.05, "repeat_penalty": 0.05, "max_tokens": 64, "seed": 1}
PROMPT_LINES = 5


class OptionsDialog(QDialog):
    saved = Signal(object)  # ConversationOptions
    preset_save_requested = Signal(object)  # options for a new preset
    preset_remove_requested = Signal(str)
    model_changed = Signal(str)  # model id, "" for the program's default

    def __init__(self, defaults: ConversationOptions, parent: QWidget | None = None) -> None:
        """`defaults` apply where neither the conversation nor its preset sets a value."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Options of this conversation"))
        self.resize(600, 720)
        self._defaults = defaults
        self._shown = ConversationOptions()
        self._personas: dict[str, Persona] = {}
        self._memory = (0, 0, 0, 0)  # bytes per token, bytes of the model, free bytes, longest context in tokens
        self.presets = QComboBox()
        self.presets.currentIndexChanged.connect(self._on_preset)
        self.save_preset = QPushButton(self.tr("Save as preset…"))
        self.save_preset.setObjectName("chip")
        self.save_preset.clicked.connect(lambda: self.preset_save_requested.emit(self.options()))
        self.remove_preset = QPushButton(self.tr("Delete this preset"))
        self.remove_preset.setObjectName("chip")
        self.remove_preset.clicked.connect(lambda: self.preset_remove_requested.emit(self.presets.currentData()))
        self.model = QComboBox()
        self.model.currentIndexChanged.connect(lambda: self.model_changed.emit(self.model.currentData() or ""))
        self.prompt = QPlainTextEdit()
        self.prompt.setObjectName("rules")
        self.prompt.setTabChangesFocus(True)
        self.prompt.setFixedHeight(self.fontMetrics().lineSpacing() * PROMPT_LINES + 16)
        self.numbers = {name: _spin(name) for name in ("temperature", "top_p", "repeat_penalty", "max_tokens", "seed")}
        self.context = QComboBox()
        self.context.currentIndexChanged.connect(self._show_memory)
        self.memory = QLabel()
        self.memory.setObjectName("quiet")
        self.memory.setWordWrap(True)
        for control in (self.presets, self.model, self.context, *self.numbers.values()):
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            control.installEventFilter(self)
        self.is_over = False
        self.finished.connect(self._on_finished)
        self._arrange()

    def show_presets(self, personas: Sequence[Persona], chosen: str | None) -> None:
        self._personas = {persona.id: persona for persona in personas}
        self.presets.blockSignals(True)
        self.presets.clear()
        self.presets.addItem(self.tr("None"), None)
        for persona in personas:
            self.presets.addItem(persona_name(persona), persona.id)
        self.presets.setCurrentIndex(max(0, self.presets.findData(chosen)))
        self.presets.blockSignals(False)
        self._on_preset()

    def show_models(self, models: Sequence[tuple[str, str]], default: str) -> None:
        """`models` are (id, name) of the installed chat models; `default` is the name of the program's choice."""
        chosen = self.model.currentData()
        self.model.clear()
        self.model.addItem(self.tr("The program's: {name}").format(name=default or self.tr("none")), None)
        for number, name in models:
            self.model.addItem(name, number)
        self.model.setCurrentIndex(max(0, self.model.findData(chosen)))

    def show_options(self, options: ConversationOptions) -> None:
        self._shown = options
        self.presets.setCurrentIndex(max(0, self.presets.findData(options.persona)))
        self.model.setCurrentIndex(max(0, self.model.findData(options.model)))
        self.prompt.setPlainText(options.system_prompt or "")
        for name, spin in self.numbers.items():
            value = getattr(options, name)
            spin.setValue(spin.minimum() if value is None else value)  # type: ignore[arg-type]
        self._fill_contexts(options.context_tokens)

    def options(self) -> ConversationOptions:
        """The present choice; None for every option left at its default. What the question's own controls say stays,
        unless another preset is chosen: it says that too."""
        persona = self.presets.currentData()
        is_kept = persona == self._shown.persona
        values: dict[str, Any] = {name: _value(spin) for name, spin in self.numbers.items()}
        return ConversationOptions(
            model=self.model.currentData(),
            persona=persona,
            system_prompt=self.prompt.toPlainText().strip() or None,
            context_tokens=self.context.currentData(),
            uses_library=self._shown.uses_library if is_kept else None,
            quotes_only=self._shown.quotes_only if is_kept else None,
            **values,
        )

    def show_memory(self, *, per_token: int, model: int, free: int, longest: int) -> None:
        """Memory in bytes, and the longest context the model was trained for; 0 where unknown."""
        self._memory = (per_token, model, free, longest)
        self._fill_contexts(self.context.currentData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse wheel scrolls the page and never changes a value."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def reset(self) -> None:
        """Set every option of the dialog to its default, the preset too."""
        kept = self._shown
        self.show_options(ConversationOptions(uses_library=kept.uses_library, quotes_only=kept.quotes_only))

    def _arrange(self) -> None:
        body = QWidget()
        body.setObjectName("page")
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        preset = QHBoxLayout()
        preset.setSpacing(8)
        for widget, stretch in ((self.presets, 1), (self.save_preset, 0), (self.remove_preset, 0)):
            preset.addWidget(widget, stretch)
        column.addLayout(self._row("persona", self.presets, preset))
        column.addLayout(self._row("system_prompt", self.prompt))
        column.addLayout(self._row("model", self.model))
        for name, spin in self.numbers.items():
            column.addLayout(self._row(name, spin))
        context = self._row("context_tokens", self.context)
        context.addWidget(self.memory)
        column.addLayout(context)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._buttons())

    def _row(self, name: str, widget: QWidget, inner: QHBoxLayout | None = None) -> QVBoxLayout:
        """Name, control and explanation, one below the other."""
        label = QLabel(labels()[name])
        label.setObjectName("cardTitle")
        if self.isRightToLeft():  # Qt would put a name in Latin letters at the left
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        label.setBuddy(widget)
        widget.setAccessibleName(labels()[name])
        widget.setAccessibleDescription(explanations()[name])
        text = QLabel(explanations()[name])
        text.setObjectName("quiet")
        text.setWordWrap(True)
        row = QVBoxLayout()
        row.setSpacing(4)
        row.addWidget(label)
        if inner is not None:
            row.addLayout(inner)
        elif isinstance(widget, QAbstractSpinBox):
            widget.setFixedWidth(220)
            row.addWidget(widget)
        else:
            row.addWidget(widget)
        row.addWidget(text)
        return row

    def _buttons(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("strip")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 12, 24, 12)
        self.reset_all = QPushButton(self.tr("Reset to default"))
        self.reset_all.clicked.connect(self.reset)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = QPushButton(self.tr("Save"))
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        row.addWidget(self.reset_all)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save)
        return bar

    def _on_finished(self) -> None:
        self.is_over = True
        self.deleteLater()

    def _on_save(self) -> None:
        self.saved.emit(self.options())
        self.accept()

    def _on_preset(self) -> None:
        """Options at their default follow the preset and show its value."""
        persona = self._personas.get(self.presets.currentData() or "")
        self.remove_preset.setVisible(persona is not None and persona.is_own)
        held = replace(persona.options, persona=None).over(self._defaults) if persona is not None else self._defaults
        for name, spin in self.numbers.items():
            value = getattr(held, name)
            spin.setSpecialValueText(self.tr("Default") if value is None else self.tr("Default: {value}").format(
                value=QLocale().toString(float(value), "g", 6)))  # fmt: skip
        self.prompt.setPlaceholderText(held.system_prompt or self.tr("The program's own"))
        self._fill_contexts(self.context.currentData(), held.context_tokens)

    def _fill_contexts(self, chosen: int | None, held: int | None = None) -> None:
        """Offer the context sizes that the model was trained for."""
        held = held or self._held_context()
        longest = self._memory[3] or LARGEST
        sizes = sorted({size for size in SIZES if size <= longest} | ({chosen} if chosen else set()))
        self.context.blockSignals(True)
        self.context.clear()
        self.context.addItem(self.tr("Default: {value}").format(value=_tokens(held)), None)
        for size in sizes:
            self.context.addItem(self.tr("{n} tokens").format(n=_tokens(size)), size)
        self.context.setCurrentIndex(max(0, self.context.findData(chosen)))
        self.context.blockSignals(False)
        self._show_memory()

    def _held_context(self) -> int:
        persona = self._personas.get(self.presets.currentData() or "")
        own = persona.options.context_tokens if persona is not None else None
        return own or self._defaults.context_tokens or USUAL

    def _show_memory(self) -> None:
        per_token, model, free, _ = self._memory
        size = self.context.currentData() or self._held_context()
        self.memory.setVisible(bool(per_token))
        needed = per_token * size
        text = self.tr("{size} of memory for this context, beside about {model} for the model. {free} are free now.")
        shown = text.format(size=bytes_text(needed), model=bytes_text(model), free=bytes_text(free))
        if free and needed + model > free:
            shown += " " + self.tr("That is not enough: the computer would become slow, or the model would not start.")
        self.memory.setText(shown)


def _spin(name: str) -> QSpinBox | QDoubleSpinBox:
    """Its smallest value means the default."""
    low, high = RANGES[name]
    step = STEPS[name]
    spin: QSpinBox | QDoubleSpinBox
    if isinstance(step, int):
        spin = QSpinBox()
        spin.setRange(int(low) - 1, int(high))
        spin.setSingleStep(step)
    else:
        spin = QDoubleSpinBox()
        spin.setDecimals(2)
        spin.setRange(low - step, high)
        spin.setSingleStep(step)
    spin.setValue(spin.minimum())  # type: ignore[arg-type]
    spin.lineEdit().setTextMargins(SPACE_S, 0, 0, 0)  # the style's own padding stops at the field inside
    return spin


def _value(spin: QSpinBox | QDoubleSpinBox) -> float | int | None:
    if spin.value() == spin.minimum():
        return None
    return round(spin.value(), 2) if isinstance(spin, QDoubleSpinBox) else spin.value()


def _tokens(count: int) -> str:
    return f"{count:,}"
