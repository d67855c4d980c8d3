"""Waiters: they ask again and again. Nobody changes the world meanwhile but a stub, so no time passes between."""

from __future__ import annotations

from typing import Any

from botocore._path import search_function
from botocore.exceptions import ClientError, WaiterError


class Waiter:
    """Waits for a state."""

    def __init__(self, name: str, config: dict[str, Any], method: Any) -> None:
        self.name = name
        self.config = config
        self._method = method

    def wait(self, **kwargs: Any) -> None:
        settings = kwargs.pop("WaiterConfig", {}) or {}
        attempts = settings.get("MaxAttempts", self.config["maxAttempts"])
        last: Any = None
        for _ in range(max(1, attempts)):
            try:
                last = self._method(**kwargs)
            except ClientError as error:
                last = error.response
            state, reason = self._state(last)
            if state == "success":
                return
            if state == "failure":
                raise WaiterError(name=self.name, reason=f"Waiter encountered a terminal failure state: {reason}", last_response=last)
            if state == "" and "Error" in last:
                told = last["Error"]
                reason = f"An error occurred ({told.get('Code', 'Unknown')}): {told.get('Message', 'Unknown')}"
                raise WaiterError(name=self.name, reason=reason, last_response=last)
        before = f". Previously accepted state: {reason}" if state == "retry" else ""
        raise WaiterError(name=self.name, reason=f"Max attempts exceeded{before}", last_response=last)

    def _state(self, answer: Any) -> tuple[str, str]:
        for acceptor in self.config["acceptors"]:
            if _accepts(acceptor, answer):
                return acceptor["state"], _reason(acceptor)
        return "", ""


def _accepts(acceptor: dict[str, Any], answer: Any) -> bool:
    matcher, expected = acceptor["matcher"], acceptor["expected"]
    if matcher == "status":
        return answer.get("ResponseMetadata", {}).get("HTTPStatusCode") == expected
    if matcher == "error":
        code = answer.get("Error", {}).get("Code")
        return (code is not None) is expected if isinstance(expected, bool) else code == expected
    if "Error" in answer:
        return False
    found = search_function(acceptor["argument"])(answer)
    if matcher == "path":
        return found == expected
    if not isinstance(found, list) or not found:
        return False
    return all(one == expected for one in found) if matcher == "pathAll" else any(one == expected for one in found)


def _reason(acceptor: dict[str, Any]) -> str:
    matcher, expected = acceptor["matcher"], acceptor["expected"]
    if matcher == "path":
        return f'For expression "{acceptor["argument"]}" we matched expected path: "{expected}"'
    if matcher == "pathAll":
        return f'For expression "{acceptor["argument"]}" all members matched expected path: "{expected}"'
    if matcher == "pathAny":
        return f'For expression "{acceptor["argument"]}" we matched expected path: "{expected}" at least once'
    if matcher == "status":
        return f"Matched expected HTTP status code: {expected}"
    return f"Matched expected service error code: {expected}"
