import { cbc, ecb, gcm } from '@noble/ciphers/aes.js'
import { randomBytes } from '@noble/ciphers/utils.js'
import { SparkError, sparkError } from '../errors/spark-error.ts'
import { BinaryType, StringType } from '../types/data-type.ts'
import type { Value } from '../types/value.ts'
import { type SparkFunction, scalar } from './define.ts'
import { concatBytes } from './string/bytes.ts'

interface Mode {
  readonly name: string
  /** How many bytes of chance stand before what is encrypted. */
  readonly ivLength: number
  readonly takesAad: boolean
  readonly encrypt: (text: Uint8Array, parts: Parts) => Uint8Array
  readonly decrypt: (text: Uint8Array, parts: Parts) => Uint8Array
}
interface Parts {
  readonly key: Uint8Array
  readonly iv: Uint8Array
  readonly aad: Uint8Array
}

const BLOCK = 16
const TAG = 16

const badPadding =
  'Given final block not properly padded. Such issues can arise if a bad key is used during decryption.'

/** Blocks that are to be whole, and filled up by what says how many bytes were missing. */
function unpadded(text: Uint8Array, decrypt: () => Uint8Array): Uint8Array {
  if (text.length === 0) return text
  if (text.length % BLOCK !== 0)
    throw cryptoError('Input length must be multiple of 16 when decrypting with padded cipher')
  return failing(badPadding, decrypt)
}

const MODES: Readonly<Record<string, Mode>> = {
  ECB: {
    name: 'ECB',
    ivLength: 0,
    takesAad: false,
    encrypt: (text, { key }) => ecb(key).encrypt(text),
    decrypt: (text, { key }) => unpadded(text, () => ecb(key).decrypt(text)),
  },
  CBC: {
    name: 'CBC',
    ivLength: BLOCK,
    takesAad: false,
    encrypt: (text, { key, iv }) => cbc(key, iv).encrypt(text),
    decrypt: (text, { key, iv }) => unpadded(text, () => cbc(key, iv).decrypt(text)),
  },
  GCM: {
    name: 'GCM',
    ivLength: 12,
    takesAad: true,
    encrypt: (text, { key, iv, aad }) => gcm(key, iv, aad).encrypt(text),
    decrypt: (text, { key, iv, aad }) => {
      if (text.length < TAG)
        throw new SparkError(
          'Py4JJavaError',
          'java.security.ProviderException: javax.crypto.ShortBufferException: Output buffer invalid',
        )
      return failing('Tag mismatch!', () => gcm(key, iv, aad).decrypt(text))
    },
  },
}
const PADDINGS: Readonly<Record<string, readonly string[]>> = {
  ECB: ['PKCS', 'DEFAULT'],
  CBC: ['PKCS', 'DEFAULT'],
  GCM: ['NONE', 'DEFAULT'],
}
const WHERE = '`aes_encrypt`/`aes_decrypt`'

const cryptoError = (detailMessage: string): SparkError =>
  sparkError('SparkRuntimeException', 'INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR', {
    parameter: '`expr`, `key`',
    functionName: WHERE,
    detailMessage,
  })

function failing(message: string, act: () => Uint8Array): Uint8Array {
  try {
    return act()
  } catch {
    throw cryptoError(message)
  }
}

function modeOf(mode: string, padding: string): Mode {
  const found = MODES[mode.toUpperCase()]
  if (found !== undefined && PADDINGS[found.name]?.includes(padding.toUpperCase()) === true) return found
  throw sparkError('SparkRuntimeException', 'UNSUPPORTED_FEATURE.AES_MODE', { mode, padding, functionName: WHERE })
}

function checkKey(key: Uint8Array): void {
  if ([16, 24, 32].includes(key.length)) return
  throw sparkError('SparkRuntimeException', 'INVALID_PARAMETER_VALUE.AES_KEY_LENGTH', {
    parameter: '`key`',
    functionName: WHERE,
    actualLength: String(key.length),
  })
}

