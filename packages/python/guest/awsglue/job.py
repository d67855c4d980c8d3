"""`Job`: the frame around a job's run."""

from __future__ import annotations

from typing import Any

from awsglue._engine import ask
from awsglue.context import GlueContext
from pyspark.sql import SparkSession


class Job:
    """Begins and commits a run."""

    @classmethod
    def continuation_options(cls) -> list[str]:
        """The continuation argument and its values."""
        return ["--continuation-option", "continuation-enabled", "continuation-readonly", "continuation-ignore"]

    @classmethod
    def job_bookmark_options(cls) -> list[str]:
        """The bookmark argument and its values."""
        return ["--job-bookmark-option", "job-bookmark-enable", "job-bookmark-pause", "job-bookmark-disable"]

    @classmethod
    def job_bookmark_range_options(cls) -> list[str]:
        """The arguments of a bookmark's range."""
        return ["--job-bookmark-from", "--job-bookmark-to"]

    @classmethod
    def id_params(cls) -> list[str]:
        """The arguments that name a run."""
        return ["--JOB_NAME", "--JOB_ID", "--JOB_RUN_ID", "--SECURITY_CONFIGURATION"]

    @classmethod
    def encryption_type_options(cls) -> list[str]:
        """The encryption argument and its value."""
        return ["--encryption-type", "sse-s3"]

    @classmethod
    def data_lineage_options(cls) -> list[str]:
        """The lineage argument."""
        return ["--enable-data-lineage"]

    def __init__(self, glue_context_or_spark_session: Any) -> None:
        if not isinstance(glue_context_or_spark_session, (GlueContext, SparkSession)):
            raise Exception(
                f"cannot init Job instance given input parameter type: {type(glue_context_or_spark_session)}"
            )
        self._job = ask("job", None, glue_context_or_spark_session)
        self._initialized = False

    def init(self, job_name: str, args: Any = {}) -> None:
        """Begins the run."""
        ask("object_enter", [self._job, "init", {"job_name": job_name, "args": args}])
        self._initialized = True

    def isInitialized(self) -> bool:
        """Whether the run has begun."""
        return self._initialized

    def commit(self) -> None:
        """Ends the run with success."""
        ask("object_enter", [self._job, "commit", {}])
