"""Companion functions for Glue jobs: pure Python, on real Glue as well as under dryfit.

Ship this package with a job (``--extra-py-files``) or copy it beside it; it needs nothing but pyspark and awsglue.
"""
from dryfit.arguments import get_job_argument, get_job_arguments
from dryfit.decorators import schema, sink, source
from dryfit.hive_types import BadTypeException, struct_type_of
from dryfit.merge import merge_and_retain_last
from dryfit.schemas import coerce_to_schema, schema_from_cloudformation, schema_from_glue

__all__ = [
    "BadTypeException",
    "coerce_to_schema",
    "get_job_argument",
    "get_job_arguments",
    "merge_and_retain_last",
    "schema",
    "schema_from_cloudformation",
    "schema_from_glue",
    "sink",
    "source",
    "struct_type_of",
]
