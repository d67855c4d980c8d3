import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { beginReading, readEntry, writeEntry } from '../../src/hosts/embedded/cache.ts'
import { cacheFolder } from '../../src/hosts/embedded/cache-folder.ts'
import { fingerprint, readGuestFiles, stampOf } from '../../src/hosts/embedded/guest-files.ts'
import { block, fill, lengthOf, pack, unpack } from '../../src/hosts/embedded/snapshot.ts'
import { prepareEmbedded, startAnother } from '../../src/hosts/embedded/start.ts'
import { folderWith, toyGuest } from '../hosts/toy.ts'

const key = 'a'.repeat(40)
const entry = new Uint8Array(5000).fill(7)
const kindsIn = (folder: string) =>
  readdirSync(folder)
    .map((name) => name.split('.').at(-1))
    .sort()
const only = (folder: string) => join(folder, readdirSync(folder)[0] ?? '')

describe('an entry', () => {
  test('is read as it was written, and leaves nothing else behind', () => {
    const folder = join(folderWith({}), 'made', 'when', 'needed')
    writeEntry({ folder }, 'snapshot', key, entry)
    expect(Buffer.from(readEntry({ folder }, 'snapshot', key) ?? []).equals(entry)).toBe(true)
    expect(readEntry({ folder }, 'code', key)).toBeUndefined()
    expect(readdirSync(folder)).toHaveLength(1)
  })

  test.each<[string, (file: string) => void]>([
    ['cut short', (file) => truncateSync(file, 3000)],
    ['empty', (file) => truncateSync(file, 0)],
    ['longer than it says', (file) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('x')]))],
    [
      'foreign',
      (file) => writeFileSync(file, 'something else, longer than the header of an entry, by some more characters'),
    ],
    [
      'changed in one bit',
      (file) => {
        const bytes = readFileSync(file)
        bytes[3000] = (bytes[3000] ?? 0) ^ 1
        writeFileSync(file, bytes)
      },
    ],
  ])('that is %s is not trusted, and removed unless a package brought it', async (_, damage) => {
    const folder = folderWith({})
    writeEntry({ folder }, 'snapshot', key, entry)
    damage(only(folder))
    const damaged = readFileSync(only(folder))
    const coming = beginReading({ folder, readOnly: true }, 'snapshot', key, 8)
    await expect(coming?.whole).rejects.toThrow('it is damaged')
    expect(readEntry({ folder, readOnly: true }, 'snapshot', key)).toBeUndefined()
    expect(readFileSync(only(folder)).equals(damaged)).toBe(true)
    expect(readEntry({ folder }, 'snapshot', key)).toBeUndefined()
    expect(readdirSync(folder)).toEqual([])
  })

  test('under the name of another is not trusted', () => {
    const folder = folderWith({})
    writeEntry({ folder }, 'snapshot', key, entry)
    writeFileSync(join(folder, `${'b'.repeat(40)}.snapshot`), readFileSync(only(folder)))
    expect(readEntry({ folder }, 'snapshot', 'b'.repeat(40))).toBeUndefined()
    expect(readEntry({ folder }, 'snapshot', key)).toBeDefined()
  })

  test('that is not there is undefined, in a folder that is not there either', () => {
    expect(readEntry({ folder: join(folderWith({}), 'none') }, 'snapshot', key)).toBeUndefined()
  })

  test('makes room: the ones used last stay, with temporary files of writers that died', () => {
    const folder = folderWith({ '.dead.tmp': 'x', '.busy.tmp': 'x' })
    utimesSync(join(folder, '.busy.tmp'), new Date(), new Date())
    utimesSync(join(folder, '.dead.tmp'), 1, 1)
    for (const [i, letter] of [...'bcdef'].entries()) {
      writeEntry({ folder }, 'snapshot', letter.repeat(40), entry)
      utimesSync(join(folder, `${letter.repeat(40)}.snapshot`), 1000 + i, 1000 + i)
    }
    writeEntry({ folder }, 'snapshot', key, entry)
    expect(readdirSync(folder).sort()).toEqual([
      '.busy.tmp',
      `${key}.snapshot`,
      `${'e'.repeat(40)}.snapshot`,
      `${'f'.repeat(40)}.snapshot`,
    ])
  })
})

test('an entry is read by another thread, its first bytes at once', async () => {
  const folder = folderWith({})
  writeEntry({ folder }, 'snapshot', key, entry)
  const coming = beginReading({ folder }, 'snapshot', key, 3)
  expect([coming?.bytes, coming?.first.join()]).toEqual([5000, '7,7,7'])
  expect(Buffer.from((await coming?.whole) ?? []).equals(entry)).toBe(true)
  expect(beginReading({ folder }, 'code', key, 3)).toBeUndefined()
})

test('a snapshot is packed without its blocks of zeros, and fills a memory that holds something else', () => {
  const pages = 320
  const made = new Uint8Array(16 + pages * block)
  new DataView(made.buffer).setUint32(4, 16, true)
  made.fill(1, 8, 16)
  made[16 + 3 * block + 5] = 9
  made[16 + 319 * block] = 8
  const packed = pack(made)
  expect(packed.length).toBeLessThan(3 * block)
  expect(lengthOf(packed)).toBe(pages)
  const snapshot = unpack(packed)
  expect([...snapshot.head.subarray(8)]).toEqual([1, 1, 1, 1, 1, 1, 1, 1])
  const memory = new Uint8Array(pages * block).fill(5)
  fill(memory, snapshot)
  expect(Buffer.compare(memory, made.subarray(16))).toBe(0)
  expect(() => unpack(packed.subarray(0, -1))).toThrow('its snapshot is not whole')
  expect(() => lengthOf(new Uint8Array(100))).toThrow('this is no snapshot of it')
})

