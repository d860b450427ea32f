"""Screenshots of the window in its states, as PNG files: python3 dev.py shots [FOLDER [MODELS]]. With a folder of
installed models the answers are theirs, else those of the fake ones. Pages in Arabic and German, and at 150, 200 and
300 %, are drawn by processes of their own: `--pages LANGUAGE` is what they are told, QT_SCALE_FACTOR how large."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QScrollArea

from app.bootstrap import StartOptions, open_paths, open_services
from app.core.library.base import FileRow, FileState, FolderRow, Status
from app.core.models.device import suggested
from app.core.models.store import ModelStore
from app.core.resources import resource
from app.core.window_languages import SOURCE, WINDOW_LANGUAGES
from app.gui.application import make_application
from app.gui.base.language import install
from app.gui.base.messages import code_text
from app.gui.base.theme import Theme
from app.gui.chat.composer.attachments import Attachment
from app.gui.shell.commands import open_palette, open_shortcuts
from app.gui.shell.main_window import MainWindow
from app.gui.shell.pages import edit_rules
from app.gui.welcome.dialog import WelcomeDialog
from tools.shots_made import add_conversations

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/shots")
QUESTION = "How high is the rent, and how much is the deposit?"


def main() -> int:
    if "--pages" in sys.argv:
        return pages_alone(sys.argv[sys.argv.index("--pages") + 1])
    folder = FOLDER
    models = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as base:
        options = StartOptions(base_dir=Path(base), models_dir=models, is_fake=models is None)
        services = open_services(options, open_paths(options))
        app = make_application()
        install(app, SOURCE.code)
        theme = Theme(app, "light")
        window = MainWindow(services, theme)
        try:
            shoot(app, window, theme, folder)
        finally:
            window.close()
            services.close()
    others = [(language.code, 1.0) for language in WINDOW_LANGUAGES if language is not SOURCE]
    for language, scale in (*others, *((SOURCE.code, scale) for scale in (1.5, 2.0, 3.0))):
        environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
        subprocess.run([sys.executable, __file__, str(folder), "--pages", language], check=True, env=environment)
    return 0


def pages_alone(language: str) -> int:
    """Every page once, at the scale that is set: as many pixels of the screen as a laptop has, so that a large scale
    leaves little room."""
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    with tempfile.TemporaryDirectory() as base:
        options = StartOptions(base_dir=Path(base), is_fake=True)
        services = open_services(options, open_paths(options))
        app = make_application()
        install(app, language)
        theme = Theme(app, "light")
        window = MainWindow(services, theme)
        window.resize(max(640, round(1440 / scale)), max(480, round(900 / scale)))
        window.show()
        try:
            window.add_sample()
            until(app, lambda: window._files >= 5, 120)
            window.chat.controller.ask(QUESTION)
            until(app, lambda: not window.chat.controller.is_busy, 60)
            window.notice.hide()
            for name in window.rail.names:
                window.open_page(name)
                wait(app, 0.4)
                for look in ("light", "dark"):
                    theme.choose(look)  # type: ignore[arg-type]
                    wait(app, 0.1)
                    window.grab().save(str(FOLDER / f"{name}-{language}-{round(scale * 100)}-{look}.png"))
                theme.choose("light")
            window.open_page("chat")
            open_citation(window)
            until(app, lambda: window.chat.reader.split.is_open, 10)
            wait(app, 1)
            window.grab().save(str(FOLDER / f"reader-{language}-{round(scale * 100)}-light.png"))
            window.chat.reader.shut()
            if scale == 1:
                dialogs(app, window, theme, FOLDER, f"-{language}")
        finally:
            window.close()
            services.close()
    return 0


def shoot(app: QApplication, window: MainWindow, theme: Theme, folder: Path) -> None:
    def save(name: str) -> None:
        for look in ("light", "dark"):
            theme.choose(look)  # type: ignore[arg-type]
            wait(app, 0.15)
            window.grab().save(str(folder / f"{name}-{look}.png"))
        theme.choose("light")

    window.resize(1440, 900)
    window.show()
    wait(app, 1.5)
    save("empty")
    window.open_page("search")
    wait(app, 0.5)
    save("search-no-library")
    window.open_page("chat")
    window.add_sample()
    until(app, lambda: window._files >= 5, 120)
    wait(app, 1.2)
    window.notice.hide()
    save("questions")
    window.chat.controller.ask(QUESTION)
    until(app, lambda: not window.chat.controller.is_busy, 120)
    save("chat")
    open_citation(window)
    until(app, window.chat.reader.pane.isVisible)
    wait(app, 1.5)
    save("reader")
    window.chat.reader.pane.bar.translate.click()
    until(app, lambda: bool(window.chat.reader.pane.translation.text.toPlainText()), 20)
    wait(app, 0.3)
    save("reader-translation")
    window.resize(900, 600)
    wait(app, 0.3)
    save("narrow")
    window.chat.reader.shut()
    save("narrow-chat")
    window.resize(640, 480)
    wait(app, 0.3)
    save("smallest")
    window.resize(1440, 900)
    messages(app, window, save)
    every_file(app, window, save)
    search(app, window, save)
    ledger(app, window, save)
    dialogs(app, window, theme, folder)
    busy(app, window, save)
    for page in ("library", "models", "settings"):
        window.open_page(page)
        wait(app, 0.3)
        save(page)
    bar = window.page("settings").findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(bar.maximum())
    save("settings-end")


def messages(app: QApplication, window: MainWindow, save: Callable[[str], None]) -> None:
    """An answer with everything in it, a sentence that is not supported, a list of some weeks and what is found in it;
    files beside a question, and a question that waits."""
    made = add_conversations(window.context.services)
    window.chat.controller.open(made)
    window.chat.conversations.refresh()
    wait(app, 1.5)
    save("messages-end")
    window.chat.view.transcript.verticalScrollBar().setValue(0)
    wait(app, 0.5)
    save("messages")
    window.chat.conversations.list.search.setText("boiler")
    wait(app, 1)
    save("conversations-found")
    window.chat.conversations.list.search.setText("")
    folder = resource("sample")
    rows = tuple(FileRow(path, FileState.INDEXED, chunks=2) for path in sorted(folder.iterdir()))
    composer = window.chat.view.composer
    composer.attached.show_items([Attachment(rows[0].path, rows[:1], False), Attachment(folder, rows, True)])
    composer.pasted.show_files([(Path("pasted.txt"), 4210)])
    composer.queue.show_questions(["And who pays for the filter?"], is_busy=True)
    wait(app, 0.3)
    save("attachments")
    window.chat.controller.start_new()


def every_file(app: QApplication, window: MainWindow, save: Callable[[str], None]) -> None:
    """The offer under an answer, and the table it leads to."""
    window.chat.controller.start_new()
    window.chat.controller.ask("In which of these files is a date or a deadline mentioned?")
    until(app, lambda: not window.chat.controller.is_busy, 120)
    save("all-files-offer")
    window.chat.controller.run_offer(window.chat.view.transcript.items()[-1].id)
    until(app, lambda: not window.chat.controller.is_busy, 600)
    save("all-files")
    window.chat.controller.ask("Summarise the lease")
    until(app, lambda: not window.chat.controller.is_busy, 120)
    window.chat.controller.run_offer(window.chat.view.transcript.items()[-1].id)
    until(app, lambda: not window.chat.controller.is_busy, 600)
    save("summary")


def open_citation(window: MainWindow) -> None:
    """As a click on the first chip does."""
    transcript = window.chat.view.transcript
    transcript.citation_clicked.emit(transcript.items()[-1].id, 1)


def dialogs(app: QApplication, window: MainWindow, theme: Theme, folder: Path, suffix: str = "") -> None:
    """The palette, the sheet of shortcuts and the first run."""
    store = ModelStore(folder / "none")
    documents = Path.home() / "Documents"
    for look in ("light", "dark"):
        theme.choose(look)  # type: ignore[arg-type]
        for name, make in (
            ("palette", lambda: open_palette(window.action_list, theme, window)),
            ("shortcuts", lambda: open_shortcuts(window.action_list, window)),
            ("options", window.chat.conversations.choose_options),
        ):
            dialog = make()
            wait(app, 0.3)
            dialog.grab().save(str(folder / f"{name}{suffix}-{look}.png"))
            dialog.close()
        welcome = WelcomeDialog(theme, suggested(store.list()), documents, parent=window)
        welcome.open()
        for index in range(welcome.pages.count()):
            welcome._go(index)
            wait(app, 0.2)
            welcome.grab().save(str(folder / f"welcome-{index + 1}{suffix}-{look}.png"))
        welcome.close()
    theme.choose("light")


def busy(app: QApplication, window: MainWindow, save: Callable[[str], None]) -> None:
    """Work in progress, an error, and a long text."""
    window.open_page("chat")
    window.index_strip.show_progress("Reading 3 of 214 files… Lease_Kestrel_2024.pdf", 3, 214)
    window.download_strip.show_progress("Downloading Qwen3 1.7B… 412 MB of 1.1 GB", 412, 1107)
    window.notice.say(code_text("disk_full"), "Show", lambda: None)
    window.chat.view.composer.set_text("Please compare the notice periods of both leases. " * 12)
    wait(app, 0.2)
    save("busy-and-error")
    for strip in (window.index_strip, window.download_strip, window.notice):
        strip.hide()
    window.chat.view.composer.set_text("")


def search(app: QApplication, window: MainWindow, save: Callable[[str], None]) -> None:
    window.open_page("search")
    wait(app, 0.3)
    page = window.page("search")
    save("search-start")
    page.field.setText("tenant landlord boiler repair")
    until(app, lambda: page.list.hits.rowCount() > 0)
    wait(app, 0.3)
    save("search-hits")
    page.list.setFocus()
    page.list.step(0)
    page.list.open_requested.emit(page.list.current())
    until(app, lambda: page.has_reader)
    wait(app, 0.3)
    save("search-reader")
    window.resize(900, 600)
    wait(app, 0.3)
    save("search-narrow-reader")
    page.reader_closed.emit()
    wait(app, 0.3)
    save("search-narrow")
    page.field.setText('"no such words" rent -dog')
    until(app, lambda: page.list.hits.rowCount() == 0)
    wait(app, 0.3)
    save("search-nothing")
    window.resize(1440, 900)
    page.field.setText("What is the rent?")
    until(app, lambda: page.list.hits.rowCount() > 0)
    page.ask.click()
    wait(app, 0.3)
    save("search-ask")


def ledger(app: QApplication, window: MainWindow, save: Callable[[str], None]) -> None:
    """Every state of a file, as told by a made-up status; then the rules."""
    window.open_page("library")
    wait(app, 0.5)
    page = window.page("library")
    window.library._timer.stop()
    home = Path.home()
    texts = [("Lease_2024.pdf", "indexed", None, 9), ("Scan_2019.pdf", "indexed", None, 4)]
    texts += [("late.docx", "waiting", None, 0)]
    texts += [("offer_B.pdf", "failed", "encrypted", 0), ("old.epub", "failed", "damaged", 0)]
    texts += [("film.mkv", "skipped", "unsupported", 0), ("copying.pdf", "waiting", "unstable", 0)]
    rows = [
        FileRow(home / "Papers" / name, FileState(state), reason, pages, 3 * pages, ocr=pages // 4, indexed_at=1.7e9)
        for name, state, reason, pages in texts
    ]
    folders = (
        FolderRow(home / "Contracts", 214, 214, 0, 0, 0),
        FolderRow(home / "Papers", 287, 209, 1, 2, 75),
        FolderRow(Path("/media/usb/Archive of everything since 1998"), 0, 0, 0, 0, 0, is_available=False),
    )
    page.show_status(Status(501, 423, 1, 2, 75, 900, 41_000_000, is_busy=True, eta_seconds=240, folders=folders))
    page.show_files(rows)
    save("ledger")
    window.resize(900, 600)
    wait(app, 0.3)
    save("ledger-narrow")
    window.resize(1440, 900)
    rules = edit_rules(window.parts, window)
    wait(app, 0.3)
    for look in ("light", "dark"):
        window.context.theme.choose(look)  # type: ignore[arg-type]
        wait(app, 0.2)
        rules.grab().save(str(FOLDER / f"rules-{look}.png"))
    window.context.theme.choose("light")
    rules.reject()
    window.library._timer.start()


def wait(app: QApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)


def until(app: QApplication, condition: object, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:  # type: ignore[operator]
        wait(app, 0.02)


if __name__ == "__main__":
    sys.exit(main())
