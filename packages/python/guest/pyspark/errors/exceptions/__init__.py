"""PySpark's exception classes: `base` for those of Python, `captured` for those that Spark raises."""
