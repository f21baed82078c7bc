"""Makes the data of a spec of a document: what each of its files holds, and what the report says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from clientgen.openapi import apart, design, microsoft
from clientgen.openapi.arguments import add_arguments
from clientgen.openapi.client_options import add_options
from clientgen.openapi.config import Config
from clientgen.openapi.design import Pins
from clientgen.openapi.errors import Errors
from clientgen.openapi.inference import Inference
from clientgen.openapi.operations import Operations, Stated, titled
from clientgen.openapi.reading import Json
from clientgen.openapi.report import Report
from clientgen.openapi.samples import NOTHING, Samples
from clientgen.openapi.service import Service
from clientgen.openapi.shapes import responses_of
from clientgen.openapi.source import Part
from clientgen.openapi.streaming import lay_streams
from clientgen.openapi.types import Types
from clientgen.openapi.unions import choose
from clientgen.openapi.words import Use


@dataclass(slots=True)
class Made:
    """The data of the files of a spec, the names that were given, and the number of operations stated."""

    service: Use
    groups: dict[str, Use]
    types: dict[str, Use]
    errors: Use
    pins: Pins
    stated: int
    emulation: Use = field(default_factory=dict)
    deviations: Use = field(default_factory=dict)
    """Those that the file of deviations begins with."""
    outer: dict[str, Use] = field(default_factory=dict)
    """What is said of groups that have no operations of their own."""
    is_read_back: bool = False
    """Whether the document is an export, so that nothing was derived."""

    @property
    def taken(self) -> int:
        """The number of operations, second names left out."""
        every = (each for group in self.groups.values() for each in group["operations"].values())
        return sum("same_as" not in each for each in every)

    @property
    def data(self) -> dict[str, Any]:
        """Everything by the first step of the paths that diagnostics have."""
        operations = {name: group["operations"] for name, group in self.groups.items()}
        return {
            "service": self.service,
            "operations": operations,
            "types": self.types,
            "emulation": self.emulation,
            **{key: self.errors.get(key, {}) for key in ("errors", "exceptions", "bodies", "body")},
        }


def make(
    root: Part,
    api: str,
    report: Report,
    pins: Pins,
    every: Sequence[Stated],
    stated: int,
    config: Config,
) -> Made:
    """Return the spec that operations of a document say, with the names that `pins` has for their places."""
    types = Types(report, dict(pins.types), choose)
    types.taken |= {*pins.types.values()}
    operations = Operations(types, report, dict(pins.operations), pins.second_names, config.queries)
    _configure(operations, root, every, config)
    operations.add_all(every)
    service = Service(root, report, api)
    document = service.document()
    design.name_package(document, config, report)
    _add_needs(operations, service, every, document)
    errors = Errors(types, operations.errors)
    types.define_all()
    apart.settle(types)
    said = errors.document()
    _add_uses(operations, errors)
    _add_design(document, operations, types, every, config)
    groups = {
        name: {"summary": _summary(root, name), "operations": group}
        for name, group in operations.groups.items()
    }
    named = Pins(
        {**pins.operations, **operations.places},
        {**pins.types, **types.places},
        pins.second_names,
    )
    effects = _effects(groups, types.definitions, said, document.get("paging", {}))
    operations.add_second_names(groups)
    return Made(document, groups, types.definitions, said, named, stated, effects)


def _configure(operations: Operations, root: Part, every: Sequence[Stated], config: Config) -> None:
    """Let a configuration say what clients give, how bodies are taken and what streams, before operations are made."""
    for option in config.parameters:
        place = f"#/x-options/{option['x-stainless-param']}"
        operations.add_to_client(Part(option, place, root.file, root.source))
    operations.merges_bodies = config.is_read
    operations.switches = lay_streams(root, every, config)


def _add_uses(operations: Operations, errors: Errors) -> None:
    for name, uses in errors.uses.items():
        group, _, operation = name.rpartition(".")
        operations.groups[group][operation]["errors"] = uses


def _add_design(
    document: Use, operations: Operations, types: Types, every: Sequence[Stated], config: Config
) -> None:
    """Add what extensions and the configuration say of pages, streams and long waits, and examples."""
    _require_bodies(types, operations)
    if config.is_read:
        add_arguments(operations, config)
    microsoft.add_client_parameters(document, operations)
    add_options(document, operations, config.options)
    design.add_paging(document, operations.groups, types, config)
    design.add_examples(operations.groups, operations.places, every, config)
    microsoft.add_pages(operations, every, types)
    microsoft.add_long_running(operations, every, types)
    design.add_results(operations.groups, types, config)
    design.add_ends(operations.groups, config)
    _add_examples(types)
    _add_body_examples(types, operations)
    design.end_pages(document, operations.groups, types)


def _effects(
    groups: dict[str, Use], types: dict[str, Use], errors: Use, paging: dict[str, Use]
) -> Use:
    """What the operations do to the emulator; what is missing there is an error."""
    operations = {
        f"{name}.{own}": each
        for name, group in groups.items()
        for own, each in group["operations"].items()
    }
    effects = Inference(operations, types, paging).emulation()
    known = [each["status"] for each in errors.get("errors", {}).values()]
    if "collections" in effects and 404 not in known:
        errors.setdefault("exceptions", {}).setdefault(404, "NotFoundError")
        errors.setdefault("errors", {})["NotFound"] = {
            "status": 404,
            "title": "Not Found",
            "every_operation": True,
            "grade": "inferred",
        }
    if 409 not in known:
        for collection in effects.get("collections", {}).values():
            collection["taken"] = "keep"
    return effects


def _require_bodies(types: Types, operations: Operations) -> None:
    """Require bodies whose members are required, so that these can be arguments of their own."""
    for stated, full_name in operations.places.items():
        group, _, name = full_name.rpartition(".")
        body = operations.groups[group][name].get("body", {})
        if body.get("required") is False and types.look(body).get("required"):
            del body["required"]
            types.report.fault("an optional body with required members", stated, "required")


def _add_needs(
    operations: Operations, service: Service, every: Sequence[Stated], document: Use
) -> None:
    """Say what credentials an operation needs where it is not what the others need."""
    usual = document.get("default_auth")
    for stated in every:
        needs = service.security.needs(stated.part.get("security"))
        if needs is None or needs == usual or "auth" not in document:
            continue
        group, _, name = operations.places[stated.place].rpartition(".")
        if usual is not None or not service.security.is_usual(needs):
            operations.groups[group][name]["auth"] = needs


def _summary(root: Part, group: str) -> str:
    from clientgen.openapi import names
    from clientgen.openapi.prose import line

    for tag in root.get("tags").entries():
        if names.words(tag.text("name")) == group and line(tag.text("description")):
            return line(tag.text("description"))
    return titled(group.rpartition(".")[2])


def _add_examples(types: Types) -> None:
    samples = Samples(types.definitions)
    for name, definition in types.definitions.items():
        if "enum" in definition or "const" in definition or "$ref" in definition:
            continue
        example = samples.of_definition(name)
        if example is not NOTHING:
            definition["example"] = example


def _add_body_examples(types: Types, operations: Operations) -> None:
    """Give bodies an example whose types, written where they are used, have none."""
    samples = Samples(types.definitions)
    for group in operations.groups.values():
        for name, operation in group.items():
            body = operation.get("body", {"$ref": ""})
            if _needs_example(body):
                _put(body, samples.of_request(body, name))
            for response in responses_of(operation):
                body = response.get("body", {"$ref": ""})
                if _needs_example(body):
                    _put(body, samples.full(body, name))


def _put(body: Use, value: Json) -> None:
    if value is not NOTHING:
        body["example"] = value


def _needs_example(body: Use) -> bool:
    return "$ref" not in body and "itemSchema" not in body and body.get("type") != "bytes"
