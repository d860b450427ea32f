"""A question put to every one of many one-page PDFs, in the real window with a real model: how many rows are right and
cited, how long it takes, how soon Stop gives the window back. Usage: python3 dev.py bench allfiles MODEL.gguf
[FILES [STOP_AFTER]]; with STOP_AFTER rows it stops there and goes on."""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

from app.bootstrap import Services, StartOptions, open_paths, open_services
from app.core.chat.base import Answer
from app.core.task import Task
from app.gui.application import create_window, make_application
from app.gui.shell.main_window import MainWindow
from tools.benches.addresses import Sheet, write_sheets
from tools.benches.stop import Heartbeat, until

FILES = 35
QUESTION = "List the IP address of each document"
HOURS_S = 4 * 3600


def main(arguments: list[str]) -> None:
    path = Path(arguments[0]).expanduser() if arguments else None
    if path is None or not path.is_file():
        sys.exit("usage: python3 dev.py bench allfiles MODEL.gguf [FILES [STOP_AFTER]]")
    count = int(arguments[1]) if len(arguments) > 1 else FILES
    stop_after = int(arguments[2]) if len(arguments) > 2 else 0
    with tempfile.TemporaryDirectory() as base:
        sheets = write_sheets(Path(base) / "files", count)
        options = StartOptions(base_dir=Path(base) / "data", is_fake=True)  # words find what is needed here
        services = open_services(options, open_paths(options))
        services = _with_model(services, options, path)
        services.library.add([Path(base) / "files"], Task())
        try:
            _run(services, sheets, stop_after)
        finally:
            services.close()


def _with_model(services: Services, options: StartOptions, path: Path) -> Services:
    """The library with its stand-in for a search model, the real chat model."""
    from app.core.models.store import ModelStore

    paths = open_paths(options)
    models = ModelStore(paths.models)
    models.choose(models.add(path).id)
    real = StartOptions(base_dir=options.base_dir)
    return Services(real, paths, services.settings, services.library, models)


def _run(services: Services, sheets: list[Sheet], stop_after: int) -> None:
    app = make_application()
    window = create_window(services)
    window.show()
    beat = Heartbeat()
    try:
        window.chat.controller.ask(QUESTION)
        until(app, lambda: not window.chat.controller.is_busy, HOURS_S)
        tail = window.chat.view.transcript.items()[-1]
        assert tail.offer is not None and tail.offer.files == len(sheets), tail
        promised = tail.offer.seconds
        beat.reset()
        began = time.perf_counter()
        window.chat.controller.run_offer(tail.id)
        if stop_after:
            until(app, lambda: _done(window) >= stop_after or not window.chat.controller.is_busy, HOURS_S)
            _stop(app, window)
        until(app, lambda: not window.chat.controller.is_busy, HOURS_S)
        took = time.perf_counter() - began
        answer = window.chat.view.transcript.items()[-1].answer
        assert answer is not None
        report(answer, sheets, took=took, promised=promised, gap=beat.worst)
    finally:
        window.close()


def _stop(app: object, window: MainWindow) -> None:
    asked = time.perf_counter()
    window.chat.controller.stop()
    until(app, lambda: not window.chat.controller.is_busy and window.chat.view.composer.edit.isEnabled())  # type: ignore[arg-type]
    usable = time.perf_counter() - asked
    kept = window.chat.view.transcript.items()[-1]
    assert kept.state == "stopped" and kept.answer is not None and kept.answer.survey is not None, kept
    print(f"allfiles: Stop after {kept.answer.survey.done} files; usable after {usable:.3f} s, "
          f"{len(kept.answer.citations)} citations kept")  # fmt: skip
    window.chat.controller.retry(kept.id)


def _done(window: MainWindow) -> int:
    answer = window.chat.view.transcript.items()[-1].answer
    return answer.survey.done if answer is not None and answer.survey is not None else 0


def report(answer: Answer, sheets: list[Sheet], *, took: float, promised: float, gap: float) -> None:
    assert answer.survey is not None
    rows = {row.path: row for row in answer.survey.rows}
    right = cited = 0
    for sheet in sheets:
        row = rows[sheet.path]
        said = {part.strip(".") for part in re.split(r"[^\w.]+", row.value)}
        is_right = sheet.address in said and not said & set(sheet.others)
        right += is_right
        cited += is_right and any(sheet.address in citation.quote for citation in row.citations)
        if not is_right:
            print(f"  wrong: {sheet.path.name}: {row.state} {row.value!r}, not {sheet.address}")
    timings = answer.timings
    share = 100 * timings.reused_tokens / max(1, timings.prompt_tokens)
    print(
        f"allfiles: {right} of {len(sheets)} right, {cited} cited, in {took:.0f} s ({took / len(sheets):.2f} s a file, "
        f"{promised:.0f} s were promised); {timings.prompt_tokens / len(sheets):.0f} prompt tokens a file, {share:.0f} "
        f"% reused; no turn of the window's loop over {gap:.3f} s"
    )
