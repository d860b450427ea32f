"""The package for Debian 12, Ubuntu 23.04 and what came after them. The program is in /usr/lib/alcove; what it needs of
the system is found by reading its libraries."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import textwrap
from collections.abc import Iterable
from pathlib import Path

from tools.release import elf, linux
from tools.release.freeze import source_date
from tools.release.places import (
    BUILD,
    MAINTAINER,
    PACKAGING,
    SUMMARY,
    artifact,
    folder_bytes,
    frozen,
    home_page,
    machine,
    output,
    run,
    say,
    version,
)

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
PROGRAM = Path("usr/lib/alcove")
# Loaded while the program runs, so that no library names them.
ALSO_NEEDED = ("fonts-dejavu-core | fonts-noto-core | fonts-liberation2 | fonts-freefont-ttf", "libegl1", "libgl1",
               "libxcb-cursor0", "libxkbcommon-x11-0")  # fmt: skip
RECOMMENDED = ("fonts-noto-core", "libwayland-cursor0", "shared-mime-info", "xdg-utils")
# A library of these is taken where it is and left alone where not: Qt has several ways to a screen and to a printer.
OPTIONAL = (
    "libqgtk3.so", "libcupsprintersupport.so", "libqwayland", "libqt-plugin-wayland-egl.so", "libdmabuf-server.so",
    "libdrm-egl-server.so", "libqxcb-glx-integration.so", "libibusplatforminputcontextplugin.so",
)  # fmt: skip
DESCRIPTION = """Alcove reads your documents (PDF and scans, Word, PowerPoint, Excel,
OpenDocument, EPUB, web pages, mail, pictures, text), finds the passages that
matter to a question, and lets a small language model on this computer answer
from them. Every answer names its file and page.
.
Nothing leaves the computer; a connection is opened only for the download of
a model that you start."""


def build(edition: str) -> Path:
    stage = BUILD / f"deb-{edition}"
    shutil.rmtree(stage, ignore_errors=True)
    (stage / PROGRAM.parent).mkdir(parents=True)
    shutil.copytree(frozen(edition), stage / PROGRAM, symlinks=True)
    (stage / "usr" / "bin").mkdir(parents=True)
    (stage / "usr" / "bin" / "alcove").symlink_to("../lib/alcove/alcove")
    linux.share(stage / "usr" / "share")
    linux.validate(stage / "usr" / "share")
    _documents(stage, edition)
    _fix_modes(stage)
    _control(stage, edition)
    target = artifact(edition, ".deb")
    target.parent.mkdir(parents=True, exist_ok=True)
    # zstd would be read faster, but the tools of Debian 11 and of some mirrors do not know it.
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", stage, target,
        env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "SOURCE_DATE_EPOCH": source_date()})  # fmt: skip
    lint(target)
    say(f"{target}: {target.stat().st_size / 1e6:.0f} MB, {folder_bytes(stage / PROGRAM) / 1e6:.0f} MB installed")
    shutil.rmtree(stage)
    return target


def lint(target: Path) -> None:
    """Errors and warnings fail the build; what bundling itself brings is in the overrides, with reasons."""
    if shutil.which("lintian"):
        run("lintian", "--fail-on", "error,warning", "--tag-display-limit", "0", "--allow-root", target)


def _documents(stage: Path, edition: str) -> None:
    folder = stage / "usr" / "share" / "doc" / package(edition)
    folder.mkdir(parents=True)
    licences = stage / PROGRAM / "LICENSES.txt"
    (folder / "copyright").write_text(copyright_text(licences.read_text("utf-8")), "utf-8")
    entry = f"{package(edition)} ({version()}) unstable; urgency=medium\n\n  * See CHANGELOG.md of the project.\n\n"
    stamp = output(["date", "-R", "-u", "-d", f"@{source_date()}"]).strip()
    _zip(folder / "changelog.gz", f"{entry} -- {MAINTAINER}  {stamp}\n")
    _zip(stage / "usr" / "share" / "man" / "man1" / "alcove.1.gz", linux.filled("alcove.1"))
    overrides = stage / "usr" / "share" / "lintian" / "overrides" / package(edition)
    overrides.parent.mkdir(parents=True)
    text = (PACKAGING / "linux" / "lintian-overrides").read_text("utf-8")
    overrides.write_text(text.replace("@PACKAGE@", package(edition)), "utf-8")


def package(edition: str) -> str:
    return "alcove" if edition == "full" else "alcove-without-models"


def copyright_text(licences: str) -> str:
    """In Debian's format for machines; the whole of LICENSES.txt is in the program's folder."""
    table = licences.split("\n\n", 2)[1]
    parts = "\n".join(f" {line}" for line in table.splitlines())
    return (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Alcove\n\n"
        "Files: *\nCopyright: Alcove maintainers\nLicense: Apache-2.0\n"
        "Comment: The bundled parts, whose licence texts are in /usr/lib/alcove/LICENSES.txt:\n"
        f"{parts}\n\n"
        "License: Apache-2.0\n On Debian systems the text is in\n /usr/share/common-licenses/Apache-2.0.\n"
    )


def _zip(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=int(source_date())))


def _fix_modes(stage: Path) -> None:
    """Readable for everyone, writable for root; programs and nothing else may be run."""
    programs = {stage / PROGRAM / "alcove"}
    for path in stage.rglob("*"):
        if path.is_symlink():
            continue
        path.chmod(0o755 if path.is_dir() or path in programs else 0o644)


def _control(stage: Path, edition: str) -> None:
    needs = depends(shlibs(stage), ALSO_NEEDED)
    other = "alcove-without-models" if edition == "full" else "alcove"
    fields = {
        "Package": package(edition),
        "Version": version(),
        "Section": "text",
        "Priority": "optional",
        "Architecture": ARCHITECTURES[machine()],
        "Maintainer": MAINTAINER,
        "Installed-Size": str(-(-folder_bytes(stage) // 1024)),
        "Depends": ", ".join(needs),
        "Recommends": ", ".join(RECOMMENDED),
        "Conflicts": other,
        "Replaces": other,
        **({"Homepage": home_page()} if home_page() else {}),
        "Description": SUMMARY + "\n" + textwrap.indent(DESCRIPTION, " "),
    }
    folder = stage / "DEBIAN"
    folder.mkdir()
    (folder / "control").write_text("".join(f"{name}: {value}\n" for name, value in fields.items()), "utf-8")
    sums = [f"{output(['md5sum', path]).split()[0]}  {path.relative_to(stage)}\n" for path in sorted(stage.rglob("*"))
            if path.is_file() and not path.is_symlink() and folder not in path.parents]  # fmt: skip
    (folder / "md5sums").write_text("".join(sums), "utf-8")


def shlibs(stage: Path) -> str:
    """What dpkg-shlibdeps makes of the program and its libraries."""
    work = stage.parent / "shlibs" / "debian"
    shutil.rmtree(work.parent, ignore_errors=True)
    work.mkdir(parents=True)
    (work / "control").write_text("Source: alcove\n\nPackage: alcove\nArchitecture: any\n", "utf-8")
    files = [file for file in elf.elf_files(stage / PROGRAM) if not file.name.startswith(OPTIONAL)]
    folders = {str(file.parent) for file in files}
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0",
               *(f"-l{folder}" for folder in sorted(folders)), *map(str, files)]  # fmt: skip
    done = subprocess.run(command, cwd=work.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def depends(text: str, also: Iterable[str]) -> list[str]:
    """Of "shlibs:Depends=libc6 (>= 2.34), libx (>= 1)" and names beside them, in order, each once."""
    found = re.sub(r"^shlibs:Depends=", "", text.strip())
    names = {need.split()[0]: need.strip() for need in found.split(",") if need.strip()}
    for need in also:
        names.setdefault(need.split()[0], need)
    return [names[name] for name in sorted(names)]
