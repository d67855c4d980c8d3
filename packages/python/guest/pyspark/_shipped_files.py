"""What `sc.addFile` and `sc.addPyFile` do: copies of files in the folder of `SparkFiles`, as in Spark's local mode."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from typing import Any

from _dryfit.classes import offered
from pyspark._engine import java_error, unsupported
from pyspark.errors.exceptions.captured import AnalysisException
from pyspark.files import SparkFiles


def add_file(shipped: dict[str, None], path: str, recursive: bool = False) -> None:
    """Copies a file, or a folder where `recursive` says so; `shipped` keeps what was, for `listFiles`."""
    if path is None:
        raise java_error(
            'Cannot invoke "String.length()" because "this.input" is null', javaClass="java.lang.NullPointerException"
        )
    scheme, found = path.partition("://")[::2]
    if not found and not path.startswith("file:"):
        uri = f"file:{os.path.abspath(path)}"
        _add_local(shipped, uri, os.path.abspath(path), recursive)
    elif scheme in ("", "file") or path.startswith("file:"):
        _add_local(shipped, path, "/" + path.removeprefix("file:").lstrip("/"), recursive)
    elif scheme in ("s3", "s3a", "s3n"):
        _add_object(shipped, path, recursive)
    else:
        raise unsupported(
            "SHIPPED_FILE",
            f"ship {path}",
            "a test has S3 and the disk of the job",
            "Ship a file of S3 or of the disk, or stub the function that does.",
        )


def add_py_file(shipped: dict[str, None], path: str, packages: Any) -> None:
    """Ships a module, or a zip of modules, that imports find from now on."""
    add_file(shipped, path)
    root = SparkFiles.getRootDirectory()
    if root not in sys.path:
        sys.path.insert(1, root)
    name = os.path.split(path)[1]
    if name[-4:].lower() in packages:
        sys.path.insert(1, os.path.join(root, name))
    importlib.invalidate_caches()


def _add_local(shipped: dict[str, None], uri: str, path: str, recursive: bool) -> None:
    if os.path.isdir(path):
        _require_recursive(uri, recursive)
        if _is_new(shipped, uri):
            shutil.copytree(path, SparkFiles.get(os.path.basename(path.rstrip("/"))), dirs_exist_ok=True)
        return
    if not os.path.exists(path):
        raise java_error(f"File {uri} does not exist", javaClass="java.io.FileNotFoundException")
    with open(path, "rb") as file:
        _place(shipped, uri, file.read())


def _add_object(shipped: dict[str, None], path: str, recursive: bool) -> None:
    reader = offered("SparkSession").builder.getOrCreate().read.format("binaryFile").option("recursiveFileLookup", "true")
    try:
        rows = reader.load(path).collect()
    except AnalysisException as error:
        text = f"No such file or directory '{path}'"
        raise java_error(text, javaClass="java.io.FileNotFoundException") from error
    if [row.path for row in rows] == [path]:
        return _place(shipped, path, bytes(rows[0].content))
    _require_recursive(path, recursive)
    if not _is_new(shipped, path):
        return None
    start = path.rstrip("/")
    for row in rows:
        target = SparkFiles.get(f"{os.path.basename(start)}/{row.path[len(start) + 1 :]}")
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(bytes(row.content))
    return None


def _require_recursive(uri: str, recursive: bool) -> None:
    if not recursive:
        raise java_error(
            f"[UNSUPPORTED_ADD_FILE.DIRECTORY] Don't support add file. The file {uri.rstrip('/')}/ is a directory, "
            'consider to set "spark.sql.legacy.addSingleFileInAddFile" to "false".',
            errorClass="UNSUPPORTED_ADD_FILE.DIRECTORY",
        )


def _is_new(shipped: dict[str, None], uri: str) -> bool:
    """What was shipped once is not fetched again."""
    if uri in shipped:
        return False
    shipped[uri] = None
    return True


def _place(shipped: dict[str, None], uri: str, content: bytes) -> None:
    if not _is_new(shipped, uri):
        return
    target = SparkFiles.get(os.path.basename(uri))
    if os.path.exists(target):
        with open(target, "rb") as file:
            if file.read() == content:
                return
        raise java_error(f"File {target} exists and does not match contents of {uri}")
    os.makedirs(SparkFiles.getRootDirectory(), exist_ok=True)
    with open(target, "wb") as file:
        file.write(content)
