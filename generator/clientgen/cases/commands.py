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
    BytesType,
    ListType,
    MapType,
    StringType,
    TypeUse,
    UnionType,
)
from clientgen.symbols import Argument, Started


def command(
    callee: CallTarget, given: CallValues, most: int = 0, *, waits: bool = False
) -> list[Plain]:
    """Return the words after the program's name, without settings.

    `most` is the number of items after which the command stops, if it is not 0; `waits` whether it
    waits for the end of what it begins. `{"file": ...}` represents the path of a file that contains this text, or these tagged bytes.
    """
    writer = _Writer(callee=callee, given=given, most=most, waits=waits)
    return writer.words(writer.body())


def command_from_file(callee: CallTarget, given: CallValues, most: int = 0) -> list[Plain]:
    """Return the words of a command that reads its body from a file of JSON.

    Returns no words if there is no body, or if the body is sent unchanged.
    """
    files = (argument for argument in callee.call.fields if _is_file(callee, argument))
    if given.body is None or callee.call.raw_body or any(files):
        return []
    document = {"file": json.dumps(given.body)}
    writer = _Writer(callee=callee, given=given, most=most)
    return writer.words(iter(("--from-file", document)))


def can_rehearse(callee: CallTarget) -> bool:
    """Return whether a dry run can omit the secrets of a call: whether all of them are text."""
    catalog = callee.values.catalog
    secrets = (argument for argument, _ in callee.given(callee.full()) if argument.secret)
    return all(isinstance(catalog.bare(argument.type), StringType) for argument in secrets)


def _is_file(callee: CallTarget, argument: Argument) -> bool:
    return callee.values.catalog.is_file(argument.type)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    callee: CallTarget
    given: CallValues
    most: int = 0
    waits: bool = False

    def words(self, body: Iterator[Plain]) -> list[Plain]:
        """The whole command, with these words for the body."""
        group = self.callee.values.symbols.groups[self.callee.operation.group]
        words = [*group.words, self.callee.named.command, *self.flags(), *body]
        words += ["--yes"] if self.callee.operation.destructive else []
        begins = isinstance(self.callee.call.result, Started)
        words += ["--no-wait"] if begins and not self.waits else []
        words += [f"--max-items={self.most}"] if self.most else []
        positional = list(self.positional())
        return [*words, "--", *positional] if positional else words

    def positional(self) -> Iterator[str]:
        """The parameters in the path that are not secrets."""
        for argument in self.callee.call.words:
            yield self._word(argument.type, self.given.parameters[argument.node.path])

    def flags(self) -> Iterator[Plain]:
        """The other parameters: those in the query and in headers, secrets, and the client's."""
        call = self.callee.call
        for argument in (*call.flagged_parameters, *call.from_client):
            if argument.node.path in self.given.parameters:
                yield from self._flag(argument, self.given.parameters[argument.node.path])

    def body(self) -> Iterator[Plain]:
        """The body: flags if they can express it, otherwise a file."""
        body, call = self.callee.operation.body, self.callee.call
        if body is None or self.given.body is None:
            return
        given = list(self.callee.given_body(self.given.body))
        if call.raw_body:
            yield from ("--from-file", {"file": self._raw(body)})
            return
        written = [each for each in given if self._has_words(*each)]
        # a body with files has no other form, and lacks the parts of what flags cannot express
        if (given and written == given) or any(_is_file(self.callee, each) for each in call.fields):
            for argument, value in written:
                yield from self._flag(argument, value)
        else:
            yield from ("--from-file", {"file": json.dumps(self.given.body)})

    def _has_words(self, argument: Argument, value: Plain) -> bool:
        """Whether a flag can express a value: not null or empty lists or maps, nor such with null.

        Records and unions are JSON in one word.
        """
        if not isinstance(self.callee.values.catalog.bare(argument.type), ListType | MapType):
            return value is not None
        inner = value.values() if isinstance(value, dict) else value
        return bool(value) and None not in inner

    def _raw(self, body: Body) -> Plain:
        """The body as it is sent."""
        if isinstance(self.given.body, bytes):
            return self.callee.values.tagged(body.type, self.given.body)
        return self._word(body.type, self.given.body)

    def _flag(self, argument: Argument, value: Plain) -> Iterator[Plain]:
        flag, plain = argument.flag, self.callee.values.catalog.bare(argument.type)
        if _is_file(self.callee, argument):
            for item in value if isinstance(value, list) else [value]:
                yield from (flag, {"file": self.callee.values.tagged(BytesType(), item)})
        elif argument.secret:
            yield from (flag, {"file": self._word(argument.type, value)})
        elif isinstance(plain, BooleanType):
            yield flag if value else f"--no-{flag.removeprefix('--')}"
        elif isinstance(plain, ListType):
            yield from (f"{flag}={self._word(plain.items, item)}" for item in value)
        elif isinstance(plain, MapType):
            for key, item in value.items():
                yield f"{flag}={key}={self._word(plain.values, item)}"
        else:
            yield f"{flag}={self._word(argument.type, value)}"

    def _word(self, use: TypeUse, value: Plain) -> str:
        """One value as a word: scalars unchanged, everything else as JSON."""
        if isinstance(self.callee.values.catalog.bare(use), UnionType):
            return value if isinstance(value, str) and not _is_json(value) else json.dumps(value)
        is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
        is_any = isinstance(self.callee.values.catalog.bare(use), AnyType)
        return str(value) if is_text and not is_any else json.dumps(value)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
