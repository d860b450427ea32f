#!/usr/bin/env python3
"""Proves on Debian, as root, what docs/install.md promises of the .deb: packaging/prove.py PACKAGE.deb [PROOF ...]

clean     installed with nothing but what it declares into a fresh Debian 12, run by a person with an empty home from
          a read-only folder with spaces and letters of other scripts: selftest, then index a PDF, ask, cite
screen    the window on a real X server (Xvfb) there, not only offscreen
network   the same job, a translation and the rest in a network namespace under strace: not one internet socket; a
          control is caught
update    over an older version with data and a database of an older kind, then purge: nothing lost, nothing left
archive   PACKAGE.tar.gz: installed by install.sh into an empty home, as nobody in particular; the main job; updated;
          removed, with nothing left but the data, and then those as well
start     seconds until the window is there, against the checkout (run alone on the machine)

For the edition with models. Needs debootstrap, the environment of a checkout, and strace and unshare for `network`.
Works in build/prove, which may be deleted.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.ct2_model import write_argosmodel
from tools.release.places import BUILD, ROOT, frozen, program, say

WORK = BUILD / "prove"
BASE = WORK / "debian"
ODD = "/opt/Al cove größer 图书馆"
PERSON = "ada"
OLD_WORDS = "Where did we leave the key of the boathouse?"
DICTIONARY = {"the": "das", "house": "Haus", "is": "ist", "big": "groß"}
QUESTION, ANSWER, FILE = "When does the tenancy end?", "31 August 2027", "Lease Kestrel Street.pdf"
SOCKET = re.compile(r"socket\(AF_INET6?\b.*")
# What an installation may leave in a system: lists, caches and logs of the package manager itself.
OF_APT = re.compile(
    r"/(var/(lib/(dpkg|apt|ucf|systemd)|cache|log|backups)|etc/(ld\.so\.cache|apt)|run|tmp|proc|sys|dev|"
    r"usr/share/(mime|applications/mimeinfo\.cache|icons/hicolor/icon-theme\.cache)|root|home|pkg|opt)\b"
)
RUNS = 9


class System:
    """A Debian in a folder. Mounts are made in a namespace of each call, so none is left behind."""

    def __init__(self, name: str) -> None:
        self.folder = WORK / name
        if not BASE.is_dir():
            _debootstrap()
        _remove(self.folder)
        subprocess.run(["cp", "-a", BASE, self.folder], check=True)

    def run(self, command: str, *, mounts: str = "", check: bool = True) -> subprocess.CompletedProcess[str]:
        inside = f"{self.folder}"
        script = (
            f"mount -t proc proc {inside}/proc; mount --rbind /dev {inside}/dev; "
            f'{mounts}\nexec chroot {inside} /bin/sh -c "$COMMAND"'
        )
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "COMMAND": command, "LANG": "C.UTF-8",
                       "DEBIAN_FRONTEND": "noninteractive"}  # fmt: skip
        done = subprocess.run(["unshare", "-m", "--propagation", "private", "sh", "-ec", script],
                              env=environment, capture_output=True, text=True, check=False)  # fmt: skip
        if check and done.returncode:
            raise SystemExit(f"{command}\nended with {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done

    def person(self, command: str, **more: object) -> subprocess.CompletedProcess[str]:
        home = f"/home/{PERSON}"
        return self.run(f"cd {home} && exec su {PERSON} -s /bin/sh -c {_quoted(command)}", **more)  # type: ignore[arg-type]

    def install(self, package: Path) -> None:
        shutil.copy(package, self.folder / "pkg" / package.name)
        self.run(f"apt-get install -y --no-install-recommends /pkg/{package.name}")

    def files(self) -> set[str]:
        found = subprocess.run(["find", str(self.folder), "-xdev"], capture_output=True, text=True, check=True).stdout
        names = {line.removeprefix(str(self.folder)) for line in found.splitlines()}
        return {name for name in names if not OF_APT.match(name)}


def _debootstrap() -> None:
    say("making a Debian 12…")
    WORK.mkdir(parents=True, exist_ok=True)
    indexes = subprocess.run(["apt-get", "indextargets", "--format", "$(SITE)", "Codename: bookworm"],
                             capture_output=True, text=True, check=True)  # fmt: skip
    mirror = next(iter(indexes.stdout.split()), "")
    unfinished = WORK / "unfinished"
    _remove(unfinished)
    subprocess.run(["debootstrap", "--variant=minbase", "bookworm", str(unfinished), mirror],
                   check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    for name in (
        "etc/apt/sources.list",
        "etc/apt/sources.list.d",
        "etc/apt/apt.conf.d",
        "etc/resolv.conf",
        "etc/hosts",
    ):
        source, target = Path("/") / name, unfinished / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.is_file():
            shutil.copy(source, target)
    if not Path("/etc/apt/sources.list").is_file():
        (unfinished / "etc/apt/sources.list").unlink(missing_ok=True)  # debootstrap's own, which names the same again
    for folder in ("pkg", "opt"):
        (unfinished / folder).mkdir(exist_ok=True)
    subprocess.run(["chroot", str(unfinished), "useradd", "-m", PERSON], check=True)
    subprocess.run(["chroot", str(unfinished), "apt-get", "update", "-qq"], check=True)
    unfinished.rename(BASE)


def clean(package: Path) -> None:
    system = System("clean")
    system.install(package)
    say("installed with: " + " ".join(sorted(system.run("dpkg-query -W -f '${Package} '").stdout.split())))
    assert _selftest(system.person("alcove selftest --json", check=False))
    # The same program as a folder: another place with an odd name, read-only, and a home with nothing in it.
    (system.folder / ODD.lstrip("/")).mkdir(parents=True)
    home = f"{system.folder}/home/{PERSON}"
    bind = (
        f'mount --bind "{system.folder}/usr/lib/alcove" "{system.folder}{ODD}"; '
        f'mount -o remount,bind,ro "{system.folder}{ODD}"; mount -t tmpfs -o mode=777 tmpfs "{home}"'
    )
    start = _quoted(f"{ODD}/alcove")
    denied = system.run(f"touch {_quoted(ODD + '/x')}", mounts=bind, check=False)
    assert denied.returncode, "the folder can be written to"
    assert _selftest(system.person(f"{start} selftest --json", mounts=bind, check=False))
    job = f"{start} index add {_sample(ODD)} --json >index.json && {start} ask {_quoted(QUESTION)} --json"
    answer = json.loads(system.person(job, mounts=bind).stdout)
    _check_answer(answer)


def screen(package: Path) -> None:
    """Xvfb is installed beside it; it is a server and brings no library that the window would use."""
    system = System("screen")
    system.install(package)
    before = set(system.run("dpkg-query -W -f '${Package} '").stdout.split())
    system.run("apt-get install -y --no-install-recommends xvfb")
    say("Xvfb brings: " + " ".join(sorted(set(system.run("dpkg-query -W -f '${Package} '").stdout.split()) - before)))
    command = (
        "Xvfb :7 -screen 0 1280x800x24 -nolisten tcp >/dev/null 2>&1 & sleep 3; "
        "DISPLAY=:7 QT_QPA_PLATFORM=xcb alcove selftest --json; code=$?; kill $!; exit $code"
    )
    done = system.person(command, check=False)
    assert _selftest(done)
    assert '"xcb, ' in done.stdout, "the window was not shown by X"


def network(package: Path) -> None:
    """Of the installed program: unpacked here, since the watching is done from outside."""
    folder = WORK / "network"
    _remove(folder)
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
    start, trace = folder / "usr/lib/alcove/alcove", WORK / "trace"
    sample = start.parent / "_internal" / "resources" / "sample"
    watch = ["unshare", "-rn", "strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(trace)]
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
        translator = write_argosmodel(Path(home) / "en_de.argosmodel", DICTIONARY)
        for words in (["index", "add", str(sample)], ["search", "boiler pressure"], ["ask", QUESTION],
                      ["models", "add", str(translator)],
                      ["translate", "--from", "en", "--to", "de", "the house is big"],
                      ["doctor"], ["selftest"]):  # fmt: skip
            done = subprocess.run([*watch, str(start), *words], env=environment, capture_output=True, text=True,
                                  check=False, cwd=home)  # fmt: skip
            found = SOCKET.findall(trace.read_text("utf-8", "replace"))
            say(f"{' '.join(words[:2])}: ended with {done.returncode}, {len(found)} internet sockets")
            assert not found, found
            assert done.returncode == 0, f"{words}: {done.stdout[-2000:]} {done.stderr[-2000:]}"
            if words[0] == "translate":
                assert done.stdout.strip() == "das Haus ist groß", done.stdout
        control = "import socket; s = socket.socket(); s.settimeout(1); s.connect_ex(('127.0.0.1', 9))"
        subprocess.run([*watch, sys.executable, "-c", control], check=True)
        assert SOCKET.findall(trace.read_text("utf-8")), "the watch sees nothing"
        say("the control was caught")


def update(package: Path) -> None:
    system = System("update")
    # What it needs is there before, so that what is left afterwards is the program's own.
    needs = subprocess.run(
        ["dpkg-deb", "-f", str(package), "Depends"], capture_output=True, text=True, check=True
    ).stdout
    first = [need.split("|")[0].split("(")[0].strip() for need in needs.split(",")]
    system.run("apt-get install -y --no-install-recommends " + " ".join(first))
    before = system.files()
    system.install(_older(package))
    assert (system.folder / "usr/lib/alcove/_internal/left-behind").exists()
    job = f"alcove index add {_sample('/usr/lib/alcove')} --json >index.json && alcove ask {_quoted(QUESTION)} --json"
    _check_answer(json.loads(system.person(job).stdout))
    data = system.folder / "home" / PERSON
    database, version = _older_database(data / ".local" / "share" / "Alcove" / "app.db")
    kept = _names(data)
    system.install(package)
    assert not (system.folder / "usr/lib/alcove/_internal/left-behind").exists(), "a file of the older version is left"
    found = json.loads(system.person(f"alcove search {_quoted(QUESTION)} --json").stdout)
    assert found["hits"][0]["path"].endswith(FILE)
    _check_answer(json.loads(system.person(f"alcove ask {_quoted(QUESTION)} --json").stdout))
    assert kept <= _names(data), kept - _names(data)
    assert OLD_WORDS in system.person("alcove chats show 1").stdout, "a conversation is lost"
    copy = database.with_name(f"app-of-version-{version}.bak")
    assert _rows(copy) == [(1, "user", OLD_WORDS)], "no copy of the database as it was"
    say(f"a conversation of version {version} of the database is there, and so is {copy.name}")
    system.run("apt-get purge -y $(dpkg-query -W -f '${Package}\\n' | grep '^alcove')")
    left = system.files() - before
    assert not left, sorted(left)[:20]
    assert kept <= _names(data)
    say(f"purged: nothing is left outside the home; {len(_names(data))} files of the person are all there")


def archive(package: Path) -> None:
    folder, home = WORK / "archive", WORK / "archive home größer"
    for path in (folder, home):
        _remove(path)
        path.mkdir(parents=True)
    bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}
    run = functools.partial(subprocess.run, capture_output=True, text=True, check=True, cwd=home, env=bare)
    run(["tar", "-xzf", str(package), "-C", str(folder)])
    (top,) = folder.iterdir()
    alcove, lib = home / ".local" / "bin" / "alcove", home / ".local" / "lib" / "alcove"
    for _ in range(2):  # the second one is an update
        run(["sh", str(top / "install.sh")])
        assert _selftest(run([str(alcove), "selftest", "--json"]))
        run([str(alcove), "index", "add", str(lib / "_internal" / "resources" / "sample" / FILE)])
        _check_answer(json.loads(run([str(alcove), "ask", QUESTION, "--json"]).stdout))
    kept = {name for name in _names(home) if not name.startswith(".local/lib/")}
    data = {name for name in kept if "/Alcove/" in name}
    run(["sh", str(lib / "uninstall.sh")])
    of_the_desktop = re.compile(r"\.local/share/(mime/|applications/mimeinfo\.cache|icons/.*icon-theme\.cache)")
    left = {name for name in _names(home) if not of_the_desktop.match(name)}
    assert left == data and data, left ^ data
    run(["sh", str(top / "uninstall.sh"), "--with-data"])
    left = {name for name in _names(home) if not of_the_desktop.match(name)}
    assert not left, left
    say(f"removed: only {len(data)} files of the person were left, and with --with-data none")


def _older_database(file: Path) -> tuple[Path, int]:
    """Conversations as an older program left them, in the newest version's place; returns the version as well."""
    owner = file.parent.stat()
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    scripts = sorted((ROOT / "app" / "core" / "storage" / "migrations" / "app").glob("*.sql"))[:-1]
    with contextlib.closing(sqlite3.connect(file)) as db:
        for script in scripts:
            db.executescript(script.read_text("utf-8"))
        db.execute(f"PRAGMA user_version = {len(scripts)}")
        db.execute("INSERT INTO conversations (id, title, created, updated, tip) VALUES (1, 'Old', 1.0, 1.0, 1)")
        db.execute("INSERT INTO messages (id, conversation_id, role, text, state, created) "
                   "VALUES (1, 1, 'user', ?, 'complete', 1.0)", (OLD_WORDS,))  # fmt: skip
        db.commit()
    os.chown(file, owner.st_uid, owner.st_gid)
    return file, len(scripts)


