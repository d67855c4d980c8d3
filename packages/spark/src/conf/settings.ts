import { type Effect, effectOf } from './effects.ts'
import type { RemovedSetting, SettingRow } from './setting-row.ts'
import { CORE_SETTINGS, REMOVED_SETTINGS, SPARK_SETTINGS } from './spark-settings.ts'

/** A setting of Spark, and what dryfit does with it. */
export interface Setting extends SettingRow {
  readonly effect: Effect
}

/** Every setting of Spark SQL 3.5.6, in the order of their names. */
export const SETTINGS: readonly Setting[] = SPARK_SETTINGS.map((row) => ({ ...row, effect: effectOf(row.name) }))

const byName = new Map<string, Setting>()
for (const setting of SETTINGS) {
  byName.set(setting.name, setting)
  for (const other of setting.alternatives ?? []) byName.set(other, setting)
}
const core = new Set(CORE_SETTINGS)
const removed = new Map(REMOVED_SETTINGS.map((setting) => [setting.name, setting]))

/** The setting of a name, or of another name of it; undefined for one that Spark SQL does not know. */
export const findSetting = (name: string): Setting | undefined => byName.get(name)

/** Whether a name is one of Spark's application, not of a session: `spark.executor.memory`. */
export const isCoreSetting = (name: string): boolean => core.has(name)

export const findRemovedSetting = (name: string): RemovedSetting | undefined => removed.get(name)
