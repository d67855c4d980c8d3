"""`EvaluateDataQuality`: the call is recorded; dryfit does not evaluate the rules, and says so to who asks for the outcome."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from awsglue._engine import ask, refused
from awsglue.dynamicframe import DynamicFrame, DynamicFrameCollection

_RULESET = re.compile(r"\s*Rules\s*=\s*\[.*\]\s*", re.DOTALL)


class _Outcome(DynamicFrame):
    """The outcome of rules that nobody evaluated: a job may hold it and throw it away."""

    def __init__(self, glue_ctx: Any, name: str) -> None:
        self.glue_ctx = glue_ctx
        self.name = name
        self._schema = None

    @property
    def _handle(self) -> NoReturn:
        step = "Put the code that looks at it into a function of its own, and stub that function in the test."
        raise refused(f"tell the {self.name} of data quality rules", step)

    @property
    def _dryfit_handle(self) -> NoReturn:
        return self._handle


def _noted(method: str, ruleset: str, arguments: dict[str, Any]) -> None:
    """Puts the call into the record."""
    if not _RULESET.fullmatch(ruleset):
        raise refused(f"read the ruleset {ruleset!r}", "Write it as Rules = [ ... ].")
    ask("note", [f"EvaluateDataQuality.{method}", {**arguments, "ruleset": ruleset}])


class EvaluateDataQuality:
    """Evaluates rules written in DQDL."""

    @classmethod
    def apply(cls, frame: Any, ruleset: str, publishing_options: Any = {}, additional_options: Any = {}) -> DynamicFrame:
        """The outcome of each rule."""
        options = {"publishing_options": publishing_options, "additional_options": additional_options}
        _noted("apply", ruleset, {"frame": frame, **options})
        return _Outcome(frame.glue_ctx, "ruleOutcomes")

    def process_rows(
        self,
        frame: Any,
        ruleset: str,
        publishing_options: Any = {},
        additional_options: Any = {},
        additional_data_sources: Any = {},
    ) -> DynamicFrameCollection:
        """The data, the outcome of each rule, and that of each row."""
        options = {"publishing_options": publishing_options, "additional_options": additional_options}
        arguments = {"frame": frame, **options, "additional_data_sources": additional_data_sources}
        _noted("process_rows", ruleset, arguments)
        outcomes = {name: _Outcome(frame.glue_ctx, name) for name in ("ruleOutcomes", "rowLevelOutcomes")}
        return DynamicFrameCollection({"originalData": frame, **outcomes}, frame.glue_ctx)
