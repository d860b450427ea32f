"""Equations of Word (OMML) and of web pages and OpenDocument (MathML) as a line of text: "s = v²/2a", "√(a+b)". Knows
no document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.core.library.extract.xmltree import name_of

MAX_DEPTH = 60  # of fractions in fractions; below that the letters follow each other
_RAISED = dict(
    zip("0123456789+-−=()nixyabcdeghjklmoprstuvwz′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱˣʸᵃᵇᶜᵈᵉᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷᶻ′", strict=True)
)
_LOWERED = dict(zip("0123456789+-−=()aeoxhklmnpstijruv", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ", strict=True))
_LOOSE = re.compile(r"[+\-−±∓=≠<>≤≥≈,;\s]")  # binds less than a fraction's line
_BRACKETED = re.compile(r"[(\[{|][^()\[\]{}|]*[)\]}|]")
_SPACES = re.compile(r"\s+")


def formula_text(element: Any) -> str:
    """Of `m:oMath`, `m:oMathPara` or `math`."""
    return _SPACES.sub(" ", _text(element, 0)).strip()


def _text(element: Any, depth: int) -> str:
    name = name_of(element)
    if depth > MAX_DEPTH:
        return "".join(element.itertext())
    writer = _OMML.get(name) or _MATHML.get(name)
    if writer is not None:
        return writer(element, depth + 1)
    if name in _LEAVES:
        return element.text or ""
    if name.endswith("Pr") or name in _SKIPPED:
        return ""
    if name == "semantics":  # the same once more in other notations
        return _text(element[0], depth + 1) if len(element) else ""
    return "".join(_text(child, depth + 1) for child in element)


_LEAVES = frozenset(("t", "mi", "mn", "mo", "mtext", "ms"))
_SKIPPED = frozenset(("", "annotation", "annotation-xml", "mphantom", "mspace", "del", "moveFrom"))


def _part(element: Any, name: str, depth: int) -> str:
    child = next((child for child in element if name_of(child) == name), None)
    return _text(child, depth).strip() if child is not None else ""


def _property(element: Any, name: str, default: str) -> str:
    """The value of a property; "" where it is there and empty."""
    for found in element.iterfind(f"{{*}}{name_of(element)}Pr/{{*}}{name}"):
        return next((value for key, value in found.attrib.items() if key.endswith("val")), "")
    return default


def _bound(text: str) -> str:
    """In brackets, unless it holds together without."""
    is_whole = not _LOOSE.search(text) or _BRACKETED.fullmatch(text)
    return text if is_whole else f"({text})"


def _over(above: str, below: str) -> str:
    lower = _bound(below)
    return f"{_bound(above)}/{f'({lower})' if '/' in lower and lower == below else lower}"


def _raised(base: str, sign: str) -> str:
    return _beside(base, sign, _RAISED, "^")


def _lowered(base: str, sign: str) -> str:
    return _beside(base, sign, _LOWERED, "_")


def _beside(base: str, sign: str, small: Mapping[str, str], mark: str) -> str:
    """The base with a sign in small characters, or behind its mark where there are none for it."""
    plain = sign.replace(" ", "")
    if not plain:
        return base
    shown = "".join(small.get(char, " ") for char in plain)
    return _bound(base) + (shown if " " not in shown else f"{mark}{plain if len(plain) == 1 else f'({plain})'}")


def _root(inner: str, degree: str) -> str:
    sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree) or f"{_raised('', degree)}√"
    return f"{sign}{inner if len(inner) == 1 or inner.isdigit() else f'({inner})'}"


def _limits(sign: str, low: str, high: str) -> str:
    return _raised(_lowered(sign, low), high)


def _nary(element: Any, depth: int) -> str:
    sign = _property(element, "chr", "∫") or "∫"
    return f"{_limits(sign, _part(element, 'sub', depth), _part(element, 'sup', depth))} {_part(element, 'e', depth)}"


def _fenced(element: Any, depth: int) -> str:
    inner = [_text(child, depth).strip() for child in element if name_of(child) == "e"]
    begin, end = _property(element, "begChr", "("), _property(element, "endChr", ")")
    return begin + (_property(element, "sepChr", "|") or " ").join(inner) + end


def _rows(element: Any, depth: int) -> str:
    rows = [child for child in element if name_of(child) in ("mr", "mtr", "mlabeledtr")]
    cells = [", ".join(_text(cell, depth).strip() for cell in row if not name_of(cell).endswith("Pr")) for row in rows]
    return f"[{'; '.join(cells)}]"


def _lines(element: Any, depth: int) -> str:
    return "; ".join(_text(child, depth).strip() for child in element if name_of(child) == "e")


_OMML = {
    "f": lambda e, d: _over(_part(e, "num", d), _part(e, "den", d)),
    "sSup": lambda e, d: _raised(_part(e, "e", d), _part(e, "sup", d)),
    "sSub": lambda e, d: _lowered(_part(e, "e", d), _part(e, "sub", d)),
    "sSubSup": lambda e, d: _limits(_part(e, "e", d), _part(e, "sub", d), _part(e, "sup", d)),
    "sPre": lambda e, d: _limits("", _part(e, "sub", d), _part(e, "sup", d)) + _part(e, "e", d),
    "rad": lambda e, d: _root(_part(e, "e", d), _part(e, "deg", d)),
    "nary": _nary,
    "d": _fenced,
    "func": lambda e, d: f"{_part(e, 'fName', d)} {_bound(_part(e, 'e', d))}",
    "limLow": lambda e, d: _lowered(_part(e, "e", d), _part(e, "lim", d)),
    "limUpp": lambda e, d: _raised(_part(e, "e", d), _part(e, "lim", d)),
    "m": _rows,
    "eqArr": _lines,
    "acc": lambda e, d: _part(e, "e", d) + _property(e, "chr", "\u0302")[:1],
    "bar": lambda e, d: _part(e, "e", d) + "\u0305",
}


def _children(element: Any, depth: int, count: int) -> Sequence[str]:
    texts = [_text(child, depth).strip() for child in element if name_of(child) not in _SKIPPED][:count]
    return [*texts, *[""] * (count - len(texts))]


def _mfenced(element: Any, depth: int) -> str:
    inner = (_text(child, depth).strip() for child in element)
    return element.get("open", "(") + ", ".join(inner) + element.get("close", ")")


_MATHML = {
    "mfrac": lambda e, d: _over(*_children(e, d, 2)),
    "msup": lambda e, d: _raised(*_children(e, d, 2)),
    "msub": lambda e, d: _lowered(*_children(e, d, 2)),
    "msubsup": lambda e, d: _limits(*_children(e, d, 3)),
    "munder": lambda e, d: _lowered(*_children(e, d, 2)),
    "mover": lambda e, d: _raised(*_children(e, d, 2)),
    "munderover": lambda e, d: _limits(*_children(e, d, 3)),
    "msqrt": lambda e, d: _root("".join(_text(child, d) for child in e).strip(), ""),
    "mroot": lambda e, d: _root(*_children(e, d, 2)),
    "mfenced": _mfenced,
    "mtable": _rows,
}
