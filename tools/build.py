"""Installable programs: python3 dev.py build [STEP ...] [--edition full|small]; see packaging/build.py."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    script = Path(__file__).parents[1] / "packaging" / "build.py"
    sys.argv[0] = str(script)
    runpy.run_path(str(script), run_name="__main__")
