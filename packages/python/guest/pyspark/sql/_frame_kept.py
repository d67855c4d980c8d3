"""Rows that a DataFrame keeps."""

from __future__ import annotations

from typing import Self

from pyspark import _engine
from pyspark._engine import java_error
from pyspark.sql._frame_base import FrameBase
from pyspark.sql._mismatch import passed
from pyspark.storagelevel import StorageLevel


class FrameKept(FrameBase):
    """Caches and checkpoints."""

    def cache(self) -> Self:
        """Keeps the rows that the next action computes."""
        return self.persist()

    def persist(self, storageLevel: StorageLevel = StorageLevel.MEMORY_AND_DISK_DESER) -> Self:
        """Keeps the rows that the next action computes."""
        if not isinstance(storageLevel, StorageLevel):
            raise TypeError("storageLevel must be of type pyspark.StorageLevel")
        _engine.ask("spark.keep", self._handle)
        self.is_cached = True
        self._storage_level = storageLevel
        return self

    def unpersist(self, blocking: bool = False) -> Self:
        """Computes the rows anew for each action again."""
        _engine.ask("spark.let_go", self._handle)
        self.is_cached = False
        self.__dict__.pop("_storage_level", None)
        return self

    @property
    def storageLevel(self) -> StorageLevel:
        """Where rows are kept."""
        if not self.is_cached:
            return StorageLevel.NONE
        return self.__dict__.get("_storage_level", StorageLevel.MEMORY_AND_DISK_DESER)

    def checkpoint(self, eager: bool = True) -> Self:
        """The frame cut off from what it was made of, kept in files."""
        passed("checkpoint", eager, bool)
        if self.sparkSession.sparkContext.getCheckpointDir() is None:
            raise java_error("Checkpoint directory has not been set in the SparkContext")
        return self._of(_engine.ask("spark.materialize", self._handle))

    def localCheckpoint(self, eager: bool = True) -> Self:
        """The frame cut off from what it was made of."""
        passed("localCheckpoint", eager, bool)
        return self._of(_engine.ask("spark.materialize", self._handle))
