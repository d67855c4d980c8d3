"""Conditions and types of DynamoDB."""
