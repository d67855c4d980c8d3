"""What boto3 adds to a table: writes in batches."""

from __future__ import annotations

from typing import Any


class BatchWriter:
    """Gathers puts and deletes, and sends them 25 at a time."""

    def __init__(self, table_name: str, client: Any, flush_amount: int = 25, overwrite_by_pkeys: list[str] | None = None) -> None:
        self._table_name = table_name
        self._client = client
        self._waiting: list[dict[str, Any]] = []
        self._flush_amount = flush_amount
        self._keys = overwrite_by_pkeys

    def put_item(self, Item: dict[str, Any]) -> None:
        self._add({"PutRequest": {"Item": Item}})

    def delete_item(self, Key: dict[str, Any]) -> None:
        self._add({"DeleteRequest": {"Key": Key}})

    def _add(self, request: dict[str, Any]) -> None:
        if self._keys:
            key = self._key_of(request)
            self._waiting = [one for one in self._waiting if self._key_of(one) != key]
        self._waiting.append(request)
        if len(self._waiting) >= self._flush_amount:
            self._flush()

    def _key_of(self, request: dict[str, Any]) -> list[Any]:
        item = request["PutRequest"]["Item"] if "PutRequest" in request else request["DeleteRequest"]["Key"]
        return [item[name] for name in self._keys or ()]

    def _flush(self) -> None:
        sent, self._waiting = self._waiting[: self._flush_amount], self._waiting[self._flush_amount :]
        answer = self._client.batch_write_item(RequestItems={self._table_name: sent})
        self._waiting.extend((answer.get("UnprocessedItems") or {}).get(self._table_name, []))

    def __enter__(self) -> BatchWriter:
        return self

    def __exit__(self, exc_type: Any, exc_value: Any, tb: Any) -> None:
        while self._waiting:
            self._flush()


class TableMethods:
    """Writes in batches."""

    meta: Any
    name: str

    def batch_writer(self, overwrite_by_pkeys: list[str] | None = None) -> BatchWriter:
        return BatchWriter(self.name, self.meta.client, overwrite_by_pkeys=overwrite_by_pkeys)
