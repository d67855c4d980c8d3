"""Judges the source of a job: does running it leave the interpreter as it was, apart from what every reset clears?

Between the runs of one property nothing but the job's own modules is made new, if the job's source says that this is
enough. What is not known to be harmless is dirt: the whole memory is restored, which costs milliseconds.
"""

from __future__ import annotations

import ast
import sys

#: Modules without state of their own, or whose state a job does not reach by calling them.
_PURE = frozenset(
    "__future__ abc awsglue base64 bisect collections copy csv dataclasses datetime dryfit enum fractions functools hashlib "
    "heapq html itertools json math numbers operator pyspark re statistics string struct textwrap time typing "
    "unicodedata uuid zoneinfo".split()
)
#: Of other modules, the names that only tell something.
_TELLING = {
    "os": frozenset("path environ getenv getcwd listdir sep linesep PathLike fspath".split()),
    "sys": frozenset("argv exit path version version_info platform maxsize stdout stderr exc_info".split()),
    "logging": frozenset("getLogger Logger DEBUG INFO WARNING ERROR CRITICAL NOTSET debug info warning error exception critical".split()),
    "decimal": frozenset("Decimal ROUND_HALF_UP ROUND_HALF_EVEN ROUND_DOWN ROUND_UP ROUND_FLOOR ROUND_CEILING InvalidOperation".split()),
    "csv": frozenset("reader writer DictReader DictWriter QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC".split()),
    "zoneinfo": frozenset(["ZoneInfo"]),
    "time": frozenset("time sleep perf_counter monotonic strftime strptime gmtime localtime time_ns".split()),
    "uuid": frozenset("UUID uuid3 uuid4 uuid5".split()),
    "re": frozenset("compile match search fullmatch sub subn split findall finditer escape I IGNORECASE M MULTILINE S DOTALL X VERBOSE A ASCII error Pattern Match".split()),
}
#: Ways to any name at all, and to change what is not the job's own.
_REACHING = frozenset(
    "setattr delattr vars globals locals exec eval compile __import__ __builtins__ __builtin__ breakpoint open input memoryview".split()
)
#: Methods that change an object which may be shared: a logger, a list of the interpreter's.
_CHANGING = frozenset(
    "addHandler removeHandler addFilter removeFilter setLevel install patch addLevelName "
    "setLoggerClass clear_cache cache_clear set_default".split()
)


def is_clean(source: str) -> bool:
    """Whether the source is known to leave nothing behind; anything that is not understood does."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    imported: dict[str, str] = {}
    try:
        return all(_is_clean_node(node, imported) for node in [*_imports(tree), *ast.walk(tree)])
    except RecursionError:
        return False


def _imports(tree: ast.AST) -> list[ast.AST]:
    return [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]


def _is_clean_node(node: ast.AST, imported: dict[str, str]) -> bool:
    if isinstance(node, ast.Import):
        return all(_is_clean_import(alias, imported) for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.level > 0 or _is_clean_from(node)
    if isinstance(node, ast.Attribute):
        return _is_clean_attribute(node, imported)
    if isinstance(node, ast.Subscript):
        return isinstance(node.ctx, ast.Load) or _is_own_item(node.value)
    if isinstance(node, ast.Name):
        return node.id not in _REACHING
    return not isinstance(node, (ast.AsyncFunctionDef, ast.Await))


def _is_clean_import(alias: ast.alias, imported: dict[str, str]) -> bool:
    top = alias.name.partition(".")[0]
    imported[alias.asname or top] = alias.name if alias.asname else top
    return not _is_standard(top) or top in _PURE or top in _TELLING


def _is_clean_from(node: ast.ImportFrom) -> bool:
    module = node.module or ""
    top = module.partition(".")[0]
    if module in _TELLING:
        return all(alias.name in _TELLING[module] for alias in node.names)
    return not _is_standard(top) or top in _PURE or module == "os.path"


def _is_clean_attribute(node: ast.Attribute, imported: dict[str, str]) -> bool:
    if node.attr.startswith("__") and node.attr not in ("__name__", "__init__", "__doc__", "__file__", "__class__"):
        return False
    owner = node.value
    if not isinstance(node.ctx, ast.Load):
        return isinstance(owner, ast.Name) and owner.id == "self"
    if isinstance(owner, ast.Name) and owner.id in imported:
        telling = _TELLING.get(imported[owner.id])
        if telling is not None and node.attr not in telling:
            return False
    return node.attr not in _CHANGING


def _is_own_item(owner: ast.expr) -> bool:
    """Items of a name or of self are the job's own; `os.environ` is put back by every reset."""
    if isinstance(owner, ast.Name):
        return not owner.id.startswith("__")
    if isinstance(owner, ast.Subscript):
        return _is_own_item(owner.value)
    if isinstance(owner, ast.Attribute) and isinstance(owner.value, ast.Name):
        return owner.value.id == "self" or (owner.value.id == "os" and owner.attr == "environ")
    return False


def _is_standard(top: str) -> bool:
    return top in sys.stdlib_module_names or top in ("pyodide", "_pyodide", "js", "pyodide_js", "_dryfit", "py4j")
