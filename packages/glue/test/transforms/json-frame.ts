import { createGlue, type DynamicFrame, type Glue } from '../../src/index.ts'

/** A frame of JSON lines, read as Glue reads them, in a world of its own or in one that is given. */
export function jsonFrame(lines: readonly string[], glue: Glue = createGlue(), name = 'in'): DynamicFrame {
  const path = `s3://test/${name}.json`
  glue.s3.put(path, lines.join('\n'))
  return glue.context.create_dynamic_frame_from_options('s3', { paths: [path] }, 'json')
}

/** What `printSchema()` prints of each frame, and its records as `show()` prints them. */
export function shown(frame: DynamicFrame): string {
  const lines: string[] = []
  const { host } = frame.core
  const { print } = host
  host.print = (text) => lines.push(text)
  try {
    frame.printSchema()
    frame.show()
  } finally {
    host.print = print
  }
  return lines.join('\n')
}
