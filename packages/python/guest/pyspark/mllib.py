"""PySpark's `mllib`: not part of dryfit."""

raise ImportError(
    "Failed to import pyspark.mllib: dryfit does not have it. Import it in the function that needs it, and stub that function."
)
