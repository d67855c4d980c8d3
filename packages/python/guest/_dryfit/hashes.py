"""What `hashlib` has of OpenSSL, which this Python is built without."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any, NoReturn

from _dryfit import refusals

#: What OpenSSL makes on Glue beside the algorithms of Python's own.
_OF_OPENSSL = frozenset("ripemd160 sha512_224 sha512_256 sm3 md5-sha1 blake2b512 blake2s256".split())

_make = hashlib.new


def install() -> None:
    """Puts in what can be worked out here, and says of the rest that it is missing."""
    if hasattr(hashlib, "pbkdf2_hmac"):
        return
    hashlib.pbkdf2_hmac = pbkdf2_hmac  # type: ignore[attr-defined]
    hashlib.scrypt = scrypt  # type: ignore[attr-defined]
    hashlib.new = new  # type: ignore[assignment]


def pbkdf2_hmac(hash_name: str, password: Any, salt: Any, iterations: int, dklen: int | None = None) -> bytes:
    """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {type(hash_name).__name__}")
    for given in (password, salt):
        if isinstance(given, str):
            raise TypeError("a bytes-like object is required, not 'str'")
    inner = hmac.new(bytes(memoryview(password)), digestmod=hash_name)
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    length = inner.digest_size if dklen is None else dklen
    if length < 1:
        raise ValueError("key length must be greater than 0.")
    salted = bytes(memoryview(salt))
    key = b""
    block = 0
    while len(key) < length:
        block += 1
        last = _keyed(inner, salted + block.to_bytes(4, "big"))
        mixed = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = _keyed(inner, last)
            mixed ^= int.from_bytes(last, "big")
        key += mixed.to_bytes(inner.digest_size, "big")
    return key[:length]


def _keyed(inner: hmac.HMAC, message: bytes) -> bytes:
    copy = inner.copy()
    copy.update(message)
    return copy.digest()


def scrypt(*_args: Any, **_kwargs: Any) -> NoReturn:
    """Needs OpenSSL."""
    raise _lacking("scrypt")


def new(name: str, data: Any = b"", **kwargs: Any) -> Any:
    """new(name, data=b'') - Return a new hashing object using the named algorithm."""
    if isinstance(name, str) and name.lower() in _OF_OPENSSL:
        raise _lacking(f"new({name!r})")
    return _make(name, data, **kwargs)


def _lacking(what: str) -> ValueError:
    error = ValueError(
        f"Failed to run hashlib.{what}: dryfit's Python is built without OpenSSL, which it needs. Stub the function of the job that calls it."
    )
    refusals.note(error)
    return error
