"""Frames by name."""

from __future__ import annotations

from typing import Any

from awsglue.transforms.transform import GlueTransform


class SelectFromCollection(GlueTransform):
    """The frame of a name."""

    def __call__(
        self,
        dfc: Any,
        key: str,
        transformation_ctx: str = "",
    ) -> Any:
        """The frame of a name."""
        return dfc.select(key, transformation_ctx)


class MapToCollection(GlueTransform):
    """Each frame replaced by what the function returns."""

    def __call__(
        self,
        dfc: Any,
        callable: Any,
        transformation_ctx: str = "",
    ) -> Any:
        """Each frame replaced by what the function returns."""
        return dfc.map(callable, transformation_ctx)


class FlatMap(GlueTransform):
    """Each frame of a collection transformed."""

    def __call__(
        self,
        dfc: Any,
        BaseTransform: Any,
        frame_name: str,
        transformation_ctx: str = "",
        **base_kwargs: Any,
    ) -> Any:
        """Each frame of a collection transformed."""
        def change(frame: Any, ctx: str) -> Any:
            base_kwargs[frame_name] = frame
            base_kwargs["transformation_ctx"] = ctx
            return BaseTransform.apply(**base_kwargs)

        return dfc.flatmap(change, transformation_ctx)
