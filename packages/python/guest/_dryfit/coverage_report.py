"""What ran of a Python file, as Istanbul has it for JavaScript: counts of statements, functions and branches."""

from __future__ import annotations

import ast
import opcode
from collections.abc import Iterator
from types import CodeType
from typing import Any, NamedTuple

from _dryfit import coverage, loader

_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_Counted = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.If | ast.IfExp | ast.Match
_JUMPS = frozenset(number for name, number in opcode.opmap.items() if name.startswith("POP_JUMP_IF"))
_ENDS = frozenset(number for name, number in opcode.opmap.items() if name.startswith(("RETURN_", "RAISE_", "RERAISE")))
_GOES_ON = {opcode.opmap[name]: sign for name, sign in (("JUMP_FORWARD", 1), ("JUMP_BACKWARD", -1), ("JUMP_BACKWARD_NO_INTERRUPT", -1))}


class Extent(NamedTuple):
    """From the first character of something to behind its last: lines from 1, bytes of a line from 0."""

    line: int
    column: int
    end_line: int
    end_column: int

    def holds(self, line: int, column: int) -> bool:
        """Whether a place lies within."""
        return (self.line, self.column) <= (line, column) < (self.end_line, self.end_column)


class _Instruction(NamedTuple):
    """What is looked at of an instruction: where it stands in the text, if it does, and the offset behind it."""

    op: int
    argument: int
    place: tuple[int, int] | None
    following: int


class Ran:
    """What ran of a file, each with the number of tests that it ran in: its lines, functions and jumps."""

    def __init__(self, counts: dict[str, int]) -> None:
        """Takes the counts by what `coverage.take` calls them."""
        self.lines = {int(key[1:]): count for key, count in counts.items() if key[0] == "l"}
        self.entered = {int(key[1:]): count for key, count in counts.items() if key[0] == "f"}
        self.branches = {tuple(map(int, key[1:].split(":"))): count for key, count in counts.items() if key[0] == "b"}


def report(file: str, counts: dict[str, int]) -> dict[str, Any]:
    """The coverage of a file: what Istanbul calls FileCoverage, without its path."""
    source = loader.read(file)
    tree = ast.parse(source, file)
    codes = list(coverage.within(compile(source, file, "exec", dont_inherit=True)))
    return _Report(tree, source, codes, Ran(counts)).made()


