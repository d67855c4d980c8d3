import { startEmbedded } from '../../src/embedded/start.ts'

/** Runs a job that can't be interrupted, for the test that watches this process end. */
const [file = '', guest = ''] = process.argv.slice(2)
const python = await startEmbedded({ guest, grace: 300, timeLimit: 200 })
python.connect(() => '{"ok":1}')
python.runScript(file, { label: 'orders > never ends' })
