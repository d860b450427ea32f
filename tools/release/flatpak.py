"""The Flatpak: a manifest that unpacks the frozen program of the .tar.gz; built by flatpak-builder where that is."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from tools.release import tar
from tools.release.places import APP_ID, BUILD, PACKAGING, artifact, run, say


def build(edition: str) -> Path:
    archive = artifact(edition, ".tar.gz")
    if not archive.is_file():
        tar.build(edition)
    folder = BUILD / "flatpak"
    folder.mkdir(parents=True, exist_ok=True)
    manifest = folder / f"{APP_ID}.json"
    manifest.write_text(json.dumps(filled(archive), indent=2) + "\n", "utf-8")
    if shutil.which("flatpak-builder") is None:
        say(f"flatpak-builder is not installed; the manifest is {manifest}")
        return manifest
    repository, target = folder / "repo", artifact(edition, ".flatpak")
    run("flatpak-builder", "--force-clean", f"--repo={repository}", folder / "build", manifest)
    run("flatpak", "build-bundle", repository, target, APP_ID)
    return target


def filled(archive: Path) -> dict[str, object]:
    manifest: dict[str, object] = json.loads((PACKAGING / "flatpak" / f"{APP_ID}.json").read_text("utf-8"))
    source = {"type": "archive", "path": str(archive), "sha256": hashlib.sha256(archive.read_bytes()).hexdigest()}
    (module,) = manifest["modules"]  # type: ignore[misc]
    return {**manifest, "modules": [{**module, "sources": [source]}]}
