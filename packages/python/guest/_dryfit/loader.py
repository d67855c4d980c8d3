"""Imports Python files through the host's file system: the guest's own files and the user's."""

from __future__ import annotations

import importlib.machinery
import linecache
import marshal
import sys
import zipimport
from collections.abc import Callable
from types import CodeType, ModuleType
from typing import Any

#: Stands for the guest's folder in `__file__` and in code objects.
GUEST = "<dryfit>"


# Functions, not methods of one host object: Pyodide keeps the last bound method, which no snapshot can hold.
_probe: Callable[[str], str] | None = None
_read: Callable[[str], str] | None = None
_names: Callable[[str], str] | None = None
_code: Callable[[str, int], str] | None = None
_keep: Callable[[str, str, str, bool], int] | None = None
#: Judges the text of a user file: whether running it leaves nothing in the interpreter. This module is loaded first.
is_clean: Callable[[str], bool] | None = None
#: The names of a module while it runs, where a test imports its file: what it defines is stood in for.
running_names: Callable[[ModuleType, str], Any] | None = None
#: Told of each such module that has run, so that a file which a test imports is one module.
on_executed: Callable[[ModuleType, Any], None] | None = None
#: The module that a file is already, where a test imports it.
known_module: Callable[[str], ModuleType | None] | None = None
#: Told of the code of each user file before it runs, where it is measured what runs.
on_code: Callable[[CodeType], None] | None = None
_compiled: dict[str, tuple[int, CodeType]] = {}
_compile_zipped: Any = None
#: Path entries that the finders of Python itself answer.
_system_path: frozenset[str] = frozenset()


def attach(
    probe: Callable[[str], str],
    read: Callable[[str], str],
    names: Callable[[str], str],
    code: Callable[[str, int], str],
    keep: Callable[[str, str, str, bool], int],
) -> None:
    """Takes the host's file system; none of its answers raises.

    probe: what stands at a path without `.py`: 'p' package, 'm' module, 'n' folder, '' nothing.
    read: '+' and the text of a file, or '-' and the reason why it can't be read.
    names: the importable top-level names in a folder, separated by newlines.
    code: the code compiled from a file as it is now: '' none, '=' the version that is known here, else version and code.
    keep: takes code that was compiled; gives its version.
    """
    global _probe, _read, _names, _code, _keep
    _probe, _read, _names, _code, _keep = probe, read, names, code, keep


def detach() -> None:
    """Lets go of the host, before a snapshot is taken."""
    global _probe, _read, _names, _code, _keep
    _probe = _read = _names = _code = _keep = None
    _compiled.clear()


def install() -> None:
    """Puts the finder of guest and user files before Python's own path finder."""
    global _system_path, _compile_zipped
    _system_path = frozenset(sys.path)
    if not any(isinstance(finder, HostFinder) for finder in sys.meta_path):
        at = next((i for i, finder in enumerate(sys.meta_path) if finder is importlib.machinery.PathFinder), 0)
        sys.meta_path.insert(at, HostFinder())
    if zipimport._compile_source is not _standard_code:  # type: ignore[attr-defined]
        _compile_zipped = zipimport._compile_source  # type: ignore[attr-defined]
        zipimport._compile_source = _standard_code  # type: ignore[attr-defined]


