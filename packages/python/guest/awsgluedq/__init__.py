"""Glue Data Quality."""