def _rows(file: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(file)) as db:
        return db.execute("SELECT id, role, text FROM messages").fetchall()


def start(package: Path) -> None:
    del package
    installed, checkout = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(RUNS + 1):
            ours = _window([str(program(frozen("small")))], Path(folder) / "a", ROOT)
            theirs = _window([sys.executable, "-m", "app"], Path(folder) / "b", ROOT)
            if number:  # the first run fills the caches
                installed.append(ours)
                checkout.append(theirs)
    first, second = statistics.median(installed), statistics.median(checkout)
    say(f"window after {first:.3f} s frozen, {second:.3f} s from the checkout, ratio {first / second:.2f} "
        f"(median of {RUNS})")  # fmt: skip
    assert first <= 1.5 * second


def _window(command: list[str], base: Path, folder: Path) -> float:
    """Seconds until the window listens for later starts, which it does once it is shown."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    socket = base / "data" / "window.sock"
    began = time.perf_counter()
    started = subprocess.Popen([*command, "--base-dir", str(base)], env=environment, cwd=folder,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        while not socket.exists():
            assert started.poll() is None and time.perf_counter() - began < 60, "no window came"
            time.sleep(0.002)
        return time.perf_counter() - began
    finally:
        started.kill()
        started.wait()
        socket.unlink(missing_ok=True)
        time.sleep(0.5)  # its children see that it is gone


def _older(package: Path) -> Path:
    """The same program as a lower version, with a file that the newer one has not."""
    folder, target = WORK / "older", WORK / "alcove-older.deb"
    _remove(folder)
    subprocess.run(["dpkg-deb", "-R", str(package), str(folder)], check=True)
    control = folder / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^Version: .*$", "Version: 0.0.1", control.read_text("utf-8")), "utf-8")
    (folder / "usr/lib/alcove/_internal/left-behind").write_text("of an older version\n")
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "-b", str(folder), str(target)], check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    _remove(folder)
    return target


def _selftest(done: subprocess.CompletedProcess[str]) -> bool:
    try:
        report = json.loads(done.stdout)
    except ValueError:
        raise SystemExit(f"no report: {done.returncode} {done.stdout} {done.stderr}") from None
    for check in report["checks"]:
        say(f"  {'ok ' if check['ok'] else 'NOT'} {check['name']:<16} {check['detail']}")
    return bool(report["ok"]) and done.returncode == 0


def _check_answer(answer: dict[str, object]) -> None:
    citation = answer["citations"][0]  # type: ignore[index]
    assert answer["found"] and ANSWER in str(answer["answer"]), answer
    assert citation["path"].endswith(FILE) and citation["page"] and citation["quote"], citation
    say(f"answered: {answer['answer']!r} citing {FILE}, page {citation['page']}")


def _sample(folder: str) -> str:
    return _quoted(f"{folder}/_internal/resources/sample/{FILE}")


def _names(folder: Path) -> set[str]:
    """Files that stay; what a running program makes for its own use, and an index that may be made again, do not."""
    passing = (".sock", "-wal", "-shm", ".lock", ".log")
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.endswith(passing))
    return {str(file.relative_to(folder)) for file in files if "vectors-" not in str(file)}


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _remove(folder: Path) -> None:
    if folder.exists():
        subprocess.run(["rm", "-rf", "--one-file-system", str(folder)], check=True)


PROOFS = {"clean": clean, "screen": screen, "network": network, "update": update,
          "archive": archive, "start": start}  # fmt: skip


def main(arguments: list[str]) -> int:
    is_archive = bool(arguments) and arguments[0].endswith(".tar.gz")
    of_packages = [name for name in PROOFS if name not in ("archive", "start")]
    wanted = arguments[1:] or (["archive"] if is_archive else of_packages)
    if not arguments or not set(wanted) <= set(PROOFS):
        print(__doc__)
        return 2
    for name in wanted:
        say(f"prove: {name}")
        PROOFS[name](Path(arguments[0]).resolve())
        say(f"proved: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
