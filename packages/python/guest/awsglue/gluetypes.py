"""Types of a DynamicFrame's schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from awsglue._dynamic_record import DynamicRecord, _create_dynamic_record, _revert_to_dict  # noqa: F401


class DataType:
    """A type."""

    def __init__(self, properties: Any = {}) -> None:
        self.properties = properties

    @classmethod
    def typeName(cls) -> str:
        """Glue's name of the type."""
        return cls.__name__[:-4].lower()

    def jsonValue(self) -> dict[str, Any]:
        """The type as JSON."""
        return {"dataType": self.typeName(), "properties": self.properties}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, self.__class__) and self.__dict__ == other.__dict__

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.__class__)

    def __repr__(self) -> str:
        return self.__class__.__name__


class AtomicType(DataType):
    """A type without parts."""

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({self.properties})"

    @classmethod
    def fromJsonValue(cls, json_value: Any) -> Any:
        """The type of a JSON value."""
        return cls(json_value.get("properties", {}))


class BinaryType(AtomicType):
    """Bytes."""


class BooleanType(AtomicType):
    """True or false."""


class ByteType(AtomicType):
    """8 bits."""


class DateType(AtomicType):
    """A day."""


class DoubleType(AtomicType):
    """64-bit floating point."""


class FloatType(AtomicType):
    """32-bit floating point."""


class IntegerType(AtomicType):
    """32 bits."""

    @classmethod
    def typeName(cls) -> str:
        """Glue's name of the type."""
        return "int"


class LongType(AtomicType):
    """64 bits."""


class NullType(AtomicType):
    """Nothing but null."""


class ShortType(AtomicType):
    """16 bits."""


class StringType(AtomicType):
    """Text."""


class TimestampType(AtomicType):
    """A moment."""


class TimestampNTZType(AtomicType):
    """A moment without zone."""


class UnknownType(AtomicType):
    """Not known yet."""


class DecimalType(AtomicType):
    """A decimal number."""

    def __init__(self, precision: int = 10, scale: int = 2, properties: Any = {}) -> None:
        super().__init__(properties)
        self.precision = precision
        self.scale = scale

    @classmethod
    def fromJsonValue(cls, json_value: Any) -> DecimalType:
        """The type of a JSON value."""
        return cls(json_value["precision"], json_value["scale"], json_value.get("properties", {}))

    def jsonValue(self) -> dict[str, Any]:
        """The type as JSON."""
        return {**super().jsonValue(), "precision": self.precision, "scale": self.scale}


class EnumType(AtomicType):
    """One of several texts."""

    def __init__(self, options: Any, properties: Any = {}) -> None:
        super().__init__(properties)
        self.options = options

    def jsonValue(self) -> Any:
        """Nothing: so it is in awsglue."""
        return None


class ArrayType(DataType):
    """A list."""

    def __init__(self, elementType: Any = UnknownType(), properties: Any = {}) -> None:
        super().__init__(properties)
        self.elementType = elementType

    @classmethod
    def fromJsonValue(cls, json_value: Any) -> Any:
        """The type of a JSON value."""
        return cls(_deserialize_json_value(json_value["elementType"]), json_value.get("properties", {}))

    def jsonValue(self) -> dict[str, Any]:
        """The type as JSON."""
        return {**super().jsonValue(), "elementType": self.elementType.jsonValue()}

    def __repr__(self) -> str:
        return f"{self.__class__.__name__}({self.elementType}, {self.properties})"


class SetType(ArrayType):
    """A set."""


class MapType(DataType):
    """Values by text."""

    def __init__(self, valueType: Any = UnknownType(), properties: Any = {}) -> None:
        super().__init__(properties)
        self.valueType = valueType

    @classmethod
    def fromJsonValue(cls, json_value: Any) -> MapType:
        """The type of a JSON value."""
        return cls(_deserialize_json_value(json_value["valueType"]), json_value.get("properties", {}))

    def jsonValue(self) -> dict[str, Any]:
        """The type as JSON."""
        return {**super().jsonValue(), "valueType": self.valueType.jsonValue()}

    def __repr__(self) -> str:
        return f"MapType({self.valueType}, {self.properties})"


class ChoiceType(DataType):
    """Several types."""

    def __init__(self, choices: Any = [], properties: Any = {}) -> None:
        super().__init__(properties)
        self.choices: dict[str, DataType] = {}
        for choice in choices:
            self.add(choice)

    def add(self, new_choice: DataType) -> None:
        """Adds a type that is not there yet."""
        name = new_choice.typeName()
        if name in self.choices:
            raise ValueError(f"Attempting to insert duplicate choice {new_choice}")
        self.choices[name] = new_choice

    def merge(self, new_choices: Any) -> None:
        """Adds types, merging those that are there."""
        others = new_choices if isinstance(new_choices, list) else [new_choices]
        for other in others:
            known = self.choices.get(other.typeName())
            self.choices[other.typeName()] = other if known is None else mergeDataTypes(known, other)

    @classmethod
    def fromJsonValue(cls, json_value: Any) -> ChoiceType:
        """The type of a JSON value."""
        return cls([_deserialize_json_value(c) for c in json_value["choices"]], json_value.get("properties", {}))

    def jsonValue(self) -> dict[str, Any]:
        """The type as JSON."""
        return {**super().jsonValue(), "choices": [c.jsonValue() for c in self.choices.values()]}

    def __repr__(self) -> str:
        return f"ChoiceType([{', '.join(map(str, self.choices.values()))}], {self.properties})"


