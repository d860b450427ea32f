"""Makes the mutants of a module: small changes of its source, each of which a test should notice. Pure; runs nothing.

Left out is what has no meaning for who uses the program: docstrings, annotations, decorators, `__all__`, log messages,
`if TYPE_CHECKING`, bodies of Protocols, f-strings (Python 3.11 gives wrong positions in them).
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass, replace

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
LOGGERS = ("log", "logger", "_log", "_logger", "logging")
SHOWN_CHARS = 80


@dataclass(frozen=True)
class Mutant:
    """One change. `start` and `end` are offsets into the UTF-8 source; `lines` is the first and last line of the
    statement it is in, of a compound one its head; `scope` the function, or the name that is assigned to, around it."""

    line: int
    operator: str
    before: str
    after: str
    start: int
    end: int
    text: str
    lines: tuple[int, int]
    scope: str
    is_in_function: bool

    def applied(self, source: str) -> str:
        data = source.encode()
        return (data[: self.start] + self.text.encode() + data[self.end :]).decode()


@dataclass(frozen=True)
class _Place:
    lines: tuple[int, int] = (1, 1)
    scope: str = ""
    is_in_function: bool = False


def mutants(source: str) -> list[Mutant]:
    """Every mutant that is still Python, in the order of the text."""
    maker = _Maker(source)
    found = sorted(maker.of_block(ast.parse(source).body, _Place()), key=lambda one: (one.start, one.end, one.text))
    return [one for one in found if _is_python(one.applied(source))]


def _is_python(source: str) -> bool:
    try:
        compile(source, "mutant", "exec")
    except SyntaxError:
        return False
    return True


class _Maker:
    def __init__(self, source: str) -> None:
        self._source = source.encode()
        self._line_starts = [0]
        for line in self._source.splitlines(keepends=True):
            self._line_starts.append(self._line_starts[-1] + len(line))

    def of_block(self, body: list[ast.stmt], place: _Place) -> Iterator[Mutant]:
        for number, statement in enumerate(body):
            if not (number == 0 and _is_text(statement)) and not _is_left_out(statement):
                yield from self._of_statement(statement, place)

    def _of_statement(self, statement: ast.stmt, around: _Place) -> Iterator[Mutant]:
        lines = (statement.lineno, _head_end(statement))
        place = _Place(lines, _scope(statement, around), around.is_in_function)
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for default in (*statement.args.defaults, *filter(None, statement.args.kw_defaults)):
                yield from self._of_expression(default, place)
            # what is remembered is gone through by the first test alone, but every test may depend on it
            is_cached = any("cache" in ast.unparse(decorator) for decorator in statement.decorator_list)
            yield from self.of_block(statement.body, replace(place, is_in_function=not is_cached))
        elif not isinstance(statement, ast.ClassDef):
            yield from self._whole(statement, place)
            for expression in _expressions(statement):
                yield from self._of_expression(expression, place)
            for block in _blocks(statement):
                yield from self.of_block(block, place)
        elif not any(_name(base) == "Protocol" for base in statement.bases):
            yield from self.of_block(statement.body, place)

    def _whole(self, statement: ast.stmt, place: _Place) -> Iterator[Mutant]:
        if isinstance(statement, ast.Return) and statement.value is not None and not _is_none(statement.value):
            yield self._mutant("return", statement, "return None", place)
        if isinstance(statement, (ast.If, ast.While)):
            for value in ("True", "False"):
                if not (isinstance(statement, ast.While) and value == "True"):
                    yield self._mutant("condition", statement.test, value, place)
        is_effect = isinstance(statement, ast.AugAssign) or (
            isinstance(statement, ast.Expr) and isinstance(statement.value, (ast.Call, ast.Await))
        )
        if is_effect:
            yield self._mutant("deletion", statement, "pass", place)

    def _of_expression(self, node: ast.expr, place: _Place) -> Iterator[Mutant]:
        is_type = isinstance(node, ast.Subscript) and _name(node) == "Literal"
        if is_type or isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and _is_logging(node)):
            return
        yield from self._of_node(node, place)
        for child in _parts(node):
            yield from self._of_expression(child, place)

    def _of_node(self, node: ast.expr, place: _Place) -> Iterator[Mutant]:
        for operator, part, text in _changes(node):
            yield self._mutant(operator, part, text, place)

    def _mutant(self, operator: str, node: ast.stmt | ast.expr, text: str, place: _Place) -> Mutant:
        start = self._line_starts[node.lineno - 1] + node.col_offset
        end = self._line_starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        before = " ".join(self._source[start:end].decode().split())
        after = " ".join(text.split())
        lines = place.lines
        return Mutant(node.lineno, operator, before[:SHOWN_CHARS], after[:SHOWN_CHARS], start, end, text, lines,
                      place.scope, place.is_in_function)  # fmt: skip


def _changes(node: ast.expr) -> Iterator[tuple[str, ast.expr, str]]:
    """(operator, what is replaced, by which text) of one expression, without those inside."""
    if isinstance(node, (ast.BinOp, ast.BoolOp, ast.Compare)):
        yield from ((operator, node, f"({text})") for operator, text in _other_operators(node))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not", node, f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.IfExp):
        yield from (("condition", node.test, value) for value in ("True", "False"))
    elif isinstance(node, ast.Constant):
        yield from ((operator, node, text) for operator, text in _other_constants(node.value))
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        for bound in filter(None, (node.slice.lower, node.slice.upper)):
            if not isinstance(bound, ast.Constant):  # constants are changed as constants
                yield from (("slice", bound, f"({ast.unparse(bound)}) {sign} 1") for sign in "+-")


def _other_operators(node: ast.BinOp | ast.BoolOp | ast.Compare) -> Iterator[tuple[str, str]]:
    changed = copy.deepcopy(node)
    if isinstance(changed, ast.BoolOp):
        changed.op = ast.Or() if isinstance(changed.op, ast.And) else ast.And()
        yield "and/or", ast.unparse(changed)
    elif isinstance(changed, ast.BinOp):
        if type(changed.op) in ARITHMETIC:
            changed.op = ARITHMETIC[type(changed.op)]()
            yield "arithmetic", ast.unparse(changed)
    else:
        for number, operator in enumerate(changed.ops):
            changed.ops[number] = COMPARISONS[type(operator)]()
            yield "comparison", ast.unparse(changed)
            changed.ops[number] = operator


def _expressions(statement: ast.stmt) -> Iterator[ast.expr]:
    """Those of a statement itself, but what is assigned to and what is said of types."""
    for name, value in ast.iter_fields(statement):
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, ast.withitem):
                yield item.context_expr
            elif isinstance(item, ast.expr) and name not in ("annotation", "target", "targets", "type"):
                yield item


def _blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    for name in ("body", "orelse", "finalbody"):
        yield getattr(statement, name, [])
    for part in (*getattr(statement, "handlers", []), *getattr(statement, "cases", [])):
        yield part.body


def _other_constants(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, bool):
        yield "boolean", str(not value)
    elif isinstance(value, int):
        for number in dict.fromkeys((value + 1, value * 2, 0)):
            if number != value:
                yield "number", str(number)
    elif isinstance(value, float):
        for real in dict.fromkeys((value * 0.5, value * 2)):
            if real != value:
                yield "number", repr(real)
    elif isinstance(value, str) and value:
        yield "text", "''"


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    """The expressions inside, without types and without a zip's `strict`, which guards our own code."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.keyword):
            if child.arg != "strict":
                yield child.value
        elif isinstance(child, ast.comprehension):
            yield child.iter
            yield from child.ifs
        elif isinstance(child, ast.arguments):
            yield from (*child.defaults, *filter(None, child.kw_defaults))
        elif isinstance(child, ast.Slice):
            yield from filter(None, (child.lower, child.upper, child.step))
        elif isinstance(child, ast.expr):
            is_type = isinstance(node, ast.Call) and _name(node.func) == "cast" and child is node.args[0]
            if not is_type:
                yield child


