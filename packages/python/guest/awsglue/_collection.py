"""`DynamicFrameCollection`, which `awsglue.dynamicframe` offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from _dryfit.classes import offered
from awsglue._engine import ask


class DynamicFrameCollection:
    """Frames by name."""

    __module__ = "awsglue.dynamicframe"

    def __init__(self, dynamic_frames: Any, glue_ctx: Any) -> None:
        if isinstance(dynamic_frames, dict):
            self._df_dict: dict[str, Any] = dict(dynamic_frames)
        elif isinstance(dynamic_frames, list):
            self._df_dict = {frame.name: frame for frame in dynamic_frames}
        else:
            raise TypeError("dynamic_frames must be list or dict.")
        self._glue_ctx = glue_ctx

    def __getitem__(self, key: str) -> Any:
        return self._df_dict[key]

    def __len__(self) -> int:
        return len(self._df_dict)

    def keys(self) -> Iterable[str]:
        """The names."""
        return self._df_dict.keys()

    def values(self) -> Iterable[Any]:
        """The frames."""
        return self._df_dict.values()

    def select(self, key: str, transformation_ctx: str = "") -> Any:
        """The frame of a name; an empty one when there is none."""
        known = self._df_dict.get(key)
        return offered("DynamicFrame")(ask("empty", None, self._glue_ctx), self._glue_ctx, key) if known is None else known

    def map(self, callable: Callable[..., Any], transformation_ctx: str = "") -> DynamicFrameCollection:
        """Each frame replaced by what the function returns."""
        made = {}
        for key, frame in self._df_dict.items():
            result = callable(frame, f"{transformation_ctx}:{key}")
            if not isinstance(result, offered("DynamicFrame")):
                raise TypeError(f"callable must return a DynamicFrame. Got {type(result)}")
            made[key] = result
        return DynamicFrameCollection(made, self._glue_ctx)

    def flatmap(self, f: Callable[..., Any], transformation_ctx: str = "") -> DynamicFrameCollection:
        """All frames that the function returns."""
        made: dict[str, Any] = {}
        for frame in self._df_dict.values():
            result = f(frame, f"{transformation_ctx}:{frame.name}")
            if isinstance(result, offered("DynamicFrame")):
                made[result.name] = result
            elif isinstance(result, DynamicFrameCollection):
                made.update(result)
            else:
                raise TypeError(
                    "Function argument to flatmap must return DynamicFrame or DynamicFrameCollection. "
                    f"Got {type(result)}"
                )
        return DynamicFrameCollection(made, self._glue_ctx)
