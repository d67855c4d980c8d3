"""Tells what a call gives or raises, on one line, without what differs from run to run."""

import json
import re

_LEFT_OUT = {
    *("ResponseMetadata Owner DisplayName HostId RequestId ChecksumCRC32 ChecksumType ChecksumAlgorithm ServerSideEncryption").split(),
}


def plain(value):
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items() if key not in _LEFT_OUT}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if hasattr(value, "read"):
        return {"stream": value.read().decode()}
    if type(value).__name__ == "datetime":
        return "a time"
    return value


def shown(value):
    return re.sub(r" object at 0x[0-9a-f]+", "", repr(value))


def tell(name, call):
    try:
        answer = call()
        if hasattr(answer, "__next__"):
            answer = list(answer)
        print(name, "->", json.dumps(plain(answer), default=shown, sort_keys=True))
    except Exception as error:
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        answer = json.dumps(plain(getattr(error, "response", {})), default=shown, sort_keys=True)
        print(name, "raises", kind, re.sub(r" object at 0x[0-9a-f]+", "", str(error)).replace("\n", " / "), answer)
