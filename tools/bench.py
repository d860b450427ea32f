"""Measures what docs/benchmarks.md reports: python3 dev.py bench
[startup|transcript|retrieval|stop MODEL.gguf|search|indexing|killed|tree|reader|
allfiles MODEL.gguf|sustained|memory|heartbeat|
conversations|documents|translate|busy MODEL.gguf|scans]. Each prints its figures; ratios are taken
inside one run."""

from __future__ import annotations

import importlib
import sys

NAMES = ("startup", "transcript", "retrieval", "stop", "search", "indexing", "killed", "tree", "reader", "allfiles",
         "sustained", "memory", "heartbeat", "conversations", "documents", "translate",
         "busy", "scans")  # fmt: skip
WITHOUT_ARGUMENTS = NAMES[:3]


def main(arguments: list[str]) -> int:
    names = arguments[:1] or list(WITHOUT_ARGUMENTS)
    if names[0] not in NAMES:
        sys.exit(f"There is no bench called {names[0]}. Known: {', '.join(NAMES)}")
    for name in names:
        importlib.import_module(f"tools.benches.{name}").main(arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
