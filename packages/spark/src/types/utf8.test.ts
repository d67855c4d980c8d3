import { expect, test } from 'vitest'
import { compareStrings } from './compare.ts'
import { decodeUtf8, displayText, encodeUtf8 } from './utf8.ts'

test.each([
  [[], ''],
  [[0x61, 0xff, 0x62], 'a\ufffdb'],
  [[0xe2, 0x82, 0xac], '€'],
  [[0xe2, 0x82], '\ufffd'],
  [[0xc3, 0x28], '\ufffd('],
  [[0xf0, 0x9d, 0x84, 0x9e, 0x80], '𝄞\ufffd'],
  [[0xef, 0xbf, 0xbd], '\ufffd'],
  [[0xed, 0xa0, 0x80], '\ufffd\ufffd\ufffd'],
  [[0xef, 0xbb, 0xbf, 0x41], '\ufeffA'],
])('the bytes %o survive a string and show as %j', (bytes, shown) => {
  const text = decodeUtf8(Uint8Array.from(bytes))
  expect([...encodeUtf8(text)]).toEqual(bytes)
  expect(displayText(text)).toBe(shown)
})

test('carried bytes order as bytes', () => {
  const [lower, upper] = [decodeUtf8(Uint8Array.of(0x80)), decodeUtf8(Uint8Array.of(0xff))]
  expect(compareStrings(lower, 'é')).toBeLessThan(0)
  expect(compareStrings(upper, '𝄞')).toBeGreaterThan(0)
})
