"""Transforms that a trained model answers: dryfit has none, so a test supplies the answer."""

from __future__ import annotations

from typing import Any

from awsglue._engine import refused
from awsglue.transforms.transform import GlueTransform

_STEP = "A model answers it: put the call into a function of its own, and stub that function in the test."


class FindMatches(GlueTransform):
    """Finds records that mean the same."""

    def __call__(
        self,
        frame: Any,
        transformId: str,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
        enforcedMatches: Any = None,
    ) -> Any:
        """Refused."""
        raise refused("run FindMatches", _STEP)


class FindIncrementalMatches(GlueTransform):
    """Finds records that mean the same as earlier ones."""

    def __call__(
        self,
        existingFrame: Any,
        incrementalFrame: Any,
        transformId: str,
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
        enforcedMatches: Any = None,
    ) -> Any:
        """Refused."""
        raise refused("run FindIncrementalMatches", _STEP)


class FillMissingValues(GlueTransform):
    """Predicts missing values."""

    def __call__(
        self,
        frame: Any,
        missing_values_column: str,
        output_column: str = "",
        transformation_ctx: str = "",
        info: str = "",
        stageThreshold: int = 0,
        totalThreshold: int = 0,
    ) -> Any:
        """Refused."""
        raise refused("run FillMissingValues", _STEP)


class EntityDetector:
    """Finds personal data."""

    def detect(
        self,
        frame: Any,
        entityTypesToDetect: Any,
        outputColumnName: str = "DetectedEntities",
        detectionSensitivity: str = "LOW",
    ) -> Any:
        """Refused."""
        raise refused("run EntityDetector().detect", _STEP)

    def classify_columns(
        self,
        frame: Any,
        entityTypes: Any,
        sampleFraction: float = 0.1,
        thresholdFraction: float = 0.1,
        detectionSensitivity: str = "LOW",
    ) -> Any:
        """Refused."""
        raise refused("run EntityDetector().classify_columns", _STEP)


__all__ = ["EntityDetector", "FillMissingValues", "FindIncrementalMatches", "FindMatches"]