class _Report:
    def __init__(self, tree: ast.Module, source: str, codes: list[CodeType], ran: Ran) -> None:
        self.tree = tree
        #: In the order of the text.
        self.nodes = sorted((node for node in ast.walk(tree) if isinstance(node, _Counted)), key=lambda node: (node.lineno, node.col_offset))
        self.lines = source.splitlines()
        self.codes = codes
        self.ran = ran
        self.executable = {line for code in codes for _, _, line in code.co_lines() if line}
        self.functions = self._entered()
        self.sides = self._sides()

    def made(self) -> dict[str, Any]:
        """The whole of it."""
        statements = [(node, count) for node, count in self._statements(self.tree.body, None) if count is not None]
        functions = [(node, self.functions.get(node, 0)) for node in self.nodes if isinstance(node, _Function)]
        branches = [made for node in self.nodes if (made := self._branch(node)) is not None]
        return {
            "statementMap": {str(i): self._range(_extent(node)) for i, (node, _) in enumerate(statements)},
            "s": {str(i): count for i, (_, count) in enumerate(statements)},
            "fnMap": {str(i): self._function(node) for i, (node, _) in enumerate(functions)},
            "f": {str(i): count for i, (_, count) in enumerate(functions)},
            "branchMap": {str(i): shape for i, (shape, _) in enumerate(branches)},
            "b": {str(i): counts for i, (_, counts) in enumerate(branches)},
        }

    def _statements(self, body: list[ast.stmt], parent: ast.AST | None) -> Iterator[tuple[ast.stmt, int | None]]:
        for node in body:
            yield node, self._count(node, parent)
            for below in _bodies(node):
                yield from self._statements(below, node)

    def _count(self, node: ast.stmt, parent: ast.AST | None) -> int | None:
        """In how many tests a statement ran; None where Python makes no code of it."""
        lines = [line for line in _header(node) if line in self.executable]
        if not lines or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            return None
        if parent is not None and node.lineno in _header(parent):
            # On the line of what it belongs to: that the line ran says nothing of it.
            if isinstance(parent, ast.If):
                return self.sides.get(parent, (0, 0))[0]
            if isinstance(parent, _Function):
                return self.functions.get(parent, 0)
        return max(self.ran.lines.get(line, 0) for line in lines)

    def _entered(self) -> dict[ast.AST, int]:
        """In how many tests each function was entered."""
        nodes = [node for node in self.nodes if isinstance(node, _Function)]
        entered: dict[ast.AST, int] = {}
        for number, code in enumerate(self.codes):
            for node in nodes:
                if node not in entered and _is_code_of(code, node):
                    entered[node] = self.ran.entered.get(number, 0)
                    break
        return entered

    def _branch(self, node: ast.AST) -> tuple[dict[str, Any], list[int]] | None:
        if isinstance(node, ast.Match):
            counts = [self._count(case.body[0], None) or 0 for case in node.cases]
            return self._shape("switch", node, [_extent_of_body(case.body) for case in node.cases]), counts
        if node not in self.sides:
            return None
        if isinstance(node, ast.IfExp):
            return self._shape("cond-expr", node, [_extent(node.body), _extent(node.orelse)]), list(self.sides[node])
        assert isinstance(node, ast.If)
        other = _extent_of_body(node.orelse) if node.orelse else None
        # As Istanbul: its mark of a way not taken stands before the `if`, and before the `else` where one is written.
        return self._shape("if", node, [_extent(node), other]), list(self.sides[node])

    def _sides(self) -> dict[ast.AST, tuple[int, int]]:
        """Of each condition that Python decides at run time, in how many tests at least it went which way.

        Its parts are told apart: each may lead there, in the same test or in another.
        """
        conditions = [node for node in self.nodes if isinstance(node, ast.If | ast.IfExp)]
        # Inner ones begin behind their outer ones, or with them: then they end earlier.
        conditions.sort(key=lambda node: (node.test.lineno, node.test.col_offset, -(node.test.end_lineno or 0), -(node.test.end_col_offset or 0)))
        inner_first = [(node, _extent(node.test)) for node in reversed(conditions)]
        sides: dict[ast.AST, tuple[int, int]] = {}
        for number, code in enumerate(self.codes):
            instructions = _instructions(code)
            for offset, instruction in instructions.items():
                if instruction.op not in _JUMPS or instruction.place is None:
                    continue
                node = next((node for node, extent in inner_first if extent.holds(*instruction.place)), None)
                if node is None:
                    continue
                then, other = sides.get(node, (0, 0))
                for destination in (instruction.following, instruction.following + 2 * instruction.argument):
                    count = self.ran.branches.get((number, offset, destination), 0)
                    side = _side(instructions, destination, node) if count else None
                    then, other = max(then, count if side == "body" else 0), max(other, count if side == "other" else 0)
                sides[node] = (then, other)
        return sides

    def _shape(self, kind: str, node: Any, locations: list[Extent | None]) -> dict[str, Any]:
        return {"type": kind, "loc": self._range(_extent(node)), "locations": [self._range(each) for each in locations]}

    def _function(self, node: Any) -> dict[str, Any]:
        named = node.name if not isinstance(node, ast.Lambda) else "(anonymous)"
        declared = Extent(node.lineno, node.col_offset, node.lineno, len(self.lines[node.lineno - 1].encode()))
        body = _extent(node.body) if isinstance(node, ast.Lambda) else _extent_of_body(node.body)
        return {"name": named, "decl": self._range(declared), "loc": self._range(body), "line": node.lineno}

    def _range(self, extent: Extent | None) -> dict[str, Any]:
        """As Istanbul writes it: columns in characters; nothing where nothing is written."""
        if extent is None:
            return {"start": {}, "end": {}}
        return {
            "start": {"line": extent.line, "column": self._column(extent.line, extent.column)},
            "end": {"line": extent.end_line, "column": self._column(extent.end_line, extent.end_column)},
        }

    def _column(self, line: int, column: int) -> int:
        return len(self.lines[line - 1].encode()[:column].decode(errors="replace"))


