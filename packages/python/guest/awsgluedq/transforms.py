"""`EvaluateDataQuality`: the call is recorded, and the outcome is worked out when a job looks at it."""

from __future__ import annotations

from typing import Any, NoReturn

from awsglue._engine import ask, refused
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection


class _LazyFrame(DynamicFrame):
    """A frame that is asked for when a job looks at it: most jobs throw the outcome away."""

    def __init__(self, glue_ctx: Any, name: str) -> None:
        self.glue_ctx = glue_ctx
        self.name = name
        self._schema = None

    @property
    def _dryfit_handle(self) -> Any:
        return ("DynamicFrame", self._handle)


class _RuleOutcomes(_LazyFrame):
    """The outcome of each rule."""

    def __init__(self, frame: DynamicFrame, ruleset: str) -> None:
        super().__init__(frame.glue_ctx, "ruleOutcomes")
        self._frame = frame
        self._ruleset = ruleset
        self._known: int | None = None

    @property
    def _handle(self) -> int:
        if self._known is None:
            known: int = ask("rule_outcomes", [self._frame, self._ruleset])
            self._known = known
            return known
        return self._known


class _RowLevelOutcomes(_LazyFrame):
    """The outcome of each row: dryfit does not work it out."""

    @property
    def _handle(self) -> NoReturn:
        step = "Put the code that looks at it into a function of its own, and stub that function in the test."
        raise refused("tell the rowLevelOutcomes of data quality rules", step)


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
        return _RuleOutcomes(frame, ruleset)

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
        frames = {
            self.ORIGINAL_DATA_KEY: frame,
            self.DATA_QUALITY_RULE_OUTCOMES_KEY: _RuleOutcomes(frame, ruleset),
            self.DATA_QUALITY_ROW_LEVEL_OUTCOMES_KEY: _RowLevelOutcomes(frame.glue_ctx, "rowLevelOutcomes"),
        }
        return DynamicFrameCollection(frames, frame.glue_ctx)
