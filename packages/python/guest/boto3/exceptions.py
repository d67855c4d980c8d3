"""boto3's own exceptions."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import DataNotFoundError


class Boto3Error(Exception):
    """The base of boto3's errors."""


class ResourceLoadException(Boto3Error):
    """A resource can't be loaded."""


class NoVersionFound(Boto3Error):
    """A service has no version."""


class UnknownAPIVersionError(Boto3Error, DataNotFoundError):
    """A service has no such version."""

    def __init__(self, service_name: str, bad_api_version: str, available_api_versions: str) -> None:
        Exception.__init__(
            self,
            f"The '{service_name}' resource does not support an API version of: {bad_api_version}\nValid API versions are: {available_api_versions}",
        )


class ResourceNotExistsError(Boto3Error, DataNotFoundError):
    """A service has clients and no resource."""

    def __init__(self, service_name: str, available_services: list[str], has_low_level_client: bool) -> None:
        names = "\n".join(f"   - {name}" for name in available_services)
        message = f"The '{service_name}' resource does not exist.\nThe available resources are:\n{names}\n"
        if has_low_level_client:
            message += f"\nConsider using a boto3.client('{service_name}') instead of a resource for '{service_name}'"
        Exception.__init__(self, message)


class RetriesExceededError(Boto3Error):
    """A transfer was tried too often."""

    def __init__(self, last_exception: Any, msg: str = "Max Retries Exceeded") -> None:
        super().__init__(msg)
        self.last_exception = last_exception


class S3TransferFailedError(Boto3Error):
    """A transfer failed."""


class S3UploadFailedError(Boto3Error):
    """An upload failed."""


class DynamoDBOperationNotSupportedError(Boto3Error):
    """An operation of a condition that has no operands for it."""

    def __init__(self, operation: str, value: Any) -> None:
        super().__init__(
            f"{operation} operation cannot be applied to value {value} of type {type(value)} directly. "
            "Must use AttributeBase object methods (i.e. Attr().eq()). to generate ConditionBase instances first."
        )


class DynamoDBNeedsConditionError(Boto3Error):
    """A value stands where a condition should."""

    def __init__(self, value: Any) -> None:
        super().__init__(f"Expecting a ConditionBase object. Got {value} of type {type(value)}. Use AttributeBase object methods (i.e. Attr().eq()). to generate ConditionBase instances.")


class DynamoDBNeedsKeyConditionError(Boto3Error):
    """A condition of an attribute stands where one of a key should."""
