"""Charts and SmartArt of Office files as text: titles, series and their values as a table; the words of a diagram.
Knows their XML and no document around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.core.library.extract.build import Builder
from app.core.library.extract.numberformat import shown
from app.core.library.extract.xmltree import name_of

MAX_POINTS = 5_000  # of one series
MAX_NODES = 5_000  # of one diagram
_A_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def add_chart(builder: Builder, root: Any) -> None:
    """`root` is `c:chartSpace`, or `cx:chartSpace` of newer kinds of charts."""
    title = _title(root.find("{*}chart"))
    builder.paragraph(title)
    for axis in root.iterfind(".//{*}plotArea/*"):
        if name_of(axis) in ("catAx", "valAx", "dateAx", "serAx"):
            builder.paragraph(_title(axis))
    series = [_series(element) for element in root.iter("{*}ser")] or _newer_series(root)
    for categories in dict.fromkeys(tuple(labels) for _, labels, _ in series):
        columns = [(name or title, values) for name, labels, values in series if tuple(labels) == categories]
        _add_values(builder, categories, columns)


Series = tuple[str, list[str], list[str]]  # name, labels, values


def _add_values(builder: Builder, labels: tuple[str, ...], columns: list[tuple[str, list[str]]]) -> None:
    count = max([len(labels), *(len(values) for _, values in columns)], default=0)
    if not count:  # whoever wrote the chart left its values to the program that draws it
        return
    at = [*labels, *[""] * (count - len(labels))]
    if len(columns) == 1 and not columns[0][0]:
        for label, value in zip(at, columns[0][1], strict=False):
            builder.paragraph(f"{label}: {value}" if label else value)
        return
    rows = [[label, *(values[n] if n < len(values) else "" for _, values in columns)] for n, label in enumerate(at)]
    builder.table([["", *(name for name, _ in columns)], *rows], has_header=1)


def _title(element: Any) -> str:
    title = element.find("{*}title") if element is not None else None
    if title is None:
        return ""
    texts = [part.text or "" for part in title.iter("{*}t")] or [part.text or "" for part in title.iter("{*}v")]
    return "".join(texts)


def _series(element: Any) -> Series:
    name = " ".join(part.text or "" for part in element.iterfind("{*}tx//{*}v"))
    labels = _points(element, ("cat", "xVal"))
    return name, labels, _points(element, ("val", "yVal"))


def _points(element: Any, names: tuple[str, str]) -> list[str]:
    """By their index; a chart leaves out those without a value. Labels of several levels stand in one, from outside."""
    found = next((child for child in element if name_of(child) in names), None)
    if found is None:
        return []
    levels = found.findall(".//{*}lvl") or [found]
    code = next((child.text or "" for child in found.iter("{*}formatCode")), "General")
    points: dict[int, list[str]] = {}
    for level in reversed(levels):
        for point in level.iter("{*}pt"):
            at, value = point.get("idx", ""), point.findtext("{*}v") or ""
            if at.isdigit() and int(at) < MAX_POINTS:
                points.setdefault(int(at), []).append(_shown(value, point.get("formatCode", code)))
    return [" ".join(points.get(at, [])) for at in range(max(points, default=-1) + 1)]


def _shown(value: str, code: str) -> str:
    try:
        return shown(float(value), code)
    except (ValueError, OverflowError):
        return " ".join(value.split())


def _newer_series(root: Any) -> list[Series]:
    """Waterfalls, funnels and trees keep their data apart."""
    series = []
    names = [" ".join(v.text or "" for v in one.iterfind("{*}tx//{*}v")) for one in root.iter("{*}series")]
    for number, data in enumerate(root.iterfind(".//{*}chartData/{*}data")):
        labels, values = _level(data.find("{*}strDim")), _level(data.find("{*}numDim"))
        series.append((names[number] if number < len(names) else "", labels, values))
    return series


def _level(element: Any) -> list[str]:
    if element is None:
        return []
    points = [point for point in element.iter("{*}pt")][:MAX_POINTS]
    code = next((level.get("formatCode", "General") for level in element.iter("{*}lvl")), "General")
    return [_shown(point.text or "", code) for point in points]


def add_diagram(builder: Builder, root: Any) -> None:
    """SmartArt: each shape's words on a line, what stands below a shape behind it. `root` is `dgm:dataModel`."""
    texts: dict[str, str] = {}
    for point in root.iter("{*}pt"):
        words = ["".join(part.text or "" for part in line.iter(_A_TEXT)) for line in point.iter("{*}p")]
        texts[point.get("modelId", "")] = " ".join(" ".join(words).split())
    below: dict[str, list[tuple[int, str]]] = {}
    for link in root.iter("{*}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "0")
            below.setdefault(link.get("srcId", ""), []).append(
                (int(order) if order.isdigit() else 0, link.get("destId", ""))
            )
    roots = [point.get("modelId", "") for point in root.iter("{*}pt") if point.get("type") == "doc"] or list(texts)
    lines = [texts[name] for name in _in_order(roots, below) if texts.get(name)]
    builder.paragraph("\n".join(lines))


def _in_order(roots: list[str], below: dict[str, list[tuple[int, str]]]) -> Iterator[str]:
    seen: set[str] = set()
    stack = roots[::-1]
    while stack and len(seen) < MAX_NODES:
        name = stack.pop()
        if name not in seen:
            seen.add(name)
            yield name
            stack += [child for _, child in sorted(below.get(name, []), reverse=True)]
