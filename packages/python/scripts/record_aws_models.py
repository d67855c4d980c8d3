"""Writes what boto3's stand-in knows of AWS's services: `python packages/python/scripts/record_aws_models.py`.

Needs the pinned releases below (`pip install boto3==1.44.8 botocore==1.44.8`), whose service descriptions are under the
Apache License 2.0. Of those only names, types, required members, least lengths, errors, paginators, waiters and resources are
kept: no prose, no endpoints, no wire format.
"""

import json
import os

import boto3
import botocore
import botocore.session
from botocore import xform_name
from botocore.loaders import Loader

VERSION = "1.44.8"
assert boto3.__version__ == botocore.__version__ == VERSION, f"needs boto3 and botocore {VERSION}"

SERVICES = "athena cloudwatch dynamodb events glue lambda logs s3 secretsmanager sns sqs ssm stepfunctions sts".split()
GUEST = os.path.join(os.path.dirname(__file__), "..", "guest", "botocore", "_data")
HEAD = f'"""{{what}}, from botocore {VERSION} (Apache-2.0, see NOTICE.txt). Written by scripts/record_aws_models.py."""\n\n'
SCALARS = {"string": "s", "character": "s", "integer": "i", "long": "l", "float": "f", "double": "f", "boolean": "b", "blob": "B", "timestamp": "t"}
loader = Loader(extra_search_paths=[os.path.join(os.path.dirname(boto3.__file__), "data")])


def expression(shapes, name, streams=False):
    """A type as text: `s1` a string of one character or more, `[s` strings, `{s` a map of strings, `.Tag` a structure."""
    shape = shapes[name]
    kind, least = shape["type"], shape.get("min")
    if kind == "structure":
        return "v" if shape.get("document") else f".{name}"
    if kind == "list":
        return f"[{least or ''}{expression(shapes, shape['member']['shape'])}"
    if kind == "map":
        return f"{{{expression(shapes, shape['value']['shape'])}"
    return f"{SCALARS[kind]}{least if least and kind != 'blob' else ''}{'~' if streams and kind == 'blob' else ''}"


def structure(shapes, shape):
    required = set(shape.get("required", ()))
    members = shape["members"].items()
    union = "! " if shape.get("union") else ""
    return union + " ".join(f"{name}{'*' if name in required else ''}={expression(shapes, member['shape'], name == shape.get('payload'))}" for name, member in members)


def reached(shapes, names):
    seen, left = set(), list(names)
    while left:
        name = left.pop()
        if name in seen:
            continue
        seen.add(name)
        shape = shapes[name]
        inner = [*shape.get("members", {}).values(), *(shape[key] for key in ("member", "key", "value") if key in shape)]
        left += [one["shape"] for one in inner]
    return seen


def optional(service, kind):
    try:
        return loader.load_service_model(service, kind)
    except Exception:
        return {}


def written(service):
    model = loader.load_service_model(service, "service-2")
    shapes, meta = model["shapes"], model["metadata"]
    operations, roots = {}, set()
    for name, operation in sorted(model["operations"].items()):
        takes, gives = (operation.get(key, {}).get("shape", "") for key in ("input", "output"))
        roots |= {takes, gives} - {""}
        operations[xform_name(name)] = f"{name} {takes or '-'} {gives or '-'}"
    structures = {
        name: structure(shapes, shapes[name])
        for name in sorted(reached(shapes, roots))
        if shapes[name]["type"] == "structure" and not shapes[name].get("document")
    }
    errors = {name: shape.get("error", {}).get("code", name) for name, shape in shapes.items() if shape.get("exception")}
    paginators = {
        xform_name(name): [
            one["input_token"],
            one["output_token"],
            one.get("limit_key"),
            one["result_key"],
            one.get("more_results"),
            one.get("non_aggregate_keys", []),
        ]
        for name, one in optional(service, "paginators-1").get("pagination", {}).items()
    }
    waiters = {
        xform_name(name): {**{key: one[key] for key in ("delay", "maxAttempts", "acceptors")}, "operation": xform_name(one["operation"]), "name": name}
        for name, one in optional(service, "waiters-2").get("waiters", {}).items()
    }
    client = boto3.client(service, region_name="us-east-1", aws_access_key_id="x", aws_secret_access_key="y")
    facts = {"id": meta["serviceId"], "class": type(client).__name__, "prefix": meta["endpointPrefix"], "version": meta["apiVersion"]}
    yield "FACTS", facts
    yield "OPERATIONS", operations
    yield "STRUCTURES", structures
    yield "ERRORS", " ".join(name if name == code else f"{name}={code}" for name, code in sorted(errors.items()))
    yield "PAGINATORS", json.dumps(paginators, separators=(",", ":"))
    yield "WAITERS", json.dumps(waiters, separators=(",", ":"))
    yield "RESOURCES", json.dumps(bare(optional(service, "resources-1")), separators=(",", ":"))


def bare(value):
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items() if not (key == "documentation" and isinstance(one, str))}
    return [bare(one) for one in value] if isinstance(value, list) else value


def text(name, value):
    if isinstance(value, str):
        return f"{name} = {value!r}\n" if '"' in value else f'{name} = "{value}"\n'
    if name == "FACTS":
        lines = "".join(f'    "{key}": {json.dumps(one)},\n' for key, one in value.items())
        return f"{name} = {{\n{lines}}}\n"
    # One text, a line an entry: Python compiles it at once, and it is taken apart by whoever needs it.
    lines = "\n".join(f"{key} {one}".rstrip() for key, one in value.items())
    return f'{name} = """\n{lines}\n"""\n'


os.makedirs(GUEST, exist_ok=True)
for service in SERVICES:
    with open(os.path.join(GUEST, f"_generated_{service}.py"), "w", encoding="utf8") as file:
        file.write(HEAD.format(what=f"The service {service}"))
        file.write("\n".join(text(name, value) for name, value in written(service)))
with open(os.path.join(GUEST, "_generated_services.py"), "w", encoding="utf8") as file:
    names = loader.list_available_services("service-2")
    file.write(HEAD.format(what="The names of all services"))
    file.write(f'NAMES = frozenset(\n    (\n        "{" ".join(sorted(names))}"\n    ).split()\n)\n')
    file.write(f'\nVERSION = "{VERSION}"\n')
