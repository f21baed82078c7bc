"""Where a user meets each text of the museum's spec, and whether it is the text that was written."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from .consumer import Consumer, bare, spelled
from .museum import Place

_GET = ("doc operations.things:Things.get", "help things get")
_ADD = ("doc operations.things:Things.add", "help things add")
_LABEL = ("doc operations.things:Things.label",)

READERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "deviations.yaml deviations label-answers documented": ("page",),
        "deviations.yaml deviations label-answers observed": ("page",),
        "deviations.yaml deviations label-answers reason": ("page",),
        "deviations.yaml deviations no-order documented": ("page",),
        "deviations.yaml deviations no-order observed": ("page",),
        "deviations.yaml deviations no-order reason": ("page",),
        "emulation.yaml tour 0 text": ("description tour.0.text",),
        "errors.yaml errors NotFound title": (
            "doc errors:NotFoundError",
            "help things get",
            "readme",
        ),
        "errors.yaml errors NotFound reasons thing-unknown text": (
            "line _service:SERVICE.reasons.NotFound.thing-unknown",
            "help things get",
            "page",
        ),
        "operations/wing/_group.yaml summary": ("doc operations.wing:Wing", "help wing", "page"),
        "operations/things.yaml summary": (
            "doc operations.things:Things",
            "help things",
            "page",
        ),
        "operations/things.yaml operations get title": (*_GET, "page"),
        "operations/things.yaml operations get source section": ("page",),
        "operations/things.yaml operations get description": (*_GET, "page"),
        "operations/things.yaml operations get notes 0": (*_GET, "page"),
        "operations/things.yaml operations get cautions 0": (*_GET, "page"),
        "operations/things.yaml operations get parameters thingId description": _GET,
        "operations/things.yaml operations get parameters tone description": _GET,
        "operations/things.yaml operations get parameters x-tag description": _GET,
        "operations/things.yaml operations get parameters x-tag deprecated since": _GET[:1],
        "operations/things.yaml operations add title": (*_ADD, "page"),
        "operations/things.yaml operations label title": (*_LABEL, "page"),
        "operations/things.yaml operations label parameters guest description": _LABEL,
        "operations/things.yaml operations label body description": _LABEL,
        "service.yaml title": ("doc client:MuseumClient", "page", "readme"),
        "service.yaml summary": (
            "help",
            "readme",
            "description summary",
            "metadata project.description",
        ),
        "service.yaml python authors 0 name": ("metadata project.authors.0.name",),
        "service.yaml description": ("help", "readme", "description description"),
        "service.yaml parameters hallId description": ("doc client:MuseumClient", "help"),
        "service.yaml parameters guest description": (
            "doc client:MuseumClient",
            "help",
            "help things label",
        ),
        "service.yaml auth 0 description": ("doc credentials:ApiKey", "readme"),
        "service.yaml auth 1 description": ("doc credentials:BearerToken", "readme"),
        "service.yaml auth 1 scope": ("default credentials:BearerToken.__init__ scope",),
        "service.yaml documents guide title": ("page",),
        "types.yaml types ThingId description": (*_LABEL, "help things label"),
        "types.yaml types Colour descriptions red": ("page",),
        "types.yaml types Colour descriptions blue": ("page",),
        "types.yaml types Colour description": ("doc types.colour:Colour", "page"),
        "types.yaml types Size description": ("doc types.size:Size", "page"),
        "types.yaml types Failure description": ("doc types.failure:Failure", "page"),
        "types.yaml types Failure properties Code description": ("page",),
        "types.yaml types Failure properties Message description": ("page",),
        "types.yaml types Thing description": ("doc types.thing:Thing", "page"),
        "types.yaml types Thing notes 0": ("doc types.thing:Thing",),
        "types.yaml types Thing properties name description": (*_ADD, "page"),
        "types.yaml types Thing properties origin description": (*_ADD, "page"),
        "types.yaml types Thing properties marks description": (*_ADD, "page"),
        "types.yaml types Thing properties texts description": (*_ADD, "page"),
        "types.yaml types Thing properties weight description": (*_ADD, "page"),
        "types.yaml types Thing properties parts names 100": (
            "description types.Thing.fields.7.type.names.100",
        ),
    }
)
"""By place. A docstring, a help text or a page holds the words; the others are the exact text."""

UNREAD = frozenset(
    {
        "emulation.yaml collections things missing message",
        "emulation.yaml invalid 0 message",
        "emulation.yaml refusals unknown_path message",
        "errors.yaml errors NotFound message",
        "errors.yaml errors NotFound reasons thing-unknown message",
        "errors.yaml errors NotFound source section",
        "operations/things.yaml operations add body description",
        "operations/things.yaml operations get responses 200 description",
        "operations/things.yaml operations get responses 200 headers x-age description",
        "service.yaml api_version",
        "service.yaml headers request Accept description",
        "service.yaml headers request x-version description",
        "service.yaml headers response x-request-id description",
        "types.yaml types Thing source section",
    }
)
"""Texts that are for readers of the spec, or that only the emulator says."""

LITERALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "operations/things.yaml operations get parameters tone default": (
            "parameter things.get tone",
        ),
        "operations/things.yaml operations get parameters tone wire_name": (
            "value operations.things:_GET.query.0.wire",
        ),
        "service.yaml headers request x-version value": ("value _service:SERVICE.headers.0.1",),
        "types.yaml types Colour enum 0": ("value types.colour:Colour.RED.value",),
        "types.yaml types Size enum 1": ("value types.size:Size.LARGE.value",),
        "types.yaml types Thing properties origin default": (
            "description types.Thing.fields.3.default",
        ),
        "types.yaml types Thing xml namespace": ("value types.thing:Thing.__xml__.namespace",),
        "types.yaml types ThingId pattern": ("value types._checks:THING_ID.pattern",),
    }
)
"""Values that a user gets exactly as they were written."""


def name(place: Place) -> str:
    """Return a place as one text."""
    return " ".join(map(str, place))


def assert_read(consumer: Consumer, reader: str, text: str) -> None:
    """Assert that a user meets a text where a reader looks."""
    kind, _, where = reader.partition(" ")
    found = _KINDS[kind](consumer, where)
    if kind in {"doc", "help", "page", "readme"}:
        assert isinstance(found, str)
        # a help text has an escape or a blank in the place of a blank that does not break
        ways = {spelled(text), spelled(" ".join(text.split()))} if kind == "help" else {text}
        assert any(bare(way) in bare(found) for way in ways), reader
    else:
        # what is printed in one line has one blank between its words
        expected = re.sub(r"\s+", " ", text, flags=re.ASCII) if kind == "line" else text
        assert found == expected, reader


def _doc(consumer: Consumer, where: str) -> str:
    module, _, names = where.partition(":")
    documented = consumer.value(f"{module}:{f'{names}.' if names else ''}__doc__")
    return inspect.cleandoc(documented)


def _default(consumer: Consumer, where: str) -> object:
    function, _, parameter = where.partition(" ")
    return inspect.signature(consumer.value(function)).parameters[parameter].default


def _parameter(consumer: Consumer, where: str) -> object:
    operation, _, parameter = where.partition(" ")
    described = consumer.description()["operations"][operation]["parameters"]
    (found,) = (each for each in described if each["python_name"] == parameter)
    return found["default"]


def _pick(data: object, where: str) -> object:
    for step in where.split("."):
        assert isinstance(data, dict | list)
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data


_KINDS: Mapping[str, Callable[[Consumer, str], object]] = MappingProxyType(
    {
        "doc": _doc,
        "help": lambda consumer, where: consumer.help(*where.split()),
        "page": lambda consumer, _: consumer.page("api.md"),
        "readme": lambda consumer, _: consumer.page("README.md"),
        "value": lambda consumer, where: consumer.value(where),
        "line": lambda consumer, where: consumer.value(where),
        "default": _default,
        "parameter": _parameter,
        "description": lambda consumer, where: _pick(consumer.description(), where),
        "metadata": lambda consumer, where: _pick(consumer.metadata(), where),
    }
)
