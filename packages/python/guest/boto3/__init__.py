"""A stand-in for boto3: every client and resource reaches the services of the test's world, and nothing else."""

from __future__ import annotations

from typing import Any

from _dryfit.reset import on_reset
from boto3.session import Session
from botocore import __version__

__all__ = ["DEFAULT_SESSION", "Session", "client", "resource", "set_stream_logger", "setup_default_session"]
__author__ = "Amazon Web Services"
__version__ = __version__

DEFAULT_SESSION: Session | None = None


def setup_default_session(**kwargs: Any) -> None:
    """Sets the session that `boto3.client` uses."""
    global DEFAULT_SESSION
    DEFAULT_SESSION = Session(**kwargs)


def set_stream_logger(name: str = "boto3", level: int = 10, format_string: str | None = None) -> None:
    """There is no wire to log."""


def _get_default_session() -> Session:
    global DEFAULT_SESSION
    if DEFAULT_SESSION is None:
        DEFAULT_SESSION = Session()
    return DEFAULT_SESSION


def client(*args: Any, **kwargs: Any) -> Any:
    """A client of a service by name."""
    return _get_default_session().client(*args, **kwargs)


def resource(*args: Any, **kwargs: Any) -> Any:
    """A resource of a service by name."""
    return _get_default_session().resource(*args, **kwargs)


def _forget() -> None:
    global DEFAULT_SESSION
    DEFAULT_SESSION = None


on_reset(_forget)
