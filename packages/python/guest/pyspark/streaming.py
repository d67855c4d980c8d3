"""PySpark's `streaming`: not part of dryfit."""

raise ImportError(
    "Failed to import pyspark.streaming: dryfit does not have it. Import it in the function that needs it, and stub that function."
)
