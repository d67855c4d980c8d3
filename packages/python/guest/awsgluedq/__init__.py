"""Glue Data Quality: not supported yet."""
