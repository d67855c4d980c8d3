export { type DryfitOptions, dryfit } from './plugin/plugin.ts'
