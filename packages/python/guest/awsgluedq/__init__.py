"""Glue Data Quality: calls are recorded, and outcomes are refused when a job looks at them."""
