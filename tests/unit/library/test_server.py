"""A real Chroma server on loopback: the same answers as from the library's own folder, and none lost when it goes."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.embed.fake import FakeEmbedder
from app.core.library.base import SearchRequest
from app.core.library.extract.base import DirectParser
from app.core.library.index import vector_store
from app.core.library.index.server import VectorServer
from app.core.library.service import LibraryService
from app.core.task import Task

CHROMA = shutil.which("chroma") or shutil.which("chroma", path=str(Path(sys.executable).parent))
pytestmark = [
    pytest.mark.skipif(CHROMA is None, reason="chromadb's command is not installed"),
    # Chroma's client opens connections while it is made that it closes nowhere.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


class Server:
    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [str(CHROMA), "run", "--path", str(self._folder), "--host", "127.0.0.1", "--port", str(self.port)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise AssertionError("the Chroma server did not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "chroma")
    made.start()
    yield made
    made.stop()


def open_library(folder: Path, server: Server | None) -> LibraryService:
    place = VectorServer("127.0.0.1", server.port) if server else None
    return LibraryService(folder, FakeEmbedder(), DirectParser(), server=place)


def write(folder: Path, count: int = 12) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"Walrus number {number} eats clams on stone {number * 7}.", "utf-8")
    return folder


def hits(library: LibraryService, mode: str = "vector") -> dict[str, float]:
    """Every file, since equal scores may come in any order."""
    found = library.search(SearchRequest("walrus number 5 on stone 35", mode=mode, limit=50)).hits  # type: ignore[arg-type]
    return {hit.path.name: round(hit.score, 3) for hit in found}


def test_the_same_answers_as_without_a_server(tmp_path: Path, server: Server) -> None:
    files = write(tmp_path / "files")
    here, there = open_library(tmp_path / "here", None), open_library(tmp_path / "there", server)
    for library in (here, there):
        assert library.add([files], Task()).status.indexed == 12
    assert hits(here) == hits(there)
    assert hits(here, "hybrid") == hits(there, "hybrid")
    assert not list((tmp_path / "there").glob("vectors-*"))
    there.close()
    again = open_library(tmp_path / "there", server)
    assert hits(again) == hits(here)
    (files / "5.txt").unlink()
    again.sync(Task())
    assert "5.txt" not in hits(again)
    again.remove(files)
    for library in (here, again):
        library.close()


def test_a_server_that_goes_and_comes_back(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_store, "RETRY_S", 0.2)
    files = write(tmp_path / "files")
    library = open_library(tmp_path / "library", server)
    library.add([files], Task())
    before = hits(library)
    server.stop()
    assert hits(library) == before  # compared here, from the vectors in SQLite
    (files / "new.txt").write_text("Walrus number 5 on stone 35 sleeps.", "utf-8")
    library.sync(Task())
    assert "new.txt" in hits(library)
    server.start()
    time.sleep(0.3)
    assert "new.txt" in hits(library)
    assert library._vectors.is_ready
    library.close()


def test_a_server_that_was_never_there_costs_only_speed(tmp_path: Path) -> None:
    library = open_library(tmp_path / "library", Server(tmp_path / "chroma"))
    assert library.add([write(tmp_path / "files")], Task()).status.indexed == 12
    assert len(hits(library, "hybrid")) == 12
    library.close()
