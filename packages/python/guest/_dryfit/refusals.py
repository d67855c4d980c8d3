"""What dryfit refused while a job ran: an error that real Glue would not raise, and that no job may hide."""

from __future__ import annotations

from typing import Any

from _dryfit import job_lines

_open: dict[int, tuple[BaseException, str | None]] = {}
_all: dict[int, tuple[BaseException, str | None]] = {}
_watched = False


class Refusal(Exception):
    """An error of dryfit's own: what it does not support, or what the test has to arrange."""

    _dryfit_error: int | None = None

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        note(self)


Refusal.__module__ = "dryfit"


def note(error: BaseException) -> None:
    """Remembers a refusal that a job is about to see, with the job line that caused it."""
    _all[id(error)] = _open[id(error)] = (error, job_lines.where())


def is_refusal(error: BaseException) -> bool:
    """Whether this very error is a refusal of the run."""
    return id(error) in _all


def left(error: BaseException) -> None:
    """A refusal that leaves Python is the test's: it is hidden only if it comes back and is caught then."""
    _open.pop(id(error), None)


def returned(error: BaseException) -> None:
    """An error that had left comes back into the job."""
    if id(error) in _all:
        _open[id(error)] = _all[id(error)]


def begin(watched: bool) -> None:
    """A run begins; one that is not watched may catch what it wants."""
    global _watched
    _watched = watched
    forget()


def hidden() -> tuple[BaseException, str | None] | None:
    """The first refusal that the run has caught."""
    return next(iter(_open.values()), None) if _watched else None


def forget() -> None:
    """Lets go of the errors; their frames would keep a run's data alive."""
    _open.clear()
    _all.clear()