class Field:
    """A member of a struct."""

    def __init__(self, name: str, dataType: DataType, properties: Any = {}) -> None:
        self.name = name
        self.dataType = dataType
        self.properties = properties

    @classmethod
    def fromJsonValue(cls, json_value: Any) -> Field:
        """The field of a JSON value."""
        return cls(json_value["name"], _deserialize_json_value(json_value["container"]), json_value.get("properties", {}))

    def jsonValue(self) -> dict[str, Any]:
        """The field as JSON."""
        return {"name": self.name, "container": self.dataType.jsonValue(), "properties": self.properties}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and self.name == other.name and self.dataType == other.dataType

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"Field({self.name}, {self.dataType}, {self.properties})"


_no_fields: list[Field] = []


class StructType(DataType):
    """Named members. As in awsglue, all that are made without fields share one list."""

    def __init__(self, fields: Any = _no_fields, properties: Any = {}) -> None:
        super().__init__(properties)
        if not all(isinstance(f, Field) for f in fields):
            raise ValueError(f"Expected all elements of fields to be of type Field. Received {fields}")
        self.fields = fields
        self.field_map = {field.name: field for field in fields}

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    def add(self, field: Field) -> StructType:
        """Adds a member."""
        self.fields.append(field)
        self.field_map[field.name] = field
        return self

    def hasField(self, field: Any) -> bool:
        """Whether there is a member of the name."""
        return (field.name if isinstance(field, Field) else field) in self.field_map

    def getField(self, field: Any) -> Field:
        """The member of a name."""
        return self.field_map[field.name if isinstance(field, Field) else field]

    @classmethod
    def fromJsonValue(cls, json_value: Any) -> StructType:
        """The type of a JSON value."""
        return cls([Field.fromJsonValue(f) for f in json_value["fields"]], json_value.get("properties", {}))

    def jsonValue(self) -> dict[str, Any]:
        """The type as JSON."""
        return {**super().jsonValue(), "fields": [f.jsonValue() for f in self.fields]}

    def __repr__(self) -> str:
        return f"StructType([{', '.join(map(str, self.fields))}], {self.properties})"


class EntityType(DataType):
    """An entity: not there in awsglue either."""

    def __init__(self, entity: Any, base_type: Any, properties: Any) -> None:
        raise NotImplementedError("EntityTypes not yet supported")


_TYPES: dict[str, Any] = {
    kind.typeName(): kind
    for kind in (
        ArrayType,
        BinaryType,
        BooleanType,
        ByteType,
        ChoiceType,
        DateType,
        DecimalType,
        DoubleType,
        FloatType,
        IntegerType,
        LongType,
        MapType,
        NullType,
        SetType,
        ShortType,
        StringType,
        StructType,
        TimestampType,
        TimestampNTZType,
        UnknownType,
    )
}


def _deserialize_json_value(json_value: Any) -> Any:
    """The type of a JSON value."""
    return _TYPES[json_value["dataType"]].fromJsonValue(json_value)


def _deserialize_json_string(json_str: str) -> Any:
    """The type of a JSON text."""
    return _deserialize_json_value(json.loads(json_str))


def _deserialize_schema(json_value: Any) -> StructType:
    return StructType.fromJsonValue(json_value)


def _serialize_schema(schema: DataType) -> str:
    """The JSON text of a type."""
    return json.dumps(schema.jsonValue())


def _make_choice(s1: DataType, s2: DataType) -> DataType:
    """A choice of two types."""
    if isinstance(s1, ChoiceType):
        s1.merge(list(s2.choices.values()) if isinstance(s2, ChoiceType) else s2)
        return s1
    if isinstance(s2, ChoiceType):
        s2.merge(s1)
        return s2
    return ChoiceType([s1, s2])


def mergeDataTypes(s1: DataType, s2: DataType) -> DataType:
    """Two types of one field as one: null and unknown yield, equal kinds merge, others become a choice."""
    if isinstance(s1, (NullType, UnknownType)):
        return s2
    if isinstance(s2, (NullType, UnknownType)):
        return s1
    if isinstance(s1, ChoiceType) or isinstance(s2, ChoiceType) or s1.typeName() != s2.typeName():
        return _make_choice(s1, s2)
    if isinstance(s1, ArrayType) and isinstance(s2, ArrayType):
        return type(s1)(mergeDataTypes(s1.elementType, s2.elementType), s1.properties)
    if isinstance(s1, MapType) and isinstance(s2, MapType):
        return MapType(mergeDataTypes(s1.valueType, s2.valueType), s1.properties)
    if isinstance(s1, StructType) and isinstance(s2, StructType):
        fields = [_merged(field, s2) for field in s1.fields]
        return StructType(fields + [field for field in s2.fields if not s1.hasField(field)], s1.properties)
    return s1


def _merged(field: Field, other: StructType) -> Field:
    if not other.hasField(field):
        return field
    return Field(field.name, mergeDataTypes(field.dataType, other.getField(field).dataType), field.properties)
