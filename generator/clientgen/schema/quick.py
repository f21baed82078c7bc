"""Tells quickly whether data fit a schema; `jsonschema`, the judge, is asked only about parts that do not.

The schemas are compiled to functions, once for each kind of file. Only the keywords that the schemas
use are known, and each is evaluated exactly, so that negations are right too; a keyword that is
added later raises an error when the schema is compiled. A test compares both for many specs and
their mutants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache
from typing import Any, TypeAlias

from clientgen.schema.schemas import Kind, compile_pattern, is_plain, resolve

Schema: TypeAlias = Mapping[str, Any]
Test: TypeAlias = Callable[[Any], bool]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
_ALL = (dict, list, str, int, float, bool, type(None))
_NUMBERS = (int, float)
_SAID = frozenset(
    {"$defs", "$id", "$ref", "else", "description", "patternErrorMessage", "then", "title"}
    | {"unevaluatedProperties", "x-hints"}
)
"""Keywords that restrict nothing by themselves, or of which another one takes care."""


def fits(kind: Kind, data: object) -> bool:
    """Tell whether the data of a file fit the schema of its kind."""
    return _of_reference(f"{kind}.schema.json").test(data)


class _Compiled:
    """One schema; `test` tells whether a value fits it."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._tests: dict[type, list[Test]] = {}
        self._properties = frozenset(schema.get("properties", ()))
        self._inner = _of_reference(schema["$ref"]) if "$ref" in schema else None

    def test(self, value: object) -> bool:
        """Tell whether a value fits."""
        if not self._tests:  # not when it is made: schemas contain themselves
            self._tests = self._compile()
        for test in self._tests[type(value)]:  # noqa: SIM110 - `all` takes twice as long
            if not test(value):
                return False
        return True

    def _compile(self) -> dict[type, list[Test]]:
        tests: dict[type, list[Test]] = {each: [] for each in _ALL}
        if self._inner is not None:
            _add(tests, _ALL, self._inner.test)
        for keyword, content in self._schema.items():
            if keyword not in _SAID:
                kinds, test = _KEYWORDS[keyword](content, self._schema)
                _add(tests, kinds, test)
        if "unevaluatedProperties" in self._schema:
            assert self._schema["unevaluatedProperties"] is False
            _add(tests, (dict,), lambda value: not self.unsaid(value, value.keys()))
        return tests

    def unsaid(self, value: dict[str, Any], keys: Set[str]) -> Set[str]:
        """Return those of the keys of which this schema says nothing; the value fits it."""
        if "additionalProperties" in self._schema:
            return frozenset()
        keys = keys - self._properties
        for part in self._parts(value):
            if not keys:
                break
            keys = part.unsaid(value, keys)
        return keys

    def _parts(self, value: dict[str, Any]) -> Iterator[_Compiled]:
        """The schemas within this one that a value fits as a whole, those that cost little first."""
        schema = self._schema
        yield from [self._inner] if self._inner is not None else []
        yield from map(compiled, schema.get("allOf", ()))
        for key, each in schema.get("dependentSchemas", {}).items():
            yield from [compiled(each)] if key in value else []
        yield from (each for each in map(compiled, schema.get("oneOf", ())) if each.test(value))
        if "if" in schema:
            condition = compiled(schema["if"])
            is_met = condition.test(value)
            yield from [condition] if is_met else []
            word = "then" if is_met else "else"
            yield from [compiled(schema[word])] if word in schema else []


def _add(tests: dict[type, list[Test]], kinds: tuple[type, ...], test: Test) -> None:
    for kind in kinds:
        tests[kind].append(test)


_KNOWN: dict[int, _Compiled] = {}


def compiled(schema: Schema) -> _Compiled:
    """Return the test of a schema that lives as long as this process, made once."""
    key = id(schema)
    if key not in _KNOWN:
        _KNOWN[key] = _Compiled(schema)
    return _KNOWN[key]


@cache
def _of_reference(reference: str) -> _Compiled:
    return compiled(resolve(reference))


_Made: TypeAlias = tuple[tuple[type, ...], Test]


def _type(content: Any, _: Schema) -> _Made:  # noqa: ANN401 - as keywords of schemas are
    names = [content] if isinstance(content, str) else content
    allowed = {kind for name in names for kind in _TYPES[name]}
    return tuple(each for each in _ALL if each not in allowed), lambda _: False


