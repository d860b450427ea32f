"""`python -m app`: the window, or a command. Nothing else happens here, because every child process imports it."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    from app.cli.main import run

    def open_window(options, paths, files, question):  # type: ignore[no-untyped-def]
        from app.gui.application import start

        return start(options, paths, files, question)

    def pass_on(paths, question):  # type: ignore[no-untyped-def]
        from app.gui.application import pass_on

        return pass_on(paths, [], question)

    return run(sys.argv[1:], open_window, pass_on)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(main())
