import { PythonObject } from '@dryfit/python'
import { isFrame } from './frame.ts'

/**
 * What vitest's own `toEqual` asks first: a frame is a description of a table, and two that describe it in other ways have the
 * same rows.
 * @throws TypeError FRAME_AS_A_VALUE
 */
export function refuseFrames(a: unknown, b: unknown): undefined {
  if (a === b || !(isFrame(a) || isFrame(b))) return undefined
  throw new TypeError(
    '[FRAME_AS_A_VALUE] Failed to compare a frame by its properties: they tell how it is made, not its rows. ' +
      'Write expect(frame).toEqualFrame([{ … }]), or compare frame.collect().',
  )
}

/** Asked next: two objects of Python are equal when Python says so. */
export function equalInPython(a: unknown, b: unknown): boolean | undefined {
  return a instanceof PythonObject && b instanceof PythonObject ? PythonObject.equal(a, b) : undefined
}
