// What a process does that waits for its test file (`--import`): it loads what the test of a job will, and starts Python.
import '@dryfit/arbitraries'
import '@dryfit/glue'
import { startEmbedded } from '@dryfit/python'

// A start that fails is told by the test that needs Python.
startEmbedded().catch(() => {})
