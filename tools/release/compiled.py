"""What a release compiles anew: the model runtime, which needs code for every generation of processors, and on Linux a
small OpenCV. The first takes 15 to 50 minutes on 2 cores, the second 10, so the wheels are kept."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tools.release.opencv import OpenCV
from tools.release.places import CACHE, ROOT, VENV, machine, run

ORIGIN = {"linux": "$ORIGIN", "darwin": "@loader_path"}


@dataclass(frozen=True)
class Compiled:
    """`flags` are CMake's; `environment` is for the package's own build script."""

    name: str
    version: str
    flags: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Where its wheel is kept: another one for other flags, another Python or another system."""
        made_of = " ".join((*self.flags, sys.platform, machine(), f"{sys.version_info[0]}.{sys.version_info[1]}"))
        return CACHE / f"{self.name}-{self.version}-{hashlib.sha256(made_of.encode()).hexdigest()[:12]}"

    def wheel(self) -> Path:
        if found := next(self.folder.glob("*.whl"), None):
            return found
        work = self.folder / "work"
        pip = VENV / ("Scripts/pip.exe" if os.name == "nt" else "bin/pip")
        cores = str(os.cpu_count() or 1)
        environment = {**os.environ, **self.environment, "CMAKE_ARGS": " ".join(self.flags),
                       "CMAKE_BUILD_PARALLEL_LEVEL": cores}  # fmt: skip
        run(pip, "wheel", "--no-deps", "--no-cache-dir", "--no-binary", self.name, "-w", work,
            f"{self.name}=={self.version}", env=environment, cwd=ROOT)  # fmt: skip
        made = next(work.glob("*.whl"))
        target = self.folder / made.name
        made.replace(target)
        shutil.rmtree(work)
        return target


LLAMA = Compiled(
    "llama-cpp-python",
    "0.3.36",
    (
        "-DGGML_NATIVE=OFF",
        "-DGGML_BACKEND_DL=ON",
        "-DGGML_CPU_ALL_VARIANTS=ON",
        "-DLLAVA_BUILD=OFF",
        # Its build installs the parts that it names; what is loaded while it runs goes where CMake puts programs.
        "-DCMAKE_INSTALL_BINDIR=llama_cpp/lib",
        "-DCMAKE_INSTALL_LIBDIR=llama_cpp/lib",
        "-DCMAKE_INSTALL_INCLUDEDIR=llama_cpp/include",
        *([f"-DCMAKE_INSTALL_RPATH={ORIGIN[sys.platform]}"] if sys.platform in ORIGIN else []),
    ),
)

OPENCV = OpenCV("5.0.0.93")

ALL: tuple[Compiled | OpenCV, ...] = (LLAMA, OPENCV) if sys.platform.startswith("linux") else (LLAMA,)
