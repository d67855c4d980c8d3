"""Clients: each operation of a service is a method."""

from __future__ import annotations

import re
from typing import Any

from botocore import _wire
from botocore._members import check_members
from botocore._model import Model
from botocore.config import Config
from botocore.errorfactory import BaseClientExceptions, exceptions_of
from botocore.exceptions import ClientError, OperationNotPageableError, ParamValidationError, UnknownClientMethodError
from botocore.hooks import HierarchicalEmitter
from botocore.paginate import Paginator
from botocore.validate import validate_parameters
from botocore.waiter import Waiter

__all__ = ["BaseClient", "ClientError", "ClientMeta", "Config", "make_client"]

_BUCKET = re.compile(r"^[a-zA-Z0-9.\-_]{1,255}$")
_ACCESS_POINT = (
    r"^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$|"
    r"^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:][a-zA-Z0-9\-]{1,63}$"
)


class ServiceModel:
    """What `client.meta.service_model` tells."""

    def __init__(self, model: Model) -> None:
        self.service_name = model.service
        self.service_id = model.facts["id"]
        self.api_version = model.facts["version"]
        self.endpoint_prefix = model.facts["prefix"]
        self.operation_names = [text.split(" ")[0] for text in model.operations.values()]


class ClientMeta:
    """What a client tells of itself."""

    def __init__(self, model: Model, region_name: str | None, config: Config, endpoint_url: str | None) -> None:
        # A client that nobody gave a region stands in that of the world.
        self._region = region_name
        self._endpoint = endpoint_url
        self.events = HierarchicalEmitter()
        self.service_model = ServiceModel(model)
        self.config = config
        self.partition = "aws"
        self.method_to_api_mapping = {name: text.split(" ")[0] for name, text in model.operations.items()}


    @property
    def region_name(self) -> str:
        if self._region is None:
            self._region = _wire.home_region()
        return self._region

    @property
    def endpoint_url(self) -> str:
        return self._endpoint or f"https://{self.service_model.endpoint_prefix}.{self.region_name}.amazonaws.com"


