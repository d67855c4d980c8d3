"""Events of clients: handlers of what never happens here are taken, those that would change a call are refused."""

from __future__ import annotations

from typing import Any

from _dryfit.refusals import Refusal

#: Nothing is signed, sent or sent again.
_IDLE = frozenset("before-sign choose-signer request-created before-send needs-retry response-received creating-client-class getattr docs".split())


class HierarchicalEmitter:
    """Takes handlers."""

    def register(self, event_name: str, handler: Any, unique_id: Any = None, unique_id_uses_count: bool = False) -> None:
        if event_name.partition(".")[0] not in _IDLE:
            raise Refusal(
                f"[AWS_NOT_SUPPORTED] Failed to register a handler of {event_name}: dryfit calls none. "
                "Arrange what the handler does with a stub of the operation: glue.aws.s3.put_object.callsFake(…)."
            )

    register_first = register
    register_last = register

    def unregister(self, event_name: str, handler: Any = None, unique_id: Any = None, unique_id_uses_count: bool = False) -> None:
        """Nothing was kept."""

    def emit(self, event_name: str, **kwargs: Any) -> list[Any]:
        return []
