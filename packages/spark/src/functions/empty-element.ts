import type { SessionConf } from '../conf/session-conf.ts'
import { type DataType, StringType, VoidType } from '../types/data-type.ts'

/** The type of what an array or a map without elements holds. */
export const emptyElement = (conf: SessionConf): DataType =>
  conf.flag('spark.sql.legacy.createEmptyCollectionUsingStringType') ? StringType : VoidType
