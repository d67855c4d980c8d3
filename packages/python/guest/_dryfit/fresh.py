"""Which names of a source are provably bound to objects that the source itself has made, and to nothing else.

What a job does to such an object is gone with the job. All doubt is on the side of "no".
"""

from __future__ import annotations

import ast

#: Builtins that make a new object of Python's own whatever they are called with.
_MAKING = frozenset("list dict set tuple frozenset str int float bool bytes bytearray range sorted len enumerate zip".split())
_COLLECTIONS = frozenset("defaultdict OrderedDict Counter deque".split())
_PLAIN_BASES = frozenset("object Exception ValueError TypeError RuntimeError KeyError LookupError ABC Protocol".split())
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_DISPLAYS = (ast.Constant, ast.JoinedStr, ast.List, ast.Dict, ast.Set, ast.Tuple, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class _Scope:
    def __init__(self, node: ast.AST, outer: _Scope | None, methods_of: ast.ClassDef | None) -> None:
        self.node = node
        self.outer = outer
        self.methods_of = methods_of
        #: What each name is bound to here; None is what is not known.
        self.bound: dict[str, list[ast.expr | None]] = {}
        self.declared: set[str] = set()
        self.is_class = isinstance(node, ast.ClassDef)


class Fresh:
    """What is fresh in one source."""

    def __init__(self, tree: ast.Module) -> None:
        self._scope_of: dict[ast.AST, _Scope] = {}
        #: Names that a function binds outside of itself, by `global` or `nonlocal`: they count everywhere.
        self._shared: dict[str, list[ast.expr | None]] = {}
        self._attributes: dict[str, list[ast.expr | None]] = {}
        self._all_bound: set[str] = set()
        self._classes: dict[str, ast.ClassDef] = {}
        self._made_by: set[str] = set()
        self._starred = False
        #: A module of which nothing is known may have given any name, `list` too.
        self._foreign = False
        self._module = _Scope(tree, None, None)
        self._walk(tree, self._module)
        self._know_classes(tree)

    def is_fresh(self, value: ast.expr) -> bool:
        """Whether an expression gives an object that the source has made."""
        return self._is_fresh(value, set())

    def is_own(self, owner: ast.expr) -> bool:
        """Whether it is `self` in a method of a class of the source, or a fresh object."""
        return self.is_self(owner) or self.is_fresh(owner) or self._is_own_attribute(owner, set())

    def is_self(self, owner: ast.expr) -> bool:
        """Whether it is `self` where Python alone calls: in `__init__` and its like.

        Any other method can be called with something else, also from another file: `Counted.add(DataFrame)`.
        """
        if not isinstance(owner, ast.Name):
            return False
        scope = self._scope_binding(owner)
        if scope is None or scope.methods_of is None or scope.bound[owner.id] != [None] or owner.id in self._shared:
            return False
        method = scope.node
        if not isinstance(method, ast.FunctionDef) or method.decorator_list or method.args.posonlyargs or not method.args.args:
            return False
        named = method.name.startswith("__") and method.name.endswith("__") and method.args.args[0].arg == owner.id
        return named and self._is_plain_class(scope.methods_of, set())

    def _walk(self, node: ast.AST, scope: _Scope) -> None:
        self._scope_of[node] = scope
        inner = scope
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            if not isinstance(node, ast.Lambda):
                self._bind(scope, node.name, None)
            inner = _Scope(node, scope, scope.node if isinstance(scope.node, ast.ClassDef) else None)
            for declared in ast.walk(node):
                if isinstance(declared, (ast.Global, ast.Nonlocal)):
                    inner.declared.update(declared.names)
        self._bind_by(node, scope)
        outside = _outside(node)
        for child in ast.iter_child_nodes(node):
            around = scope.outer if isinstance(node, ast.arguments) else scope
            self._walk(child, around or scope if child in outside else inner)

    def _bind(self, scope: _Scope, name: str, value: ast.expr | None) -> None:
        self._all_bound.add(name)
        if name in scope.declared:
            self._shared.setdefault(name, []).append(value)
        scope.bound.setdefault(name, []).append(value)
        if scope.is_class:
            self._attributes.setdefault(name, []).append(value)

    def _bind_by(self, node: ast.AST, scope: _Scope) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._assign(target, node.value, scope)
        elif isinstance(node, ast.AnnAssign):
            # Without a value it is a field that whoever makes the object fills.
            if node.value is not None or scope.is_class:
                self._assign(node.target, node.value, scope)
        elif isinstance(node, ast.AugAssign):
            self._assign(node.target, node.value if isinstance(node.value, _DISPLAYS) else None, scope)
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
            self._assign(node.target, None, scope)
        elif isinstance(node, ast.NamedExpr):
            self._assign(node.target, None, scope)
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            self._assign(node.optional_vars, None, scope)
        elif isinstance(node, ast.arg):
            self._bind(scope, node.arg, None)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self._import(node, scope)
        else:
            self._bind_by_name(node, scope)

    def _bind_by_name(self, node: ast.AST, scope: _Scope) -> None:
        if isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            self._bind(scope, node.name, None)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            self._bind(scope, node.rest, None)

    def _import(self, node: ast.Import | ast.ImportFrom, scope: _Scope) -> None:
        for alias in node.names:
            name = alias.asname or alias.name.partition(".")[0]
            if name == "*":
                self._starred = True
                top = (node.module or "").partition(".")[0] if isinstance(node, ast.ImportFrom) and not node.level else ""
                self._foreign = self._foreign or top not in ("pyspark", "awsglue")
            elif isinstance(node, ast.ImportFrom) and self._makes(node, alias) and name not in self._all_bound:
                self._made_by.add(name)
            else:
                self._bind(scope, name, None)

    def _makes(self, node: ast.ImportFrom, alias: ast.alias) -> bool:
        if node.level or alias.asname:
            return False
        return (node.module == "collections" and alias.name in _COLLECTIONS) or (node.module, alias.name) == ("pyspark.sql.types", "StructType")

    def _assign(self, target: ast.expr, value: ast.expr | None, scope: _Scope) -> None:
        if isinstance(target, ast.Name):
            self._bind(scope, target.id, value)
        elif isinstance(target, ast.Attribute):
            self._attributes.setdefault(target.attr, []).append(value)
        elif isinstance(target, ast.Starred):
            self._assign(target.value, None, scope)
        elif isinstance(target, (ast.Tuple, ast.List)):
            parts = value.elts if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts) else None
            known = parts is not None and not any(isinstance(part, ast.Starred) for part in [*parts, *target.elts])
            for index, element in enumerate(target.elts):
                self._assign(element, parts[index] if known and parts is not None else None, scope)

    def _know_classes(self, tree: ast.Module) -> None:
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and len(self._module.bound[node.name]) == 1 and node.name not in self._shared:
                self._classes[node.name] = node

    def _scope_binding(self, name: ast.Name) -> _Scope | None:
        scope: _Scope | None = self._scope_of.get(name)
        while scope is not None:
            if name.id in scope.declared:
                return None
            if name.id in scope.bound:
                # Before the body of a class binds a name, the same name is one from outside.
                return None if scope.is_class and self._scope_of.get(name) is scope else scope
            scope = scope.outer
            while scope is not None and scope.is_class:
                scope = scope.outer
        return None

    def _is_fresh(self, value: ast.expr | None, seen: set[tuple[int, str]]) -> bool:
        if value is None:
            return False
        if isinstance(value, _DISPLAYS):
            return True
        if isinstance(value, ast.Name):
            return self._is_fresh_name(value, seen)
        if isinstance(value, ast.Call):
            return self._is_making(value, seen)
        if isinstance(value, ast.IfExp):
            return self._is_fresh(value.body, seen) and self._is_fresh(value.orelse, seen)
        if isinstance(value, ast.BinOp):
            return isinstance(value.left, _DISPLAYS) and isinstance(value.right, _DISPLAYS)
        if isinstance(value, ast.UnaryOp):
            return isinstance(value.op, ast.Not) or isinstance(value.operand, ast.Constant)
        return False

    def _is_fresh_name(self, name: ast.Name, seen: set[tuple[int, str]]) -> bool:
        scope = self._scope_binding(name)
        if scope is None:
            return False
        if scope is self._module and self._starred:
            return False
        if (id(scope), name.id) in seen:
            return True
        seen.add((id(scope), name.id))
        values = [*scope.bound[name.id], *self._shared.get(name.id, [])]
        return all(self._is_fresh(value, seen) for value in values)

    def _is_making(self, call: ast.Call, seen: set[tuple[int, str]]) -> bool:
        function = call.func
        if isinstance(function, ast.Attribute):
            # The fields of a schema: `StructType().add(…)` is the very object.
            return function.attr == "add" and isinstance(function.value, ast.Call) and self._is_schema(function.value)
        if not isinstance(function, ast.Name):
            return False
        if function.id in self._classes:
            at_top = self._scope_binding(function) is self._module and not self._starred
            return at_top and self._is_plain_class(self._classes[function.id], set())
        known = function.id in _MAKING or function.id in self._made_by
        return known and function.id not in self._all_bound and not self._foreign

    def _is_schema(self, call: ast.Call) -> bool:
        function = call.func
        if isinstance(function, ast.Attribute):
            return function.attr == "add" and isinstance(function.value, ast.Call) and self._is_schema(function.value)
        return isinstance(function, ast.Name) and function.id == "StructType" and self._is_making(call, set())

    def _is_own_attribute(self, owner: ast.expr, seen: set[tuple[int, str]]) -> bool:
        """`self.rows`, when nothing but fresh objects is ever an attribute of that name."""
        if not isinstance(owner, ast.Attribute) or not self.is_self(owner.value):
            return False
        values = self._attributes.get(owner.attr, [])
        return bool(values) and all(self._is_fresh(value, seen) for value in values)

    def _is_plain_class(self, made: ast.ClassDef, seen: set[str]) -> bool:
        """No decorator, metaclass or foreign base has a say in what its objects are."""
        if self._classes.get(made.name) is not made or made.name in seen or made.decorator_list or made.keywords:
            return False
        if any(isinstance(node, ast.FunctionDef) and node.name in ("__new__", "__getattr__", "__getattribute__") for node in ast.walk(made)):
            return False
        return all(self._is_plain_base(base, {*seen, made.name}) for base in made.bases)

    def _is_plain_base(self, base: ast.expr, seen: set[str]) -> bool:
        if not isinstance(base, ast.Name):
            return False
        if base.id in self._classes:
            return self._is_plain_class(self._classes[base.id], seen)
        return base.id in _PLAIN_BASES and base.id not in self._all_bound


def _outside(node: ast.AST) -> list[ast.AST | None]:
    """What is written in a function or class and evaluated around it."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return [*node.decorator_list, node.returns]
    if isinstance(node, ast.ClassDef):
        return [*node.decorator_list, *node.bases, *node.keywords]
    return [*node.defaults, *node.kw_defaults] if isinstance(node, ast.arguments) else []
