"""Credentials that open nothing: who signs with them signs for nobody."""

from __future__ import annotations

from typing import Any, NamedTuple


class ReadOnlyCredentials(NamedTuple):
    """Credentials that do not change."""

    access_key: str
    secret_key: str
    token: str | None
    account_id: str | None = None


class Credentials:
    """What `session.get_credentials()` gives."""

    def __init__(self, access_key: str = "ASIADRYFITDRYFIT0000", secret_key: str = "dryfit", token: str | None = "dryfit", method: str = "iam-role") -> None:
        self.access_key = access_key
        self.secret_key = secret_key
        self.token = token
        self.method = method

    def get_frozen_credentials(self) -> Any:
        """The same, as a tuple."""
        return ReadOnlyCredentials(self.access_key, self.secret_key, self.token)
