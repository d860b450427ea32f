"""The settings page: every setting in a group, with what it does. Emits changes; saves nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.context_sizes import SIZES
from app.core.paths import Paths
from app.core.settings.base import MAX_EVIDENCE_TOKENS, MAX_THREADS, MIN_EVIDENCE_TOKENS, Settings
from app.gui.base.language import LANGUAGES
from app.gui.base.messages import connections_text
from app.gui.base.theme import READING_WIDTH, SPACE_L, SPACE_XL
from app.gui.platform.desktop import open_file
from app.gui.settings import rows
from app.gui.settings.about import about_group
from app.gui.widgets.page_parts import page_header

EVIDENCE_STEP = 100  # tokens
CONTEXT_SIZES = tuple(size for size in SIZES if size <= 32_768)  # larger ones are a conversation's to choose


class SettingsPage(QWidget):
    """`connections` is how many downloads were started since the installation."""

    changed = Signal(str, object)  # name of the setting, value
    rules_requested = Signal()
    shortcuts_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal()

    def __init__(
        self, settings: Settings, paths: Paths, *, connections: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._settings = settings
        self._paths = paths
        self._connections = connections
        inner = QWidget()
        inner.setObjectName("page")
        inner.setMaximumWidth(READING_WIDTH + 80)
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_XL)
        column.setSpacing(SPACE_XL)
        for group in (self._general(), self._look(), self._answers(), self._library(), self._privacy(),
                      self._advanced(), about_group()):  # fmt: skip
            column.addWidget(group)
        column.addStretch(1)
        around = QWidget()
        around.setObjectName("page")
        centred = QHBoxLayout(around)
        centred.setContentsMargins(0, 0, 0, 0)
        centred.addStretch(1)
        centred.addWidget(inner, 100)
        centred.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(around)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page_header(self.tr("Settings")))
        layout.addWidget(scroll, 1)

    def _set(self, name: str) -> Callable[[object], None]:
        return lambda value: self.changed.emit(name, value)

    def _switch(self, name: str) -> QWidget:
        return rows.switch(getattr(self._settings, name), self._set(name))

    def _choice(self, name: str, *values: tuple[object, str]) -> QWidget:
        return rows.choice(values, getattr(self._settings, name), self._set(name))

    def _general(self) -> QWidget:
        group = rows.Group(self.tr("General"))
        self.language = group.add(
            self.tr("Language"),
            self.tr("Of the window. It changes with the next start."),
            self._choice("language", ("system", self.tr("Like the system")), *LANGUAGES.items()),
        )
        group.add(
            self.tr("Open where I left off"),
            self.tr("The last page and conversation come back with the next start."),
            self._switch("reopens_last"),
        )
        group.add(
            self.tr("Start with the computer"),
            self.tr("Off at first. The program then starts when you sign in, so that new files are read early."),
            self._switch("starts_with_system"),
        )
        group.add(
            self.tr("Keep in the tray"),
            self.tr("Closing the window leaves the program running, with its icon beside the clock. Starting it again "
                    "brings the window back. Quit ends it."),
            self._switch("keeps_in_tray"),
        )  # fmt: skip
        group.add(
            self.tr("Notify me"),
            self.tr("When long work ends while you are in another window."),
            self._switch("notifies"),
        )
        group.add(
            self.tr("Keyboard shortcuts"),
            self.tr("Every key that does something, in one list."),
            rows.button(self.tr("Show"), self.shortcuts_requested.emit),
        )
        return group

    def _look(self) -> QWidget:
        group = rows.Group(self.tr("Look"))
        self.theme = group.add(
            self.tr("Theme"),
            "",
            self._choice("theme", ("system", self.tr("Like the system")), ("light", self.tr("Light")),
                         ("dark", self.tr("Dark"))),
        )  # fmt: skip
        self.text_size = group.add(
            self.tr("Size of text"),
            self.tr("On top of the scale that the system sets."),
            self._choice("text_size", ("small", self.tr("Small")), ("normal", self.tr("Normal")),
                         ("large", self.tr("Large")), ("larger", self.tr("Larger"))),
        )  # fmt: skip
        group.add(
            self.tr("Less motion"),
            self.tr("Nothing fades and the caret does not blink. Where the system asks for it, this is so anyway."),
            self._switch("is_motion_reduced"),
        )
        return group

    def _answers(self) -> QWidget:
        group = rows.Group(self.tr("Answers"))
        group.add(
            self.tr("Quotes only"),
            self.tr("A new conversation answers with sentences of your files, word for word. No model writes."),
            self._switch("quotes_only"),
        )
        locale = QLocale()
        sizes = [(size, self.tr("{n} tokens").format(n=locale.toString(size))) for size in CONTEXT_SIZES]
        if self._settings.context_tokens not in CONTEXT_SIZES:
            size = self._settings.context_tokens
            sizes.insert(0, (size, self.tr("{n} tokens").format(n=locale.toString(size))))
        group.add(
            self.tr("Context size"),
            self.tr("How much a model can hold in mind: the conversation and the passages. Twice as much takes about "
                    "twice the memory beside the model itself. It changes with the next start."),
            self._choice("context_tokens", *sizes),
        )  # fmt: skip
        return group

    def _library(self) -> QWidget:
        group = rows.Group(self.tr("Library"))
        group.add(
            self.tr("What is left out"),
            self.tr("Names of files and folders that are not read, and how large a file may be."),
            rows.button(self.tr("Rules…"), self.rules_requested.emit),
        )
        return group

    def _privacy(self) -> QWidget:
        group = rows.Group(self.tr("Privacy"))
        group.add(
            connections_text(self._connections),
            self.tr("Alcove opens a connection only for a model download that you start. Each is counted here."),
            rows.button(self.tr("Show them"), lambda: open_file(self._paths.connections_file))
            if self._connections
            else QWidget(),
        )
        group.add(
            self.tr("Keep translations"),
            self.tr("What you translate is listed on the Translate page, on this computer. Off: nothing new is kept; "
                    "what is there can be deleted in that list."),
            self._switch("keeps_translations"),
        )  # fmt: skip
        group.add(
            self.tr("Conversations and library"),
            str(self._paths.data),
            rows.button(self.tr("Open folder"), lambda: open_file(self._paths.data)),
        )
        group.add(
            self.tr("Back up and restore"),
            self.tr("One file with your conversations, what is attached to them, and the settings. Your own files stay "
                    "where they are. A backup takes the place of what is here when the program starts again."),
            rows.buttons((self.tr("Back up…"), self.backup_requested.emit),
                         (self.tr("Restore…"), self.restore_requested.emit)),
        )  # fmt: skip
        group.add(
            self.tr("Settings file"),
            str(self._paths.config),
            rows.button(self.tr("Open folder"), lambda: open_file(self._paths.config)),
        )
        return group

    def _advanced(self) -> QWidget:
        group = rows.Group(self.tr("Advanced"))
        threads = rows.number(self._settings.threads, 0, MAX_THREADS, 1, self._set("threads"))
        threads.setSpecialValueText(self.tr("One a core"))
        group.add(
            self.tr("Threads"),
            self.tr("That a model computes with. Fewer leave the computer to other programs. It changes with the "
                    "next start."),
            threads,
        )  # fmt: skip
        asked, change = self._settings.evidence_tokens, self._set("evidence_tokens")
        evidence = rows.number(asked, MIN_EVIDENCE_TOKENS, MAX_EVIDENCE_TOKENS, EVIDENCE_STEP, change)
        group.add(
            self.tr("Evidence"),
            self.tr("Tokens of your files that a model reads before it answers. Fewer answer sooner, more miss less. "
                    "It changes with the next start."),
            evidence,
        )  # fmt: skip
        chroma = self._settings.chroma
        group.add(
            self.tr("Vector server"),
            self.tr("Name of a Chroma server for the vectors of a very large library. Empty: they stay on this "
                    "computer. It changes with the next start."),
            rows.text(chroma.host, lambda host: self._set("chroma")(
                {"host": host, "port": chroma.port, "is_ssl": chroma.is_ssl})),
        )  # fmt: skip
        return group
