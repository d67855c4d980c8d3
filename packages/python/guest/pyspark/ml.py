"""PySpark's `ml`: not part of dryfit."""

raise ImportError(
    "Failed to import pyspark.ml: dryfit does not have it. Import it in the function that needs it, and stub that function."
)
