"""A user's function runs in a task, in a Python worker beside the job: its exceptions, its exit too, are the task's failure."""

from __future__ import annotations

import reprlib
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from _dryfit.errors import JobEnded
from _dryfit.job_lines import is_guest_file
from _dryfit.refusals import is_refusal
from py4j.protocol import Py4JJavaError
from pyspark._engine import java_error
from pyspark.errors.exceptions.captured import PythonException

_short = reprlib.Repr()
_short.maxstring = _short.maxother = 100

# As with local[1], where no task is tried again. Recorded on Spark 3.5.6.
_ABORTED = (
    "Job aborted due to stage failure: Task 0 in stage 0.0 failed 1 times, most recent failure: "
    "Lost task 0.0 in stage 0.0 (TID 0) (localhost executor driver): "
)


def of_column(error: BaseException, arguments: list[Any]) -> BaseException:
    """How PySpark shows what a function over columns raised: `sys.exit()` does not end the job from there.

    Its traceback goes on into the function, and a note tells the row: neither is part of the text that Spark gives.
    """
    if isinstance(error, JobEnded):
        return _crashed().with_traceback(error.__traceback__)
    shown = PythonException(
        f"\n  An exception was thrown from the Python worker. Please see the stack trace below.\n{_shown(error)}", ""
    )
    shown.add_note(f"(dryfit: the function was called with {', '.join(map(_short.repr, arguments)) or 'nothing'})")
    return shown.with_traceback(error.__traceback__)


def passes(error: BaseException) -> bool:
    """Whether an exception is none of the function's own: the test's time limit."""
    return isinstance(error, KeyboardInterrupt)


def prints_elsewhere() -> bool:
    """Whether what a task prints would go where only the job's own prints go: a worker knows no stream of the job's."""
    return sys.stdout is not sys.__stdout__ and sys.__stdout__ is not None


@contextmanager
def printing() -> Iterator[None]:
    """What a task prints goes to the process's own output, whatever the job put in its place."""
    job = sys.stdout
    sys.stdout = sys.__stdout__
    try:
        yield
    finally:
        sys.stdout = job


@contextmanager
def of_rdd() -> Iterator[None]:
    """What a function over elements of an RDD raises is an error of the JVM."""
    try:
        with printing():
            yield
    except Py4JJavaError:
        raise
    except BaseException as error:
        if passes(error) or is_refusal(error):
            raise
        if isinstance(error, JobEnded):
            raise _crashed() from error
        shown = java_error(f"{_ABORTED}org.apache.spark.api.python.PythonException: {_shown(error)}")
        raise shown.with_traceback(error.__traceback__) from None


def failed(error: str) -> BaseException:
    """The failure of a task by an error of Spark's own, which has its class before it."""
    return java_error(f"{_ABORTED}{error}\n\nDriver stacktrace:\nCaused by: {error}")


def _crashed() -> BaseException:
    return java_error(f"{_ABORTED}org.apache.spark.SparkException: Python worker exited unexpectedly (crashed)")


def _shown(error: BaseException) -> str:
    """Its traceback as a worker prints it, from the user's function on: what calls it here is not what calls it there."""
    report = traceback.TracebackException.from_exception(error)
    report.stack[:] = [frame for frame in report.stack if not is_guest_file(frame.filename)]
    head = "" if report.stack else "Traceback (most recent call last):\n"
    return "".join([head, *report.format()])
