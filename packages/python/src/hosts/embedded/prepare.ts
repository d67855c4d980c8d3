import type { PyodideAPI } from 'pyodide'
import { guestMark, type JobFiles } from './job-files.ts'

/** The folder that a job starts in: empty, in memory, emptied between runs. */
export const homeFolder = '/home/dryfit'

/** Session time is UTC as in Glue; a fixed hash seed gives sets of strings one order in every run. */
export const pythonEnvironment: Record<string, string> = {
  HOME: homeFolder,
  TZ: 'UTC',
  PYTHONHASHSEED: '0',
  PYTHONDONTWRITEBYTECODE: '1',
  LANG: 'en_US.UTF-8',
}

/** What jobs and the guest import; in the snapshot it costs a job nothing. */
const standard = (
  'abc argparse ast base64 bisect builtins calendar collections collections.abc concurrent.futures contextlib copy csv ' +
  'dataclasses datetime decimal enum fractions functools gc glob gzip hashlib heapq html http.client importlib ' +
  'importlib.resources inspect io itertools json linecache locale logging logging.config logging.handlers math ' +
  'numbers operator os os.path pathlib pickle platform pprint queue random re shutil signal socket statistics string ' +
  'struct sys tempfile textwrap threading time traceback types typing unittest.mock unicodedata urllib.parse ' +
  'urllib.request uuid warnings weakref zipfile zipimport zlib zoneinfo'
).split(' ')

const own = ['_dryfit.runner', '_dryfit.bridge', '_dryfit.convert']

const guest = (
  'pyspark pyspark.sql pyspark.sql.functions pyspark.sql.types pyspark.sql.window pyspark.context awsglue.context ' +
  'awsglue.utils awsglue.job awsglue.transforms awsglue.dynamicframe boto3 dryfit'
).split(' ')

/** The loader is itself a guest file: its text is run once to import it, and the others, properly. */
const bootstrap = `
def bootstrap(text):
    import sys, types
    sys.path[:] = [entry for entry in sys.path if entry]
    module = types.ModuleType("_dryfit_first")
    exec(compile(text, "<dryfit>/_dryfit/loader.py", "exec", dont_inherit=True), module.__dict__)
    module.install()
    return module
bootstrap
`

/** A guest package that is not there or fails leaves the snapshot without it: the job's own import then says why. */
const imports = `
def imports(standard, own, guest):
    import importlib, sys
    for name in standard:
        try:
            importlib.import_module(name)
        except ImportError:
            pass
    for name in own:
        importlib.import_module(name)
    for name in guest:
        before = set(sys.modules)
        try:
            importlib.import_module(name)
        except BaseException:
            for half in set(sys.modules) - before:
                if half.partition(".")[0] == name.partition(".")[0]:
                    del sys.modules[half]
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "HostFinder"]
    sys.modules["_dryfit.runner"].prepare()
imports
`

/** Imports everything that a snapshot may hold; afterwards Python holds no JavaScript object of ours. */
export function prepareInterpreter(pyodide: PyodideAPI, files: JobFiles): void {
  const begin = pyodide.runPython(bootstrap)
  const first = begin(files.read(`${guestMark}/_dryfit/loader.py`).slice(1))
  first.attach(files.probe, files.read, files.names, files.code, files.keep)
  const run = pyodide.runPython(imports)
  const lists = [standard, own, guest].map((names) => pyodide.toPy(names))
  run(...lists)
  first.detach()
  for (const proxy of [begin, first, run, ...lists]) proxy.destroy()
  pyodide.runPython('del bootstrap, imports; import gc; gc.collect()')
}
