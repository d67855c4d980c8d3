import type { Glue } from './glue.ts'

/** What a test arranged in a world, as code that arranges it again. */
export const worldAsCode = (glue: Pick<Glue, 'world'>): string => glue.world.toCode()
