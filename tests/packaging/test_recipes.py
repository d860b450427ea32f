"""The recipes for each system: well formed, with what the system asks for, and compiled where its tool is here."""

from __future__ import annotations

import configparser
import io
import json
import plistlib
import re
import runpy
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from PIL import Image

from tools.release import contents, deb, flatpak, icons, licences, linux, msix, nsis, places, sign, sums

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Pictures that need no Qt of a build environment."""
    files = {}
    for size in icons.SIZES:
        files[size] = tmp_path / f"{size}.png"
        files[size].write_bytes(PNG)
    monkeypatch.setattr(icons, "pngs", lambda: files)
    monkeypatch.setattr(icons, "FOLDER", tmp_path)


def test_linux_gets_its_entry_icons_metadata_and_kinds(tmp_path: Path, drawn: None) -> None:
    share = linux.share(tmp_path / "share")
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(share / "applications" / "alcove.desktop", "utf-8")
    fields = entry["Desktop Entry"]
    assert fields["exec"] == "alcove %F" and fields["icon"] == "alcove" and fields["terminal"] == "false"
    about = xml.parse(share / "metainfo" / "org.alcove.Alcove.metainfo.xml").getroot()
    assert about.findtext("launchable") == "alcove.desktop" and about.findtext("id") == places.APP_ID
    release = about.find("releases/release")
    assert release is not None and release.attrib["version"] == places.version()
    assert not [file for file in share.rglob("*") if file.is_file() and re.search(rb"@[A-Z_]+@", file.read_bytes())]
    assert len(list(share.glob("icons/hicolor/*/apps/alcove.png"))) == len(icons.SIZES)
    linux.validate(share)  # where the desktop's tools are here


def test_what_the_package_needs_is_named_once() -> None:
    text = "shlibs:Depends=libc6 (>= 2.34), libgl1, libdbus-1-3 (>= 1.9.14)\n"
    assert deb.depends(text, ("libgl1", "fonts-a | fonts-b")) == [
        "fonts-a | fonts-b",
        "libc6 (>= 2.34)",
        "libdbus-1-3 (>= 1.9.14)",
        "libgl1",
    ]


def test_the_licences_of_all_parts_are_written() -> None:
    parts = [
        licences.Part("zeta", "2.0", "MIT", {"LICENSE": "Permission is hereby granted"}),
        licences.Part("alpha", "1.0", "BSD-3-Clause"),
    ]
    text = licences.document(parts)
    assert text.index("alpha 1.0") < text.index("zeta 2.0") < text.index("Permission is hereby granted")
    assert "Apache License" in text
    copyright_text = deb.copyright_text(text)
    assert copyright_text.startswith("Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n")
    assert " alpha 1.0" in copyright_text and "Permission" not in copyright_text


@pytest.mark.parametrize(
    ("metadata", "licence"),
    [
        ({"License-Expression": ["MIT"], "License": ["something"]}, "MIT"),
        ({"Classifier": ["License :: OSI Approved :: BSD License", "Topic :: X"]}, "BSD License"),
        ({"License": ["Apache 2.0\nand its whole text"]}, "Apache 2.0"),
        ({}, "not stated"),
    ],
)
def test_a_licence_is_taken_from_where_it_stands(metadata: dict[str, list[str]], licence: str) -> None:
    assert licences.stated(metadata.get) == licence


def test_every_licence_of_this_environment_is_known_and_none_is_that_of_the_gpl() -> None:
    """Of what the project itself asks for; LGPL is Qt's, whose libraries stay replaceable."""
    import tomllib
    from importlib.metadata import distribution

    needs = tomllib.loads((places.ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    for need in needs:
        name = need.split(">")[0].split("<")[0].split("=")[0].split(";")[0].strip()
        stated = licences.part(distribution(name)).licence
        assert stated != "not stated", name
        # Qt may be had under the LGPL; of docutils the GPL holds for one file, which is for Emacs and not bundled.
        assert "GPL" not in stated.replace("LGPL", "") or name in ("pyside6-essentials", "docutils"), (name, stated)


def test_the_list_of_parts_is_the_same_each_time() -> None:
    parts = [licences.Part("b", "1", "MIT"), licences.Part("a", "2", "BSD"), licences.Part("Qt", "6", "LGPL-3.0-only")]
    first, second = sums.document(parts), sums.document(list(reversed(parts)))
    assert first == second and first["bomFormat"] == "CycloneDX"
    components = first["components"]
    assert isinstance(components, list)
    assert [one["bom-ref"] for one in components] == ["pkg:pypi/a@2", "pkg:pypi/b@1", "Qt"]


def test_icons_for_windows_and_macos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every size is the drawing's own, none was made of another."""
    monkeypatch.setattr(icons, "PYTHON", Path(sys.executable))  # has Qt and Pillow, too
    monkeypatch.setattr(icons, "FOLDER", tmp_path)
    with Image.open(icons.for_windows()) as ico:
        assert {edge for edge, _ in ico.info["sizes"]} == set(icons.ICO_SIZES)
        for edge in icons.ICO_SIZES:
            ico.size = (edge, edge)
            assert pixels(ico) == pixels(Image.open(tmp_path / f"{edge}.png"))
    entries = [Image.open(io.BytesIO(data)) for name, data in icns_entries(icons.for_mac()) if name != b"TOC "]
    assert {entry.width for entry in entries} == set(icons.MAC_SIZES)
    for entry in entries:
        assert pixels(entry) == pixels(Image.open(tmp_path / f"{entry.width}.png"))


def icns_entries(file: Path) -> Iterator[tuple[bytes, bytes]]:
    data, at = file.read_bytes(), 8
    assert data[:4] == b"icns" and int.from_bytes(data[4:8], "big") == len(data)
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "big")
        yield data[at : at + 4], data[at + 8 : at + size]
        at += size


def pixels(picture: Image.Image) -> bytes:
    picture.load()
    return picture.convert("RGBA").tobytes()


def test_windows_gets_an_installer_from_a_stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("makensis") is None:
        pytest.skip("needs makensis")
    source = tmp_path / "program"
    (source / "_internal" / "models").mkdir(parents=True)
    for name in ("alcove.exe", "alcove-cli.exe", "LICENSES.txt", "_internal/models/a.gguf"):
        (source / name).write_bytes(b"MZ" + bytes(2000))
    monkeypatch.setattr(icons, "PYTHON", Path(sys.executable))  # has Qt, too
    monkeypatch.setattr(icons, "FOLDER", tmp_path / "icons")
    target = nsis.compile_script(source, tmp_path / "alcove-setup.exe")
    assert target.read_bytes()[:2] == b"MZ" and b"Nullsoft" in target.read_bytes()


def test_the_installer_asks_for_no_rights_and_takes_back_what_it_writes() -> None:
    text = nsis.SCRIPT.read_text("utf-8")
    assert "RequestExecutionLevel user" in text and "HKLM" not in text
    written = {line.split()[2] for line in text.splitlines() if line.strip().startswith("WriteReg")}
    taken = {line.split()[2] for line in text.splitlines() if line.strip().startswith("DeleteReg")}
    assert all(any(key.strip('"').startswith(gone.strip('"')) for gone in taken) for key in written), written - taken


def test_the_store_s_manifest(tmp_path: Path, drawn: None) -> None:
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "alcove.exe").touch()
    folder = msix.stage(tmp_path / "program", tmp_path / "msix")
    root = xml.parse(folder / "AppxManifest.xml").getroot()
    identity = root.find("{http://schemas.microsoft.com/appx/manifest/foundation/windows10}Identity")
    assert identity is not None and identity.attrib["Version"] == f"{places.version()}.0"
    text = (folder / "AppxManifest.xml").read_text("utf-8")
    for picture in msix.PICTURES:
        assert f"assets\\{picture}.png" in text and (folder / "assets" / f"{picture}.png").is_file()


