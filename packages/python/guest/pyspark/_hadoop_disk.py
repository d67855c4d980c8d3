"""Where Hadoop's file systems look: the disk, which is Python's own, and the world's S3."""

from __future__ import annotations

import os
import shutil
from typing import Any, NoReturn

from pyspark._engine import ask, java_error, unsupported


def missing(path: str) -> NoReturn:
    """Raises for a file that is not there."""
    raise java_error(f"File {path} does not exist", javaClass="java.io.FileNotFoundException")


class LocalPlace:
    """The disk."""

    uri = "file:///"

    def shown(self, path: str) -> str:
        """The path as a whole."""
        return f"file:{path}"

    def told(self, path: str) -> str:
        """The path as errors name it."""
        return path

    def kind(self, path: str) -> str | None:
        """`file`, `folder` or nothing."""
        return "folder" if os.path.isdir(path) else "file" if os.path.exists(path) else None

    def names(self, path: str) -> list[str]:
        """What lies in a folder; checksums are not shown."""
        return sorted(name for name in os.listdir(path) if not (name.startswith(".") and name.endswith(".crc")))

    def size(self, path: str) -> int:
        """The bytes of a file."""
        return os.path.getsize(path)

    def modified(self, path: str) -> int:
        """When it was changed, in milliseconds."""
        return int(os.path.getmtime(path) * 1000)

    def remove(self, path: str) -> None:
        """Removes a file, or a folder with all in it."""
        if os.path.isdir(path):
            shutil.rmtree(path)
            return
        os.remove(path)
        if os.path.exists(_checksum(path)):
            os.remove(_checksum(path))

    def make(self, path: str) -> None:
        """Makes a folder."""
        for parent in _parents(path):
            if self.kind(parent) == "file":
                raise java_error(
                    f"Parent path is not a directory: {parent}", javaClass="org.apache.hadoop.fs.ParentNotDirectoryException"
                )
        if self.kind(path) == "file":
            raise java_error(
                f"Destination exists and is not a directory: {path}",
                javaClass="org.apache.hadoop.fs.FileAlreadyExistsException",
            )
        os.makedirs(path, exist_ok=True)

    def move(self, source: str, target: str) -> None:
        """Moves a file or folder to a place where nothing is."""
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.rename(source, target)
        if os.path.exists(_checksum(source)):
            os.rename(_checksum(source), _checksum(target))


def _checksum(path: str) -> str:
    folder, name = os.path.split(path)
    return f"{folder}/.{name}.crc"


def _parents(path: str) -> list[str]:
    names = path.strip("/").split("/")[:-1]
    return ["/" + "/".join(names[: i + 1]) for i in range(len(names))]


class BucketPlace:
    """A bucket of the world: folders are what the keys say."""

    def __init__(self, scheme: str, bucket: str) -> None:
        self._root = self.uri = f"{scheme}://{bucket}"

    def shown(self, path: str) -> str:
        """The path as a whole."""
        return self._root + path

    told = shown

    def _below(self, path: str) -> list[tuple[str, int | None, int]]:
        found = ask("spark.files_below", self._root + path)
        return [(each[each.index("/", each.index("://") + 3) :], size, at) for each, size, at in found]

    def _own(self, path: str) -> tuple[str, int | None, int] | None:
        return next((each for each in self._below(path) if each[0] == path), None)

    def kind(self, path: str) -> str | None:
        """`file`, `folder` or nothing."""
        found = self._below(path)
        return None if not found else "file" if any(each[0] == path for each in found) else "folder"

    def names(self, path: str) -> list[str]:
        """What lies in a folder."""
        prefix = path.rstrip("/") + "/"
        return sorted({each[len(prefix) :].split("/")[0] for each, _, _ in self._below(path)} - {""})

    def size(self, path: str) -> int:
        """The bytes of a file."""
        found = self._own(path)
        if found is None or found[1] is None:
            raise unsupported(
                "NO_BYTES",
                f"tell the length of {self._root}{path}",
                "it is rows, which no job has written as a file",
                "Put the text or the bytes of the file in the test.",
            )
        return found[1]

    def modified(self, path: str) -> int:
        """When it was written, in milliseconds; folders of S3 have no time."""
        found = self._own(path)
        return 0 if found is None else found[2]

    def remove(self, path: str) -> None:
        """Removes an object, or all below a folder."""
        ask("spark.remove_files", self._root + path)

    def make(self, path: str) -> None:
        """S3 has no folders: refused."""
        raise unsupported(
            "NO_FOLDERS",
            f"make the folder {self._root}{path}",
            "S3 has no folders, and what Glue puts in their place is not documented",
            "Leave it out: a write needs no folder.",
        )

    def move(self, source: str, target: str) -> None:
        """Moves an object or all below a folder."""
        ask("spark.move_files", [self._root + source, self._root + target])


Place = Any
