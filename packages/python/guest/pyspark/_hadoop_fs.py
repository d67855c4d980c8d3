"""`org.apache.hadoop.fs.FileSystem` over the disk and the world's S3."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterator
from typing import Any

from pyspark._engine import java_error, unsupported
from pyspark._hadoop_disk import BucketPlace, LocalPlace, Place, missing
from pyspark._hadoop_path import HadoopPath, Uri, opens
from pyspark.errors.exceptions.captured import IllegalArgumentException

__all__ = ["FileSystem", "FileSystems"]


#: Where paths without a root begin: Spark's working folder stays there.
_HOME = "/home/dryfit"


class _Answer:
    def __init__(self, **values: Any) -> None:
        self.__dict__.update({name: (lambda value=value: value) for name, value in values.items()})

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise _refused(name)


def _refused(method: str) -> Exception:
    return unsupported(
        "NO_JVM",
        f"use {method} of Hadoop's file system",
        "dryfit has what lists, moves and deletes",
        "Read and write with open, or with boto3's s3 client.",
    )


class _Status:
    def __init__(self, place: Place, path: str) -> None:
        self._place, self._path = place, path
        self._kind = place.kind(path)
        if self._kind is None:
            missing(place.told(path))

    def getPath(self) -> HadoopPath:
        """Where it is."""
        return HadoopPath(self._place.shown(self._path))

    def getLen(self) -> int:
        """Its bytes."""
        return self._place.size(self._path) if self._kind == "file" or self._place.uri == "file:///" else 0

    def isFile(self) -> bool:
        """Whether it is a file."""
        return self._kind == "file"

    def isDirectory(self) -> bool:
        """Whether it is a folder."""
        return self._kind == "folder"

    isDir = isDirectory

    def getModificationTime(self) -> int:
        """When it was changed, in milliseconds."""
        return self._place.modified(self._path)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise _refused(f"FileStatus.{name}")


class _Remote:
    """What Java iterates over."""

    def __init__(self, values: Iterator[Any]) -> None:
        self._left = list(values)

    def hasNext(self) -> bool:
        """Whether there are more."""
        return bool(self._left)

    def next(self) -> Any:
        """The next one."""
        return self._left.pop(0)


class FileSystem:
    """One file system: the disk or a bucket."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def _at(self, path: HadoopPath) -> str:
        whole = str(path)
        own = path._scheme is None or self._place.shown("/").startswith(f"{path._scheme}:")
        if not own or (path._authority and path._scheme != "file" and not whole.startswith(self._place.uri)):
            raise IllegalArgumentException(f"Wrong FS: {whole}, expected: {self._place.uri}")
        return path._path if path.isAbsolute() or path._scheme else f"{_HOME}/{path._path}"

    def getScheme(self) -> str:
        """`file`, `s3`."""
        return self._place.uri.partition(":")[0]

    def getUri(self) -> Uri:
        """Where it begins."""
        return Uri(self._place.uri)

    def exists(self, path: HadoopPath) -> bool:
        """Whether something is there."""
        return self._place.kind(self._at(path)) is not None

    def isFile(self, path: HadoopPath) -> bool:
        """Whether a file is there."""
        return self._place.kind(self._at(path)) == "file"

    def isDirectory(self, path: HadoopPath) -> bool:
        """Whether a folder is there."""
        return self._place.kind(self._at(path)) == "folder"

    def getFileStatus(self, path: HadoopPath) -> _Status:
        """What is there."""
        return _Status(self._place, self._at(path))

    def _children(self, at: str) -> list[_Status]:
        if _Status(self._place, at).isFile():
            return [_Status(self._place, at)]
        return [_Status(self._place, f"{at.rstrip('/')}/{name}") for name in self._place.names(at)]

    def listStatus(self, path: HadoopPath) -> list[_Status]:
        """What lies in a folder."""
        return self._children(self._at(path))

    def globStatus(self, path: HadoopPath) -> list[_Status] | None:
        """What a pattern means; None where a path without one is not there."""
        names = self._at(path).strip("/").split("/")
        if not any(re.search(r"[*?\[{]", name) for name in names):
            return [self.getFileStatus(path)] if self.exists(path) else None
        found = [""]
        for name in names:
            pattern = re.compile(_regex(name))
            found = [
                f"{folder}/{each}"
                for folder in found
                if self._place.kind(folder or "/") == "folder"
                for each in self._place.names(folder or "/")
                if pattern.fullmatch(each)
            ]
        return [_Status(self._place, each) for each in sorted(found)]

    def _walk(self, at: str, recursive: bool) -> Iterator[_Status]:
        for each in self._children(at):
            if each.isFile():
                yield each
            elif recursive:
                yield from self._walk(each._path, True)

    def listFiles(self, path: HadoopPath, recursive: bool) -> _Remote:
        """The files of a folder."""
        return _Remote(self._walk(self._at(path), recursive))

    def listLocatedStatus(self, path: HadoopPath) -> _Remote:
        """What lies in a folder."""
        return _Remote(iter(self.listStatus(path)))

    def getContentSummary(self, path: HadoopPath) -> Any:
        """How much lies in a folder."""
        at = self._at(path)
        files = list(self._walk(at, True))
        return _Answer(
            getLength=sum(each.getLen() for each in files),
            getFileCount=len(files),
            getDirectoryCount=self._folders(at),
        )

    def _folders(self, at: str) -> int:
        if _Status(self._place, at).isFile():
            return 0
        return 1 + sum(self._folders(each._path) for each in self._children(at) if each.isDirectory())

    def mkdirs(self, path: HadoopPath, *_: Any) -> bool:
        """Makes a folder."""
        self._place.make(self._at(path))
        return True

    def delete(self, path: HadoopPath, recursive: bool = True) -> bool:
        """Removes what is there."""
        at = self._at(path)
        kind = self._place.kind(at)
        if kind is None:
            return False
        if kind == "folder" and not recursive and self._place.names(at):
            raise java_error(f"Directory {self._place.told(at)} is not empty", javaClass="java.io.IOException")
        self._place.remove(at)
        return True

    def rename(self, source: HadoopPath, target: HadoopPath) -> bool:
        """Moves what is there; into a folder that is at the target."""
        start, end = self._at(source), self._at(target)
        if self._place.kind(start) is None:
            if self.getScheme() == "file":
                missing(self._place.told(start))
            return False
        if self._place.kind(end) == "folder":
            end = f"{end.rstrip('/')}/{source.getName()}"
        if self._place.kind(end) is not None:
            return False
        self._place.move(start, end)
        return True

    def close(self) -> None:
        """Lets go of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise _refused(f"FileSystem.{name}")


def _regex(name: str) -> str:
    choices = re.search(r"\{([^{}]*)\}", name)
    if choices is None:
        return fnmatch.translate(name.replace("[^", "[!"))
    made = [_regex(name[: choices.start()] + each + name[choices.end() :]) for each in choices[1].split(",")]
    return "|".join(f"(?:{each})" for each in made)


def _of(path: Any, conf: Any) -> FileSystem:
    where = path if isinstance(path, HadoopPath) else HadoopPath(str(path))
    if where._scheme is None:
        return _default(conf)
    if where._scheme == "file":
        return FileSystem(LocalPlace())
    if where._scheme in ("s3", "s3a", "s3n"):
        return FileSystem(BucketPlace(where._scheme, where._authority or ""))
    raise java_error(
        f'No FileSystem for scheme "{where._scheme}"', javaClass="org.apache.hadoop.fs.UnsupportedFileSystemException"
    )


def _default(conf: Any) -> FileSystem:
    named = conf.get("fs.defaultFS", None)
    return FileSystem(LocalPlace()) if named is None else _of(named, conf)


class FileSystems:
    """The static side of `FileSystem`."""

    @staticmethod
    def get(first: Any, conf: Any = None) -> FileSystem:
        """The file system of a URI, or the one that a job means without."""
        return _default(first) if conf is None else _of(str(first), conf)

    newInstance = get

    @staticmethod
    def getLocal(_conf: Any) -> FileSystem:
        """The disk."""
        return FileSystem(LocalPlace())


opens(_of)
