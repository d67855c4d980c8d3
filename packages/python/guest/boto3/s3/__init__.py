"""Transfers to and from S3."""
