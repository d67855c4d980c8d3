"""How a job sleeps: the test's clock moves on, and nobody waits. With a clock that moves by itself it really sleeps."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable

_clock: Callable[[float], bool] | None = None
_really = time.sleep
_measured = time.monotonic
#: What was slept without waiting: measured time counts it, so that loops with a deadline end.
_skipped_ns = 0
_SLICE_SECONDS = 0.02
#: From here on time.sleep raises OverflowError.
_LONGEST_SECONDS = 9.2e9


class _Measure:
    """As the builtin function, no method of a class that has it as an attribute."""

    def __init__(self, real: Callable[[], float], unit_ns: float) -> None:
        functools.update_wrapper(self, real)
        self._real, self._unit_ns = real, unit_ns

    def __call__(self) -> float:
        skipped = _skipped_ns if self._unit_ns == 1 else _skipped_ns / self._unit_ns
        return self._real() + skipped


def attach(clock: Callable[[float], bool] | None) -> None:
    """Takes the clock that is told of seconds slept, and says whether it has moved on by them."""
    global _clock
    _clock = clock


def install(end_in_time: Callable[[], None]) -> None:
    """Puts its functions in place of time's; called once, before the snapshot."""
    time.sleep = _sleeping(end_in_time)
    for name in ("monotonic", "perf_counter"):
        setattr(time, name, _Measure(getattr(time, name), 1e9))
        setattr(time, f"{name}_ns", _Measure(getattr(time, f"{name}_ns"), 1))


def _sleeping(end_in_time: Callable[[], None]) -> Callable[[float], None]:
    @functools.wraps(_really)
    def sleep(seconds: float, /) -> None:
        global _skipped_ns
        if not isinstance(seconds, (int, float)) or not 0 < seconds < _LONGEST_SECONDS:
            _really(seconds)
        elif _clock is not None and _clock(seconds):
            _skipped_ns += round(seconds * 1e9)
            end_in_time()
        else:
            _wait(seconds, end_in_time)

    return sleep


def _wait(seconds: float, end_in_time: Callable[[], None]) -> None:
    """Pyodide's own sleep does not look at the time limit: in slices, it holds in a sleep too."""
    end = _measured() + seconds
    while (left := end - _measured()) > 0:
        _really(min(left, _SLICE_SECONDS))
        end_in_time()
