import { createRequire } from 'node:module'

/** Only what is imported goes through vite. Node would take a Python file that is required for JavaScript. */
export function refusePythonRequire(): void {
  createRequire(import.meta.url).extensions['.py'] = (_, file) => {
    throw new Error(
      `[PYTHON_REQUIRED] Failed to require ${file}: a Python file is a module for import only. ` +
        "Write: import * as job from './job.py' (or: const job = await import('./job.py')).",
    )
  }
}
