"""Collections of resources: `bucket.objects.filter(Prefix='in/').limit(3)`."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from boto3._request import parameters
from botocore import xform_name

_Handler = Callable[[Any, Any, Any], Any]


class ResourceCollection:
    """Resources of one kind; nothing is asked before somebody looks."""

    def __init__(self, described: dict[str, Any], parent: Any, handler: _Handler, kwargs: dict[str, Any]) -> None:
        self._described = described
        self._parent = parent
        self._handler = handler
        self._params = kwargs

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({self._parent!r}, {self._parent.meta.service_name}.{self._described['resource']['type']})"

    def __iter__(self) -> Iterator[Any]:
        limit = self._params.get("limit")
        count = 0
        for page in self.pages():
            for item in page:
                yield item
                count += 1
                if limit is not None and count >= limit:
                    return

    def _clone(self, **kwargs: Any) -> ResourceCollection:
        params = copy.deepcopy(self._params)
        for name, value in kwargs.items():
            known = params.get(name)
            params[name] = [*known, *value] if isinstance(known, list) and isinstance(value, list) else value
        return self.__class__(self._described, self._parent, self._handler, params)

    def pages(self) -> Iterator[list[Any]]:
        """Lists of resources, as AWS pages them."""
        client = self._parent.meta.client
        params = dict(self._params)
        limit, size = params.pop("limit", None), params.pop("page_size", None)
        request = self._described["request"]
        params = _merged(parameters(self._parent, request, {}), params)
        operation = xform_name(request["operation"])
        if client.can_paginate(operation):
            settings = {name: value for name, value in (("MaxItems", limit), ("PageSize", size)) if value is not None}
            pages = client.get_paginator(operation).paginate(PaginationConfig=settings, **params)
        else:
            pages = [getattr(client, operation)(**params)]
        count = 0
        for page in pages:
            items = []
            for item in self._handler(self._parent, params, page) or []:
                items.append(item)
                count += 1
                if limit is not None and count >= limit:
                    break
            yield items
            if limit is not None and count >= limit:
                return

    def all(self) -> ResourceCollection:
        return self._clone()

    def filter(self, **kwargs: Any) -> ResourceCollection:
        return self._clone(**kwargs)

    def limit(self, count: int) -> ResourceCollection:
        return self._clone(limit=count)

    def page_size(self, count: int) -> ResourceCollection:
        return self._clone(page_size=count)


class CollectionManager:
    """What stands at the name of a collection: all of it, or a part."""

    _collection: type[ResourceCollection]

    def __init__(self, described: dict[str, Any], parent: Any, handler: _Handler) -> None:
        self._described = described
        self._parent = parent
        self._handler = handler

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({self._parent!r}, {self._parent.meta.service_name}.{self._described['resource']['type']})"

    def iterator(self, **kwargs: Any) -> ResourceCollection:
        return self._collection(self._described, self._parent, self._handler, kwargs)

    def all(self) -> ResourceCollection:
        return self.iterator()

    def filter(self, **kwargs: Any) -> ResourceCollection:
        return self.iterator(**kwargs)

    def limit(self, count: int) -> ResourceCollection:
        return self.iterator(limit=count)

    def page_size(self, count: int) -> ResourceCollection:
        return self.iterator(page_size=count)

    def pages(self) -> Iterator[list[Any]]:
        return self.iterator().pages()


def collection_classes(name: str, batch: dict[str, Any]) -> type[CollectionManager]:
    """The manager of a collection, with the actions that work on all of its items."""
    actions = {xform_name(action): _batch_action(described) for action, described in batch.items()}
    collection = type(f"{name}Collection", (ResourceCollection,), dict(actions))
    managed = {action: _managed(action) for action in actions}
    return type(f"{name}CollectionManager", (CollectionManager,), {**managed, "_collection": collection})


def _managed(action: str) -> Any:
    def act(self: CollectionManager, *args: Any, **kwargs: Any) -> Any:
        return getattr(self.iterator(), action)(*args, **kwargs)

    act.__name__ = action
    return act


def _batch_action(described: dict[str, Any]) -> Any:
    request = described["request"]
    operation = xform_name(request["operation"])

    def act(self: ResourceCollection, *args: Any, **kwargs: Any) -> list[Any]:
        answers = []
        for page in self.pages():
            params: dict[str, Any] = {}
            for index, item in enumerate(page):
                parameters(item, request, params, index)
            if params:
                answers.append(getattr(self._parent.meta.client, operation)(*args, **_merged(params, kwargs)))
        return answers

    return act


def _merged(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    merged = dict(a)
    for name, value in b.items():
        known = merged.get(name)
        if isinstance(known, dict) and isinstance(value, dict):
            merged[name] = _merged(known, value)
        else:
            merged[name] = [*known, *value] if isinstance(known, list) and isinstance(value, list) else value
    return merged
