"""The client behind a resource of DynamoDB: Python's values in place of DynamoDB's, conditions in place of expressions."""

from __future__ import annotations

from typing import Any

from boto3.dynamodb.conditions import ConditionBase, ConditionExpressionBuilder
from boto3.dynamodb.types import TypeDeserializer, TypeSerializer
from botocore._model import Model

_VALUE = ".AttributeValue"
_EXPRESSIONS = {"KeyConditionExpression": True, "FilterExpression": False, "ConditionExpression": False}


class PlainValues:
    """Calls that take and give plain values."""

    _model: Model

    def _call(self, operation: str, args: Any, params: dict[str, Any]) -> Any:
        takes, gives = self._model.signature(operation)[1:]
        sent = _walked(_expressed(params), takes, self._model, TypeSerializer().serialize) if takes else params
        answer = super()._call(operation, args, sent)  # type: ignore[misc]
        return _walked(answer, gives, self._model, TypeDeserializer().deserialize) if gives else answer


def _expressed(params: dict[str, Any]) -> dict[str, Any]:
    builder = ConditionExpressionBuilder()
    sent = dict(params)
    for name, is_key in _EXPRESSIONS.items():
        condition = params.get(name)
        if not isinstance(condition, ConditionBase):
            continue
        built = builder.build_expression(condition, is_key)
        sent[name] = built.condition_expression
        for kind, placeholders in (("Names", built.attribute_name_placeholders), ("Values", built.attribute_value_placeholders)):
            if placeholders:
                sent[f"ExpressionAttribute{kind}"] = {**sent.get(f"ExpressionAttribute{kind}", {}), **placeholders}
    return sent


def _walked(value: Any, structure: str, model: Model, change: Any) -> Any:
    if not isinstance(value, dict):
        return value
    fields = model.fields(structure)
    return {name: _changed(one, fields[name][0], model, change) if name in fields else one for name, one in value.items()}


def _changed(value: Any, kind: str, model: Model, change: Any) -> Any:
    if kind == _VALUE:
        return change(value)
    if kind[0] == ".":
        return _walked(value, kind[1:], model, change)
    if kind[0] == "[" and isinstance(value, (list, tuple)):
        inner = kind[1:].lstrip("0123456789")
        return [_changed(one, inner, model, change) for one in value]
    if kind[0] == "{" and isinstance(value, dict):
        return {name: _changed(one, kind[1:], model, change) for name, one in value.items()}
    return value
