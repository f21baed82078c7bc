"""The signature of a method, and its overloads if the value of an argument chooses its result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clientgen.ir import Body
from clientgen.python_source import Annotations, Imports, Returned, returned
from clientgen.symbols import Argument, Call, Chosen, OperationSymbols


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

    def of(self, call: Call) -> str:
        """Return the signature of the method that makes a call."""
        return self._join(call, {})

    def overloads(self, named: OperationSymbols) -> tuple[OverloadView, ...]:
        """Return the overloads of a method: for the usual result, the other one, and either.

        There are none if all calls have the same result.
        """
        result = named.call.result
        return tuple(self._overloads(named, result)) if isinstance(result, Chosen) else ()

    def _overloads(self, named: OperationSymbols, result: Chosen) -> Iterator[OverloadView]:
        for name in ("Any", "Literal", "cast", "overload"):
            self.imports.name("typing", name)
        raw = "ResponseWithHeaders" if named.headers else "RawResponse"
        self.imports.name(".._runtime.response", raw)
        switch = next(each for each in named.call.arguments if each.name == result.argument)
        usual, other = (returned(each, self.annotations) for each in (result.usual, result.other))
        null = " | None" if self.annotations.catalog.is_nullable(switch.type) else ""
        unset = "" if switch.required else " | UnsetType"
        default = "" if switch.required else " = UNSET"
        kinds = {
            f"Literal[{not result.value}]{null}{unset}{default}": (usual,),
            f"Literal[{result.value}]": (other,),
            f"{self.annotations.builtin('bool')}{null}{unset}": (usual, other),
        }
        for kind, results in kinds.items():
            yield _overload(
                self._join(named.call, {switch.name: kind}), results, raw, named.headers
            )

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
    sync, twin = [each.sync for each in results], [each.twin for each in results]
    below = f", {headers}" if headers else ""
    return OverloadView(
        signature=signature,
        sync=_union(sync),
        twin=_union(twin),
        raw=_union([f"{raw}[{each}{below}]" for each in sync]),
        async_raw=_union([f"{raw}[{each}{below}]" for each in twin]),
    )


def _union(annotations: list[str]) -> str:
    return " | ".join(dict.fromkeys(annotations))
