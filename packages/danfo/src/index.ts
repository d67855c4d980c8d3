export type { Danfo, DanfoFrame } from './danfo.ts'
export { fromDanfo } from './from-danfo.ts'
export { toDanfo } from './to-danfo.ts'
