import { tick } from '../errors/deadline.ts'
import { analysisError, sparkError } from '../errors/spark-error.ts'
import { findWiderCommonType, findWiderTypeWithoutStringPromotion, implicitCast } from '../types/coercion.ts'
import { compileEquality, setKey } from '../types/compare.ts'
import {
  arrayType,
  BooleanType,
  type DataType,
  equalTypes,
  type MapType,
  mapType,
  StringType,
  structField,
  structType,
  VoidType,
} from '../types/data-type.ts'
import { sqlType } from '../types/print.ts'
import type { MapEntries, Value } from '../types/value.ts'
import { type Argument, type KernelContext, type SparkFunction, scalar } from './define.ts'
import { emptyElement } from './empty-element.ts'
import { split } from './string/slice.ts'

type Values = readonly Value[]
type Entry = readonly [Value, Value]

const mapOf = (args: readonly Argument[], i = 0): MapType => {
  const type = args[i]?.dataType
  return type?.kind === 'map' ? type : mapType(VoidType, VoidType)
}
const callSql = (name: string, args: readonly Argument[]): string => `"${name}(${args.map((a) => a.sql).join(', ')})"`

/** Makes a map of entries: a null key is an error, a key that comes twice is what the session's policy says. */
export function compileMapBuilder(
  keyType: DataType,
  context: Pick<KernelContext, 'conf'>,
): (entries: readonly Entry[]) => MapEntries {
  // Java's hash map of keys tells the zeros apart.
  const keyOf = setKey(keyType)
  const lastWins = context.conf.mapKeyDedupPolicy === 'LAST_WIN'
  return (entries) => {
    const seen = new Map<unknown, number>()
    const out: Entry[] = []
    for (const [key, value] of entries) {
      tick('a map')
      if (key === null) throw sparkError('SparkRuntimeException', 'NULL_MAP_KEY')
      const k = keyOf(key)
      const at = seen.get(k)
      if (at === undefined) {
        seen.set(k, out.length)
        out.push([key, value])
      } else if (lastWins) out[at] = [key, value]
      else
        throw sparkError('SparkRuntimeException', 'DUPLICATED_MAP_KEY', {
          key: String(key),
          mapKeyDedupPolicy: '"spark.sql.mapKeyDedupPolicy"',
        })
    }
    return out
  }
}

function pairTypes(args: readonly Argument[]): {
  readonly keys: readonly Argument[]
  readonly values: readonly Argument[]
} {
  return { keys: args.filter((_, i) => i % 2 === 0), values: args.filter((_, i) => i % 2 === 1) }
}

function checkKeyType(type: DataType, sqlExpr: string): void {
  const holdsMap = (t: DataType): boolean =>
    t.kind === 'map' ||
    (t.kind === 'array' && holdsMap(t.elementType)) ||
    (t.kind === 'struct' && t.fields.some((f) => holdsMap(f.dataType)))
  if (holdsMap(type))
    throw analysisError('DATATYPE_MISMATCH.INVALID_MAP_KEY_TYPE', { sqlExpr, keyType: `"${sqlType(type)}"` })
}

