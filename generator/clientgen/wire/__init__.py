"""A value and its type description to and from bytes: JSON, XML, form, text and bytes.

Knows nothing of specs or of generated code: shapes come as plain data, values are builtins. One of
the two readings of the wire format (the other is the generated client's own), each of which tests
the other, so neither may import the other.
"""

from __future__ import annotations

from .bodies import decode, encode, kind_of
from .constraints import check
from .error_bodies import ErrorShape, form_from_data, usual_form
from .layout import PLAIN, Layout, ListStyle, layout_from_data
from .options import DEFAULT_OPTIONS, WireOptions, options_from_data
from .parameters import Style, value_from_pairs, value_to_pairs
from .problems import Problem, WireError
from .scalars import scalar_from_text, scalar_to_text
from .shape_data import shape_from_data, shapes_from_data
from .shapes import RefShape, Shape, Types
from .streams import stream_pieces

__all__ = [
    "DEFAULT_OPTIONS",
    "PLAIN",
    "ErrorShape",
    "Layout",
    "ListStyle",
    "Problem",
    "RefShape",
    "Shape",
    "Style",
    "Types",
    "WireError",
    "WireOptions",
    "check",
    "decode",
    "encode",
    "form_from_data",
    "kind_of",
    "layout_from_data",
    "options_from_data",
    "scalar_from_text",
    "scalar_to_text",
    "shape_from_data",
    "shapes_from_data",
    "stream_pieces",
    "usual_form",
    "value_from_pairs",
    "value_to_pairs",
]
