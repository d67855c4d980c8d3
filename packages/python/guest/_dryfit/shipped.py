"""What real Glue ships and this Python lacks: a job that goes on without it goes another way than on Glue."""

from __future__ import annotations

import sys
from typing import Any

from _dryfit import job_lines, refusals

_SHIPPED = frozenset(
    "boto3 botocore dateutil fsspec matplotlib nltk numpy pandas pyarrow pymysql pytz requests s3fs s3transfer scipy six sklearn "
    "statsmodels urllib3 yaml".split()
)


class Shipped:
    """Asked for a module after all others: nobody has it."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        if path is not None or fullname not in _SHIPPED or not _asked_by_a_job():
            return
        missing = ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        refusals.note(missing)
        raise missing


def _asked_by_a_job() -> bool:
    """Whether the import stands in a file of the user's, and in none that comes with this Python."""
    frame = sys._getframe(2)
    while frame is not None and ("importlib" in (name := frame.f_code.co_filename) and not job_lines.is_user_file(name)):
        frame = frame.f_back  # type: ignore[assignment]
    return frame is not None and job_lines.is_user_file(frame.f_code.co_filename)


def install() -> None:
    """Puts it behind every other finder."""
    if not any(isinstance(finder, Shipped) for finder in sys.meta_path):
        sys.meta_path.append(Shipped())