export const mapFunctions: readonly SparkFunction[] = [
  scalar({
    name: 'map',
    python: ['create_map'],
    summary: 'Makes a map of keys and values, in turn.',
    params: ['*cols'],
    arity: [0, Number.POSITIVE_INFINITY],
    nulls: 'pass',
    coerce: (args, { conf }) => {
      const { keys, values } = pairTypes(args)
      const key = findWiderCommonType(
        keys.map((a) => a.dataType),
        conf,
      )
      const value = findWiderCommonType(
        values.map((a) => a.dataType),
        conf,
      )
      return args.map((_, i) => (i % 2 === 0 ? key : value))
    },
    check: (args) => {
      const { keys, values } = pairTypes(args)
      if (args.length % 2 !== 0) {
        throw analysisError('WRONG_NUM_ARGS.WITHOUT_SUGGESTION', {
          functionName: '`map`',
          expectedNum: '2n (n > 0)',
          actualNum: String(args.length),
          docroot: 'https://spark.apache.org/docs/latest',
        })
      }
      for (const [group, what] of [
        [keys, 'CREATE_MAP_KEY_DIFF_TYPES'],
        [values, 'CREATE_MAP_VALUE_DIFF_TYPES'],
      ] as const) {
        const [first, ...rest] = group
        if (first === undefined || rest.every((a) => equalTypes(a.dataType, first.dataType, false))) continue
        throw analysisError(`DATATYPE_MISMATCH.${what}`, {
          sqlExpr: callSql('map', args),
          functionName: '`map`',
          dataType: `[${group.map((a) => `"${sqlType(a.dataType)}"`).join(', ')}]`,
        })
      }
      if (keys[0] !== undefined) checkKeyType(keys[0].dataType, callSql('map', args))
    },
    returns: (args, { conf }) => {
      const { keys, values } = pairTypes(args)
      return mapType(
        keys[0]?.dataType ?? emptyElement(conf),
        values[0]?.dataType ?? emptyElement(conf),
        values.some((v) => v.nullable),
      )
    },
    nullable: false,
    kernel: (context) => {
      const build = compileMapBuilder(context.arguments[0]?.dataType ?? StringType, context)
      return (...flat: Value[]) =>
        build(
          Array.from({ length: flat.length / 2 }, (_, i): Entry => [flat[2 * i] ?? null, flat[2 * i + 1] ?? null]),
        ) as Values
    },
  }),
  scalar({
    name: 'map_keys',
    summary: 'Returns the keys of a map.',
    params: ['col'],
    inputs: ['map'],
    coercion: 'expects',
    // Spark's type has it so, although no key is null.
    returns: (args) => arrayType(mapOf(args).keyType, true),
    kernel: () => (map: MapEntries) => map.map(([k]) => k),
  }),
  scalar({
    name: 'map_values',
    summary: 'Returns the values of a map.',
    params: ['col'],
    inputs: ['map'],
    coercion: 'expects',
    returns: (args) => arrayType(mapOf(args).valueType, mapOf(args).valueContainsNull),
    kernel: () => (map: MapEntries) => map.map(([, v]) => v),
  }),
  scalar({
    name: 'map_entries',
    summary: 'Returns the entries of a map as structs of key and value.',
    params: ['col'],
    inputs: ['map'],
    coercion: 'expects',
    returns: (args) => {
      const { keyType, valueType, valueContainsNull } = mapOf(args)
      return arrayType(
        structType([structField('key', keyType, false), structField('value', valueType, valueContainsNull)]),
        false,
      )
    },
    kernel: () => (map: MapEntries) => map.map(([k, v]): Values => [k, v]),
  }),
  scalar({
    name: 'map_from_arrays',
    summary: 'Makes a map of an array of keys and an array of values.',
    params: ['col1', 'col2'],
    inputs: ['array', 'array'],
    coercion: 'expects',
    returns: ([keys, values]) =>
      keys?.dataType.kind === 'array' && values?.dataType.kind === 'array'
        ? mapType(keys.dataType.elementType, values.dataType.elementType, values.dataType.containsNull)
        : mapType(VoidType, VoidType),
    kernel: (context) => {
      const type = context.dataType
      const build = compileMapBuilder(type.kind === 'map' ? type.keyType : VoidType, context)
      return (keys: Values, values: Values) => {
        if (keys.length !== values.length) throw sparkError('SparkRuntimeException', '_LEGACY_ERROR_TEMP_2128')
        return build(keys.map((k, i): Entry => [k, values[i] ?? null])) as Values
      }
    },
  }),
  scalar({
    name: 'map_from_entries',
    summary: 'Makes a map of an array of structs of two fields.',
    params: ['col'],
    check: ([array], { name }) => {
      const type = array?.dataType
      if (type?.kind === 'array' && type.elementType.kind === 'struct' && type.elementType.fields.length === 2) return
      throw analysisError('DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE', {
        sqlExpr: `"${name}(${array?.sql ?? ''})"`,
        paramIndex: '1',
        requiredType: '"ARRAY" of pair "STRUCT"',
        inputSql: `"${array?.sql ?? ''}"`,
        inputType: `"${sqlType(type ?? VoidType)}"`,
      })
    },
    returns: ([array]) => {
      const type = array?.dataType
      const fields = type?.kind === 'array' && type.elementType.kind === 'struct' ? type.elementType.fields : []
      return mapType(fields[0]?.dataType ?? VoidType, fields[1]?.dataType ?? VoidType, fields[1]?.nullable === true)
    },
    nullable: ([array]) =>
      array?.nullable === true || (array?.dataType.kind === 'array' && array.dataType.containsNull),
    kernel: (context) => {
      const build = compileMapBuilder(context.dataType.kind === 'map' ? context.dataType.keyType : VoidType, context)
      return (entries: readonly (Entry | null)[]) =>
        entries.includes(null) ? null : (build(entries.filter((e) => e !== null)) as Values)
    },
  }),
  scalar({
    name: 'str_to_map',
    python: 'manual',
    summary: 'Makes a map of a text that holds pairs, parted by two patterns.',
    params: ['text', "pairDelim: str = ','", "keyValueDelim: str = ':'"],
    arity: [1, 3],
    inputs: [StringType, StringType, StringType],
    coercion: 'expects',
    returns: mapType(StringType, StringType, true),
    sql: ([text = '', pairs = ',', keyValue = ':']) => `str_to_map(${text}, ${pairs}, ${keyValue})`,
    kernel: (context) => {
      const build = compileMapBuilder(StringType, context)
      return (text: string, pairs = ',', keyValue = ':') =>
        build(
          split(text, pairs).map((pair): Entry => {
            const [key = '', value = null] = split(pair, keyValue, 2)
            return [key, value]
          }),
        ) as Values
    },
  }),
  scalar({
    name: 'map_concat',
    summary: 'Puts the entries of maps into one.',
    params: ['*cols'],
    arity: [0, Number.POSITIVE_INFINITY],
    coerce: (args, { conf }) => {
      const types = args.map((a) => a.dataType)
      const common = types.every((t) => t.kind === 'map') ? findWiderCommonType(types, conf) : undefined
      return types.map(() => common)
    },
    check: (args) => {
      if (
        args.every((a) => a.dataType.kind === 'map' && equalTypes(a.dataType, args[0]?.dataType ?? a.dataType, false))
      )
        return
      if (args.every((a) => a.dataType.kind === 'map')) {
        throw analysisError('DATATYPE_MISMATCH.DATA_DIFF_TYPES', {
          sqlExpr: callSql('map_concat', args),
          functionName: '`map_concat`',
          dataType: `[${args.map((a) => `"${sqlType(a.dataType)}"`).join(', ')}]`,
        })
      }
      throw analysisError('DATATYPE_MISMATCH.MAP_CONCAT_DIFF_TYPES', {
        sqlExpr: callSql('map_concat', args),
        functionName: '`map_concat`',
        dataType: `[${args.map((a) => `"${sqlType(a.dataType)}"`).join(', ')}]`,
      })
    },
    returns: (args) =>
      args.length === 0
        ? mapType(StringType, StringType, false)
        : mapType(
            mapOf(args).keyType,
            mapOf(args).valueType,
            args.some((_, i) => mapOf(args, i).valueContainsNull),
          ),
    kernel: (context) => {
      const build = compileMapBuilder(mapOf(context.arguments).keyType, context)
      return (...maps: MapEntries[]) => build(maps.flat()) as Values
    },
  }),
  scalar({
    name: 'map_contains_key',
    summary: 'Tells whether a map has a key.',
    params: ['col', 'value: plain'],
    python: 'manual',
    coerce: ([map, key], { conf }) => {
      if (map?.dataType.kind !== 'map' || key === undefined || key.dataType.kind === 'void') return []
      // By the rules outside ANSI mode, whatever the mode; the casts follow the mode.
      const common = findWiderTypeWithoutStringPromotion(map.dataType.keyType, key.dataType, {
        ansi: false,
        caseSensitive: false,
      })
      if (common === undefined) return []
      return [
        implicitCast(map.dataType, { ...map.dataType, keyType: common }, conf.ansi),
        implicitCast(key.dataType, common, conf.ansi),
      ]
    },
    check: (args, { name }) => {
      const key = args[1]?.dataType ?? VoidType
      if (key.kind === 'void')
        throw analysisError('DATATYPE_MISMATCH.NULL_TYPE', {
          sqlExpr: callSql(name, args),
          functionName: `\`${name}\``,
        })
      if (args[0]?.dataType.kind === 'map' && equalTypes(mapOf(args).keyType, key, false)) return
      throw analysisError('DATATYPE_MISMATCH.MAP_FUNCTION_DIFF_TYPES', {
        sqlExpr: callSql(name, args),
        functionName: `\`${name}\``,
        dataType: '"MAP"',
        leftType: `"${sqlType(args[0]?.dataType ?? VoidType)}"`,
        rightType: `"${sqlType(key)}"`,
      })
    },
    returns: BooleanType,
    nullable: true,
    kernel: (context) => {
      const equal = compileEquality(mapOf(context.arguments).keyType)
      return (map: MapEntries, key: Value) => map.some(([k]) => equal(k, key))
    },
  }),
]
