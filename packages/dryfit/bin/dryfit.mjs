#!/usr/bin/env node
import { main } from '../dist/cli.js'

// Who reads the output may close it before its end, as `head` does.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await main(process.argv.slice(2))
