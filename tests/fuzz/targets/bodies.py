"""The two readings of the wire format: `wire` takes or refuses a body, and the client agrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, ClassVar

import msgspec
from hypothesis import strategies as st
from media_services_management import types
from media_services_management._runtime import decoding
from media_services_management._runtime.description import Description
from media_services_management._runtime.records import OpenEnum, Record, Xml, XmlMember

from clientgen.wire import (
    RefShape,
    Types,
    WireError,
    WireOptions,
    check,
    decode,
    encode,
    shapes_from_data,
)

from ..recordings import PACKAGE, recordings
from ..target import Target
from ..texts import JSON_WORDS, XML_WORDS, as_json, as_xml, choosing, grammar, trees, written


class Tone(OpenEnum):
    DARK = "dark"


class Wide(Record, frozen=True, kw_only=True):
    """As `_WIDE` below."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Wide", namespace="urn:w", members={"l": XmlMember(item="i")}
    )
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {"c": {"Created": 201}}

    s: str | None = None
    i: int | None = None
    n: float | None = None
    b: bool | None = None
    y: bytes | None = None
    e: Tone | None = None
    c: int | None = None
    l: list[int] | None = None  # noqa: E741
    m: dict[str, str] | None = None
    w: Wide | None = None


def _member(name: str, kind: str, /, **more: object) -> dict[str, object]:
    return {"name": name, "type": {"kind": kind, **more}}


_WIDE = {
    "kind": "record",
    "xml": {"name": "Wide", "namespace": "urn:w"},
    "fields": [
        _member("s", "string"),
        _member("i", "integer"),
        _member("n", "number", minimum=-1e300, maximum=1e300),
        _member("b", "boolean"),
        _member("y", "bytes"),
        _member("e", "enum", values=["dark"]),
        _member("c", "integer", names={"201": "Created"}),
        _member("l", "list", items={"kind": "integer"}, xml={"wrapped": True, "item": "i"}),
        _member("m", "map", values={"kind": "string"}),
        _member("w", "ref", name="Wide"),
    ],
}
KINDS: Mapping[str, Any] = {
    "Wide": Wide,
    "AccountDetails": types.AccountDetails,
    "AccountCreationRequest": types.AccountCreationRequest,
    "ServiceResources": list[types.ServiceResource],
    "StorageAccounts": list[types.StorageAccountDetails],
    "AccountKeys": types.AccountKeys,
}
MEDIA_TYPES = (
    "application/json",
    "application/xml",
    "application/x-www-form-urlencoded",
    "text/plain",
)
FORMS = (WireOptions(), WireOptions(xml_order="drop", xml_namespace="strict", escaped_slashes=True))
FORM_WORDS = (b"&", b"=", b"s=", b"i=1", b"l=2", b"%", b"%00", b"%ff", b"+", b";", b"b=true")
WORDS = (*JSON_WORDS, *XML_WORDS, *FORM_WORDS, b'xmlns="urn:w"', b"Created", b"dark")


@cache
def _shapes() -> Types:
    described = Description(str(PACKAGE / "src/media_services_management/description"))
    types: Any = described.types
    return shapes_from_data({**types, "Wide": _WIDE})


def check_body(data: bytes) -> None:
    choice, body = int.from_bytes(data[:1], "big"), data[1:]
    name = list(KINDS)[choice % len(KINDS)]
    media_type = MEDIA_TYPES[choice // len(KINDS) % len(MEDIA_TYPES)]
    options = FORMS[choice // len(KINDS) // len(MEDIA_TYPES) % len(FORMS)]
    shape = RefShape(name=name)
    try:
        value = decode(body, shape, _shapes(), media_type, options)
    except WireError as error:
        assert str(error).isprintable()
        assert len(str(error)) < 20_000
        return
    if check(value, shape, _shapes()):
        return
    if media_type == "application/json":
        assert _plain(decoding.decode(KINDS[name], body, media_type)) == _bare(value)
    _check_written(value, name, options)


def _check_written(value: Any, name: str, options: WireOptions) -> None:
    """Assert that what was taken is written in a way that both readings take for the same.

    Of XML that others wrote, the client takes more: any element of a list for an item of it.
    """
    for media_type in MEDIA_TYPES[:2]:
        try:
            body = encode(value, RefShape(name=name), _shapes(), media_type, options)
        except WireError:
            continue
        assert decode(body, RefShape(name=name), _shapes(), media_type, options) == value
        assert _plain(decoding.decode(KINDS[name], body, media_type)) == _bare(value)


def _plain(value: Any) -> Any:
    return _bare(msgspec.to_builtins(value, builtin_types=(bytes,)))


def _bare(value: Any) -> Any:
    """Return a value as a record of the client has it: no member is null, and numbers are floats.

    For `null` it also takes that text, as a value of an enumeration that may be left out.
    """
    if isinstance(value, dict):
        members = {name: _bare(each) for name, each in value.items() if each is not None}
        if str(members.get("e")).lower() == "null":
            del members["e"]
        number = members.get("n")
        return members | ({"n": float(number)} if isinstance(number, int) else {})
    return [_bare(each) for each in value] if isinstance(value, list) else value


def seeds() -> Iterable[bytes]:
    for each in recordings():
        for number in range(len(KINDS)):
            if each.status < 300:
                yield bytes([number]) + each.response
            elif each.body:
                yield bytes([number + len(KINDS)]) + each.body
    value = {
        "s": "a/b",
        "i": 1,
        "n": 1.5,
        "b": True,
        "y": b"\0",
        "e": "dark",
        "c": 201,
        "l": [1, 2],
        "m": {"k": "v"},
        "w": {"i": 2},
    }
    for number, media_type in enumerate(MEDIA_TYPES[:2]):
        body = encode(value, RefShape(name="Wide"), _shapes(), media_type)
        yield bytes([number * len(KINDS)]) + body
    yield bytes([2 * len(KINDS)]) + b"s=a&i=1&l=1&l=2&b=true"


_TREES = st.dictionaries(st.sampled_from("sinbyeclmw"), trees("sinbyeclmw"), max_size=5)

TARGET = Target(
    check=check_body,
    seeds=seeds,
    inputs=choosing(
        len(KINDS) * len(MEDIA_TYPES) * len(FORMS),
        grammar(
            WORDS,
            lambda: [seed[1:] for seed in seeds()],
            written(_TREES, as_json, lambda value: as_xml(value, "Wide")),
        ),
    ),
    words=WORDS,
)
