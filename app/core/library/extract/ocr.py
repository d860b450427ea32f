"""Reads the text of pictures with the models inside the rapidocr package; opens no connection. The only importer of
rapidocr. Knows neither PDF nor image files."""

from __future__ import annotations

import os
import re
import socket
import time
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from app.core.library.extract.layout import Line

# A killed parse child stores nothing of its file, so a long scan stops here, well under IndexLimits.parse_seconds, and
# the pages that are left are named as empty. 2.6 to 6.7 s a page on two shared cores: 40 to 90 pages.
SECONDS = 200.0
MAX_SIDE = 2000  # pixels; the models shrink larger ones themselves
DOTS_PER_INCH = 170
MIN_SIDE = 16  # pixels; smaller pictures hold no letter
MIN_SCORE = 0.5
BLANK_RANGE = 12  # of 256 grey values between the darkest and the lightest point: paper without ink
_USEFUL = re.compile(r"\w")
# The test whether a photograph has words at all: the detector on a smaller picture, and the words of a few boxes. At
# 960 pixels it finds letters of 14 pixels in a photograph of 2,000; at 640 it takes half the time and loses those under
# 32.
TEST_SIDE = 960
TEST_BOXES = 8  # the longest ones: lines are long, and what is taken for letters in foliage and cups is round
TEST_SCORE = 0.6
_WORD = re.compile(r"(\w)(?!\1)\w")  # two different letters or digits: "0000" and "AAA" are fences and roofs


class Clock:
    """How long one file may still be read by OCR."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._end = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        return time.monotonic() > self._end


def scale_for(width: float, height: float) -> float:
    """Pixels per point (1/72 inch) for a page of this size; bounded however large the page claims to be."""
    return min(DOTS_PER_INCH / 72, MAX_SIDE / max(width, height, 1.0))


def is_blank(image: np.ndarray[Any, Any]) -> bool:
    return image.size == 0 or min(image.shape[:2]) < MIN_SIDE or int(np.ptp(image.astype(np.int16))) < BLANK_RANGE


def read_image(image: np.ndarray[Any, Any]) -> list[Line]:
    """Lines from top to bottom, `y` and `x` in pixels; empty where there is no text. `image` is (height, width, 3),
    uint8, blue first. Sizes stay unknown: the heights of boxes vary more than those of headings and text."""
    if is_blank(image):
        return []
    found = _engine()(image)
    if found.boxes is None or not found.txts:
        return []
    lines = []
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        if score >= MIN_SCORE and _USEFUL.search(text):
            left, right = float(box[:, 0].min()), float(box[:, 0].max())
            top, bottom = float(box[:, 1].min()), float(box[:, 1].max())
            lines.append(Line(text, y=image.shape[0] - bottom, x=left, end=right, height=bottom - top))
    return lines


def has_words(image: np.ndarray[Any, Any]) -> bool:
    """Whether it is worth reading a picture that may be a photograph: 0.4 instead of 2 seconds of a core for one of
    1,600 x 1,200. `image` as for `read_image`."""
    if is_blank(image):
        return False
    engine = _engine()
    try:
        boxes = _coarse_boxes(engine, image)
        return any(_is_word(engine, image, box) for box in sorted(boxes, key=_length, reverse=True)[:TEST_BOXES])
    finally:
        engine.update_params(use_det=True, use_cls=True, use_rec=True)


def _coarse_boxes(engine: Any, image: np.ndarray[Any, Any]) -> list[Any]:
    only_boxes = {"use_det": True, "use_cls": False, "use_rec": False}
    if engine.text_det is None:  # loaded by its first use
        engine(np.zeros((32, 32, 3), np.uint8), **only_boxes)
    detector = engine.text_det
    usual = detector.limit_type, detector.limit_side_len
    detector.limit_type, detector.limit_side_len = "max", TEST_SIDE
    try:
        found = engine(image, **only_boxes).boxes
    finally:
        detector.limit_type, detector.limit_side_len = usual
    return [] if found is None else list(found)


def _length(box: Any) -> float:
    """How many times longer than high, or higher than wide."""
    width, height = (max(1.0, float(side)) for side in np.ptp(box, axis=0))
    return max(width, height) / min(width, height)


def _is_word(engine: Any, image: np.ndarray[Any, Any], box: Any) -> bool:
    left, top = np.maximum(box.min(axis=0), 0).astype(int)
    right, bottom = np.ceil(box.max(axis=0)).astype(int)
    piece = image[top:bottom, left:right]
    if min(piece.shape[:2]) == 0:
        return False
    if piece.shape[0] > 1.5 * piece.shape[1]:
        piece = np.ascontiguousarray(np.rot90(piece))
    found = engine(piece, use_det=False, use_cls=True, use_rec=True)
    texts = zip(found.txts or (), found.scores or (), strict=False)
    return any(score >= TEST_SCORE and is_word(text) for text, score in texts)


def is_word(text: str) -> bool:
    return _WORD.search(text) is not None


def _load() -> tuple[type[Any], Path]:
    """The engine's class and the folder of its models. Without its downloader's trial of IPv6, for which urllib3 opens
    and binds a socket when it is loaded."""
    has_ipv6 = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        import rapidocr

        return rapidocr.RapidOCR, Path(rapidocr.__file__).parent / "models"  # the name is what loads it
    finally:
        socket.has_ipv6 = has_ipv6


@cache
def _engine() -> Any:
    """One engine for the life of the parse child: loading takes 1.7 s. Every model is named by its path; otherwise
    rapidocr downloads any whose checksum it does not know."""
    engine, models = _load()
    names = {"Det": "PP-OCRv6_det_small", "Rec": "PP-OCRv6_rec_small", "Cls": "ch_ppocr_mobile_v2.0_cls_mobile"}
    params: dict[str, Any] = {f"{part}.model_path": str(models / f"{name}.onnx") for part, name in names.items()}
    params["Global.log_level"] = "critical"
    params["EngineConfig.onnxruntime.intra_op_num_threads"] = max(1, min(4, (os.cpu_count() or 2) - 1))
    params["EngineConfig.onnxruntime.inter_op_num_threads"] = 1
    return engine(params=params)
