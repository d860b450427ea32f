"""Quality figures on collections with known answers: python3 dev.py eval [NAME], one of NAMES below. The folder of the
collections is named by ALCOVE_EVAL; where it is absent this says so and measures nothing."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

NAMES = (
    "retrieval", "calibrate", "answers", "assistant", "requests", "translate", "sentences", "words", "documents",
    "injections",
)  # fmt: skip
OWN_FOLDER = ("assistant", "documents", "injections", "requests")  # which are told theirs, or bring their own


def main(arguments: list[str]) -> int:
    names = arguments[:1] or [NAMES[0]]
    if names[0] not in NAMES:
        sys.exit(f"There is no eval called {names[0]}. Known: {', '.join(NAMES)}")
    folder = Path(os.environ.get("ALCOVE_EVAL", Path(__file__).parents[2] / "shared" / "eval"))
    if not folder.is_dir() and names[0] not in OWN_FOLDER:
        print(f"skipped: the collections are not at {folder}; name their folder in ALCOVE_EVAL")
        return 0
    for name in names:
        importlib.import_module(f"tools.evals.{name}").main(folder, arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
