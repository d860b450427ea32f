#!/usr/bin/env python3
"""Makes installable programs: python3 packaging/build.py STEP [--edition full|small]

freeze     the program with all that it needs, in dist/frozen-EDITION/alcove
selftest   of the frozen program
deb tar appimage flatpak   for Linux           nsis msix   for Windows           dmg   for macOS
sums       checksums and the list of parts (SBOM) of what is in dist
all        freeze, selftest, and what this system can make

The edition `full` holds the starter models and needs no network at all; `small` holds none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.release import appimage, deb, dmg, flatpak, freeze, msix, nsis, selftest, sums, tar
from tools.release.places import EDITIONS, say

STEPS: dict[str, Callable[[str], object]] = {
    "freeze": freeze.freeze,
    "selftest": selftest.frozen_program,
    "deb": deb.build,
    "tar": tar.build,
    "appimage": appimage.build,
    "flatpak": flatpak.build,
    "nsis": nsis.build,
    "msix": msix.build,
    "dmg": dmg.build,
    "sums": sums.write,
}
OF_SYSTEM = {"linux": ("deb", "tar"), "win32": ("nsis",), "darwin": ("dmg",)}


def main(arguments: list[str]) -> int:
    edition = "full"
    if "--edition" in arguments:
        at = arguments.index("--edition")
        edition = "".join(arguments[at + 1 : at + 2])
        del arguments[at : at + 2]
    steps = arguments or ["all"]
    if edition not in EDITIONS or not set(steps) <= {*STEPS, "all"}:
        print(__doc__)
        return 0 if {"-h", "--help"} & set(steps) else 2
    if "all" in steps:
        steps = ["freeze", "selftest", *OF_SYSTEM.get(sys.platform, ()), "sums"]
    for step in steps:
        say(f"build: {step} ({edition})")
        STEPS[step](edition)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
