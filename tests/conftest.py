"""What holds for every test: no network beyond this computer, no folder of the user, no thread or process left behind,
no log record of level warning that nobody expected."""

from __future__ import annotations

import json
import logging
import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")

MODELS = os.environ.get("ALCOVE_TEST_MODELS")
_LOOPBACK = ("127.", "::1", "localhost")


class NetworkTouched(Exception):
    """A test tried to leave this computer."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Tests with real models keep to one worker: two models would share the cores and the memory. Here, since
    pytest-xdist reads the marks before any `pytest_collection_modifyitems` of ours."""
    if "real_models" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.xdist_group("models"))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only loopback may be connected to; names other than localhost may not even be looked up."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if isinstance(address, tuple) and not str(host).startswith(_LOOPBACK):
            raise NetworkTouched(f"connect to {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    def guarded_resolve(host: object, *rest: object, **more: object) -> object:
        if host is not None and not str(host).startswith(_LOOPBACK):
            raise NetworkTouched(f"look-up of {host!r}")
        return resolve(host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_resolve)


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """The program's own application, for every folder of tests: whichever runs first makes the only one there is."""
    from app.gui.application import Application  # Tests of the core run without Qt

    return Application


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every folder that a program may take for the user's is a fresh one."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Threads and processes that a test starts end with it."""
    me = psutil.Process()
    threads, children = set(threading.enumerate()), set(me.children(recursive=True))
    yield
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and (_new_threads(threads) or _new_children(me, children)):
        time.sleep(0.02)
    left = _new_threads(threads) + _new_children(me, children)
    assert not left, f"left behind: {left}"


def _new_threads(before: set[threading.Thread]) -> list[str]:
    """Libraries' own pools (onnxruntime, tokenizers, Chroma) are native and not seen here; ours are."""
    return [thread.name for thread in threading.enumerate() if thread not in before and thread.is_alive()]


def _new_children(me: psutil.Process, before: set[psutil.Process]) -> list[str]:
    found = []
    for process in me.children(recursive=True):
        try:
            line = " ".join(process.cmdline())
            if process not in before and process.status() != psutil.STATUS_ZOMBIE and "resource_tracker" not in line:
                found.append(line)
        except psutil.NoSuchProcess:
            continue
    return found


@pytest.fixture(autouse=True)
def no_warnings_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A record of level warning or above from our own code fails the test, unless the test cleared it."""
    caplog.set_level(logging.WARNING)
    yield
    ours = [record for record in caplog.get_records("call") if record.name.startswith("app")]
    assert not ours, [record.getMessage() for record in ours]


@pytest.fixture(scope="session")
def real_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two starter models that `dev.py test` fetched, the search model among them chosen."""
    if not MODELS:
        pytest.skip("needs the starter models; `python3 dev.py test` fetches them")
    folder = tmp_path_factory.mktemp("models")
    for model in Path(MODELS).iterdir():
        if model.is_dir():
            (folder / model.name).symlink_to(model.resolve())
    chosen = {"local": {}, "chosen": {"embedder": "all-minilm-l6-v2"}}
    (folder / "registry.json").write_text(json.dumps(chosen), "utf-8")
    return folder
