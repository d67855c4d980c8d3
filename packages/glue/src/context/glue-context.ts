import { DataFrame, type SparkSession } from '@dryfit/spark'
import { DynamicFrame } from '../dynamic-frame/dynamic-frame.ts'
import { nearMisses } from '../errors/listing.ts'
import { type BoundArguments, type Signature, signature } from '../recorder/signature.ts'
import type { ContextCore } from './context-core.ts'
import type { FluentHelpers, GlueMethod, SpiedMethods } from './context-types.ts'
import { fluentHelpers } from './fluent.ts'
import type { MethodDefinition } from './method.ts'
import { type MethodName, methods } from './methods.ts'
import type { Runtime } from './runtime.ts'
import { SIGNATURES } from './signatures.ts'
import { snapshotOf } from './sink/given-rows.ts'

const signatures = new Map<string, Signature>()

function signatureOf(spelling: string): Signature {
  let known = signatures.get(spelling)
  if (known === undefined) {
    if (!isDocumented(spelling)) throw new Error(`GlueContext has no ${spelling}`)
    known = signature(SIGNATURES[spelling])
    signatures.set(spelling, known)
  }
  return known
}

/** awsglue's GlueContext over a world. Every method is a sinon stub that does its work until a test replaces it. */
class Context implements ContextCore {
  readonly runtime: Runtime
  readonly #helpers = new Map<string, object>()

  constructor(runtime: Runtime) {
    this.runtime = runtime
  }

  /** Who prints it, or has a difference printed, sees what it is. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON()
  }
  toJSON(): string {
    return 'GlueContext'
  }

  get frames(): Runtime {
    return this.runtime
  }
  /** The Spark session of the context. */
  get spark_session(): SparkSession {
    return this.runtime.session
  }

  /** Calls a method as the job spelled it (`create_dynamic_frame.from_catalog`), with bound arguments. */
  enter(spelling: string, args: BoundArguments): unknown {
    return this.runtime.recorder.enter(this.watch(spelling), args)
  }

  /** Has the recorder watch a method; gives its key. */
  watch(spelling: string): string {
    const { recorder } = this.runtime
    if (recorder.watches(spelling)) return spelling
    const [helper = '', name] = spelling.split('.', 2)
    if (name === undefined) return this.#watchFlat(spelling)
    const fluent = fluentHelpers[helper]?.find((m) => m.name === name)
    if (fluent === undefined) throw new Error(`GlueContext has no ${spelling}`)
    const definition = definitionOf(fluent.calls)
    return recorder.watch(spelling, {
      ...this.#watched(fluent.calls, definition),
      spelling,
      signature: signatureOf(spelling),
      of: { key: this.watch(fluent.calls), ...(fluent.translate === undefined ? {} : { translate: fluent.translate }) },
    })
  }

  helper(name: string): object {
    let helper = this.#helpers.get(name)
    if (helper === undefined) {
      helper = {}
      for (const method of fluentHelpers[name] ?? []) {
        const spelling = `${name}.${method.name}`
        Object.defineProperty(helper, method.name, {
          get: () => this.runtime.recorder.spy(this.watch(spelling)),
          enumerable: true,
        })
      }
      this.#helpers.set(name, helper)
    }
    return helper
  }

  #watchFlat(name: string): string {
    return this.runtime.recorder.watch(name, this.#watched(name, definitionOf(name)))
  }

  #watched(name: string, definition: MethodDefinition) {
    const { describe, writes, gives } = definition
    return {
      name,
      signature: signatureOf(name),
      direction: definition.direction,
      run: (args: BoundArguments) => definition.run(args, this),
      warnings: (args: BoundArguments) => swallowed(name, definition, args),
      ...(describe === undefined ? {} : { describe: (args: BoundArguments) => describe(args, this) }),
      ...(writes === undefined ? {} : { snapshot: (args: BoundArguments) => snapshotOf(args[writes]) }),
      ...(gives === undefined ? {} : { convert: (result: unknown) => this.#given(result, gives) }),
    }
  }

  /** What a test's stub returns, as the method's own kind of frame. */
  #given(result: unknown, kind: 'DynamicFrame' | 'DataFrame'): unknown {
    if (kind === 'DataFrame') {
      return result instanceof DynamicFrame
        ? result.toDF()
        : Array.isArray(result)
          ? this.runtime.session.createDataFrame(result)
          : result
    }
    if (result instanceof DataFrame) return DynamicFrame.fromDF(result, this)
    return Array.isArray(result) ? DynamicFrame.fromDF(this.runtime.session.createDataFrame(result), this) : result
  }
}

const isMethod = (name: string): name is MethodName => Object.hasOwn(methods, name)
const isDocumented = (spelling: string): spelling is keyof typeof SIGNATURES => Object.hasOwn(SIGNATURES, spelling)

function definitionOf(name: string): MethodDefinition {
  if (!isMethod(name)) throw new Error(`GlueContext has no ${name}`)
  return methods[name]
}

/** Glue takes a misspelt keyword without a word. */
function swallowed(name: string, definition: MethodDefinition, args: BoundArguments): readonly string[] {
  if (definition.swallows === undefined) return []
  const { parameters } = signatureOf(name)
  const known = parameters.map((p) => p.name)
  return Object.keys(args)
    .filter((key) => !known.includes(key) && !definition.swallows?.includes(key))
    .map((key) => {
      const [near] = nearMisses(key, known)
      return `${key} is no parameter of ${name}: Glue ignores it.${near === undefined ? '' : ` Did you mean ${near}?`}`
    })
}

for (const name of Object.keys(methods)) {
  Object.defineProperty(Context.prototype, name, {
    get(this: Context) {
      return this.runtime.recorder.spy(this.watch(name))
    },
    enumerable: true,
    configurable: true,
  })
}
for (const name of Object.keys(fluentHelpers)) {
  Object.defineProperty(Context.prototype, name, {
    get(this: Context) {
      return this.helper(name)
    },
    enumerable: true,
    configurable: true,
  })
}

/** Methods that nobody has typed closer. */
type OtherMethods = {
  readonly [Name in Exclude<MethodName, keyof SpiedMethods>]: GlueMethod<
    Record<string, unknown>,
    readonly unknown[],
    unknown
  >
}

/** awsglue's GlueContext; see {@link SpiedMethods} for its methods. */
export type GlueContext = Context & SpiedMethods & OtherMethods & FluentHelpers
/** The class itself, for `instanceof`. */
export const GlueContext = Context as unknown as { new (runtime: Runtime): GlueContext }
