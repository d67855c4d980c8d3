"""Resources: classes made of the description of a service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from _dryfit.refusals import Refusal
from boto3 import _s3_resource
from boto3._collection import CollectionManager, collection_classes
from boto3._request import identifiers, parameters, search
from boto3.dynamodb.table import TableMethods
from boto3.exceptions import ResourceLoadException
from boto3.resources.base import ResourceMeta, ServiceResource
from botocore import xform_name

#: Those of boto3; of the ones that are not described every name is refused.
RESOURCES = ("cloudformation", "cloudwatch", "dynamodb", "ec2", "glacier", "iam", "s3", "sns", "sqs")
#: What boto3 adds to what is described.
_EXTRA: dict[str, type] = {
    "s3.Bucket": _s3_resource.BucketMethods,
    "s3.Object": _s3_resource.ObjectMethods,
    "s3.ObjectSummary": _s3_resource.ObjectSummaryMethods,
    "dynamodb.Table": TableMethods,
}
_classes: dict[str, Any] = {}


def make_resource(client: Any) -> Any:
    """The resource of a service."""
    if not client._model.table("RESOURCES"):
        raise Refusal(
            f"[AWS_NOT_SUPPORTED] Failed to make the resource of {client._model.service}: dryfit does not describe it. "
            f"Use boto3.client('{client._model.service}'), whose operations are stubs of the test."
        )
    return _class_of("ServiceResource", client)(client=client)


def _class_of(name: str, client: Any) -> Any:
    service = client.meta.service_model.service_name
    full = f"{service}.{name}"
    known = _classes.get(full)
    if known is None:
        table = client._model.table("RESOURCES")
        described = _service(table) if name == "ServiceResource" else table["resources"][name]
        extra = _EXTRA.get(full)
        made = _members(full, described, client)
        bases = (ServiceResource,) if extra is None else (extra, ServiceResource)
        # What boto3 adds stands before what is described.
        own = {key: value for key, value in made.items() if extra is None or not hasattr(extra, key)}
        known = _classes[full] = type(full, bases, {**own, "_service": service, "__module__": "boto3.resources.factory"})
    return known


def _service(table: dict[str, Any]) -> dict[str, Any]:
    """The service itself has every kind of resource, whose identifiers are given."""
    has = {}
    for name, one in table["resources"].items():
        given = [{"target": each["name"], "source": "input"} for each in one.get("identifiers", ())]
        has[name] = {"resource": {"type": name, "identifiers": given}}
    return {**table["service"], "has": {**has, **table["service"].get("has", {})}}


def _members(full: str, described: dict[str, Any], client: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"_identifiers": [xform_name(one["name"]) for one in described.get("identifiers", ())]}
    shape = described.get("shape")
    if shape is not None and shape in client._model.structures:
        aliases = {one.get("memberName") for one in described.get("identifiers", ())}
        for field in client._model.fields(shape):
            if xform_name(field) not in made["_identifiers"] and field not in aliases:
                made[xform_name(field)] = _attribute(field)
    for name, action in described.get("actions", {}).items():
        made[xform_name(name)] = _action(xform_name(name), action, client)
    if "load" in described:
        made["load"] = made["reload"] = _load(described["load"])
    for name, one in described.get("has", {}).items():
        sources = [each["source"] for each in one["resource"].get("identifiers", ())]
        made[xform_name(name) if "data" in sources else name] = _reference(one["resource"], client) if "data" in sources else _subresource(one["resource"], client)
    for name, one in described.get("hasMany", {}).items():
        made[xform_name(name)] = _collection(f"{full}.{xform_name(name)}", one, client)
    for name, one in described.get("waiters", {}).items():
        made[f"wait_until_{xform_name(name)}"] = _waiter(one)
    return made


def _attribute(field: str) -> property:
    def look(self: Any) -> Any:
        if self.meta.data is None:
            if not hasattr(self, "load"):
                raise ResourceLoadException(f"{self.__class__.__name__} has no load method")
            self.load()
        data: Any = self.meta.data
        return data.get(field)

    return property(look)


def _load(described: dict[str, Any]) -> Any:
    request = described["request"]

    def load(self: Any, *args: Any, **kwargs: Any) -> None:
        answer = getattr(self.meta.client, xform_name(request["operation"]))(*args, **{**parameters(self, request, {}), **kwargs})
        self.meta.data = search(described.get("path", "@"), answer)

    return load


def _action(name: str, described: dict[str, Any], client: Any) -> Any:
    request = described["request"]
    made = described.get("resource")
    handler = None if made is None else _handler(made, client)

    def act(self: Any, *args: Any, **kwargs: Any) -> Any:
        params = parameters(self, request, {})
        params.update(kwargs)
        answer = getattr(self.meta.client, xform_name(request["operation"]))(*args, **params)
        result = search(described["path"], answer) if handler is None and "path" in described else answer
        if handler is not None:
            result = handler(self, params, answer)
        if hasattr(self, "load"):
            # It is loaded again when somebody looks.
            self.meta.data = None
        return result

    act.__name__ = name
    return act


def _handler(described: dict[str, Any], client: Any) -> Callable[[Any, Any, Any], Any]:
    """Makes the resources that an answer tells of."""
    kind, path, definitions = described["type"], described.get("path"), described.get("identifiers", [])

    def handle(parent: Any, params: Any, answer: Any) -> Any:
        found = search(path, answer) if path else None
        given = dict(identifiers(definitions, parent, params, answer))
        many = [value for value in given.values() if isinstance(value, list)]
        made = _class_of(kind, client)
        if many:
            return [_item(made, client, {k: v[i] if isinstance(v, list) else v for k, v in given.items()}, found[i] if found else None) for i in range(len(many[0]))]
        if all(value is not None for value in given.values()):
            return _item(made, client, given, found)
        return [] if isinstance(found, list) or (path or "").endswith("[]") else None

    return handle


def _item(made: Any, client: Any, given: dict[str, Any], data: Any) -> Any:
    item = made(client=client, **given)
    if data is not None:
        item.meta.data = data
    return item


def _subresource(described: dict[str, Any], client: Any) -> Any:
    def make(self: Any, *args: Any) -> Any:
        given = dict(identifiers(described.get("identifiers", []), self, {}, {}))
        wanted = [xform_name(one["target"]) for one in described.get("identifiers", []) if one["source"] == "input"]
        if len(args) > len(wanted):
            raise ValueError(f"Too many arguments for {described['type']}")
        return _class_of(described["type"], client)(*_ordered(described, given, dict(zip(wanted, args))), client=self.meta.client)

    return make


def _ordered(described: dict[str, Any], given: dict[str, Any], args: dict[str, Any]) -> list[Any]:
    names = [xform_name(one["target"]) for one in described.get("identifiers", [])]
    values = {**given, **args}
    return [values.get(name) for name in names]


def _reference(described: dict[str, Any], client: Any) -> property:
    handler = _handler(described, client)
    return property(lambda self: handler(self, {}, self.meta.data or {}))


def _collection(full: str, described: dict[str, Any], client: Any) -> property:
    kept: dict[str, Any] = {}

    def look(self: Any) -> CollectionManager:
        if not kept:
            batch = client._model.table("RESOURCES")["resources"][described["resource"]["type"]].get("batchActions", {})
            kept["class"], kept["handler"] = collection_classes(full, batch), _handler(described["resource"], client)
        return kept["class"](described, self, kept["handler"])

    return property(look)


def _waiter(described: dict[str, Any]) -> Any:
    def wait(self: Any, *args: Any, **kwargs: Any) -> None:
        self.meta.client.get_waiter(xform_name(described["waiterName"])).wait(**{**parameters(self, described, {}), **kwargs})

    return wait


__all__ = ["RESOURCES", "ResourceMeta", "make_resource"]
