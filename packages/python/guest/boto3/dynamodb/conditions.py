"""Conditions on keys and attributes: `Key('id').eq('a') & Attr('n').gt(3)`."""

from __future__ import annotations

from typing import Any, NamedTuple

from boto3.exceptions import DynamoDBNeedsConditionError, DynamoDBNeedsKeyConditionError, DynamoDBOperationNotSupportedError


class ConditionBase:
    """A condition."""

    expression_format = ""
    expression_operator = ""
    has_grouped_values = False

    def __init__(self, *values: Any) -> None:
        self._values = values

    def __and__(self, other: Any) -> ConditionBase:
        if not isinstance(other, ConditionBase):
            raise DynamoDBOperationNotSupportedError("AND", other)
        return And(self, other)

    def __or__(self, other: Any) -> ConditionBase:
        if not isinstance(other, ConditionBase):
            raise DynamoDBOperationNotSupportedError("OR", other)
        return Or(self, other)

    def __invert__(self) -> ConditionBase:
        return Not(self)

    def get_expression(self) -> dict[str, Any]:
        return {"format": self.expression_format, "operator": self.expression_operator, "values": self._values}

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, type(self)) and self._values == other._values

    def __hash__(self) -> int:
        return hash((type(self), self._values))


class AttributeBase:
    """What conditions are made of."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __and__(self, value: Any) -> Any:
        raise DynamoDBOperationNotSupportedError("AND", self)

    def __or__(self, value: Any) -> Any:
        raise DynamoDBOperationNotSupportedError("OR", self)

    def __invert__(self) -> Any:
        raise DynamoDBOperationNotSupportedError("NOT", self)

    def eq(self, value: Any) -> ConditionBase:
        return Equals(self, value)

    def lt(self, value: Any) -> ConditionBase:
        return LessThan(self, value)

    def lte(self, value: Any) -> ConditionBase:
        return LessThanEquals(self, value)

    def gt(self, value: Any) -> ConditionBase:
        return GreaterThan(self, value)

    def gte(self, value: Any) -> ConditionBase:
        return GreaterThanEquals(self, value)

    def begins_with(self, value: Any) -> ConditionBase:
        return BeginsWith(self, value)

    def between(self, low_value: Any, high_value: Any) -> ConditionBase:
        return Between(self, low_value, high_value)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, type(self)) and self.name == other.name

    def __hash__(self) -> int:
        return hash((type(self), self.name))


def _condition(name: str, operator: str, form: str, base: Any = ConditionBase, grouped: bool = False) -> Any:
    made = {"expression_operator": operator, "expression_format": form, "has_grouped_values": grouped, "__module__": __name__}
    return type(name, (base,), made)


_COMPARISON = "{0} {operator} {1}"
_CALL = "{operator}({0}, {1})"
Equals = _condition("Equals", "=", _COMPARISON)
NotEquals = _condition("NotEquals", "<>", _COMPARISON)
LessThan = _condition("LessThan", "<", _COMPARISON)
LessThanEquals = _condition("LessThanEquals", "<=", _COMPARISON)
GreaterThan = _condition("GreaterThan", ">", _COMPARISON)
GreaterThanEquals = _condition("GreaterThanEquals", ">=", _COMPARISON)
In = _condition("In", "IN", _COMPARISON, grouped=True)
Between = _condition("Between", "BETWEEN", "{0} {operator} {1} AND {2}")
BeginsWith = _condition("BeginsWith", "begins_with", _CALL)
Contains = _condition("Contains", "contains", _CALL)
AttributeType = _condition("AttributeType", "attribute_type", _CALL)
AttributeExists = _condition("AttributeExists", "attribute_exists", "{operator}({0})")
AttributeNotExists = _condition("AttributeNotExists", "attribute_not_exists", "{operator}({0})")
And = _condition("And", "AND", "({0} {operator} {1})")
Or = _condition("Or", "OR", "({0} {operator} {1})")
Not = _condition("Not", "NOT", "({operator} {0})")


class Size(AttributeBase, ConditionBase):
    """The size of an attribute, to be compared."""

    expression_operator = "size"
    expression_format = "{operator}({0})"

    def __init__(self, *values: Any) -> None:
        ConditionBase.__init__(self, *values)
        AttributeBase.__init__(self, values[0].name)

    def __hash__(self) -> int:
        return hash((type(self), self._values))


class Key(AttributeBase):
    """An attribute of a key."""


class Attr(AttributeBase):
    """Any attribute."""

    def ne(self, value: Any) -> ConditionBase:
        return NotEquals(self, value)

    def is_in(self, value: Any) -> ConditionBase:
        return In(self, value)

    def exists(self) -> ConditionBase:
        return AttributeExists(self)

    def not_exists(self) -> ConditionBase:
        return AttributeNotExists(self)

    def contains(self, value: Any) -> ConditionBase:
        return Contains(self, value)

    def size(self) -> Size:
        return Size(self)

    def attribute_type(self, value: Any) -> ConditionBase:
        return AttributeType(self, value)


class BuiltConditionExpression(NamedTuple):
    """An expression with the names and values that its placeholders stand for."""

    condition_expression: str
    attribute_name_placeholders: dict[str, str]
    attribute_value_placeholders: dict[str, Any]


class ConditionExpressionBuilder:
    """Makes expressions; placeholders go on counting from one to the next."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._names = 0
        self._values = 0

    def build_expression(self, condition: Any, is_key_condition: bool = False) -> BuiltConditionExpression:
        if not isinstance(condition, ConditionBase):
            raise DynamoDBNeedsConditionError(condition)
        built = BuiltConditionExpression("", {}, {})
        return built._replace(condition_expression=self._text(condition, built, is_key_condition))

    def _text(self, condition: ConditionBase, built: BuiltConditionExpression, is_key: bool) -> str:
        parts = [self._part(value, condition, built, is_key) for value in condition._values]
        return condition.expression_format.format(*parts, operator=condition.expression_operator)

    def _part(self, value: Any, of: ConditionBase, built: BuiltConditionExpression, is_key: bool) -> str:
        if isinstance(value, ConditionBase):
            return self._text(value, built, is_key)
        if isinstance(value, AttributeBase):
            if is_key and not isinstance(value, Key):
                raise DynamoDBNeedsKeyConditionError(f"Attribute object {value.name} is of type {type(value)}. KeyConditionExpression only supports Attribute objects of type Key")
            return ".".join(self._name(part, built) for part in value.name.split("."))
        if of.has_grouped_values:
            return f"({', '.join(self._value(one, built) for one in value)})"
        return self._value(value, built)

    def _name(self, part: str, built: BuiltConditionExpression) -> str:
        name, bracket, rest = part.partition("[")
        placeholder = f"#n{self._names}"
        self._names += 1
        built.attribute_name_placeholders[placeholder] = name
        return placeholder + bracket + rest

    def _value(self, value: Any, built: BuiltConditionExpression) -> str:
        placeholder = f":v{self._values}"
        self._values += 1
        built.attribute_value_placeholders[placeholder] = value
        return placeholder
