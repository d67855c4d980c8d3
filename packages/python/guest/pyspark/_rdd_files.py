"""How an RDD becomes files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from pyspark._engine import ask, java_error, unsupported

_PACKAGE = "org.apache.hadoop.io.compress."
#: Hadoop's codecs, by the names that dryfit's writers know them by.
_CODECS = {
    "GzipCodec": "gzip",
    "DefaultCodec": "deflate",
    "DeflateCodec": "deflate",
    "BZip2Codec": "bzip2",
    "Lz4Codec": "lz4",
    "SnappyCodec": "snappy",
    "ZStandardCodec": "zstd",
}


class _Elements(Protocol):
    def _tasks(self, f: Callable[[Iterator[Any]], Any]) -> list[Any]: ...


class FileMethods:
    """The methods of an RDD that write."""

    def saveAsTextFile(self: _Elements, path: str, compressionCodecClass: str | None = None) -> None:
        """Writes each element as a line, into a file for each partition."""
        codec = None if compressionCodecClass is None else _codec(compressionCodecClass)
        target = {"path": path, "codec": codec}
        # Hadoop looks at the place before a task runs.
        ask("spark.save_text", target)
        ask("spark.save_text", {**target, "parts": self._tasks(_lines)})


def _lines(elements: Iterator[Any]) -> list[str]:
    return [x.decode("utf-8", "replace") if isinstance(x, bytes) else str(x) for x in elements]


def _codec(name: str) -> str:
    package, _, codec = name.rpartition(".")
    if f"{package}." != _PACKAGE or codec not in _CODECS:
        if package.startswith(("org.apache.hadoop", "com.hadoop")):
            raise unsupported(
                "CODEC", f"write with {name}", "dryfit does not have that codec", "Leave it out under test, or name GzipCodec."
            )
        raise java_error(name, javaClass="java.lang.ClassNotFoundException")
    return _CODECS[codec]
