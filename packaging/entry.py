"""What the frozen program runs; the same as `python -m app`."""

import multiprocessing
import sys

multiprocessing.freeze_support()  # before anything of ours is loaded: a child goes its own way here

from app.__main__ import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
