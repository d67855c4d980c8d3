"""botocore's session: region and credentials are the world's."""

from __future__ import annotations

from typing import Any

from botocore._model import model_of
from botocore.client import make_client
from botocore.config import Config
from botocore.credentials import Credentials

__all__ = ["Session", "get_session"]


class Session:
    """Makes clients."""

    def __init__(self, profile: str | None = None) -> None:
        self.profile = profile
        self._region: str | None = None
        self._default_config: Any = None

    def set_config_variable(self, name: str, value: Any) -> None:
        if name == "region":
            self._region = value

    def get_config_variable(self, name: str) -> Any:
        return self._region if name == "region" else None

    def set_default_client_config(self, client_config: Any) -> None:
        self._default_config = client_config

    def get_credentials(self) -> Credentials:
        return Credentials()

    def create_client(self, service_name: str, region_name: str | None = None, config: Any = None, endpoint_url: Any = None, **_kept: Any) -> Any:
        settings = config or self._default_config or Config()
        return make_client(model_of(service_name), region_name or settings.region_name or self._region, settings, endpoint_url)


def get_session(env_vars: Any = None) -> Session:
    """A session."""
    return Session()
