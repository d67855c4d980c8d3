"""What a job under test can't do: reach the network, end the test run, or reach around the host."""

from __future__ import annotations

import _compression  # type: ignore[import-not-found]
import _signal
import _thread
import ctypes
import functools
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import types
import urllib.request
from collections.abc import Callable
from typing import Any, NoReturn

from _dryfit import refusals, sleeping
from _dryfit.errors import JobEnded, JobTimeout

_expired: Callable[[], bool] | None = None
#: Whether an interrupt ends the job. Assigned, not called: between an assignment and what is before it none arrives.
heeds_time = True
_set_handler = _signal.signal


class NetworkRefused(OSError):
    """A job under test tried to reach the network."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        refusals.note(self)


class _NoConnection:
    """Stands for http.client.HTTPSConnection, which a Python without ssl lacks."""

    def __init__(self, host: str, *_args: Any, **_kwargs: Any) -> None:
        _refuse(f"https://{host}")


def attach(expired: Callable[[], bool] | None) -> None:
    """Takes the host's answer to: has the running job's time limit passed?"""
    global _expired
    _expired = expired


def install() -> None:
    """Closes the ways out; called once, before the snapshot."""
    for name in ("connect", "connect_ex", "bind", "listen", "sendto"):
        setattr(socket.socket, name, _refuse_method)
    for name in ("create_connection", "create_server", "getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, name, _refuse_function)
    if not hasattr(http.client, "HTTPSConnection"):
        http.client.HTTPSConnection = _NoConnection  # type: ignore[attr-defined, assignment, misc]
        # urllib looks for the class above and takes this one to be there too.
        urllib.request.HTTPSHandler = urllib.request.HTTPHandler  # type: ignore[attr-defined, assignment, misc]
    urllib.request.OpenerDirector.open = _open_url(urllib.request.OpenerDirector.open)  # type: ignore[method-assign]
    sleeping.install(_end_in_time)
    os._exit = _end  # type: ignore[assignment]
    os.abort = lambda: _end(134)
    for name in ("start_new_thread", "start_new", "start_joinable_thread"):
        setattr(_thread, name, _no_thread)
    threading._start_joinable_thread = threading._start_new_thread = _no_thread  # type: ignore[attr-defined]
    for name in ("system", "popen", "fork", "forkpty", "posix_spawn", "posix_spawnp", "execv", "execve"):
        setattr(os, name, _no_process)
    subprocess.Popen.__init__ = _no_process  # type: ignore[method-assign]
    _signal.signal = _keeping_time(_set_handler)
    signal.signal = _keeping_time(signal.signal)
    for name in ("setitimer", "alarm", "pause"):
        setattr(signal, name, _no_timer)
    for name in ("CDLL", "PyDLL"):
        setattr(ctypes, name, _no_library)
    ctypes.pythonapi = ctypes.cdll = ctypes.pydll = None  # type: ignore[assignment, attr-defined]
    for name in ("js", "pyodide_js"):
        sys.modules[name] = None  # type: ignore[assignment]
    _be_wide()


def _be_wide() -> None:
    """`sys.maxsize` is that of Glue's Python, which has 64 bits: jobs take it for the greatest of all numbers."""
    _compression.sys = types.SimpleNamespace(maxsize=sys.maxsize)  # type: ignore[attr-defined]  # hands it to C
    sys.maxsize = (1 << 63) - 1


def guard_time() -> None:
    """Turns the host's interrupt into the end of the running job."""
    _set_handler(signal.SIGXCPU, _on_interrupt)


def _no_thread(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise refusals.Refusal(
        "[NO_THREADS] Failed to start a thread: the Python inside a test has one. "
        "Call the work one after another, or stub the function that starts threads."
    )


def _no_process(*args: Any, **_kwargs: Any) -> NoReturn:
    command = next((arg for arg in args if isinstance(arg, (str, list, tuple))), "a process")
    raise refusals.Refusal(
        f"[NO_PROCESSES] Failed to run {command!r}: a job under test can't start processes. Stub the function that does it."
    )


def _no_timer(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise refusals.Refusal(
        "[NO_TIMERS] Failed to set a timer: no signal arrives while a job runs inside a test. Stub the function that sets it."
    )


def _no_library(name: object = None, *_args: Any, **_kwargs: Any) -> NoReturn:
    raise refusals.Refusal(
        f"[NO_LIBRARIES] Failed to load the library {name!r}: a job under test has no C libraries. Stub the function that loads it."
    )


def _refuse(target: object) -> NoReturn:
    raise NetworkRefused(
        f"[NETWORK_REFUSED] Failed to reach {target}: a job under test has no network. "
        "Stub the function that makes the call, or pass its result to the job."
    )


def _refuse_method(_self: socket.socket, *args: Any) -> NoReturn:
    _refuse(_address(args))


def _refuse_function(*args: Any, **_kwargs: Any) -> NoReturn:
    _refuse(_address(args))


def _address(args: tuple[Any, ...]) -> object:
    for arg in args:
        if isinstance(arg, tuple) and len(arg) >= 2:
            return f"{arg[0]}:{arg[1]}"
    hosts = [str(arg) for arg in args[:2] if isinstance(arg, (str, int))]
    return ":".join(hosts) or "the network"


def _open_url(original: Callable[..., Any]) -> Callable[..., Any]:
    def open(self: Any, fullurl: Any, data: Any = None, *args: Any, **kwargs: Any) -> Any:
        url = fullurl if isinstance(fullurl, str) else fullurl.full_url
        if url.partition(":")[0].lower() in ("http", "https", "ftp"):
            _refuse(url)
        return original(self, fullurl, data, *args, **kwargs)

    return open


def _keeping_time(original: Callable[..., Any]) -> Callable[..., Any]:
    """The time limit comes as SIGXCPU: a job that handles signals keeps away from that one."""

    @functools.wraps(original)
    def guarded(signalnum: int, handler: Any, /) -> Any:
        if signalnum == signal.SIGXCPU:
            raise refusals.Refusal(
                "[SIGNAL_REFUSED] Failed to handle SIGXCPU: it ends a job at the time limit of its test. Handle another signal."
            )
        return original(signalnum, handler)

    return guarded


def _end(status: int = 0) -> NoReturn:
    raise JobEnded(status)


def _on_interrupt(_signal: int, _frame: Any) -> None:
    _end_in_time()


def _end_in_time() -> None:
    if heeds_time and _expired is not None and _expired():
        raise JobTimeout()
