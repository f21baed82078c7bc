"""The signature of a method, and its overloads if the value of an argument chooses its result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clientgen.catalog import Token
from clientgen.ir import Body, EnumType
from clientgen.python_source import Annotations, Imports, Returned, literal, returned, union
from clientgen.symbols import Argument, Call, Chosen, OperationSymbols, Symbols


@dataclass(frozen=True, slots=True, kw_only=True)
class OverloadView:
    """One overload: its signature, and what it returns in each of the four classes of a group."""

    signature: str
    sync: str
    twin: str
    raw: str
    async_raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Writes the signatures of one module, and adds the imports that they need to `imports`."""

    annotations: Annotations
    imports: Imports
    symbols: Symbols

    def of(self, call: Call) -> str:
        """Return the signature of the method that makes a call."""
        return self._join(call, {})

    def overloads(self, named: OperationSymbols) -> tuple[OverloadView, ...]:
        """Return the overloads of a method: for each kind of calls, then for all calls.

        There are none if all calls have the same result.
        """
        result = named.call.result
        return tuple(self._overloads(named, result)) if isinstance(result, Chosen) else ()

    def _overloads(self, named: OperationSymbols, result: Chosen) -> Iterator[OverloadView]:
        for name in ("Any", "Literal", "cast", "overload"):
            self.imports.name("typing", name)
        raw = "ResponseWithHeaders" if named.headers else "RawResponse"
        self.imports.name(".._runtime.response", raw)
        switches = {each.name: each for each in named.call.arguments}
        for tokens, each in result.calls:
            stated = {name: self._stated(switches[name], own) for name, own in tokens.items()}
            found = (returned(each, self.annotations),)
            yield _overload(self._join(named.call, stated), found, raw, named.headers)
        every = tuple(returned(each, self.annotations) for each in result.results)
        yield _overload(self.of(named.call), every, raw, named.headers)

    def _stated(self, switch: Argument, tokens: Sequence[Token]) -> str:
        """The annotation of an argument that has one of these values, and perhaps its default."""
        literals = [literal(each) for each in tokens if each is not None]
        literals += self._members(switch, tokens)
        kinds = [f"Literal[{', '.join(literals)}]"] if literals else []
        if None not in tokens:
            return kinds[0]
        kinds += ["None"] if self.annotations.catalog.is_nullable(switch.type) else []
        kinds += [] if switch.required else ["UnsetType"]
        return union(kinds) + ("" if switch.required else " = UNSET")

    def _members(self, switch: Argument, tokens: Sequence[Token]) -> Iterator[str]:
        """The members of an enumeration that have these values."""
        definition = next(self.annotations.catalog.classes(switch.type), None)
        if definition is None or not isinstance(definition.type, EnumType):
            return
        name = self.annotations.import_type(definition.name)
        members = self.symbols.types[definition.name].members
        for index, member in enumerate(definition.type.members):
            if member.value in tokens:
                yield f"{name}.{members[index]}"

    def _join(self, call: Call, stated: dict[str, str]) -> str:
        keywords = [self._declare(argument, stated) for argument in call.keyword_only]
        positional = [self._declare(argument, stated) for argument in call.positional]
        return ", ".join(("self", *positional, *(("*", *keywords) if keywords else ())))

    def _declare(self, argument: Argument, stated: dict[str, str]) -> str:
        """The declaration of an argument; what is stated of it replaces its annotation."""
        if not argument.required:
            self.imports.name(".._runtime.records", "UNSET")
            self.imports.name(".._runtime.records", "UnsetType")
        if argument.name in stated:
            return f"{argument.name}: {stated[argument.name]}"
        is_whole = isinstance(argument.node, Body)
        annotations = replace(self.annotations, files="Upload" if is_whole else "FileInput")
        name, annotation = argument.name, annotations.given(argument.type)
        return f"{name}: {annotation}" + ("" if argument.required else " | UnsetType = UNSET")


def _overload(
    signature: str, results: tuple[Returned, ...], raw: str, headers: str
) -> OverloadView:
    """One overload; `raw` is the class of whole responses, and `headers` what it is made for."""
    below = f", {headers}" if headers else ""
    return OverloadView(
        signature=signature,
        sync=union(each.sync for each in results),
        twin=union(each.twin for each in results),
        raw=union(f"{raw}[{each.whole or each.sync}{below}]" for each in results),
        async_raw=union(f"{raw}[{each.whole or each.twin}{below}]" for each in results),
    )
