"""Arguments of a job."""

from __future__ import annotations

import argparse
import functools
import json
import os
import sys
import traceback
from typing import Any

from _dryfit import versions
from _dryfit.reset import on_reset
from awsglue.job import Job

_global_args: dict[str, Any] = {}


class GlueArgumentError(Exception):
    """An argument of the job is missing or wrong."""


# As wide as argparse makes it without a terminal: looking for one takes longer than adding an argument does.
_Formatter = functools.partial(argparse.HelpFormatter, width=78)


class GlueArgumentParser(argparse.ArgumentParser):
    """Raises where argparse would end the process."""

    def error(self, msg: str) -> Any:  # type: ignore[override]
        """Raises a GlueArgumentError; argparse's own exception behind it would say the same again."""
        raise GlueArgumentError(msg) from None

    # Later Pythons than the 3.11 of Glue 5 leave the quotes of the choices out.
    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            shown = ", ".join(repr(choice) for choice in action.choices)
            raise argparse.ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")


_CONTINUATION = {
    "continuation-enabled": "job-bookmark-enable",
    "continuation-readonly": "job-bookmark-pause",
    "continuation-ignore": "job-bookmark-disable",
}
_RESERVED = ("job-bookmark-option", "job-bookmark-from", "job-bookmark-to", "continuation-option")
_TEMPORARY = ("TempDir", "RedshiftTempDir")
_ALWAYS = ("JOB_ID", "JOB_RUN_ID", "SECURITY_CONFIGURATION")


def getResolvedOptions(args: Any, options: Any) -> dict[str, Any]:
    """The named arguments, and those that Glue adds; the abbreviation of a name is taken, as before Glue 6.0."""
    for name in options:
        if name in _RESERVED:
            raise RuntimeError(f"Using reserved arguments --{name}")
    found = dict(_parsed(tuple(args[1:]), tuple(options), versions.takes_abbreviations()))
    continuation = found.pop("continuation_option", None)
    if continuation is not None:
        found["job_bookmark_option"] = _CONTINUATION[continuation]
    _check_range(found)
    found["TempDir"] = found["RedshiftTempDir"] = found["TempDir"] or found["RedshiftTempDir"]
    _global_args.update(found)
    return found


# Building a parser takes longer than the rest of a small job's run, and each function of a job asks again.
@functools.lru_cache(maxsize=64)
def _parsed(arguments: tuple[str, ...], options: tuple[str, ...], abbreviations: bool) -> dict[str, Any]:
    parser = _parser(options, abbreviations)
    parser.prog = os.path.basename(sys.argv[0])
    return vars(parser.parse_known_args(list(arguments))[0])


@functools.lru_cache(maxsize=64)
def _parser(options: tuple[str, ...], abbreviations: bool) -> GlueArgumentParser:
    parser = _ready.pop() if _ready else _resolved()
    parser.allow_abbrev = abbreviations
    for name in options:
        if name not in _TEMPORARY:
            parser.add_argument(f"--{name}", required=True)
    return parser


def _resolved() -> GlueArgumentParser:
    parser = GlueArgumentParser(formatter_class=_Formatter)  # type: ignore[arg-type]
    values = Job.job_bookmark_options()
    parser.add_argument(values[0], choices=values[1:], required=False)
    values = Job.continuation_options()
    parser.add_argument(values[0], choices=values[1:], required=False)
    for name in Job.job_bookmark_range_options():
        parser.add_argument(name, required=False)
    for name in _ALWAYS:
        parser.add_argument(f"--{name}", required=False)
    values = Job.encryption_type_options()
    parser.add_argument(values[0], choices=values[1:], required=False)
    parser.add_argument(Job.data_lineage_options()[0], required=False)
    for name in _TEMPORARY:
        parser.add_argument(f"--{name}", required=False)
    parser.set_defaults(job_bookmark_option="job-bookmark-disable")
    return parser


# Made here, they are part of the snapshot, with all that argparse makes at its first use: every test finds them there.
_ready: list[GlueArgumentParser] = []
_parsed(("--name", "value"), ("name",), True)
_ready.extend(_resolved() for _ in range(4))
_parsed.cache_clear()
_parser.cache_clear()


def _check_range(found: dict[str, Any]) -> None:
    start, end = found["job_bookmark_from"], found["job_bookmark_to"]
    if found["job_bookmark_option"] == "job-bookmark-pause":
        if (start is None) != (end is None):
            missing = "--job-bookmark-from" if start is None else "--job-bookmark-to"
            raise RuntimeError(f"Missing option or value for {missing}")
    elif start is not None and end is not None:
        raise RuntimeError("Invalid option(s)--job-bookmark-from --job-bookmark-to")


def makeOptions(sc: Any, py_obj: Any) -> str:
    """A dict as JSON."""
    if not isinstance(py_obj, dict):
        raise NameError("name 'basestring' is not defined")
    return json.dumps(py_obj)


def callsite() -> str:
    """The Python lines that led here."""
    return "".join(traceback.format_list(traceback.extract_stack()[:-1]))


def iteritems(d: Any) -> Any:
    """The items of a dict."""
    return iter(d.items())


def iterkeys(d: Any) -> Any:
    """The values of a dict: so it is in awsglue."""
    return iter(d.values())


def itervalues(d: Any) -> Any:
    """The values of a dict."""
    return iter(d.values())


on_reset(_global_args.clear)
