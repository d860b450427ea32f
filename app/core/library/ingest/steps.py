"""What a step of a job reports to the indexer. Knows nothing else."""

from __future__ import annotations

from collections.abc import Generator
from enum import Enum


class Step(Enum):
    WORKED = "worked"
    WAITS = "waits"  # waits for a child or a thread: other jobs can run


Steps = Generator[Step, None, None]
SLICE_S = 0.03  # seconds: the longest that a search waits for a slice; both together stay below 60 ms
