"""Pages of an operation that gives its answer in parts."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from botocore._path import search_function
from botocore.exceptions import PaginationError


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


class Paginator:
    """Asks for page after page."""

    PAGE_ITERATOR_CLS: Any

    def __init__(self, method: Any, config: list[Any]) -> None:
        self._method = method
        self._config = config

    def paginate(self, **kwargs: Any) -> PageIterator:
        settings = kwargs.pop("PaginationConfig", {}) or {}
        limit = self._config[2]
        if "PageSize" in settings:
            if limit is None:
                raise PaginationError(message="PageSize parameter is not supported for the pagination interface for this operation.")
            kwargs[limit] = int(settings["PageSize"])
        return PageIterator(self._method, self._config, kwargs, settings)


class PageIterator:
    """The pages, in order."""

    def __init__(self, method: Any, config: list[Any], params: dict[str, Any], settings: dict[str, Any]) -> None:
        self._method = method
        self._inputs = _listed(config[0])
        self._outputs = [search_function(text) for text in _listed(config[1])]
        self._results = _listed(config[3])
        self._more = search_function(config[4]) if config[4] else None
        self._kept = config[5]
        self._params = params
        self._most = int(settings["MaxItems"]) if settings.get("MaxItems") is not None else None
        self._start = settings.get("StartingToken")
        self.resume_token: str | None = None

    def __iter__(self) -> Iterator[Any]:
        params = dict(self._params)
        skipped = self._resume(params)
        total = 0
        previous: dict[str, Any] | None = None
        while True:
            page = self._method(**params)
            if skipped:
                self._cut_front(page, skipped)
            skipped = 0
            count = len(search_function(self._results[0])(page) or [])
            if self._most is not None and total + count > self._most:
                self._cut(page, self._most - total, previous)
                yield page
                return
            total += count
            following = self._next(page)
            yield page
            if all(token is None for token in following.values()):
                return
            if self._most is not None and total == self._most:
                self.resume_token = _packed(following)
                return
            if following == previous:
                raise PaginationError(message=f"The same next token was received twice: {following}")
            previous = following
            for name, token in following.items():
                params.pop(name, None) if token is None else params.__setitem__(name, token)

    def build_full_result(self) -> dict[str, Any]:
        """All pages as one answer."""
        whole: dict[str, Any] = {}
        for page in self:
            for path in self._results:
                found = search_function(path)(page)
                if found is None:
                    continue
                known = whole.get(path)
                whole[path] = known + found if isinstance(known, (list, str, int, float)) else found
            for path in self._kept:
                whole.setdefault(path, search_function(path)(page))
        for path in self._results:
            whole.setdefault(path, [])
        if self.resume_token is not None:
            whole["NextToken"] = self.resume_token
        return whole

    def result_key_iters(self) -> list[Any]:
        return [self.search(path) for path in self._results]

    def search(self, expression: str) -> Iterator[Any]:
        """What a JMESPath expression finds in each page."""
        look = search_function(expression)
        for page in self:
            found = look(page)
            if isinstance(found, list):
                yield from found
            else:
                yield found

    def _next(self, page: Any) -> dict[str, Any]:
        if self._more is not None and not self._more(page):
            return dict.fromkeys(self._inputs)
        # An empty text ends the pages too.
        return {name: output(page) or None for name, output in zip(self._inputs, self._outputs)}

    def _cut(self, page: Any, most: int, previous: dict[str, Any] | None) -> None:
        for path in self._results:
            if isinstance(page.get(path), list):
                page[path] = page[path][:most]
        self.resume_token = _packed({**(previous or dict.fromkeys(self._inputs)), "boto_truncate_amount": most})

    def _cut_front(self, page: Any, count: int) -> None:
        for path in self._results:
            if isinstance(page.get(path), list):
                page[path] = page[path][count:]

    def _resume(self, params: dict[str, Any]) -> int:
        if not self._start:
            return 0
        try:
            token = json.loads(base64.b64decode(self._start))
        except ValueError:
            raise PaginationError(message=f"Bad starting token: {self._start}")
        skipped = token.pop("boto_truncate_amount", 0)
        params.update({name: value for name, value in token.items() if value is not None})
        return skipped


def _packed(token: dict[str, Any]) -> str:
    return base64.b64encode(json.dumps(token).encode()).decode()
