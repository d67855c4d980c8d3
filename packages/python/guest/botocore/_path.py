"""JMESPath, which pages, waiters and resources are described in: a text becomes a function of a value."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from _dryfit.refusals import Refusal
from botocore._path_lexer import tokens

_Look = Callable[[Any], Any]

_POWER = {"|": 1, "||": 2, "&&": 3, "==": 5, "!=": 5, "<": 5, "<=": 5, ">": 5, ">=": 5, "[]": 9, "*": 20, "[?": 21, ".": 40, "{": 50, "[": 55, "(": 60}
#: What binds looser ends a projection.
_PROJECTION_STOP = 10


@lru_cache(maxsize=512)
def search_function(text: str) -> _Look:
    """The function of an expression."""
    parser = _Parser(text)
    look = parser.expression(0)
    parser.take("end")
    return look


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tokens(text)
        self._at = 0

    @property
    def _kind(self) -> str:
        return self._tokens[self._at][0]

    def take(self, kind: str) -> Any:
        found, value = self._tokens[self._at]
        if found != kind:
            raise ValueError(f"Bad jmespath expression: {self._text!r}, {value!r} stands where {kind!r} should")
        self._at += 1
        return value

    def expression(self, power: int) -> _Look:
        kind, value = self._tokens[self._at]
        self._at += 1
        left = self._first(kind, value)
        while _POWER.get(self._kind, 0) > power:
            kind = self._kind
            self._at += 1
            left = self._rest(kind, left)
        return left

    def _first(self, kind: str, value: Any) -> _Look:
        if kind == "name":
            return self._call(value) if self._kind == "(" else lambda v: v.get(value) if isinstance(v, dict) else None
        if kind == "literal":
            return lambda v: value
        if kind == "@":
            return _same
        if kind == "*":
            return _projected(lambda v: list(v.values()) if isinstance(v, dict) else None, self._projection(20))
        if kind in ("[]", "[?"):
            return self._rest(kind, _same)
        if kind == "[":
            return self._bracket_first()
        if kind == "{":
            return self._hash()
        if kind == "!":
            inner = self.expression(45)
            return lambda v: not _true(inner(v))
        if kind == "&":
            raise self._unknown("&")
        if kind == "(":
            inner = self.expression(0)
            self.take(")")
            return inner
        raise ValueError(f"Bad jmespath expression: {self._text!r}, {value!r} is unexpected")

    def _rest(self, kind: str, left: _Look) -> _Look:
        if kind == ".":
            return self._dot(left)
        if kind == "[":
            return self._bracket(left)
        if kind == "[]":
            return _projected(_flat(left), self._projection(9))
        if kind == "[?":
            condition = self.expression(0)
            self.take("]")
            return _projected(_filtered(left, condition), self._projection(21))
        right = self.expression(_POWER[kind])
        if kind == "|":
            return lambda v: right(left(v))
        if kind == "||":
            return lambda v: found if _true(found := left(v)) else right(v)
        if kind == "&&":
            return lambda v: right(v) if _true(found := left(v)) else found
        return _comparison(kind, left, right)

    def _dot(self, left: _Look) -> _Look:
        if self._kind == "*":
            self._at += 1
            return _projected(lambda v: list(found.values()) if isinstance(found := left(v), dict) else None, self._projection(20))
        if self._kind == "[":
            self._at += 1
            return _after(left, self._list())
        return _after(left, self.expression(40))

    def _bracket(self, left: _Look) -> _Look:
        if self._kind == "*":
            self._at += 1
            self.take("]")
            return _projected(lambda v: found if isinstance(found := left(v), list) else None, self._projection(20))
        if self._kind in ("number", ":"):
            return self._index(left)
        return _after(left, self._list())

    def _bracket_first(self) -> _Look:
        return self._bracket(_same)

    def _index(self, left: _Look) -> _Look:
        parts: list[Any] = [None]
        while self._kind != "]":
            if self._kind == ":":
                self._at += 1
                parts.append(None)
            else:
                parts[-1] = self.take("number")
        self.take("]")
        if len(parts) > 1:
            cut = slice(*parts)
            return _projected(lambda v: found[cut] if isinstance(found := left(v), list) else None, self._projection(20))
        at = parts[0]

        def item(value: Any) -> Any:
            found = left(value)
            return found[at] if isinstance(found, list) and -len(found) <= at < len(found) else None

        return item

    def _projection(self, power: int) -> _Look:
        if _POWER.get(self._kind, 0) < _PROJECTION_STOP:
            return _same
        if self._kind == ".":
            self._at += 1
            return self._dot(_same) if self._kind in ("*", "[") else self.expression(power)
        if self._kind in ("[", "[?"):
            return self.expression(power)
        raise ValueError(f"Bad jmespath expression: {self._text!r}")

    def _list(self) -> _Look:
        items = [self.expression(0)]
        while self._kind == ",":
            self._at += 1
            items.append(self.expression(0))
        self.take("]")
        return lambda v: None if v is None else [item(v) for item in items]

    def _hash(self) -> _Look:
        items: dict[str, _Look] = {}
        while True:
            name = self.take("name")
            self.take(":")
            items[name] = self.expression(0)
            if self._kind != ",":
                break
            self._at += 1
        self.take("}")
        return lambda v: None if v is None else {name: item(v) for name, item in items.items()}

    def _call(self, name: str) -> _Look:
        self.take("(")
        args: list[_Look] = []
        while self._kind != ")":
            if self._kind == "&":
                self._at += 1
                inner = self.expression(0)
                args.append(lambda v, inner=inner: inner)
            else:
                args.append(self.expression(0))
            if self._kind == ",":
                self._at += 1
        self.take(")")
        function = _FUNCTIONS.get(name)
        if function is None:
            raise self._unknown(f"{name}()")
        return lambda v: function(*[arg(v) for arg in args])

    def _unknown(self, what: str) -> Refusal:
        return Refusal(
            f"[AWS_NOT_SUPPORTED] Failed to search for {self._text!r}: dryfit's JMESPath has no {what}. "
            "Select in Python: for page in paginator.paginate(…)."
        )


def _same(value: Any) -> Any:
    return value


def _true(value: Any) -> bool:
    return not (value is None or value is False or value == "" or value == [] or value == {})


def _after(left: _Look, right: _Look) -> _Look:
    return lambda v: None if (found := left(v)) is None else right(found)


def _projected(items: _Look, each: _Look) -> _Look:
    def project(value: Any) -> Any:
        found = items(value)
        return None if found is None else [one for one in map(each, found) if one is not None]

    return project


def _flat(left: _Look) -> _Look:
    def flat(value: Any) -> Any:
        found = left(value)
        if not isinstance(found, list):
            return None
        return [inner for item in found for inner in (item if isinstance(item, list) else [item])]

    return flat


def _filtered(left: _Look, condition: _Look) -> _Look:
    return lambda v: [one for one in found if _true(condition(one))] if isinstance(found := left(v), list) else None


def _comparison(kind: str, left: _Look, right: _Look) -> _Look:
    def compare(value: Any) -> Any:
        a, b = left(value), right(value)
        if kind in ("==", "!="):
            return (_typed(a) == _typed(b)) is (kind == "==")
        if not all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in (a, b)):
            return None
        return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[kind]

    return compare


def _typed(value: Any) -> Any:
    return (type(value) is bool, value)


def _sort_by(items: Any, key: Any) -> Any:
    return sorted(items, key=key)


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "length": len,
    "contains": lambda where, what: what in where,
    "starts_with": lambda text, start: text.startswith(start),
    "ends_with": lambda text, end: text.endswith(end),
    "keys": lambda value: list(value.keys()),
    "values": lambda value: list(value.values()),
    "not_null": lambda *values: next((value for value in values if value is not None), None),
    "sort": sorted,
    "sort_by": _sort_by,
    "max_by": lambda items, key: max(items, key=key) if items else None,
    "min_by": lambda items, key: min(items, key=key) if items else None,
    "reverse": lambda value: value[::-1],
    "sum": sum,
    "max": lambda items: max(items) if items else None,
    "min": lambda items: min(items) if items else None,
    "join": lambda glue, items: glue.join(items),
    "to_string": lambda value: value if isinstance(value, str) else str(value),
}
