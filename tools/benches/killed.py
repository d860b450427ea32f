"""Kills the library child with -9 at 50 random moments while it reads 300 files, and fills its disk where this system
lets a small one be mounted: each time the library must end as an undisturbed one.
Usage: python3 dev.py bench killed [KILLS [FILES [SEED]]]"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from app.core.errors import MachineError
from app.core.task import Task
from app.workers.library import LibraryClient, LibraryOptions

WORDS = ("walrus", "clams", "stone", "moss", "north", "pelican", "herring", "winter", "lamp", "harbour", "contract")
LONGEST_S = 2.5  # from a start to a kill
SMALL_DISK_MB = 4


def main(arguments: list[str]) -> None:
    kills = int(arguments[0]) if arguments else 50
    count = int(arguments[1]) if len(arguments) > 1 else 300
    choose = random.Random(int(arguments[2]) if len(arguments) > 2 else 1)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        files = write_files(folder / "files", count, choose)
        wanted = undisturbed(folder / "calm", files)
        during = killed(folder / "killed", files, kills, choose)
        same = contents(folder / "killed") == wanted
        phases = ", ".join(f"{times} at {phase}" for phase, times in during.most_common())
        print(f"killed: {kills} kills ({phases}); {count} files, equal to an undisturbed run: {same}", flush=True)
        same &= full_disk(folder / "full", files, wanted)
    if not same:
        sys.exit("The library differs.")


def write_files(folder: Path, count: int, choose: random.Random) -> Path:
    """Texts of 1 to 40 paragraphs, some unreadable, and some copies."""
    folder.mkdir()
    texts: list[str] = []
    for number in range(count):
        paragraphs = [" ".join(choose.choices(WORDS, k=60)) + f" number{number}." for _ in range(choose.randint(1, 40))]
        texts.append(choose.choice(texts) if texts and number % 20 == 0 else "\n\n".join(paragraphs))
        place = folder / str(number % 7)
        place.mkdir(exist_ok=True)
        suffix = {0: ".md", 1: ".html", 2: ".bin"}.get(number % 11, ".txt")
        (place / f"{number}{suffix}").write_text(texts[-1] if number % 31 else "", "utf-8")
    return folder


def undisturbed(base: Path, files: Path) -> dict[str, Any]:
    library = _client(base)
    library.add([files], Task())
    library.close()
    return contents(base)


def killed(base: Path, files: Path, kills: int, choose: random.Random) -> Counter[str]:
    """Kill the child `kills` times, then let it finish; returns what it was doing at each kill."""
    library, during = _client(base), Counter[str]()
    library._call("register", [files])
    for _ in range(kills):
        time.sleep(LONGEST_S * choose.random() ** 3)  # words take a tenth of the time of vectors
        during[_phase(base)] += 1
        pid = library.pid
        if pid is not None:
            os.kill(pid, signal.SIGKILL)
        while True:  # the call that meets the kill fails; the next one has a new child
            with contextlib.suppress(MachineError):
                library._call("register", [files])
                break
    library.sync(Task())
    library.close()
    return during


def full_disk(base: Path, files: Path, wanted: dict[str, Any]) -> bool:
    """Whether the library has the `wanted` contents after a disk that was full again and again and grown each time."""
    base.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK_MB}m", "none", str(base)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        print("killed: this system mounts no small disk, so no full one was tried")
        return True
    library, size = _client(base), SMALL_DISK_MB
    try:
        while not _add(library, files):
            size += 1
            subprocess.run(["mount", "-o", f"remount,size={size}m", str(base)], check=True)
        library.close()
        is_same = contents(base) == wanted
        times = size - SMALL_DISK_MB
        print(f"killed: disk full {times} times; equal to an undisturbed run: {is_same}", flush=True)
        return is_same
    finally:
        library.close()
        subprocess.run(["umount", str(base)], check=True)


def _add(library: LibraryClient, files: Path) -> bool:
    """False for a full disk."""
    try:
        library.add([files], Task())
    except MachineError as error:
        if error.code != "disk_full":
            raise
        return False
    return True


def contents(base: Path) -> dict[str, Any]:
    """Every file with its passages and their vectors, and whether the database is sound."""
    db = sqlite3.connect(base / "library.db")
    rows = db.execute("SELECT path, state, reason, hash, size FROM files ORDER BY path").fetchall()
    chunks = db.execute(
        "SELECT f.path, c.position, c.heading, c.text, c.start_char, v.vector IS NOT NULL, d.found FROM chunks c "
        "JOIN files f ON f.id = c.file_id LEFT JOIN vectors v ON v.chunk_id = c.id LEFT JOIN "
        "(SELECT rowid AS id, 1 AS found FROM words WHERE words MATCH 'number* OR walrus') d ON d.id = c.id "
        "ORDER BY f.path, c.position"
    ).fetchall()
    found = {
        "rows": rows,
        "chunks": chunks,
        "words": db.execute("SELECT count(*) FROM words WHERE words MATCH 'walrus'").fetchone(),
        "waiting": db.execute("SELECT count(*) FROM unembedded").fetchone(),
        "sound": db.execute("PRAGMA integrity_check").fetchall(),
    }
    db.close()
    return found


def _phase(base: Path) -> str:
    with contextlib.closing(sqlite3.connect(base / "library.db")) as db, contextlib.suppress(sqlite3.Error):
        kinds = {row[0] for row in db.execute("SELECT DISTINCT kind FROM jobs")}
        return next((kind for kind in ("walk", "file", "gone", "embed", "vectors", "purge") if kind in kinds), "idle")
    return "start"


def _client(base: Path) -> LibraryClient:
    models = os.environ.get("ALCOVE_TEST_MODELS")
    embedder = Path(models) / "all-minilm-l6-v2" if models else None
    return LibraryClient(lambda: LibraryOptions(base, embedder))


if __name__ == "__main__":
    main(sys.argv[1:])
