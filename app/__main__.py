"""`python -m app`: the window, or a command. Nothing else happens here, because every child process imports it."""

from __future__ import annotations

import multiprocessing
import os
import sys


def main() -> int:
    _have_streams()
    from app.cli.main import run

    def open_window(options, paths, files, question):  # type: ignore[no-untyped-def]
        from app.gui.application import start

        return start(options, paths, files, question)

    def pass_on(paths, question):  # type: ignore[no-untyped-def]
        from app.gui.application import pass_on

        return pass_on(paths, [], question)

    def window_steps(options):  # type: ignore[no-untyped-def]
        from app.gui.selftest import steps

        return steps(options)

    def show_failure(error):  # type: ignore[no-untyped-def]
        from app.gui.application import show_failure

        return show_failure(error)

    return run(sys.argv[1:], open_window, pass_on, window_steps, show_failure)


def _have_streams() -> None:
    """A program without a console has none on Windows; what is written goes nowhere then."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - until the end


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
