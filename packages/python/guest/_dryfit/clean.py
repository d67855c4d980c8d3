"""Judges the source of a job: does running it leave the interpreter as it was, apart from what every reset clears?

Between the runs of one property nothing but the job's own modules is made new, if the job's source says that this is
enough. What is not known to be harmless is dirt: the whole memory is restored, which costs milliseconds.
"""

from __future__ import annotations

import ast
import sys

from _dryfit.fresh import Fresh

#: Modules without state of their own, or whose state a job does not reach by calling them.
_PURE = frozenset(
    "__future__ awsglue base64 collections copy datetime dryfit fractions hashlib html itertools json math numbers "
    "pyspark statistics string struct textwrap unicodedata".split()
)
#: Of other modules, the names that only tell something.
_TELLING = {
    "os": frozenset("path environ getenv getcwd listdir sep linesep PathLike fspath".split()),
    "sys": frozenset("argv exit path version version_info platform maxsize stdout stderr exc_info".split()),
    "logging": frozenset("getLogger Logger DEBUG INFO WARNING ERROR CRITICAL NOTSET debug info warning error exception critical".split()),
    "decimal": frozenset("Decimal ROUND_HALF_UP ROUND_HALF_EVEN ROUND_DOWN ROUND_UP ROUND_FLOOR ROUND_CEILING InvalidOperation".split()),
    "csv": frozenset("reader writer DictReader DictWriter QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC".split()),
    "abc": frozenset("ABC abstractmethod".split()),
    "bisect": frozenset("bisect bisect_left bisect_right".split()),
    "dataclasses": frozenset("dataclass field fields asdict astuple replace is_dataclass MISSING".split()),
    "enum": frozenset("Enum IntEnum StrEnum Flag IntFlag auto unique".split()),
    "functools": frozenset("reduce partial wraps lru_cache cache cached_property total_ordering cmp_to_key".split()),
    "heapq": frozenset("nlargest nsmallest merge".split()),
    "operator": frozenset(
        "itemgetter add sub mul truediv floordiv mod neg and_ or_ xor not_ eq ne lt le gt ge contains concat getitem is_ is_not truth".split()
    ),
    "typing": frozenset(
        "Any Callable ClassVar Dict Final FrozenSet Generator Generic Iterable Iterator List Literal Mapping NamedTuple Optional Protocol "
        "Sequence Set Tuple Type TypedDict TypeVar Union TYPE_CHECKING cast".split()
    ),
    "zoneinfo": frozenset(["ZoneInfo"]),
    "time": frozenset("time sleep perf_counter monotonic strftime strptime gmtime localtime time_ns".split()),
    "uuid": frozenset("UUID uuid3 uuid4 uuid5".split()),
    "re": frozenset("compile match search fullmatch sub subn split findall finditer escape I IGNORECASE M MULTILINE S DOTALL X VERBOSE A ASCII error Pattern Match".split()),
}
#: Ways to any name at all, and to change what is not the job's own.
_REACHING = frozenset(
    "setattr delattr vars globals locals exec eval compile __import__ __builtins__ __builtin__ breakpoint open input memoryview".split()
)
#: What changes the class or function that it is given: fit for what stands below it, for nothing else.
_DECORATING = frozenset("abstractmethod dataclass total_ordering unique wraps".split())
#: Methods that change what they are called on, which may be shared: a list or table of the interpreter's, a logger.
_CHANGING = frozenset(
    "append extend insert remove pop popitem clear sort reverse update setdefault add discard difference_update "
    "intersection_update symmetric_difference_update appendleft extendleft popleft rotate move_to_end reconfigure detach "
    "register addHandler removeHandler addFilter removeFilter setLevel setFormatter setStream install patch addLevelName "
    "setLoggerClass setLogRecordFactory clear_cache cache_clear set_default fromkeys".split()
)
#: Modules that are also names of methods and fields in Spark.
_NAMED_ALIKE = frozenset("abc array calendar code csv email locale platform profile queue re select site time token types uuid test".split())
_PLAIN_PRIVATE = frozenset("_asdict _replace _fields".split())


