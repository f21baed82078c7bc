"""Parameters of the client that stand in for arguments of calls."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.diagnostics import nearest, quote
from clientgen.ir import Parameter, Text, reveal
from clientgen.rules.rule import Finding, at, rule


@rule("SPEC236", "a parameter that the client cannot give")
def _not_given(catalog: Catalog) -> Iterator[Finding]:
    service = catalog.service
    for parameter in service.parameters:
        if parameter.from_client is not None:
            message = "belongs to the client itself"
            yield _finding(parameter, message, "remove `from_client`")
    for operation in service.operations:
        for parameter in operation.parameters:
            if parameter.place == "call":
                hint = "move it to `parameters` of `service.yaml`"
                yield _finding(parameter, "is `in: call`, but not one of the client", hint)
            elif parameter.from_client is not None:
                yield from _misfit(catalog, parameter, parameter.from_client)


def _misfit(catalog: Catalog, parameter: Parameter, name: Text) -> Iterator[Finding]:
    known = catalog.given_by_client
    given, shown = known.get(name), quote(reveal(name))
    if given is None:
        near = nearest(reveal(name), map(reveal, known))
        hint = "declare it under `parameters` of `service.yaml` with `in: call`"
        hint = f"did you mean {quote(near)}?" if near else hint
        yield _finding(parameter, f"cannot come from {shown}, which the client does not have", hint)
    elif catalog.bare(given.type) != catalog.bare(parameter.type):
        message = f"cannot come from {shown}, which has another type"
        yield _finding(parameter, message, "give both the same type")
    elif catalog.needs_secrecy(given) != catalog.needs_secrecy(parameter):
        message = f"cannot come from {shown}: only one of them is secret"
        yield _finding(parameter, message, "write `secret: true` in both, or in neither")


def _finding(parameter: Parameter, message: str, hint: str) -> Finding:
    return at(parameter, f"parameter {quote(reveal(parameter.wire_name))} {message}", hint)


@rule("SPEC237", "a parameter of the client that no call has", whole=True)
def _idle(catalog: Catalog) -> Iterator[Finding]:
    every = (each for o in catalog.service.operations for each in o.parameters)
    used = {each.from_client for each in every}
    for name, parameter in catalog.given_by_client.items():
        if name not in used:
            hint = (
                f"write `from_client: {reveal(name)}` in the parameters that it gives, or remove it"
            )
            yield _finding(parameter, "of the client is not used by any call", hint)
