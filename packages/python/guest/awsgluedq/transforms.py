"""`EvaluateDataQuality`: the call is recorded, its ruleset read, and an outcome worked out when a job looks at it."""

from __future__ import annotations

from typing import Any

from awsglue._engine import ask
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection


class _Outcomes(DynamicFrame):
    """A frame that is worked out when a job looks at it: most jobs throw the outcome away."""

    def __init__(self, name: str, operation: str, judged: list[Any]) -> None:
        self.glue_ctx = judged[0].glue_ctx
        self.name = name
        self._schema = None
        self._operation = operation
        self._judged = judged
        self._known: int | None = None

    @property
    def _handle(self) -> int:
        if self._known is None:
            known: int = ask(self._operation, self._judged)
            self._known = known
            return known
        return self._known

    @property
    def _dryfit_handle(self) -> Any:
        return ("DynamicFrame", self._handle)


# What a job sees of it is the class that Glue gives.
_Outcomes.__name__ = _Outcomes.__qualname__ = DynamicFrame.__name__


class EvaluateDataQuality:
    """Evaluates rules written in DQDL."""

    ORIGINAL_DATA_KEY = "originalData"
    DATA_QUALITY_RULE_OUTCOMES_KEY = "ruleOutcomes"
    DATA_QUALITY_ROW_LEVEL_OUTCOMES_KEY = "rowLevelOutcomes"

    @classmethod
    def apply(cls, frame: Any, ruleset: str, publishing_options: Any = {}, additional_options: Any = {}) -> DynamicFrame:
        """The outcome of each rule."""
        options = {"publishing_options": publishing_options, "additional_options": additional_options}
        arguments = {"frame": frame, "ruleset": ruleset, **options}
        ask("note", ["EvaluateDataQuality.apply", arguments], getattr(frame, "glue_ctx", None))
        ask("check_ruleset", [ruleset])
        return _Outcomes("ruleOutcomes", "rule_outcomes", [frame, ruleset, {}])

    def process_rows(
        self,
        frame: Any,
        ruleset: str,
        publishing_options: Any = {},
        additional_options: Any = {},
        additional_data_sources: Any = {},
    ) -> DynamicFrameCollection:
        """The data, the outcome of each rule, and that of each row."""
        arguments = {
            "frame": frame,
            "ruleset": ruleset,
            "publishing_options": publishing_options,
            "additional_options": additional_options,
            "additional_data_sources": additional_data_sources,
        }
        ask("note", ["EvaluateDataQuality.process_rows", arguments], getattr(frame, "glue_ctx", None))
        ask("check_ruleset", [ruleset])
        judged = [frame, ruleset, dict(additional_data_sources)]
        frames = {
            self.ORIGINAL_DATA_KEY: frame,
            self.DATA_QUALITY_RULE_OUTCOMES_KEY: _Outcomes("ruleOutcomes", "rule_outcomes", judged),
            self.DATA_QUALITY_ROW_LEVEL_OUTCOMES_KEY: _Outcomes("rowLevelOutcomes", "row_outcomes", judged),
        }
        return DynamicFrameCollection(frames, frame.glue_ctx)