def _properties(content: Schema, _: Schema) -> _Made:
    tests = {name: compiled(each).test for name, each in content.items()}

    def test(value: dict[str, Any]) -> bool:
        for key, each in value.items():  # noqa: SIM110 - as above
            if key in tests and not tests[key](each):
                return False
        return True

    return (dict,), test


def _additional(content: Any, schema: Schema) -> _Made:  # noqa: ANN401
    known = schema.get("properties", {}).keys()
    if content is False:
        return (dict,), lambda value: value.keys() <= known
    test = compiled(content).test
    return (dict,), lambda value: all(test(each) for key, each in value.items() if key not in known)


def _names(content: Schema, _: Schema) -> _Made:
    test = compiled(content).test
    return (dict,), lambda value: all(map(test, value))


def _dependent(content: Schema, _: Schema) -> _Made:
    tests = {key: compiled(each).test for key, each in content.items()}
    return (dict,), lambda value: all(test(value) for key, test in tests.items() if key in value)


def _condition(content: Schema, schema: Schema) -> _Made:
    condition = compiled(content).test
    then = compiled(schema["then"]).test if "then" in schema else _anything
    other = compiled(schema["else"]).test if "else" in schema else _anything
    return _ALL, lambda value: then(value) if condition(value) else other(value)


def _anything(_: object) -> bool:
    return True


def _one_of(content: list[Schema], _: Schema) -> _Made:
    tests = [compiled(each).test for each in content]
    return _ALL, lambda value: sum(test(value) for test in tests) == 1


def _all_of(content: list[Schema], _: Schema) -> _Made:
    tests = [compiled(each).test for each in content]
    return _ALL, lambda value: all(test(value) for test in tests)


def _not(content: Schema, _: Schema) -> _Made:
    test = compiled(content).test
    return _ALL, lambda value: not test(value)


def _enum(content: list[Any], _: Schema) -> _Made:
    assert all(map(is_plain, content))
    allowed = {(isinstance(each, bool), each) for each in content}
    return _ALL, lambda value: is_plain(value) and (isinstance(value, bool), value) in allowed


def _items(content: Schema, _: Schema) -> _Made:
    test = compiled(content).test
    return (list,), lambda value: all(map(test, value))


def _unique(content: bool, _: Schema) -> _Made:
    def test(value: list[Any]) -> bool:
        plain = [each for each in value if is_plain(each)]
        return not content or len(set(plain)) == len(plain)

    return (list,), test


def _required(content: list[str], _: Schema) -> _Made:
    needed = frozenset(content)
    return (dict,), lambda value: needed <= value.keys()


def _pattern(content: str, _: Schema) -> _Made:
    pattern = compile_pattern(content)
    return (str,), lambda value: pattern.search(value) is not None


def _least(*kinds: type, by: Callable[[Any], float]) -> Callable[[float, Schema], _Made]:
    return lambda content, _: (kinds, lambda value: by(value) >= content)


def _most(*kinds: type, by: Callable[[Any], float]) -> Callable[[float, Schema], _Made]:
    return lambda content, _: (kinds, lambda value: by(value) <= content)


def _itself(value: float) -> float:
    return value


_KEYWORDS: Mapping[str, Callable[[Any, Schema], _Made]] = {
    "additionalProperties": _additional,
    "allOf": _all_of,
    "const": lambda content, schema: _enum([content], schema),
    "dependentSchemas": _dependent,
    "enum": _enum,
    "if": _condition,
    "items": _items,
    "maxItems": _most(list, by=len),
    "maxLength": _most(str, by=len),
    "maxProperties": _most(dict, by=len),
    "maximum": _most(*_NUMBERS, by=_itself),
    "minItems": _least(list, by=len),
    "minLength": _least(str, by=len),
    "minProperties": _least(dict, by=len),
    "minimum": _least(*_NUMBERS, by=_itself),
    "not": _not,
    "oneOf": _one_of,
    "pattern": _pattern,
    "properties": _properties,
    "propertyNames": _names,
    "required": _required,
    "type": _type,
    "uniqueItems": _unique,
}