def test_macos_gets_kinds_rights_and_signatures_from_the_inside_out(tmp_path: Path) -> None:
    info = contents.info_plist()
    assert info["CFBundleIdentifier"] == places.APP_ID and plistlib.dumps(info)
    rights = plistlib.loads(sign.ENTITLEMENTS.read_bytes())
    assert all(name.startswith("com.apple.security.") for name in rights)
    app = tmp_path / "Alcove.app"
    inner = app / "Contents" / "Frameworks" / "Qt.framework" / "Versions" / "A"
    inner.mkdir(parents=True)
    (app / "Contents" / "MacOS").mkdir()
    for file in (inner / "libx.dylib", app / "Contents" / "Frameworks" / "y.so", app / "Contents" / "MacOS" / "alcove"):
        file.touch()
    order = [path.name for path in sign.inside_out(app)]
    assert order.index("libx.dylib") < order.index("Qt.framework") < order.index("Alcove.app")
    assert order[-1] == "Alcove.app" and {"y.so", "alcove"} <= set(order)


def test_flatpak_s_manifest_names_the_archive_by_its_hash(tmp_path: Path) -> None:
    archive = tmp_path / "alcove.tar.gz"
    archive.write_bytes(b"x")
    manifest = flatpak.filled(archive)
    (module,) = manifest["modules"]  # type: ignore[misc]
    assert module["sources"][0]["sha256"] == sums.sha256(archive)
    assert manifest["id"] == places.APP_ID and "--filesystem=host:ro" in manifest["finish-args"]  # type: ignore[operator]
    json.dumps(manifest)


