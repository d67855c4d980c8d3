// What a process does that waits for its test file (`--import`): it loads what the test of a job will, and starts Python.
import { keepCode } from './compile-cache.ts'

keepCode()
await Promise.all([
  import('@dryfit/arbitraries'),
  import('@dryfit/glue'),
  // A start that fails is told by the test that needs Python.
  import('@dryfit/python').then(({ startEmbedded }) => void startEmbedded().catch(() => {})),
])
