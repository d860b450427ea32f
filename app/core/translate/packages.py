"""Translation packages on the disk: Argos packages (`.argosmodel`, a zip of a CTranslate2 model and its SentencePiece)
and OPUS-MT models converted for CTranslate2. Finds, checks and installs them; loads none."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import DiskFull, UserError
from app.core.translate.languages import known

MAX_BYTES = 4_000_000_000
MAX_ENTRIES = 2_000
MAX_METADATA = 1_000_000
PIVOT = "en"
_ARGOS_SETTING = "ARGOS_PACKAGES_DIR"
_MOSES = b"#version"  # how a `bpe.model` for Moses tokens begins
_PAIR = re.compile(r"(?:^|[-_])([a-z]{2,3})[-_]([a-z]{2,3})(?:$|[-_.])")


@dataclass(frozen=True)
class Package:
    """`model` is the CTranslate2 folder; `source_pieces` and `target_pieces` are SentencePiece models. `prefix` is the
    token with which a model of several target languages is told which one."""

    folder: Path
    source: str
    target: str
    model: Path
    source_pieces: Path
    target_pieces: Path
    prefix: str = ""
    name: str = ""


def argos_folders() -> list[Path]:
    """Where Argos Translate and LibreTranslate keep theirs (its settings module, version 1.11): the same folders on
    every system, those of its snap, and where its settings name another, that one."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    named = os.environ.get(_ARGOS_SETTING) or _argos_setting(config / "argos-translate" / "settings.json")
    if named:
        return [Path(named).expanduser()]
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    snaps = (Path.home() / "snap").glob("*argos*/current/.local/share")  # each snap has a home of its own
    return [base / "argos-translate" / "packages" for base in (data, *sorted(snaps))]


def _argos_setting(file: Path) -> str:
    """"" where it is not set, or the file is not readable as settings."""
    try:
        with file.open("rb") as opened:
            settings = json.loads(opened.read(MAX_METADATA))
    except (OSError, ValueError, RecursionError):
        return ""
    named = settings.get(_ARGOS_SETTING) if isinstance(settings, dict) else None
    return named if isinstance(named, str) else ""


def find_packages(folders: Iterable[Path]) -> list[Package]:
    """Every valid package directly below these folders, by name; others are skipped."""
    found = []
    for folder in folders:
        try:
            inside = sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))
        except OSError:
            continue
        for path in inside:
            try:
                found.append(read_package(path))
            except UserError:
                continue
    return found


def read_package(folder: Path) -> Package:
    """Raises UserError not_a_package (`detail`), unknown_language; moses_package where words are cut by another program
    than SentencePiece."""
    model = folder / "model" if (folder / "model" / "model.bin").is_file() else folder
    if not (model / "model.bin").is_file():
        raise UserError("not_a_package", path=str(folder), detail="model.bin")
    about = _metadata(folder)
    source, target = _pair(folder, about)
    shared = next((folder / name for name in ("sentencepiece.model", "bpe.model") if (folder / name).is_file()), None)
    source_pieces, target_pieces = (shared, shared) if shared else (folder / "source.spm", folder / "target.spm")
    if shared and _is_moses(shared):
        raise UserError("moses_package", path=str(folder))
    if not (source_pieces.is_file() and target_pieces.is_file()):
        raise UserError("not_a_package", path=str(folder), detail="sentencepiece.model")
    prefix = str(about.get("target_prefix") or "")
    return Package(folder, source, target, model, source_pieces, target_pieces, prefix, folder.name)


def _is_moses(pieces: Path) -> bool:
    try:
        with pieces.open("rb") as opened:
            return opened.read(len(_MOSES)) == _MOSES
    except OSError:
        return False


def install_package(file: Path, into: Path) -> Package:
    """Unpack an `.argosmodel` or a zip of a package. Nothing remains of a broken one. Raises UserError path_missing,
    not_a_package, moses_package, unknown_language; MachineError disk_full."""
    if not file.is_file():
        raise UserError("path_missing", path=str(file))
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = Path(tempfile.mkdtemp(prefix=".part-", dir=into))
    try:
        _unpack(file, temporary)
        inner = _root(temporary)
        package = read_package(inner)
        final = into / f"{package.source}_{package.target}"
        shutil.rmtree(final, ignore_errors=True)
        inner.rename(final)
        return read_package(final)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise UserError("not_a_package", path=str(file), detail=str(error)[:200]) from error
    except OSError as error:
        raise DiskFull("disk_full", path=str(into)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def chain(packages: Sequence[Package], source: str, target: str) -> tuple[Package, ...]:
    """The package for a pair, or two through English; () where there is none."""
    by_pair = {(package.source, package.target): package for package in packages}
    if direct := by_pair.get((source, target)):
        return (direct,)
    first, second = by_pair.get((source, PIVOT)), by_pair.get((PIVOT, target))
    return (first, second) if first and second else ()


def pairs(packages: Sequence[Package]) -> frozenset[tuple[str, str]]:
    """Every pair for which `chain` finds a way."""
    direct = {(package.source, package.target) for package in packages}
    through = {
        (one, other) for one, middle in direct for start, other in direct if middle == start == PIVOT and one != other
    }
    return frozenset(direct | through)


def _metadata(folder: Path) -> dict[str, object]:
    path = folder / "metadata.json"
    try:
        if path.stat().st_size > MAX_METADATA:
            return {}
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _pair(folder: Path, about: dict[str, object]) -> tuple[str, str]:
    source, target = str(about.get("from_code") or ""), str(about.get("to_code") or "")
    if not (source and target):
        match = _PAIR.search(folder.name.casefold())
        if match is None:
            raise UserError("not_a_package", path=str(folder), detail="from_code, to_code")
        source, target = match[1], match[2]
    return known(source), known(target)


def _unpack(file: Path, into: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_BYTES:
            raise UserError("not_a_package", path=str(file), detail="too large")
        for entry in _safe(entries, file):
            archive.extract(entry, into)


def _safe(entries: Iterable[zipfile.ZipInfo], file: Path) -> Iterator[zipfile.ZipInfo]:
    """No entry may leave the folder or be a link."""
    for entry in entries:
        parts = Path(entry.filename.replace("\\", "/")).parts
        is_link = stat.S_ISLNK(entry.external_attr >> 16)
        if is_link or entry.filename.startswith(("/", "\\")) or ".." in parts or ":" in entry.filename:
            raise UserError("not_a_package", path=str(file), detail=entry.filename[:80])
        if "stanza" not in parts:  # sentence boundaries are found without it, and it is half of the package
            yield entry


def _root(folder: Path) -> Path:
    """The folder with the package: archives have it one level down."""
    inside = [path for path in folder.iterdir() if path.is_dir()]
    has_model = (folder / "model.bin").is_file() or (folder / "model" / "model.bin").is_file()
    return folder if has_model or len(inside) != 1 else inside[0]
