// `npm run test:strange`: all tests once more where nothing is as at home. Another day, that ends while they run, another time
// zone and language, empty caches, an empty HOME, files in random order. What fails here depends on the machine it ran on.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, say } from './run.mjs'
import { runVitest } from './run-vitest.mjs'
import { install } from './setup.mjs'

const THERE = '2032-02-29T23:50:00+05:45'

install()
const seed = process.argv.find((arg) => arg.startsWith('--seed='))?.slice(7) ?? String(Date.now() % 100_000)
const shuffle = ['--sequence.shuffle.files', `--sequence.seed=${seed}`]
const others = process.argv.slice(2).filter((arg) => !arg.startsWith('--seed='))
say(`running all tests as on ${THERE} in Kathmandu, in Turkish, in the order of --seed=${seed}`)
process.exit(runVitest([...shuffle, ...others], strangeEnv))

/** @param {string} top */
function strangeEnv(top) {
  const home = join(top, 'home')
  mkdirSync(home)
  const clock = pathToFileURL(join(root, 'scripts/shifted-clock.mjs')).href
  return {
    DRYFIT_CACHE_DIR: join(top, 'cache'),
    DRYFIT_CLOCK_OFFSET: String(Date.parse(THERE) - Date.now()),
    HOME: home,
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    NODE_OPTIONS: [process.env.NODE_OPTIONS, `--import=${clock}`].filter(Boolean).join(' '),
    TZ: 'Asia/Kathmandu',
  }
}
