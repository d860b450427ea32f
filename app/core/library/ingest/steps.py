"""What a job's steps tell the one who runs them. Knows nothing else."""

from __future__ import annotations

from collections.abc import Generator
from enum import Enum


class Step(Enum):
    WORKED = "worked"
    WAITS = "waits"  # for a child or a thread: there is time for something else


Steps = Generator[Step, None, None]
SLICE_S = 0.03  # a search that comes in between waits so long at most; together they stay below 60 ms
