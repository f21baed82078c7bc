"""Names of records and enumerations, their members, and their modules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from clientgen.catalog import Catalog, components, leaves
from clientgen.diagnostics import quote
from clientgen.ir import (
    EnumMember,
    EnumType,
    Field,
    NamedType,
    RecordType,
    Text,
    TypeDefinition,
    UnionType,
    joined,
    reveal,
)
from clientgen.symbols import reserved
from clientgen.symbols.model import OperationSymbols, TypeSymbols
from clientgen.symbols.names import Names, Owner, Problems, own_field
from clientgen.symbols.spelling import (
    constant,
    is_class,
    is_constant,
    is_device,
    is_variable,
    snake,
)

_NOT_A_KEY = re.compile(r"[\"\\\x00-\x1f]")
"""Characters that the JSON decoder does not allow in the names of fields."""


_OF_THE_RUNTIME = "for a class of Python or of the runtime"


def name_types(
    catalog: Catalog, problems: Problems
) -> tuple[dict[Text, TypeSymbols], dict[Text, str]]:
    """Return the names of every record and enumeration, and the constants of all other types."""
    taken = reserved.runtime_names(catalog.service) | reserved.BUILTINS
    classes = Names("the package `types`", problems, taken, use=_OF_THE_RUNTIME)
    named = [each for each in catalog.types.values() if isinstance(each.type, NamedType)]
    names = {each.name: _class(each, classes) for each in named}
    modules = _modules(catalog, names, problems)
    types = {
        each.name: TypeSymbols(
            name=names[each.name],
            module=modules[each.name],
            members=_members(each, names[each.name], problems),
            unknown=_unknown(each, names[each.name], classes),
        )
        for each in named
    }
    others = [each for each in catalog.types.values() if each.name not in types]
    return types, {each.name: _check(each, classes) for each in others}


def name_given(
    catalog: Catalog,
    types: dict[Text, TypeSymbols],
    operations: dict[Text, OperationSymbols],
    problems: Problems,
) -> dict[Text, str]:
    """Return the names of what arguments may contain in place of records and enumerations.

    It is a mapping in place of a record, a literal in place of an enumeration; they are defined
    only for types that arguments contain.
    """
    taken = {types[each].name: type_owner(catalog.types[each]) for each in types}
    names = Names(
        "the package `types`", problems, reserved.RUNTIME, use=_OF_THE_RUNTIME, taken=taken
    )
    uses = (argument.type for each in operations.values() for argument in each.call.arguments)
    found: dict[Text, str] = {}
    for definition in catalog.reach(uses):
        if definition.name in types and _can_be_given(catalog, definition):
            name = found[definition.name] = given_name(definition, types)
            names.claim(name, replace(type_owner(definition), what="arguments of a type"))
    return found


def given_name(definition: TypeDefinition, types: Mapping[Text, TypeSymbols]) -> str:
    """Return the name of what arguments may contain in place of a type."""
    suffix = "Literal" if isinstance(definition.type, EnumType) else "Params"
    return f"{types[definition.name].name}{suffix}"


def _can_be_given(catalog: Catalog, definition: TypeDefinition) -> bool:
    """Whether something else may be given in place of a type: of a union, of an alternative."""
    if not isinstance(definition.type, UnionType):
        return True
    return any(any(catalog.classes(each)) for each in leaves(catalog, definition.type))


def type_owner(definition: TypeDefinition) -> Owner:
    """Return the type as the owner of a name."""
    return Owner(what="type", location=definition.location, path=definition.path)


def _class(definition: TypeDefinition, classes: Names) -> str:
    name = reveal(definition.python_name or definition.name)
    owner = type_owner(definition)
    if classes.problems.spell(name, is_class, owner):
        classes.claim(name, owner)
    return name


def _unknown(definition: TypeDefinition, name: str, classes: Names) -> str:
    """The class of what an open union leaves open."""
    if not isinstance(definition.type, UnionType) or not definition.type.open:
        return ""
    classes.claim(f"Unknown{name}", type_owner(definition))
    return f"Unknown{name}"


def _check(definition: TypeDefinition, classes: Names) -> str:
    name = constant(reveal(definition.python_name or definition.name))
    owner = type_owner(definition)
    if classes.problems.spell(name, is_constant, owner):
        classes.claim(name, owner)
    return name


def _modules(catalog: Catalog, names: dict[Text, str], problems: Problems) -> dict[Text, str]:
    """Each type in its own module, except that records that need each other share one."""
    files = Names("the package `types`", problems, reserved.TYPE_MODULES, code="SPEC404")
    modules: dict[Text, str] = {}
    for component in components(catalog.leads):
        # sorted by name, so that the order of the spec changes no file
        named = [name for name in component if name in names]
        if not named:
            continue
        first = catalog.types[named[0]]
        module = snake(names[first.name])
        modules.update(dict.fromkeys(named, module))
        owner = type_owner(first)
        if is_device(module):
            problems.add("SPEC404", owner, f"Windows does not allow the module `{module}.py`")
        if not is_variable(module):
            problems.add("SPEC404", owner, f"Python cannot import a module `{module}.py`")
        Names("pytest", problems, reserved.OF_PYTEST).claim(module, owner)
        files.claim(module, owner)
    return modules


def _members(definition: TypeDefinition, cls: str, problems: Problems) -> dict[Text | int, str]:
    kind = definition.type
    if isinstance(kind, RecordType):
        names = Names(f"the class `{cls}`", problems)
        return {field.path: name_field(field, names) for field in kind.fields}
    if isinstance(kind, EnumType):
        names = Names(f"the class `{cls}`", problems)
        path = joined(definition.path, ".enum")
        values = enumerate(kind.members)
        return {index: _value(each, joined(path, f"[{index}]"), names) for index, each in values}
    return {}


def name_field(field: Field, names: Names, what: str = "member") -> str:
    """Return the name of a member of a record, taken in `names`."""
    given = field.python_name
    name = reveal(given) if given is not None else snake(reveal(field.key or field.wire_name))
    owner = own_field(field, what)
    if _NOT_A_KEY.search(owner.wire):
        # another `python_name` would not help, unlike for all other names that are refused here
        hint = "a name on the wire must not contain a quote, backslash or control character"
        message = f"{quote(owner.wire)} cannot be read or written by a record in Python"
        names.problems.add("SPEC401", replace(owner, hint=hint), message)
    if names.problems.spell(name, is_variable, owner):
        names.claim(name, owner)
    return name


def _number(value: int) -> str:
    return f"VALUE_{value}" if value >= 0 else f"VALUE_MINUS_{-value}"


def _value(member: EnumMember, path: Text, names: Names) -> str:
    value = reveal(member.value) if isinstance(member.value, Text) else str(member.value)
    given = member.python_name
    derived = constant(value) if isinstance(member.value, Text) else _number(member.value)
    name = reveal(given) if given is not None else derived
    owner = Owner(
        what="value of an enumeration",
        location=member.location,
        path=path,
        wire=value,
        hint="give it a name under `python_names`, in capital letters",
    )
    if names.problems.spell(name, is_constant, owner):
        names.claim(name, owner)
    return name
