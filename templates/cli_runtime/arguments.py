"""The arguments of a call: from flags, a body's file and secrets to typed Python values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .failures import InputError
from .fitting import Fitting, MisfitError, list_read_only, refuse_hidden, respell
from .flags import is_given, name_null, parse_text, read_given
from .inputs import DocumentError, can_ask, mark, parse_document
from .terminal import suggest, visible
from .values import NULLS, REST, command_name, is_file, key_of, name_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..description import Description
    from ..description_types import Body, Value
    from .inputs import Secrets, Sources
    from .package import Package
    from .values import Command, Plain

_FROM_FILE = "--from-file"
_NESTED = ("list", "map", "record", "union")


class Collection:
    """The arguments of one call as plain data, by their Python names."""

    def __init__(
        self, description: Description, command: Command, sources: Sources, secrets: Secrets
    ) -> None:
        self._description = description
        self._command = command
        self._sources = sources
        self._secrets = secrets
        self._body: Body | None = command.operation.get("body")
        self._body_values = command.body_values
        self._values = [*command.arguments, *command.options, *command.body_values]
        self._plain: dict[str, Plain] = {}
        self._file = ""
        self._in_file: set[str] = set()

    def take(self, params: Mapping[str, Plain]) -> None:
        """Collect what click parsed and the body's file; flags override fields of the file.

        Raises `InputError` with all missing required values that cannot be prompted for.
        """
        body, path = self._body, params.get("from_file")
        if body is not None and path is not None:
            self._file = "standard input" if path == "-" else f"`{visible(path)}`"
            self._plain = self._read_body(body, path)
            self._in_file = {*self._plain}
        nulls = params.get(NULLS) or ()
        for value in self._values:
            given = params.get(key_of(value))
            if name_null(value) in nulls:
                self._take_null(value, given)
            elif value.get("secret") and not is_file(value["type"]):
                self._take_secret(value, given)
            elif is_given(given):
                self._take(value, read_given(value, given))
        missing = [value for value in self._list_missing() if not _can_be_asked(value)]
        if missing:
            in_body = any(value in self._body_values for value in missing)
            hint = f"; {_FROM_FILE} can give the body" if in_body and path is None else ""
            raise InputError(f"missing {', '.join(map(self._label, missing))}{hint}")

    def _take(self, value: Value, plain: Plain) -> None:
        self._plain[value["python_name"]] = plain
        self._in_file.discard(value["python_name"])

    def _take_null(self, value: Value, given: Plain) -> None:
        if is_given(given):
            raise InputError(f"--null {name_null(value)} and {value['flag']} exclude each other")
        self._take(value, None)

    def ask_for_secrets(self) -> None:
        """Prompt for the required secrets that are still missing."""
        for value in self._list_missing():
            words = value.get("description") or value["python_name"].rstrip("_").upper()
            self._set_secret(value, self._secrets.ask(command_name(value), words))

    def convert(self, package: Package) -> dict[str, Plain]:
        """Return the arguments, converted to the types of the client's method."""
        by_name = self._by_name()
        return {
            name: self._convert_one(package, by_name[name], plain)
            for name, plain in self._plain.items()
        }

    def _by_name(self) -> dict[str, Value]:
        return {value["python_name"]: value for value in self._values}

    def rename(self, name: str, steps: str) -> str | None:
        """Return what a user calls a part of an argument, which has these Python names, if any."""
        value = self._by_name().get(name)
        if value is None:
            return None
        return self._tell(value, respell(self._description, value["type"], steps))

    def _tell(self, value: Value, place: str) -> str:
        """Return the flag, or the file and the member in it, that a part of a value came from."""
        if value["python_name"] not in self._in_file:
            return (
                f"{self._label(value)}: `{place.removeprefix('.')}`"
                if place
                else self._label(value)
            )
        if "fields" in (self._body or {}):
            separator = "." if place[:1] not in ("", "[") else ""
            place = visible(value.get("name", "")) + separator + place
        return f"{_FROM_FILE}: {self._file}: " + (f"`{place}`" if place else "the body")

    def _convert_one(self, package: Package, value: Value, plain: Plain) -> Plain:
        if is_file(value["type"]):
            return self._open(value, plain)
        if (
            self._secrets.only_markers
            and value.get("secret")
            and plain == mark(command_name(value))
        ):
            return plain
        kind = value["type"]
        try:
            if value.get("secret") and value["python_name"] in self._in_file:
                refuse_hidden(plain)
            plain = Fitting(self._description, package, every_value=False).fit(kind, plain)
            try:
                return package.convert(kind, plain)
            except ValueError as error:
                Fitting(self._description, package, every_value=True).fit(kind, plain)
                detail = f" ({error})" if kind["kind"] in _NESTED else ""
                raise MisfitError("", f"must be {name_type(kind)}{detail}") from None
        except MisfitError as error:
            raise InputError(f"{self._tell(value, error.place)} {error}") from None

    def _open(self, value: Value, plain: Plain) -> Plain:
        """Return the file of a path, or the files of a list of paths."""
        label = self._label(value) if not value.get("secret") else value["flag"]
        if value["python_name"] in self._in_file:
            label = self._tell(value, "")
        if isinstance(plain, list) and value["type"]["kind"] == "list":
            return [self._open_one(value, each, label) for each in plain]
        return self._open_one(value, plain, label)

    def _open_one(self, value: Value, path: Plain, label: str) -> Plain:
        if not isinstance(path, str):
            raise InputError(f"{label}: must be the path of a file")
        if value.get("secret"):
            self._secrets.refuse(command_name(value), path, label)
        return self._sources.open_file(path, label)

    def _take_secret(self, value: Value, path: str | None) -> None:
        name = value["python_name"]
        if name in self._plain and path is None and not self._secrets.only_markers:
            return  # the body's file contains it
        needed = name in self._plain or path is not None or value.get("required")
        if self._secrets.only_markers and not needed:
            return
        text = self._secrets.find(command_name(value), path)
        if text is not None:
            self._set_secret(value, text)

    def _set_secret(self, value: Value, text: str) -> None:
        kind = value["type"]
        if kind["kind"] == "string":
            self._take(value, text)
            return
        if self._secrets.only_markers:
            label = _FROM_FILE if value["python_name"] in self._in_file else value["flag"]
            raise InputError(f"{label}: a dry run can hide only secrets that are strings")
        try:
            structured = kind["kind"] in ("record", "union", "list", "map", "any")
            plain = parse_document(text) if structured else parse_text(text, kind)
        except ValueError as error:
            shown = (
                str(error) if isinstance(error, DocumentError) else "the value has the wrong type"
            )
            raise InputError(f"{value['flag']}: {shown}") from None
        self._take(value, plain)

    def _label(self, value: Value) -> str:
        if "metavar" in value:
            return value["metavar"]
        if self._body is not None and self._body.get("raw") and value in self._body_values:
            return _FROM_FILE
        return self._secrets.describe(command_name(value)) if value.get("secret") else value["flag"]

    def _list_missing(self) -> list[Value]:
        needed = self._body is not None and (
            bool(self._body.get("required"))
            or any(value["python_name"] in self._plain for value in self._body_values)
        )
        return [
            value
            for value in self._values
            if value.get("required")
            and value["python_name"] not in self._plain
            and (needed or value not in self._body_values)
        ]

    def _read_body(self, body: Body, path: str) -> dict[str, Plain]:
        if "fields" not in body:
            return {body["python_name"]: self._read_value(body, path)}
        document = self._sources.read_document(path, _FROM_FILE)
        if not isinstance(document, dict):
            raise InputError(
                f"{_FROM_FILE}: {self._file}: the body must be an object: fields with their values"
            )
        names = {value["name"]: value["python_name"] for value in self._body_values}
        constants, rest = self._command.constants, names.pop(REST, None)
        others: dict[str, Plain] = {}
        read_only = list_read_only(self._description, self._description.resolve(body["type"]))
        for member, plain in document.items():
            if member in constants:
                self._check_constant(member, plain, constants[member])
            elif member not in names and rest is not None:
                others[member] = plain
            elif member not in names and member not in read_only:
                told = suggest(member, names, "the fields are ")
                raise InputError(
                    f"{_FROM_FILE}: {self._file}: unknown field `{visible(member)}`{told}"
                )
        found = {names[member]: plain for member, plain in document.items() if member in names}
        return {**found, rest: others} if rest is not None and others else found

    def _check_constant(self, member: str, given: Plain, constant: Plain) -> None:
        """Raise `InputError` for another value than the only one."""
        if type(given) is not type(constant) or given != constant:
            shown = constant if isinstance(constant, str) else json.dumps(constant)
            raise InputError(
                f"{_FROM_FILE}: {self._file}: the field `{visible(member)}` is always "
                f"`{visible(shown)}`"
            )

    def _read_value(self, body: Body, path: str) -> Plain:
        if body.get("secret"):
            self._secrets.refuse(command_name(self._body_values[0]), path, _FROM_FILE)
        if not body.get("raw"):
            return self._sources.read_document(path, _FROM_FILE)
        if is_file(self._body_values[0]["type"]):
            return path
        return self._sources.read_text(path, _FROM_FILE)


def _can_be_asked(value: Value) -> bool:
    return bool(value.get("secret")) and value["type"]["kind"] == "string" and can_ask()
