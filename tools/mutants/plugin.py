"""What runs inside of a test run: fewer and always the same examples, and which test goes through which line."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import Phase, settings

EXAMPLES = 25


class FewExamples:
    """Examples of hypothesis that are the same in every run."""

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        settings.register_profile(
            "mutants", deadline=None, derandomize=True, max_examples=EXAMPLES, phases=(Phase.explicit, Phase.generate)
        )
        settings.load_profile("mutants")


class LinesOfTests:
    """Records for each test the lines of `files` it goes through, and its seconds."""

    def __init__(self, tree: Path, files: list[str]) -> None:
        self.lines: dict[str, dict[str, set[int]]] = {}  # test, file -> lines
        self.seconds: dict[str, float] = {}
        self._names = {str(tree / file): file for file in files}
        self._now: dict[str, set[int]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._now = self.lines.setdefault(item.nodeid, {})
        began = time.perf_counter()
        threading.settrace(self._enter)
        sys.settrace(self._enter)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            threading.settrace(None)
            self.seconds[item.nodeid] = time.perf_counter() - began

    def _enter(self, frame: FrameType, event: str, argument: Any) -> Any:
        name = self._names.get(frame.f_code.co_filename)
        if name is None:
            return None
        add = self._now.setdefault(name, set()).add
        add(frame.f_lineno)

        def step(inner: FrameType, event: str, argument: Any) -> Any:
            add(inner.f_lineno)
            return step

        return step
