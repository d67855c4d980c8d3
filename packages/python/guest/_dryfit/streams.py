"""sys.stdout and sys.stderr that hand whole lines to the host."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable
from typing import Any


class _Bytes(io.BufferedIOBase):
    """What is behind a text stream: bytes of text, which may end within a character."""

    def __init__(self, stream: LineStream) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    @property
    def name(self) -> str:
        return self._stream.name

    def writable(self) -> bool:
        return True

    def close(self) -> None:
        """Stays open, as the text stream does."""

    def write(self, data: Any) -> int:
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._stream.write(self._decoder.decode(data))
        return len(memoryview(data).cast("B"))


_OPTIONS = ("encoding", "errors", "newline", "line_buffering", "write_through")


class LineStream(io.TextIOBase):
    """A text stream whose lines go to a function of the host."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._pending = ""
        self._write: Callable[[str, str], bool] | None = None
        self._leave_out: Callable[[int], None] | None = None
        self._left_out = 0
        self._wanted = True
        self.buffer = _Bytes(self)

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"

    @property
    def errors(self) -> str:  # type: ignore[override]
        return "strict"

    def attach(self, write: Callable[[str, str], bool], leave_out: Callable[[int], None]) -> None:
        """Takes the host's functions: stream name and line, whether more are wanted; how many were not handed over."""
        self._write = write
        self._leave_out = leave_out

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        raise io.UnsupportedOperation("fileno")

    def close(self) -> None:
        """Stays open: a job that closes its output must not silence the next one."""

    @property
    def line_buffering(self) -> bool:
        return True

    @property
    def write_through(self) -> bool:
        return True

    def reconfigure(self, **options: Any) -> None:
        """Lines go to the host as text: an encoding, an error handler and an end of lines change nothing of them."""
        for name in options:
            if name not in _OPTIONS:
                raise TypeError(f"reconfigure() got an unexpected keyword argument '{name}'")
        if options.get("encoding") is not None:
            codecs.lookup(options["encoding"])
        if options.get("errors") is not None:
            codecs.lookup_error(options["errors"])

    def write(self, text: str) -> int:
        if type(text) is not str:
            if not isinstance(text, str):
                raise TypeError(f"write() argument must be str, not {type(text).__name__}")
            text = str(text)
        if not self._wanted:
            return self._pass_over(text)
        pending = self._pending + text
        if "\n" in pending:
            *lines, pending = pending.split("\n")
            for line in lines:
                self._hand_over(line)
        self._pending = pending
        return len(text)

    def finish(self) -> None:
        """Hands over a last line without its end."""
        if self._pending:
            pending, self._pending = self._pending, ""
            self._hand_over(pending)
        if self._left_out and self._leave_out is not None:
            self._leave_out(self._left_out)
        self._left_out, self._wanted = 0, True

    def _pass_over(self, text: str) -> int:
        """Beyond the lines that the host takes: they are counted only, whatever stands in them."""
        ends = text.count("\n")
        if ends:
            self._left_out += ends
            self._pending = text[text.rindex("\n") + 1 :]
        else:
            self._pending = self._pending or text[:1]
        return len(text)

    def _hand_over(self, line: str) -> None:
        if not self._wanted:
            self._left_out += 1
        elif self._write is not None:
            self._wanted = self._write(self.name, line)
