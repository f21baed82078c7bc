"""A call as the words of a command."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.values import Plain
from clientgen.ir import (
    AnyType,
    Body,
    BooleanType,
    ListType,
    MapType,
    NullableType,
    StringType,
    TypeUse,
)


def command(callee: CallTarget, given: CallValues) -> list[Plain]:
    """Return the words after the program's name, without settings.

    `{"file": ...}` stands for the path of a file that holds this text, or these tagged bytes.
    """
    writer = _Writer(callee=callee, given=given)
    return writer.words(writer.body())


def command_from_file(callee: CallTarget, given: CallValues) -> list[Plain]:
    """Return the words of a command that reads its body from a file of JSON.

    There are none where there is no body, or one that is sent as it stands.
    """
    if given.body is None or callee.named.raw_body:
        return []
    document = {"file": json.dumps(given.body)}
    return _Writer(callee=callee, given=given).words(iter(("--from-file", document)))


def flag_of(name: str) -> str:
    """Return the flag of an argument."""
    return "--" + name.rstrip("_").replace("_", "-")


def can_rehearse(callee: CallTarget) -> bool:
    """Tell whether a dry run can leave out the secrets of a call: whether they all are text."""
    full, body = callee.full(), callee.operation.body
    arguments: list[tuple[TypeUse, bool]] = [
        (each.type, each.secret) for each in callee.operation.parameters
    ]
    if body is not None and callee.flat(body) is None:
        arguments.append((body.type, body.secret))
    elif body is not None:
        arguments += [(field.type, field.secret) for field, _ in callee.members(body, full)]
    values = callee.values
    secrets = [use for use, secret in arguments if secret or values.catalog.is_secret(use)]
    return all(isinstance(values.scope.bare(use), StringType) for use in secrets)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    callee: CallTarget
    given: CallValues

    def words(self, body: Iterator[Plain]) -> list[Plain]:
        """The whole command, with these words for the body."""
        group = self.callee.values.symbols.groups[self.callee.operation.group]
        words = [group.command, self.callee.named.command, *self.flags(), *body]
        words += ["--yes"] if self.callee.operation.destructive else []
        positional = list(self.positional())
        return [*words, "--", *positional] if positional else words

    def positional(self) -> Iterator[str]:
        """The parameters in the path."""
        for parameter in self.callee.in_path():
            yield self._word(parameter.type, self.given.parameters[parameter.path])

    def flags(self) -> Iterator[Plain]:
        """The parameters in the query and in headers."""
        for each in self.callee.operation.parameters:
            if each.place != "path" and each.path in self.given.parameters:
                name, value = self.callee.named.parameters[each.path], self.given.parameters
                yield from self._flag(name, each.type, value[each.path], secret=each.secret)

    def body(self) -> Iterator[Plain]:
        """The body: flags where they can say it, else a file."""
        body = self.callee.operation.body
        if body is None or self.given.body is None:
            return
        if self.callee.named.raw_body:
            yield from ("--from-file", {"file": self._raw(body)})
        elif not self._can_be_flags(body):
            yield from ("--from-file", {"file": json.dumps(self.given.body)})
        elif self.callee.flat(body) is None:
            name = self.callee.named.body or "body"
            yield from self._flag(name, body.type, self.given.body, secret=body.secret)
        else:
            for field, value in self.callee.members(body, self.given):
                name = self.callee.named.fields[field.path]
                yield from self._flag(name, field.type, value, secret=field.secret)

    def _raw(self, body: Body) -> Plain:
        """The body as it goes over the wire."""
        if isinstance(self.given.body, bytes):
            return self.callee.values.tagged(body.type, self.given.body)
        return self._word(body.type, self.given.body)

    def _can_be_flags(self, body: Body) -> bool:
        """Whether flags can say the body."""
        if self.callee.flat(body) is None:
            return _has_words(self.given.body)
        members = [value for _, value in self.callee.members(body, self.given)]
        return bool(members) and all(map(_has_words, members))

    def _flag(self, name: str, use: TypeUse, value: Plain, *, secret: bool) -> Iterator[Plain]:
        flag, plain = flag_of(name), self._bare(use)
        if secret or self.callee.values.catalog.is_secret(use):
            yield from (f"{flag}-file", {"file": self._word(use, value)})
        elif isinstance(plain, BooleanType):
            yield flag if value else f"--no-{flag.removeprefix('--')}"
        elif isinstance(plain, ListType):
            yield from (f"{flag}={self._word(plain.items, item)}" for item in value)
        elif isinstance(plain, MapType):
            for key, item in value.items():
                yield f"{flag}={key}={self._word(plain.values, item)}"
        else:
            yield f"{flag}={self._word(use, value)}"

    def _bare(self, use: TypeUse) -> object:
        plain = self.callee.values.catalog.plain(use)
        while isinstance(plain, NullableType):
            plain = self.callee.values.catalog.plain(plain.item)
        return plain

    def _word(self, use: TypeUse, value: Plain) -> str:
        """One value as a word: scalars as they are, everything else as JSON."""
        is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
        is_any = isinstance(self._bare(use), AnyType)
        return str(value) if is_text and not is_any else json.dumps(value)


def _has_words(value: Plain) -> bool:
    """Whether flags can say a value: null and emptiness have no word, in lists and maps neither."""
    if isinstance(value, dict):
        return bool(value) and None not in value.values()
    if isinstance(value, list):
        return bool(value) and None not in value
    return value is not None
