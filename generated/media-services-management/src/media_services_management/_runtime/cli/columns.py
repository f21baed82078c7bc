"""What of a response a table shows: its rows and their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .values import REST

if TYPE_CHECKING:
    from ..description import Description
    from ..description_types import Type
    from .values import Command, Plain


class Layout:
    """The rows and the columns of a table, and of TSV.

    `columns` are those of the spec, else all fields of a row; none for a response without fields.
    The rows are the items of a list, which may be in a field of the response: in the one through
    which the columns of the spec lead, or in its only field.
    """

    def __init__(self, description: Description, command: Command) -> None:
        self._description = description
        operation = command.operation
        kinds = [each["type"] for each in command.printed if "type" in each]
        kind: Type = description.resolve(kinds[0]) if kinds else {"kind": "any"}
        given = tuple(operation.get("columns", ()))
        steps = operation.get("paging", {}).get("items", ())
        for step in steps:
            kind = self._fields(kind)[str(step)]
        self._wrapper = "" if steps else self._find_wrapper(kind, given)
        if self._wrapper:
            kind = self._fields(kind)[self._wrapper]
            given = tuple(each.removeprefix(f"{self._wrapper}.") for each in given)
        row = kind["items"] if kind["kind"] == "list" else kind
        self.columns = given or tuple(name for name in self._fields(row) if name != REST)

    def _fields(self, kind: Type) -> dict[str, Type]:
        return {
            field["name"]: self._description.resolve(field["type"])
            for field in kind.get("fields", ())
        }

    def _find_wrapper(self, kind: Type, given: tuple[str, ...]) -> str:
        """Return the field with the rows, if they are in one."""
        fields = self._fields(kind)
        lists = [name for name, each in fields.items() if each["kind"] == "list"]
        if given:
            return next((n for n in lists if all(each.startswith(f"{n}.") for each in given)), "")
        told = [name for name, each in fields.items() if each["kind"] != "const"]
        is_only = told == lists and len(lists) == 1
        return lists[0] if is_only and fields[lists[0]]["items"]["kind"] == "record" else ""

    def rows(self, plain: Plain) -> Plain:
        """Return the rows of a response."""
        if not self._wrapper or not isinstance(plain, dict):
            return plain
        return plain.get(self._wrapper) or []
