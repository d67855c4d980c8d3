"""The version of PySpark that is stood in for."""

__version__ = "3.5.6"
