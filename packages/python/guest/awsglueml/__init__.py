"""Glue's machine learning transforms: importable, and refused when they are called."""
