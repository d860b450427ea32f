"""Writes LICENSES.txt: the licence of everything that a build holds, from the packages' own metadata and licence files.
Run inside the build environment, whose packages are those of the bundle."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path

from tools.release.places import MODELS, PYTHON, ROOT

# In the build environment for the build alone, or left out of the bundle (tools/release/contents.py).
NOT_BUNDLED = frozenset({
    "pip", "setuptools", "wheel", "pyinstaller", "pyinstaller-hooks-contrib",
    "altgraph", "alcove", "kubernetes", "uvloop",
    "uvicorn", "watchfiles", "httptools", "websockets",
    "grpcio", "opentelemetry-exporter-otlp-proto-grpc", "durationpy",
    "opentelemetry-exporter-otlp-proto-common", "opentelemetry-proto", "googleapis-common-protos", "oauthlib",
    "requests-oauthlib", "websocket-client", "build", "pyproject-hooks",
})  # fmt: skip
NAMES = ("licen[cs]e*", "copying*", "notice*", "authors*", "third*party*")
RULE = "=" * 100


@dataclass(frozen=True)
class Part:
    name: str
    version: str
    licence: str
    texts: Mapping[str, str] = field(default_factory=dict)


def write(file: Path, *, has_models: bool) -> None:
    """Asks the build environment, where this process may not run."""
    code = "from tools.release import licences; licences.print_parts()"
    found = subprocess.run([str(PYTHON), "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    parts = [Part(**part) for part in json.loads(found.stdout)]
    parts += others(has_models=has_models)
    file.write_text(document(parts), "utf-8")


def print_parts() -> None:
    parts = [vars(part(dist)) for dist in distributions() if is_bundled(dist.metadata["Name"])]
    json.dump(parts, sys.stdout)


def is_bundled(name: str) -> bool:
    return name.lower().replace("_", "-") not in NOT_BUNDLED


def part(dist: Distribution) -> Part:
    texts = {}
    for file in dist.files or ():
        if ".dist-info" in str(file.parent) and any(Path(file.name.lower()).match(name) for name in NAMES):
            texts[file.name] = Path(str(file.locate())).read_text("utf-8", "replace")
    return Part(dist.metadata["Name"], dist.version, stated(dist.metadata.get_all), texts)


def stated(get_all) -> str:  # type: ignore[no-untyped-def]
    """What the metadata says: the expression of the newer format, else classifiers, else the free text's first line."""
    expressions = get_all("License-Expression") or []
    classifiers = [line.split("::")[-1].strip() for line in get_all("Classifier") or [] if line.startswith("License")]
    free = [text.strip().splitlines()[0][:80] for text in get_all("License") or [] if text.strip()]
    return "; ".join(expressions or [name for name in classifiers if name != "OSI Approved"] or free) or "not stated"


def others(*, has_models: bool) -> list[Part]:
    """What is no Python package."""
    python = Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "LICENSE.txt"
    found = [
        Part("Python", sys.version.split()[0], "PSF-2.0", _text(python)),
        Part("Qt", "6", "LGPL-3.0-only; its libraries are in _internal/PySide6/Qt/lib and may be replaced"),
        Part("llama.cpp and ggml", "", "MIT; inside llama-cpp-python"),
        Part("PDFium", "", "BSD-3-Clause and Apache-2.0; inside pypdfium2"),
        Part("OpenSSL", "3", "Apache-2.0"),
        Part("SQLite", "3", "public domain"),
        Part("libffi", "", "MIT"),
        Part("icons", "", "see resources/icons/LICENSE", _text(ROOT / "resources" / "icons" / "LICENSE")),
    ]
    if has_models:
        catalogue = json.loads((ROOT / "resources" / "catalogue.json").read_text("utf-8"))["models"]
        there = {folder.name for folder in MODELS.iterdir()}
        found += [Part(f"model {one['name']}", one["quant"], one["licence"]) for one in catalogue if one["id"] in there]
    return found


def _text(file: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8", "replace")} if file.is_file() else {}


def document(parts: Iterable[Part]) -> str:
    known = sorted(parts, key=lambda one: one.name.lower())
    own = (ROOT / "LICENSE").read_text("utf-8")
    table = "\n".join(f"{one.name} {one.version}".ljust(48) + one.licence for one in known)
    chapters = [f"{RULE}\n{one.name} {one.version}\n{one.licence}\n{RULE}\n\n" + "\n\n".join(one.texts.values())
                for one in known if one.texts]  # fmt: skip
    return (
        "Alcove is under the Apache License 2.0, which stands at the end. It holds these parts of others:\n\n"
        f"{table}\n\n" + "\n\n".join(chapters) + f"\n\n{RULE}\nAlcove\n{RULE}\n\n{own}"
    )
