"""What real Glue ships and this Python lacks: a job that goes on without it goes another way than on Glue."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from _dryfit import job_lines, refusals

_SHIPPED = frozenset(
    "PIL aiobotocore aiohttp attr certifi charset_normalizer click cycler dateutil fsspec frozenlist idna jmespath joblib "
    "kiwisolver matplotlib multidict nltk numpy pandas patsy plotly pmdarima pyarrow pyhocon pymysql pyparsing pytz regex requests s3fs "
    "s3transfer scipy six sklearn statsmodels sympy tqdm urllib3 yaml yarl".split()
)

_OF_PYSPARK = frozenset(
    f"pyspark.{name}"
    for name in (
        "cloudpickle daemon errors.error_classes errors.exceptions.connect errors.utils find_spark_home install instrumentation_utils "
        "java_gateway join ml mllib pandas profiler rddsampler resource resultiterable serializers shell shuffle sql.avro sql.connect "
        "sql.pandas sql.protobuf sql.sql_formatter sql.streaming statcounter status streaming taskcontext "
        "traceback_utils util worker worker_util"
    ).split()
)


class Shipped:
    """Asked for a module after all others: nobody has it."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:
        if fullname.startswith(("boto3.", "botocore.")) and _asked_by_a_job():
            raise _lacking(fullname)
        shipped = _OF_PYSPARK if fullname.startswith("pyspark.") else _SHIPPED
        if fullname not in shipped or not _asked_by_a_job():
            return
        if shipped is _OF_PYSPARK:
            raise _lacking(fullname)
        missing = ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)
        refusals.note(missing)
        raise missing


def absent(module: str, names: str) -> Callable[[str], Any]:
    """A module's `__getattr__`: PySpark has these names, and dryfit lacks them."""
    known = frozenset(names.split())

    def get(name: str) -> Any:
        if name in known:
            raise _refused(f"import {module}.{name}: dryfit does not have it. Import it in the function that needs it, and stub that function.")
        raise AttributeError(f"module {module!r} has no attribute {name!r}")

    return get


def _lacking(module: str) -> ImportError:
    top, _, part = module.partition(".")
    file = f"{module.replace('.', '/')}.py"
    return _refused(
        f"import {module}: dryfit's {top} does not have it. Give it a stand-in: a file {file}, empty or with the names that the job imports from "
        f"it, without {top}/__init__.py, in a folder of `path` such as test/stand-ins. The job stays as it is; in the test, stub its function "
        f"that needs {part}."
    )


def _refused(what: str) -> ImportError:
    refused = ImportError(f"Failed to {what}")
    refusals.note(refused)
    return refused


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