def test_the_workflows_call_steps_that_exist() -> None:
    build = runpy.run_path(str(places.PACKAGING / "build.py"))
    release = yaml.safe_load((places.ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
    jobs = release["jobs"]
    packages = {word for one in jobs["build"]["strategy"]["matrix"]["include"] for word in one["packages"].split()}
    assert packages <= set(build["STEPS"])
    assert {one["os"].split("-")[0] for one in jobs["build"]["strategy"]["matrix"]["include"]} == {
        "ubuntu",
        "windows",
        "macos",
    }
    commands = [step.get("run", "") for job in jobs.values() for step in job["steps"]]
    for line in "\n".join(commands).splitlines():
        if "packaging/build.py" in line:
            words = line.split("build.py")[1].replace("${{ matrix.packages }}", "").split("--edition")
            assert set(words[0].split()) <= set(build["STEPS"]), line
    assert any("--draft" in command for command in commands)
    assert yaml.safe_load((places.ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8"))["jobs"]
    assert build["main"](["nonsense"]) == 2 and build["main"](["deb", "--edition", "huge"]) == 2


@pytest.mark.skipif(shutil.which("sh") is None or shutil.which("awk") is None, reason="of Unix")
def test_the_archive_s_installer_takes_back_all_that_it_did(tmp_path: Path, drawn: None) -> None:
    top, home = tmp_path / "alcove 0.1", tmp_path / "ho me"
    (top / "alcove").mkdir(parents=True)
    (top / "alcove" / "alcove").write_text('#!/bin/sh\necho ran "$@"\n')
    (top / "alcove" / "alcove").chmod(0o755)
    linux.share(top / "share")
    for name in ("install.sh", "uninstall.sh"):
        shutil.copy(linux.FILES / name, top / name)
    data = home / ".local" / "share" / "Alcove"
    data.mkdir(parents=True)
    (data / "app.db").write_text("kept")

    def call(script: Path, *words: str) -> None:
        environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
        subprocess.run(["sh", str(script), *words], env=environment, check=True, capture_output=True)

    for _ in range(2):  # the second one is an update
        call(top / "install.sh")
        ran = subprocess.run([home / ".local" / "bin" / "alcove", "x"], capture_output=True, text=True, check=True)
        assert ran.stdout == "ran x\n"
    entry = (home / ".local/share/applications/alcove.desktop").read_text("utf-8")
    assert f'Exec="{home}/.local/lib/alcove/alcove" %F' in entry and "TryExec" not in entry
    call(home / ".local/lib/alcove/uninstall.sh")
    left = {str(file.relative_to(home)) for file in home.rglob("*") if file.is_file()}
    made_by_tools = (".local/share/mime/", ".local/share/applications/mimeinfo.cache")
    assert {name for name in left if not name.startswith(made_by_tools)} == {".local/share/Alcove/app.db"}
    call(top / "uninstall.sh", "--with-data")
    assert not data.exists()
