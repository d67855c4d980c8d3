// Makes the snapshot that the package ships, beside the built scripts: `npm run build` runs it. It takes seconds and is
// skipped where the snapshot of this guest is there.
import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ownGuest } from '../src/hosts/embedded/guest-files.ts'
import { packagedSnapshots } from '../src/hosts/embedded/interpreter.ts'
import { prepareEmbedded } from '../src/hosts/embedded/start.ts'

const folder = packagedSnapshots(ownGuest())
const refuse = (text: string): never => {
  throw new Error(text)
}
const milliseconds = await prepareEmbedded({ packaged: false, cache: folder, notice: refuse })
const made = readdirSync(folder).map((name) => join(folder, name))
// What else a start keeps is this machine's.
for (const file of made) if (!file.endsWith('.snapshot')) rmSync(file)
if (milliseconds !== undefined) {
  const files = made.filter((file) => file.endsWith('.snapshot'))
  const [newest, ...older] = files.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
  for (const file of older) rmSync(file)
  if (newest !== undefined) chmodSync(newest, 0o644)
  console.log(`▸ ${resolve(newest ?? folder)}: ${(milliseconds / 1000).toFixed(1)} s`)
}
process.exit(0)
