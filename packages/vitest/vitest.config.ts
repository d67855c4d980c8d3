import { defineConfig } from 'vitest/config'
import { dryfit } from './src/plugin.ts'

export default defineConfig({ plugins: [dryfit({ path: ['test/jobs/more'], types: false })] })
