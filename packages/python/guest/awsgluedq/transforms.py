"""`EvaluateDataQuality`: importable, and refused when it is called."""

from __future__ import annotations

from typing import Any

from awsglue._engine import refused

_STEP = "Stub the function that evaluates the rules."


class EvaluateDataQuality:
    """Evaluates rules written in DQDL."""

    @classmethod
    def apply(cls, frame: Any, ruleset: str, publishing_options: Any = {}, additional_options: Any = {}) -> Any:
        """The outcome of each rule."""
        raise refused("run EvaluateDataQuality.apply", _STEP)

    def process_rows(
        self,
        frame: Any,
        ruleset: str,
        publishing_options: Any = {},
        additional_options: Any = {},
        additional_data_sources: Any = {},
    ) -> Any:
        """The outcome of each rule, and of each row."""
        raise refused("run EvaluateDataQuality().process_rows", _STEP)
