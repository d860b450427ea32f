"""A wheel of OpenCV with those parts alone that reading the text of pictures calls: a library of 15 MB in place of
one of 74 MB and of 81 MB beside it. It is compiled from the package's own sources; all else is of the published wheel,
whose version it keeps, so that no other package notices."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.release.places import CACHE, PYTHON, machine, output, run

MODULES = ("core", "flann", "geometry", "imgproc", "python3")  # imgproc needs geometry, and that needs flann
# Pictures are read by Pillow and PDFium and arrive as arrays: no codec, no film, no window, no downloaded part.
OFF = (
    "BUILD_SHARED_LIBS", "BUILD_TESTS", "BUILD_PERF_TESTS", "BUILD_DOCS", "BUILD_EXAMPLES", "BUILD_JAVA",
    "BUILD_opencv_apps", "BUILD_opencv_java", "BUILD_opencv_python2",
    "WITH_IPP", "WITH_ITT", "WITH_OPENCL", "WITH_LAPACK", "WITH_EIGEN", "WITH_PROTOBUF", "WITH_UNIFONT",
    "WITH_FFMPEG", "WITH_GSTREAMER", "WITH_V4L", "WITH_GTK", "WITH_QT", "WITH_VA", "WITH_VA_INTEL", "WITH_1394",
    "WITH_QUIRC", "WITH_ADE", "WITH_JPEG", "WITH_PNG", "WITH_SPNG", "WITH_TIFF", "WITH_WEBP", "WITH_OPENJPEG",
    "WITH_JASPER", "WITH_OPENEXR", "WITH_AVIF", "WITH_IMGCODEC_HDR",
)  # fmt: skip
ON = ("BUILD_ZLIB", "BUILD_opencv_python3", "PYTHON3_LIMITED_API", "INSTALL_CREATE_DISTRIB",
      "OPENCV_SKIP_FILES_DOWNLOAD")  # fmt: skip
# Found at run time: a processor without them takes the plain code.
DISPATCH = {"x86_64": "SSE4_2,AVX2"}
LIBRARY = "cv2/cv2.abi3.so"
# Of the published wheel: what names parts that are not there, or is for people who develop.
LEFT_OUT = ("opencv_python_headless.libs/", "cv2/data/", "cv2/typing/", "cv2/qt/")


@dataclass(frozen=True)
class OpenCV:
    version: str
    name: str = "opencv-python-headless"

    @property
    def flags(self) -> tuple[str, ...]:
        dispatch = DISPATCH.get(machine())
        return (
            "-DCMAKE_BUILD_TYPE=Release",
            f"-DBUILD_LIST={','.join(MODULES)}",
            *(f"-D{name}=OFF" for name in OFF),
            *(f"-D{name}=ON" for name in ON),
            *([f"-DCPU_DISPATCH={dispatch}"] if dispatch else []),
        )

    @property
    def folder(self) -> Path:
        made_of = " ".join((*self.flags, *LEFT_OUT, sys.platform, machine()))
        return CACHE / f"{self.name}-{self.version}-{hashlib.sha256(made_of.encode()).hexdigest()[:12]}"

    def wheel(self) -> Path:
        """Only where its folders of CMake are laid out as on Linux; elsewhere there is the published one."""
        if found := next(self.folder.glob("*.whl"), None):
            return found
        work = self.folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        library = self._compile(self._sources(work), work / "build")
        published = self._download(work, "--only-binary", "*.whl")
        target, whole = self.folder / published.name, work / "repacked"
        repack(published, library.read_bytes(), whole)
        whole.replace(target)  # a wheel that lies here is whole
        shutil.rmtree(work)
        return target

    def _sources(self, work: Path) -> Path:
        with tarfile.open(self._download(work, "--no-binary", "*.tar.gz")) as archive:
            archive.extractall(work, filter="data")
        return next(work.glob("*/opencv/CMakeLists.txt")).parent

    def _download(self, work: Path, kind: str, pattern: str) -> Path:
        run(PYTHON, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", kind, self.name,
            "-d", work, f"{self.name}=={self.version}")  # fmt: skip
        return next(work.glob(pattern))

    def _compile(self, sources: Path, build: Path) -> Path:
        code = "import numpy, sysconfig; print(numpy.get_include()); print(sysconfig.get_paths()['include'])"
        numpy, python = output([PYTHON, "-c", code]).splitlines()
        ninja = ["-G", "Ninja"] if shutil.which("ninja") else []
        run("cmake", *ninja, "-S", sources, "-B", build, *self.flags, f"-DPYTHON3_EXECUTABLE={PYTHON}",
            f"-DPYTHON_DEFAULT_EXECUTABLE={PYTHON}", f"-DPYTHON3_INCLUDE_DIR={python}",
            f"-DPYTHON3_NUMPY_INCLUDE_DIRS={numpy}", "-DPYTHON3_LIBRARY=libpython3.a",
            "-DOPENCV_PYTHON3_INSTALL_PATH=python")  # fmt: skip
        run("cmake", "--build", build, "--target", "opencv_python3", "--parallel", str(os.cpu_count() or 1))
        return next(build.glob("lib/python3/cv2.abi3.so"))


def repack(published: Path, library: bytes, target: Path) -> None:
    """The published wheel with this library, without what that one does not need, and with a true list of its files."""
    with zipfile.ZipFile(published) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        record = next(name for name in source.namelist() if name.endswith(".dist-info/RECORD"))
        kept = [name for name in source.namelist() if name != record and is_kept(name)]
        contents = {name: library if name == LIBRARY else source.read(name) for name in kept}
        for name, data in contents.items():
            made.writestr(_entry(source.getinfo(name)), data)
        made.writestr(record, _record(record, contents.items()))


def is_kept(name: str) -> bool:
    return not name.startswith(LEFT_OUT) and not name.endswith((".pyi", "/"))


def _entry(old: zipfile.ZipInfo) -> zipfile.ZipInfo:
    new = zipfile.ZipInfo(old.filename, old.date_time)
    new.external_attr, new.compress_type = old.external_attr, zipfile.ZIP_DEFLATED
    return new


def _record(name: str, contents: Iterable[tuple[str, bytes]]) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for file, data in contents:
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        rows.writerow((file, f"sha256={digest}", len(data)))
    rows.writerow((name, "", ""))
    return text.getvalue()
