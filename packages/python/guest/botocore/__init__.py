"""A stand-in for botocore: the clients of boto3, answered by the world of the test."""

from __future__ import annotations

import re
from typing import Any

from botocore._data._generated_services import VERSION

__version__ = VERSION


class UNSIGNED:
    """A signature version that means "do not sign"."""

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: Any) -> Any:
        return self


UNSIGNED = UNSIGNED()  # type: ignore[assignment, misc]

_FIRST_CAP = re.compile("(.)([A-Z][a-z]+)")
_END_CAP = re.compile("([a-z0-9])([A-Z])")


def xform_name(name: str, sep: str = "_") -> str:
    """`ListObjectsV2` as `list_objects_v2`."""
    if sep in name:
        return name
    if name.endswith("V2"):
        return f"{xform_name(name[:-2], sep)}{sep}v2"
    return _END_CAP.sub(rf"\1{sep}\2", _FIRST_CAP.sub(rf"\1{sep}\2", name)).lower()
