"""botocore's exceptions, with its messages."""

from __future__ import annotations

from typing import Any


class BotoCoreError(Exception):
    """What botocore raises before or instead of an answer of AWS."""

    fmt = "An unspecified error occurred"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(self.fmt.format(**kwargs))
        self.kwargs = kwargs


class ClientError(Exception):
    """An error that AWS answers: `e.response['Error']['Code']` names it."""

    MSG_TEMPLATE = "An error occurred ({error_code}) when calling the {operation_name} operation{retry_info}: {error_message}"

    def __init__(self, error_response: Any, operation_name: str) -> None:
        told = error_response.get("Error", {})
        metadata = error_response.get("ResponseMetadata", {})
        retries = f" (reached max retries: {metadata['RetryAttempts']})" if metadata.get("MaxAttemptsReached", False) and "RetryAttempts" in metadata else ""
        message = self.MSG_TEMPLATE.format(
            error_code=told.get("Code", "Unknown"),
            error_message=told.get("Message", "Unknown"),
            operation_name=operation_name,
            retry_info=retries,
        )
        super().__init__(message)
        self.response = error_response
        self.operation_name = operation_name

    def __reduce__(self) -> Any:
        return self.__class__, (self.response, self.operation_name)


def _kind(name: str, fmt: str, *bases: type) -> Any:
    made = type(name, bases or (BotoCoreError,), {"fmt": fmt, "__module__": __name__, "__doc__": fmt})
    globals()[name] = made
    return made


DataNotFoundError = _kind("DataNotFoundError", "Unable to load data for: {data_path}")
UnknownServiceError = _kind("UnknownServiceError", "Unknown service: '{service_name}'. Valid service names are: {known_service_names}", DataNotFoundError)
UnknownEndpointError = _kind("UnknownEndpointError", "Could not construct an endpoint for {service_name} in region {region_name}", ValueError, BotoCoreError)
NoCredentialsError = _kind("NoCredentialsError", "Unable to locate credentials")
PartialCredentialsError = _kind("PartialCredentialsError", "Partial credentials found in {provider}, missing: {cred_var}")
CredentialRetrievalError = _kind("CredentialRetrievalError", "Error when retrieving credentials from {provider}: {error_msg}")
NoRegionError = _kind("NoRegionError", "You must specify a region.")
ProfileNotFound = _kind("ProfileNotFound", "The config profile ({profile}) could not be found")
ConfigParseError = _kind("ConfigParseError", "Unable to parse config file: {path}")
ValidationError = _kind("ValidationError", "Invalid value ('{value}') for param {param} of type {type_name} ")
ParamValidationError = _kind("ParamValidationError", "Parameter validation failed:\n{report}")
UnknownParameterError = _kind("UnknownParameterError", "Unknown parameter '{name}' for operation {operation}.  Must be one of: {choices}", ValidationError)
HTTPClientError = _kind("HTTPClientError", "An HTTP Client raised an unhandled exception: {error}")
ConnectionError = _kind("ConnectionError", "An HTTP Client failed to establish a connection: {error}")
EndpointConnectionError = _kind("EndpointConnectionError", 'Could not connect to the endpoint URL: "{endpoint_url}"', ConnectionError)
SSLError = _kind("SSLError", "SSL validation failed for {endpoint_url} {error}", ConnectionError)
ConnectionClosedError = _kind("ConnectionClosedError", 'Connection was closed before we received a valid response from endpoint URL: "{endpoint_url}".', HTTPClientError)
ReadTimeoutError = _kind("ReadTimeoutError", 'Read timeout on endpoint URL: "{endpoint_url}"', HTTPClientError)
ConnectTimeoutError = _kind("ConnectTimeoutError", 'Connect timeout on endpoint URL: "{endpoint_url}"', ConnectionError)
ProxyConnectionError = _kind("ProxyConnectionError", 'Failed to connect to proxy URL: "{proxy_url}"', ConnectionError)
ResponseStreamingError = _kind("ResponseStreamingError", "An error occurred while reading from response stream: {error}", HTTPClientError)
IncompleteReadError = _kind("IncompleteReadError", "{actual_bytes} read, but total bytes expected is {expected_bytes}.")
OperationNotPageableError = _kind("OperationNotPageableError", "Operation cannot be paginated: {operation_name}")
UnknownClientMethodError = _kind("UnknownClientMethodError", "Client does not have method: {method_name}")
PaginationError = _kind("PaginationError", "Error during pagination: {message}")
InvalidConfigError = _kind("InvalidConfigError", "{error_msg}")
InvalidRegionError = _kind("InvalidRegionError", "Provided region_name '{region_name}' doesn't match a supported format.", ValidationError, ValueError)
TokenRetrievalError = _kind("TokenRetrievalError", "Error when retrieving token from {provider}: {error_msg}")
FlexibleChecksumError = _kind("FlexibleChecksumError", "{error_msg}")


class WaiterError(BotoCoreError):
    """What a waiter waits for did not come."""

    fmt = "Waiter {name} failed: {reason}"

    def __init__(self, name: str, reason: str, last_response: Any) -> None:
        super().__init__(name=name, reason=reason)
        self.last_response = last_response
