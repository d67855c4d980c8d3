"""`Config`: accepted, and of no effect on a world without a network."""

from __future__ import annotations

from typing import Any

_DEFAULTS: dict[str, Any] = {
    "region_name": None,
    "signature_version": None,
    "user_agent": None,
    "user_agent_extra": None,
    "user_agent_appid": None,
    "connect_timeout": 60,
    "read_timeout": 60,
    "parameter_validation": True,
    "max_pool_connections": 10,
    "proxies": None,
    "proxies_config": None,
    "s3": None,
    "s3_disable_express_session_auth": None,
    "retries": None,
    "client_cert": None,
    "inject_host_prefix": True,
    "endpoint_discovery_enabled": None,
    "use_dualstack_endpoint": None,
    "use_fips_endpoint": None,
    "ignore_configured_endpoint_urls": None,
    "defaults_mode": None,
    "tcp_keepalive": None,
    "request_min_compression_size_bytes": None,
    "disable_request_compression": None,
    "client_context_params": None,
    "sigv4a_signing_region_set": None,
    "request_checksum_calculation": None,
    "response_checksum_validation": None,
    "account_id_endpoint_mode": None,
    "auth_scheme_preference": None,
}


class Config:
    """The settings of a client."""

    OPTION_DEFAULTS = _DEFAULTS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if len(args) > len(_DEFAULTS):
            raise TypeError(f"Takes at most {len(_DEFAULTS)} arguments ({len(args)} given)")
        given = dict(zip(_DEFAULTS, args))
        for name, value in kwargs.items():
            if name not in _DEFAULTS:
                raise TypeError(f"Got unexpected keyword argument '{name}'")
            if name in given:
                raise TypeError(f"Got multiple values for keyword argument '{name}'")
            given[name] = value
        self._user_provided_options = given
        self.__dict__.update(_DEFAULTS)
        self.__dict__.update(given)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"'Config' object has no attribute '{name}'")

    def merge(self, other_config: Config) -> Config:
        """A config with the settings of both; those of the other one win."""
        return Config(**{**self._user_provided_options, **other_config._user_provided_options})
