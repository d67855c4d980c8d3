"""What must be as new at the start of each run."""

from __future__ import annotations

from collections.abc import Callable

_hooks: list[Callable[[], None]] = []


def on_reset(hook: Callable[[], None]) -> Callable[[], None]:
    """Has `hook` called at the start of each run; usable as a decorator."""
    _hooks.append(hook)
    return hook


def run_hooks() -> None:
    """Calls every hook, all of them even when one fails; the first failure is raised at the end."""
    failure: Exception | None = None
    for hook in _hooks:
        try:
            hook()
        except Exception as error:
            failure = failure or error
    if failure is not None:
        raise failure
