import { DoubleType } from '../../types/data-type.ts'
import type { Value } from '../../types/value.ts'
import { type ScalarFunction, scalar } from '../define.ts'
import { atan2, cbrt, hypot, tanh } from './fdlibm.ts'
import { power } from './fdlibm-power.ts'

type Unary = (x: number) => number

/** Spark prints these functions in upper case under their own name, and an alias as it is spelled. */
const upperSql = (name: string, args: readonly string[], spelled: string): string =>
  `${spelled === name ? name.toUpperCase() : spelled}(${args.join(', ')})`

function unary(name: string, summary: string, compute: Unary, aliases: readonly string[] = []): ScalarFunction {
  return scalar({
    name,
    aliases,
    summary,
    params: ['col'],
    inputs: [DoubleType],
    returns: DoubleType,
    nullable: true,
    kernel: () => compute,
    sql: (args, spelled) => upperSql(name, args, spelled),
  })
}

/** A logarithm is null at and below the edge of its domain. */
function logarithm(name: string, summary: string, compute: Unary, edge = 0): ScalarFunction {
  return scalar({
    name,
    summary,
    params: ['col'],
    inputs: [DoubleType],
    returns: DoubleType,
    nullable: true,
    kernel:
      () =>
      (x: number): Value =>
        x <= edge ? null : compute(x),
    sql: (args, spelled) => (name === 'ln' ? `ln(${args.join(', ')})` : upperSql(name, args, spelled)),
  })
}

function binary(
  name: string,
  summary: string,
  compute: (a: number, b: number) => number,
  aliases: readonly string[] = [],
): ScalarFunction {
  return scalar({
    name,
    aliases,
    summary,
    params: ['col1', 'col2'],
    inputs: [DoubleType, DoubleType],
    returns: DoubleType,
    kernel: () => compute,
    sql: (args, spelled) => upperSql(name, args, spelled),
  })
}

/** Half to even, as Java's Math.rint. */
function rint(x: number): number {
  if (!Number.isFinite(x) || Math.abs(x) >= 2 ** 52) return x
  const floor = Math.floor(x)
  const rest = x - floor
  const rounded = rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1
  return rounded === 0 && (x < 0 || Object.is(x, -0)) ? -0 : rounded
}

const asinh: Unary = (x) => (x === Number.NEGATIVE_INFINITY ? x : Math.log(x + Math.sqrt(x * x + 1)))
const acosh: Unary = (x) => Math.log(x + Math.sqrt(x * x - 1))
const atanh: Unary = (x) => 0.5 * (Math.log1p(x) - Math.log1p(-x))

export const doubleFunctions: readonly ScalarFunction[] = [
  unary('sqrt', 'Returns the square root; NaN below zero.', Math.sqrt),
  unary('cbrt', 'Returns the cube root.', cbrt),
  unary('exp', 'Returns e to a power.', Math.exp),
  unary('expm1', 'Returns e to a power, minus one.', Math.expm1),
  unary('sin', 'Returns the sine of an angle in radians.', Math.sin),
  unary('cos', 'Returns the cosine of an angle in radians.', Math.cos),
  unary('tan', 'Returns the tangent of an angle in radians.', Math.tan),
  unary('cot', 'Returns the cotangent of an angle in radians.', (x) => 1 / Math.tan(x)),
  unary('sec', 'Returns the secant of an angle in radians.', (x) => 1 / Math.cos(x)),
  unary('csc', 'Returns the cosecant of an angle in radians.', (x) => 1 / Math.sin(x)),
  unary('asin', 'Returns the angle of a sine.', Math.asin),
  unary('acos', 'Returns the angle of a cosine.', Math.acos),
  unary('atan', 'Returns the angle of a tangent.', Math.atan),
  unary('sinh', 'Returns the hyperbolic sine.', Math.sinh),
  unary('cosh', 'Returns the hyperbolic cosine.', Math.cosh),
  unary('tanh', 'Returns the hyperbolic tangent.', tanh),
  unary('asinh', 'Returns the inverse hyperbolic sine.', asinh),
  unary('acosh', 'Returns the inverse hyperbolic cosine.', acosh),
  unary('atanh', 'Returns the inverse hyperbolic tangent.', atanh),
  unary('degrees', 'Turns radians into degrees.', (x) => x * 57.29577951308232),
  unary('radians', 'Turns degrees into radians.', (x) => x * 0.017453292519943295),
  scalar({
    name: 'rint',
    summary: 'Returns the nearest whole number as a double, half to even.',
    params: ['col'],
    inputs: [DoubleType],
    returns: DoubleType,
    nullable: true,
    kernel: () => rint,
  }),
  logarithm('ln', 'Returns the natural logarithm; null at and below zero.', Math.log),
  logarithm('log2', 'Returns the logarithm to base 2; null at and below zero.', (x) => Math.log(x) / Math.log(2)),
  logarithm('log10', 'Returns the logarithm to base 10; null at and below zero.', Math.log10),
  logarithm('log1p', 'Returns the natural logarithm of one plus the number; null at and below -1.', Math.log1p, -1),
  scalar({
    name: 'log',
    summary: 'Returns the logarithm to a base, or the natural one; null outside its domain.',
    params: ['base: any', 'col = None'],
    python: 'manual',
    becomes: (args) =>
      args.length === 1 ? { call: 'log', arguments: [{ call: 'e', arguments: [] }, { argument: 0 }] } : undefined,
    inputs: [DoubleType, DoubleType],
    returns: DoubleType,
    nullable: true,
    kernel:
      () =>
      (base: number, x: number): Value =>
        base <= 0 || x <= 0 ? null : Math.log(x) / Math.log(base),
    sql: (args) => `LOG(${args.join(', ')})`,
  }),
  binary('power', 'Returns a number to a power.', power, ['pow']),
  binary('atan2', 'Returns the angle of a point, from y and x.', (y, x) => atan2(y + 0, x + 0)),
  binary('hypot', 'Returns the length of the diagonal.', hypot),
  scalar({
    name: 'pi',
    summary: 'Returns π.',
    params: [],
    returns: DoubleType,
    kernel: () => () => Math.PI,
    sql: () => 'PI()',
  }),
  scalar({
    name: 'e',
    summary: "Returns Euler's number.",
    params: [],
    returns: DoubleType,
    kernel: () => () => Math.E,
    sql: () => 'E()',
  }),
]
