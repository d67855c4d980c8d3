"""The body of an answer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any


class StreamingBody(io.IOBase):
    """Bytes that are read once, as from a connection."""

    _DEFAULT_CHUNK_SIZE = 1024

    def __init__(self, raw_stream: Any, content_length: Any) -> None:
        self._raw_stream = io.BytesIO(raw_stream) if isinstance(raw_stream, (bytes, bytearray)) else raw_stream
        self._content_length = content_length
        self._amount_read = 0

    def __del__(self) -> None:
        """Nothing is held open."""

    def readable(self) -> bool:
        return True

    def set_socket_timeout(self, timeout: Any) -> None:
        """There is no socket."""

    def read(self, amt: int | None = None) -> bytes:
        chunk = self._raw_stream.read() if amt is None else self._raw_stream.read(amt)
        self._amount_read += len(chunk)
        return chunk

    def readinto(self, b: Any) -> int:
        chunk = self.read(len(b))
        b[: len(chunk)] = chunk
        return len(chunk)

    def readlines(self, hint: int = -1) -> list[bytes]:
        return self._raw_stream.readlines(hint)

    def __iter__(self) -> Iterator[bytes]:
        return self.iter_chunks(self._DEFAULT_CHUNK_SIZE)

    def __next__(self) -> bytes:
        chunk = self.read(self._DEFAULT_CHUNK_SIZE)
        if chunk:
            return chunk
        raise StopIteration()

    next = __next__

    def __enter__(self) -> Any:
        return self._raw_stream

    def iter_lines(self, chunk_size: int = _DEFAULT_CHUNK_SIZE, keepends: bool = False) -> Iterator[bytes]:
        pending = b""
        for chunk in self.iter_chunks(chunk_size):
            lines = (pending + chunk).splitlines(True)
            for line in lines[:-1]:
                yield line.splitlines(keepends)[0]
            pending = lines[-1]
        if pending:
            yield pending.splitlines(keepends)[0]

    def iter_chunks(self, chunk_size: int = _DEFAULT_CHUNK_SIZE) -> Iterator[bytes]:
        while True:
            chunk = self.read(chunk_size)
            if chunk == b"":
                break
            yield chunk

    def tell(self) -> int:
        return self._amount_read

    def close(self) -> None:
        self._raw_stream.close()
