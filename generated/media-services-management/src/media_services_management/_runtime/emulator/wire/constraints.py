"""The rules that a well-formed value must keep: required members, bounds, patterns, formats."""

from __future__ import annotations

from .formats import (
    ABOUT_UNIX_TIME,
    MAX_MATCHED,
    about_format,
    has_format,
    is_unix_time,
    matches,
)
from .problems import Problem, WireError, item_path, member_path
from .scalars import scalar_value
from .shapes import (
    AnyShape,
    ConstShape,
    EnumShape,
    ListShape,
    MapShape,
    NullableShape,
    NumberShape,
    RecordShape,
    Shape,
    StringShape,
    Types,
    UnionShape,
    Value,
)


def check(
    value: Value, shape: Shape, types: Types, path: str = "", *, unknown: bool = False
) -> tuple[Problem, ...]:
    """Return every rule that the value breaks, in the order of the shape.

    With `unknown`, members that the shape does not declare are problems too. No message contains
    a value.
    """
    checker = _Checker(types, unknown)
    checker.value(value, shape, path)
    return tuple(checker.problems)


class _Checker:
    """Collects the problems of one value."""

    def __init__(self, types: Types, unknown: bool) -> None:
        self.problems: list[Problem] = []
        self._types = types
        self._unknown = unknown

    def _add(self, path: str, code: str, message: str) -> None:
        self.problems.append(Problem(path=path, code=code, message=message))

    def value(self, value: Value, shape: Shape, path: str) -> None:
        """Check one value and all in it."""
        if value is not None and isinstance(self._types.bare(shape), UnionShape):
            return self._alternative(value, shape, path)
        plain = self._types.bare(shape)
        if value is None:
            if not isinstance(self._types.resolve(shape), (NullableShape, AnyShape)):
                self._add(path, "null", "must not be null")
        elif isinstance(plain, RecordShape):
            self._record(value, plain, path)
        elif isinstance(plain, ListShape):
            self._list(value, plain, path)
        elif isinstance(plain, MapShape):
            self._map(value, plain, path)
        elif not isinstance(plain, AnyShape):
            self._scalar(value, plain, path)
        return None

    def _alternative(self, value: Value, shape: Shape, path: str) -> None:
        try:
            plain = self._types.of(value, shape, path)
        except WireError as error:
            return self._add(path, "oneOf", error.message)
        return self.value(value, plain, path)

    def _record(self, value: Value, shape: RecordShape, path: str) -> None:
        if not isinstance(value, dict):
            return self._add(path, "type", "expected an object")
        for field in shape.fields:
            at = member_path(path, field.name)
            if field.name in value:
                self.value(value[field.name], field.type, at)
            elif field.required:
                self._add(at, "required", "is required")
        known = {field.name for field in shape.fields}
        for name in value:
            at = member_path(path, str(name))
            if name not in known and shape.rest is not None:
                self.value(value[name], shape.rest, at)
            elif name not in known and self._unknown:
                self._add(at, "unknown", "is not declared")
        return None

    def _list(self, value: Value, shape: ListShape, path: str) -> None:
        if not isinstance(value, (list, tuple)):
            return self._add(path, "type", "expected a list")
        if shape.min_items is not None and len(value) < shape.min_items:
            self._add(path, "minItems", f"must have at least {shape.min_items} items")
        if shape.max_items is not None and len(value) > shape.max_items:
            self._add(path, "maxItems", f"must have at most {shape.max_items} items")
        for index, item in enumerate(value):
            self.value(item, shape.items, item_path(path, index))
        return None

    def _map(self, value: Value, shape: MapShape, path: str) -> None:
        if not isinstance(value, dict):
            return self._add(path, "type", "expected an object")
        for name, item in value.items():
            self.value(item, shape.values, member_path(path, str(name)))
        return None

    def _scalar(self, value: Value, shape: Shape, path: str) -> None:
        try:
            scalar_value(value, shape, path)
        except WireError as error:
            return self._add(path, "type", error.message)
        if isinstance(shape, StringShape):
            self._string(value, shape, path)
        elif isinstance(shape, NumberShape):
            self._number(value, shape, path)
        elif isinstance(shape, ConstShape) and not shape.is_value(value):
            self._add(path, "const", "is not the value that it always has")
        elif isinstance(shape, EnumShape) and not shape.open and value not in shape.values:
            self._add(path, "enum", "is none of the allowed values")
        return None

    def _string(self, value: str, shape: StringShape, path: str) -> None:
        if shape.min_length is not None and len(value) < shape.min_length:
            self._add(path, "minLength", f"must have at least {shape.min_length} characters")
        if shape.max_length is not None and len(value) > shape.max_length:
            self._add(path, "maxLength", f"must have at most {shape.max_length} characters")
        if shape.pattern is None and shape.format is None:
            return
        if len(value) > MAX_MATCHED and (shape.pattern or shape.format != "byte"):
            self._add(path, "maxLength", f"must have at most {MAX_MATCHED} characters")
        elif shape.pattern is not None and not matches(value, shape.pattern):
            self._add(path, "pattern", f"must match `{shape.pattern}`")
        elif shape.format is not None and not has_format(value, shape.format):
            self._add(path, "format", f"must be in the format {about_format(shape.format)}")

    def _number(self, value: float, shape: NumberShape, path: str) -> None:
        if shape.moment and not is_unix_time(value):
            self._add(path, "format", f"must be {ABOUT_UNIX_TIME}")
        if shape.minimum is not None and value < shape.minimum:
            self._add(path, "minimum", f"must be at least {shape.minimum}")
        if shape.maximum is not None and value > shape.maximum:
            self._add(path, "maximum", f"must be at most {shape.maximum}")
        if shape.exclusive_minimum is not None and value <= shape.exclusive_minimum:
            self._add(path, "exclusiveMinimum", f"must be more than {shape.exclusive_minimum}")
        if shape.exclusive_maximum is not None and value >= shape.exclusive_maximum:
            self._add(path, "exclusiveMaximum", f"must be less than {shape.exclusive_maximum}")
