import { expect, test } from 'vitest'
import { sparkJob } from './spark-job.ts'

const job = sparkJob()

const printed = (...expressions: string[]): string[] =>
  job.run(`
import hashlib
for text in ${JSON.stringify(expressions)}:
    try:
        print(eval(text))
    except Exception as error:
        print(type(error).__name__, error)
`)

test('keys are derived from passwords as CPython with OpenSSL derives them', () => {
  expect(
    printed(
      "hashlib.pbkdf2_hmac('sha256', b'p', b's', 10).hex()",
      "hashlib.pbkdf2_hmac('sha1', b'password', b'salt', 2, 45).hex()",
      "hashlib.pbkdf2_hmac('SHA512', bytearray(b'x'), memoryview(b'y'), 3, 16).hex()",
      "hashlib.pbkdf2_hmac('md5', b'', b'', 1).hex()",
      "hashlib.pbkdf2_hmac('sha256', b'p', b's', 0)",
      "hashlib.pbkdf2_hmac('sha256', b'p', b's', 1, 0)",
      "hashlib.pbkdf2_hmac('sha256', 'p', b's', 1)",
      "hashlib.pbkdf2_hmac(b'sha256', b'p', b's', 1)",
    ),
  ).toEqual([
    '1d6f1f7051b420b93e23f010e486cfea6ccfee906a43ffac9f5ea7adc07869dd',
    'ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957cae93136266537a8d7bf4b76c51094cc1ae010b19923ddc439',
    'adf0087515068693590e2834d0137772',
    '9c627ef8f3723c914c7bf25e2344a8ed',
    'ValueError iteration value must be greater than 0.',
    'ValueError key length must be greater than 0.',
    "TypeError a bytes-like object is required, not 'str'",
    "TypeError pbkdf2_hmac() argument 'hash_name' must be str, not bytes",
  ])
})

test('what needs OpenSSL says so, and what nobody has fails as everywhere', () => {
  const lacking = (what: string): string =>
    `ValueError Failed to run hashlib.${what}: dryfit's Python is built without OpenSSL, which it needs. Stub the function of the job that calls it.`
  expect(
    printed(
      "hashlib.scrypt(b'p', salt=b's', n=2, r=1, p=1)",
      "hashlib.new('ripemd160', b'x')",
      "hashlib.new('nope')",
      "hashlib.new('MD5', b'x').hexdigest()",
    ),
  ).toEqual([
    lacking('scrypt'),
    lacking("new('ripemd160')"),
    'ValueError unsupported hash type nope',
    '9dd4e461268c8034f5c8564e155c67a6',
  ])
})
