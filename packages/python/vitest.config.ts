import { defineConfig } from 'vitest/config'

/** These tests start Python in ways of their own: each file has its process. */
export default defineConfig({ test: { isolate: true } })
