"""Job arguments, including those that Glue resolves by itself."""
from __future__ import annotations

import sys
from typing import Any, Dict, List, Optional, Tuple

from awsglue.utils import getResolvedOptions

# getResolvedOptions always answers these; asking for them by name makes argparse refuse a conflicting option.
_RESOLVED_BY_GLUE = frozenset(
    {
        "JOB_ID",
        "JOB_RUN_ID",
        "SECURITY_CONFIGURATION",
        "TempDir",
        "RedshiftTempDir",
        "encryption_type",
        "enable_data_lineage",
        "job_bookmark_option",
        "job_bookmark_from",
        "job_bookmark_to",
    }
)
# getResolvedOptions translates this one and drops it from its answer.
_CONTINUATION = "continuation_option"

_MISSING: Any = object()


def _raw(name: str) -> Optional[str]:
    """The value of ``--name value`` or ``--name=value`` as it stands on the command line; the last one wins."""
    flags = {f"--{name}", f"--{name.replace('_', '-')}"}
    value: Optional[str] = None
    for i, token in enumerate(sys.argv):
        flag, equals, rest = token.partition("=")
        if flag not in flags:
            continue
        if equals:
            value = rest
        elif i + 1 < len(sys.argv):
            value = sys.argv[i + 1]
    return value


def _is_given(name: str) -> bool:
    return any(token.partition("=")[0] == f"--{name}" for token in sys.argv)


def get_job_arguments(*arg_names: str, defaults: Optional[Dict[str, Optional[str]]] = None) -> Tuple[Optional[str], ...]:
    """The values of job arguments, in the order asked for.

    A name in ``defaults`` is optional. Raises awsglue's ``GlueArgumentError`` for one that is missing. Nothing is
    printed: arguments may hold secrets.
    """
    optional = defaults or {}
    asked: List[str] = []
    for name in arg_names:
        if name in _RESOLVED_BY_GLUE or name == _CONTINUATION or name in asked:
            continue
        if name in optional and not _is_given(name):
            continue
        asked.append(name)
    resolved = getResolvedOptions(sys.argv, asked)

    def value(name: str) -> Optional[str]:
        if name == _CONTINUATION:
            found = _raw(name)
        else:
            found = resolved.get(name.replace("-", "_"))
        return optional.get(name) if found is None else found

    return tuple(value(name) for name in arg_names)


def get_job_argument(arg_name: str, default: Any = _MISSING) -> Optional[str]:
    """The value of one job argument; ``default`` when it is given and the argument is not."""
    if default is _MISSING:
        return get_job_arguments(arg_name)[0]
    return get_job_arguments(arg_name, defaults={arg_name: default})[0]
