"""Compares plain data with described types, to name the part that does not fit as its author does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .package import HIDDEN
from .terminal import suggest, visible
from .values import REST, name_type, plain_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..description import Description
    from ..description_types import Alternative, Field, Type
    from .package import Package
    from .values import Plain

_STEP = re.compile(r"\.(\w+)|\[[^\]]*\]")
_JSON = {str: "string", bool: "boolean", list: "array", dict: "object"}


class MisfitError(ValueError):
    """A part of data that does not fit its type; `place` is its path, empty for all of it.

    The text is the end of a sentence about the part, and shows no value.
    """

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(problem)
        self.place = place


class Fitting:
    """Compares data with the types of a description.

    With `every_value`, scalars are compared too; otherwise only records, lists and maps are.
    """

    def __init__(self, description: Description, package: Package, *, every_value: bool) -> None:
        self._description = description
        self._package = package
        self._every_value = every_value

    def fit(self, use: Type, plain: Plain, place: str = "") -> Plain:
        """Return data without its read-only members; raise `MisfitError` for what does not fit."""
        kind = self._description.resolve(use)
        if plain is None:
            if kind.get("nullable") or kind["kind"] in ("any", "union"):
                return None
            raise MisfitError(place, f"must be {name_type(kind)}, not null")
        if kind["kind"] == "record":
            return self._fit_record(kind, plain, place)
        if kind["kind"] == "list":
            return self._fit_list(kind, plain, place)
        if kind["kind"] == "map":
            return self._fit_map(kind, plain, place)
        if kind["kind"] == "union":
            return self._fit_union(kind, plain, place)
        if kind["kind"] == "const" and plain != kind["value"]:
            raise MisfitError(place, f"must be {name_type(kind)}")
        if self._every_value:
            self._check_scalar(kind, plain, place)
        return plain

    def _fit_record(self, kind: Type, plain: Plain, place: str) -> Plain:
        if not isinstance(plain, dict):
            raise MisfitError(place, "must be an object")
        fields = {field["name"]: field for field in kind.get("fields", ())}
        read_only = list_read_only(self._description, kind)
        found = {}
        for name, member in plain.items():
            if name in fields:
                found[name] = self._fit_field(fields[name], member, _join(place, name))
            elif REST in fields:
                found[name] = member
            elif name not in read_only:
                told = suggest(name, fields, "the fields are ")
                raise MisfitError(_join(place, name), f"is an unknown field{told}")
        for name, field in fields.items():
            is_constant = self._description.resolve(field["type"])["kind"] == "const"
            if field.get("required") and name not in plain and not is_constant:
                raise MisfitError(_join(place, name), "is missing")
        return found

    def _fit_field(self, field: Field, member: Plain, place: str) -> Plain:
        if field.get("secret"):
            refuse_hidden(member, place)
        return self.fit(field["type"], member, place)

    def _fit_list(self, kind: Type, plain: Plain, place: str) -> Plain:
        if not isinstance(plain, list):
            raise MisfitError(place, "must be a list")
        return [
            self.fit(kind["items"], item, f"{place}[{index}]") for index, item in enumerate(plain)
        ]

    def _fit_map(self, kind: Type, plain: Plain, place: str) -> Plain:
        if not isinstance(plain, dict):
            raise MisfitError(place, "must be an object")
        return {
            key: self.fit(kind["values"], each, f"{place}[{visible(key)}]")
            for key, each in plain.items()
        }

    def _fit_union(self, kind: Type, plain: Plain, place: str) -> Plain:
        """Return data of the alternative whose sign it has, or of a kind that is not known."""
        json_kind = _JSON.get(type(plain), "number")
        of_kind = [each for each in kind.get("alternatives", ()) if each["json"] == json_kind]
        for each in of_kind:
            member, values = each.get("member"), each.get("values", ())
            told = plain.get(member) if member is not None and isinstance(plain, dict) else plain
            is_told = told in values if values else member is None or told is not None
            if is_told:
                return self.fit(each["type"], plain, place)
        member = next((each["member"] for each in of_kind if "values" in each), None)
        if member is None or not isinstance(plain, dict):
            raise MisfitError(place, f"must be {name_type(kind)}")
        if member not in plain:
            raise MisfitError(_join(place, member), f"is missing, which is {_signs(of_kind)}")
        if not kind.get("open") or not isinstance(plain[member], str):
            raise MisfitError(_join(place, member), f"must be {_signs(of_kind)}")
        return plain

    def _check_scalar(self, kind: Type, plain: Plain, place: str) -> None:
        try:
            self._package.convert(kind, plain)
        except ValueError:
            raise MisfitError(place, f"must be {name_type(kind)}") from None


def _signs(alternatives: Sequence[Alternative]) -> str:
    """The values that tell alternatives apart, as the end of a sentence."""
    values = (value for each in alternatives for value in each.get("values", ()))
    return " or ".join(f"`{visible(plain_text(value))}`" for value in values)


def refuse_hidden(plain: Plain, place: str = "") -> None:
    """Raise `MisfitError` for what is printed in place of a secret."""
    if plain == HIDDEN:
        text = f"is {HIDDEN}, which is printed in place of a secret without --show-secrets"
        raise MisfitError(place, text)


def list_read_only(description: Description, kind: Type) -> set[str]:
    """Return the fields of a record that only responses have, as far as they are known."""
    whole = description.types.get(kind.get("input_of", ""))
    return set() if whole is None else {field["name"] for field in whole.get("fields", ())}


def respell(description: Description, use: Type, steps: str) -> str:
    """Return a path within a value of a type, given by Python names, by names on the wire."""
    found, kind = "", description.resolve(use)
    for step in _STEP.finditer(steps):
        if step[1] is None:
            found += step[0]
            kind = description.resolve(kind.get("items") or kind["values"])
            continue
        fields = {field["python_name"]: field for field in kind.get("fields", ())}
        if step[1] not in fields:  # a union
            return found + steps[step.start() :]
        field = fields[step[1]]
        found, kind = _join(found, field["name"]), description.resolve(field["type"])
    return found


def _join(place: str, name: str) -> str:
    return f"{place}.{visible(name)}" if place else visible(name)
