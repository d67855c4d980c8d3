export { type DryfitOptions, dryfit } from '@dryfit/vitest/plugin'
