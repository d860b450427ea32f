"""The program's icon in the kinds and sizes that systems ask for: drawn from resources/icons/program.svg by the Qt of
the build environment, packed by its Pillow."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.release.places import BUILD, PYTHON, ROOT, run

DRAWING = ROOT / "resources" / "icons" / "program.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
MAC_SIZES = (32, 64, 128, 256, 512, 1024)  # of 16 to 512 points, most of them for two pixels a point
FOLDER = BUILD / "icons"

DRAW = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
app = QGuiApplication(["draw"])
drawing, folder, *sizes = sys.argv[1:]
renderer = QSvgRenderer(drawing)
for size in map(int, sizes):
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    assert image.save(f"{folder}/{size}.png")
"""

PACK = """
import sys
from PIL import Image
target, *files = sys.argv[1:]
*smaller, largest = [Image.open(file) for file in files]
sizes = {"sizes": [image.size for image in (*smaller, largest)]} if target.endswith(".ico") else {}
largest.save(target, append_images=smaller, **sizes)
"""


def pngs(sizes: Sequence[int] = SIZES) -> dict[int, Path]:
    files = {size: FOLDER / f"{size}.png" for size in sizes}
    if not all(file.is_file() for file in files.values()):
        FOLDER.mkdir(parents=True, exist_ok=True)
        run(PYTHON, "-c", DRAW, DRAWING, FOLDER, *map(str, sizes), env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    return files


def for_windows() -> Path:
    return _packed("alcove.ico", ICO_SIZES)


def for_mac() -> Path:
    return _packed("alcove.icns", MAC_SIZES)


def for_program() -> Path | None:
    """What PyInstaller puts into the program itself; on Linux the desktop entry names the icon instead."""
    if sys.platform == "win32":
        return for_windows()
    return for_mac() if sys.platform == "darwin" else None


def _packed(name: str, sizes: Sequence[int]) -> Path:
    """`sizes` in order; what a format asks for beside them would be scaled."""
    files = pngs(sizes)
    run(PYTHON, "-c", PACK, FOLDER / name, *(files[size] for size in sizes))
    return FOLDER / name
