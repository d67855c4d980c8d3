"""`Session`: where clients and resources come from."""

from __future__ import annotations

import os
from typing import Any

from boto3._resource import RESOURCES, make_resource
from boto3._s3_client import S3Methods
from boto3.dynamodb._client import PlainValues
from boto3.exceptions import ResourceNotExistsError
from botocore._data._generated_services import NAMES
from botocore._model import model_of
from botocore.client import make_client
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ProfileNotFound
from botocore.hooks import HierarchicalEmitter
from botocore.session import Session as BotocoreSession

_EXTRA: dict[str, tuple[type, ...]] = {"s3": (S3Methods,)}


class Session:
    """A session. Credentials, profiles and endpoints are taken and of no effect."""

    def __init__(
        self,
        aws_access_key_id: str | None = None,
        aws_secret_access_key: str | None = None,
        aws_session_token: str | None = None,
        region_name: str | None = None,
        botocore_session: Any = None,
        profile_name: str | None = None,
        aws_account_id: str | None = None,
    ) -> None:
        if profile_name not in (None, "default"):
            raise ProfileNotFound(profile=profile_name)
        self._session = botocore_session or BotocoreSession()
        self._region = region_name or self._session.get_config_variable("region")
        keys = (aws_access_key_id, aws_secret_access_key)
        self._credentials = Credentials(keys[0], keys[1], aws_session_token, "explicit") if keys[0] and keys[1] else Credentials()
        self.profile_name = profile_name or "default"
        self.available_profiles: list[str] = []
        self.events = HierarchicalEmitter()

    def __repr__(self) -> str:
        return f"Session(region_name={self.region_name!r})"

    @property
    def region_name(self) -> str | None:
        return self._region or os.environ.get("AWS_DEFAULT_REGION")

    def get_available_services(self) -> list[str]:
        return sorted(NAMES)

    def get_available_resources(self) -> list[str]:
        return list(RESOURCES)

    def get_credentials(self) -> Credentials:
        return self._credentials

    def client(
        self,
        service_name: str,
        region_name: str | None = None,
        api_version: str | None = None,
        use_ssl: bool = True,
        verify: Any = None,
        endpoint_url: str | None = None,
        aws_access_key_id: str | None = None,
        aws_secret_access_key: str | None = None,
        aws_session_token: str | None = None,
        config: Any = None,
        aws_account_id: str | None = None,
    ) -> Any:
        return self._made(service_name, region_name, endpoint_url, config, _EXTRA.get(service_name, ()))

    def resource(
        self,
        service_name: str,
        region_name: str | None = None,
        api_version: str | None = None,
        use_ssl: bool = True,
        verify: Any = None,
        endpoint_url: str | None = None,
        aws_access_key_id: str | None = None,
        aws_secret_access_key: str | None = None,
        aws_session_token: str | None = None,
        config: Any = None,
    ) -> Any:
        if service_name not in RESOURCES:
            raise ResourceNotExistsError(service_name, list(RESOURCES), service_name in NAMES)
        extra = (PlainValues,) if service_name == "dynamodb" else _EXTRA.get(service_name, ())
        return make_resource(self._made(service_name, region_name, endpoint_url, config, extra))

    def _made(self, service: str, region: str | None, endpoint_url: str | None, config: Any, extra: tuple[Any, ...]) -> Any:
        settings = config or Config()
        return make_client(
            model_of(service), region or settings.region_name or self.region_name, settings, endpoint_url, extra
        )
