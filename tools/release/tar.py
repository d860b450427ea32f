"""The archive for Linux systems without .deb, with an installer for one person and no administrator."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.release import linux
from tools.release.freeze import source_date
from tools.release.places import BUILD, artifact, frozen, run, version


def build(edition: str) -> Path:
    top = f"alcove-{version()}"
    stage = BUILD / f"tar-{edition}" / top
    shutil.rmtree(stage.parent, ignore_errors=True)
    stage.mkdir(parents=True)
    shutil.copytree(frozen(edition), stage / "alcove", symlinks=True)
    linux.share(stage / "share")
    linux.validate(stage / "share")
    for name in ("install.sh", "uninstall.sh"):
        shutil.copy(linux.FILES / name, stage / name)
    target = artifact(edition, ".tar.gz")
    run("tar", "--sort=name", f"--mtime=@{source_date()}", "--owner=0", "--group=0", "--numeric-owner",
        "-I", "gzip -n -6", "-cf", target, top, cwd=stage.parent)  # fmt: skip
    shutil.rmtree(stage.parent)
    return target
