"""Which lines, functions and branches of the user's files ran: Python tells each once, then runs at its own speed."""

from __future__ import annotations

import json
import opcode
import sys
from collections.abc import Iterator
from types import CodeType
from typing import Any

from _dryfit import loader

#: Of the Python that stands in the snapshot: Glue's own, by which the guest is type-checked, has none.
_monitoring: Any = sys.monitoring  # type: ignore[attr-defined]
_tool = _monitoring.COVERAGE_ID
_EVENTS = _monitoring.events
_DISABLE = _monitoring.DISABLE
_FOR_ITER = opcode.opmap["FOR_ITER"]
_dumps = json.dumps

#: By file: its lines that ran, the numbers of its functions that were entered, and its branches that were taken.
_lines: dict[str, set[int]] = {}
_entered: dict[str, set[int]] = {}
_branches: dict[str, set[tuple[int, int, int]]] = {}
#: By identity, since hashing a code object reads all of it: each with its number within its file.
_numbers: dict[int, tuple[CodeType, int]] = {}
#: Where each jump went first: it is followed until it has gone the other way too.
_first: dict[tuple[int, int], int] = {}


def begin() -> None:
    """Follows the files that are loaded from now on."""
    if _monitoring.get_tool(_tool) is None:
        _monitoring.use_tool_id(_tool, "dryfit")
        _monitoring.register_callback(_tool, _EVENTS.LINE, _on_line)
        _monitoring.register_callback(_tool, _EVENTS.PY_START, _on_start)
        _monitoring.register_callback(_tool, _EVENTS.BRANCH, _on_branch)
    loader.on_code = follow


def follow(code: CodeType) -> None:
    """Follows a file's code and what is defined in it."""
    if id(code) in _numbers:
        return
    file = code.co_filename
    for each in (_lines, _entered, _branches):
        each.setdefault(file, set())  # type: ignore[attr-defined]
    for number, each_code in enumerate(within(code)):
        _numbers[id(each_code)] = (each_code, number)
        _monitoring.set_local_events(_tool, each_code, _EVENTS.LINE | _EVENTS.PY_START | _EVENTS.BRANCH)


def within(code: CodeType) -> Iterator[CodeType]:
    """A code object and those of the functions, classes and lambdas in it: in an order that the text of the file gives."""
    yield code
    for value in code.co_consts:
        if isinstance(value, CodeType):
            yield from within(value)


def take() -> str:
    """What ran since it was last asked, as JSON: of each file `l` and a line, `f` and a function, `b` and a jump from and to."""
    ran: dict[str, list[str]] = {}
    for file, lines in _lines.items():
        if lines:
            functions = (f"f{number}" for number in _entered[file])
            jumps = (f"b{number}:{offset}:{destination}" for number, offset, destination in _branches[file])
            ran[file] = [*(f"l{line}" for line in lines), *functions, *jumps]
            for each in (lines, _entered[file], _branches[file]):
                each.clear()
    return _dumps(ran)


def _on_line(code: CodeType, line: int) -> Any:
    _lines[code.co_filename].add(line)
    return _DISABLE


def _on_start(code: CodeType, _offset: int) -> Any:
    _entered[code.co_filename].add(_numbers[id(code)][1])
    return _DISABLE


def _on_branch(code: CodeType, offset: int, destination: int) -> Any:
    first = _first.get((id(code), offset))
    if first == destination:
        return None
    _branches[code.co_filename].add((_numbers[id(code)][1], offset, destination))
    if first is not None:
        return _DISABLE
    _first[id(code), offset] = destination
    # A loop whose body was entered has nothing more to tell.
    return _DISABLE if code.co_code[offset] == _FOR_ITER and destination - offset < 8 else None