def _side(instructions: dict[int, _Instruction], offset: int, node: ast.If | ast.IfExp) -> str | None:
    """Where a jump of a condition leads: to its body, to what else follows, or to another jump of the condition."""
    test = _extent(node.test)
    body = _extent_of_body(node.body) if isinstance(node, ast.If) else _extent(node.body)
    for _ in range(len(instructions)):
        instruction = instructions.get(offset)
        if instruction is None:
            return "other"
        if instruction.place is not None and not test.holds(*instruction.place):
            return "body" if body.holds(*instruction.place) else "other"
        if instruction.op in _JUMPS:
            return None
        if instruction.op in _ENDS:
            return "other"
        # What is left on the stack is taken away, still in the place of the condition, before it goes on.
        offset = instruction.following + 2 * instruction.argument * _GOES_ON.get(instruction.op, 0)
    return "other"


def _instructions(code: CodeType) -> dict[int, _Instruction]:
    """By offset, without those that only lengthen an argument."""
    found: dict[int, _Instruction] = {}
    places = list(code.co_positions())
    raw = code.co_code
    offset, extended = 0, 0
    while offset < len(raw):
        op, argument = raw[offset], raw[offset + 1] | extended
        following = offset + 2
        while following < len(raw) and raw[following] == opcode.opmap["CACHE"]:
            following += 2
        line, _, column, _ = places[offset // 2]
        found[offset] = _Instruction(op, argument, None if line is None or column is None else (line, column), following)
        extended = argument << 8 if op == opcode.EXTENDED_ARG else 0
        offset = following
    return found


def _is_code_of(code: CodeType, node: _Function) -> bool:
    if not isinstance(node, ast.Lambda):
        return code.co_name == node.name and code.co_firstlineno == _header(node).start
    if code.co_name != "<lambda>":
        return False
    body = _extent(node.body)
    places = [(line, column) for line, _, column, end in code.co_positions() if line and column is not None and end]
    inner = [_extent(each.body) for each in ast.walk(node.body) if isinstance(each, ast.Lambda)]
    return bool(places) and all(body.holds(*place) for place in places) and not any(i.holds(*places[-1]) for i in inner)


def _bodies(node: ast.AST) -> list[list[ast.stmt]]:
    """The blocks of a compound statement, in order."""
    found: list[list[ast.stmt]] = []
    for _, value in ast.iter_fields(node):
        if not isinstance(value, list) or not value:
            continue
        if isinstance(value[0], ast.stmt):
            found.append(value)
        elif isinstance(value[0], ast.ExceptHandler | ast.match_case):
            found.extend(each.body for each in value)
    return found


def _header(node: Any) -> range:
    """The lines of a statement, of a compound one those that are not its blocks'."""
    start, blocks = _start(node), _bodies(node)
    if not blocks:
        return range(start, node.end_lineno + 1)
    return range(start, max(start, node.lineno, _start(blocks[0][0]) - 1) + 1)


def _start(node: Any) -> int:
    """The line of a statement, that of its first decorator if it has one."""
    return min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])


def _extent(node: Any) -> Extent:
    return Extent(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def _extent_of_body(body: list[ast.stmt]) -> Extent:
    return Extent(body[0].lineno, body[0].col_offset, body[-1].end_lineno or 0, body[-1].end_col_offset or 0)
