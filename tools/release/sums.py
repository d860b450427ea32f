"""Checksums of what was built, and the list of its parts in CycloneDX (SBOM)."""

from __future__ import annotations

import hashlib
import json
import subprocess
import uuid
from collections.abc import Iterable
from pathlib import Path

from tools.release import licences
from tools.release.places import DIST, NAME, PYTHON, ROOT, version

FORMAT = "1.6"  # of CycloneDX
BLOCK = 1024**2


def write(edition: str) -> None:
    del edition  # they differ in their models alone
    code = "from tools.release import licences; licences.print_parts()"
    found = subprocess.run([str(PYTHON), "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    parts = [licences.Part(**part) for part in json.loads(found.stdout)] + licences.others(has_models=False)
    bom = DIST / f"alcove-{version()}.cdx.json"
    bom.write_text(json.dumps(document(parts), indent=1) + "\n", "utf-8")
    files = sorted(file for file in DIST.iterdir() if file.is_file() and file.name != "SHA256SUMS")
    lines = [f"{sha256(file)}  {file.name}\n" for file in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), "utf-8")


def sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def document(parts: Iterable[licences.Part]) -> dict[str, object]:
    """Numbered by its contents, so that the same parts make the same document."""
    components = [component(part) for part in sorted(parts, key=lambda one: one.name.lower())]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([version(), components]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": FORMAT,
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": NAME, "version": version(), "bom-ref": NAME}},
        "components": components,
    }


def component(part: licences.Part) -> dict[str, object]:
    is_package = bool(part.version) and part.name not in ("Python", "Qt", "OpenSSL", "SQLite")
    purl = f"pkg:pypi/{part.name.lower().replace('_', '-')}@{part.version}"
    return {
        "type": "library",
        "bom-ref": purl if is_package else part.name,
        "name": part.name,
        **({"version": part.version} if part.version else {}),
        "licenses": [{"license": {"name": part.licence[:200]}}],
        **({"purl": purl} if is_package else {}),
    }
