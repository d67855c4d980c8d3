import { toEqualFrame } from './matchers/to-equal-frame.ts'
import { toHaveBeenCalledWithFrame } from './matchers/to-have-been-called-with-frame.ts'
import { toHaveCalledInOrder } from './matchers/to-have-called-in-order.ts'
import { toHaveRead } from './matchers/to-have-read.ts'
import { toHaveWritten } from './matchers/to-have-written.ts'

/** The matchers by name, as `expect.extend` takes them. */
export const matchers = { toEqualFrame, toHaveBeenCalledWithFrame, toHaveCalledInOrder, toHaveRead, toHaveWritten }