def _head_end(statement: ast.stmt) -> int:
    """The last line of a statement before its blocks."""
    inner = [block[0].lineno for name in ("body", "cases") if (block := getattr(statement, name, None))
             and hasattr(block[0], "lineno")]  # fmt: skip
    return max(statement.lineno, inner[0] - 1) if inner else statement.end_lineno or statement.lineno


def _scope(statement: ast.stmt, around: _Place) -> str:
    name = getattr(statement, "name", "")
    if not name and not around.is_in_function and isinstance(statement, (ast.Assign, ast.AnnAssign)):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        name = _name(target)
    return ".".join(filter(None, (around.scope, name))) if name else around.scope


def _is_left_out(statement: ast.stmt) -> bool:
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        return True
    if isinstance(statement, ast.If) and _name(statement.test) == "TYPE_CHECKING":
        return True
    if isinstance(statement, (ast.Assign, ast.AnnAssign)):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        return _name(target) == "__all__"
    if isinstance(statement, ast.Raise):
        raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return _name(raised) == "NotImplementedError"
    return isinstance(statement, ast.Expr) and (
        _is_text(statement) or (isinstance(statement.value, ast.Call) and _is_logging(statement.value))
    )


def _is_text(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(value, ast.Constant) and (value.value is ... or isinstance(value.value, str))


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_logging(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and _name(call.func.value) in LOGGERS


def _name(node: ast.AST | None) -> str:
    """Of `name`, `module.name` and `name[...]`."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return getattr(node, "id", "") or getattr(node, "attr", "")
