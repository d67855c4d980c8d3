"""The part of py4j that jobs name: its exceptions."""
