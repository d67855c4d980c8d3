"""Handles of frames in the engine: released when the Python objects that hold them are gone."""

from __future__ import annotations

from typing import Any

from _dryfit import bridge
from _dryfit.classes import offered
from _dryfit.reset import on_reset

#: Released together, so that the death of a frame costs no call.
_BATCH = 64

_dead: list[int] = []
#: Handles that more than one Python object holds: how many more.
_shared: dict[int, int] = {}


class Held(int):
    """A frame's handle in an expression: the frame lives as long as the column that was taken from it."""

    frame: Any

    def __copy__(self) -> Held:
        return self

    def __deepcopy__(self, memo: Any) -> Held:
        return self


def held(frame: Any) -> Held:
    """The handle of a frame, which keeps the frame."""
    made = Held(frame._handle)
    made.frame = frame
    return made


def released(handle: int) -> None:
    """Notes that a Python object which held a handle is gone."""
    more = _shared.get(handle)
    if more:
        _shared[handle] = more - 1
    else:
        _dead.append(handle)


def shared(handle: int) -> None:
    """Notes that one more Python object holds a handle."""
    _shared[handle] = _shared.get(handle, 0) + 1


def sweep() -> None:
    """Tells the engine which frames nobody holds any more."""
    if len(_dead) >= _BATCH:
        gone = str(_dead)
        _dead.clear()
        bridge.call("spark.release", gone)


@on_reset
def _forget() -> None:
    _dead.clear()
    _shared.clear()


def from_test(handle: int) -> Any:
    """The DataFrame of a frame that the test gave."""
    shared(handle)
    number = int(bridge.call("spark.session_of", str(handle)))
    return offered("DataFrame")(handle, offered("SparkSession")._of_number(number))


bridge.register_handle("DataFrame", from_test)
