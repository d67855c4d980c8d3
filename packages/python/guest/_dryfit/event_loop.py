"""asyncio as a job on a server has it: `asyncio.run` returns when all is done.

Pyodide's own loop hands its callbacks to JavaScript, which would run them in a later test.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

_policy = asyncio.DefaultEventLoopPolicy
_run = asyncio.runners.run


class _NoSelector:
    """Nothing arrives from outside: to select is to sleep."""

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("asyncio waits for something that never comes: a job under test has no network and no threads")
        if timeout > 0:
            time.sleep(timeout)
        return []


class JobEventLoop(asyncio.BaseEventLoop):
    """An event loop that runs in the call that began it."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _NoSelector()

    def _process_events(self, event_list: list[Any]) -> None:
        pass

    def _write_to_self(self) -> None:
        pass


class _Policy(_policy):  # type: ignore[misc, valid-type]
    _loop_factory = JobEventLoop


def install() -> None:
    """Puts the loop in place; called once a start, for Pyodide puts its own there."""
    asyncio.run = _run
    asyncio.set_event_loop_policy(_Policy())
    asyncio._set_running_loop(None)
