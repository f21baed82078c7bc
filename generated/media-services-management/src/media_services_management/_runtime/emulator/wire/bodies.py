"""A value to and from the bytes of a body, by media type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from .charsets import text_of
from .form_body import from_form, to_form
from .json_body import from_json, to_json
from .layout import PLAIN, Layout
from .multipart import from_multipart, to_multipart
from .options import DEFAULT_OPTIONS, WireOptions
from .problems import WireError
from .scalars import scalar_from_text, scalar_to_text, scalar_value
from .shapes import BytesShape, Shape, Types, Value
from .xml_read import from_xml
from .xml_write import to_xml

Kind: TypeAlias = Literal["json", "xml", "form", "multipart", "text", "bytes"]


def kind_of(media_type: str) -> Kind:
    """Return how a media type is written; parameters such as `charset` are ignored."""
    essence = media_type.partition(";")[0].strip().lower()
    subtype = essence.partition("/")[2]
    if subtype == "json" or subtype.endswith("+json"):
        return "json"
    if subtype == "xml" or subtype.endswith("+xml"):
        return "xml"
    if essence == "application/x-www-form-urlencoded":
        return "form"
    if essence == "multipart/form-data":
        return "multipart"
    return "text" if essence.startswith("text/") else "bytes"


def encode(
    value: Value,
    shape: Shape,
    types: Types,
    media_type: str,
    options: WireOptions = DEFAULT_OPTIONS,
    layout: Layout = PLAIN,
) -> bytes:
    """Return the bytes of a value, the same for the same value; `WireError` if it does not fit."""
    kind = kind_of(media_type)
    if kind == "json":
        return to_json(value, shape, types, options)
    if kind == "xml":
        return to_xml(value, shape, types, options)
    if kind == "form":
        return to_form(value, shape, types, layout)
    if kind == "multipart":
        return to_multipart(value, shape, types, media_type, layout)
    if isinstance(types.bare(shape), BytesShape):
        return bytes(scalar_value(value, types.bare(shape), ""))
    return scalar_to_text(value, shape, types).encode()


def decode(
    body: bytes,
    shape: Shape,
    types: Types,
    media_type: str,
    options: WireOptions = DEFAULT_OPTIONS,
    layout: Layout = PLAIN,
) -> Value:
    """Return the value of a body in time linear in its length.

    Files are not limited: whoever receives a body limits it. Members that the shape does not declare are dropped. Raises `WireError` for what is malformed,
    too large, too deep, not in its character set or of another shape; the rules of `check` are not applied.
    """
    kind = kind_of(media_type)
    if kind in ("text", "bytes") and isinstance(types.bare(shape), BytesShape):
        return body
    if kind == "multipart":
        return from_multipart(body, shape, types, media_type, options, layout)
    if len(body) > options.max_bytes:
        raise WireError(f"a body must have at most {options.max_bytes} bytes")
    text = text_of(body, media_type)
    if kind == "form":
        return from_form(text, shape, types, layout, options.max_depth)
    return _DECODERS[kind](text, shape, types, options)


_DECODERS: Mapping[Kind, Callable[[str, Shape, Types, WireOptions], Value]] = {
    "json": from_json,
    "xml": from_xml,
    "text": lambda text, shape, types, _: scalar_from_text(text, shape, types),
    "bytes": lambda text, shape, types, _: scalar_from_text(text, shape, types),
}
