"""How a document shows a picture, and what becomes of one. Pure; knows no document and no picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["read", "blank", "passed", "small"]  # small: an icon, which is not counted


@dataclass(frozen=True)
class View:
    """Turned clockwise by so many degrees, flipped, without so much (0..1) of its left, upper, right and lower parts.
    """

    turn: float = 0.0
    is_flipped: bool = False
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


AS_IS = View()
