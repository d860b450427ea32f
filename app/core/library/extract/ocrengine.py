"""Finds the lines of a picture and recognises them with the models inside the rapidocr package; opens no connection.
The only importer of rapidocr. Knows no page, no script and no order of lines."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

Image = np.ndarray[Any, Any]  # (height, width, 3), uint8, blue first
TURNED = 0.9  # of 1: a line counts as upside down; the models' own threshold for turning it


@dataclass(frozen=True, eq=False)
class Found:
    """A line before it is recognised. `box` has its four corners in pixels, `crop` its pixels, lying. `is_standing`
    says that it stood in the picture, `is_turned` that its crop had to be turned upside down."""

    box: Image
    crop: Image
    is_standing: bool
    is_turned: bool

    @property
    def length(self) -> float:
        return float(max(self.crop.shape[:2]))


def find(image: Image, *, side: int | None = None) -> list[Found]:
    """The lines of a picture from top to bottom; with `side` looked for on the picture at most so many pixels long."""
    engine, utils = _engine()
    picture, record = engine.preprocess_img(image)
    try:
        with _looking_at(engine, side):
            crops, found = engine.detect_and_crop(picture, record)
    except utils.no_lines:
        return []
    boxes = utils.map_boxes(found.boxes, record, *image.shape[:2])
    upright, turned = engine.cls_and_rotate(crops)
    seen = zip(boxes, upright, turned.cls_res, strict=True)
    return [Found(box, crop, _stands(box), "180" in label and score > TURNED) for box, crop, (label, score) in seen]


def recognise(crops: Sequence[Image]) -> list[tuple[str, float]]:
    """The text of each and how sure the models are of it, 0 to 1."""
    if not crops:
        return []
    read = _engine()[0].recognize_txt(list(crops))
    return [(str(text), float(score)) for text, score in zip(read.txts, read.scores, strict=True)]


def coarse_boxes(image: Image, side: int) -> list[Image]:
    """Where lines may be, found on the picture at most `side` pixels long: much faster than `find`."""
    engine, _ = _engine()
    with _looking_at(engine, side):
        return _only_boxes(engine, image)


@contextmanager
def _looking_at(engine: Any, side: int | None) -> Iterator[None]:
    """The detector works on pictures at most `side` pixels long; without it on larger ones, as it is made for."""
    if side is None:
        yield
        return
    if engine.text_det is None:  # loaded by its first use
        _only_boxes(engine, np.zeros((32, 32, 3), np.uint8))
    detector = engine.text_det
    usual = detector.limit_type, detector.limit_side_len
    detector.limit_type, detector.limit_side_len = "max", side
    try:
        yield
    finally:
        detector.limit_type, detector.limit_side_len = usual


def _only_boxes(engine: Any, image: Image) -> list[Image]:
    try:
        found = engine(image, use_det=True, use_cls=False, use_rec=False).boxes
    finally:
        engine.update_params(use_det=True, use_cls=True, use_rec=True)
    return [] if found is None else list(found)


def words_of(piece: Image) -> list[tuple[str, float]]:
    """The texts of one line that is cut out, turned upright where it has to be, and how sure the models are."""
    engine, _ = _engine()
    try:
        found = engine(piece, use_det=False, use_cls=True, use_rec=True)
    finally:
        engine.update_params(use_det=True, use_cls=True, use_rec=True)
    return list(zip(found.txts or (), found.scores or (), strict=False))


def _stands(box: Image) -> bool:
    """By the rule by which the engine lays its crop down."""
    width = max(np.linalg.norm(box[0] - box[1]), np.linalg.norm(box[2] - box[3]))
    height = max(np.linalg.norm(box[0] - box[3]), np.linalg.norm(box[1] - box[2]))
    return bool(int(height) >= 1.5 * max(1, int(width)))


@dataclass(frozen=True)
class _Utils:
    no_lines: type[Exception]
    map_boxes: Any


def _load() -> tuple[type[Any], _Utils, Path]:
    """The engine's class, what it works with, and the folder of its models. Without its downloader's trial of IPv6, for
    which urllib3 opens and binds a socket when it is loaded."""
    has_ipv6 = socket.has_ipv6
    socket.has_ipv6 = False
    try:
        import rapidocr
        from rapidocr.main import RapidOCRError
        from rapidocr.utils.process_img import map_boxes_to_original

        folder = Path(rapidocr.__file__).parent / "models"
        return rapidocr.RapidOCR, _Utils(RapidOCRError, map_boxes_to_original), folder  # the name is what loads it
    finally:
        socket.has_ipv6 = has_ipv6


@cache
def _engine() -> tuple[Any, _Utils]:
    """One engine for the life of the parse child: loading takes 1.7 s. Every model is named by its path; otherwise
    rapidocr downloads any whose checksum it does not know."""
    engine, utils, models = _load()
    names = {"Det": "PP-OCRv6_det_small", "Rec": "PP-OCRv6_rec_small", "Cls": "ch_ppocr_mobile_v2.0_cls_mobile"}
    params: dict[str, Any] = {f"{part}.model_path": str(models / f"{name}.onnx") for part, name in names.items()}
    params["Global.log_level"] = "critical"
    params["EngineConfig.onnxruntime.intra_op_num_threads"] = max(1, min(4, (os.cpu_count() or 2) - 1))
    params["EngineConfig.onnxruntime.inter_op_num_threads"] = 1
    return engine(params=params), utils
