import { BIASES, RAW_ESTIMATES, THRESHOLDS } from './hll-measured.ts'

/** How many measured estimates around one are asked for its bias. */
const NEIGHBOURS = 6
const SIZE = 64n

/** The registers of a count of distinct hashes, each the greatest number of leading zeros that was seen, plus one. */
export type Registers = Uint8Array

/** How many bits of a hash choose a register, for an error that is to be expected. */
export const precisionOf = (relativeSd: number): number => Math.ceil((2 * Math.log(1.106 / relativeSd)) / Math.log(2))

export const emptyRegisters = (precision: number): Registers => new Uint8Array(2 ** precision)

export function addHash(registers: Registers, precision: number, hash: bigint): void {
  const bits = BigInt.asUintN(64, hash)
  const index = Number(bits >> (SIZE - BigInt(precision)))
  const rest = BigInt.asUintN(64, (bits << BigInt(precision)) | (1n << BigInt(precision - 1)))
  const zeros = 64 - rest.toString(2).length
  if (zeros + 1 > (registers[index] ?? 0)) registers[index] = zeros + 1
}

function weight(precision: number): number {
  const m = 2 ** precision
  if (precision === 4) return 0.673 * m * m
  if (precision === 5) return 0.697 * m * m
  if (precision === 6) return 0.709 * m * m
  return (0.7213 / (1 + 1.079 / m)) * m * m
}

const numbers = (text: string | undefined): readonly number[] => (text ?? '').split(' ').map(Number)

/** The mean bias of the measured estimates next to one. */
function biasOf(estimate: number, precision: number): number {
  const estimates = numbers(RAW_ESTIMATES[precision - 4])
  const biases = numbers(BIASES[precision - 4])
  const found = estimates.findIndex((e) => e >= estimate)
  const nearest = found < 0 ? estimates.length : found
  const distance = (i: number): number => (estimate - (estimates[i] ?? 0)) ** 2
  let low = Math.max(nearest - NEIGHBOURS + 1, 0)
  let high = Math.min(low + NEIGHBOURS, estimates.length)
  while (high < estimates.length && distance(high) < distance(low)) {
    low += 1
    high += 1
  }
  return biases.slice(low, high).reduce((sum, b) => sum + b, 0) / (high - low)
}

/** How many distinct hashes the registers have probably seen. */
export function estimateDistinct(registers: Registers, precision: number): number {
  const m = 2 ** precision
  let inverse = 0
  let empty = 0
  for (const register of registers) {
    inverse += 1 / (1 << register)
    if (register === 0) empty += 1
  }
  const raw = weight(precision) / inverse
  const corrected = precision < 19 && raw < 5 * m ? raw - biasOf(raw, precision) : raw
  if (empty === 0) return Math.round(corrected)
  const counted = m * Math.log(m / empty)
  const isFew = (precision < 19 && counted <= (THRESHOLDS[precision - 4] ?? 0)) || corrected <= 2.5 * m
  return Math.round(isFew ? counted : corrected)
}
