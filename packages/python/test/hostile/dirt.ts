/** Jobs that leave something behind in their interpreter, by what it is. Each would reach the next test of its worker. */
export const dirt: Readonly<Record<string, string>> = {
  // What the standard library keeps.
  'the precision of decimals': 'import decimal\ndecimal.getcontext().prec = 4',
  'a default context of decimals':
    'import decimal\ndecimal.DefaultContext.prec = 3\ndecimal.setcontext(decimal.BasicContext)',
  'traps of decimals': 'from decimal import *\ngetcontext().traps[Inexact] = True',
  'an ignored interrupt': 'import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)',
  'a handler of the interrupt': 'import signal\nsignal.signal(signal.SIGINT, lambda *_: None)',
  'handlers of other signals':
    'import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nsignal.signal(signal.SIGUSR1, print)',
  'a handler of a named logger':
    'import logging\nlog = logging.getLogger("etl")\nlog.addHandler(logging.StreamHandler())\nlog.setLevel(1)\nlog.propagate = False',
  'a handler of the root logger': 'import logging\nlogging.basicConfig(level=logging.DEBUG)',
  'a level of py4j': 'import logging\nlogging.getLogger("py4j").setLevel(logging.CRITICAL)',
  'a configuration of logging':
    'import logging.config\nlogging.config.dictConfig({"version": 1, "root": {"level": "ERROR"}, "disable_existing_loggers": True})',
  'a class of loggers':
    'import logging\nclass Mine(logging.Logger): pass\nlogging.setLoggerClass(Mine)\nlogging.setLogRecordFactory(lambda *a, **k: None)\nlogging.addLevelName(20, "NOTE")',
  'silence of logging':
    'import logging\nlogging.disable(logging.CRITICAL)\nlogging.raiseExceptions = False\nlogging.lastResort = None',
  'a filter of warnings': 'import warnings\nwarnings.simplefilter("error")\nwarnings.showwarning = print',
  "json's way with unknown types": 'import json\njson.JSONEncoder.default = lambda self, value: "leaked"',
  "json's separators": 'import json\njson.encoder.JSONEncoder.item_separator = ";"\njson._default_encoder = None',
  'a function of json': 'import json\njson.dumps = json.loads = lambda *a, **k: "leaked"',
  'a limit of csv': 'import csv\ncsv.field_size_limit(1)\ncsv.register_dialect("excel", delimiter="|")',
  'a locale':
    'import locale\ntry:\n  locale.setlocale(locale.LC_ALL, "C")\nexcept locale.Error: pass\nlocale._override_localeconv = {"decimal_point": ","}',
  'the first day of weeks': 'import calendar\ncalendar.setfirstweekday(6)\ncalendar.January = 3',
  'types of files': 'import mimetypes\nmimetypes.add_type("x/y", ".json")\nmimetypes.inited = False',
  'a timeout of sockets': 'import socket\nsocket.setdefaulttimeout(0.001)',
  'the state of random': 'import random\nrandom.seed(7)\nrandom.Random.random = lambda self: 0.5',
  'a compiled pattern': 'import re\nre.purge()\nre._cache.clear()\nre.compile = lambda *a, **k: None',
  'a way to copy and pickle':
    'import copyreg\ncopyreg.pickle(complex, lambda c: (complex, (0, 0)))\nimport copy\ncopy._deepcopy_dispatch[dict] = lambda x, memo: x',
  'a codec':
    'import codecs\ncodecs.register(lambda name: codecs.lookup("utf-8") if name == "leak" else None)\ncodecs.register_error("strict", lambda e: ("", e.end))',
  'a variable of a context':
    'import contextvars\ncontextvars.ContextVar("leak").set(1)\nimport decimal\ndecimal.getcontext().rounding = decimal.ROUND_UP',
  'a cache of a function':
    'import functools\nimport fnmatch\nfnmatch._compile_pattern.cache_clear()\nfunctools.lru_cache = None',
  'a clock':
    'import time\ntime.time = lambda: 0.0\ntime.sleep = lambda s: None\nimport os\nos.environ["TZ"] = "Asia/Tokyo"\ntime.tzset()',
  'a subclass of datetime':
    'import datetime\nclass Frozen(datetime.datetime):\n  @classmethod\n  def now(cls, tz=None): return cls(2000, 1, 1)\ndatetime.datetime = Frozen',
  'a folder for temporary files': 'import tempfile\ntempfile.tempdir = "/nowhere"',
  'a function at the end': 'import atexit\natexit.register(print, "leaked")',
  'an opener of urls':
    'import urllib.request\nurllib.request.install_opener(urllib.request.build_opener())\nurllib.request.OpenerDirector.open = lambda *a: None',
  'a function of sockets':
    'import socket\nsocket.create_connection = lambda *a, **k: None\nsocket.socket.connect = lambda *a: None',
  'the printer of exceptions':
    'import sys, traceback\nsys.excepthook = print\nsys.unraisablehook = print\ntraceback.TracebackException.format = lambda self, **k: iter(["leaked"])',
  'a patch that nobody stopped':
    'from unittest import mock\nmock.patch("os.path.exists", return_value=True).start()\nmock.patch.dict("os.environ", {"A": "b"}).start()',
  'a default of a dataclass':
    'import dataclasses\ndataclasses.MISSING = 1\ndataclasses.dataclass = lambda cls=None, **k: cls',
  'a member of an enum': 'import enum\nenum.Enum.__str__ = lambda self: "leaked"',
  'a line of the cache of lines': 'import linecache\nlinecache.cache.clear()\nlinecache.getline = lambda *a: "leaked"',
  'a zone': 'import zoneinfo\nzoneinfo.reset_tzpath(to=["/nowhere"])\nzoneinfo.ZoneInfo.clear_cache()',
  'names of the types module': 'import typing, types\ntyping.Any = int\ntypes.FunctionType = None',
  // What the interpreter keeps.
  'a length of ints': 'import sys\nsys.set_int_max_str_digits(700)',
  'a depth of recursion': 'import sys\nsys.setrecursionlimit(150)',
  'a switch interval': 'import sys\nsys.setswitchinterval(1)',
  'collection of garbage':
    'import gc\ngc.disable()\ngc.set_threshold(1)\ngc.callbacks.append(lambda *a: None)\ngc.freeze()',
  'a trace': 'import sys\ndef trace(*_): return trace\nsys.settrace(trace)',
  'a profile': 'import sys\nsys.setprofile(lambda *_: None)',
  'a monitor':
    'import sys\nsys.monitoring.use_tool_id(3, "leak")\nsys.monitoring.set_events(3, sys.monitoring.events.PY_START)',
  'hooks of generators':
    'import sys\nsys.set_asyncgen_hooks(firstiter=print)\nsys.set_coroutine_origin_tracking_depth(5)',
  'a display': 'import sys\nsys.displayhook = print\nsys.breakpointhook = print\nsys.ps1 = "leak"',
  'an output by a tuple': 'import io, sys\nsys.stdout, old = io.StringIO(), sys.stdout',
  'an output that is closed': 'import sys\nsys.stdout.close()\nsys.__stdout__.close()\nsys.stderr = None',
  'an input': 'import io, sys, builtins\nsys.stdin = io.StringIO("leaked")\nbuiltins.input = lambda *_: "leaked"',
  'a finder of modules':
    'import sys\nclass Finder:\n  def find_spec(self, *a): raise ImportError("leaked")\nsys.meta_path.insert(0, Finder())',
  'hooks of paths': 'import sys\nsys.path_hooks.clear()\nsys.path_importer_cache.clear()',
  'no finders': 'import sys\nsys.meta_path.clear()',
  'modules that are gone':
    'import sys\nfor name in ("json", "decimal", "pyspark.sql.functions", "_dryfit.convert"): sys.modules.pop(name, None)',
  'modules that are none':
    'import sys, types\nsys.modules["logging"] = types.ModuleType("logging")\nsys.modules["js"] = sys',
  'a cleared table of modules': 'import sys\nsys.modules.clear()',
  'a path': 'import sys\nsys.path[:] = ["/left"]\nsys.argv = None\nsys.prefix = "/left"',
  'flags of bytecode': 'import sys\nsys.dont_write_bytecode = False\nsys.pycache_prefix = "/tmp/left"',
  'an import of its own':
    'import builtins\nimported = builtins.__import__\nbuiltins.__import__ = lambda name, *a: imported("math" if name == "json" else name, *a)',
  'a reload': 'import importlib, json, decimal\nimportlib.reload(json)\nimportlib.invalidate_caches()',
  // Builtins.
  len: '__builtins__["len"] = lambda _: 0',
  str: 'import builtins\nbuiltins.str = bytes\nbuiltins.isinstance = lambda *a: False',
  'names that are deleted':
    'import builtins\nfor name in ("print", "dict", "Exception", "type", "getattr"): delattr(builtins, name)',
  'an underscore': 'import gettext\ngettext.install("leak")',
  'memory of a constant': 'import ctypes\nctypes.c_char.from_address(id(7) + 12).value = b"\\x09"',
  "a function's code": 'from pyspark.sql import functions as F\nF.col.__code__ = (lambda col: None).__code__',
  "a function's defaults":
    'from pyspark.sql import functions as F\nF.round.__defaults__ = (7,)\nF.lit.__kwdefaults__ = {"x": 1}',
  // The guest.
  'an attribute of DataFrame':
    'from pyspark.sql import DataFrame\nDataFrame.shape = property(lambda self: 1)\nDataFrame.count = lambda self: 42',
  'an attribute by a class method':
    'from pyspark.sql import DataFrame\nclass Patch:\n  @classmethod\n  def go(cls, target): target.transform = None\nPatch.go(DataFrame)',
  'an attribute of Column': 'from pyspark.sql import Column\nColumn.__eq__ = lambda self, other: "leaked"',
  'an attribute of the context':
    'from awsglue.context import GlueContext\nGlueContext.purge_table = lambda *a, **k: None',
  'an attribute of an instance':
    'from pyspark.context import SparkContext\nfrom awsglue.context import GlueContext\ngc = GlueContext(SparkContext.getOrCreate())\ngc.purge_table = lambda *a, **k: None\ngc.spark_session.leak = 1',
  'the active session':
    'from pyspark.sql import SparkSession\nspark = SparkSession.builder.config("spark.sql.ansi.enabled", "true").getOrCreate()\nSparkSession._instantiatedSession = "leaked"\nspark.stop()',
  'a class of types': 'from pyspark.sql import types\ntypes.StringType = types.LongType\ntypes._all_atomic_types = {}',
  'a function of the guest': 'import awsglue.utils\nawsglue.utils.getResolvedOptions = lambda *a: {}',
  'a transform': 'from awsglue.transforms import ApplyMapping\nApplyMapping.apply = staticmethod(lambda *a, **k: None)',
  'the door to the engine': 'from _dryfit import bridge\nbridge.call = lambda *a: "null"\nbridge.attach(None)',
  'the runner': 'from _dryfit import runner\nrunner._operations.clear()\nrunner._dumps = None',
  'the loader':
    'from _dryfit import loader\nloader._compiled.clear()\nloader.read = lambda file: "leaked = 1"\nloader.attach(None, None, None, None, None)',
  'the hooks': 'from _dryfit import reset\nreset._hooks.clear()\nreset._hooks.append(lambda: 1 / 0)',
  'the sandbox':
    'from _dryfit import sandbox\nsandbox._expired = lambda: False\nsandbox._on_interrupt = None\nsandbox.heed_time(False)',
  // The process.
  'variables of the environment':
    'import os\nos.environ["LEFT"] = "1"\ndel os.environ["HOME"]\nos.putenv("TZ", "Asia/Tokyo")',
  'no environment': 'import os\ndel os.environ',
  'a folder to work in': 'import os\nos.mkdir("/tmp/deep")\nos.chdir("/tmp/deep")',
  'a umask': 'import os\nos.umask(0o777)',
  'files everywhere':
    'import os\nfor path in ("/left", "/tmp/left", "/home/left", "/usr/left/deep", "/lib/left"):\n  os.makedirs(os.path.dirname(path), exist_ok=True)\n  open(path, "w").write("left")',
  'links and modes': 'import os\nos.symlink("/etc", "/tmp/link")\nos.chmod("/tmp", 0o000)\nos.chmod("/home", 0o000)',
  'a moved library': 'import os\nos.rename("/lib", "/lib2")',
  'a deleted library': 'import os, glob\nfor path in glob.glob("/lib/python3*.zip"): os.remove(path)',
  'a written library':
    'import glob\nfor path in glob.glob("/lib/python3*.zip"):\n  try:\n    open(path, "r+b").write(b"x" * 1000)\n  except OSError: pass',
  'open files':
    'import os\nkept = [os.open("/tmp/left", os.O_CREAT | os.O_RDWR) for _ in range(50)]\nopen("/dev/null").__class__',
  'closed descriptors': 'import os\nfor fd in (0, 1, 2): os.close(fd)',
  'descriptors led elsewhere':
    'import os\nfd = os.open("/tmp/left", os.O_CREAT | os.O_RDWR)\nos.dup2(fd, 1)\nos.dup2(fd, 2)',
  pipes: 'import os\nkept = os.pipe()\nos.write(kept[1], b"left")',
  // Work that goes on.
  tasks:
    'import asyncio\nasync def later():\n  await asyncio.sleep(0)\n  print("leaked")\nloop = asyncio.new_event_loop()\nloop.create_task(later())\nasyncio.set_event_loop(loop)',
  'a policy of event loops':
    'import asyncio\nasyncio.set_event_loop_policy(None)\nasyncio.run = None\nasyncio.events._set_running_loop(object())',
  'a finalizer':
    'import sys\nclass Left:\n  def __del__(self): sys.modules["json"].dumps = None\nleft = Left()\nleft.self = left',
  'a weak reference':
    'import weakref\nfrom pyspark.sql import DataFrame\nkept = weakref.finalize(DataFrame, print, "leaked")',
  garbage: 'kept = [bytearray(1000) for _ in range(30000)]\nkept.append(kept)',
  'a deep structure': 'kept = []\nfor _ in range(200000): kept = [kept]',
  'interned strings': 'import sys\nkept = [sys.intern("left" + str(i)) for i in range(20000)]\nsys._leak = kept',
  // Ends.
  'an error': 'raise ValueError("left")',
  'an exit': 'import os\nos._exit(3)',
  'an end of C': 'import faulthandler\nfaulthandler._sigabrt()',
  'a fatal error':
    'import faulthandler\nfaulthandler._fatal_error_c_thread() if hasattr(faulthandler, "_fatal_error_c_thread") else faulthandler._fatal_error(b"left")',
  'a recursion without end in C':
    'class A:\n  def __repr__(self): return repr(self)\nimport sys\nsys.setrecursionlimit(10**6)\nrepr(A())',
  'a recursion without end': 'import sys\nsys.setrecursionlimit(10**6)\ndef f(): f()\nf()',
  'a wild pointer': 'import ctypes\nctypes.memset(0, 0x41, 20_000_000)',
  'an audit hook that raises': 'import sys\ndef hook(*_): raise RuntimeError("leaked")\nsys.addaudithook(hook)',
  "json's encoder":
    'import json\ndef broken(*_): raise RuntimeError("leaked")\njson.encoder.JSONEncoder.encode = json.encoder.JSONEncoder.iterencode = broken\njson.decoder.JSONDecoder.decode = broken',
  'all modules of the library broken':
    'import sys, types\nfor name, module in list(sys.modules.items()):\n  if isinstance(module, types.ModuleType) and name not in ("sys", "builtins", "__main__"):\n    module.__dict__.clear()',
}