test('the stamp of the guest changes with each file that is written, comes or goes', () => {
  const folder = folderWith({ 'a.py': 'x', 'b/c.py': 'y', 'tests/t.py': 'z' })
  const stamps = [stampOf(folder)]
  writeFileSync(join(folder, 'tests/t.py'), 'zz')
  expect(stampOf(folder)).toBe(stamps[0])
  for (const [name, text] of [
    ['a.py', 'xx'],
    ['d.py', ''],
    ['b/c.py', ''],
  ] as const) {
    writeFileSync(join(folder, name), text)
    stamps.push(stampOf(folder))
  }
  rmSync(join(folder, 'd.py'))
  stamps.push(stampOf(folder))
  expect(new Set(stamps).size).toBe(5)
})

test('the key changes with each guest file, its name, and what runs it', () => {
  const one = folderWith({ 'a.py': 'x', 'b/c.py': 'y', 'tests/t.py': 'z', 'b/__pycache__/c.pyc': 'z' })
  const files = readGuestFiles(one)
  expect(files.map(({ path }) => path)).toEqual(['a.py', 'b/c.py'])
  const keys = [
    fingerprint(files, ['v1']),
    fingerprint(files, ['v2']),
    fingerprint(readGuestFiles(folderWith({ 'a.py': 'x', 'b/c.py': 'Y' })), ['v1']),
    fingerprint(readGuestFiles(folderWith({ 'a.py': 'x', 'b/d.py': 'y' })), ['v1']),
  ]
  expect(new Set(keys).size).toBe(4)
  expect(fingerprint(readGuestFiles(folderWith({ 'b/c.py': 'y', 'a.py': 'x' })), ['v1'])).toBe(keys[0])
})

test.each<[NodeJS.ProcessEnv, string, RegExp]>([
  [{ DRYFIT_CACHE_DIR: '/mine', XDG_CACHE_HOME: '/x' }, 'linux', /^\/mine$/],
  [{ XDG_CACHE_HOME: '/x' }, 'linux', /^\/x.dryfit$/],
  [{ LOCALAPPDATA: '/local' }, 'win32', /^\/local.dryfit.Cache$/],
  [{}, 'darwin', /Library.Caches.dryfit$/],
  [{}, 'linux', /\.cache.dryfit$/],
])('the folder for %o on %s', (env, platform, expected) => {
  expect(cacheFolder(env, platform)).toMatch(expected)
})

describe('a start', () => {
  test('makes a snapshot in place of one that does not boot, and the next start restores it', async () => {
    const guest = toyGuest()
    const cache = folderWith({})
    const first = await startAnother({ guest, cache })
    await first.host.stop()
    const name = readdirSync(cache).find((each) => each.endsWith('.snapshot')) ?? ''
    const garbage = new Uint8Array(1024 * 1024)
    writeEntry({ folder: cache }, 'snapshot', name.slice(0, 40), garbage)
    const notices: string[] = []
    const again = await startAnother({ guest, cache, notice: (text) => void notices.push(text) })
    await again.host.stop()
    const third = await startAnother({ guest, cache })
    await third.host.stop()
    expect([first, again, third].map(({ report }) => report.from)).toEqual(['cold', 'cold', 'cache'])
    expect(notices).toEqual([])
    expect(kindsIn(cache)).toEqual(['code', 'key', 'snapshot'])
  })

  test('takes the snapshot that came with the package before its own, and makes one only when neither is there', async () => {
    const guest = toyGuest()
    const cache = folderWith({})
    expect(await prepareEmbedded({ guest, cache })).toBeGreaterThan(0)
    expect(await prepareEmbedded({ guest, cache })).toBeUndefined()
    const own = await startAnother({ guest, cache })
    const packaged = folderWith({})
    const [name = ''] = readdirSync(cache).filter((each) => each.endsWith('.snapshot'))
    renameSync(join(cache, name), join(packaged, name))
    const starts = [
      own,
      await startAnother({ guest, cache, packaged }),
      await startAnother({ guest, cache: false, packaged }),
    ]
    for (const { host } of starts) await host.stop()
    expect(starts.map(({ report }) => report.from)).toEqual(['cache', 'package', 'package'])
    expect(kindsIn(cache)).toEqual(['code', 'key'])
  })

  test('works without a folder to write to, and says so once', async () => {
    const blocked = join(folderWith({ file: 'not a folder' }), 'file', 'cache')
    const notices: string[] = []
    const { host, report } = await startAnother({
      guest: toyGuest(),
      cache: blocked,
      notice: (text) => void notices.push(text),
    })
    const job = join(folderWith({ 'job.py': 'v = 1' }), 'job.py')
    expect(host.load(job).get('v')).toBe(1)
    expect(report.from).toBe('cold')
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatch(
      /^\[CACHE_UNWRITABLE\] Failed to keep Python's snapshot in .*: ENOTDIR.* Every start takes seconds until DRYFIT_CACHE_DIR names a folder that can be written\.\n$/,
    )
    expect(existsSync(blocked)).toBe(false)
    await host.stop()
  })

  test('leaves no global of Pyodide behind', () => {
    expect(Object.getOwnPropertyDescriptor(globalThis, '_createPyodideModule')).toBeUndefined()
    expect(Object.getOwnPropertyDescriptor(globalThis, 'require')).toBeUndefined()
  })
})
