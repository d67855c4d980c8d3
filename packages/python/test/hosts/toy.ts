import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const guest = join(import.meta.dirname, '../../guest')

/** Milliseconds of one run: they end what hangs, however slow the machine is. */
export const endsHangs = 600_000

/** A folder with files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dryfit-test-')))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** A guest with a package of its own beside `_dryfit`, so that these tests do not depend on the real ones. */
export function toyGuest(): string {
  const folder = folderWith({
    'toyglue/__init__.py': `
from _dryfit import bridge, job_lines, reset

class Frame:
    def __init__(self, handle):
        self._dryfit_handle = ("frame", handle)
        self.handle = handle

state = {"contexts": 0}
reset.on_reset(lambda: state.update(contexts=0))
bridge.register_handle("frame", Frame)

class ToyError(Exception):
    def __init__(self, message, error_class=None):
        super().__init__(message)
        self.error_class = error_class

bridge.register_error("toyglue.ToyError", lambda e: ToyError(e["message"], e.get("errorClass")))

def read(name):
    return bridge.call("read", '"' + name + '"')

def apply(function):
    return bridge.call("apply", str(bridge.register_callback(function)))

def where():
    return job_lines.where()
`,
    'toyglue/late.py': 'value = "imported after the restore"\n',
  })
  cpSync(join(guest, '_dryfit'), join(folder, '_dryfit'), {
    recursive: true,
    filter: (file) => !file.includes('__pycache__'),
  })
  return folder
}
