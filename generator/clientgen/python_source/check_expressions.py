"""Parameters and bounds as the expressions of `Parameter` and `Check`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clientgen.catalog import Catalog, constraints
from clientgen.ir import (
    ListType,
    MapType,
    NamedType,
    NullableType,
    Parameter,
    Reference,
    Text,
    TypeDefinition,
    TypeUse,
)
from clientgen.python_source.imports import Imports
from clientgen.python_source.literals import literal, string_literal

_ARGUMENTS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_length",
    "maxItems": "max_length",
    "pattern": "pattern",
    "minimum": "minimum",
    "maximum": "maximum",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
}
"""The arguments of `Check` by the keywords of the spec format; `format` is not a bound."""


@dataclass(frozen=True, slots=True)
class Checks:
    """Writes checks for one module, and adds the imports that they need to `imports`.

    `constants` contains the names of the checks of named types, which are in `module`; `runtime` is
    the module that contains `Check` itself.
    """

    catalog: Catalog
    constants: Mapping[Text, str]
    imports: Imports
    module: str
    runtime: str = ".._runtime.checks"

    def define(self, definition: TypeDefinition) -> str:
        """Return the check of a named type, written in full."""
        if isinstance(definition.type, NamedType):
            return ""
        return self._spell(definition.type)

    def use(self, use: TypeUse) -> str:
        """Return the check of `use`, by name if it has one, or empty text if it has no bounds."""
        if isinstance(use, Reference):
            name = self.constants.get(use.name)
            if name is not None and self._is_bounded(self.catalog.types[use.name]):
                self.imports.name(self.module, name)
                return name
        check = self._spell(use)
        if check:
            self.imports.name(self.runtime, "Check")
        return check

    def _is_bounded(self, definition: TypeDefinition) -> bool:
        """Whether the type has anything to check; adds no imports."""
        return bool(replace(self, imports=Imports()).define(definition))

    def _spell(self, use: TypeUse) -> str:
        match use:
            case Reference(name=name):
                below = self.catalog.types[name].type
                return "" if isinstance(below, NamedType) else self.use(below)
            case NullableType(item=item):
                return self.use(item)
            case ListType(items=inner) | MapType(values=inner):
                return _check(use, self.use(inner))
            case _:
                return _check(use)


def _check(use: TypeUse, items: str = "") -> str:
    stated = constraints(use)
    arguments = [
        f"{_ARGUMENTS[word]}={literal(stated[word])}" for word in stated if word in _ARGUMENTS
    ]
    arguments += [f"items={items}"] if items else []
    return f"Check({', '.join(arguments)})" if arguments else ""


def parameter_expression(
    parameter: Parameter, name: str, kind: str, check: str, *, secret: bool, client: str = ""
) -> str:
    """Return the `Parameter` expression for a parameter `name` of the type `kind` with `check`.

    `client` is the name of the parameter of the client that gives it where a call does not.
    """
    arguments = [f"name={string_literal(name)}", f"wire={literal(parameter.wire_name)}"]
    arguments += [f"kind={kind}"]
    if parameter.style != "simple":
        arguments.append(f"style={string_literal(parameter.style)}")
    arguments += [f"check={check}"] if check else []
    arguments += ["secret=True"] if secret else []
    arguments += [f"client={string_literal(client)}"] if client else []
    return f"Parameter({', '.join(arguments)})"
