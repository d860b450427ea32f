"""The program's icon in the kinds and sizes that systems ask for, drawn from resources/icons/program.svg by the Qt of
the build environment."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.release.places import BUILD, PYTHON, ROOT, run

DRAWING = ROOT / "resources" / "icons" / "program.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# The types of an .icns that hold PNG, by edge in pixels.
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
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


def pngs(sizes: Sequence[int] = SIZES) -> dict[int, Path]:
    files = {size: FOLDER / f"{size}.png" for size in sizes}
    if not all(file.is_file() for file in files.values()):
        FOLDER.mkdir(parents=True, exist_ok=True)
        run(PYTHON, "-c", DRAW, DRAWING, FOLDER, *map(str, sizes), env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    return files


def ico(images: Mapping[int, bytes]) -> bytes:
    """An .ico of PNGs by edge in pixels."""
    head, body = struct.pack("<HHH", 0, 1, len(images)), b""
    start = len(head) + 16 * len(images)
    for size, data in sorted(images.items()):
        edge = size % 256  # 0 says 256
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(data), start + len(body))
        body += data
    return head + body


def icns(images: Mapping[int, bytes]) -> bytes:
    parts = b"".join(
        ICNS_TYPES[size] + struct.pack(">I", 8 + len(data)) + data for size, data in sorted(images.items())
    )
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def for_windows() -> Path:
    return _written("alcove.ico", ico({size: pngs()[size].read_bytes() for size in ICO_SIZES}))


def for_mac() -> Path:
    return _written("alcove.icns", icns({size: pngs()[size].read_bytes() for size in ICNS_TYPES}))


def for_program() -> Path | None:
    """What PyInstaller puts into the program itself; on Linux the desktop entry names the icon instead."""
    if sys.platform == "win32":
        return for_windows()
    return for_mac() if sys.platform == "darwin" else None


def _written(name: str, data: bytes) -> Path:
    file = FOLDER / name
    file.write_bytes(data)
    return file