/** Spark names the encryption where it decrypts, too. */
function checkAad(mode: Mode, aad: Uint8Array): void {
  if (aad.length === 0 || mode.takesAad) return
  throw sparkError('SparkRuntimeException', 'UNSUPPORTED_FEATURE.AES_MODE_AAD', {
    mode: mode.name,
    functionName: '`aes_encrypt`',
  })
}

/** The bytes of chance that were given, or new ones. */
function ivOf(mode: Mode, given: Uint8Array): Uint8Array {
  if (given.length === 0) return randomBytes(mode.ivLength)
  if (mode.ivLength === 0)
    throw sparkError('SparkRuntimeException', 'UNSUPPORTED_FEATURE.AES_MODE_IV', {
      mode: mode.name,
      functionName: '`aes_encrypt`',
    })
  if (given.length === mode.ivLength) return given
  throw sparkError('SparkRuntimeException', 'INVALID_PARAMETER_VALUE.AES_IV_LENGTH', {
    mode: mode.name,
    parameter: '`iv`',
    functionName: WHERE,
    actualLength: String(given.length),
  })
}

const NOTHING = new Uint8Array(0)

function encrypt(
  text: Uint8Array,
  key: Uint8Array,
  ...[mode = 'GCM', padding = 'DEFAULT', given = NOTHING, aad = NOTHING]: readonly [
    string?,
    string?,
    Uint8Array?,
    Uint8Array?,
  ]
): Value {
  checkKey(key)
  const by = modeOf(mode, padding)
  const iv = ivOf(by, given)
  checkAad(by, aad)
  return concatBytes([iv, by.encrypt(text, { key, iv, aad })])
}

function decrypt(
  text: Uint8Array,
  key: Uint8Array,
  ...[mode = 'GCM', padding = 'DEFAULT', aad = NOTHING]: readonly [string?, string?, Uint8Array?]
): Value {
  checkKey(key)
  const by = modeOf(mode, padding)
  if (text.length < by.ivLength)
    throw new SparkError(
      'IllegalArgumentException',
      by.name === 'GCM' ? 'Invalid buffer arguments' : 'IV buffer too short for given offset/length combination',
    )
  // Without chance Spark does not look at what else was to be authenticated.
  if (by.ivLength > 0) checkAad(by, aad)
  const iv = text.subarray(0, by.ivLength)
  return by.decrypt(text.subarray(by.ivLength), { key, iv, aad })
}

/** A value that cannot be read is null. */
function tryDecrypt(...args: Parameters<typeof decrypt>): Value {
  try {
    return decrypt(...args)
  } catch (error) {
    if (error instanceof SparkError) return null
    throw error
  }
}

/** The arguments that are left out show in the name of the column. */
const shown =
  (...defaults: readonly string[]) =>
  (args: readonly string[], name: string): string =>
    `${name}(${[...args, ...defaults.slice(args.length - 2)].join(', ')})`

export const aesFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'aes_encrypt',
    summary: 'Encrypts bytes by AES, in the mode GCM, CBC or ECB.',
    params: ['input', 'key', 'mode = None', 'padding = None', 'iv = None', 'aad = None'],
    inputs: [BinaryType, BinaryType, StringType, StringType, BinaryType, BinaryType],
    sql: shown('GCM', 'DEFAULT', '', ''),
    returns: BinaryType,
    nullable: true,
    kernel: () => encrypt,
  }),
  scalar({
    name: 'aes_decrypt',
    summary: 'Decrypts what aes_encrypt has encrypted.',
    params: ['input', 'key', 'mode = None', 'padding = None', 'aad = None'],
    inputs: [BinaryType, BinaryType, StringType, StringType, BinaryType],
    sql: shown('GCM', 'DEFAULT', ''),
    returns: BinaryType,
    nullable: true,
    kernel: () => decrypt,
  }),
  scalar({
    name: 'try_aes_decrypt',
    summary: 'Decrypts what aes_encrypt has encrypted, or gives null where that cannot be.',
    params: ['input', 'key', 'mode = None', 'padding = None', 'aad = None'],
    inputs: [BinaryType, BinaryType, StringType, StringType, BinaryType],
    sql: shown('GCM', 'DEFAULT', ''),
    returns: BinaryType,
    nullable: true,
    kernel: () => tryDecrypt,
  }),
]
