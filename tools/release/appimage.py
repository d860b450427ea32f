"""One file that runs on any Linux of its age: an AppDir, made a file by appimagetool where that is installed."""

from __future__ import annotations

import shutil
from pathlib import Path

from tools.release import linux
from tools.release.places import APP_ID, BUILD, PACKAGING, artifact, frozen, machine, run, say


def build(edition: str) -> Path:
    folder = app_dir(edition)
    tool = shutil.which("appimagetool")
    if tool is None:
        say(f"appimagetool is not installed; the AppDir is in {folder}")
        return folder
    target = artifact(edition, ".AppImage")
    run(tool, "--no-appstream", folder, target, env={"ARCH": machine(), "PATH": "/usr/bin:/bin"})
    return target


def app_dir(edition: str) -> Path:
    folder = BUILD / f"Alcove-{edition}.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "usr" / "lib").mkdir(parents=True)
    shutil.copytree(frozen(edition), folder / "usr" / "lib" / "alcove", symlinks=True)
    share = linux.share(folder / "usr" / "share")
    linux.validate(share)
    shutil.copyfile(PACKAGING / "appimage" / "AppRun", folder / "AppRun")
    (folder / "AppRun").chmod(0o755)
    (folder / "alcove.desktop").symlink_to("usr/share/applications/alcove.desktop")
    (folder / "alcove.png").symlink_to("usr/share/icons/hicolor/256x256/apps/alcove.png")
    (folder / ".DirIcon").symlink_to("alcove.png")
    # appimagetool wants the older name.
    (share / "metainfo" / "alcove.appdata.xml").symlink_to(f"{APP_ID}.metainfo.xml")
    return folder
