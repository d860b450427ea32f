"""Real child processes with a small service: Stop, kill, death of the parent's pipe, errors across the pipe."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app.core.errors import BugError, Cancelled, MachineError, UserError
from app.core.task import Progress, Task
from app.workers.host import ChildHost
from app.workers.limits import BEHIND


class Service:
    task_methods = ("count", "deaf")

    def __init__(self) -> None:
        self._idle_slices = 0

    def work(self) -> Iterator[None]:
        for _ in range(3):
            self._idle_slices += 1
            yield

    def idle(self) -> int:
        return self._idle_slices

    def echo(self, value: object) -> object:
        return value

    def count(self, to: int, task: Task) -> Iterator[int]:
        for number in range(to):
            task.report("count", number, to)
            time.sleep(0.01)
            yield number

    def deaf(self, task: Task) -> Iterator[int]:
        yield 0
        time.sleep(60)

    def fail(self, code: str) -> None:
        raise UserError(code, path="x") if code else ValueError("inside")

    def die(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def close_the_pipe_and_linger(self) -> None:
        self.is_killable = False  # or the end of the pipe would end this process at once
        for file in Path("/proc/self/fd").iterdir():
            with contextlib.suppress(OSError), socket.socket(fileno=os.dup(int(file.name))) as pipe:
                pipe.shutdown(socket.SHUT_RDWR)
        time.sleep(60)

    def niceness(self) -> int:
        return os.getpriority(os.PRIO_PROCESS, 0)

    def close(self) -> None: ...


def build() -> Service:
    return Service()


@pytest.fixture
def host() -> Iterator[ChildHost]:
    child = ChildHost("test", "tests.unit.workers.test_host:build", {}, crash_code="model_crashed")
    yield child
    child.close()


@pytest.mark.skipif(sys.platform == "win32", reason="the number is another there")
def test_one_that_steps_back_leaves_the_cores_to_the_window_first(host: ChildHost) -> None:
    factory = "tests.unit.workers.test_host:build"
    child = ChildHost("test", factory, {}, crash_code="model_crashed", steps_back=False)
    try:
        assert host.call("niceness") == min(19, child.call("niceness") + BEHIND)
    finally:
        child.close()


def test_values_streams_progress_and_errors_cross_the_pipe(host: ChildHost) -> None:
    seen: list[Progress] = []
    assert host.call("echo", {"a": 1}) == {"a": 1}
    assert list(host.stream("count", 3, task=Task(seen.append))) == [0, 1, 2]
    assert [progress.done for progress in seen] == [0, 1, 2]
    with pytest.raises(UserError) as caught:
        host.call("fail", "path_missing")
    assert caught.value.data == {"path": "x"}
    with pytest.raises(BugError, match="inside"):
        host.call("fail", "")
    assert host.call("idle") >= 3


def test_a_soft_stop_keeps_the_child(host: ChildHost) -> None:
    task = Task()
    stream = host.stream("count", 10_000, task=task)
    next(stream)
    pid = host.pid
    task.cancel()
    with pytest.raises(Cancelled):
        list(stream)
    assert host.call("echo", 1) == 1 and host.pid == pid


def test_a_deaf_child_is_killed_within_the_grace_and_the_next_call_works(host: ChildHost) -> None:
    task = Task()
    stream = host.stream("deaf", task=task)
    next(stream)
    started = time.monotonic()
    task.cancel()
    with pytest.raises(Cancelled):
        next(stream)
    assert time.monotonic() - started < 1.2
    assert host.call("echo", 2) == 2


def test_death_is_an_error_with_a_code_and_the_next_call_works(host: ChildHost) -> None:
    with pytest.raises(MachineError, match="model_crashed"):
        host.call("die")
    assert host.call("echo", 3) == 3


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="finds its own pipe in /proc")
def test_a_child_that_takes_long_to_end_is_not_called_again(host: ChildHost) -> None:
    """Its pipe ends before the process does: under load the system needs a while."""
    with pytest.raises(MachineError, match="model_crashed"):
        host.call("close_the_pipe_and_linger")
    assert host.call("echo", 3) == 3


def test_a_child_that_died_while_idle_costs_no_call(host: ChildHost) -> None:
    for _ in range(5):
        host.call("echo", 1)
        assert host.pid is not None
        os.kill(host.pid, signal.SIGKILL)
        while host.pid is not None:
            time.sleep(0.001)
        assert host.call("echo", 4) == 4


PARENT = """
import time
from app.workers.host import ChildHost
from app.workers.limits import BEHIND
if __name__ == "__main__":
    host = ChildHost("test", "tests.unit.workers.test_host:build", {}, crash_code="model_crashed")
    host.call("echo", 1)
    print(host.pid, flush=True)
    time.sleep(60)
"""


def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        psutil.wait_procs([child], timeout=5)
        assert not child.is_running()


@pytest.mark.parametrize("is_killable", [True, False])
def test_a_program_that_fails_leaves_no_child(tmp_path: Path, is_killable: bool) -> None:
    """Not even one that it forgot to close: multiprocessing would wait for it for ever."""
    script = tmp_path / "parent.py"
    last = 'raise SystemExit("failed")'
    script.write_text(PARENT.replace("{}", f"{{}}, is_killable={is_killable}").replace("time.sleep(60)", last))
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        try:
            assert parent.wait(15) == 1
        finally:
            parent.kill()
        assert not psutil.pid_exists(pid)


def test_close_ends_the_child() -> None:
    host = ChildHost("test", "tests.unit.workers.test_host:build", {}, crash_code="model_crashed")
    host.call("echo", 1)
    child = psutil.Process(host.pid)
    host.close()
    assert not child.is_running()


def test_leaving_a_stream_early_stops_the_work(host: ChildHost) -> None:
    stream = host.stream("count", 10_000)
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    started = time.monotonic()
    assert host.call("echo", 4) == 4
    assert time.monotonic() - started < 1
