import { createRequire } from 'node:module'
import { Script } from 'node:vm'

/** What `bounded` gives for work whose time was over. */
export const cutOff: unique symbol = Symbol('cut off')

const name = 'dryfit.bounded'
/** Its name keeps it out of stack traces, as Node's own files are. */
const expression = `globalThis[Symbol.for('${name}')]()\n//# sourceURL=node:dryfit`

/** The global object of Node, also where vitest gives tests a context of their own: there the expression is evaluated. */
const realm = new Script('globalThis').runInThisContext() as Record<symbol, () => void>

type Answer = import('node:inspector').Runtime.EvaluateReturnType

/** Evaluates the expression; gives the text of what it threw. */
type Evaluate = (milliseconds: number) => string | undefined

let evaluate: Evaluate | undefined

/**
 * Runs a piece of work that V8 ends when its time is over, wherever it is: in JavaScript, in a loop of WebAssembly that
 * never looks up, in a regular expression. What was ended has run no `finally`: all that it worked on is to be dropped.
 */
export function bounded<T>(work: () => T, milliseconds: number): T | typeof cutOff {
  const outcomes: (() => T)[] = []
  realm[Symbol.for(name)] = () => {
    try {
      const value = work()
      outcomes.push(() => value)
    } catch (error) {
      outcomes.push(() => {
        throw error
      })
    }
  }
  evaluate ??= evaluator()
  const depth = Error.stackTraceLimit
  // Our own frames below the work take no room in the stack of an error: it still reaches the test.
  Error.stackTraceLimit = depth + 10
  const failed = evaluate(milliseconds)
  Error.stackTraceLimit = depth
  const outcome = outcomes.pop()
  if (outcome !== undefined) return outcome()
  if (failed !== undefined) throw new Error(failed)
  return cutOff
}

/** Whether a debugger listens: who stops at breakpoints has no time limit. */
export function isDebugged(): boolean {
  return inspector?.url() !== undefined
}

const inspector = loadInspector()

function loadInspector(): typeof import('node:inspector') | undefined {
  try {
    return createRequire(import.meta.url)('node:inspector') as typeof import('node:inspector')
  } catch {
    return undefined
  }
}

/**
 * The inspector evaluates within a limit for 20 µs, whatever else the machine does. `vm` starts and joins a thread for
 * each limit: 90 µs, and tens of milliseconds on a busy machine. It serves a Node that was built without inspector.
 */
function evaluator(): Evaluate {
  if (inspector === undefined) return evaluateInScript
  const session = new inspector.Session()
  session.connect()
  return (timeout) => {
    let failed: string | undefined
    session.post('Runtime.evaluate', { expression, timeout }, (_, answer) => {
      failed = (answer as Answer | undefined)?.exceptionDetails?.exception?.description
    })
    return failed
  }
}

function evaluateInScript(timeout: number): string | undefined {
  try {
    new Script(expression).runInThisContext({ timeout })
    return undefined
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? undefined : message
  }
}
