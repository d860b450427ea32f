"""Screenshots of the window in its states, as PNG files: python3 dev.py shots [FOLDER [MODELS]]. With a folder of
installed models the answers are theirs, else those of the fake ones."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.bootstrap import StartOptions, open_paths, open_services
from app.core.library.base import FileRow, FileState, FolderRow, Status
from app.gui.application import make_application
from app.gui.main_window import MainWindow
from app.gui.pages import edit_rules
from app.gui.theme import Theme

FOLDER = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/shots")
QUESTION = "How high is the rent, and how much is the deposit?"


def main() -> int:
    folder = FOLDER
    models = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as base:
        options = StartOptions(base_dir=Path(base), models_dir=models, is_fake=models is None)
        services = open_services(options, open_paths(options), is_window=True)
        app = make_application()
        theme = Theme(app, "light")
        window = MainWindow(services, theme)
        try:
            shoot(app, window, theme, folder)
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
    until(app, lambda: window._files >= 5)
    wait(app, 1.2)
    save("questions")
    window.chat.ask(QUESTION)
    until(app, lambda: not window.chat.is_busy, 120)
    save("chat")
    window.chat.open_citation(window.view.transcript.items()[-1].id, 1)
    until(app, window.reader.isVisible)
    wait(app, 1.5)
    save("reader")
    window.resize(900, 600)
    wait(app, 0.3)
    save("narrow")
    window.reading.shut()
    save("narrow-chat")
    window.resize(1440, 900)
    every_file(app, window, save)
    search(app, window, save)
    ledger(app, window, save)
    for page in ("library", "models", "settings"):
        window.open_page(page)
        wait(app, 0.3)
        save(page)


def every_file(app: QApplication, window: MainWindow, save: Callable[[str], None]) -> None:
    """The offer under an answer, and the table it leads to."""
    window.chat.start_new()
    window.chat.ask("In which of these files is a date or a deadline mentioned?")
    until(app, lambda: not window.chat.is_busy, 120)
    save("all-files-offer")
    window.chat.run_offer(window.view.transcript.items()[-1].id)
    until(app, lambda: not window.chat.is_busy, 600)
    save("all-files")
    window.chat.ask("Summarise the lease")
    until(app, lambda: not window.chat.is_busy, 120)
    window.chat.run_offer(window.view.transcript.items()[-1].id)
    until(app, lambda: not window.chat.is_busy, 600)
    save("summary")


def search(app: QApplication, window: MainWindow, save: Callable[[str], None]) -> None:
    window.open_page("search")
    wait(app, 0.3)
    page = window.search_page
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
    page = window.library_page
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
    rules = edit_rules(window)
    wait(app, 0.3)
    for look in ("light", "dark"):
        window.theme.choose(look)  # type: ignore[arg-type]
        wait(app, 0.2)
        rules.grab().save(str(FOLDER / f"rules-{look}.png"))
    window.theme.choose("light")
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