class HostFinder:
    """Finds modules under the entries of `sys.path` that are the user's, then in the guest."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> Any:
        if _probe is None:
            return None
        entries = list(path) if path is not None else [*user_path(), GUEST]
        tail = fullname.rpartition(".")[2]
        folders: list[str] = []
        for entry in entries:
            base = f"{entry}/{tail}"
            found = _probe(base)
            if found == "m":
                return spec_of(fullname, f"{base}.py", None)
            if found == "p":
                return spec_of(fullname, f"{base}/__init__.py", [base])
            if found == "n":
                folders.append(base)
        if not folders and path is not None:
            return _added(fullname, entries)
        if not folders:
            return None
        spec = importlib.machinery.ModuleSpec(fullname, None, is_package=True)
        spec.submodule_search_locations = folders
        return spec


def _added(fullname: str, entries: list[str]) -> Any:
    """A part of a guest package that a team adds: `pyspark/ml.py` on the path, in a folder `pyspark` that is no package itself."""
    if _probe is None or not any(str(entry).startswith(GUEST) for entry in entries):
        return None
    top = fullname.partition(".")[0]
    place = fullname.replace(".", "/")
    for entry in user_path():
        if _probe(f"{entry}/{top}") != "n":
            continue
        found = _probe(f"{entry}/{place}")
        if found in ("m", "p"):
            base = f"{entry}/{place}"
            return spec_of(fullname, f"{base}.py", None) if found == "m" else spec_of(fullname, f"{base}/__init__.py", [base])
    return None


class HostLoader:
    """Runs a module from source text that the host reads; its code is cached by content."""

    def __init__(self, name: str, file: str) -> None:
        self.name = name
        self.path = file

    def create_module(self, spec: Any) -> ModuleType | None:
        return None if known_module is None else known_module(self.path)

    def exec_module(self, module: ModuleType) -> None:
        if known_module is None or known_module(self.path) is not module:
            execute(module, self.path)

    def get_source(self, fullname: str) -> str:
        return read(self.path)

    def get_filename(self, fullname: str) -> str:
        return self.path

    def is_package(self, fullname: str) -> bool:
        return self.path.endswith("/__init__.py")

    def get_code(self, fullname: str) -> CodeType:
        return code_of(self.path)

    def get_resource_reader(self, fullname: str) -> None:
        return None


def execute(module: ModuleType, file: str) -> None:
    """Runs a file as this module."""
    names = None if running_names is None else running_names(module, file)
    exec(code_of(file), module.__dict__, names)
    if names is not None and on_executed is not None:
        on_executed(module, names)


def spec_of(name: str, file: str, locations: list[str] | None) -> Any:
    """The spec of a module from a file of the host."""
    loader: Any = HostLoader(name, file)
    spec = importlib.machinery.ModuleSpec(name, loader, origin=file, is_package=locations is not None)
    spec.submodule_search_locations = locations
    spec.has_location = True
    return spec


def user_path() -> list[str]:
    """The entries of `sys.path` that are the user's."""
    return [entry for entry in sys.path if entry not in _system_path]


def shadowed(folders: list[str]) -> set[str]:
    """The top-level names that the user's folders offer."""
    names: set[str] = set()
    if _names is not None:
        for folder in folders:
            names.update(_names(folder).split("\n"))
    names.discard("")
    return names


def read(file: str) -> str:
    """The text of a file."""
    if _read is None:
        raise OSError(f"no file system to read {file} from")
    text = _read(file)
    if text.startswith("+"):
        return text[1:]
    if text.startswith("-encoding "):
        raise SyntaxError(text[10:], (file, 1, 0, None))
    raise FileNotFoundError(2, text[1:], file)


def code_of(file: str) -> CodeType:
    """The compiled code of a file: that of its text as it is now."""
    code = _known_code(file)
    if code is None:
        source = read(file)
        code = _compile(file, source, source, "exec")
    if on_code is not None and not file.startswith(GUEST):
        on_code(code)
    return code


def _known_code(file: str) -> CodeType | None:
    version, code = _compiled.get(file, (0, None))
    kept = _code(file, version) if _code is not None else ""
    if kept == "=":
        return code
    if not kept:
        return None
    number, _, text = kept.partition(":")
    if file not in linecache.cache:
        linecache.cache[file] = (lambda: read(file),)  # type: ignore[assignment]
    code = marshal.loads(text.encode("latin-1"))
    _compiled[file] = (int(number), code)
    return code


def _compile(file: str, source: str, text: str | bytes, mode: str) -> CodeType:
    user = not file.startswith((GUEST, "/lib/python"))
    if user:
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    code = compile(text, file, mode, dont_inherit=True)
    if _keep is not None:
        clean = not user or is_clean is None or is_clean(source)
        _compiled[file] = (_keep(file, source, marshal.dumps(code).decode("latin-1"), clean), code)
    return code


def _standard_code(pathname: str, source: bytes) -> CodeType:
    """In place of zipimport's: the standard library is text in a zip, and its code is kept as that of other files."""
    if not pathname.startswith("/lib/python"):
        if _keep is not None:
            _keep(pathname, "", "", False)
        return _compile_zipped(pathname, source)
    return _known_code(pathname) or _compile(pathname, "", zipimport._normalize_line_endings(source), "exec")  # type: ignore[attr-defined]