def is_clean(source: str) -> bool:
    """Whether the source is known to leave nothing behind; anything that is not understood does."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    try:
        return _Judgement(tree).is_clean()
    except RecursionError:
        return False


class _Judgement:
    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._fresh = Fresh(tree)
        self._imported: dict[str, str] = {}
        #: Where a name or attribute stands in something that says what becomes of it.
        self._owners: set[ast.AST] = set()
        self._calls: dict[ast.AST, ast.Call] = {}
        self._decorating: set[ast.AST] = set()
        for node in ast.walk(tree):
            self._note(node)

    def is_clean(self) -> bool:
        """Whether every node of the tree is known to leave nothing behind."""
        nodes = list(ast.walk(self._tree))
        imports = [node for node in nodes if isinstance(node, (ast.Import, ast.ImportFrom))]
        return all(self._is_clean_node(node) for node in [*imports, *nodes])

    def _note(self, node: ast.AST) -> None:
        if isinstance(node, ast.Attribute):
            self._owners.add(node.value)
        elif isinstance(node, ast.Call):
            self._calls[node.func] = node
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            for decorator in node.decorator_list:
                self._decorating.add(decorator.func if isinstance(decorator, ast.Call) else decorator)

    def _is_clean_node(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Import):
            return all(self._is_clean_import(alias) for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            return node.level > 0 or _is_clean_from(node)
        if isinstance(node, ast.Attribute):
            return self._is_clean_attribute(node)
        if isinstance(node, ast.Subscript):
            return isinstance(node.ctx, ast.Load) or self._is_own(node.value)
        if isinstance(node, ast.Name):
            return self._is_clean_name(node)
        if isinstance(node, ast.AugAssign):
            return self._is_clean_addition(node)
        # What `__del__` does it may do in a later run.
        is_late = isinstance(node, ast.FunctionDef) and node.name == "__del__"
        return not is_late and not isinstance(node, (ast.AsyncFunctionDef, ast.Await))

    def _is_clean_import(self, alias: ast.alias) -> bool:
        top = alias.name.partition(".")[0]
        self._imported[alias.asname or top] = alias.name if alias.asname else top
        return not _is_standard(top) or top in _PURE or top in _TELLING

    def _is_clean_name(self, name: ast.Name) -> bool:
        if name.id == "getattr":
            return self._is_clean_look(name)
        if name.id in _DECORATING and isinstance(name.ctx, ast.Load) and name not in self._decorating:
            return False
        if name.id.startswith("__") and name.id not in ("__name__", "__doc__", "__file__") and isinstance(name.ctx, ast.Load):
            # In the body of a class: `add = __enter__` gives what Python alone calls another name.
            return False
        # A module under another name would be out of sight.
        return name.id not in _REACHING and (self._imported.get(name.id) not in _TELLING or name in self._owners)

    def _is_clean_look(self, name: ast.Name) -> bool:
        call = self._calls.get(name)
        looked = call.args[1] if call is not None and len(call.args) > 1 else None
        if not isinstance(looked, ast.Constant) or not isinstance(looked.value, str):
            return False
        return not (looked.value.startswith("_") or looked.value in _CHANGING or looked.value in _DECORATING or _is_module(looked.value))

    def _is_clean_attribute(self, node: ast.Attribute) -> bool:
        owner = node.value
        if node.attr.startswith("__") and node.attr not in ("__name__", "__doc__", "__file__", "__class__"):
            return node.attr == "__init__" and self._is_clean_init(node)
        if not isinstance(node.ctx, ast.Load):
            return self._fresh.is_own(owner)
        if isinstance(owner, ast.Name) and owner.id in self._imported:
            telling = _TELLING.get(self._imported[owner.id])
            if telling is not None:
                return node.attr in telling and (node.attr not in _DECORATING or node in self._decorating)
        if _is_module(node.attr) or node.attr in _DECORATING:
            return False
        if node.attr in _CHANGING:
            return self._is_clean_change(node)
        return not _is_private(node.attr) or (isinstance(owner, ast.Name) and owner.id in ("self", "cls"))

    def _is_clean_change(self, node: ast.Attribute) -> bool:
        call = self._calls.get(node)
        if node.attr == "sort" and call is not None and call.args and not isinstance(call.args[0], ast.Starred):
            # That of a frame: that of a list takes no such argument.
            return True
        if node.attr == "register" and isinstance(node.value, ast.Attribute) and node.value.attr == "udf":
            return call is not None
        return self._is_own(node.value)

    def _is_clean_init(self, node: ast.Attribute) -> bool:
        call = self._calls.get(node)
        if call is None or not isinstance(node.ctx, ast.Load):
            return False
        owner = node.value
        if isinstance(owner, ast.Call):
            return isinstance(owner.func, ast.Name) and owner.func.id == "super" and not owner.args
        return bool(call.args) and self._fresh.is_self(call.args[0])

    def _is_clean_addition(self, node: ast.AugAssign) -> bool:
        """`+=` changes a list where it stands, whoever has it; a number that is added shows that there is none."""
        if isinstance(node.op, (ast.Add, ast.Sub)) and isinstance(node.value, ast.Constant) and type(node.value.value) in (int, float):
            return True
        return not isinstance(node.target, ast.Subscript) and self._is_own(node.target)

    def _is_own(self, owner: ast.expr) -> bool:
        """Known to be the job's own; `os.environ` is put back by every reset."""
        if isinstance(owner, ast.Attribute) and isinstance(owner.value, ast.Name) and owner.attr == "environ":
            return self._imported.get(owner.value.id) == "os"
        return self._fresh.is_own(owner)


def _is_clean_from(node: ast.ImportFrom) -> bool:
    module = node.module or ""
    top = module.partition(".")[0]
    if any(_is_private(alias.name) or _is_module(alias.name) or (alias.asname and alias.name in _DECORATING) for alias in node.names):
        return False
    if module in _TELLING:
        return all(alias.name in _TELLING[module] for alias in node.names)
    return not _is_standard(top) or top in _PURE or module == "os.path"


def _is_private(name: str) -> bool:
    return name.startswith("_") and name not in _PLAIN_PRIVATE and not name[1:].isdigit()


def _is_module(name: str) -> bool:
    """A module of the standard library that is reached through another one: `dataclasses.sys`."""
    return name in sys.stdlib_module_names and name not in _PURE and name not in _NAMED_ALIKE and name != "path"


def _is_standard(top: str) -> bool:
    return top in sys.stdlib_module_names or top in ("pyodide", "_pyodide", "js", "pyodide_js", "_dryfit", "py4j")
