import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { PythonModule } from '../../src/host.ts'
import { startEmbedded } from '../../src/hosts/embedded/start.ts'
import { endsHangs, folderWith, toyGuest } from '../hosts/toy.ts'

const SCRIPT = `
import datetime, email.utils, os, tempfile, time

def texts():
    winter, summer = 1704164645, 1719975845
    with tempfile.NamedTemporaryFile() as file:
        os.utime(file.name, (winter, winter))
        written = datetime.datetime.fromtimestamp(os.stat(file.name).st_mtime)
    return [
        str(datetime.datetime.fromtimestamp(winter)),
        str(datetime.datetime.fromtimestamp(summer)),
        str(datetime.datetime.fromtimestamp(winter).astimezone()),
        str(datetime.date.fromtimestamp(1704150000)),
        str(time.mktime((2024, 1, 2, 3, 4, 5, 0, 0, -1))),
        time.strftime("%Y-%m-%d %H:%M:%S %z", time.localtime(summer)),
        email.utils.formatdate(winter, localtime=True),
        str((time.timezone, time.altzone, time.daylight)),
        str(written),
    ]

def apart():
    return (datetime.datetime.now() - datetime.datetime.utcnow()).total_seconds()
`

let job: PythonModule

beforeAll(async () => {
  const python = await startEmbedded({ guest: toyGuest(), timeLimit: endsHangs })
  job = python.load(join(folderWith({ 'job.py': SCRIPT }), 'job.py'))
})

test.each(['UTC', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati'])(
  'local time is UTC on a machine in %s',
  (zone) => {
    const before = process.env['TZ']
    onTestFinished(() => {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    })
    process.env['TZ'] = zone
    expect(job.call('texts', [])).toEqual([
      '2024-01-02 03:04:05',
      '2024-07-03 03:04:05',
      '2024-01-02 03:04:05+00:00',
      '2024-01-01',
      '1704164645.0',
      '2024-07-03 03:04:05 +0000',
      'Tue, 02 Jan 2024 03:04:05 +0000',
      '(0, 0, 0)',
      '2024-01-02 03:04:05',
    ])
    expect(Math.abs(Number(job.call('apart', [])))).toBeLessThan(600)
  },
)
