import { expect, test } from 'vitest'
import {
  arrayType,
  dayTimeIntervalType,
  decimalType,
  IntegerType,
  LongType,
  mapType,
  StringType,
  structField,
  structType,
  VoidType,
  yearMonthIntervalType,
} from './data-type.ts'
import { typeFromJson, typeToJson } from './json.ts'
import { simpleString, sqlType, treeString, typeName } from './print.ts'

const inner = structType([
  structField('a b', IntegerType, false, { comment: "it's" }),
  structField('c', mapType(StringType, decimalType(5, 2), false)),
])

test('a type has a simple, an SQL and a JSON name', () => {
  expect(simpleString(LongType)).toBe('bigint')
  expect(sqlType(LongType)).toBe('BIGINT')
  expect(typeName(LongType)).toBe('long')
  expect(simpleString(inner)).toBe('struct<a b:int,c:map<string,decimal(5,2)>>')
  expect(sqlType(inner)).toBe("STRUCT<`a b`: INT NOT NULL COMMENT 'it\\'s', c: MAP<STRING, DECIMAL(5,2)>>")
  expect(sqlType(dayTimeIntervalType(0, 1))).toBe('INTERVAL DAY TO HOUR')
  expect(simpleString(yearMonthIntervalType(1, 1))).toBe('interval month')
})

test('printSchema shows nesting and nullability', () => {
  const schema = structType([
    structField('id', IntegerType, false),
    structField('x\ty', arrayType(inner, false)),
    structField('v', VoidType),
  ])
  expect(treeString(schema)).toMatchInlineSnapshot(`
    "root
     |-- id: integer (nullable = false)
     |-- x\\ty: array (nullable = true)
     |    |-- element: struct (containsNull = false)
     |    |    |-- a b: integer (nullable = false)
     |    |    |-- c: map (nullable = true)
     |    |    |    |-- key: string
     |    |    |    |-- value: decimal(5,2) (valueContainsNull = false)
     |-- v: void (nullable = true)
    "
  `)
})

test('the JSON form reads back', () => {
  const type = structType([
    structField('s', inner),
    structField('i', dayTimeIntervalType(1, 2)),
    structField('l', arrayType(LongType, false)),
  ])
  expect(typeFromJson(JSON.parse(JSON.stringify(typeToJson(type))))).toEqual(type)
})

test.each([
  ['"int"', "Failed to convert the JSON string 'int' to a data type."],
  [
    '{"type":"array","elementType":"integer"}',
    `Failed to convert the JSON string '{"type":"array","elementType":"integer"}' to a data type.`,
  ],
  ['{"type":"struct","fields":[{"name":"a"}]}', `Failed to convert the JSON string '{"name":"a"}' to a field.`],
])('%s is no type', (json, message) => {
  expect(() => typeFromJson(JSON.parse(json))).toThrow(message)
})
