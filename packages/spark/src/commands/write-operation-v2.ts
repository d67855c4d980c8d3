import { UnsupportedError } from '../errors/unsupported-error.ts'
import type { WriteOperationV2 } from '../plan/command.ts'
import type { Handler } from './handler.ts'

export const writeOperationV2: Handler<WriteOperationV2> = ({ table }) => {
  throw new UnsupportedError(
    'WRITE_TO_TABLE',
    `Failed to write to ${table.join('.')} with df.writeTo: dryfit has no Iceberg, Delta or Hudi tables`,
    'Use df.write.saveAsTable, or stub the function that writes.',
  )
}
