"""What a fresh interpreter looks like, as one text: equal for equal interpreters, in whichever test it is asked."""

import asyncio
import builtins
import calendar
import codecs
import contextvars
import copyreg
import csv
import decimal
import gc
import json
import locale
import logging
import os
import random
import signal
import socket
import stat
import sys
import time
import types
import warnings


def names():
    """The objects of every module and of every class that is the guest's, by name and identity."""
    seen = []
    for name, module in sorted(sys.modules.items()):
        if name in ("__main__", "fingerprint", "look") or not isinstance(module, types.ModuleType):
            continue
        for key, value in sorted(vars(module).items()):
            if not key.startswith("_next"):  # numbers that are never given out twice
                seen.append((name, key, id(value)))
            if isinstance(value, type) and value.__module__ == name:
                seen.extend((name, key, attribute, id(item)) for attribute, item in sorted(vars(value).items()))
            elif isinstance(value, types.FunctionType):
                seen.append((name, key, id(value.__code__), repr(value.__defaults__) if name.startswith("pyspark") else ""))
    return seen


def files():
    found = []
    for folder, folders, names in os.walk("/"):
        if folder.startswith(("/proc", "/dev")) or folder in MOUNTS:
            folders[:] = []
            continue
        found.append((folder, oct(stat.S_IMODE(os.stat(folder).st_mode)), sorted(folders), sorted(names)))
    return found


def descriptors():
    opened = []
    for fd in range(64):
        try:
            opened.append((fd, oct(os.fstat(fd).st_mode)))
        except OSError:
            pass
    return opened


def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def settings():
    context = decimal.getcontext()
    return {
        "decimal": repr(context),
        "sums": str(decimal.Decimal("14691.3473") + 1),
        "signals": [repr(signal.getsignal(s)) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGUSR1)],
        "loggers": sorted((name, getattr(log, "level", None), len(getattr(log, "handlers", []))) for name, log in logging.root.manager.loggerDict.items()),
        "root": (logging.root.level, len(logging.root.handlers), logging.root.manager.disable, logging.getLevelName(20)),
        "warnings": repr(warnings.filters),
        "csv": (csv.field_size_limit(), csv.list_dialects(), csv.get_dialect("excel").delimiter),
        "locale": locale.setlocale(locale.LC_ALL),
        "calendar": calendar.firstweekday(),
        "socket": socket.getdefaulttimeout(),
        "random": random.random(),
        "copyreg": len(copyreg.dispatch_table),
        "codec": codecs.lookup_error("strict").__name__,
        "context": len(list(contextvars.copy_context())),
        "zone": (time.tzname, time.localtime(0).tm_hour, time.time() > 1e9),
        "ints": sys.get_int_max_str_digits(),
        "recursion": sys.getrecursionlimit(),
        "switch": sys.getswitchinterval(),
        "gc": (gc.isenabled(), gc.get_threshold(), len(gc.callbacks), gc.get_freeze_count()),
        "trace": (sys.gettrace(), sys.getprofile(), sys.monitoring.get_tool(3), sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth()),
        "streams": [type(s).__name__ for s in (sys.stdin, sys.stdout, sys.stderr, sys.__stdout__)],
        "path": (len(sys.path), sys.argv[1:], len(sys.meta_path), len(sys.path_hooks), sys.prefix),
        "builtins": sorted(vars(builtins)),
        "environment": sorted(os.environ.items()),
        "cwd": os.getcwd(),
        "umask": umask(),
        "loop": type(asyncio.get_event_loop_policy()).__name__,
        "json": json.dumps({"a": [1, "b"]}),
        "seven": 7 + 0,
    }


def take(mounts):
    global MOUNTS
    MOUNTS = set(mounts)
    return [json.dumps(settings()), json.dumps(descriptors()), json.dumps(files()), str(hash(tuple(names())))]
