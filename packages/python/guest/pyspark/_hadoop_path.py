"""Hadoop's `Path` and Java's `URI`, as far as jobs ask them."""

from __future__ import annotations

import posixpath
import re
from typing import Any
from urllib.parse import quote

from pyspark.errors.exceptions.captured import IllegalArgumentException

_PARTS = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/]*))?(.*)", re.DOTALL)


class Uri:
    """`java.net.URI`."""

    def __init__(self, text: str) -> None:
        scheme, authority, path = _split(text)
        self._text, self._scheme, self._authority, self._path = text, scheme, authority, path

    @staticmethod
    def create(text: str) -> Uri:
        """The same, as Java spells it."""
        return Uri(text)

    def getScheme(self) -> str | None:
        """`s3`, `file`."""
        return self._scheme

    def getHost(self) -> str | None:
        """The bucket."""
        return self._authority or None

    getAuthority = getHost

    def getPath(self) -> str:
        """What stands behind the bucket."""
        return self._path

    def toString(self) -> str:
        """The text."""
        return self._text

    def __str__(self) -> str:
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Uri) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)


class HadoopPath:
    """`org.apache.hadoop.fs.Path`."""

    def __init__(self, parent: Any, child: Any = None) -> None:
        text = str(parent) if child is None else f"{str(parent).rstrip('/')}/{child}"
        if text == "":
            raise IllegalArgumentException("Can not create a Path from an empty string")
        self._scheme, self._authority, path = _split(text)
        self._path = _normal(path)

    def getName(self) -> str:
        """What stands behind the last slash."""
        return self._path.rpartition("/")[2]

    def getParent(self) -> HadoopPath | None:
        """The folder; of the root there is none."""
        return None if self._path in ("", "/") else HadoopPath(self._whole(posixpath.dirname(self._path) or "."))

    def suffix(self, suffix: str) -> HadoopPath:
        """The same with something behind its name."""
        return HadoopPath(self._whole(self._path + suffix))

    def depth(self) -> int:
        """How many names it has."""
        return len([name for name in self._path.split("/") if name])

    def isAbsolute(self) -> bool:
        """Whether it begins at the root."""
        return self._path.startswith("/")

    def isRoot(self) -> bool:
        """Whether it is the root."""
        return self._path in ("", "/")

    def toUri(self) -> Uri:
        """The same as a URI."""
        made = Uri(self._whole(quote(self._path, safe="/:@!$&'()*+,;=~._-")))
        made._path = self._path
        return made

    def getFileSystem(self, conf: Any) -> Any:
        """The file system that it lies in."""
        return _opened(self, conf)

    def toString(self) -> str:
        """The text."""
        return self._whole(self._path)

    def equals(self, other: Any) -> bool:
        """Whether it is the same path."""
        return self == other

    def _whole(self, path: str) -> str:
        scheme = "" if self._scheme is None else f"{self._scheme}:"
        return scheme + ("" if self._authority is None or self._scheme == "file" else f"//{self._authority}") + path

    def __str__(self) -> str:
        return self.toString()

    def __repr__(self) -> str:
        return f"JavaObject {self}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HadoopPath) and str(other) == str(self)

    def __hash__(self) -> int:
        return hash(str(self))


def _split(text: str) -> tuple[str | None, str | None, str]:
    found = _PARTS.fullmatch(text)
    return (found[1], found[2], found[3]) if found else (None, None, text)


def _normal(path: str) -> str:
    normal = posixpath.normpath(path) if path else ""
    return "/" + normal.lstrip("/") if path.startswith("/") else normal


_openers: list[Any] = []


def opens(opener: Any) -> None:
    """Says what opens the file system of a path."""
    _openers[:] = [opener]


def _opened(path: HadoopPath, conf: Any) -> Any:
    return _openers[0](path, conf)
