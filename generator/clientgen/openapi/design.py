"""Gives an import the design of a client that a configuration states: names, pages, ends of streams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from clientgen.openapi.config import Config
from clientgen.openapi.operations import Stated
from clientgen.openapi.report import Report
from clientgen.openapi.schemes import SINGLE, Scheme, paging_of
from clientgen.openapi.shapes import first_body, responses_of
from clientgen.openapi.source import Part
from clientgen.openapi.types import Types
from clientgen.openapi.words import Use
from clientgen.symbols import reserved
from clientgen.symbols.spelling import camel


@dataclass(slots=True)
class Pins:
    """The names that an earlier import or a configuration gave, by the places of what has them."""

    operations: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    second_names: dict[str, str] = field(default_factory=dict)
    """The places of operations by the further full names that these have."""


def pinned(pins: Pins, root: Part, every: Sequence[Stated], config: Config) -> Pins:
    """Return pins with those of a configuration, where there are none yet; note operations that it does not name."""
    operations, types = dict(pins.operations), dict(pins.types)
    second = dict(pins.second_names)
    taken = {*operations.values(), *second}
    for stated in every:
        for further in config.further(stated):
            if further not in taken:
                second[further] = stated.place
                taken.add(further)
        name = config.pinned(stated)
        if name is not None and stated.place not in operations and name not in taken:
            operations[stated.place] = name
            taken.add(name)
        elif name is None and config.operations and stated.place not in operations:
            root.source.report.lacks(
                "an operation that the configuration does not name", stated.place, "a derived name"
            )
    known = {*types.values()}
    schemas = root.get("components").get("schemas")
    for place, name in config.place_of_type():
        schema = place.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        is_there = schemas.get(schema).value is not None
        if is_there and place not in types and name not in known:
            types[place] = name
            known.add(name)
    return Pins(operations, types, second)


def lay_over(root: Part, config: Config) -> None:
    """Put what a configuration says of servers and credentials into a document that does not say it."""
    if not isinstance(root.value, dict):
        return
    overlay = config.overlay
    if "servers" in overlay:
        root.value["servers"] = overlay["servers"]
    if "securitySchemes" in overlay:
        components = root.value.setdefault("components", {})
        if isinstance(components, dict):
            components["securitySchemes"] = overlay["securitySchemes"]
    if "security" in overlay:
        root.value["security"] = overlay["security"]


def name_package(service: Use, config: Config, report: Report) -> None:
    """Give the package the name that it has in a configuration, or with `_client` if another project has it."""
    if config.license:
        service["python"]["license"] = config.license
    if config.package:
        root = config.package.removesuffix("_client") or config.package
        package = config.package
        if package in reserved.PACKAGES | reserved.KNOWN_PACKAGES:
            package = f"{package}_client"
            report.lacks("a package that would replace another", config.package, f"`{package}`")
        service["python"] |= {
            "package": package,
            "client": f"{camel(root)}Client",
            "error": f"{camel(root)}Error",
        }
    if config.is_read:
        service["python"]["successor_of"] = "stainless"
    if config.command:
        service["python"]["command"] = config.command


def add_paging(
    service: Use, groups: Mapping[str, Mapping[str, Use]], types: Types, config: Config
) -> None:
    """Say how the results of operations come in pages: once in service.yaml, by name in each operation."""
    found: dict[str, list[tuple[Use, Use]]] = {}
    schemes = sorted(config.schemes, key=lambda each: each.kind == SINGLE)
    for full_name, operation in _operations(groups):
        if full_name not in config.unpaged:
            for scheme in schemes:
                if operation["verb"] != "GET" and scheme.kind != SINGLE:
                    continue
                words = _paging(operation, types, scheme)
                if words is not None:
                    found.setdefault(scheme.name, []).append((operation, words))
                    break
    for name, uses in found.items():
        usual = Counter(repr(words) for _, words in uses).most_common(1)[0][0]
        shared = next(words for _, words in uses if repr(words) == usual)
        service.setdefault("paging", {})[name] = shared
        for operation, words in uses:
            operation["paging"] = name if words == shared else words


def _operations(groups: Mapping[str, Mapping[str, Use]]) -> Iterator[tuple[str, Use]]:
    for group, operations in groups.items():
        for name, operation in operations.items():
            yield f"{group}.{name}", operation


def _paging(operation: Use, types: Types, scheme: Scheme) -> Use | None:
    parameters = {
        each.get("wire_name", name): each
        for name, each in operation.get("parameters", {}).items()
        if each["in"] == "query"
    }
    return paging_of(scheme, parameters, first_body(operation), types.look)


def add_examples(
    groups: Mapping[str, Mapping[str, Use]],
    places: Mapping[str, str],
    every: Sequence[Stated],
    config: Config,
) -> None:
    """Give operations the examples that the old README had of them."""
    for stated in every:
        group, _, name = places[stated.place].rpartition(".")
        operation = groups[group][name]
        for call in config.calls(stated):
            known = {
                each.get("wire_name", key): key
                for key, each in operation.get("parameters", {}).items()
            }
            given = {key: value for key, value in call.arguments.items() if key in known}
            body = {key: value for key, value in call.arguments.items() if key not in known}
            example: Use = {"parameters": given} if given else {}
            if body and "body" in operation:
                example["body"] = body
            if example:
                operation.setdefault("examples", {})[call.name] = example


def add_results(groups: Mapping[str, Mapping[str, Use]], types: Types, config: Config) -> None:
    """Say of which responses methods return a member: as the old client, of those with no other."""
    named = {*config.operations.values(), *config.others}
    for full_name, operation in _operations(groups):
        if full_name not in named or {"paging", "long_running"} & operation.keys():
            continue
        alone = {_only_member(types.look(body)) for body in _whole_bodies(operation)}
        found = next((each for each in config.unwrapped if alone == {each}), None)
        if found is not None:
            operation["result"] = {"member": found}


def _whole_bodies(operation: Use) -> Iterator[Use]:
    """Yield the bodies of responses that are no streams."""
    for response in responses_of(operation):
        body = response.get("body", {"itemSchema": {}})
        if "itemSchema" not in body:
            yield body


def _only_member(record: Use) -> str | None:
    """Return the name on the wire of the only member of a record; None for anything else."""
    members = record.get("properties", {})
    is_closed = "additionalProperties" not in record and "allOf" not in record
    if len(members) != 1 or not is_closed:
        return None
    [(name, member)] = members.items()
    wire: str = member.get("wire_name", name)
    return wire


def add_ends(groups: Mapping[str, Mapping[str, Use]], config: Config) -> None:
    """Say after which data streams are over, and which member tells an error."""
    for _, operation in _operations(groups):
        for response in responses_of(operation):
            body = response.get("body", {})
            if "text/event-stream" in body.get("media_types", ()) and "itemSchema" in body:
                body |= {"end": config.end} if config.end else {}
                body |= {"error": {"member": config.error}} if config.error else {}


def end_pages(service: Use, groups: Mapping[str, Mapping[str, Use]], types: Types) -> None:
    """Let the example of a page be the last one: a response that is always the same leads nowhere."""
    for _, operation in _operations(groups):
        stated = operation.get("paging", {})
        words = service.get("paging", {}).get(stated, {}) if isinstance(stated, str) else stated
        example = types.look(first_body(operation)).get("example")
        if "more" in words and isinstance(example, dict) and words["more"] in example:
            example[words["more"]] = False
