"""Real PDFs of Debian packages: what became of each, and whether 20 known pages are among the first 5 hits."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
QUESTIONS = Path(__file__).parent / "questions.json"
FILES = 30
PACKAGES = ("debian-faq", "r-doc-pdf", "texlive-latex-base-doc")
PATTERNS = (
    ("/usr/share/doc/debian/FAQ", "debian-faq.en.pdf*"),
    ("/usr/share/R/doc/manual", "R-*.pdf"),
    ("/usr/share/doc/r-doc-pdf/manual", "R-*.pdf"),
    ("/usr/share/texlive/texmf-dist/doc/latex/base", "*.pdf"),
)


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = collect(Path(folder) / "pdfs")
        models = os.environ["ALCOVE_TEST_MODELS"]
        program = [sys.executable, "-m", "app", "--base-dir", f"{folder}/base", "--models-dir", models]
        added = json.loads(_run([*program, "index", "add", str(files), "--json"]))
        print(f"retrieval: {added['files']} {added['chunks']} passages in {added['seconds']:.0f} s")
        for item in added["items"]:
            if item["state"] != "indexed":
                print(f"  {Path(item['path']).name}: {item['state']} {item['reason']}")
        known = json.loads(QUESTIONS.read_text("utf-8"))
        batch = Path(folder) / "questions.txt"
        batch.write_text("\n".join(item["question"] for item in known), "utf-8")
        results = [json.loads(line) for line in _run([*program, "search", "--batch", str(batch)]).splitlines()]
    report(known, results)


def report(known: list[dict[str, Any]], results: list[dict[str, Any]]) -> None:
    right = 0
    for item, result in zip(known, results, strict=True):
        places = [(Path(hit["path"]).name, hit["page"]) for hit in result["hits"][:5]]
        is_right = any(name == item["file"] and page in item["pages"] for name, page in places)
        right += is_right
        if not is_right:
            print(f"  missed: {item['question']} wanted {item['file']} {item['pages']}, got {places}")
    times = [result["ms"] for result in results]
    print(f"retrieval: {right} of {len(known)} in the first 5; search median {statistics.median(times):.0f} ms")


def collect(target: Path) -> Path:
    """The PDFs of the packages, which are installed where they are missing and this is root on Debian."""
    if any(not list(Path(folder).glob(pattern)) for folder, pattern in (PATTERNS[0], PATTERNS[-1])):
        if shutil.which("apt-get") is None:
            sys.exit("The documents of this bench come from Debian's packages " + ", ".join(PACKAGES))
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=True)
    target.mkdir()
    for folder, pattern in PATTERNS:
        for file in sorted(Path(folder).glob(pattern)):
            name = file.name.removesuffix(".gz")
            if len(list(target.iterdir())) < FILES and not (target / name).exists():
                data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
                (target / name).write_bytes(data)
    return target


def _run(command: list[str]) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT).stdout
