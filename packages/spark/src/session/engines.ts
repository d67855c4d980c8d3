import type { Engine } from '../engine/engine.ts'
import { interpreter } from '../interpreter/interpreter.ts'

/** The engines by name. */
export const ENGINES = { interpreter } satisfies Readonly<Record<string, Engine>>

/** The name of an engine that is here. */
export type EngineName = keyof typeof ENGINES
