"""Records of a DynamicFrame as a job's functions see them, which `awsglue.gluetypes` offers."""

from __future__ import annotations

from typing import Any


class DynamicRecord(dict):
    """A record: its fields are attributes too. A missing attribute raises KeyError, as in awsglue."""

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        del self[name]


def _create_dynamic_record(obj: Any) -> Any:
    """A record of a dict; its first level of dicts are records too."""
    return DynamicRecord(
        {key: DynamicRecord(value) if isinstance(value, dict) else value for key, value in obj.items()}
    )


def _revert_to_dict(record: Any) -> dict[str, Any]:
    """A plain dict of a record."""
    return {key: dict(value) if isinstance(value, DynamicRecord) else value for key, value in record.items()}