class BaseClient:
    """What all clients have."""

    _model: Model
    meta: ClientMeta
    exceptions: BaseClientExceptions

    def __init__(self, region_name: str | None, config: Config, endpoint_url: str | None) -> None:
        model = self._model
        self.meta = ClientMeta(model, region_name, config, endpoint_url)
        self.exceptions = exceptions_of(model)

    def __getattr__(self, item: str) -> Any:
        if not self._model.described and not item.startswith("_"):
            return lambda *args, **kwargs: self._call(item, args, kwargs)
        raise AttributeError(f"'{self.__class__.__name__}' object has no attribute '{item}'")

    def close(self) -> None:
        """There is no connection."""

    def can_paginate(self, operation_name: str) -> bool:
        return operation_name in self._model.table("PAGINATORS")

    def get_paginator(self, operation_name: str) -> Any:
        if not self.can_paginate(operation_name):
            raise OperationNotPageableError(operation_name=operation_name)
        name = self._model.signature(operation_name)[0]
        kind: Any = type(f"{self.__class__.__name__}.Paginator.{name}", (Paginator,), {"__module__": __name__})
        return kind(getattr(self, operation_name), self._model.table("PAGINATORS")[operation_name])

    @property
    def waiter_names(self) -> list[str]:
        return list(self._model.table("WAITERS"))

    def get_waiter(self, waiter_name: str) -> Any:
        waiters = self._model.table("WAITERS")
        if waiter_name not in waiters:
            raise ValueError(f"Waiter does not exist: {waiter_name}")
        described = waiters[waiter_name]
        kind: Any = type(f"{self.__class__.__name__}.Waiter.{described['name']}", (Waiter,), {"__module__": __name__})
        return kind(described["name"], described, getattr(self, described["operation"]))

    def generate_presigned_url(self, ClientMethod: str, Params: Any = None, ExpiresIn: int = 3600, HttpMethod: Any = None) -> Any:
        if ClientMethod not in self.meta.method_to_api_mapping:
            raise UnknownClientMethodError(method_name=ClientMethod)
        return self._presigned("generate_presigned_url", {"ClientMethod": ClientMethod, "Params": Params, "ExpiresIn": ExpiresIn})

    def generate_presigned_post(self, Bucket: str, Key: str, Fields: Any = None, Conditions: Any = None, ExpiresIn: int = 3600) -> Any:
        return self._presigned("generate_presigned_post", {"Bucket": Bucket, "Key": Key, "ExpiresIn": ExpiresIn})

    def _presigned(self, name: str, params: dict[str, Any]) -> Any:
        answer = _wire.ask(self._model.service, name, params, self.meta._region)
        return answer["ok"] if answer.get("ok") is not None else _wire.refuse(self._model.service, name, [])

    def _call(self, operation: str, args: Any, params: dict[str, Any]) -> Any:
        if args:
            raise TypeError(f"{operation}() only accepts keyword arguments.")
        model = self._model
        api_name, takes, gives = model.signature(operation)
        if model.described:
            self._check(params, takes)
        answer = _wire.ask(model.service, operation, params, self.meta._region)
        error = answer.get("error")
        metadata = {"RequestId": answer["id"], "HTTPStatusCode": answer["status"], "HTTPHeaders": {}, "RetryAttempts": 0}
        if error is not None:
            response = {"Error": error, "ResponseMetadata": metadata, **answer.get("extra", {})}
            raise self.exceptions.from_code(error.get("QueryErrorCode") or error["Code"])(response, api_name)
        value = answer.get("ok")
        if value is None:
            members = list(model.fields(gives)) if gives else []
            return _wire.refuse(model.service, operation, members)
        if gives:
            check_members(f"{model.service}.{operation}", value, gives, model)
        value = _wire.received(value, gives, model) if gives else _wire.untyped(value)
        value["ResponseMetadata"] = {**metadata, **value.get("ResponseMetadata", {})}
        return value

    def _check(self, params: dict[str, Any], takes: str) -> None:
        if not takes:
            if params:
                raise ParamValidationError(
                    report="\n".join(f'Unknown parameter in input: "{name}", must be one of: ' for name in params)
                )
            return
        if self.meta.config.parameter_validation:
            source = params.get("CopySource")
            checked = {**params, "CopySource": _copy_source(source)} if isinstance(source, dict) else params
            validate_parameters(checked, takes, self._model)
        bucket = params.get("Bucket")
        if isinstance(bucket, str) and not _BUCKET.match(bucket) and not re.match(_ACCESS_POINT, bucket) and self._model.service == "s3":
            raise ParamValidationError(
                report=f'Invalid bucket name "{bucket}": Bucket name must match the regex "{_BUCKET.pattern}" or be an ARN matching the regex "{_ACCESS_POINT}"'
            )


def _copy_source(source: dict[str, Any]) -> str:
    for name in ("Bucket", "Key"):
        if name not in source:
            raise ParamValidationError(report=f"Missing required parameter: '{name}'")
    return f"{source['Bucket']}/{source['Key']}"


_classes: dict[tuple[str, Any], Any] = {}


def make_client(model: Model, region_name: str | None, config: Config, endpoint_url: str | None, mixins: tuple[type, ...] = ()) -> Any:
    """A client of a service."""
    kind = _classes.get((model.service, mixins))
    if kind is None:
        methods = {operation: _method(operation, text.split(" ")[0]) for operation, text in model.operations.items()}
        bases = (*mixins, BaseClient)
        kind = _classes[(model.service, mixins)] = type(model.facts["class"], bases, {**methods, "_model": model, "__module__": __name__})
    return kind(region_name, config, endpoint_url)


def _method(operation: str, api_name: str) -> Any:
    def _api_call(self: BaseClient, *args: Any, **kwargs: Any) -> Any:
        return self._call(operation, args, kwargs)

    _api_call.__name__ = operation
    _api_call.__qualname__ = f"{api_name}.{operation}"
    return _api_call
